"""Payments of bank statements: recorded once, decided by a rule or by a person."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update
from sqlalchemy.engine import Row

from einvoice.core.account_keys import AccountKey
from einvoice.core.payment_candidates import Candidate, Rule
from einvoice.core.payment_facts import plain_name
from einvoice.core.payment_matching import Share, Waits
from einvoice.core.payments import EntryPart, Payer
from einvoice.core.recorded_payments import PaymentState, RecordedPayment
from einvoice.store.payment_decisions import add_shares
from einvoice.store.payment_tables import payment_candidates, payment_shares, payments
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_BATCH = 1000
_PART = ("text", "end_to_end_id", "transaction_id", "structured_ref", "bank_ref")


@dataclass(frozen=True, slots=True)
class Decided:
    """A payment and the decision on it. ``by_person``: no rule decides it again."""

    payment: RecordedPayment
    state: PaymentState
    rule: Rule | None
    waits: Waits | None
    is_double: bool
    by_person: bool
    reason: str


def add_payments(
    tx: WriteTransaction, recorded: Iterable[RecordedPayment]
) -> tuple[int, dt.date | None]:
    """Record the payments that are not known yet; return how many, and their first day."""
    added, first = 0, None
    for batch in _batches(recorded):
        ids = [payment.payment_id for payment in batch]
        known = set(tx.scalars(select(payments.c.payment_id).where(payments.c.payment_id.in_(ids))))
        new = [payment for payment in batch if payment.payment_id not in known]
        if new:
            tx.execute(insert(payments), [_row(payment) for payment in new])
            added += len(new)
            first = min(first or dt.date.max, *(payment.booked_on for payment in new))
    return added, first


def _batches(recorded: Iterable[RecordedPayment]) -> Iterator[list[RecordedPayment]]:
    """Yield payments in batches without holding them all."""
    source = iter(recorded)
    while batch := list(itertools.islice(source, _BATCH)):
        yield batch


def apply_by_person(
    tx: WriteTransaction, payment_id: str, shares: Sequence[Share], reason: str
) -> None:
    """Apply a payment as a person says."""
    tx.touched.payments.add(payment_id)
    tx.execute(delete(payment_shares).where(payment_shares.c.payment_id == payment_id))
    _set(tx, payment_id, state=PaymentState.APPLIED, waits="", by_person=True, reason=reason)
    add_shares(tx, [(payment_id, share) for share in shares])


def exclude(tx: WriteTransaction, payment_id: str, reason: str) -> None:
    """Take a payment for not ours."""
    tx.touched.payments.add(payment_id)
    tx.execute(delete(payment_shares).where(payment_shares.c.payment_id == payment_id))
    _set(tx, payment_id, state=PaymentState.EXCLUDED, waits="", by_person=True, reason=reason)


def back_to_queue(tx: WriteTransaction, payment_id: str, reason: str) -> None:
    """Take back what a payment was applied to; a person decides it anew, no rule does."""
    tx.touched.payments.add(payment_id)
    tx.execute(delete(payment_shares).where(payment_shares.c.payment_id == payment_id))
    _set(tx, payment_id, state=PaymentState.QUEUED, waits="", by_person=True, reason=reason)


def payment_of(tx: ReadTransaction, payment_id: str) -> Decided | None:
    """Return a payment by its id."""
    decided = payments_where(tx, payments.c.payment_id == payment_id)
    return decided[0] if decided else None


def payments_of(tx: ReadTransaction, ids: Collection[str]) -> dict[str, Decided]:
    """Return payments by their ids, those that are kept."""
    rows = payments_where(tx, payments.c.payment_id.in_(ids)) if ids else []
    return {row.payment.payment_id: row for row in rows}


def payments_with_id(tx: ReadTransaction, beginning: str) -> list[Decided]:
    """Return the payments whose id begins so, at most two."""
    return payments_where(tx, payments.c.payment_id.startswith(beginning, autoescape=True), most=2)


def double_payments(tx: ReadTransaction) -> list[Decided]:
    """Return the payments whose named invoices were paid before, and that are applied."""
    columns = payments.c
    applied = columns.state == PaymentState.APPLIED
    return payments_where(tx, columns.is_double.is_(True), applied)


def count_by_state(tx: ReadTransaction) -> Counter[PaymentState]:
    """Return how many payments are in each state."""
    query = select(payments.c.state, func.count()).group_by(payments.c.state)
    return Counter({state: int(count) for state, count in tx.execute(query)})


def decided_by_rules_since(tx: ReadTransaction, day: dt.date) -> list[Decided]:
    """Return the payments booked from a day on that the rules may decide anew, in order.

    Neither a person decided them, nor does the balance of an issued invoice have them.
    """
    counted = (
        select(payment_shares.c.payment_id)
        .where(
            payment_shares.c.payment_id == payments.c.payment_id,
            payment_shares.c.counted_in.is_not(None),
        )
        .exists()
    )
    return payments_where(
        tx, payments.c.booked_on >= day, payments.c.by_person.is_(False), ~counted
    )


def shares_of(tx: ReadTransaction, payment_id: str) -> tuple[Share, ...]:
    """Return what a payment was applied to."""
    query = select(payment_shares).where(payment_shares.c.payment_id == payment_id)
    return tuple(
        Share(
            str(AccountKey.of(row.flat_id, row.customer_from)),
            row.cents,
            tuple(row.names.split()),
        )
        for row in tx.execute(query.order_by(payment_shares.c.flat_id))
    )


def candidates_of(tx: ReadTransaction, payment_id: str) -> tuple[Candidate, ...]:
    """Return what the rules found for a payment, the strongest first."""
    columns = payment_candidates.c
    query = select(payment_candidates).where(columns.payment_id == payment_id)
    return tuple(
        Candidate(
            Rule(row.rule),
            str(AccountKey.of(row.flat_id, row.customer_from)),
            row.invoice,
            is_weak=row.is_weak,
        )
        for row in tx.execute(query.order_by(columns.place))
    )


def payments_returned_by(tx: ReadTransaction, returning: RecordedPayment) -> list[Decided]:
    """Return the payments that a debit may return: of the same cents, and named by it, before it.

    It names a payment by its end-to-end id or transaction id; what a bank calls a return also by
    the bank's reference of the entry at the same account. A payment that was returned already is
    none of them.
    """
    columns, part = payments.c, returning.part
    names = [
        column == value
        for column, value in (
            (columns.end_to_end_id, part.end_to_end_id),
            (columns.transaction_id, part.transaction_id),
        )
        if value
    ]
    if returning.is_return and part.bank_ref:
        names.append(and_(columns.bank_ref == part.bank_ref, columns.account == returning.account))
    if not names:
        return []
    back = payment_shares.alias()
    returned = select(back.c.payment_id).where(back.c.names == columns.payment_id).exists()
    return payments_where(
        tx,
        columns.cents == -part.cents,
        columns.state == PaymentState.APPLIED,
        columns.booked_on <= returning.booked_on,
        or_(*names),
        ~returned,
    )


def payments_where(
    tx: ReadTransaction, *conditions: ColumnElement[bool], most: int | None = None
) -> list[Decided]:
    """Return the payments that conditions choose, by day; what a day returns comes after it."""
    columns = payments.c
    order = columns.booked_on, columns.cents < 0, columns.payment_id
    query = select(payments).where(*conditions).order_by(*order)
    return [_decided(row) for row in tx.execute(query.limit(most) if most else query)]


def _decided(row: Row[tuple[object, ...]]) -> Decided:
    payer = Payer(row.payer_name, row.payer_account, row.payer_code)
    part = EntryPart(row.cents, payer=payer, **{name: getattr(row, name) for name in _PART})
    payment = RecordedPayment(
        row.payment_id,
        row.account,
        row.booked_on,
        row.value_on,
        row.is_return,
        row.part,
        row.entry_cents,
        part,
        row.kind,
    )
    return Decided(
        payment,
        row.state,
        None if row.rule is None else Rule(row.rule),
        Waits(row.waits) if row.waits else None,
        row.is_double,
        row.by_person,
        row.reason,
    )


def _row(payment: RecordedPayment) -> dict[str, object]:
    part = payment.part
    return {
        "payment_id": payment.payment_id,
        "account": payment.account,
        "booked_on": payment.booked_on,
        "value_on": payment.value_on,
        "part": payment.place,
        "entry_cents": payment.entry_cents,
        "cents": part.cents,
        "is_return": payment.is_return,
        "kind": payment.kind,
        "payer_name": part.payer.name,
        "payer_plain_name": plain_name(part.payer.name),
        "payer_account": part.payer.account,
        "payer_code": part.payer.code,
        **{name: getattr(part, name) for name in _PART},
        "state": PaymentState.QUEUED,
        "rule": None,
        "waits": "",
        "is_double": False,
        "by_person": False,
        "reason": "",
    }


def _set(tx: WriteTransaction, payment_id: str, **values: object) -> None:
    tx.execute(update(payments).where(payments.c.payment_id == payment_id).values(**values))
