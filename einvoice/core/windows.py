"""Reading windows: the days on which a reading can close a month.

The window of a month is its last two calendar days and the first day of the next month, unless
the company's `windows` rows say otherwise (docs/RULES.md, "Readings"). A reading outside every
window is kept and not used. Months are counted as integers here (`month_number`), because the
histories of all meters of a company walk through them.
"""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from einvoice.core.meters import Window
from einvoice.core.period import Period

_ONE_DAY = dt.timedelta(days=1)


def month_number(period: Period) -> int:
    """Return the number of a month in an unbroken count of months."""
    return period.year * 12 + period.month - 1


def period_of(month: int) -> Period:
    """Return the period of a month number.

    >>> str(period_of(month_number(Period(2026, 12))))
    '2026-12'
    """
    return Period(month // 12, month % 12 + 1)


def month_of(day: dt.date) -> int:
    """Return the number of the calendar month of a day."""
    return day.year * 12 + day.month - 1


def window_of(period: Period, overrides: Mapping[Period, Window]) -> Window:
    """Return the reading window of a period: the company's own, else the rule.

    >>> window_of(Period(2026, 2), {}).first_day
    datetime.date(2026, 2, 27)
    """
    own = overrides.get(period)
    if own is not None:
        return own
    return _by_rule(period)


@lru_cache(maxsize=512)
def _by_rule(period: Period) -> Window:
    last_day = period.last_day
    return Window(period, last_day - _ONE_DAY, last_day + _ONE_DAY)


class ClosedBy(dict[dt.date, tuple[int, ...]]):
    """The months whose window holds a day: one or none, more if windows overlap.

    Each day is worked out when it is first asked for; a company's readings share few days.
    """

    def __init__(self, overrides: Mapping[Period, Window]) -> None:
        super().__init__()
        self._overrides = overrides

    def __missing__(self, day: dt.date) -> tuple[int, ...]:
        own = Period.of(day)
        candidates = {own, own.previous, *self._overrides}
        windows = (window_of(period, self._overrides) for period in candidates)
        months = sorted(
            month_number(window.period)
            for window in windows
            if window.first_day <= day <= window.last_day
        )
        self[day] = tuple(months)
        return self[day]


@lru_cache(maxsize=8)
def closed_by(own: tuple[Window, ...]) -> ClosedBy:
    """Return the months that days close; pages of one company share what was worked out.

    Args:
        own: the company's windows that differ from the rule.

    >>> [str(period_of(month)) for month in closed_by(())[dt.date(2026, 3, 1)]]
    ['2026-02']
    """
    return ClosedBy({window.period: window for window in own})


class ReadingWindows:
    """The windows of a company, seen from the period that is calculated.

    Args:
        period: the month to calculate.
        overrides: the windows that differ from the rule.

    Attributes:
        period: the month to calculate.
        month: its month number.
        first_day: its first calendar day.
        last_day: its last calendar day.
        opening_day: the first day of the previous month's window.
        since: the day after the previous month's window.
        until: the last day of the period's own window.
        closed_by: the months that a reading of a day can close.
    """

    def __init__(self, period: Period, overrides: Mapping[Period, Window]) -> None:
        self.period = period
        self.month = month_number(period)
        self.first_day = period.first_day
        self.last_day = period.last_day
        opening = window_of(period.previous, overrides)
        self.opening_day = opening.first_day
        self.since = opening.last_day + _ONE_DAY
        self.until = window_of(period, overrides).last_day
        self.closed_by = ClosedBy(overrides)


@lru_cache(maxsize=8)
def reading_windows(period: Period, own: tuple[Window, ...]) -> ReadingWindows:
    """Return the windows seen from a period; buildings of one run share them.

    Args:
        period: the month to calculate.
        own: the company's windows that differ from the rule.
    """
    return ReadingWindows(period, {window.period: window for window in own})
