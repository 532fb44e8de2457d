"""Which flats of a selection each bulk command takes, and what is said of the others."""

import pytest

from einvoice.core.advice import Action, Advice
from einvoice.core.bulk import Because, FlatNow, instead, verdict
from einvoice.core.bulk_command import Command
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.withdrawals import Why


def flat(state: str | None, bank: str = "seb", **more: object) -> FlatNow:
    """Return a flat whose invoice is in a state."""
    of = None if state is None else InvoiceState(state)
    return FlatNow("B1-1", "B1", 7, bank, of, 100, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "because", "taken_by"),
    [
        (flat(None), "not_issued", None),
        (flat("draft"), "not_issued", None),
        (flat("held"), "not_issued", None),
        (flat("issued"), "not_sent", "void"),
        (flat("issued", ""), "no_bank", "void"),
        (flat("rendered"), "not_sent", "void"),
        (flat("rendered", blocked=Why.UNCLEAR), "unclear", None),
        (flat("sent", blocked=Why.AWAITED), "awaited", None),
        (flat("rejected"), "refused", "void"),
        (flat("rejected", blocked=Why.BANK_SAYS_HAS), "bank_has_one", None),
        (flat("rejected", blocked=Why.CODE_UNKNOWN), "code_unknown", None),
        (flat("accepted", blocked=Why.ACCEPTED), "accepted", "credit"),
        (flat("accepted", blocked=Why.ACCEPTED, credit_note=True), "credit_note", None),
        (
            flat("accepted", blocked=Why.ACCEPTED, credit_note=True, note_doubtful=True),
            "note_doubtful",
            None,
        ),
        (flat("accepted", blocked=Why.ACCEPTED, corrected=True), "corrected", None),
        (flat("void"), "taken_back", None),
        (flat("credited"), "taken_back", None),
    ],
)
def test_an_invoice_is_taken_back_by_one_command_or_none(
    found: FlatNow, because: str, taken_by: str | None
) -> None:
    """What a bank has is credited, what none has becomes void; the rest is left with a reason."""
    for command in (Command.CREDIT, Command.VOID):
        told = verdict(command, found)
        assert told.because.name.lower() == because
        assert told.taken is (taken_by == command)


@pytest.mark.parametrize(
    ("found", "because", "taken"),
    [
        (flat("draft"), "free", True),
        (flat("held", held_otherwise=True), "held_otherwise", True),
        (flat("accepted"), "issued", True),
        (flat("draft", held_by_a_person=True), "held", False),
        (flat("credited", held_by_a_person=True, taken_back=True), "held_taken_back", False),
    ],
)
def test_what_nobody_holds_is_held(found: FlatNow, because: str, *, taken: bool) -> None:
    """Also what is held for another reason, and what is issued: from the next month on."""
    told = verdict(Command.HOLD, found)
    assert (told.because.name.lower(), told.taken) == (because, taken)


@pytest.mark.parametrize(
    ("found", "because", "taken"),
    [
        (flat("held", held_by_a_person=True), "held", True),
        (flat("held", held_by_a_person=True, held_otherwise=True), "held", True),
        (flat("accepted", held_by_a_person=True, taken_back=True), "held_taken_back", True),
        (flat("held", held_for_change=True), "held_for_change", True),
        (flat("held", held_otherwise=True), "held_otherwise", False),
        (flat("draft"), "free", False),
    ],
)
def test_only_what_a_person_may_let_go_is_released(
    found: FlatNow, because: str, *, taken: bool
) -> None:
    """What is held for its data is left: no word of a person mends them."""
    told = verdict(Command.RELEASE, found)
    assert (told.because.name.lower(), told.taken) == (because, taken)


def test_what_is_left_has_a_way_of_its_own() -> None:
    """The step that helps instead, of its month, or none where nothing is to be done."""
    month = Period(2026, 10)
    assert instead(Command.CREDIT, Because.NO_BANK, month) == Advice(Action.VOID)
    poll = Advice.of(Action.POLL, period=month)
    assert instead(Command.VOID, Because.AWAITED, month) == poll
    again = Advice.of(Action.RERUN_REJECTED, period=month)
    assert instead(Command.MARK_REFUSED, Because.REFUSED, month) == again
    assert instead(Command.CREDIT, Because.NOT_ISSUED, month) is None
