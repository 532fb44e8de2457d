"""A month's dates for this installation: when work may begin, deadlines, due dates."""

import datetime as dt
from dataclasses import dataclass

from einvoice.core import deadlines, windows
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.meters import Window
from einvoice.core.period import Period
from jobs.context import Context

IN_DANGER_HOURS = 24
"""With less time than this to the deadline a month is in danger."""


@dataclass(frozen=True, slots=True)
class MonthTimes:
    """Local times in Riga; ``deadline`` is the earliest of the banks'."""

    first_day: dt.date
    deadline: dt.datetime
    slack_hours: int


def month_times(context: Context, period: Period) -> MonthTimes:
    """Return the dates of a month."""
    from einvoice.store.rows import all_rows

    with context.store.reading() as tx:
        overrides = {row.period: row for row in all_rows(tx, Window)}
    ends = [
        deadlines.deadline(period, a.profile.lead_days, a.profile.cut_off, context.closed)
        for a in context.adapters.values()
    ]
    earliest = min(ends, key=lambda end: end.at)
    return MonthTimes(
        deadlines.calculate_from(period, windows.window_of(period, overrides).last_day),
        earliest.at,
        earliest.slack_hours(context.clock.now()),
    )


def takes_due_date(context: Context, bank: str, due: dt.date) -> bool:
    """Return whether a bank still takes invoices with a due date: up to a day's cut-off."""
    profile, now = context.adapters[bank].profile, context.clock.now()
    last = deadlines.last_sending_day(due, profile.lead_days, context.closed)
    return (now.date(), now.time()) <= (last, profile.cut_off)


def lead_days(context: Context) -> int:
    """Return the most banking days any bank wants before the due date: one date for all."""
    return max(adapter.profile.lead_days for adapter in context.adapters.values())


def refuse_too_early(context: Context, period: Period) -> None:
    """Refuse to work on a month whose readings may still come.

    Raises:
        RefusedByCheckError: today is before the first day.
    """
    first_day = month_times(context, period).first_day
    if context.today < first_day:
        raise RefusedByCheckError(
            "too-early", period=period, today=context.today, first_day=first_day
        )
