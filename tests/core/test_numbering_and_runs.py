"""Numbers and ids, what is due, and the legal ways of a file."""

import datetime as dt
import itertools

import pytest

from einvoice.core import numbering
from einvoice.core.deliveries import FileState, may_become
from einvoice.core.runs import MonthFacts, Step, StepState, due_steps

ISSUE = dt.date(2026, 11, 5)
FIRST = dt.date(2026, 11, 4)


def facts(**counts: int) -> MonthFacts:
    """Return facts of a month of ten flats."""
    values = {"flats": 10, "live": 10, **counts}
    return MonthFacts(**{name: values.get(name, 0) for name in MonthFacts.__slots__})


def due(found: MonthFacts, today: dt.date = ISSUE) -> list[Step]:
    """Return the steps that are due."""
    return [step for step, state in due_steps(found, today, FIRST) if state is StepState.DUE]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (facts(live=0), [Step.CALCULATE]),
        (facts(drafts=10), [Step.CALCULATE, Step.ISSUE]),
        (facts(held=1), [Step.CALCULATE]),
        (facts(to_render=3), [Step.RENDER]),
        (facts(files_to_send=1), [Step.DELIVER]),
        (facts(files_awaiting=1), []),
        (facts(credit_notes_to_render=1), [Step.RENDER]),
        (facts(credit_files_to_send=1), [Step.DELIVER]),
        (facts(), []),
    ],
)
def test_what_is_due_follows_from_the_recorded_state(
    found: MonthFacts, expected: list[Step]
) -> None:
    """The journal answers; the clock only asks."""
    assert due(found) == expected


@pytest.mark.parametrize(
    ("found", "states"),
    [
        pytest.param(facts(live=0), "due waiting waiting waiting waiting", id="nothing done"),
        pytest.param(facts(drafts=1), "due due waiting waiting waiting", id="one draft"),
        pytest.param(facts(held=1), "due waiting waiting waiting waiting", id="one held"),
        pytest.param(facts(to_render=1), "done done due waiting waiting", id="one to render"),
        pytest.param(facts(files_to_send=1), "done done done due waiting", id="one to send"),
        pytest.param(facts(files_awaiting=1), "done done done done waiting", id="one awaited"),
        pytest.param(facts(), "done done done done done", id="all done"),
    ],
)
def test_every_step_has_its_state(found: MonthFacts, states: str) -> None:
    """What waits for an earlier step, a person or a bank is told apart from what is done."""
    assert [str(state) for _, state in due_steps(found, FIRST, FIRST)] == states.split()


@pytest.mark.parametrize(
    ("found", "state", "alone"),
    [
        pytest.param(facts(drafts=10), "review", True, id="all drafts"),
        pytest.param(facts(drafts=1, held=2), "review", True, id="one released later"),
        pytest.param(facts(drafts=1, to_render=1), "review", False, id="others on their way"),
        pytest.param(facts(drafts=1, credit_notes_to_render=1), "review", False, id="credit note"),
        pytest.param(facts(drafts=1, live=9), "review", False, id="one not calculated"),
        pytest.param(facts(held=1), "waiting", False, id="held only"),
        pytest.param(facts(), "done", False, id="all issued"),
    ],
)
def test_with_a_review_drafts_wait_for_a_person(
    found: MonthFacts, state: str, *, alone: bool
) -> None:
    """No run issues then; every other step is as without it."""
    with_review = dict(due_steps(found, FIRST, FIRST, review=True))
    without = dict(due_steps(found, FIRST, FIRST))
    assert with_review.pop(Step.ISSUE) == state
    assert without.pop(Step.ISSUE) == ("due" if state == "review" else state)
    assert with_review == without
    assert found.only_drafts_left is alone


def test_a_month_begins_on_its_first_day() -> None:
    """On the day before nothing is due, unless something was begun already."""
    before = FIRST - dt.timedelta(days=1)
    assert due_steps(facts(live=0), FIRST, FIRST)[0][1] is StepState.DUE
    assert due_steps(facts(live=0), before, FIRST)[0][1] is StepState.TOO_EARLY
    assert due_steps(facts(live=1, drafts=1), before, FIRST)[0][1] is StepState.DUE


def test_nothing_is_due_before_the_first_day_of_a_month_not_begun() -> None:
    """Until the 4th a month that has no drafts is too early in every step."""
    states = due_steps(facts(live=0), dt.date(2026, 11, 3), FIRST)
    assert {state for _, state in states} == {StepState.TOO_EARLY}


def test_only_the_contracts_transitions_are_legal() -> None:
    """Every other way between two states is refused."""
    legal = {
        ("ready", "sending"),
        ("ready", "sent"),
        ("ready", "withdrawn"),
        ("sending", "ready"),
        ("sending", "renaming"),
        ("sending", "sent"),
        ("renaming", "sent"),
        ("renaming", "unknown"),
        ("unknown", "sent"),
        ("unknown", "ready"),
        ("sent", "accepted"),
        ("sent", "ready"),
        ("sent", "partly"),
        ("sent", "rejected"),
        ("accepted", "sent"),  # the bank answered other contents: decision 54
        ("accepted", "partly"),  # and so on: by the bank's words about each document
        ("accepted", "rejected"),
        ("partly", "accepted"),
        ("partly", "rejected"),
        ("rejected", "accepted"),
        ("rejected", "partly"),
    }
    found = {
        (str(one), str(other))
        for one, other in itertools.product(FileState, FileState)
        if may_become(one, other)
    }
    assert found == legal


def test_ids_are_made_of_what_the_ledger_knows() -> None:
    """No chance and no clock in them."""
    assert numbering.global_id("49900001005", "26110000001", 2) == "49900001005-26110000001-2"
    assert numbering.file_id(ISSUE, "SE", 12, "AB12CD") == "2611SE00012AB12CD"
    assert numbering.invoice_number(numbering.number_base(dt.date(2005, 1, 4)) + 7) == "05010000007"


@pytest.mark.parametrize(("sequence", "tag"), [(0, "AB12CD"), (100_000, "AB12CD"), (1, "ab12cd")])
def test_a_file_id_out_of_range_is_refused(sequence: int, tag: str) -> None:
    """Five digits and six of A-Z and 0-9, or nothing."""
    with pytest.raises(ValueError, match="out of range"):
        numbering.file_id(ISSUE, "SE", sequence, tag)


def test_a_file_id_takes_five_digits_to_the_last() -> None:
    """The 99,999th file of a month still has an id."""
    assert numbering.file_id(ISSUE, "SE", 99_999, "AB12CD") == "2611SE99999AB12CD"


@pytest.mark.parametrize("name", ["credit_notes_to_render", "credit_files_to_send"])
def test_credit_notes_have_no_deadline(name: str) -> None:
    """They wait for a run, and endanger nothing."""
    found = facts(**{name: 1})
    assert found.credit_notes_left
    assert not found.sending_left
    assert not facts().credit_notes_left
