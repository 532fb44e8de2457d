"""When a month's work may begin, when it must be at the bank, and when it is due.

All times are Europe/Riga (docs/OPERATIONS.md, the month; lead days: docs/BANKS.md).
"""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.banking_days import (
    ClosedDays,
    banking_days_before,
    last_banking_day_before,
)
from einvoice.core.period import Period

_CALCULATE_FROM_DAY = 4
_DELIVER_BEFORE_DAY = 15


def calculate_from(period: Period, window_last_day: dt.date) -> dt.date:
    """Return the first day a period may be calculated: the 4th, and after its window."""
    return max(
        period.next.first_day.replace(day=_CALCULATE_FROM_DAY),
        window_last_day + dt.timedelta(days=1),
    )


def due_date(sending_date: dt.date, lead_days: int, closed: ClosedDays) -> dt.date:
    """Return the due date: the last day of the month, or of the next month.

    The next month's when a file sent on ``sending_date`` (the day of issue, or the day after it
    when its cut-off has passed) would come later than ``lead_days`` banking days before it.
    """
    month = Period.of(sending_date)
    if sending_date <= last_sending_day(month.last_day, lead_days, closed):
        return month.last_day
    return month.next.last_day


def last_sending_day(due: dt.date, lead_days: int, closed: ClosedDays) -> dt.date:
    """Return the last day on which a bank still takes an invoice with that due date."""
    return banking_days_before(due, lead_days, closed)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Our last moment to send; ``at`` is local time in Riga."""

    at: dt.datetime

    def slack_hours(self, now: dt.datetime) -> int:
        """Return whole hours left (negative when past, rounded down)."""
        return (self.at - now) // dt.timedelta(hours=1)


def deadline(period: Period, lead_days: int, cut_off: dt.time, closed: ClosedDays) -> Deadline:
    """Return a bank's deadline: the last banking day before the 15th of the next month.

    Never later than the due date at that month's end less the bank's lead days.
    """
    month = period.next
    day = min(
        last_banking_day_before(month.first_day.replace(day=_DELIVER_BEFORE_DAY), closed),
        last_sending_day(month.last_day, lead_days, closed),
    )
    return Deadline(dt.datetime.combine(day, cut_off))
