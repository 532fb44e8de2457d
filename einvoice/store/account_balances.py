"""Balances that invoices carry from customers' accounts, and which payments each has counted.

A calculation keeps whose account a flat's draft carries and up to which day payments count; issuing
marks the payments by the invoice. Source: docs/PAYMENTS.md, "The balance an invoice carries".
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Subquery, and_, delete, func, insert, or_, select, update

from einvoice.core.account_keys import AccountKey
from einvoice.core.carried_balances import AccountBalance, Carrying, carried_balance
from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.period import Period
from einvoice.store.batches import in_batches
from einvoice.store.customer_accounts import entries_of, in_accounts
from einvoice.store.input_tables import balances as imported
from einvoice.store.issue_batches import IssueBatch
from einvoice.store.payment_tables import account_balances, payment_shares, payments
from einvoice.store.stale_drafts import note_flats
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_NO_DAY = dt.date.min


def balances_of(
    tx: ReadTransaction, period: Period, carrying: Carrying, keys: Mapping[str, AccountKey]
) -> dict[str, AccountBalance]:
    """Return the balances that the invoices of some flats carry, by flat.

    ``keys``: whose account each flat's invoice carries. A flat with an issued invoice of the
    period has what was issued.
    """
    balances = _issued(tx, period, sorted(keys))
    waiting = [flat_id for flat_id in keys if flat_id not in balances]
    entries = entries_of(tx, waiting, carrying.opening, carrying.opening_date)
    counted = _counted(tx, waiting)
    for flat_id in waiting:
        key = keys[flat_id]
        carried = carried_balance(
            entries.get(key, ()),
            carrying.cut_off,
            counted.get(key, ()),
            carrying.opening_date,
        )
        balances[flat_id] = AccountBalance(
            key.since,
            carried.balance_begin_cents,
            carried.paid_cents,
            carrying.cut_off,
        )
    return balances


def _issued(
    tx: ReadTransaction, period: Period, flat_ids: Sequence[str]
) -> dict[str, AccountBalance]:
    """Return what the issued invoices of a period carry, by flat."""
    columns, kept = invoices.c, account_balances.c
    query = (
        select(
            columns.flat_id,
            kept.customer_from,
            columns.balance_begin_cents,
            columns.paid_cents,
            kept.cut_off,
        )
        .outerjoin(
            account_balances, and_(kept.flat_id == columns.flat_id, kept.period == columns.period)
        )
        .where(columns.period == period, columns.state.in_(ISSUED_STATES))
    )
    return {
        row.flat_id: AccountBalance(
            row.customer_from or _NO_DAY,
            row.balance_begin_cents,
            row.paid_cents,
            row.cut_off,
            is_issued=True,
        )
        for batch in in_batches(flat_ids)
        for row in tx.execute(query.where(columns.flat_id.in_(batch)))
    }


def _counted(tx: ReadTransaction, flat_ids: Iterable[str]) -> dict[AccountKey, set[str]]:
    """Return the payments that are in issued balances, by account."""
    columns = payment_shares.c
    query = select(columns.payment_id, columns.flat_id, columns.customer_from).where(
        columns.counted_in.is_not(None)
    )
    counted: dict[AccountKey, set[str]] = defaultdict(set)
    for batch in in_batches(sorted(flat_ids)):
        for payment_id, flat_id, since in tx.execute(query.where(columns.flat_id.in_(batch))):
            counted[AccountKey.of(flat_id, since)].add(payment_id)
    return counted


def keep_balances(
    tx: WriteTransaction, period: Period, balances: Mapping[str, AccountBalance]
) -> None:
    """Keep whose account the drafts of some flats carry, and their cut-off."""
    rows = [
        {
            "flat_id": flat_id,
            "period": period,
            "customer_from": balance.since,
            "cut_off": balance.cut_off,
        }
        for flat_id, balance in balances.items()
        if not balance.is_issued
    ]
    columns = account_balances.c
    for batch in in_batches([row["flat_id"] for row in rows]):
        old = (columns.period == period) & columns.flat_id.in_(batch)
        tx.execute(delete(account_balances).where(old))
    if rows:
        tx.execute(insert(account_balances), rows)


def has_openings(tx: ReadTransaction, opening: Period) -> bool:
    """Return whether any opening debt was imported, be it nothing."""
    query = select(imported.c.flat_id).where(imported.c.period == opening).limit(1)
    return tx.scalar(query) is not None


def first_issued(tx: ReadTransaction, opening: Period) -> dt.date | None:
    """Return the first day on which an invoice that carries an account was issued."""
    columns = invoices.c
    of_accounts = (columns.period >= opening) & columns.state.in_(ISSUED_STATES)
    return tx.scalar(select(func.min(columns.issue_date)).where(of_accounts))


def cut_offs(tx: ReadTransaction, period: Period) -> list[tuple[dt.date, dt.date, int]]:
    """Return until when payments are in a period's invoices: day of issue, cut-off, how many."""
    columns, kept = invoices.c, account_balances.c
    query = (
        select(columns.issue_date, kept.cut_off, func.count())
        .join(
            account_balances, and_(kept.flat_id == columns.flat_id, kept.period == columns.period)
        )
        .where(columns.period == period, columns.state.in_(ISSUED_STATES))
        .group_by(columns.issue_date, kept.cut_off)
        .order_by(columns.issue_date, kept.cut_off)
    )
    return [(day, until, int(count)) for day, until, count in tx.execute(query) if until]


