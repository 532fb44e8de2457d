"""Decisions of managers about payments and applications: kept, and withdrawn while they wait.

The portal writes neither payments nor applications: `jobs.running.decided` carries out what is kept
here. Source: docs/decisions/ 0081.
"""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from einvoice.core.applications import ApplicationState
from einvoice.core.recorded_payments import PaymentState
from einvoice.core.staff_acts import ActKind
from einvoice.core.staff_decisions import (
    MOST_REASON,
    DecisionKind,
    DecisionState,
    StaffDecision,
)
from einvoice.store import payments, staff_decisions
from einvoice.store.applications import find_application
from einvoice.store.customer_spans import place_of
from einvoice.store.registration_codes import client_number
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.payments.accounts import open_cents_of
from jobs.residents.act_subjects import act_subject
from jobs.residents.drawn import new_id
from jobs.residents.staff_acts import note_act

_HOLDS = (DecisionState.WAITING, DecisionState.DONE)
_KEY = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Wish:
    """The wish of a manager; ``key`` is the form's, so that a double click is one decision.

    With a ``flat_id`` the subject is accepted for that flat, else refused for the ``reason``.
    ``is_sure``: also a payment for a flat that owes nothing.
    """

    key: str
    kind: DecisionKind
    subject: str
    flat_id: str = ""
    reason: str = field(default="", repr=False)
    is_sure: bool = False


class WishState(StrEnum):
    """The outcome of a wish: kept, or why it is not."""

    KEPT = "kept"
    NO_FLAT = "no_flat"  # there is no such flat
    OWES_NOTHING = "owes_nothing"  # a payment for a flat that owes nothing, and nobody is sure
    NO_REASON = "no_reason"  # none, or too long a reason
    DECIDED = "decided"  # somebody decided it, and that waits to be carried out
    GONE = "gone"  # it waits for nobody any longer


def new_key() -> str:
    """Return the key of a new form."""
    return new_id()


def decide(context: Context, staff_id: str, wish: Wish) -> WishState:
    """Keep what a manager decides; the pipeline's next command carries it out.

    Raises:
        ValueError: the key is none that a page of ours has made.
    """
    with context.store.writing_soon() as tx:
        wish = replace(wish, flat_id=client_number(tx, wish.flat_id) if wish.flat_id else "")
        earlier = staff_decisions.decision_of(tx, wish.key)
        if earlier is not None:
            same = (earlier.kind, earlier.subject, earlier.flat_id)
            if same != (wish.kind, wish.subject, wish.flat_id):
                return WishState.DECIDED
            return WishState.KEPT if earlier.state in _HOLDS else WishState.GONE
        fault = _fault(context, tx, wish)
        if fault is not None:
            return fault
        if not _KEY.fullmatch(wish.key):
            raise ValueError("no key of a form")
        at = context.clock.timestamp()
        decision = StaffDecision(
            wish.key, staff_id, wish.kind, wish.subject, wish.flat_id, wish.reason, at
        )
        staff_decisions.add_decision(tx, decision)
        note_act(context, tx, staff_id, ActKind.DECIDED, act_subject(decision))
    return WishState.KEPT


def withdraw(context: Context, staff_id: str, decision_id: str) -> bool:
    """Take back a decision that was not carried out yet; return whether it was in time."""
    with context.store.writing_soon() as tx:
        kept = staff_decisions.decision_of(tx, decision_id)
        if kept is None:
            return False
        at, state = context.clock.timestamp(), DecisionState.WITHDRAWN
        if not staff_decisions.end_decision(tx, decision_id, state, at):
            return False
        note_act(context, tx, staff_id, ActKind.DECISION_WITHDRAWN, act_subject(kept))
    return True


def _fault(context: Context, tx: ReadTransaction, wish: Wish) -> WishState | None:
    if not _waits(tx, wish):
        return WishState.GONE
    if staff_decisions.waiting_decisions(tx, wish.kind, wish.subject):
        return WishState.DECIDED
    if wish.flat_id:
        if not place_of(tx, wish.flat_id):
            return WishState.NO_FLAT
        return None if wish.is_sure or _is_owed(context, tx, wish) else WishState.OWES_NOTHING
    is_reason = 0 < len(wish.reason) <= MOST_REASON and wish.reason.isprintable()
    return None if is_reason else WishState.NO_REASON


def _is_owed(context: Context, tx: ReadTransaction, wish: Wish) -> bool:
    """Return whether the flat has something unpaid, where the wish is about money that came."""
    paid = payments.payment_of(tx, wish.subject) if wish.kind is DecisionKind.PAYMENT else None
    if paid is None or paid.payment.part.cents < 0:
        return True
    return open_cents_of(context, tx, wish.flat_id, paid.payment.booked_on) > 0


def _waits(tx: ReadTransaction, wish: Wish) -> bool:
    """Return whether the payment or application waits for a person."""
    if wish.kind is DecisionKind.PAYMENT:
        named = payments.payments_with_id(tx, wish.subject) if wish.subject else []
        return [(row.payment.payment_id, row.state) for row in named] == [
            (wish.subject, PaymentState.QUEUED)
        ]
    if not (wish.subject.isascii() and wish.subject.isdecimal()):
        return False
    record = find_application(tx, int(wish.subject))
    return record is not None and record.state is ApplicationState.WAITING
