"""Answers: each is read once, a strange one changes nothing and blocks no other."""

import sqlite3

import pytest
from at_the_bank import BANK, FaultyBanks, ledger, simulated
from bank_answers import answer, global_ids, read, refusal, states
from sample_company import PERIOD, Company

from bank_adapters.transport.interface import RemoteFile
from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from einvoice.store import files
from einvoice.store.refused import refused_invoices
from jobs.answers.inbox import AnswerInbox
from jobs.answers.poll import Polled, poll
from jobs.problems import message
from jobs.steps.deliver import deliver


def test_listed_invoices_are_rejected_and_the_others_accepted(waiting: Company) -> None:
    """The code stays with the invoice; the run asks for a person."""
    ids = global_ids(waiting)
    answer(waiting, "a.xml", refusal(ids[0], 33) + refusal(ids[2], 54), 2)
    found, state = read(waiting)
    assert [(one.outcome, one.refused) for one in found.answers] == [("partly", 2)]
    assert state is FileState.PARTLY
    expected = ["accepted"] * len(ids)
    expected[0] = expected[2] = "rejected"
    assert states(waiting) == expected
    number = ids[0].split("-")[1]
    assert "fail code 33" in waiting.cli("show", number).out
    assert waiting.cli("poll").code == ExitCode.NEEDS_A_PERSON


@pytest.mark.parametrize("code", [86, 103, 104, 105])
def test_codes_that_are_no_failures_accept(waiting: Company, code: int) -> None:
    """They sit in FailReason, and the bank took the invoice."""
    answer(waiting, "a.xml", refusal(global_ids(waiting)[0], code), 1)
    _, state = read(waiting)
    assert state is FileState.ACCEPTED
    assert set(states(waiting)) == {"accepted"}


def test_a_replayed_answer_changes_nothing(waiting: Company) -> None:
    """The same bytes under a new name are read once."""
    answer(waiting, "a.xml")
    read(waiting)
    answer(waiting, "b.xml")
    found, state = read(waiting)
    assert found == Polled((), ())
    assert state is FileState.ACCEPTED
    assert list((waiting.home / "bank" / BANK / "outbox").iterdir()) == []


def test_a_second_different_answer_is_reported_and_changes_nothing(waiting: Company) -> None:
    """What was settled stays; a person is told."""
    answer(waiting, "a.xml")
    read(waiting)
    answer(waiting, "b.xml", refusal(global_ids(waiting)[0], 33), 1)
    found, state = read(waiting)
    assert [problem.code for problem in found.problems] == [ExitCode.NEEDS_A_PERSON]
    assert "was answered before" in message(found.problems[0], "en")
    assert state is FileState.ACCEPTED
    assert set(states(waiting)) == {"accepted"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "a.xml"),
        (b"<FailedInvoice>", "a.xml"),
        (b'<!DOCTYPE x><FailedInvoice><Header infileId="1"/></FailedInvoice>', "a.xml"),
        (
            b'<FailedInvoice><Header infileId="NOBODY"/><Footer totalNr="0"/></FailedInvoice>',
            "never got from us",
        ),
    ],
)
def test_a_strange_answer_is_archived_and_blocks_nothing(
    waiting: Company, content: bytes, reason: str
) -> None:
    """Broken, hostile or about nothing we know: named, kept, and the next one is read."""
    outbox = waiting.home / "bank" / BANK / "outbox"
    (outbox / "a.xml").write_bytes(content)
    answer(waiting, "b.xml")
    found, state = read(waiting)
    assert state is FileState.ACCEPTED
    assert [problem.code for problem in found.problems] == [ExitCode.NEEDS_A_PERSON]
    assert reason in message(found.problems[0], "en")
    archived = waiting.home / "data" / "archive" / "2026-10" / BANK / "inbound" / "a.xml"
    assert archived.read_bytes() == content
    again, _ = read(waiting)
    assert again == Polled((), ()), "it is told once, also where it stays at the bank"


