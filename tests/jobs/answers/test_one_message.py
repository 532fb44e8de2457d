"""One message of a bank stops nothing else: not the next one, not another bank, not what is due."""

import os
import sqlite3

import pytest
from at_the_bank import BANK, FaultyBanks, simulated
from bank_answers import answer, global_ids, put, read, refusal, states
from sample_company import Company

from bank_adapters.interface import BankAdapter
from bank_adapters.simulator.orders import render_applications
from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from jobs.answers import poll as jobs
from jobs.answers.settle import AnswerReader
from jobs.problems import hint, message

HUGE = f'<FailedInvoice><Header infileId="F1"/><Footer totalNr="{"9" * 5000}"/></FailedInvoice>'
LATE = render_applications(
    [{"SellerRegNumber": "49900001005", "Action": "ADD", "TimeStamp": "9999-12-31T23:59:59Z"}]
)
HOSTILE = {"a-huge.xml": HUGE.encode(), "b-late.xml": LATE}


def journal(company: Company) -> str:
    """Return every word of the journal."""
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        rows = database.execute("SELECT event, subject, detail FROM journal").fetchall()
    return "\n".join(" ".join(row) for row in rows)


def test_a_hostile_answer_stops_no_month(company: Company) -> None:
    """Huge numbers and impossible days lie there before anything is made: both banks get theirs."""
    for name, content in HOSTILE.items():
        put(company, BANK, name, content)
    result = company.cli("run")
    assert result.code == ExitCode.NEEDS_A_PERSON
    assert "Traceback" not in result.err
    assert "a-huge.xml" in result.err
    assert len(company.bank_files()) == 2
    assert {row["state"] for row in company.table("invoices") if row["bank"]} == {"accepted"}
    again = company.cli("run")
    assert again.code == ExitCode.NEEDS_A_PERSON, "it waits until a person settles it"


@pytest.mark.parametrize("breaks", ["reader", "settling", "archive", "connection"])
def test_polling_that_breaks_stops_neither_rendering_nor_sending(
    company: Company, monkeypatch: pytest.MonkeyPatch, breaks: str
) -> None:
    """Whatever breaks, wherever: the message or the bank is named, and both banks get their files.

    An error's own words are not repeated: they may quote.
    """

    def broken(*_: object, **__: object) -> None:
        raise ArithmeticError("SECRET")

    put(company, BANK, "a.xml", HUGE.replace("9" * 5000, "0").encode())
    what = {
        "reader": (BankAdapter, "read_answer"),
        "settling": (AnswerReader, "_settle"),
        "archive": (jobs.AnswerInbox, "_archive"),
        "connection": (jobs.AnswerInbox, "stable"),
    }[breaks]
    with monkeypatch.context() as patched:
        patched.setattr(*what, broken)
        result = company.cli("run")
    unexpected = breaks in {"archive", "connection"}
    assert result.code == (ExitCode.UNEXPECTED if unexpected else ExitCode.NEEDS_A_PERSON)
    assert "ArithmeticError at " in result.err
    assert "SECRET" not in result.err
    assert "Traceback" not in result.err
    assert len(company.bank_files()) == 2


