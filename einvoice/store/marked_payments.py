"""Payments of invoices that were paid before, and of e-invoices that a bank will pay by itself."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.engine import Row

from einvoice.core.account_keys import AccountKey, key_of_buyer
from einvoice.core.double_payments import EarlyPayment, Mark, MarkedPayment
from einvoice.core.invoices import InvoiceState
from einvoice.core.ownership import FlatOrders, Owner, same_customer
from einvoice.core.period import Period
from einvoice.core.recorded_payments import PaymentState
from einvoice.core.standing_orders import StandingOrder, owner_of
from einvoice.store.application_tables import standing_orders
from einvoice.store.flat_orders import orders_of
from einvoice.store.payment_tables import account_balances, payment_shares, payments
from einvoice.store.standing_orders import orders_of_flats
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction

_AT_BANK = (InvoiceState.SENT, InvoiceState.ACCEPTED)
_EARLY = (
    *(payments.c[name] for name in (
        "payment_id", "booked_on", "payer_account", "end_to_end_id", "transaction_id"
    )),
    *(payment_shares.c[name] for name in ("cents", "flat_id", "customer_from")),
    *(invoices.c[name] for name in (
        "number", "bank", "period", "due_date", "buyer_name", "buyer_code"
    )),
)  # fmt: skip
_MONTHS = 3
"""Invoices of N months may be due still."""


@dataclass(frozen=True, slots=True)
class _Early:
    """A payment beside an e-invoice, before the standing orders are looked at."""

    early: EarlyPayment
    bank: str
    period: Period
    due: dt.date
    buyer: Owner
    key: AccountKey


def paid_before_the_bank(
    tx: ReadTransaction, today: dt.date, opening_date: dt.date | None
) -> list[MarkedPayment]:
    """Return the payments of e-invoices that a standing order will pay too, by day.

    They are booked since the invoice was issued, or are not in the balance it carries (from
    ``opening_date`` on; None = balances are imported), and before its due date, which is not over.
    """
    rows = list(_rows(tx, today, opening_date))
    flats = orders_of(tx, [row.key.flat_id for row in rows])
    marked = []
    for bank, due in sorted({(row.bank, row.due) for row in rows}):
        own = [row for row in rows if (row.bank, row.due) == (bank, due)]
        reported = orders_of_flats(tx, bank, [row.key.flat_id for row in own], due)
        for row in own:
            accounts = _accounts(row, flats[row.key.flat_id], reported.get(row.key.flat_id, ()))
            if accounts and not row.early.is_by_the_bank(accounts):
                marked.append(row.early.payment)
    return sorted(marked, key=lambda payment: (payment.booked_on, payment.payment_id))


def paid_before(tx: ReadTransaction, first: dt.date) -> list[MarkedPayment]:
    """Return the payments booked from a day on whose invoice was paid before, by day."""
    columns, shares = payments.c, payment_shares.c
    query = (
        select(
            columns.payment_id, columns.booked_on, shares.cents, shares.flat_id, shares.names
        )
        .join(payment_shares, shares.payment_id == columns.payment_id)
        .where(
            columns.is_double.is_(True),
            columns.booked_on >= first,
            columns.state == PaymentState.APPLIED,
        )
        .order_by(columns.booked_on, columns.payment_id)
    )  # fmt: skip
    return [
        MarkedPayment(Mark.DOUBLE, *row[:4], invoice=row.names.partition(" ")[0])
        for row in tx.execute(query)
    ]


def _accounts(row: _Early, flat: FlatOrders, reported: Iterable[StandingOrder]) -> set[str]:
    """Return the accounts from which the invoice's customer, who paid, has it paid by the bank."""
    buyer, last_day = row.buyer, row.period.last_day
    if key_of_buyer(row.key.flat_id, flat.customers, buyer, last_day) != row.key:
        return set()
    return {
        order.payer_account
        for order in reported
        if (owner := owner_of(order, flat)) and same_customer(owner, buyer)
    }


def _rows(tx: ReadTransaction, today: dt.date, opening_date: dt.date | None) -> Iterator[_Early]:
    columns, shares, invoice = payments.c, payment_shares.c, invoices.c
    kept, order = account_balances.c, standing_orders.c
    automatic = select(order.digest).where(
        order.bank == invoice.bank, order.service_id == invoice.flat_id
    )
    own = and_(kept.flat_id == invoice.flat_id, kept.period == invoice.period)
    query = (
        select(*_EARLY)
        .select_from(invoices)
        .join(payment_shares, shares.flat_id == invoice.flat_id)
        .join(payments, columns.payment_id == shares.payment_id)
        .outerjoin(account_balances, own)
        .where(
            invoice.period.in_(_months_before(today)),
            invoice.state.in_(_AT_BANK),
            invoice.to_pay_cents > 0,
            invoice.due_date >= today,
            automatic.exists(),
            columns.state == PaymentState.APPLIED,
            shares.cents > 0,
            columns.booked_on < invoice.due_date,
            _is_not_asked_for(opening_date),
        )
    )
    return (_early(row) for row in tx.execute(query))


def _is_not_asked_for(opening_date: dt.date | None) -> ColumnElement[bool]:
    """Return whether a payment is not in the sum of the invoice that it is beside."""
    columns, invoice, kept = payments.c, invoices.c, account_balances.c
    since = columns.booked_on >= invoice.issue_date
    if opening_date is not None:
        since |= and_(kept.flat_id.is_not(None), columns.booked_on >= opening_date)
    counted = payment_shares.c.counted_in
    return and_(since, or_(counted.is_(None), counted > invoice.number))


def _early(row: Row[tuple[object, ...]]) -> _Early:
    number = str(row.number)
    facts = (row.payment_id, row.booked_on, row.cents, row.flat_id, number, row.due_date)
    ids = (row.end_to_end_id, row.transaction_id)
    return _Early(
        EarlyPayment(MarkedPayment(Mark.STANDING_ORDER, *facts), row.payer_account, ids),
        row.bank,
        row.period,
        row.due_date,
        Owner(row.buyer_name, row.buyer_code),
        AccountKey.of(row.flat_id, row.customer_from),
    )


def _months_before(today: dt.date) -> Sequence[Period]:
    return [Period.of(today).plus(-back) for back in range(_MONTHS)]
