"""A bank is down: what becomes of a word that was typed meanwhile, and what screens say later."""

import contextlib
from collections.abc import Iterator

import pytest
from dialogue import Dialogue
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

UP = 'transport = "simulator"\n'
SILENT = f'{UP}simulator_faults = ["no-answer"]\n'
GONE = 'transport = "folder"\nfolder = "not-mounted"\n'
DOWN = "seb: not reached since "


@pytest.fixture
def staff(company: Company) -> Dialogue:
    """Somebody whose month was sent, while the banks are silent."""
    company.edit_config("attempts = 3", "attempts = 1")
    company.edit_config(f"[banks.seb]\n{UP}", f"[banks.seb]\n{SILENT}")
    company.edit_config(f"[banks.swedbank]\n{UP}", f"[banks.swedbank]\n{SILENT}")
    person = Dialogue(company)
    assert person.type("run").code == ExitCode.DONE
    return person


@contextlib.contextmanager
def banks_are_down(staff: Dialogue) -> Iterator[None]:
    """Let nobody reach the banks."""
    path = staff.company.home / "config.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(SILENT, GONE), "utf-8")
    yield
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("command", ["resend", "mark-refused"])
def test_a_word_is_typed_again_once_the_bank_is_reached(staff: Dialogue, command: str) -> None:
    """It is not kept, the screen says so, and its last line is the same command."""
    inbox = staff.company.home / "bank" / "seb" / "inbox"
    (path,) = inbox.glob("*.xml")
    path.unlink()
    with banks_are_down(staff):
        refused = staff.type(command, path.stem, "--evidence", "Ilze: it is not there")
    assert refused.code == ExitCode.BANK_UNREACHABLE
    assert "The word is not kept" in refused.err
    assert refused.last_line.startswith("next: once the bank can be reached again: ")
    assert staff.follow(command).code == ExitCode.DONE
    assert path.exists() is (command == "resend")


def test_a_bank_that_was_reached_since_is_not_called_down(staff: Dialogue) -> None:
    """By a run that found nothing to do, by a run of that bank alone, or by hand."""
    for reached in ("run", "run --bank seb", "poll"):
        with banks_are_down(staff):
            assert staff.type("run").code == ExitCode.BANK_UNREACHABLE
            assert DOWN in staff.type("status").out
        assert staff.type("run", "--bank", "swedbank").code == ExitCode.DONE
        assert DOWN in staff.type("status").out, "nobody looked at SEB"
        assert staff.type(*reached.split()).code == ExitCode.DONE
        assert DOWN not in staff.type("status").out, reached


def test_a_word_of_staff_is_no_fail_code(staff: Dialogue) -> None:
    """The bank answered nothing: screens say whose word it is, and name no code."""
    (path,) = (staff.company.home / "bank" / "seb" / "inbox").glob("*.xml")
    path.unlink()
    said = ("--evidence", "Ilze: it took none of them")
    assert staff.type("mark-refused", path.stem, *said).code == ExitCode.DONE
    for screen in ("status", "report"):
        shown = " ".join(staff.type(screen).out.split())
        assert "fail code" not in shown
        assert "staff entered" in shown
    assert {row["code"] for row in staff.company.cli("status", "--json").json["refused"]} == {None}
