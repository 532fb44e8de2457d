"""A new meter beside an old one that is silent since: was the old one replaced?

An act that arrives in part (the new meter without the end of the old) must not bill a flat twice
over: by estimate for the old meter, by reading for the new. While the old one is estimated its
estimate is the flat's whole use, and the new one waits. What it measured is billed as soon as
the old one is read, its end is told, or it is a defaulter and estimated no more. Meanwhile the
flat is held until a person says that both are there (`docs/decisions/0041-second-meters.md`).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from einvoice.core.history import ESTIMATED_MONTHS
from einvoice.core.meters import PlaceKind
from einvoice.core.registers import Register
from einvoice.core.windows import ReadingWindows

Chain = Sequence[Register]


class Beside(NamedTuple):
    """A new meter, and the old one of the same place and service that is silent since."""

    new_meter_id: str
    old_meter_id: str


def waiting(chains: Sequence[Chain], month: int) -> dict[Beside, frozenset[int]]:
    """Return the new meters of a flat that wait, with the months they wait, up to a month."""
    found = {}
    for new in chains:
        for old in chains:
            months = frozenset(_months(new[0], old[-1], month))
            if months:
                found[Beside(new[0].meter.meter_id, old[-1].meter.meter_id)] = months
    return found


def added(chains: Sequence[Chain], month: int) -> Iterator[Beside]:
    """Yield the new meters of a flat that begin in a month beside an older one that stays."""
    for new in chains:
        if new[0].meter.place_kind is not PlaceKind.FLAT or new[0].installed_month != month:
            continue
        for old in chains:
            stays = old[-1].meter.removed_on is None
            if stays and old[-1].meter.installed_on < new[0].meter.installed_on:
                yield Beside(new[0].meter.meter_id, old[-1].meter.meter_id)


def with_waits(
    chains: Sequence[Chain], windows: ReadingWindows
) -> Iterator[tuple[Chain, frozenset[int]]]:
    """Yield each chain of a place and service with the months in which it waits."""
    found = waiting(chains, windows.month)
    for chain in chains:
        own = [
            months for one, months in found.items() if one.new_meter_id == chain[0].meter.meter_id
        ]
        yield chain, frozenset().union(*own)


def _months(new: Register, old: Register, last: int) -> Iterator[int]:
    """Yield the months in which the old meter is estimated and was not read since the new came."""
    since = new.meter.installed_on
    if (
        new.meter.place_kind is not PlaceKind.FLAT
        or old.meter.removed_on is not None
        or old.meter.installed_on >= since
    ):
        return
    first = new.installed_month
    closed = max((m for m in old.closings if m < first), default=old.installed_month - 1)
    for month in range(first, last + 1):
        if month not in old.closings:
            if month - closed <= ESTIMATED_MONTHS:
                yield month
        elif old.closed_on[month] > since:
            return
        else:
            closed = month