def count_payments(tx: WriteTransaction, batch: IssueBatch, opening_date: dt.date) -> None:
    """Mark the payments that the balances of issued invoices have."""
    columns, kept, shares = invoices.c, account_balances.c, payment_shares.c
    number = (
        select(columns.number)
        .join(
            account_balances, and_(kept.flat_id == columns.flat_id, kept.period == columns.period)
        )
        .join(payments, payments.c.booked_on.between(opening_date, kept.cut_off))
        .where(
            _in_batch(batch),
            columns.flat_id == shares.flat_id,
            kept.customer_from == shares.customer_from,
            payments.c.payment_id == shares.payment_id,
        )
        .correlate(payment_shares)  # each share with its own payment
        .scalar_subquery()
    )
    flat_ids = select(columns.flat_id).where(_in_batch(batch))
    waits = shares.counted_in.is_(None) & shares.flat_id.in_(flat_ids) & in_accounts()
    tx.execute(update(payment_shares).where(waits).values(counted_in=number))


def _in_batch(batch: IssueBatch) -> ColumnElement[bool]:
    columns = invoices.c
    return columns.number.between(batch.first, batch.last) & (columns.period == batch.period)


def count_differing(
    tx: ReadTransaction, batch: IssueBatch, carrying: Carrying, since: dt.date
) -> int:
    """Return how many invoices of a batch were calculated before their payments were as they are.

    They have another sum than is marked (a payment was applied or taken back since), lack a payment
    up to the present cut-off, or have a cut-off before the day ``since``.
    """
    columns, kept, shares = invoices.c, account_balances.c, payment_shares.c
    lacks = (
        select(shares.payment_id)
        .join(payments, payments.c.payment_id == shares.payment_id)
        .where(
            shares.flat_id == columns.flat_id,
            shares.customer_from == kept.customer_from,
            shares.counted_in.is_(None),
            in_accounts(),
            payments.c.booked_on.between(carrying.opening_date, carrying.cut_off),
        )
        .exists()
    )
    marked = _marked(batch)
    differs = columns.paid_cents != func.coalesce(marked.c.cents, 0)
    query = (
        select(func.count())
        .select_from(invoices)
        .outerjoin(marked, marked.c.counted_in == columns.number)
        .outerjoin(
            account_balances, and_(kept.flat_id == columns.flat_id, kept.period == columns.period)
        )
        .where(_in_batch(batch), or_(differs, kept.cut_off < since, lacks))
    )
    return tx.scalar(query) or 0


def _marked(batch: IssueBatch) -> Subquery:
    """Return the sums of the payments that are marked, by the number of the invoice."""
    shares = payment_shares.c
    return (
        select(shares.counted_in, func.sum(shares.cents).label("cents"))
        .where(shares.counted_in.between(batch.first, batch.last))
        .group_by(shares.counted_in)
        .subquery()
    )


def withdraw_documents(tx: WriteTransaction, invoice_ids: Collection[int]) -> None:
    """Let the payments of void invoices count again, and every draft of their flats be stale."""
    numbers = select(invoices.c.number).where(invoices.c.id.in_(invoice_ids))
    counted = payment_shares.c.counted_in.in_(numbers)
    tx.execute(update(payment_shares).where(counted).values(counted_in=None))
    note_documents(tx, invoice_ids)


def note_documents(tx: WriteTransaction, invoice_ids: Collection[int]) -> None:
    """Note that documents of some invoices' accounts changed: drafts are to be calculated anew."""
    note_flats(tx, select(invoices.c.flat_id).where(invoices.c.id.in_(invoice_ids)))


def counted_in(tx: ReadTransaction, payment_id: str) -> list[int]:
    """Return the numbers of the issued invoices whose balances have a payment, or its return."""
    shares = payment_shares.c
    its = or_(shares.payment_id == payment_id, shares.names == payment_id)
    query = select(shares.counted_in).where(its, shares.counted_in.is_not(None))
    return sorted(set(tx.scalars(query)))
