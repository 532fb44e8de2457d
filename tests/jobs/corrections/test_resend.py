"""A file of which nobody can say whether the bank has it: settled by proof or by a person."""

import sqlite3
from pathlib import Path

import pytest
from at_the_bank import BANK, FaultyBanks, NeverRenames, at_bank, file_of, ledger, simulated
from month_steps import state
from sample_company import Company

from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from jobs.steps.deliver import deliver
from jobs.steps.file_delivery import FileDelivery

_WHO = "Ilze at the bank's e-channel desk, 5 November 14:20"


@pytest.fixture
def unknown(rendered: Company) -> Company:
    """An installation with one file unknown: the rename broke, and neither name is there."""
    with rendered.context() as context, simulated(rendered, "no-answer") as simulator:
        deliver(context, NeverRenames(context, simulator), context.default_period, BANK)
        for path in at_bank(rendered):
            path.unlink()
        assert ledger(context).state is FileState.RENAMING
    assert rendered.cli("deliver", "--bank", BANK).code == ExitCode.OUTCOME_UNKNOWN
    return rendered


def archived(company: Company) -> bytes:
    """Return the bytes that were to be sent."""
    (path,) = (company.home / "data" / "archive").glob(f"*/{BANK}/outbound/*.xml")
    return path.read_bytes()


def test_a_file_that_is_unknown_names_what_settles_it(unknown: Company) -> None:
    """In `deliver` and in `status`, with its id."""
    file_id = file_of(unknown)["file_id"]
    for command in ("deliver", "status"):
        result = unknown.cli(command)
        told = " ".join((result.out + result.err).split())
        assert f"einvoice mark-sent {file_id}" in told
        assert f"einvoice resend {file_id}" in told


def test_without_proof_nothing_is_sent_again(unknown: Company) -> None:
    """That neither name is there proves nothing: the bank may have taken the file."""
    before = state(unknown)
    refused = unknown.cli("resend", file_of(unknown)["file_id"])
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert "proves nothing" in refused.err
    assert refused.last_line.startswith("next: only once the bank has said so: ")
    assert refused.last_line.endswith(f" resend {file_of(unknown)['file_id']} --evidence TEXT")
    assert state(unknown) == before
    assert at_bank(unknown) == []


def test_with_the_banks_word_the_same_bytes_go_again(unknown: Company) -> None:
    """Once, under the same name; the evidence is kept, and not in the journal."""
    row, content = file_of(unknown), archived(unknown)
    done = unknown.cli("resend", row["name"], "--evidence", _WHO, "--json")
    assert done.code == 0, done.err
    assert done.json == {"file_id": row["file_id"], "period": "2026-10", "state": "sent"}
    (path,) = at_bank(unknown)
    assert (path.name, path.read_bytes()) == (row["name"], content)
    with sqlite3.connect(unknown.home / "data" / "einvoice.db") as database:
        journal = str(database.execute("SELECT detail FROM journal").fetchall())
    assert "Ilze" not in journal
    assert "by_hand" in journal
    assert unknown.cli("run").code == 0
    assert file_of(unknown)["state"] == "accepted"
    assert unknown.cli("audit", "verify").code == 0
    again = unknown.cli("resend", row["file_id"], "--evidence", _WHO)
    assert again.code == ExitCode.REFUSED_BY_CHECK


def test_a_file_that_turns_up_is_not_sent_again(unknown: Company) -> None:
    """The look before it finds our bytes under the final name: sent, evidence or not."""
    row = file_of(unknown)
    path = unknown.home / "bank" / BANK / "inbox" / row["name"]
    path.write_bytes(archived(unknown))
    before = path.stat().st_mtime_ns
    assert unknown.cli("resend", row["file_id"], "--evidence", _WHO).code == 0
    assert file_of(unknown)["state"] in {"sent", "accepted"}
    assert path.stat().st_mtime_ns == before


