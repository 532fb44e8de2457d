"""Sums that agree where invoices carry accounts: no cent of a payment or document is lost.

Summed by the database alone, beside the accounts that are added up entry by entry. Source:
docs/PAYMENTS.md, "What must be equal".
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select

from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.recorded_payments import PaymentState
from einvoice.store.account_pages import flats_in_pages
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.customer_accounts import COUNTING, entries_of, in_accounts
from einvoice.store.input_tables import balances
from einvoice.store.payment_tables import payment_shares, payments
from einvoice.store.refund_tables import refunds
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class Conservation:
    """All accounts: opening + invoiced + refunded - credited - paid = closing, in cents.

    Returns are negative payments. ``unshared`` counts payments of which the accounts, the queue and
    what is not ours have another sum than was booked.
    """

    opening_cents: int
    invoiced_cents: int
    refunded_cents: int
    credited_cents: int
    paid_cents: int
    closing_cents: int
    unshared: int

    @property
    def expected_cents(self) -> int:
        """The sum of documents and payments, which is that of the accounts."""
        debts = self.opening_cents + self.invoiced_cents + self.refunded_cents
        return debts - self.credited_cents - self.paid_cents

    @property
    def holds(self) -> bool:
        """Whether nothing is missing and nothing is there twice."""
        return self.expected_cents == self.closing_cents and not self.unshared


@dataclass(frozen=True, slots=True)
class BookedEntries:
    """All statements: entries = applied to customers + waiting + not ours, in cents.

    A debit is negative. What is applied is summed from the accounts, not from the entries.
    """

    booked_cents: int
    applied_cents: int
    queued_cents: int
    excluded_cents: int


def conservation(tx: ReadTransaction, opening: Period, day: dt.date) -> Conservation:
    """Return the sums since the day of the opening debts, over all customers."""
    columns, kept, shares = invoices.c, balances.c, payment_shares.c
    counting = columns.state.in_(COUNTING)
    noted = (
        select(func.sum(columns.total_cents))
        .join(credit_notes, credit_notes.c.invoice_id == columns.id)
        .where(counting, credit_notes.c.issue_date >= day)
        .where(credit_notes.c.state != InvoiceState.VOID)
    )
    paid = (
        select(func.sum(shares.cents))
        .join(payments, payments.c.payment_id == shares.payment_id)
        .where(payments.c.booked_on >= day, in_accounts())
    )
    refunded = select(func.sum(refunds.c.cents)).where(
        refunds.c.decided_on >= day, refunds.c.is_cancelled.is_(False)
    )
    opened = select(func.sum(kept.balance_begin_cents - kept.paid_cents))
    invoiced = select(func.sum(columns.total_cents)).where(counting)
    return Conservation(
        opening_cents=int(tx.scalar(opened.where(kept.period == opening)) or 0),
        invoiced_cents=int(tx.scalar(invoiced.where(columns.issue_date >= day)) or 0),
        refunded_cents=int(tx.scalar(refunded) or 0),
        credited_cents=int(tx.scalar(noted) or 0),
        paid_cents=int(tx.scalar(paid) or 0),
        closing_cents=_closing(tx, opening, day),
        unshared=_unshared(tx),
    )


def booked_entries(tx: ReadTransaction) -> BookedEntries:
    """Return the entries of all statements, and what became of their payments."""
    columns, shares = payments.c, payment_shares.c
    booked = select(func.sum(columns.entry_cents)).where(columns.part == 0)
    applied = select(func.sum(shares.cents))
    states = select(columns.state, func.sum(columns.cents)).group_by(columns.state)
    by_state = {state: int(cents) for state, cents in tx.execute(states)}
    return BookedEntries(
        booked_cents=int(tx.scalar(booked) or 0),
        applied_cents=int(tx.scalar(applied) or 0),
        queued_cents=by_state.get(PaymentState.QUEUED, 0),
        excluded_cents=by_state.get(PaymentState.EXCLUDED, 0),
    )


def _closing(tx: ReadTransaction, opening: Period, day: dt.date) -> int:
    return sum(
        entry.cents
        for page in flats_in_pages(tx)
        for entries in entries_of(tx, page, opening, day).values()
        for entry in entries
    )


def _unshared(tx: ReadTransaction) -> int:
    shares, columns = payment_shares.c, payments.c
    shared = (
        select(shares.payment_id, func.sum(shares.cents).label("cents"))
        .group_by(shares.payment_id)
        .subquery()
    )
    applied = columns.state == PaymentState.APPLIED
    query = (
        select(func.count())
        .select_from(payments)
        .outerjoin(shared, shared.c.payment_id == columns.payment_id)
    )
    wrong = (applied & (func.coalesce(shared.c.cents, 0) != columns.cents)) | (
        ~applied & shared.c.cents.is_not(None)
    )
    return tx.scalar(query.where(wrong)) or 0
