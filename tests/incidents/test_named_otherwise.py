"""A sent file of which the bank names another hash, while the file lies in its inbox for good."""

import pytest
from dialogue import Dialogue
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

UP = '[banks.seb]\ntransport = "simulator"\n'
SILENT = f'{UP}simulator_faults = ["no-answer"]\n'
OTHER = "0" * 64


@pytest.fixture
def staff(company: Company) -> Dialogue:
    """Somebody whose file SEB left unread, and who was told another hash."""
    company.edit_config(UP, SILENT)
    person = Dialogue(company)
    assert person.type("run").code == ExitCode.DONE
    (path,) = (company.home / "bank" / "seb" / "inbox").glob("*.xml")
    said = ("--hash", OTHER, "--evidence", "Ilze")
    assert person.type("mark-sent", path.stem, *said).code == ExitCode.REFUSED_BY_CHECK
    return person


@pytest.mark.parametrize("answers", [False, True])
def test_every_screen_leads_out(staff: Dialogue, *, answers: bool) -> None:
    """`run` asks for no hash again; the file leaves the inbox, and ours goes in another, once."""
    if answers:
        staff.company.edit_config(SILENT, UP)
    for screen in ("run", "status"):
        staff.type(screen)
        assert " mark-refused 2611SE" in staff.last.last_line, screen
        assert "by its word it has other contents" in staff.last.out
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    assert staff.follow("mark-refused").code == ExitCode.REFUSED_BY_CHECK
    assert " --clear-inbox " in staff.last.last_line
    inbox = staff.company.home / "bank" / "seb" / "inbox"
    (path,) = inbox.glob("*.xml")
    assert staff.follow("mark-refused").code == ExitCode.DONE
    assert not path.exists(), "nobody reads it any more"
    if answers:
        assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
        return
    staff.follow("rerun --rejected")
    staff.follow("rerun --apply")
    staff.company.edit_config(SILENT, UP)
    staff.follow("run")
    staff.run_to_the_end()
    (path,) = inbox.glob("*.xml")
    assert path.stem.startswith("2611SE00002")


def test_a_mistyped_hash_is_typed_again(staff: Dialogue) -> None:
    """The right value ends it, and the answer counts."""
    (row,) = [one for one in staff.company.table("files") if one["bank"] == "seb"]
    said = ("--hash", row["sha256"], "--evidence", "Ilze")
    assert staff.type("mark-sent", row["file_id"], *said).code == ExitCode.DONE, staff.last.err
    staff.company.edit_config(SILENT, UP)
    staff.type("run")
    staff.run_to_the_end()


def test_there_is_no_inbox_to_clear_for_an_invoice(staff: Dialogue) -> None:
    """The option is about a file."""
    said = ("26110000001", "--clear-inbox", "--evidence", "Ilze")
    assert staff.type("mark-refused", *said).code == ExitCode.USAGE