def test_an_answer_that_lies_ready_proves_more_than_a_person(unknown: Company) -> None:
    """It is read before anything is sent again: the bank has the file."""
    row = file_of(unknown)
    (unknown.home / "bank" / BANK / "outbox" / "A.xml").write_text(
        f'<FailedInvoice><Header infileId="{row["file_id"]}"/><Footer totalNr="0"/></FailedInvoice>'
    )
    done = unknown.cli("resend", row["file_id"], "--evidence", _WHO, "--json")
    assert done.json["state"] == "accepted"
    assert at_bank(unknown) == []


def test_a_resend_that_is_killed_is_taken_up(
    unknown: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the decision and its sidecar: other commands go on, and the file is sent."""

    class Killed(BaseException):
        """The process was killed here."""

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as wrong:
        wrong.setattr(FileDelivery, "_send", killed)
        with pytest.raises(Killed):
            unknown.cli("resend", file_of(unknown)["file_id"], "--evidence", _WHO)
    assert file_of(unknown)["state"] == "ready"
    assert unknown.cli("run").code == 0
    assert file_of(unknown)["state"] == "accepted"
    assert unknown.cli("audit", "verify").code == 0


def test_a_person_may_declare_it_sent(unknown: Company) -> None:
    """Its invoices count as sent, the bank's answer is awaited, the archive knows it too."""
    row = file_of(unknown)
    said = ("mark-sent", row["file_id"], "--evidence", _WHO)
    other = unknown.cli(*said, "--hash", "0" * 64)
    assert other.code == ExitCode.REFUSED_BY_CHECK
    assert other.last_line.endswith(f" resend {row['file_id']} --evidence TEXT"), "no circle"
    done = unknown.cli(*said)
    assert done.code == 0
    assert "bring that file" not in done.err, "it may be there, and could arrive twice"
    assert done.last_line.endswith("poll --period 2026-10")
    assert file_of(unknown)["state"] == "sent"
    states = {r["state"] for r in unknown.table("invoices") if r["bank"] == BANK}
    assert states == {"sent"}
    (sidecar,) = (unknown.home / "data" / "archive").glob(f"*/{BANK}/outbound/*.state.json")
    assert _WHO in sidecar.read_text("utf-8")
    assert at_bank(unknown) == []
    answer = unknown.home / "bank" / BANK / "outbox" / "A.xml"
    answer.write_text(
        f'<FailedInvoice><Header infileId="{row["file_id"]}"/><Footer totalNr="0"/></FailedInvoice>'
    )
    assert unknown.cli("poll").code == 0
    assert file_of(unknown)["state"] == "accepted"


def test_only_what_is_unknown_is_sent_again(rendered: Company) -> None:
    """Every other state has its own way, which is named; nothing changes."""
    row = file_of(rendered)
    before = state(rendered)
    refused = rendered.cli("resend", row["file_id"], "--evidence", _WHO)
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert "is ready, expected a file whose sending began" in refused.err
    assert "einvoice deliver" in refused.err
    for command in ("resend", "mark-sent"):
        assert rendered.cli(command, "2611XX", "--evidence", _WHO).code == ExitCode.USAGE
    assert state(rendered) == before


def test_a_sending_that_broke_off_is_looked_for_and_brought_to_its_end(rendered: Company) -> None:
    """Its whole bytes are there under the temporary name: they get their own, and nothing else."""
    with rendered.context() as context, simulated(rendered, "no-answer") as simulator:
        deliver(context, NeverRenames(context, simulator), context.default_period, BANK)
        assert ledger(context).state is FileState.RENAMING
    row, content = file_of(rendered), archived(rendered)
    done = rendered.cli("resend", row["file_id"], "--evidence", _WHO)
    assert done.code == 0, done.err
    (path,) = at_bank(rendered)
    assert (path.name, path.read_bytes()) == (row["name"], content)
    assert file_of(rendered)["state"] in {"sent", "accepted"}


def test_no_evidence_is_no_evidence(unknown: Company) -> None:
    """Blanks say nothing."""
    row = file_of(unknown)
    assert unknown.cli("mark-sent", row["file_id"], "--evidence", " ").code == ExitCode.USAGE
    refused = unknown.cli("resend", row["file_id"], "--evidence", " ")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert Path(unknown.home / "bank" / BANK / "inbox").exists()


@pytest.fixture
def lost(rendered: Company) -> Company:
    """An installation whose bank lost a file that it had taken, and does not answer."""
    with rendered.context() as context, simulated(rendered, "no-answer") as simulator:
        deliver(context, FaultyBanks(context, simulator), context.default_period, BANK)
        (path,) = at_bank(rendered)
        path.unlink()
    assert file_of(rendered)["state"] == "sent"
    return rendered


def test_a_file_that_its_bank_says_it_never_had_goes_again(lost: Company) -> None:
    """The same bytes, once, on the bank's word alone; its answer settles them then."""
    row, content = file_of(lost), archived(lost)
    refused = lost.cli("resend", row["file_id"])
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert at_bank(lost) == []
    done = lost.cli("resend", row["file_id"], "--evidence", _WHO, "--json")
    assert done.json == {"file_id": row["file_id"], "period": "2026-10", "state": "sent"}
    (path,) = at_bank(lost)
    assert (path.name, path.read_bytes()) == (row["name"], content)
    assert lost.cli("run").code == 0
    assert file_of(lost)["state"] == "accepted"
    assert lost.cli("audit", "verify").code == 0


def test_a_file_in_the_banks_inbox_is_not_sent_again(rendered: Company) -> None:
    """Whatever somebody at the bank says: it is there."""
    with rendered.context() as context, simulated(rendered, "no-answer") as simulator:
        deliver(context, FaultyBanks(context, simulator), context.default_period, BANK)
    rendered.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["no-answer"]\n')
    refused = rendered.cli("resend", file_of(rendered)["file_id"], "--evidence", _WHO)
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert "inbox" in refused.err
    assert len(at_bank(rendered)) == 1


def said(company: Company, name: str, head: str = "") -> None:
    """Let the bank answer the file, or say that it had it before."""
    path = company.home / "bank" / BANK / "outbox" / name
    path.write_text(
        f'<FailedInvoice><Header infileId="{file_of(company)["file_id"]}"{head}/>'
        '<Footer totalNr="0"/></FailedInvoice>'
    )


@pytest.mark.parametrize("answers", [True, False])
def test_a_second_attempt_that_the_bank_had_before_is_no_wonder(
    unknown: Company, *, answers: bool
) -> None:
    """The first answer settles it without a person; where it never comes a person has an end."""
    file_id = file_of(unknown)["file_id"]
    silent = '[banks.seb]\nsimulator_faults = ["no-answer"]\n'
    unknown.edit_config("[banks.seb]\n", silent)
    assert unknown.cli("resend", file_id, "--evidence", _WHO).code == 0
    said(unknown, "B.xml", ' fileFailReason="64"')
    waits = unknown.cli("run")
    assert waits.code == ExitCode.NEEDS_A_PERSON
    assert waits.last_line.endswith(" poll --period 2026-10")
    if answers:
        said(unknown, "A.xml")
    else:
        later = unknown.cli("run", today="2026-11-19")
        assert later.last_line.endswith(f"mark-sent {file_id} --hash HASH --evidence TEXT")
        word = f"mark-accepted {file_id} --evidence"
        assert word in unknown.cli("status", today="2026-11-19").out
        assert unknown.cli(*word.split(), _WHO).code == 0
    assert unknown.cli("run").code == 0
    states = {row["state"] for row in unknown.table("invoices") if row["bank"] == BANK}
    assert states == {"accepted"}
    assert unknown.cli("audit", "verify").code == 0


@pytest.mark.parametrize("command", ["mark-accepted", "mark-refused"])
def test_a_word_about_a_file_that_the_bank_answers_meanwhile(
    rendered: Company, command: str
) -> None:
    """The answer is read first and says more than the word: so the screen says, once and again."""
    assert rendered.cli("deliver").code == 0
    row = file_of(rendered)
    assert row["state"] == "sent"
    for _ in range(2):
        told = rendered.cli(command, row["file_id"], "--evidence", _WHO)
        assert told.code == ExitCode.REFUSED_BY_CHECK
        assert f"{BANK} has answered it meanwhile; the file is accepted" in told.err
        assert told.last_line.endswith(" status")
    assert file_of(rendered)["state"] == "accepted"
