"""The houses that a form names: some by their numbers, or all, confirmed by how many there are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_BETWEEN = re.compile(r"[\s,;]+")
_ALL = "all"
MOST_TICKS = 12
"""Up to this number of houses they are a list to tick; of more, numbers are typed."""


@dataclass(frozen=True, slots=True)
class HouseChoice:
    """The choice of houses of a form; ``faults`` are by field, and with any there are no houses.

    ``typed`` are the numbers of the field, ``unknown`` those that no house has.
    """

    houses: tuple[str, ...]
    typed: tuple[str, ...]
    unknown: tuple[str, ...]
    faults: Mapping[str, str] = field(default_factory=dict)


def chosen_houses(known: Sequence[tuple[str, str]], form: Mapping[str, str]) -> HouseChoice:
    """Return the houses of a form; ``known`` are the ids and addresses of all.

    A house is typed or ticked (`house.B0001`).

    Numbers that are typed beside "all houses" contradict it, so that nobody publishes to all by a
    choice that was left over. Capitals and small letters of a number are the same.
    """
    ids = {house_id.casefold(): house_id for house_id, _ in known}
    ticked = (house_id for house_id, _ in known if form.get(f"house.{house_id}"))
    typed = (*filter(None, _BETWEEN.split(form.get("houses", ""))), *ticked)
    unknown = tuple(name for name in typed if name.casefold() not in ids)
    if form.get("where") == _ALL:
        faults = _faults_of_all(typed, form.get("house_count", ""), len(known))
        return HouseChoice(() if faults else tuple(ids.values()), typed, unknown, faults)
    if not typed or unknown:
        fault = {"houses": "unknown_house" if unknown else "houses"}
        return HouseChoice((), typed, unknown, fault)
    return HouseChoice(tuple(dict.fromkeys(ids[name.casefold()] for name in typed)), typed, ())


def _faults_of_all(typed: Sequence[str], count: str, houses: int) -> dict[str, str]:
    if typed:
        return {"houses": "both"}
    return {} if count.strip() == str(houses) else {"house_count": "house_count"}
