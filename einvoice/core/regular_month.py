"""The short way to the month nearly every meter has: read this month and the month before.

It gives exactly what `einvoice.core.history` gives, without walking through the years, and only
where nothing special can have happened: one meter that was never removed, whose register never
fell, read in the windows of this month and of the month before.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter, le

from einvoice.core.meter_months import MeterMonth, MonthRule, Span
from einvoice.core.meters import Meter, PlaceKind, Reading
from einvoice.core.registers import LAST_VERIFIED_MONTH
from einvoice.core.windows import ReadingWindows, month_of

_BY_DAY = attrgetter("read_on")
_VALUE = attrgetter("value_e3")


@dataclass(frozen=True, slots=True)
class RegularMonth:
    """A meter's regular month, and its readings of the period that close nothing."""

    part: MeterMonth
    unused: tuple[tuple[str, dt.date], ...]


def regular_month(
    meter: Meter, readings: Iterable[Reading], windows: ReadingWindows
) -> RegularMonth | None:
    """Return a flat's regular month, ``None`` where the history must be walked."""
    before = windows.month - 1
    if (
        meter.removed_on is not None
        or meter.place_kind is not PlaceKind.FLAT
        or before <= LAST_VERIFIED_MONTH
        or _month_of(meter.installed_on, windows) >= before
    ):
        return None
    ordered = sorted(readings, key=_BY_DAY)
    values = [meter.start_value_e3, *map(_VALUE, ordered)]
    rises = all(map(le, values, values[1:]))
    if (
        not ordered
        or not rises
        or ordered[0].read_on <= meter.installed_on
        or _month_of(ordered[0].read_on, windows) >= before
    ):
        return None
    return _between(meter, ordered, windows)


def _month_of(day: dt.date, windows: ReadingWindows) -> int:
    """Return the last month a day can belong to: its own, or a month whose window holds it."""
    return max(month_of(day), *windows.closed_by[day], 0)


def _between(meter: Meter, ordered: list[Reading], windows: ReadingWindows) -> RegularMonth | None:
    """Look back from the latest reading to the reading that closed the month before."""
    month, closed_by = windows.month, windows.closed_by
    closing: int | None = None
    unused: list[tuple[str, dt.date]] = []
    for reading in reversed(ordered):
        day = reading.read_on
        closed = closed_by[day]
        if len(closed) > 1:
            return None
        if not closed:
            if windows.since <= day <= windows.until:
                unused.append((meter.meter_id, day))
        elif closed[0] == month:
            closing = reading.value_e3 if closing is None else closing
        elif closed[0] < month:
            if closing is None or closed[0] != month - 1:
                return None
            used = closing - reading.value_e3
            span = Span(meter.meter_id, reading.value_e3, closing)
            part = MeterMonth(MonthRule.READING, used, used, (span,))
            return RegularMonth(part, tuple(reversed(unused)))
    return None
