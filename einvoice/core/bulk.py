"""Bulk corrections: which flats of a selection a command takes, and why it leaves the others.

`credit` takes invoices that banks have accepted, `void` those that no bank has, `hold` flats that
nobody holds yet, `release` flats that a person holds or that are held for their change,
`mark-accepted` and `mark-refused` what a bank refused without saying whether it has it.

Source: accounting law (an issued invoice never changes).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from einvoice.core.advice import Action, Advice
from einvoice.core.bulk_command import Command
from einvoice.core.invoices import ISSUED_STATES, NOT_LIVE, InvoiceState
from einvoice.core.period import Period
from einvoice.core.withdrawals import Why


class Because(StrEnum):
    """The state of a flat, as staff read it: the reason to take it or to leave it."""

    ACCEPTED = "accepted by its bank"
    CREDIT_NOTE = "has a credit note already"
    NOTE_REFUSED = "has a credit note that its bank refused"
    NOTE_DOUBTFUL = "has a refused credit note that its bank may have"
    CORRECTED = "taken back by a line on a later invoice already"
    NO_BANK = "issued, goes to no bank"
    NOT_SENT = "issued, not sent yet"
    REFUSED = "refused by its bank"
    AWAITED = "sent, its bank has not answered"
    UNCLEAR = "may be at its bank"
    BANK_HAS_ONE = "its bank says that it has the same invoice"
    CODE_UNKNOWN = "refused with a code that nobody knows"
    NOT_ISSUED = "not issued"
    TAKEN_BACK = "taken back already"
    HELD = "held by a person"
    HELD_TAKEN_BACK = "held since its invoice was taken back"
    HELD_FOR_CHANGE = "held for its unusual change"
    HELD_OTHERWISE = "held for another reason"
    FREE = "not held"
    ISSUED = "issued: this month stays as it is, later months are held"


@dataclass(frozen=True, slots=True)
class FlatNow:
    """A flat in a month: its live invoice, else the last that was taken back, else none.

    ``note_refused`` says that its bank surely has no credit note of it, for it refused it,
    ``note_doubtful`` that it refused it and did not say whether it has it; ``blocked`` why no bank
    may be said not to have the invoice; ``held_by_a_person`` that a person's decision holds the
    flat, ``taken_back`` that it came with taking its invoice back. ``held_for_change`` is set where
    the draft is held for its change, ``held_otherwise`` where it is held for what only better data
    can settle.
    """

    flat_id: str
    building_id: str
    number: int | None = None
    bank: str = ""
    state: InvoiceState | None = None
    total_cents: int = 0
    credit_note: bool = False
    note_refused: bool = False
    note_doubtful: bool = False
    corrected: bool = False
    blocked: Why | None = None
    held_by_a_person: bool = False
    taken_back: bool = False
    held_for_change: bool = False
    held_otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a command takes a flat, and why."""

    taken: bool
    because: Because


def verdict(command: Command, flat: FlatNow, *, notes: bool = False) -> Verdict:
    """Return whether a command takes a flat; with ``notes`` refused credit notes become void.

    >>> verdict(Command.VOID, FlatNow("1", "B", 7, "seb", InvoiceState.ACCEPTED)).taken
    False
    """
    if command is Command.HOLD:
        because = _held(flat) if flat.held_by_a_person else _to_hold(flat)
        return Verdict(not flat.held_by_a_person, because)
    if command is Command.RELEASE:
        return Verdict(flat.held_by_a_person or flat.held_for_change, _held(flat))
    because = _invoice(flat)
    takes = (Because.NOTE_REFUSED,) if notes else _TAKES[command]
    return Verdict(because in takes, because)


_DOUBTFUL = (Because.BANK_HAS_ONE, Because.CODE_UNKNOWN, Because.NOTE_DOUBTFUL)
_TAKES: Mapping[Command, tuple[Because, ...]] = MappingProxyType(
    {
        Command.CREDIT: (Because.ACCEPTED,),
        Command.VOID: (Because.NO_BANK, Because.NOT_SENT, Because.REFUSED),
        Command.MARK_ACCEPTED: _DOUBTFUL,
        Command.MARK_REFUSED: _DOUBTFUL,
    }
)
_BLOCKED = MappingProxyType(
    {
        Why.UNCLEAR: Because.UNCLEAR,
        Why.BANK_SAYS_HAS: Because.BANK_HAS_ONE,
        Why.CONTRADICTED: Because.BANK_HAS_ONE,
        Why.CODE_UNKNOWN: Because.CODE_UNKNOWN,
    }
)


