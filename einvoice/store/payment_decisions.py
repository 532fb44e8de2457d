"""Decisions of the rules on payments: forgotten, and written many at a time."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, insert, update

from einvoice.core.account_keys import AccountKey
from einvoice.core.payment_candidates import Candidate
from einvoice.core.payment_matching import Match, Share
from einvoice.core.recorded_payments import PaymentState
from einvoice.store.batches import in_batches
from einvoice.store.payment_tables import payment_candidates, payment_shares, payments
from einvoice.store.transactions import WriteTransaction

_DECIDE = (
    update(payments)
    .where(payments.c.payment_id == bindparam("of_payment"))
    .values(
        state=bindparam("new_state"),
        rule=bindparam("new_rule"),
        waits=bindparam("new_waits"),
        is_double=bindparam("new_double"),
        by_person=False,
        reason=bindparam("new_reason"),
    )
)


def forget_decisions(tx: WriteTransaction, payment_ids: Sequence[str]) -> None:
    """Take back decisions on payments: what they were applied to and what was found for them."""
    for batch in in_batches(payment_ids):
        for table in (payment_shares, payment_candidates):
            tx.execute(delete(table).where(table.c.payment_id.in_(batch)))


def decide(tx: WriteTransaction, decisions: Sequence[tuple[str, Match]]) -> None:
    """Write the decisions of the rules on payments that have none (`forget_decisions`), by id."""
    if not decisions:
        return
    tx.execute(_DECIDE, [_decision(payment_id, match) for payment_id, match in decisions])
    add_shares(tx, [(payment_id, share) for payment_id, m in decisions for share in m.shares])
    candidates = [
        _candidate(payment_id, place, candidate)
        for payment_id, match in decisions
        for place, candidate in enumerate(match.candidates)
    ]
    if candidates:
        tx.execute(insert(payment_candidates), candidates)


def _decision(payment_id: str, match: Match) -> dict[str, object]:
    state = PaymentState.APPLIED if match.shares else PaymentState.QUEUED
    return {
        "of_payment": payment_id,
        "new_state": PaymentState.EXCLUDED if match.not_ours else state,
        "new_rule": match.rule,
        "new_waits": match.waits or "",
        "new_double": match.is_double,
        "new_reason": match.not_ours,
    }


def add_shares(tx: WriteTransaction, shares: Sequence[tuple[str, Share]]) -> None:
    """Write what payments were applied to, each share with the id of its payment."""
    rows = []
    for payment_id, share in shares:
        key = AccountKey.parse(share.customer)
        rows.append(
            {
                "payment_id": payment_id,
                "flat_id": key.flat_id,
                "customer_from": key.since,
                "cents": share.cents,
                "names": " ".join(share.invoices),
            }
        )
    if rows:
        tx.execute(insert(payment_shares), rows)


def _candidate(payment_id: str, place: int, candidate: Candidate) -> dict[str, object]:
    key = AccountKey.parse(candidate.customer)
    return {
        "payment_id": payment_id,
        "place": place,
        "rule": int(candidate.rule),
        "flat_id": key.flat_id,
        "customer_from": key.since,
        "invoice": candidate.invoice,
        "is_weak": candidate.is_weak,
    }
