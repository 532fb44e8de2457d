"""Invoices paid twice: what was paid before, and what a standing order will pay again.

Staff are told on the day the payment is read, and in the status of the month.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from einvoice.core.banking_days import add_banking_days
from einvoice.core.double_payments import Mark, MarkedPayment
from einvoice.core.findings import Finding, Level
from einvoice.core.money import format_cents
from einvoice.core.runs import MonthFacts
from einvoice.store.marked_payments import paid_before, paid_before_the_bank
from einvoice.store.queued_payments import waiting_now
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.cut_off import faults_of_statements, opening_of

_DAYS = dt.timedelta(days=60)
"""The days after a payment for which its mark is shown."""

PATIENCE_DAYS = 5
"""A payment that waits longer, in banking days, is named by `status`."""
_SIGNS = 6


def marked_payments(context: Context) -> list[MarkedPayment]:
    """Return the payments of the last 60 days that are marked, by day."""
    with context.store.reading() as tx:
        return marked(tx, context)


def marked(tx: ReadTransaction, context: Context) -> list[MarkedPayment]:
    """Return the payments of the last 60 days that are marked, by day."""
    double = paid_before(tx, context.today - _DAYS)
    known = {payment.payment_id for payment in double}
    early = (p for p in _before_the_bank(tx, context) if p.payment_id not in known)
    return sorted((*double, *early), key=lambda payment: (payment.booked_on, payment.payment_id))


def findings_of(payments: Iterable[MarkedPayment]) -> Iterator[Finding]:
    """Yield what is told of marked payments, each with its way out."""
    for payment in payments:
        facts = (
            ("payment", payment.payment_id[:_SIGNS]),
            ("cents", format_cents(payment.cents)),
            ("flat", payment.flat_id),
            ("invoice", payment.invoice),
            ("day", str(payment.due or payment.booked_on)),
        )
        code = "payment-double" if payment.mark is Mark.DOUBLE else "payment-standing-order"
        yield Finding(Level.WARNING, code, payment.flat_id, facts=facts)


def of_payments(context: Context, tx: ReadTransaction, facts: MonthFacts) -> tuple[Finding, ...]:
    """Return what is wrong with statements and payments; old statements while drafts wait."""
    issuing = facts.drafts > 0 or facts.without_live > 0
    faults = faults_of_statements(context, tx, issuing=issuing)
    return (*faults, *_waiting(context, tx))


def _waiting(context: Context, tx: ReadTransaction) -> Iterator[Finding]:
    """Yield payments that wait for long, and what is paid again."""
    waits = waiting_now(tx)
    if waits.last_booked is None:
        return
    first = waits.first
    if first and add_banking_days(first, PATIENCE_DAYS, context.closed) < context.today:
        facts = (("count", str(waits.count)), ("day", str(first)))
        yield Finding(Level.WARNING, "payments-wait-long", "payments", facts=facts)
    again = _before_the_bank(tx, context)
    if again:
        facts = (("count", str(len(again))), ("day", str(min(p.due or p.booked_on for p in again))))
        yield Finding(Level.WARNING, "payments-standing-orders", "payments", facts=facts)


def _before_the_bank(tx: ReadTransaction, context: Context) -> list[MarkedPayment]:
    opening = opening_of(context)
    return paid_before_the_bank(tx, context.today, opening[1] if opening else None)
