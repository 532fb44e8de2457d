"""The reminders of today: the first are the first to go."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.core.meters import Window
from einvoice.core.period import Period
from einvoice.core.reminders import ReminderKind, WishKind
from einvoice.core.residents import FlatRight
from einvoice.core.windows import window_of
from einvoice.store import due_reminders
from einvoice.store.customer_spans import span_of
from einvoice.store.due_reminders import SENDS, Today, Waiting, verified_in
from einvoice.store.present_customers import key_now
from einvoice.store.queued_payments import waits_for
from einvoice.store.reminders import Reminder
from einvoice.store.rows import all_rows
from einvoice.store.span_invoices import live_in
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.residents.rights import rights_in
from jobs.views.resident_account import account_in

_OF_WINDOWS = (ReminderKind.WINDOW_OPENS, ReminderKind.WINDOW_ENDS)
_OF_INVOICES = (ReminderKind.INVOICE, ReminderKind.DUE)
_MOST_RESTED = 500
"""How many accounts are worked out in vain before what is due meanwhile goes."""


@dataclass(frozen=True, slots=True)
class Look:
    """The reminders of a minute.

    ``due`` may go; ``rest`` are due days of which nobody is reminded now, such as of an invoice
    that is paid; ``more``: others were not looked at.
    """

    due: list[Waiting]
    rest: list[Waiting]
    more: bool


def today_of(context: Context, *, whole: bool = True) -> Today:
    """Return the day and the moment of a call."""
    return Today(context.today, context.clock.seconds(), whole=whole)


def due_now(context: Context, tx: ReadTransaction) -> Iterator[Waiting]:
    """Yield the reminders that may go, whose user still has the right."""
    for waiting in _asked(tx, today_of(context)):
        if still_due(context, tx, waiting):
            yield waiting


def look(context: Context, tx: ReadTransaction, most: int, *, whole: bool) -> Look:
    """Return the first reminders that may go; not the ``whole``: of verifications those begun."""
    due: list[Waiting] = []
    rest: list[Waiting] = []
    for waiting in _asked(tx, today_of(context, whole=whole)):
        if len(due) == most or len(rest) == _MOST_RESTED:
            return Look(due, rest, more=True)
        if still_due(context, tx, waiting):
            due.append(waiting)
        elif waiting.reminder.kind is ReminderKind.DUE:
            rest.append(waiting)
    return Look(due, rest, more=False)


def _asked(tx: ReadTransaction, today: Today) -> Iterator[Waiting]:
    yield from due_reminders.of_answers(tx, today)
    for window in _windows_about(tx, today.day):
        kind = _kind_on(window, today.day)
        if kind is not None:
            yield from due_reminders.of_window(tx, today, kind, window)
    yield from due_reminders.of_due_days(tx, today)
    yield from due_reminders.of_invoices(tx, today)
    yield from due_reminders.of_verifications(tx, today)


def window_in(tx: ReadTransaction, period: Period) -> Window:
    """Return the window of a month."""
    return window_of(period, {window.period: window for window in all_rows(tx, Window)})


def _windows_about(tx: ReadTransaction, day: dt.date) -> list[Window]:
    """Return the windows of which some may be open on a day."""
    own = {window.period: window for window in all_rows(tx, Window)}
    periods = sorted({Period.of(day).previous, Period.of(day), *own})
    return [window_of(period, own) for period in periods]


def _kind_on(window: Window, day: dt.date) -> ReminderKind | None:
    """Return what a window is told by on a day; None while it is not open."""
    if not window.first_day <= day <= window.last_day:
        return None
    return ReminderKind.WINDOW_ENDS if day == window.last_day else ReminderKind.WINDOW_OPENS


def still_due(context: Context, tx: ReadTransaction, waiting: Waiting) -> bool:
    """Return whether a reminder may still go.

    Its user has the right in the customer's time that it is of, its days are not over, and its
    invoice is theirs and open.
    """
    reminder = waiting.reminder
    right = _right(context, tx, reminder)
    if right is None or not _is_time(tx, reminder, context.today):
        return False
    if reminder.kind not in _OF_INVOICES:
        return True
    return _is_own_invoice(context, tx, right, reminder)


def _right(context: Context, tx: ReadTransaction, reminder: Reminder) -> FlatRight | None:
    """Return the present right that a reminder asks for; of meters, the right to send readings."""
    key, kind = key_now(tx, reminder.key), reminder.kind
    sends = kind in _OF_WINDOWS or kind.wish is WishKind.VERIFICATION
    rights = rights_in(context, tx, reminder.user_id, reminder.key.flat_id)
    own = (right for right in rights if right.key == key and not right.past)
    return next((right for right in own if not sends or right.right in SENDS), None)


def _is_time(tx: ReadTransaction, reminder: Reminder, day: dt.date) -> bool:
    """Return whether a window or a verification is still what a reminder says of it."""
    if reminder.kind in _OF_WINDOWS:
        return _kind_on(window_in(tx, Period.parse(reminder.period)), day) is reminder.kind
    if reminder.kind.wish is WishKind.VERIFICATION:
        return bool(verified_in(tx, reminder, day))
    return True


def _is_own_invoice(
    context: Context, tx: ReadTransaction, right: FlatRight, reminder: Reminder
) -> bool:
    """Return whether the month's invoice is the user's, and for a due day not paid already.

    While a payment waits for a person that may be the flat's, it may be paid.
    """
    span = span_of(tx, right.key)
    invoice = None if span is None else live_in(tx, span, Period.parse(reminder.period))
    if span is None or invoice is None:
        return False
    if reminder.kind is ReminderKind.INVOICE:
        return True
    if invoice.due_date is None or invoice.due_date < context.today:
        return False
    if waits_for(tx, reminder.key.flat_id):
        return False
    account = account_in(tx, context, span)
    return account is None or account.as_of is None or account.open_cents > 0
