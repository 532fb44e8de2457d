"""Payments and applications that wait for a person, as the staff's room shows them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from einvoice.core.errors import Cause, cause
from einvoice.core.iban import masked
from einvoice.core.staff_decisions import DecisionKind, StaffDecision
from einvoice.store import applications, payments, queued_payments, staff, staff_decisions
from einvoice.store.payments import Decided
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.payments.queue import QueuedPayment
from jobs.views.subscriptions import Waiting, with_proposals

SHOWN = 50
_ENDED = 10


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """A decision with the name of who made it, and why it could not be carried out, if so."""

    decision: StaffDecision
    by: str = field(repr=False)
    why: Cause | None


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment that waits, the flats it may be for, and what was decided about it, if anything.

    ``named`` are these flats with what names each: an invoice's number, or the rule (`Rule`).
    """

    payment: QueuedPayment = field(repr=False)
    flats: tuple[str, ...]
    named: tuple[tuple[str, str, str], ...]
    account: str
    decided: ShownDecision | None


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """An application that waits, and what was decided about it, if anything."""

    waiting: Waiting = field(repr=False)
    account: str
    decided: ShownDecision | None


@dataclass(frozen=True, slots=True)
class Queue:
    """The first `SHOWN` rows of a queue, how many there are, and the last decisions that ended.

    ``undecided`` are those that wait for a person: what is decided waits for a run alone.
    """

    rows: tuple[PaymentRow, ...] | tuple[ApplicationRow, ...]
    count: int
    ended: tuple[ShownDecision, ...]
    undecided: int


def payments_queue(context: Context) -> Queue:
    """Return the payments that wait for a person, by day; accounts are masked."""
    with context.store.reading() as tx:
        every = queued_payments.queued(tx)
        decided, ended = _decisions(tx, DecisionKind.PAYMENT)
        rows = tuple(_payment(tx, row, decided) for row in every[:SHOWN])
    return Queue(rows, len(every), ended, max(0, len(every) - len(decided)))


def _payment(tx: ReadTransaction, row: Decided, decided: Mapping[str, ShownDecision]) -> PaymentRow:
    payment_id, payer = row.payment.payment_id, row.payment.part.payer
    waiting = QueuedPayment(row, payments.candidates_of(tx, payment_id))
    flats = tuple(dict.fromkeys(flat_id for _, flat_id in waiting.flats))
    named = tuple(
        dict.fromkeys((flat_id, c.invoice, c.rule.name.lower()) for c, flat_id in waiting.flats)
    )
    return PaymentRow(waiting, flats, named, masked(payer.account), decided.get(payment_id))


def applications_queue(context: Context) -> Queue:
    """Return the applications that wait for a person, the oldest first; accounts are masked."""
    with context.store.reading() as tx:
        every = applications.waiting_applications(tx)
        decided, ended = _decisions(tx, DecisionKind.APPLICATION)
        rows = tuple(
            ApplicationRow(
                with_proposals(tx, record),
                masked(record.application.channel_address),
                decided.get(str(record.id)),
            )
            for record in every[:SHOWN]
        )
    return Queue(rows, len(every), ended, max(0, len(every) - len(decided)))


def _decisions(
    tx: ReadTransaction, kind: DecisionKind
) -> tuple[Mapping[str, ShownDecision], tuple[ShownDecision, ...]]:
    """Return what waits to be carried out, by subject, and what ended last."""
    waiting = _shown(tx, staff_decisions.waiting_decisions(tx, kind))
    ended = _shown(tx, staff_decisions.ended_decisions(tx, kind, _ENDED))
    return {row.decision.subject: row for row in waiting}, tuple(ended)


def _shown(tx: ReadTransaction, decisions: Sequence[StaffDecision]) -> list[ShownDecision]:
    names = {member.staff_id: member.name for member in staff.members(tx)} if decisions else {}
    return [ShownDecision(row, names.get(row.staff_id, ""), _why(row.why)) for row in decisions]


def _why(kept: str) -> Cause | None:
    if not kept:
        return None
    code, facts = json.loads(kept)
    several = {name: tuple(fact) for name, fact in facts.items() if isinstance(fact, list)}
    return cause(code, **facts | several)
