"""The short way to the month nearly every meter has: read this month and the month before.

It gives exactly what `einvoice.core.history` gives, without walking through the years, and only
where nothing special can have happened: one meter that was never removed, read in the windows of
this month and of the month before, with no value before these that is higher. A value that is at
least as high as all before it is accepted and closes its month, whatever was missing or refused
until then; so of the readings before the month before only the first day and the highest value
are asked for.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import le
from typing import TypeAlias

from einvoice.core.meter_months import MeterMonth, MonthRule, Span
from einvoice.core.meters import Meter, PlaceKind, meters_by_place
from einvoice.core.registers import LAST_VERIFIED_MONTH
from einvoice.core.windows import ReadingWindows, month_of

Value: TypeAlias = tuple[dt.date, int]
"""The day of a reading and its value (m3 or MWh, 3 decimals)."""


@dataclass(frozen=True, slots=True)
class RegularMonth:
    """A meter's regular month, and its readings of the period that close nothing."""

    part: MeterMonth
    unused: tuple[tuple[str, dt.date], ...]


def alone(meters: Iterable[Meter]) -> list[Meter]:
    """Return the meters that are the only meter of their place and service, ever."""
    return [own[0] for own in meters_by_place(meters).values() if len(own) == 1]


def regular_month(
    meter: Meter, values: Iterable[Value], windows: ReadingWindows
) -> RegularMonth | None:
    """Return a flat's regular month, ``None`` where the history must be walked.

    Args:
        meter: one meter of a place that has no other of its service.
        values: its readings in any order; those before the window of the month before may be one:
            their first day with their highest value.
        windows: the company's reading windows.
    """
    before = windows.month - 1
    if (
        meter.removed_on is not None
        or meter.place_kind is not PlaceKind.FLAT
        or before <= LAST_VERIFIED_MONTH
        or _month_of(meter.installed_on, windows) >= before
    ):
        return None
    ordered = sorted(values)
    rising = [meter.start_value_e3, *[value_e3 for _, value_e3 in ordered]]
    if (
        not ordered
        or not all(map(le, rising, rising[1:]))
        or ordered[0][0] <= meter.installed_on
        or _month_of(ordered[0][0], windows) >= before
    ):
        return None
    return _between(meter, ordered, windows)


def _month_of(day: dt.date, windows: ReadingWindows) -> int:
    """Return the last month a day can belong to: its own, or a month whose window holds it."""
    return max(month_of(day), *windows.closed_by[day], 0)


def _between(
    meter: Meter, ordered: Sequence[Value], windows: ReadingWindows
) -> RegularMonth | None:
    """Look back from the latest reading to the reading that closed the month before."""
    month, closed_by = windows.month, windows.closed_by
    closing: int | None = None
    unused: list[tuple[str, dt.date]] = []
    for day, value_e3 in reversed(ordered):
        closed = closed_by[day]
        if len(closed) > 1:
            return None
        if not closed:
            if windows.since <= day <= windows.until:
                unused.append((meter.meter_id, day))
        elif closed[0] == month:
            closing = value_e3 if closing is None else closing
        elif closed[0] < month:
            if closing is None or closed[0] != month - 1:
                return None
            used = closing - value_e3
            span = Span(meter.meter_id, value_e3, closing)
            part = MeterMonth(MonthRule.READING, used, used, (span,))
            return RegularMonth(part, tuple(reversed(unused)))
    return None
