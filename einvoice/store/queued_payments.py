"""Payments that wait for a person or are not ours, and the sums of all."""

from sqlalchemy import case, func, select

from einvoice.core.recorded_payments import PaymentState
from einvoice.store.payment_tables import payment_candidates, payments
from einvoice.store.payments import Decided, payments_where
from einvoice.store.transactions import ReadTransaction


def queued(tx: ReadTransaction) -> list[Decided]:
    """Return the payments that wait for a person, by day."""
    return payments_where(tx, payments.c.state == PaymentState.QUEUED)


def excluded(tx: ReadTransaction) -> list[Decided]:
    """Return the payments that are not ours, by day."""
    return payments_where(tx, payments.c.state == PaymentState.EXCLUDED)


def queued_for(tx: ReadTransaction, flat_id: str) -> list[Decided]:
    """Return the payments that wait for a person and may be a flat's, by day."""
    candidates = payment_candidates.c
    of_flat = select(candidates.payment_id).where(
        candidates.payment_id == payments.c.payment_id, candidates.flat_id == flat_id
    )
    return payments_where(tx, payments.c.state == PaymentState.QUEUED, of_flat.exists())


def flats_of_queued(tx: ReadTransaction) -> set[str]:
    """Return the flats that payments which wait may be for."""
    candidates = payment_candidates.c
    query = (
        select(candidates.flat_id)
        .join(payments, payments.c.payment_id == candidates.payment_id)
        .where(payments.c.state == PaymentState.QUEUED)
    )
    return set(tx.scalars(query.distinct()))


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