def test_an_answer_to_another_banks_file_changes_nothing(waiting: Company) -> None:
    """A bank can speak only of files it got, and only of files that were sent."""
    with waiting.context() as context, context.store.reading() as tx:
        (other,) = files.file_records(tx, PERIOD, "swedbank")
    outbox = waiting.home / "bank" / BANK / "outbox"
    text = (
        f'<FailedInvoice><Header infileId="{other.file_id}"/><Footer totalNr="0"/></FailedInvoice>'
    )
    (outbox / "a.xml").write_text(text)
    found, _ = read(waiting)
    assert "never got from us" in message(found.problems[0], "en")
    own = waiting.home / "bank" / "swedbank" / "outbox" / "b.xml"
    own.write_text(text + "\n")
    with waiting.context() as context, simulated(waiting, "no-answer") as simulator:
        found = poll(context, FaultyBanks(context, simulator), "swedbank")
        assert found.problems[0].code == ExitCode.REFUSED_BY_CHECK, "the ledger seems to be old"
        assert other.file_id in message(found.problems[0], "en")
        with context.store.reading() as tx:
            (other,) = files.file_records(tx, PERIOD, "swedbank")
    assert other.state is FileState.READY, "it was rendered and never sent"


class Growing:
    """A listing in which one file grows between two looks."""

    def __init__(self) -> None:
        self._looks = 0

    def list_files(self, folder: str) -> tuple[RemoteFile, ...]:
        """Return another size at each look."""
        assert folder == "outbox"
        self._looks += 1
        return (RemoteFile("a.xml", 10, 1), RemoteFile("b.xml", self._looks, 1))


def test_a_file_that_still_grows_is_left_for_later(waiting: Company) -> None:
    """Size and time must be the same in two looks."""
    with waiting.context() as context:
        inbox = AnswerInbox(context, Growing(), BANK)  # type: ignore[arg-type]
        assert [remote.name for remote in inbox.stable()] == ["a.xml"]


def test_an_answer_about_an_unknown_invoice_changes_nothing(waiting: Company) -> None:
    """A refusal of what is not in the file means that something is mixed up."""
    answer(waiting, "a.xml", refusal("49900001005-26110009999-1", 33), 1)
    found, state = read(waiting)
    assert "not in the file" in message(found.problems[0], "en")
    assert state is FileState.SENT


def test_other_bytes_under_a_known_name_are_archived_beside_the_first(waiting: Company) -> None:
    """Nothing in the archive is ever overwritten."""
    answer(waiting, "a.xml", head=' note="1"')
    read(waiting)
    answer(waiting, "a.xml", head=' note="2"')
    read(waiting)
    inbound = waiting.home / "data" / "archive" / "2026-10" / BANK / "inbound"
    assert len(list(inbound.iterdir())) == 2


def test_an_answer_too_large_is_left_where_it_is(waiting: Company) -> None:
    """It is not downloaded, is named, and the next one is read."""
    waiting.edit_config("attempts = 3", "attempts = 3\nmax_answer_bytes = 1000")
    outbox = waiting.home / "bank" / BANK / "outbox"
    (outbox / "a.xml").write_bytes(b" " * 2000)
    answer(waiting, "b.xml")
    found, state = read(waiting)
    assert state is FileState.ACCEPTED
    assert len(found.problems) == 1
    assert (outbox / "a.xml").exists()


def test_hidden_and_unsafe_names_are_not_touched(waiting: Company) -> None:
    """A file being written is hidden; a name that is no name is reported."""
    outbox = waiting.home / "bank" / BANK / "outbox"
    (outbox / ".half.xml").write_bytes(b"<Failed")
    (outbox / "nav\u0101.xml").write_bytes(b"x")
    answer(waiting, "b.xml")
    found, state = read(waiting)
    assert state is FileState.ACCEPTED
    assert len(found.problems) == 1
    assert (outbox / ".half.xml").exists()


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("3", 3),
        ("03", 3),
        ("3 konts neeksiste", 3),
        ("999", 999),
        ("unknown payer", -1),
    ],
)
def test_a_reason_is_understood_however_it_is_written(
    waiting: Company, reason: str, code: int
) -> None:
    """With zeros, with words, in words alone; what nobody knows refuses and asks for a person."""
    answer(waiting, "a.xml", refusal(global_ids(waiting)[0], reason), 1)
    _, state = read(waiting)
    assert state is FileState.PARTLY
    with waiting.context() as context, context.store.reading() as tx:
        (one,) = refused_invoices(tx, PERIOD)
    assert one.fail_code == code
    assert waiting.cli("status").code == 0
    assert waiting.cli("run").code == ExitCode.NEEDS_A_PERSON


