"""Decisions of managers in the portal, for the pipeline to carry out.

The portal writes no payments and no applications: it keeps the wish, and the next command of the
pipeline does it and says what came of it. Source: docs/decisions/ 0081.
"""

from dataclasses import dataclass, field
from enum import StrEnum

MOST_REASON = 500
"""How long a reason may be: a bank that is told of a refusal takes that many letters."""


class DecisionKind(StrEnum):
    """The queue that a decision is about."""

    PAYMENT = "payment"
    APPLICATION = "application"


class DecisionState(StrEnum):
    """The state of a decision."""

    WAITING = "waiting"  # the pipeline's next command carries it out
    DONE = "done"  # carried out
    FAILED = "failed"  # could not be carried out: the subject is as it was, or as others decided
    WITHDRAWN = "withdrawn"  # taken back before it was carried out


@dataclass(frozen=True, slots=True)
class StaffDecision:
    """A decision of a member of the staff.

    ``subject`` is the payment's id or the application's number. ``flat_id``: whom it is for, where
    it is accepted; empty = it is refused, for the ``reason`` (empty again once that was carried
    out). ``why``: the error that it ended with, as JSON of code and facts; else empty.
    ``decided_at`` and ``ended_at`` are UTC.
    """

    decision_id: str
    staff_id: str
    kind: DecisionKind
    subject: str
    flat_id: str
    reason: str = field(repr=False)
    decided_at: str
    state: DecisionState = DecisionState.WAITING
    why: str = ""
    ended_at: str | None = None

    @property
    def accepts(self) -> bool:
        """Whether it accepts; else it refuses."""
        return bool(self.flat_id)
