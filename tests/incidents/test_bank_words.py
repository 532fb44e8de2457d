"""What a bank says of a doubtful refusal is kept, and the month goes on whatever it says."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from at_the_bank import BANK
from bank_answers import answer, global_ids, read, refusal
from dialogue import Dialogue
from month_steps import (
    FIRST,
    accepted,
    answered,
    credit,
    deliver_silently,
    kept,
    prepare,
    refuse,
    send_silently,
    state_of,
)
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

SAID = ("--evidence", "Ilze at the bank, 6 Nov 10:20")
PROOF = sha256(SAID[1].encode()).hexdigest()
DUPLICATE = 106
DOUBTFUL = (DUPLICATE, 999)


def at_the_screen(company: Company, code: int) -> tuple[Dialogue, str]:
    """Let the bank refuse an invoice; return who looks at its page, and its number."""
    (row,) = refuse(company, (0, code))
    staff = Dialogue(company)
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    assert staff.type("report").last_line.endswith(f" show {row['invoice_number']}")
    staff.follow("show")
    return staff, row["invoice_number"]


@pytest.mark.parametrize("code", DOUBTFUL)
def test_what_the_bank_has_counts_as_accepted(company: Company, code: int) -> None:
    """The screens lead there; nothing is sent, the month is done, and its rows prove themselves."""
    staff, number = at_the_screen(company, code)
    staff.follow("mark-accepted")
    staff.run_to_the_end()
    assert state_of(company, number) == "accepted"
    assert [row["bank"] for row in company.table("files")].count(BANK) == 1
    assert company.cli("audit", "verify").code == ExitCode.DONE
    assert company.cli("run").code == ExitCode.DONE


@pytest.mark.parametrize("code", DOUBTFUL)
def test_what_the_bank_does_not_have_is_sent_again(company: Company, code: int) -> None:
    """As the next attempt, in a further file; before that word nothing goes on."""
    staff, number = at_the_screen(company, code)
    asked = company.cli("void", number, "--reason", "x")
    assert asked.code == ExitCode.REFUSED_BY_CHECK
    assert f"`einvoice mark-refused {number} --evidence TEXT`" in asked.err
    staff.follow("mark-refused")
    if code == DUPLICATE:
        staff.follow("show")
        assert "until then nothing is to be done" in staff.last.err
        staff.day = "2026-11-11"
        staff.type("run")
    staff.follow("rerun")
    staff.run_to_the_end()
    files = company.cli("show", number, "--json").json["files"]
    assert (state_of(company, number), len(files)) == ("accepted", 2)
    assert company.cli("audit", "verify").code == ExitCode.DONE


def test_what_the_bank_does_not_have_may_be_void(company: Company) -> None:
    """It is calculated and issued anew, under another number."""
    staff, number = at_the_screen(company, 106)
    staff.follow("mark-refused")
    assert staff.type("void", number, "--reason", "wrong name").code == ExitCode.DONE
    staff.follow("calculate")
    staff.follow("check")
    staff.follow("run")
    staff.run_to_the_end()
    assert state_of(company, number) == "void"


def test_the_journal_keeps_who_said_it(company: Company) -> None:
    """The file it lay in, what was said, and the digest of the evidence; of JSON the same."""
    (row,) = refuse(company, (0, 999))
    number = row["invoice_number"]
    (file,) = [one for one in company.table("files") if one["bank"] == BANK]
    done = company.cli("mark-accepted", number, *SAID, "--json").json
    assert [(one["invoice_number"], one["state"]) for one in done["invoices"]] == [
        (number, "accepted")
    ]
    assert done["next_command"] == "einvoice status --period 2026-10"
    (entry,) = kept(company, "bank_said")
    told = {"file": file["file_id"], "has": True, "evidence_sha256": PROOF}
    assert (entry[2], json.loads(entry[3])) == (number, told)
    assert "the bank, asked, said that it has it" in company.cli("report").out


@pytest.mark.parametrize("command", ["mark-accepted", "mark-refused"])
def test_what_is_not_in_doubt_is_refused(company: Company, command: str) -> None:
    """An accepted invoice, one that was surely refused, and a call without evidence."""
    rows = refuse(company, (0, 33), (1, 64))
    sure, doubtful = (row["invoice_number"] for row in rows)
    fine = next(
        row["invoice_number"] for row in company.table("invoices") if row["state"] == "accepted"
    )
    for number in (sure, fine):
        done = company.cli(command, doubtful, number, *SAID)
        assert done.code == ExitCode.REFUSED_BY_CHECK
        assert number in done.err
    assert company.cli(command, doubtful).code == ExitCode.USAGE
    assert company.cli(command, doubtful, "--evidence", " ").code == ExitCode.USAGE
    assert not kept(company, "bank_said")
    assert state_of(company, doubtful) == "rejected"


def test_a_wrong_word_is_taken_back(company: Company) -> None:
    """As long as nothing rests on it; then the invoice is refused as before."""
    (row,) = refuse(company, (0, 12))
    number = row["invoice_number"]
    for command, state in (
        ("mark-accepted", "accepted"),
        ("mark-refused", "rejected"),
        ("mark-accepted", "accepted"),
    ):
        assert company.cli(command, number, *SAID).code == ExitCode.DONE
        assert state_of(company, number) == state
        assert company.cli("audit", "verify").code == ExitCode.DONE
    (remark,) = company.cli("report", "--json").json["remarks"]
    assert (remark["invoice_number"], remark["task"]) == (number, "none"), "it is settled"
    credit(company, row)
    assert company.cli("mark-refused", number, *SAID).code == ExitCode.REFUSED_BY_CHECK


def test_a_whole_file_at_once(company: Company) -> None:
    """A plan first; a file that was refused with a code nobody knows is marked by its month."""
    prepare(company, "calculate", "issue", "render")
    deliver_silently(company)
    answer(company, "A_WHOLE.xml", head=' fileFailReason="777"')
    read(company)
    count = len(global_ids(company))
    planned = company.cli("mark-refused", "--all", *SAID)
    assert planned.code == ExitCode.DONE
    assert f"mark-refused {count}," in planned.err
    assert company.cli("rerun", "--rejected", "--json").json["plan"] == ""
    done = company.cli("mark-refused", "--all", *SAID, "--yes", "--json").json
    assert done["taken"]["count"] == count
    assert done["next_command"] == "einvoice rerun --rejected --period 2026-10"
    plan = company.cli("rerun", "--rejected", "--json").json
    assert {row["remedy"] for row in plan["invoices"]} == {"again"}
    assert company.cli("mark-accepted", "--all", *SAID, "--json").json["plan"] == ""


@pytest.mark.parametrize(("has", "state"), [(True, "credited"), (False, "accepted")])
def test_a_doubtful_refusal_of_a_credit_note(company: Company, *, has: bool, state: str) -> None:
    """What the bank has credits its invoice; what it does not have becomes void."""
    first = accepted(company)[0]
    credit(company, first)
    send_silently(company)
    answered(company, 999)
    number = first["invoice_number"]
    asked = company.cli("void", FIRST, "--reason", "x")
    assert asked.code == ExitCode.REFUSED_BY_CHECK
    assert f"{FIRST}: nobody knows the bank's code: ask the bank" in asked.err
    (refused,) = company.cli("status", "--json").json["refused"]
    assert refused["next_command"] == f"einvoice show {FIRST}"
    assert refused["if_accepted_command"] == f"einvoice mark-accepted {FIRST} --evidence TEXT"
    assert refused["if_refused_command"] == f"einvoice mark-refused {FIRST} --evidence TEXT"
    command = "mark-accepted" if has else "mark-refused"
    refused_notes = ("void", "--refused-notes", "--all", "--reason", "x", "--json")
    assert company.cli(*refused_notes).json["plan"] == "", "the bank may have it"
    assert company.cli(command, "--all", *SAID, "--yes").code == ExitCode.DONE
    assert bool(company.cli(*refused_notes).json["plan"]) is not has
    if not has:
        (refused,) = company.cli("status", "--json").json["refused"]
        assert refused["next_command"] == f"einvoice void {FIRST} --reason TEXT"
        assert company.cli("void", FIRST, "--reason", "x").code == ExitCode.DONE
    assert state_of(company, number) == state
    assert company.cli("audit", "verify").code == ExitCode.DONE


def put_back(company: Company, copy: Path) -> None:
    """Put a copy of the database back."""
    assert company.cli("restore", str(copy)).code == ExitCode.DONE


@pytest.mark.parametrize("then", ["nothing", "credited"])
def test_a_database_of_yesterday_learns_the_word(
    company: Company, tmp_path: Path, then: str
) -> None:
    """The archive knows it, so that the month is not in doubt again."""
    (row,) = refuse(company, (0, 106))
    number, copy = row["invoice_number"], tmp_path / "yesterday.db"
    assert company.cli("backup", str(copy)).code == ExitCode.DONE
    assert company.cli("mark-accepted", number, *SAID).code == ExitCode.DONE
    if then == "credited":
        credit(company, row)
        assert company.cli("render").code == ExitCode.DONE
        deliver_silently(company)
        answered(company, None)
    before = state_of(company, number)
    put_back(company, copy)
    assert state_of(company, number) == before
    assert company.cli("audit", "verify").code == ExitCode.DONE
    shutil.rmtree(next((company.home / "data" / "archive").glob("*/bank_words")))
    assert company.cli("run").code in {ExitCode.DONE, ExitCode.NEEDS_A_PERSON}


@pytest.mark.parametrize("then", ["nothing", "sent again"])
def test_a_database_of_yesterday_learns_that_the_word_was_wrong(
    company: Company, tmp_path: Path, then: str
) -> None:
    """The invoice is refused again, or where its further file is; the audit agrees."""
    (row,) = refuse(company, (0, 106))
    number, copy = row["invoice_number"], tmp_path / "yesterday.db"
    assert company.cli("mark-accepted", number, *SAID).code == ExitCode.DONE
    assert company.cli("backup", str(copy)).code == ExitCode.DONE
    assert company.cli("mark-refused", number, *SAID).code == ExitCode.DONE
    if then == "sent again":
        plan = company.cli("rerun", "--rejected", "--unchanged", "--json").json["plan"]
        assert company.cli("rerun", "--apply", plan).code == ExitCode.DONE
        assert company.cli("render").code == ExitCode.DONE
        deliver_silently(company)
    before = state_of(company, number)
    assert before == ("sent" if then == "sent again" else "rejected")
    put_back(company, copy)
    assert state_of(company, number) == before
    assert company.cli("audit", "verify").code == ExitCode.DONE


def shown(company: Company, file_id: str) -> str:
    """Return the state of a file, with digests, codes and states that agree."""
    assert company.cli("audit", "verify").code == ExitCode.DONE
    (row,) = [row for row in company.table("files") if row["file_id"] == file_id]
    return row["state"]


@pytest.mark.parametrize("agrees", [True, False])
def test_a_file_without_an_answer_is_what_its_documents_are(
    company: Company, *, agrees: bool
) -> None:
    """By the words about all of them; an answer that comes later is held against these."""
    prepare(company, "calculate", "issue", "render")
    deliver_silently(company)
    (file_id,) = [row["file_id"] for row in company.table("files") if row["bank"] == BANK]
    numbers = [row["invoice_number"] for row in company.table("invoices") if row["bank"] == BANK]
    for command, what, state in (
        ("mark-refused", file_id, "rejected"),
        ("mark-accepted", file_id, "accepted"),
        ("mark-refused", numbers[0], "partly"),
    ):
        assert company.cli(command, what, *SAID).code == ExitCode.DONE
        assert shown(company, file_id) == state
    assert [entry[1] for entry in kept(company, "file_accepted", "file_partly")] == [
        "file_accepted",
        "file_partly",
    ]
    listed = refusal(global_ids(company)[0 if agrees else 1], 33)
    answer(company, "LATE.xml", listed, 1)
    late = company.cli("poll")
    if agrees:
        assert f"{file_id}: as was said" in late.err
    else:
        assert late.code == ExitCode.NEEDS_A_PERSON
        assert f"told a person: {numbers[0]}, {numbers[1]} (2 in all)" in late.err
        assert company.cli("mark-refused", numbers[1], *SAID).code == ExitCode.DONE
        assert company.cli("mark-accepted", numbers[0], *SAID).code == ExitCode.DONE
        assert not company.cli("answers", "--json").json["answers"], "the answer agrees now"
    assert "LATE.xml" not in company.cli("answers").out + company.cli("poll").err
    assert shown(company, file_id) == "partly"


def test_a_file_of_credit_notes_without_an_answer(company: Company) -> None:
    """It is accepted when the bank has each of them, and its answer says the same."""
    credit(company, accepted(company)[0])
    send_silently(company)
    (file_id,) = [row["file_id"] for row in company.table("files") if row["total_cents"] == "0"]
    assert company.cli("mark-accepted", file_id, *SAID).code == ExitCode.DONE
    assert shown(company, file_id) == "accepted"
    answered(company, None)
    assert "CREDITS.xml" not in company.cli("answers").out + company.cli("poll").err
    assert shown(company, file_id) == "accepted"
