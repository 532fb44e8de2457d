"""A file was brought to the bank by hand, nobody said so, and the bank answers first."""

import shutil

import pytest
from put_back import REFUSED, PutBack

from einvoice.core.exit_codes import ExitCode

WITHOUT_BANK = 4


def brought_and_answered(staff: PutBack, *, in_inbox: bool) -> dict[str, str]:
    """Bring seb its file without a word; return its row once a run has met the answer."""
    company = staff.company
    for step in ("calculate", "issue", "render"):
        assert staff.type(step).code == ExitCode.DONE
    (row,) = [row for row in company.table("files") if row["bank"] == "seb"]
    bank = company.home / "bank" / "seb"
    for folder in ("inbox", "outbox"):
        (bank / folder).mkdir(parents=True, exist_ok=True)
    if in_inbox:
        shutil.copy(staff.data / "outbox" / "seb" / row["name"], bank / "inbox")
    header = f'<FailedInvoice><Header infileId="{row["file_id"]}"/>'
    (bank / "outbox" / "A.xml").write_text(f'{header}<Footer totalNr="0"/></FailedInvoice>')
    company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["no-answer"]\n')
    assert staff.type("run").code == REFUSED
    return row


def printed_and_done(staff: PutBack) -> None:
    """Require that the month ends, that no screen speaks of a copy, and that all can be printed."""
    assert staff.type("run").code == ExitCode.DONE, staff.last.err
    staff.type("status")
    assert "copy" not in staff.last.out + staff.last.err
    printed = staff.type("print", "--to", str(staff.company.home / "paper"))
    assert printed.code == ExitCode.DONE, printed.err
    assert "copy" not in printed.out + printed.err
    letters = staff.company.cli("status", "--json").json["without_bank"]
    assert letters["printed"] == WITHOUT_BANK, letters
    assert {row["state"] for row in staff.company.table("files")} == {"accepted"}


@pytest.mark.parametrize("in_inbox", [False, True])
def test_the_screens_lead_to_the_word_about_it(staff: PutBack, *, in_inbox: bool) -> None:
    """Every last line is `mark-sent`; nothing was put back, and what is on paper stays open."""
    row = brought_and_answered(staff, in_inbox=in_inbox)
    for screen in ("run", "status", "poll", "deliver", "answers"):
        staff.type(screen)
        assert staff.next == f"mark-sent {row['file_id']} --hash HASH --evidence TEXT", screen
    assert staff.follow("mark-sent", HASH=row["sha256"]).code == ExitCode.DONE, staff.last.err
    printed_and_done(staff)


def test_restore_asks_whether_a_person_brought_it(staff: PutBack) -> None:
    """Once that is said nothing is asked about paper: no copy was put back."""
    brought_and_answered(staff, in_inbox=True)
    staff.type("restore")
    assert staff.next == "restore --nothing-imported"
    assert staff.follow("restore --nothing-imported").code == ExitCode.DONE, staff.last.err
    printed_and_done(staff)
