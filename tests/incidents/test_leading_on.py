"""Screens that led in a circle, back to what was done, or nowhere: what they print leads on."""

import shutil
from pathlib import Path

import pytest
from dialogue import Dialogue
from put_back import REFUSED, PutBack
from rehearsed_banks import over_sftp
from sample_company import Company

from bank_adapters.simulator.keys import rotate_host_key
from einvoice.core.exit_codes import ExitCode

SAID = ("--evidence", "Ilze at the bank, 6 Nov 10:20")
EARLY, FIRST_DAY = "2026-11-02", "2026-11-04"


def test_readings_before_the_first_day_lead_to_the_calculation(company: Company) -> None:
    """On its day; the import that was done is not named again, and a missing one is."""
    staff = PutBack(company, EARLY)
    for typed in ("import input/readings.csv", "run", "status"):
        staff.type(*typed.split())
        assert staff.last.code == ExitCode.DONE
        assert staff.last.last_line.startswith(f"next: from {FIRST_DAY} on: "), typed
        assert staff.next == "calculate --period 2026-10"
    staff.day = FIRST_DAY
    assert staff.follow("calculate").code == ExitCode.DONE
    company.drop_rows("readings", ",2026-10-3")
    company.drop_rows("readings", ",2026-11-01")
    shutil.rmtree(company.home / "data")
    company.cli("init", today=EARLY)
    staff.day = EARLY
    assert staff.type("import", "input").code == ExitCode.DONE
    assert staff.next == "import FOLDER/readings-2026-10.csv"


def test_a_bank_that_is_down_after_it_showed_another_key(company: Company) -> None:
    """`status` leads to `doctor`, which does not lead back: a run says what holds now."""
    company.edit_config("attempts = 3", "attempts = 1")
    staff, bank = PutBack(company), over_sftp(company)
    rotate_host_key(company.home / "rehearsal")
    with bank:
        assert staff.type("run").code == ExitCode.BANK_UNREACHABLE
        assert "met another host key" in " ".join(staff.type("status").out.split())
        assert staff.next == "doctor"
    down = staff.follow("doctor")
    assert "nothing here can mend it" in down.err
    assert staff.next == "run"
    staff.follow("run")
    assert staff.follow("doctor").last_line.endswith(" status")
    assert staff.follow("status").last_line.endswith(" run --period 2026-10")
    assert "met another host key" not in staff.last.out


def issued_again(staff: PutBack) -> None:
    """Follow what `restore` names, up to the files that are made again."""
    for command in ("calculate", "issue", "render", "restore"):
        staff.follow(command, DAY="2026-11-05")


def test_a_calculation_that_was_skipped_after_the_word_on_imports(staff: PutBack) -> None:
    """`issue` and `render` name it, and nobody is asked about imports a second time."""
    staff.send_and_put_back(inboxes=True)
    assert staff.type("calculate").code == ExitCode.DONE
    staff.type("restore")
    first, second = staff.last.err.split("2611SW00001TEST01: was sent", 1)
    assert " calculate " in first
    assert "first all that is said of the file above" in second
    staff.type("import", "input/costs.csv")
    staff.company.edit_rows("balances", "B0001-1,2026-10,129.73", "B0001-1,2026-10,129.74")
    staff.type("import", "input/balances.csv")
    staff.company.edit_rows("balances", "B0001-1,2026-10,129.74", "B0001-1,2026-10,129.73")
    staff.type("import", "input/balances.csv")
    said = staff.follow("restore --imports-done")
    assert said.code == REFUSED
    assert "was imported since" not in said.err, "all of it is here"
    assert staff.next == "calculate --period 2026-10"
    assert staff.type("issue", "--day", "2026-11-05").code == REFUSED
    assert staff.next == "calculate --period 2026-10"
    assert staff.type("render").code == ExitCode.DONE
    assert staff.next == "calculate --period 2026-10"
    issued_again(staff)
    assert staff.last.code == ExitCode.DONE, staff.last.err
    assert staff.type("run").code == ExitCode.DONE


