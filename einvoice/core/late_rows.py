"""The state of meters when a month was calculated: rows that came after issuing count later.

An issued month never changes. A reading that comes for it afterwards, or a replacement told
afterwards, is kept and counts from the first month that was not issued yet; whoever calculates
an earlier month again must find it as it was (`docs/decisions/0039-late-readings.md`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from einvoice.core.meters import LateMeter, LateReading, Meter, Reading
from einvoice.core.period import Period

Readings = Mapping[str, Iterable[Reading]]
"""Readings by meter id."""


class _Late(Protocol):
    @property
    def counts_from(self) -> Period: ...


LateRow = TypeVar("LateRow", bound=_Late)


@dataclass(frozen=True, slots=True)
class LateRows:
    """Late rows by meter id, in any order."""

    readings: Mapping[str, tuple[LateReading, ...]] = field(default_factory=dict)
    meters: Mapping[str, tuple[LateMeter, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.readings or self.meters)

    def of(self, meters: Iterable[Meter]) -> "LateRows":
        """Return those of some meters."""
        ids = [meter.meter_id for meter in meters]
        return LateRows(
            {name: self.readings[name] for name in ids if name in self.readings},
            {name: self.meters[name] for name in ids if name in self.meters},
        )

    def until(self, period: Period) -> "LateRows":
        """Return those that count in a period."""
        return LateRows(_until(self.readings, period), _until(self.meters, period))

    @property
    def periods(self) -> list[Period]:
        """The periods from which something counts, in order."""
        months = [row.counts_from for rows in self.readings.values() for row in rows]
        months += [row.counts_from for rows in self.meters.values() for row in rows]
        return sorted(set(months))


NOTHING_LATE = LateRows()


def known_in(
    period: Period, meters: Iterable[Meter], readings: Readings, late: LateRows
) -> tuple[tuple[Meter, ...], Mapping[str, tuple[Reading, ...]]]:
    """Return the meters and readings as a period knows them."""
    known = tuple(_meters(period, meters, late))
    rows = {m.meter_id: tuple(_readings(period, m.meter_id, readings, late)) for m in known}
    return known, rows


def _until(
    rows: Mapping[str, tuple[LateRow, ...]], period: Period
) -> dict[str, tuple[LateRow, ...]]:
    kept = {
        name: tuple(row for row in own if row.counts_from <= period) for name, own in rows.items()
    }
    return {name: own for name, own in kept.items() if own}


def _next(rows: Iterable[LateRow], period: Period) -> LateRow | None:
    """Return the first change after a period: what was before it is what the period knows."""
    later = [row for row in rows if row.counts_from > period]
    return min(later, key=lambda row: row.counts_from, default=None)


def _meters(period: Period, meters: Iterable[Meter], late: LateRows) -> Iterator[Meter]:
    for meter in meters:
        change = _next(late.meters.get(meter.meter_id, ()), period)
        if change is None:
            yield meter
        elif change.before is not None:
            yield replace(change.before, serial=meter.serial, verified_until=meter.verified_until)


def _readings(
    period: Period, meter_id: str, readings: Readings, late: LateRows
) -> Iterator[Reading]:
    by_day: dict[object, list[LateReading]] = {}
    for row in late.readings.get(meter_id, ()):
        by_day.setdefault(row.read_on, []).append(row)
    for reading in readings.get(meter_id, ()):
        change = _next(by_day.get(reading.read_on, ()), period)
        if change is None:
            yield reading
        elif change.before_e3 is not None:
            yield replace(reading, value_e3=change.before_e3)
