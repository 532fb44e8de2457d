"""Carries out what managers decided in the portal, each once, and keeps what came of it.

A decision and what it does are one transaction: killed anywhere, it is done or it waits. What
cannot be done is kept with its reason, and the payment or application waits as before.
Source: docs/decisions/ 0081.
"""

import json
from dataclasses import dataclass

from einvoice.core.errors import Cause, RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.staff_decisions import DecisionKind, DecisionState, StaffDecision
from einvoice.store import staff_decisions
from einvoice.store.transactions import WriteTransaction
from einvoice.texts.errors import sentence
from einvoice.texts.screens import label
from jobs.answers import applications
from jobs.context import Context
from jobs.payments import queue

_SHORT_ID = 6


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """A decision that was carried out, or that could not be: then ``why``."""

    decision: StaffDecision
    why: Cause | None


def carry_out(context: Context) -> tuple[CarriedOut, ...]:
    """Carry out all decisions that wait, the oldest first; the caller holds the run lock."""
    with context.store.reading() as tx:
        waiting = staff_decisions.waiting_decisions(tx)
    carried = (_carried(context, decision) for decision in waiting)
    return tuple(row for row in carried if row is not None)


def carried_line(carried: CarriedOut, language: str) -> str:
    """Return what came of a decision in a sentence, by ids."""
    decision, key = carried.decision, "decided.failed"
    if carried.why is None:
        key = f"decided.{decision.kind}.{'accepted' if decision.accepts else 'refused'}"
    why = sentence(carried.why, language) if carried.why else ""
    facts = {"id": short_id(decision), "flat": decision.flat_id, "why": why}
    return label(key, language, **facts)


def short_id(decision: StaffDecision) -> str:
    """Return how a person calls the payment or application of a decision."""
    is_payment = decision.kind is DecisionKind.PAYMENT
    return decision.subject[:_SHORT_ID] if is_payment else decision.subject


def _carried(context: Context, decision: StaffDecision) -> CarriedOut | None:
    """Carry out a decision; None where it was withdrawn meanwhile."""
    try:
        with context.store.writing() as tx:
            if not _ended(context, tx, decision, DecisionState.DONE):
                return None
            _do(context, tx, decision)
    except (UsageError, RefusedByCheckError) as error:
        return _failed(context, decision, error.cause)
    return CarriedOut(decision, None)


def _do(context: Context, tx: WriteTransaction, decision: StaffDecision) -> None:
    subject, flat_id, reason = decision.subject, decision.flat_id, decision.reason
    if decision.kind is DecisionKind.PAYMENT:
        if decision.accepts:
            queue.accept_in(context, tx, subject, {flat_id: None})
        else:
            queue.exclude_in(context, tx, subject, reason)
    elif decision.accepts:
        applications.accept_in(context, tx, int(subject), flat_id)
    else:
        applications.refuse_in(context, tx, int(subject), reason)


def _failed(context: Context, decision: StaffDecision, why: Cause) -> CarriedOut | None:
    """Keep why a decision could not be carried out; nothing of it was done."""
    facts = {name: str(fact) for name, fact in why.facts if isinstance(fact, str | Cause)}
    text = json.dumps([why.code, facts])
    with context.store.writing() as tx:
        if not _ended(context, tx, decision, DecisionState.FAILED, text, code=why.code):
            return None
    return CarriedOut(decision, why)


def _ended(
    context: Context,
    tx: WriteTransaction,
    decision: StaffDecision,
    state: DecisionState,
    why: str = "",
    **detail: str,
) -> bool:
    """End a decision and write it down, with the member of the staff; False: it waits no longer."""
    at = context.clock.timestamp()
    if not staff_decisions.end_decision(tx, decision.decision_id, state, at, why):
        return False
    tx.journal(
        Event.STAFF_DECIDED,
        context.default_period,
        decision.decision_id,
        staff=decision.staff_id,
        kind=str(decision.kind),
        of=decision.subject,
        accepted=decision.accepts,
        state=str(state),
        **detail,
    )
    return True
