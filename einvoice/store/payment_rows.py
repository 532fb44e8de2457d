"""Rows of payments for exports: a row for each customer a payment was applied to."""

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import select

from einvoice.core.account_keys import AccountKey
from einvoice.core.recorded_payments import PaymentRow
from einvoice.core.refunds import is_refund_id
from einvoice.store.payment_tables import payment_shares, payments
from einvoice.store.transactions import ReadTransaction

_COLUMNS = (
    payments.c.payment_id,
    payments.c.account,
    payments.c.booked_on,
    payments.c.value_on,
    payments.c.cents,
    payments.c.bank_ref,
    payments.c.state,
    payments.c.rule,
    payments.c.by_person,
    payment_shares.c.flat_id,
    payment_shares.c.customer_from,
    payment_shares.c.cents.label("share_cents"),
    payment_shares.c.names,
)


def payment_rows(
    tx: ReadTransaction, first: dt.date | None = None, last: dt.date | None = None
) -> Iterator[PaymentRow]:
    """Yield the payments booked in some days by day, account and id; a day is read at a time."""
    columns = payments.c
    days = select(columns.booked_on, columns.account).distinct()
    if first is not None:
        days = days.where(columns.booked_on >= first)
    if last is not None:
        days = days.where(columns.booked_on <= last)
    query = (
        select(*_COLUMNS)
        .outerjoin(payment_shares, payment_shares.c.payment_id == columns.payment_id)
        .order_by(columns.payment_id, payment_shares.c.flat_id, payment_shares.c.customer_from)
    )
    for day, account in tx.execute(days.order_by(columns.booked_on, columns.account)).all():
        for row in tx.execute(query.where(columns.account == account, columns.booked_on == day)):
            is_applied = row.flat_id is not None
            yield PaymentRow(
                row.payment_id,
                row.account,
                row.booked_on,
                row.value_on,
                row.share_cents if is_applied else row.cents,
                row.bank_ref,
                row.state,
                row.rule,
                row.by_person,
                AccountKey.of(row.flat_id, row.customer_from) if is_applied else None,
                _invoices(row.names) if is_applied and row.cents > 0 else (),
            )


def _invoices(names: str) -> tuple[str, ...]:
    """Return the invoices among what a payment names; it may name a refund that came back."""
    return tuple(name for name in names.split() if not is_refund_id(name))
