"""A new meter beside an old meter that is silent since: was the old meter replaced?

An act that arrives in part (the new meter without the end of the old) must not bill a flat twice
over, nor its neighbours by the sum: by estimate for the old meter, by reading for the new. While
nobody knows, the flat's use is that of the old meter alone (an estimate three times, then nothing
as any defaulter's), and the new meter waits. What it measured is billed as soon as the old meter is
read or its end is told. Meanwhile the flat is held until a person says that both are there
(`docs/decisions/0041-second-meters.md`).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from einvoice.core.meters import PlaceKind, rise
from einvoice.core.registers import Register, beginning
from einvoice.core.windows import ReadingWindows

Chain = Sequence[Register]


class Beside(NamedTuple):
    """A new meter, and the old meter of the same place and service that is silent since."""

    new_meter_id: str
    old_meter_id: str


def waiting(chains: Sequence[Chain], windows: ReadingWindows) -> dict[Beside, frozenset[int]]:
    """Return the new meters of a flat that wait, with the months they wait, up to the period."""
    waits = {}
    for new in chains:
        for old in chains:
            months = frozenset(_months(new[0], old[-1], windows))
            if months:
                waits[Beside(new[0].meter.meter_id, old[-1].meter.meter_id)] = months
    return waits


def added(chains: Sequence[Chain], month: int) -> Iterator[Beside]:
    """Yield the new meters of a flat that begin in a month beside an older meter that stays."""
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
    waits = waiting(chains, windows)
    for chain in chains:
        own = [
            months for pair, months in waits.items() if pair.new_meter_id == chain[0].meter.meter_id
        ]
        yield chain, frozenset().union(*own)


def _months(new: Register, old: Register, windows: ReadingWindows) -> Iterator[int]:
    """Yield the months in which the old meter was not read, until it is read after the new came."""
    since = new.meter.installed_on
    if (
        new.meter.place_kind is not PlaceKind.FLAT
        or old.meter.removed_on is not None
        or old.meter.installed_on >= since
    ):
        return
    read = {month: old.closed_on[month] for month in _read_months(old, windows)}
    for month in range(new.installed_month, windows.month + 1):
        if month not in read:
            yield month
        elif read[month] > since:
            return


def _read_months(register: Register, windows: ReadingWindows) -> Iterator[int]:
    """Yield the months that a reading closes; a fallen reading (the other meter's?) closes none."""
    _, last_e3, _ = beginning(register, windows)
    for month, value_e3 in register.closings.items():
        if rise(last_e3, value_e3, register.meter.digits) is not None:
            last_e3 = value_e3
            yield month
