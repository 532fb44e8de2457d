"""Carries out what managers decided in the portal, each once, and keeps what came of it.

A decision and what it does are one transaction: killed anywhere, it is done or it waits. What
cannot be done is kept with its reason, and the payment or application waits as before.
Source: docs/decisions/ 0081.
"""

import json
from dataclasses import dataclass

from einvoice.core.errors import (
    Cause,
    EInvoiceError,
    Fact,
    RefusedByCheckError,
    UsageError,
    cause,
)
from einvoice.core.events import Event
from einvoice.core.exit_codes import ExitCode
from einvoice.core.findings import Finding
from einvoice.core.staff_decisions import DecisionKind, DecisionState, StaffDecision
from einvoice.store import staff_decisions
from einvoice.store.transactions import WriteTransaction
from einvoice.texts.screens import label
from jobs.answers import applications
from jobs.context import Context
from jobs.payments import queue
from jobs.problems import Problem, line, place_of

_SHORT_ID = 6
_FAILED = {
    DecisionKind.PAYMENT: "payment-decision-failed",
    DecisionKind.APPLICATION: "application-decision-failed",
}


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """A decision that was carried out, or that could not be: then ``why``, and its exit code."""

    decision: StaffDecision
    why: Cause | None = None
    code: ExitCode = ExitCode.DONE

    @property
    def problem(self) -> Problem | None:
        """Why it could not be carried out, for a person."""
        if self.why is None:
            return None
        failed, name = _FAILED[self.decision.kind], short_id(self.decision)
        return Problem.of(self.code, failed, id=name, why=self.why)


def carry_out(context: Context) -> tuple[CarriedOut, ...]:
    """Carry out all decisions that wait, the oldest first; the caller holds the run lock.

    What breaks with one of them keeps no other from being done: it goes on waiting.
    """
    with context.store.reading() as tx:
        waiting = staff_decisions.waiting_decisions(tx)
    carried = (_carried(context, decision) for decision in waiting)
    return tuple(row for row in carried if row is not None)


def carried_line(carried: CarriedOut, language: str) -> str:
    """Return what came of a decision in a sentence, by ids."""
    decision, problem = carried.decision, carried.problem
    if problem is not None:
        return line(problem, language)
    key = f"decided.{decision.kind}.{'accepted' if decision.accepts else 'refused'}"
    return label(key, language, id=short_id(decision), flat=decision.flat_id)


def short_id(decision: StaffDecision) -> str:
    """Return how a person calls the payment or application of a decision."""
    is_payment = decision.kind is DecisionKind.PAYMENT
    return decision.subject[:_SHORT_ID] if is_payment else decision.subject


def _carried(context: Context, decision: StaffDecision) -> CarriedOut | None:
    """Carry out a decision, or say what broke; None where it was withdrawn meanwhile."""
    try:
        return _tried(context, decision)
    except EInvoiceError as error:
        return CarriedOut(decision, error.cause, error.exit_code)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one decision
        broke = cause("decision-broke", place=place_of(error))
        return CarriedOut(decision, broke, ExitCode.UNEXPECTED)


def _tried(context: Context, decision: StaffDecision) -> CarriedOut | None:
    try:
        with context.store.writing() as tx:
            if not _ended(context, tx, decision, DecisionState.DONE):
                return None
            _do(context, tx, decision)
    except (UsageError, RefusedByCheckError) as error:
        return _failed(context, decision, error.cause)
    return CarriedOut(decision)


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
    text = json.dumps([why.code, {name: _plain(fact) for name, fact in why.facts}])
    with context.store.writing() as tx:
        if not _ended(context, tx, decision, DecisionState.FAILED, text, code=why.code):
            return None
    return CarriedOut(decision, why, ExitCode.NEEDS_A_PERSON)


def _plain(fact: Fact) -> object:
    """Return a fact for JSON: several are a list."""
    if isinstance(fact, tuple):
        return [_plain(part) for part in fact]
    return fact.code if isinstance(fact, Finding) else str(fact)


def _ended(
    context: Context,
    tx: WriteTransaction,
    decision: StaffDecision,
    state: DecisionState,
    why: str = "",
    **detail: str,
) -> bool:
    """End a decision and write it down, with the member of the staff; False: it waits no longer."""
    at, tx.staff_id = context.clock.timestamp(), decision.staff_id
    if not staff_decisions.end_decision(tx, decision.decision_id, state, at, why):
        return False
    tx.journal(
        Event.STAFF_DECIDED,
        context.default_period,
        decision.decision_id,
        kind=str(decision.kind),
        of=decision.subject,
        accepted=decision.accepts,
        state=str(state),
        **detail,
    )
    return True