def test_a_paper_number_has_one_sum(staff: PutBack) -> None:
    """An import that no bank's file shows is missed by the witness: the numbers are on paper."""
    company = staff.company
    folder = company.home / "other-disk"
    folder.mkdir()
    company.edit_config("[database]\n", f'[database]\nwitness = "{folder}/w.json"\n')
    staff.type("calculate")
    flat = next(row["flat_id"] for row in company.table("invoices") if not row["bank"])
    kept = company.home / "snapshot"
    shutil.copytree(staff.data, kept)
    path = company.home / "charges-late.csv"
    head = "charge_id,flat_id,period,service,net,vat_percent,reason"
    path.write_text(f"{head}\nlate,{flat},2026-10,other,12.40,21,x\n", "utf-8")
    assert staff.type("import", str(path)).code == ExitCode.DONE
    assert staff.type("run").code == ExitCode.DONE
    right = {row["invoice_number"]: row["total_cents"] for row in company.table("invoices")}
    shutil.rmtree(staff.data)
    shutil.copytree(kept, staff.data)
    assert staff.type("run").code == REFUSED
    for command in ("restore", "restore --nothing-imported", "calculate", "issue"):
        staff.follow(command)
    assert staff.last.code == REFUSED
    assert "the witness saw 24 invoices issued from number 26110000001" in staff.last.err
    assert staff.next == "restore --imports-missing"
    staff.follow("restore --imports-missing")
    staff.follow("import", PATH=str(path))
    staff.follow("restore --imports-done")
    issued_again(staff)
    assert staff.last.code == ExitCode.DONE, staff.last.err
    assert {row["invoice_number"]: row["total_cents"] for row in company.table("invoices")} == right


def test_numbers_given_again_are_held_against_the_paper(staff: PutBack) -> None:
    """Without a witness a person compares what was printed; later screens say so, too.

    What the banks answered before is lost with the folder: each screen says how it comes again.
    """
    staff.send_and_put_back(inboxes=True)
    staff.type("run")
    for command in ("restore", "restore --nothing-imported", "calculate", "issue"):
        staff.follow(command)
    assert "without a bank got a number again" in staff.last.err
    assert staff.type("issue").err.count("got a number again") == 0
    staff.type("render")
    staff.follow("restore")
    for typed in ("status", "run", "print --to paper"):
        shown = staff.type(*typed.split())
        screen = " ".join(f"{shown.out} {shown.err}".split())
        assert "may have gone out before a copy was put back: compare" in screen, typed
        unanswered = "no answer is known to 2611SE00001TEST01" in screen
        assert unanswered == (typed != "print --to paper"), screen
    printed = staff.type("status")
    assert "may have gone out" not in printed.out + printed.err, "a person has it in hand"


@pytest.mark.parametrize("seen", ["inbox", "answer"])
def test_a_begun_file_that_was_taken_back_and_arrived(company: Company, seen: str) -> None:
    """Its sending broke off, it was withdrawn past the last day, and the bank has it after all."""
    company.edit_config("attempts = 3", "attempts = 1")
    fault = '[banks.seb]\nsimulator_faults = ["disk-full"]\n'
    company.edit_config("[banks.seb]\n", fault)
    staff = PutBack(company)
    staff.type("run")
    company.edit_config(fault, "[banks.seb]\n")
    staff.day = "2026-11-27"
    staff.type("run", "--period", "2026-10")
    (file,) = [row for row in company.table("files") if row["bank"] == "seb"]
    assert file["state"] == "ready"
    kept = company.home / "data" / "archive" / "2026-10" / "seb" / "outbound" / file["name"]
    content = kept.read_bytes()
    staff.type("rerun", "--period", "2026-10")
    assert staff.follow("rerun --apply").code == ExitCode.DONE, staff.last.err
    bank = company.home / "bank" / "seb"
    if seen == "inbox":
        (bank / "inbox" / file["name"]).write_bytes(content)
    else:
        header = f'<Header infileId="{file["file_id"]}"/>'
        answer = f'<FailedInvoice>{header}<Footer totalNr="0"/></FailedInvoice>'
        (bank / "outbox" / "a.xml").write_text(answer, "utf-8")
    stopped = staff.type("run", "--period", "2026-10")
    assert f"{file['file_id']}: was sent to seb and is taken back here" in stopped.err
    assert [row["state"] for row in company.table("files") if row["bank"] == "seb"][1:] in (
        [],
        ["ready"],
    ), "nothing goes there in its place"
    assert "restore --pass-over" in staff.type("restore").err
    for path in [*(bank / "inbox").glob("*")]:
        path.unlink()  # the bank has discarded it unread
    over = ("restore", "--pass-over", file["file_id"], "--evidence", "the bank, by telephone")
    assert staff.type(*over).code == ExitCode.DONE
    staff.type("run", "--period", "2026-10")
    states = [row["state"] for row in company.table("files") if row["bank"] == "seb"]
    assert states == ["withdrawn", "accepted"]


