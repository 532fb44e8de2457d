"""A bank has a file after all: nothing that replaces its invoices is sent, and a way out is named.

Its answer comes after a person said that it has nothing, or a colleague had brought the file.
"""

import re
import shutil
from pathlib import Path

import pytest
from at_the_bank import BANK
from bank_answers import answer, refusal
from dialogue import Dialogue, commands_in
from month_steps import deliver_silently, prepare
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

SAID = ("--evidence", "Ilze at the bank, 6 Nov 10:20")
REFUSED = ExitCode.REFUSED_BY_CHECK
LATE = "2026-11-27"


def files(company: Company) -> list[dict[str, str]]:
    """Return the files of the bank, first to last."""
    return [row for row in company.table("files") if row["bank"] == BANK]


def said_to_be_absent(company: Company) -> tuple[Dialogue, str, bytes]:
    """Say by mistake that the bank has nothing of its file; return the answer that comes then."""
    prepare(company, "calculate", "issue", "render")
    deliver_silently(company)
    (row,) = files(company)
    path = answer(company, "LATE.xml")
    content = path.read_bytes()
    path.unlink()
    company.edit_config(f"[banks.{BANK}]", f'[banks.{BANK}]\nsimulator_faults = ["no-answer"]')
    staff = Dialogue(company)
    assert staff.type("mark-refused", row["file_id"], *SAID).code == ExitCode.DONE
    return staff, row["file_id"], content


def arrives(company: Company, content: bytes) -> None:
    """Let the bank's answer come."""
    (company.home / "bank" / BANK / "outbox" / "LATE.xml").write_bytes(content)


def accepted_after_all(staff: Dialogue, file_id: str) -> None:
    """Follow the screens: the bank has these invoices, once."""
    assert staff.type("status").last_line.endswith(" answers")
    staff.type("answers")
    staff.follow("mark-accepted")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    assert not staff.company.cli("answers", "--json").json["answers"]
    staff.run_to_the_end()
    (row,) = files(staff.company)
    assert (row["file_id"], row["state"]) == (file_id, "accepted")
    assert staff.company.cli("audit", "verify").code == ExitCode.DONE


def test_an_answer_that_was_read_keeps_the_invoices(company: Company) -> None:
    """No plan replaces them, also one made before; every screen names the message."""
    staff, file_id, content = said_to_be_absent(company)
    before = company.cli("rerun", "--rejected", "--unchanged", "--json").json["plan"]
    arrives(company, content)
    for screen in ("run", "status", "report"):
        assert staff.type(screen).last_line.endswith(" answers"), screen
    assert staff.type("rerun", "--rejected", "--unchanged").last_line.endswith(" answers")
    assert "contradicts what it told a person" in staff.last.out
    assert staff.type("rerun", "--apply", before).code == REFUSED
    assert staff.last.last_line.endswith(" answers")
    number = company.cli("rerun", "--rejected", "--json").json["invoices"][0]["invoice_number"]
    assert staff.type("void", number, "--reason", "x").code == REFUSED
    accepted_after_all(staff, file_id)


@pytest.mark.parametrize("applied", [False, True])
def test_an_answer_in_the_outbox_is_read_first(company: Company, *, applied: bool) -> None:
    """By the plan that is applied, or by the run after it."""
    staff, file_id, content = said_to_be_absent(company)
    staff.type("rerun", "--rejected", "--unchanged")
    if applied:
        staff.follow("rerun --apply")
        assert staff.last.code == ExitCode.DONE, staff.last.err
        arrives(company, content)
        staff.follow("run")
    else:
        arrives(company, content)
        staff.follow("rerun --apply")
    assert staff.last.code == REFUSED
    assert staff.last.last_line.endswith(" answers")
    accepted_after_all(staff, file_id)


def brought(company: Company) -> tuple[Dialogue, Path]:
    """Let a colleague bring a file that nobody declares, past the last day; return who plans."""
    prepare(company, "calculate", "issue", "render")
    company.edit_config(f"[banks.{BANK}]", f'[banks.{BANK}]\nsimulator_faults = ["no-answer"]')
    (row,) = files(company)
    return Dialogue(company, LATE), company.home / "data" / "outbox" / BANK / row["name"]


@pytest.mark.parametrize("seen", ["inbox", "answer"])
def test_a_file_brought_by_hand_is_not_replaced(company: Company, seen: str) -> None:
    """The bank is looked at before its invoices become void."""
    staff, path = brought(company)
    assert staff.type("rerun").code == ExitCode.DONE
    if seen == "inbox":
        inbox = company.home / "bank" / BANK / "inbox"
        inbox.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, inbox)
    else:
        answer(company, "A.xml")
    staff.follow("rerun --apply")
    (row,) = files(company)
    assert (staff.last.code, row["state"]) == (REFUSED, "ready")
    if seen == "answer":
        staff.follow("restore")
    staff.follow("mark-sent", HASH=row["sha256"])
    assert staff.last.code == ExitCode.DONE, staff.last.err
    assert files(company)[0]["state"] in {"sent", "accepted"}


