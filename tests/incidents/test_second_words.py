"""A person's word of a file, and another word after it: the bank may still read its inbox."""

import pytest
from at_the_bank import BANK
from bank_answers import answer
from dialogue import Dialogue
from month_steps import prepare
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

SAID = ("--evidence", "Ilze at the bank, 6 Nov 10:20")
REFUSED = ExitCode.REFUSED_BY_CHECK
SILENT = f'[banks.{BANK}]\nsimulator_faults = ["no-answer"]'


@pytest.fixture
def staff(company: Company) -> Dialogue:
    """Somebody who said that a silent bank has its file, which is still in its inbox."""
    company.edit_config(f"[banks.{BANK}]", SILENT)
    prepare(company, "calculate", "issue", "render", "deliver")
    staff = Dialogue(company)
    assert staff.type("mark-accepted", file_of(company), *SAID).code == ExitCode.DONE
    return staff


def file_of(company: Company) -> str:
    """Return the id of the bank's only file."""
    (row,) = [row for row in company.table("files") if row["bank"] == BANK]
    return row["file_id"]


def in_inbox(company: Company) -> list[str]:
    """Return the names in the bank's inbox."""
    folder = company.home / "bank" / BANK / "inbox"
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def of_bank(company: Company) -> list[dict[str, str]]:
    """Return the bank's invoices."""
    return [row for row in company.table("invoices") if row["bank"] == BANK]


@pytest.mark.parametrize("how", ["file", "invoice"])
def test_nothing_is_refused_while_its_file_is_unread(staff: Dialogue, how: str) -> None:
    """Neither by the file's id nor by an invoice's number."""
    number = of_bank(staff.company)[0]["invoice_number"]
    named = file_of(staff.company) if how == "file" else number
    assert staff.type("mark-refused", named, *SAID).code == REFUSED
    assert "is in seb's inbox" in staff.last.err
    assert {row["state"] for row in of_bank(staff.company)} == {"accepted"}


def test_taken_out_of_the_inbox_it_may_be_sent_again(staff: Dialogue) -> None:
    """The screen names how; each invoice is at the bank once."""
    company = staff.company
    first = file_of(company)
    staff.type("mark-refused", first, *SAID)
    assert staff.follow("mark-refused").code == ExitCode.DONE, staff.last.err
    assert in_inbox(company) == []
    company.edit_config(SILENT, f"[banks.{BANK}]")
    staff.type("rerun", "--rejected")
    staff.follow("rerun")
    staff.run_to_the_end()
    (sent,) = in_inbox(company)
    assert not sent.startswith(first)


@pytest.mark.parametrize("command", ["rerun", "void"])
def test_nothing_replaces_what_is_in_the_inbox_again(staff: Dialogue, command: str) -> None:
    """Also where the file came back there after the word: a colleague brought it once more."""
    company = staff.company
    name = in_inbox(company)[0]
    path = company.home / "bank" / BANK / "inbox" / name
    content = path.read_bytes()
    said = ("mark-refused", file_of(company), "--clear-inbox", *SAID)
    assert staff.type(*said).code == ExitCode.DONE, staff.last.err
    path.write_bytes(content)
    if command == "void":
        staff.type("void", of_bank(company)[0]["invoice_number"], "--reason", "x")
    else:
        staff.type("rerun", "--rejected")
        staff.follow("rerun")
    assert staff.last.code == REFUSED, staff.last.out
    assert "is in seb's inbox" in staff.last.err


def test_the_banks_answer_is_fetched_first(staff: Dialogue) -> None:
    """It took the file by then, so the second word is wrong."""
    company = staff.company
    path = company.home / "bank" / BANK / "inbox" / in_inbox(company)[0]
    path.unlink()
    answer(company, "A.xml")
    assert staff.type("mark-refused", file_of(company), *SAID).code == REFUSED
    assert {row["state"] for row in of_bank(company)} == {"accepted"}
    assert not company.cli("answers", "--json").json["answers"]


def test_nothing_is_refused_while_nobody_can_look(staff: Dialogue) -> None:
    """The bank may be down: then its inbox and its answers are unknown."""
    company = staff.company
    company.edit_config(
        f'{SILENT}\ntransport = "simulator"',
        f'[banks.{BANK}]\ntransport = "folder"\nfolder = "nowhere"',
    )
    said = staff.type("mark-refused", file_of(company), *SAID)
    assert said.code == ExitCode.BANK_UNREACHABLE
    assert {row["state"] for row in of_bank(company)} == {"accepted"}