def _invoice(flat: FlatNow) -> Because:
    """Return the state of its invoice."""
    because = Because.NOT_ISSUED
    if flat.state in NOT_LIVE:
        because = Because.TAKEN_BACK
    elif flat.credit_note:
        because = _note(flat)
    elif flat.corrected:
        because = Because.CORRECTED
    elif flat.state is InvoiceState.ACCEPTED:
        because = Because.ACCEPTED
    elif flat.state is InvoiceState.SENT:
        because = Because.AWAITED
    elif flat.blocked is not None:
        because = _BLOCKED[flat.blocked]
    elif flat.state is InvoiceState.REJECTED:
        because = Because.REFUSED
    elif flat.state in ISSUED_STATES:
        because = Because.NOT_SENT if flat.bank else Because.NO_BANK
    return because


def _note(flat: FlatNow) -> Because:
    if flat.note_doubtful:
        return Because.NOTE_DOUBTFUL
    return Because.NOTE_REFUSED if flat.note_refused else Because.CREDIT_NOTE


def _held(flat: FlatNow) -> Because:
    if flat.held_by_a_person:
        return Because.HELD_TAKEN_BACK if flat.taken_back else Because.HELD
    if flat.held_for_change:
        return Because.HELD_FOR_CHANGE
    return Because.HELD_OTHERWISE if flat.held_otherwise else Because.FREE


def _to_hold(flat: FlatNow) -> Because:
    if flat.state in ISSUED_STATES:
        return Because.ISSUED
    return Because.HELD_OTHERWISE if flat.held_otherwise else Because.FREE


_VOID, _CREDIT = Advice(Action.VOID), Advice(Action.CREDIT)
_HAS, _HAS_NOT = Advice(Action.MARK_ACCEPTED), Advice(Action.MARK_REFUSED)
_INSTEAD: Mapping[tuple[Command, Because], Advice] = MappingProxyType(
    {
        (Command.CREDIT, Because.NO_BANK): _VOID,
        (Command.CREDIT, Because.NOT_SENT): _VOID,
        (Command.CREDIT, Because.REFUSED): _VOID,
        (Command.CREDIT, Because.AWAITED): Advice(Action.POLL),
        (Command.CREDIT, Because.CREDIT_NOTE): Advice(Action.RUN),
        (Command.CREDIT, Because.NOTE_REFUSED): Advice.of(Action.VOID_NOTES, all=""),
        (Command.CREDIT, Because.NOTE_DOUBTFUL): _HAS_NOT,
        (Command.CREDIT, Because.UNCLEAR): Advice(Action.DELIVER),
        (Command.CREDIT, Because.BANK_HAS_ONE): _HAS,
        (Command.CREDIT, Because.CODE_UNKNOWN): _HAS,
        (Command.VOID, Because.ACCEPTED): _CREDIT,
        (Command.VOID, Because.AWAITED): Advice(Action.POLL),
        (Command.VOID, Because.CREDIT_NOTE): Advice(Action.RUN),
        (Command.VOID, Because.NOTE_REFUSED): Advice.of(Action.VOID_NOTES, all=""),
        (Command.VOID, Because.NOTE_DOUBTFUL): _HAS_NOT,
        (Command.VOID, Because.UNCLEAR): Advice(Action.DELIVER),
        (Command.VOID, Because.BANK_HAS_ONE): _HAS_NOT,
        (Command.VOID, Because.CODE_UNKNOWN): _HAS_NOT,
        (Command.MARK_ACCEPTED, Because.AWAITED): Advice(Action.POLL),
        (Command.MARK_ACCEPTED, Because.UNCLEAR): Advice(Action.DELIVER),
        (Command.MARK_REFUSED, Because.AWAITED): Advice(Action.POLL),
        (Command.MARK_REFUSED, Because.UNCLEAR): Advice(Action.DELIVER),
        (Command.MARK_REFUSED, Because.REFUSED): Advice(Action.RERUN_REJECTED),
        (Command.RELEASE, Because.HELD_OTHERWISE): Advice(Action.STATUS),
    }
)


_OF_A_MONTH = frozenset(
    {
        Action.DELIVER,
        Action.POLL,
        Action.RERUN_REJECTED,
        Action.RUN,
        Action.STATUS,
        Action.VOID_NOTES,
    }
)


def instead(command: Command, because: Because, period: Period) -> Advice | None:
    """Return the step, of the month, for a flat that a command leaves; None where none is needed.

    >>> instead(Command.MARK_REFUSED, Because.REFUSED, Period(2026, 10)).facts
    (('period', '2026-10'),)
    """
    step = _INSTEAD.get((command, because))
    if step is None or step.action not in _OF_A_MONTH:
        return step
    return Advice.of(step.action, **dict(step.facts), period=period)
