"""A meter's register over time: which reading closed which month, and when it began to count."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from einvoice.core.meters import Meter, PlaceKind, Reading
from einvoice.core.period import Period
from einvoice.core.windows import ReadingWindows, month_of

NEVER = 1_000_000
"""A month that is not reached: the removal of a meter that is still there."""

LAST_VERIFIED_MONTH = month_of(dt.date(2025, 5, 1))
"""Last month in which an expired verification made a defaulter: since 2025-06-06 it does not,
and a period counts by its last day (the company's notice of 2025-11-25)."""

_BY_DAY = attrgetter("read_on")


@dataclass(slots=True)
class Register:
    """The part of a meter in the history of its place. Months are month numbers.

    ``closings`` are the closing readings by month, in order, ``closed_on`` their days.
    ``first_reading`` is the earliest
    reading there is. ``unverified_from`` is the first month whose last day is later than the
    verification, while that still mattered. ``unused`` are the days of readings that can close
    nothing.
    """

    meter: Meter
    closings: dict[int, int]
    closed_on: dict[int, dt.date]
    first_reading: tuple[dt.date, int] | None
    installed_month: int
    removed_month: int
    unverified_from: int
    unused: tuple[dt.date, ...]


def register_of(meter: Meter, readings: Iterable[Reading], windows: ReadingWindows) -> Register:
    """Return a meter's register.

    The closing reading of a month is the latest in its window; for building meters the reading of
    the last calendar day comes before any other. ``end_value`` counts as a reading on the day of
    removal, ``start_value`` as the reading on the day of installation: rows of the readings file
    for these two days, and rows from outside the meter's time, are not used.
    """
    installed_on, removed_on = meter.installed_on, meter.removed_on or dt.date.max
    closed_by = windows.closed_by
    values: dict[dt.date, int] = {}
    unused: list[dt.date] = []
    for reading in sorted(readings, key=_BY_DAY):
        day = reading.read_on
        if installed_on < day < removed_on:
            values[day] = reading.value_e3
            if not closed_by[day]:
                unused.append(day)
        elif day not in (installed_on, removed_on):
            unused.append(day)
    if meter.removed_on is not None and meter.end_value_e3 is not None:
        values[removed_on] = meter.end_value_e3
    closed_on = {month: day for day in values for month in closed_by[day]}
    if meter.place_kind is PlaceKind.BUILDING:
        last_days = [day for day in values if day == Period.of(day).last_day]
        closed_on |= {month_of(day): day for day in last_days}
        closed_on = dict(sorted(closed_on.items()))
        unused = [day for day in unused if day not in last_days]
    return Register(
        meter=meter,
        closings={month: values[day] for month, day in closed_on.items()},
        closed_on=closed_on,
        first_reading=next(iter(values.items()), None),
        installed_month=month_of(installed_on),
        removed_month=NEVER if meter.removed_on is None else month_of(removed_on),
        unverified_from=_unverified_from(meter.verified_until),
        unused=tuple(unused),
    )


def beginning(register: Register, windows: ReadingWindows) -> tuple[int, int, dt.date]:
    """Return the first month that bills something, the value that opens it, and its day.

    A meter that was there for more than 12 months before its first reading begins with that
    reading, whose own month bills nothing; it is not charged for years nobody recorded.
    """
    meter = register.meter
    if register.first_reading is not None:
        day, value_e3 = register.first_reading
        if _more_than_a_year(meter.installed_on, day):
            closed = windows.closed_by[day] or (month_of(day),)
            return closed[0] + 1, value_e3, day
    closed = windows.closed_by[meter.installed_on]
    first_month = closed[0] + 1 if closed else register.installed_month
    return first_month, meter.start_value_e3, meter.installed_on


def _more_than_a_year(start: dt.date, end: dt.date) -> bool:
    return (end.year, end.month, end.day) > (start.year + 1, start.month, start.day)


def _unverified_from(verified_until: dt.date | None) -> int:
    if verified_until is None or month_of(verified_until) > LAST_VERIFIED_MONTH:
        return NEVER
    month = month_of(verified_until)
    return month + 1 if verified_until == Period.of(verified_until).last_day else month
