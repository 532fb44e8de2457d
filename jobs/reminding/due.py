"""The reminders of today: the first are the first to go."""

import datetime as dt
from collections.abc import Iterator

from einvoice.core.meters import Window
from einvoice.core.period import Period
from einvoice.core.reminders import ReminderKind
from einvoice.core.residents import FlatRight
from einvoice.core.windows import window_of
from einvoice.store import due_reminders
from einvoice.store.customer_spans import span_of
from einvoice.store.due_reminders import Today, Waiting
from einvoice.store.rows import all_rows
from einvoice.store.span_invoices import live_in
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.residents.rights import right_in
from jobs.views.resident_account import account_in

_OF_INVOICES = (ReminderKind.INVOICE, ReminderKind.DUE)


def today_of(context: Context) -> Today:
    """Return the day and the moment of a call."""
    return Today(context.today, context.clock.seconds())


def due_now(context: Context, tx: ReadTransaction) -> Iterator[Waiting]:
    """Yield the reminders that may go, whose user still has the right."""
    for waiting in _asked(tx, today_of(context)):
        if still_due(context, tx, waiting):
            yield waiting


def _asked(tx: ReadTransaction, today: Today) -> Iterator[Waiting]:
    yield from due_reminders.of_answers(tx, today)
    for window in _open_windows(tx, today.day):
        ends = window.last_day == today.day
        kind = ReminderKind.WINDOW_ENDS if ends else ReminderKind.WINDOW_OPENS
        yield from due_reminders.of_window(tx, today, kind, window)
    yield from due_reminders.of_due_days(tx, today)
    yield from due_reminders.of_invoices(tx, today)
    yield from due_reminders.of_verifications(tx, today)


def window_in(tx: ReadTransaction, period: Period) -> Window:
    """Return the window of a month."""
    return window_of(period, {window.period: window for window in all_rows(tx, Window)})


def _open_windows(tx: ReadTransaction, day: dt.date) -> list[Window]:
    own = {window.period: window for window in all_rows(tx, Window)}
    periods = sorted({Period.of(day).previous, Period.of(day), *own})
    windows = (window_of(period, own) for period in periods)
    return [window for window in windows if window.first_day <= day <= window.last_day]


def still_due(context: Context, tx: ReadTransaction, waiting: Waiting) -> bool:
    """Return whether a user still has the right, and what a reminder is of is theirs and open."""
    reminder = waiting.reminder
    right = right_in(context, tx, reminder.user_id, reminder.key.flat_id)
    if right is None or right.past:
        return False
    if reminder.kind not in _OF_INVOICES:
        return True
    return _is_own_invoice(context, tx, right, waiting)


def _is_own_invoice(
    context: Context, tx: ReadTransaction, right: FlatRight, waiting: Waiting
) -> bool:
    """Return whether the month's invoice is the user's, and for a due day not paid already."""
    reminder = waiting.reminder
    span = span_of(tx, right.key)
    if span is None or live_in(tx, span, Period.parse(reminder.period)) is None:
        return False
    if reminder.kind is ReminderKind.INVOICE:
        return True
    account = account_in(tx, context, span)
    return account is None or account.as_of is None or account.open_cents > 0