@pytest.mark.parametrize("many", [False, True])
def test_a_file_brought_by_hand_is_not_void(company: Company, *, many: bool) -> None:
    """`void` looks at the bank too; once it is declared the answer counts and `credit` is named."""
    staff, path = brought(company)
    number = next(r["invoice_number"] for r in company.table("invoices") if r["bank"] == BANK)
    which = ("--all", "--period", "2026-10", "--yes") if many else (number,)
    inbox = company.home / "bank" / BANK / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, inbox)
    staff.type("void", *which, "--reason", "wrong name")
    (row,) = files(company)
    assert (staff.last.code, row["state"]) == (REFUSED, "ready"), staff.last.err
    assert {row["state"] for row in company.table("invoices") if row["bank"]} == {"rendered"}
    staff.follow("mark-sent", HASH=row["sha256"])
    assert files(company)[0]["state"] == "sent"
    assert staff.type("void", number, "--reason", "wrong name").code == REFUSED


def test_nobody_can_look(company: Company) -> None:
    """Then no invoice becomes void: somebody may have brought the file."""
    staff, _ = brought(company)
    number = next(r["invoice_number"] for r in company.table("invoices") if r["bank"] == BANK)
    staff.type("rerun")
    shutil.rmtree(company.home / "bank")
    company.edit_config(
        f'[banks.{BANK}]\nsimulator_faults = ["no-answer"]\ntransport = "simulator"',
        f'[banks.{BANK}]\ntransport = "folder"\nfolder = "nowhere"',
    )
    void = ("void", number, "--reason", "x")
    for words in ((), void):
        staff.type(*words) if words else staff.follow("rerun --apply")
        assert staff.last.code == ExitCode.BANK_UNREACHABLE
        assert "someone may have brought the file" in staff.last.err
        assert files(company)[0]["state"] == "ready"


def test_what_was_sent_twice_all_the_same_is_recalled(company: Company) -> None:
    """The answer comes after the second file: the screen says so, and a word is asked."""
    staff, file_id, content = said_to_be_absent(company)
    staff.type("rerun", "--rejected", "--unchanged")
    staff.follow("rerun --apply")
    company.edit_config('simulator_faults = ["no-answer"]', "simulator_faults = []")
    staff.follow("run")
    (_, second) = files(company)
    assert second["state"] == "accepted"
    arrives(company, content)
    seen = staff.type("run")
    assert " mark-accepted " not in seen.err, "it is accepted already, from the second file"
    assert seen.last_line.endswith(" answers")
    shown = staff.type("answers")
    for screen in (seen, shown):
        twice = f"has these invoices twice, from file {file_id} and from {second['file_id']}"
        assert twice in " ".join(screen.err.split())
    assert f"once the bank has recalled {file_id}" in shown.last_line
    assert staff.type(*commands_in(shown)[-1]).code == REFUSED, "typed as it is printed"
    assert "expected the reason to name the file" in staff.last.err
    staff.follow("answers --settle", TEXT=f"{file_id} is recalled")
    assert staff.last.code == ExitCode.DONE
    staff.run_to_the_end()


def test_what_was_refused_as_a_duplicate_is_there_once(company: Company) -> None:
    """Of the second file the bank took nothing: with the first recalled it would have none."""
    staff, file_id, content = said_to_be_absent(company)
    staff.type("rerun", "--rejected", "--unchanged")
    staff.follow("rerun --apply")
    staff.follow("run")
    (_, second) = files(company)
    inbox = company.home / "bank" / BANK / "inbox"
    sent = (inbox / f"{second['file_id']}.xml").read_text("utf-8")
    ids = re.findall(r'invoiceGlobUniqId="([^"]+)"', sent)
    refused = "".join(refusal(global_id, 106) for global_id in ids)
    (company.home / "bank" / BANK / "outbox" / "SECOND.xml").write_text(
        f'<FailedInvoice><Header infileId="{second["file_id"]}"/>{refused}'
        f'<Footer totalNr="{len(ids)}"/></FailedInvoice>'
    )
    staff.type("run")
    arrives(company, content)
    staff.type("run")
    numbers = [row["invoice_number"] for row in company.table("invoices") if row["bank"] == BANK]
    for number in numbers:
        staff.type("mark-accepted", number, *SAID)
    shown = staff.type("answers")
    assert "twice" not in shown.err
    assert "recalled" not in shown.last_line
    short_id = company.cli("answers", "--json").json["answers"][0]["id"]
    settled = staff.type("answers", "--settle", short_id, "--reason", f"once, from {file_id}")
    assert settled.code == ExitCode.DONE
    staff.run_to_the_end()
    live = [row for row in company.table("invoices") if row["bank"] == BANK]
    assert {row["state"] for row in live} == {"accepted"}
    assert len(files(company)) == 2, "nothing goes a third time"


def test_a_late_answer_is_not_settled_by_the_words_of_a_screen(company: Company) -> None:
    """The next step is the bank's word that it has the file; settling needs the file's id."""
    staff, file_id, content = said_to_be_absent(company)
    arrives(company, content)
    staff.type("run")
    listed = staff.type("answers")
    assert f"{file_id} --evidence TEXT" in listed.last_line
    short_id = company.cli("answers", "--json").json["answers"][0]["id"]
    settle = ("answers", "--settle", short_id, "--reason")
    refused = staff.type(*settle, "as the screen says")
    assert refused.code == REFUSED
    assert " mark-accepted " in refused.last_line
    assert len(company.cli("answers", "--json").json["answers"]) == 1
    staff.type("rerun", "--rejected", "--unchanged")
    assert staff.last.last_line.endswith(" answers"), "nothing is sent anew meanwhile"
    said = staff.type(*settle, f"Ilze at the bank: it recalled {file_id}")
    assert said.code == ExitCode.DONE
    company.edit_config('simulator_faults = ["no-answer"]', "simulator_faults = []")
    staff.run_to_the_end()
    assert [row["state"] for row in files(company)] == ["rejected", "accepted"]
