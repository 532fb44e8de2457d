"""The steps that are due: by the state of a month and today's date. Pure."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The steps of a month, in order."""

    CALCULATE = "calculate"
    ISSUE = "issue"
    RENDER = "render"
    DELIVER = "deliver"
    POLL = "poll"


class StepState(StrEnum):
    """The state of a step."""

    TOO_EARLY = "too_early"
    DUE = "due"
    WAITING = "waiting"  # for an earlier step, a person (held flats) or the banks
    REVIEW = "review"  # a person looks at the drafts and issues: `[billing] review = "required"`
    DONE = "done"


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """The facts of a month from the store. Counts are invoices unless they say files.

    ``flats`` are the premises that need an invoice, ``live`` those that have one in any live
    state; ``to_render`` are issued, have a bank and are in no file. Credit notes and their files
    are counted apart: they have no deadline. ``credited_alone`` are premises whose invoice was
    credited and that have no other: they wait for a person, not for a run. ``taken_back`` are these
    and the notes whose invoice is void; ``gone`` are live invoices of premises that the month no
    longer has; ``credits_held``: some of ``credited_alone`` wait for a release; ``stale``: rows
    came since the drafts, or what is held, were calculated.
    """

    flats: int
    live: int
    drafts: int
    held: int
    to_render: int
    files_to_send: int
    files_awaiting: int
    credit_notes_to_render: int = 0
    credit_files_to_send: int = 0
    credited_alone: int = 0
    taken_back: int = 0
    gone: int = 0
    credits_held: bool = False
    stale: bool = False

    @property
    def without_live(self) -> int:
        """Premises that have no live invoice."""
        return self.flats - (self.live - self.gone)

    @property
    def for_a_run(self) -> int:
        """Premises without a live invoice that a run calculates."""
        return self.without_live - self.credited_alone

    @property
    def begun_left(self) -> bool:
        """Something that was issued can still be brought to a bank."""
        return bool(self.to_render or self.files_to_send)

    @property
    def only_drafts_left(self) -> bool:
        """Everything else was brought to the banks; only drafts wait to be issued."""
        left = self.for_a_run > 0 or self.begun_left or self.credit_notes_left
        return self.drafts > 0 and not left

    @property
    def credit_notes_left(self) -> bool:
        """A credit note is not at its bank yet."""
        return bool(self.credit_notes_to_render or self.credit_files_to_send)

    @property
    def sending_left(self) -> bool:
        """Something that a run can still bring to a bank by itself is not there yet."""
        return self.for_a_run > 0 or self.drafts > 0 or self.begun_left


def due_steps(
    facts: MonthFacts, today: dt.date, first_day: dt.date, *, review: bool = False
) -> tuple[tuple[Step, StepState], ...]:
    """Return every step with its state; a `run` does those that are due, in this order.

    A month with held flats stays due for calculation: what a person corrected since is picked
    up by the next run, and a run that finds nothing corrected changes nothing. With ``review``
    no run issues: drafts, also those of flats released later, wait until a person does.
    """
    calculate = facts.without_live > 0 or facts.drafts > 0 or facts.held > 0
    waits = {
        Step.CALCULATE: calculate,
        Step.ISSUE: facts.drafts > 0,
        Step.RENDER: facts.to_render + facts.credit_notes_to_render > 0,
        Step.DELIVER: facts.files_to_send + facts.credit_files_to_send > 0,
    }
    if today < first_day and not facts.live:
        return tuple((step, StepState.TOO_EARLY) for step in Step)
    waits[Step.POLL] = False
    states = []
    unfinished = False
    for step, due in waits.items():
        later = StepState.WAITING if unfinished else StepState.DONE
        if step is Step.POLL and facts.files_awaiting:
            later = StepState.WAITING
        now = StepState.REVIEW if review and step is Step.ISSUE else StepState.DUE
        states.append((step, now if due else later))
        unfinished = unfinished or due
    return tuple(states)