def brought_to_a_file(company: Company) -> tuple[Dialogue, Path, str]:
    """Return somebody, the bank's folder and its file, of which it said that it has nothing."""
    company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["no-answer"]\n')
    staff = PutBack(company)
    assert staff.type("run").code == ExitCode.DONE
    bank = company.home / "bank" / "seb"
    (path,) = (bank / "inbox").glob("*.xml")
    path.unlink()
    assert staff.type("mark-refused", path.stem, *SAID).code == ExitCode.DONE
    return staff, bank, path.stem


def test_a_file_made_between_a_plan_and_the_answer_gives_way(company: Company) -> None:
    """The bank has the first file after all: the second, unsent, is taken back by its word."""
    staff, bank, file_id = brought_to_a_file(company)
    staff.type("rerun", "--rejected", "--unchanged")
    staff.follow("rerun --apply")
    assert staff.type("render").code == ExitCode.DONE
    header = f'<Header infileId="{file_id}"/>'
    answer = f'<FailedInvoice>{header}<Footer totalNr="0"/></FailedInvoice>'
    (bank / "outbox" / "a.xml").write_text(answer, "utf-8")
    assert staff.type("run").code == REFUSED
    staff.follow("answers")
    assert staff.follow("mark-accepted").code == ExitCode.DONE, staff.last.err
    staff.run_to_the_end()
    states = [row["state"] for row in company.table("files") if row["bank"] == "seb"]
    assert states == ["accepted", "withdrawn"]
    books = {row["state"] for row in company.table("invoices") if row["bank"] == "seb"}
    assert books == {"accepted"}
    assert company.cli("audit", "verify").code == ExitCode.DONE
    number = next(r["invoice_number"] for r in company.table("invoices") if r["bank"] == "seb")
    refused = company.cli("mark-refused", number, *SAID)
    assert refused.code == REFUSED, "the bank's own answer says that it has it"


def test_a_second_file_that_was_brought_by_hand_does_not_give_way(company: Company) -> None:
    """Then the bank has the invoices twice: it is declared, and one of the files recalled."""
    staff, bank, file_id = brought_to_a_file(company)
    staff.type("rerun", "--rejected", "--unchanged")
    staff.follow("rerun --apply")
    staff.type("render")
    (path,) = (company.home / "data" / "outbox" / "seb").glob("*.xml")
    shutil.copy(path, bank / "inbox")
    refused = staff.type("mark-accepted", file_id, *SAID)
    assert refused.code == REFUSED
    assert f"mark-sent {path.stem} " in refused.err


def test_void_invoices_that_the_bank_has_after_all_are_recalled(company: Company) -> None:
    """No word makes them count again: `answers` names the recall, and ours go out once it is said.

    Past the last day the plan made them void; the answer came before anything was sent.
    """
    staff, bank, file_id = brought_to_a_file(company)
    staff.day = "2026-11-27"
    staff.type("rerun", "--rejected", "--unchanged", "--period", "2026-10")
    assert staff.follow("rerun --apply").code == ExitCode.DONE, staff.last.err
    header = f'<Header infileId="{file_id}"/>'
    answer = f'<FailedInvoice>{header}<Footer totalNr="0"/></FailedInvoice>'
    (bank / "outbox" / "a.xml").write_text(answer, "utf-8")
    assert staff.type("run", "--period", "2026-10").code == ExitCode.DEADLINE_IN_DANGER
    assert staff.next == "answers"
    listed = staff.follow("answers")
    assert "void here" in listed.err
    assert " answers --settle " in listed.last_line
    assert staff.follow("answers --settle", TEXT="as the screen says").code == REFUSED
    assert " answers --settle " in staff.last.last_line
    assert staff.follow("answers --settle", TEXT=f"{file_id} is recalled").code == ExitCode.DONE
    company.edit_config('simulator_faults = ["no-answer"]\n', "")
    staff.type("run", "--period", "2026-10")
    states = [row["state"] for row in company.table("files") if row["bank"] == "seb"]
    assert states == ["rejected", "accepted"]
