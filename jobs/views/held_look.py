"""The places that are held, a building as a whole once, and which a person looks at first.

That is the odd flat, and not the first of its house.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core import holds
from einvoice.core.advice import Action, Advice
from einvoice.core.findings import Finding
from einvoice.core.period import Period
from einvoice.store.months import HeldFlat


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """A flat that is held, or a building that is held as a whole, and the first reason.

    ``flats`` are how many of the building are held; ``flat_id`` is the first.
    """

    place: str
    flat_id: str
    whole_building: bool
    flats: int
    finding: Finding


def held_places(held: Sequence[HeldFlat]) -> list[HeldPlace]:
    """Return what is held in the order given, each place and reason once."""
    of_building = Counter(flat.building_id for flat in held)
    places: dict[tuple[str, str], HeldPlace] = {}
    for flat in held:
        place = flat.building_id if flat.whole_building else flat.flat_id
        count = of_building[flat.building_id]
        held_place = HeldPlace(place, flat.flat_id, flat.whole_building, count, flat.finding)
        places.setdefault((place, flat.code), held_place)
    return list(places.values())


def look_at(held: Sequence[HeldFlat], period: Period) -> Advice:
    """Return the look at what holds flats: at a doubtful row before anything that follows from it.

    Where the odd value of a flat holds its house, at that flat.
    """
    first = next((flat for flat in held if flat.code == holds.ROW_DOUBTFUL), held[0])
    return look_at_flat(first.finding, first.flat_id, period)


def look_at_flat(finding: Finding, flat_id: str, period: Period) -> Advice:
    """Return the look at what holds a flat: at the flat whose odd value holds its house."""
    names_it = finding.code in {*holds.OF_ONE_FLAT, holds.ROW_DOUBTFUL}
    odd = dict(finding.facts).get("flat", "") if names_it else ""
    return Advice.of(Action.SHOW, flat=odd or flat_id, period=period)