def test_a_message_that_breaks_its_reader_is_undone_and_the_next_is_read(
    waiting: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it stays but its bytes, its place in the ledger, and its name."""
    put(waiting, BANK, "a.xml", LATE)
    answer(waiting, "b.xml")
    with monkeypatch.context() as patched:
        patched.setattr("jobs.answers.applications.take", lambda *_: 1 / 0)
        found, state = read(waiting)
        again, _ = read(waiting)
    assert state is FileState.ACCEPTED
    (problem,) = found.problems
    assert message(problem, "en").startswith("a.xml: ")
    assert "ZeroDivisionError at test_one_message.py" in message(problem, "en")
    assert again.problems == (), "it is told once and listed from then on"
    (listed,) = waiting.cli("answers", "--json").json["answers"]
    assert (listed["name"], listed["outcome"]) == ("a.xml", "answer-fault")


def test_what_was_not_understood_waits_until_a_person_settles_it(waiting: Company) -> None:
    """The second poll is not silent: exit 3, named in `status`, listed with its next command."""
    put(waiting, BANK, "odd.xml", b"<Strange/>")
    found, _ = read(waiting)
    assert len(found.problems) == 1
    for _ in range(2):
        assert waiting.cli("poll").code == ExitCode.NEEDS_A_PERSON
    shown = waiting.cli("status")
    assert "1 message of banks could not be applied: `einvoice answers`" in shown.out
    (told,) = waiting.cli("status", "--json").json["answers"]
    listed = waiting.cli("answers")
    assert told["id"] in listed.out
    assert "odd.xml" in listed.out
    assert f"answers --settle {told['id']} --reason" in listed.last_line
    assert waiting.cli("answers", "--settle", told["id"], "--reason", " ").code == ExitCode.USAGE
    assert waiting.cli("answers", "--settle", "0000", "--reason", "x").code == ExitCode.USAGE
    done = waiting.cli("answers", "--settle", told["id"], "--reason", "Anna Bank said: ignore it")
    assert done.code == 0
    assert waiting.cli("poll").code == 0
    assert "could not be applied" not in waiting.cli("status").out
    assert waiting.cli("answers", "--json").json == {"answers": []}
    assert len(waiting.cli("answers", "--all", "--json").json["answers"]) == 2
    assert "Anna" not in journal(waiting)
    assert waiting.cli("audit", "verify").code == 0


def test_a_foreign_name_is_never_repeated_as_it_is(waiting: Company) -> None:
    """Neither an account in a safe name nor an escape sequence in an unsafe one, anywhere."""
    account, code = "LV80BANK0000435195001", "161175-19997"
    put(waiting, BANK, f"a $(x) {account}.xml", b"<Strange/>")
    put(waiting, BANK, f"{code}.xml", b"<Strange2/>")
    put(waiting, BANK, "nav\u0101\x1b[2J.xml", b"<Strange3/>")
    quoted = f'<FailedInvoice><Header infileId="{code}"/><Footer totalNr="0"/></FailedInvoice>'
    put(waiting, BANK, "quote.xml", quoted.encode())
    found, _ = read(waiting)
    told = "\n".join(
        f"{message(problem, 'en')} {hint(problem, 'en')}" for problem in found.problems
    )
    assert len(found.problems) == 4
    assert r"nav\u0101\x1b[2J.xml" in told
    written = [str(path) for path in (waiting.home / "data").rglob("*")]
    everything = "\n".join((told, journal(waiting), waiting.cli("answers").out, *written))
    for word in (account, code, "\x1b", "$("):
        assert word not in everything
    assert waiting.cli("audit", "verify").code == 0


def test_an_unsafe_name_is_told_once(waiting: Company) -> None:
    """Also one that would lie beside our own file as what the archive keeps of it."""
    names = ["nav\u0101.xml", "2611SE00001TEST01.xml.state.json", "a.TOMBSTONE.json"]
    for name in names:
        put(waiting, BANK, name, b"{}")
    found, _ = read(waiting)
    assert [problem.code for problem in found.problems] == [ExitCode.NEEDS_A_PERSON] * 3
    again, _ = read(waiting)
    assert again.problems == ()
    assert not list((waiting.home / "data" / "archive").rglob("inbound/*"))
    assert waiting.cli("audit", "verify").code == 0
    put(waiting, BANK, "another\u0101.xml", b"{}")
    more, _ = read(waiting)
    assert len(more.problems) == 1


@pytest.mark.parametrize("code", [86, 103, 104, 105])
def test_a_code_of_the_whole_file_that_accepts_it_refuses_nothing(
    waiting: Company, code: int
) -> None:
    """The file is accepted; an invoice it lists keeps its own code."""
    ids = global_ids(waiting)
    answer(waiting, "a.xml", refusal(ids[0], 33), 1, head=f' fileFailReason="{code} text"')
    found, state = read(waiting)
    assert state is FileState.PARTLY
    assert found.answers[0].refused == 1
    assert states(waiting) == ["rejected"] + ["accepted"] * (len(ids) - 1)


def test_a_file_accepted_with_a_code_is_accepted(waiting: Company) -> None:
    """86: accepted, cannot show in full."""
    answer(waiting, "a.xml", head=' fileFailReason="86"')
    found, state = read(waiting)
    assert state is FileState.ACCEPTED
    assert found.answers[0].outcome == "accepted (fail code 86)"
    assert set(states(waiting)) == {"accepted"}


def test_a_namespace_is_told_once_and_kept(waiting: Company) -> None:
    """The answer counts all the same."""
    path = answer(waiting, "a.xml")
    path.write_text(path.read_text().replace("<FailedInvoice>", '<FailedInvoice xmlns="urn:b">'))
    found, state = read(waiting)
    assert state is FileState.ACCEPTED
    assert [finding.code for finding in found.findings] == ["answer-namespace"]
    assert found.problems == ()
    put(waiting, BANK, "b.xml", b'<EInvoiceSOAPaymentReport xmlns="urn:b"/>')
    again, _ = read(waiting)
    assert len(again.answers) == 1
    assert again.findings == ()
    listed = waiting.cli("answers", "--all", "--json").json["answers"]
    assert {one["namespaces"] for one in listed} == {"urn:b"}


def test_what_a_killed_poll_left_is_swept_by_the_next_command(
    waiting: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bank's raw message outside the archive holds persons longer than anybody wants."""

    class Killed(BaseException):
        """The process was killed here."""

    def killed(*_: object) -> None:
        data = waiting.home / "data"
        (folder,) = (data / "tmp").iterdir()
        kept = data / "tmp" / "kept"  # what a kill leaves: no `finally` runs
        kept.mkdir()
        os.link(folder / "content", kept / "content")
        raise Killed

    put(waiting, BANK, "a.xml", b"<EInvoiceSOAPaymentReport/>")
    data = waiting.home / "data"
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(jobs.AnswerInbox, "_archive", killed)
        read(waiting)
    (data / "tmpabcd1234").mkdir()
    (data / "tmpabcd1234" / "answer").write_bytes(b"x")
    assert (data / "tmp" / "kept" / "content").exists()
    assert waiting.cli("status").code == 0
    assert (data / "tmp" / "kept" / "content").exists(), "a command that reads leaves all as it is"
    assert waiting.cli("poll").code == 0
    left = [path.name for path in data.rglob("*") if "tmp" in str(path.relative_to(data))]
    assert left in ([], ["tmp"])


def test_banks_are_polled_each_for_itself(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bank whose adapter breaks leaves the other's answers readable."""
    assert company.cli("calculate").code == 0
    put(company, "swedbank", "a.xml", b"<EInvoiceSOAPaymentReport/>")
    stable = jobs.AnswerInbox.stable

    def only_swedbank(inbox: jobs.AnswerInbox) -> object:
        if inbox.bank == BANK:
            raise KeyError("SECRET")
        return stable(inbox)

    monkeypatch.setattr(jobs.AnswerInbox, "stable", only_swedbank)
    with company.context() as context, simulated(company) as simulator:
        found = jobs.poll(context, FaultyBanks(context, simulator))
    assert [one.bank for one in found.answers] == ["swedbank"]
    assert [problem.code for problem in found.problems] == [ExitCode.UNEXPECTED]
    assert "SECRET" not in message(found.problems[0], "en")


def test_an_open_message_that_breaks_when_it_is_read_again_keeps_no_answer_back(
    waiting: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its archived file cannot be read any more: that is told, and the bank's answer is read."""
    put(waiting, BANK, "a.xml", b"<Strange/>")
    read(waiting)

    def unreadable(_path: object) -> str:
        raise PermissionError(13, "SECRET")

    monkeypatch.setattr("jobs.answers.kept_message.hash_of", unreadable)
    answer(waiting, "b.xml")
    found, state = read(waiting)
    assert state is FileState.ACCEPTED
    (problem,) = found.problems
    assert problem.code is ExitCode.UNEXPECTED
    assert "SECRET" not in message(problem, "en")


def test_applications_that_are_read_again_wait_for_a_person_as_the_first_time(
    waiting: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run that takes them says so; nobody would look for them otherwise."""
    put(waiting, BANK, "a.xml", LATE)
    with monkeypatch.context() as earlier:
        earlier.setattr("jobs.answers.settle.AnswerReader._settle", lambda *_: 1 / 0)
        read(waiting)
    found, _ = read(waiting)
    assert [len(one.waiting) for one in found.answers] == [1]
    (problem,) = found.problems
    assert (problem.code, problem.cause.code) == (ExitCode.NEEDS_A_PERSON, "applications-wait")
