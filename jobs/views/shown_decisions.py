"""Decisions of managers as the staff's room shows them: by whom, about what, what came of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from einvoice.core.errors import Cause, cause
from einvoice.core.iban import masked
from einvoice.core.recorded_payments import PaymentState
from einvoice.core.staff_decisions import DecisionKind, StaffDecision
from einvoice.store import payments, staff, staff_decisions
from einvoice.store.payments import Decided
from einvoice.store.transactions import ReadTransaction

_ENDED = 10


@dataclass(frozen=True, slots=True)
class ShownPayment:
    """A payment that a decision is about: its sum, and who paid from which account, masked.

    ``reason``: why it is not ours, where that was carried out.
    """

    cents: int
    payer: str = field(repr=False)
    account: str
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """A decision with the name of who made it, and why it could not be carried out, if so.

    ``payment`` is None of an application, and where the payment is not kept any longer.
    """

    decision: StaffDecision
    by: str = field(repr=False)
    why: Cause | None
    payment: ShownPayment | None

    @property
    def reason(self) -> str:
        """The reason that was given, kept with the payment once it was carried out."""
        kept = self.payment.reason if self.payment and not self.decision.accepts else ""
        return self.decision.reason or kept


def shown_decisions(
    tx: ReadTransaction, kind: DecisionKind
) -> tuple[Mapping[str, ShownDecision], tuple[ShownDecision, ...]]:
    """Return what waits to be carried out, by subject, and what ended last."""
    waiting = _shown(tx, staff_decisions.waiting_decisions(tx, kind))
    ended = _shown(tx, staff_decisions.ended_decisions(tx, kind, _ENDED))
    return {row.decision.subject: row for row in waiting}, tuple(ended)


def _shown(tx: ReadTransaction, decisions: Sequence[StaffDecision]) -> list[ShownDecision]:
    if not decisions:
        return []
    names = {member.staff_id: member.name for member in staff.members(tx)}
    ids = {row.subject for row in decisions if row.kind is DecisionKind.PAYMENT}
    paid = {id_: _payment(row) for id_, row in payments.payments_of(tx, ids).items()}
    return [
        ShownDecision(row, names.get(row.staff_id, ""), _why(row.why), paid.get(row.subject))
        for row in decisions
    ]


def _payment(decided: Decided) -> ShownPayment:
    part = decided.payment.part
    reason = decided.reason if decided.state is PaymentState.EXCLUDED else ""
    return ShownPayment(part.cents, part.payer.name, masked(part.payer.account), reason)


def _why(kept: str) -> Cause | None:
    if not kept:
        return None
    code, facts = json.loads(kept)
    several = {name: tuple(fact) for name, fact in facts.items() if isinstance(fact, list)}
    return cause(code, **facts | several)
