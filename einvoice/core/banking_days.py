"""Banking days: neither weekend nor closed. Closed days come in as a frozenset."""

import datetime as dt

ClosedDays = frozenset[dt.date]
_SATURDAY = 5
_ONE_DAY = dt.timedelta(days=1)


def is_banking_day(day: dt.date, closed: ClosedDays) -> bool:
    """Return whether banks settle payments on that day."""
    return day.weekday() < _SATURDAY and day not in closed


def last_banking_day_before(day: dt.date, closed: ClosedDays) -> dt.date:
    """Return the last banking day strictly before a day."""
    day -= _ONE_DAY
    while not is_banking_day(day, closed):
        day -= _ONE_DAY
    return day


def banking_days_before(day: dt.date, count: int, closed: ClosedDays) -> dt.date:
    """Return the latest banking day with at least ``count`` banking days after it, up to ``day``.

    The day itself counts when it is a banking day, so a due date on a Saturday asks for an
    earlier delivery, never a later delivery; and what would be sent on a Sunday a bank takes on
    Monday, so the answer is a banking day itself.
    """
    for _ in range(count):
        while not is_banking_day(day, closed):
            day -= _ONE_DAY
        day -= _ONE_DAY
    while not is_banking_day(day, closed):
        day -= _ONE_DAY
    return day


def add_banking_days(day: dt.date, count: int, closed: ClosedDays) -> dt.date:
    """Return the ``count``-th banking day after a day."""
    while count:
        day += _ONE_DAY
        count -= is_banking_day(day, closed)
    return day