def outcomes(company: Company) -> list[tuple[str, str]]:
    """Return kind and outcome of every message, as they are kept."""
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        return database.execute("SELECT kind, outcome FROM answers ORDER BY name").fetchall()


def test_an_answer_that_contradicts_itself_changes_nothing(waiting: Company) -> None:
    """One invoice with two codes is believed in neither; the same line twice is one."""
    first = global_ids(waiting)[0]
    answer(waiting, "a.xml", refusal(first, 33) + refusal(first, 86), 2)
    found, state = read(waiting)
    assert "two different codes" in message(found.problems[0], "en")
    assert state is FileState.SENT
    answer(waiting, "b.xml", refusal(first, 33) + refusal(first, 33), 2)
    found, state = read(waiting)
    assert found.answers[0].refused == 1
    assert state is FileState.PARTLY
    assert outcomes(waiting) == [
        ("failed_invoice", "contradicting-codes"),
        ("failed_invoice", "partly"),
    ]


def test_an_answer_that_quotes_one_file_and_lists_another_changes_nothing(
    waiting: Company,
) -> None:
    """Which of the two it answers cannot be known."""
    other = next(row for row in waiting.table("invoices") if row["bank"] == "swedbank")
    answer(waiting, "a.xml", refusal(f"49900001005-{other['invoice_number']}-1", 33), 1)
    found, state = read(waiting)
    assert "lists invoices of another file" in message(found.problems[0], "en")
    assert state is FileState.SENT
    assert outcomes(waiting) == [("failed_invoice", "other-file")]


@pytest.mark.parametrize(("code", "settled"), [("56 total", True), ("77", True), ("64", False)])
def test_a_whole_file_is_refused(waiting: Company, code: str, *, settled: bool) -> None:
    """Every invoice of it is; only 'received before' proves nothing about them."""
    answer(waiting, "a.xml", head=f' fileFailReason="{code}"', total=9)
    found, state = read(waiting)
    assert (state is FileState.REJECTED) is settled
    assert set(states(waiting)) == ({"rejected"} if settled else {"sent"})
    if settled:
        assert found.answers[0].refused == len(states(waiting))
    else:
        assert outcomes(waiting) == [("failed_invoice", "received-before")]


def test_a_half_written_answer_is_left_and_read_once_it_is_whole(waiting: Company) -> None:
    """It stays at the bank, is told once, and is forgotten when the rest is there."""
    path = answer(waiting, "a.xml")
    whole = path.read_bytes()
    path.write_bytes(whole[:50])
    found, state = read(waiting)
    assert len(found.problems) == 1
    assert state is FileState.SENT
    assert path.exists()
    assert "1 message of banks could not be applied" in waiting.cli("status").out
    path.write_bytes(whole)
    found, state = read(waiting)
    assert found.problems == ()
    assert state is FileState.ACCEPTED
    assert not path.exists()
    assert "could not be applied" not in waiting.cli("status").out


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("half-answer", FileState.SENT),
        ("late-answer", FileState.SENT),
        ("double-answer", FileState.ACCEPTED),
        ("unknown-code", FileState.PARTLY),
        ("refuse-some", FileState.PARTLY),
        ("refuse-file", FileState.REJECTED),
    ],
)
def test_banks_that_answer_oddly(company: Company, fault: str, told: FileState) -> None:
    """Over SFTP: what cannot be known stays awaited, what comes twice counts once."""
    for step in ("calculate", "issue", "render"):
        assert company.cli(step).code == 0
    with company.context() as context, simulated(company, fault) as simulator:
        banks = FaultyBanks(context, simulator)
        deliver(context, banks, PERIOD, BANK)
        poll(context, banks, BANK)
        assert ledger(context).state is told
    if fault == "late-answer":
        with company.context() as context, simulated(company) as simulator:
            poll(context, FaultyBanks(context, simulator), BANK)
            assert ledger(context).state is FileState.ACCEPTED
