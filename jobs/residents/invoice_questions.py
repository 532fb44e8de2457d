"""Invoices that residents ask about: their month, and the number that a question names."""

import re
from dataclasses import dataclass

from einvoice.core.account_keys import AccountKey
from einvoice.core.messages import Topic
from einvoice.core.numbering import NUMBER_DIGITS
from einvoice.core.period import Period
from einvoice.store.customer_spans import span_of
from einvoice.store.span_invoices import invoice_in, latest_in
from einvoice.store.threads import Thread
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context

_NUMBER = re.compile(rf"(?<![0-9])[0-9]{{{NUMBER_DIGITS}}}(?![0-9])")


@dataclass(frozen=True, slots=True)
class BilledLast:
    """The last invoice of a customer as the staff see it; ``cents`` is what it asks for."""

    number: str
    period: Period
    cents: int
    state: str


def month_of_invoice(context: Context, key: AccountKey, number: str) -> Period | None:
    """Return the month of a customer's invoice; None where that customer has none such."""
    if not _NUMBER.fullmatch(number):
        return None
    with context.store.reading() as tx:
        return _month(tx, key, number)


def invoice_asked_about(tx: ReadTransaction, thread: Thread, text: str) -> str:
    """Return the number of the invoice that a question names in its first line; empty = none."""
    named = _NUMBER.search(text.partition("\n")[0]) if thread.topic is Topic.INVOICE else None
    return named[0] if named and _month(tx, thread.key, named[0]) else ""


def billed_last(tx: ReadTransaction, thread: Thread) -> BilledLast | None:
    """Return the last invoice of the customer of a thread about bills, of nobody before or after.

    None of a thread about something else, and where nothing was billed yet.
    """
    span = span_of(tx, thread.key) if thread.topic is Topic.INVOICE else None
    latest = latest_in(tx, span) if span else None
    if latest is None:
        return None
    row = latest.row
    return BilledLast(row.invoice_number, row.period, row.to_pay_cents, str(row.state))


def _month(tx: ReadTransaction, key: AccountKey, number: str) -> Period | None:
    span = span_of(tx, key)
    own = invoice_in(tx, span, int(number)) if span else None
    return own.row.period if own else None
