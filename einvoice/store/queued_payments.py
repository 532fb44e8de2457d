"""Payments that wait for a person or are not ours, and the sums of all."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select

from einvoice.core.account_keys import AccountKey
from einvoice.core.recorded_payments import PaymentState
from einvoice.store.among import among_ids
from einvoice.store.payment_tables import payment_candidates, payment_shares, payments
from einvoice.store.payments import Decided, payments_where
from einvoice.store.transactions import ReadTransaction


def queued(tx: ReadTransaction) -> list[Decided]:
    """Return the payments that wait for a person, by day."""
    return payments_where(tx, payments.c.state == PaymentState.QUEUED)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many payments wait for a person, since when, and the last day of any payment."""

    count: int
    first: dt.date | None
    last_booked: dt.date | None


def waiting_now(tx: ReadTransaction) -> Waiting:
    """Return how many payments wait; one question where there are none at all."""
    columns = payments.c
    last = select(func.max(columns.booked_on)).scalar_subquery()
    query = select(func.count(), func.min(columns.booked_on), last).where(
        columns.state == PaymentState.QUEUED
    )
    return Waiting(*tx.execute(query).one())


def excluded(tx: ReadTransaction) -> list[Decided]:
    """Return the payments that are not ours, by day."""
    return payments_where(tx, payments.c.state == PaymentState.EXCLUDED)


def queued_for(tx: ReadTransaction, flat_id: str) -> list[Decided]:
    """Return the payments that wait for a person and may be a flat's, by day."""
    candidates = payment_candidates.c
    ids = set(tx.scalars(select(candidates.payment_id).where(candidates.flat_id == flat_id)))
    queued = payments.c.state == PaymentState.QUEUED
    return payments_where(tx, payments.c.payment_id.in_(ids), queued) if ids else []


def waits_for(tx: ReadTransaction, flat_id: str) -> bool:
    """Return whether a payment waits for a person that may be a flat's."""
    candidates = payment_candidates.c
    query = (
        select(candidates.payment_id)
        .join(payments, payments.c.payment_id == candidates.payment_id)
        .where(candidates.flat_id == flat_id, payments.c.state == PaymentState.QUEUED)
    )
    return tx.scalar(query.limit(1)) is not None


def flats_of_queued(tx: ReadTransaction) -> set[str]:
    """Return the flats that payments which wait may be for."""
    candidates = payment_candidates.c
    query = (
        select(candidates.flat_id)
        .join(payments, payments.c.payment_id == candidates.payment_id)
        .where(payments.c.state == PaymentState.QUEUED)
    )
    return set(tx.scalars(query.distinct()))


def shares_by_rules(
    tx: ReadTransaction, flat_ids: Sequence[str]
) -> list[tuple[AccountKey, dt.date]]:
    """Return whom rules applied payments to, among the customers of some flats, and the days."""
    rows = tx.rows(_BY_RULES, {"ids": flat_ids})
    return [(AccountKey.of(flat_id, since), day) for flat_id, since, day in rows]


_BY_RULES = (
    select(payment_shares.c.flat_id, payment_shares.c.customer_from, payments.c.booked_on)
    .join(payments, payments.c.payment_id == payment_shares.c.payment_id)
    .where(among_ids(payment_shares.c.flat_id), payments.c.by_person.is_(False))
)


def sums_by_state(tx: ReadTransaction) -> dict[PaymentState, tuple[int, int, int]]:
    """Return of each state how many payments there are, and the cents of credits and of debits."""
    cents = payments.c.cents
    query = select(
        payments.c.state,
        func.count(),
        func.sum(case((cents > 0, cents), else_=0)),
        func.sum(case((cents < 0, -cents), else_=0)),
    )
    rows = tx.execute(query.group_by(payments.c.state))
    return {row[0]: (int(row[1]), int(row[2]), int(row[3])) for row in rows}
