"""No dead ends: what a screen with exit 4, 6, 7 or 8 prints leads to the end of the month."""

import pytest
from dialogue import Dialogue
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

SEB = "[banks.seb]\n"


@pytest.fixture
def staff(company: Company) -> Dialogue:
    """Somebody in front of the small company's month on 5 November."""
    company.edit_config("attempts = 3", "attempts = 1")
    return Dialogue(company)


def set_seb(staff: Dialogue, line: str) -> None:
    """Add a line to SEB's table."""
    staff.company.edit_config(SEB, f"{SEB}{line}\n")


def test_exit_4_more_held_than_the_limits_allow(staff: Dialogue) -> None:
    """Whoever imports the customers that were missing brings the month to its end."""
    company = staff.company
    customers = (company.home / "input" / "customers.csv").read_text("utf-8")
    for flat in ("B0001-1", "B0001-2"):
        company.drop_rows("customers", f"{flat},")
    company.import_anew()
    company.edit_config("held_flats = 25", "held_flats = 1")
    assert staff.type("run").code == ExitCode.REFUSED_BY_CHECK
    (company.home / "input" / "customers.csv").write_text(customers, "utf-8")
    assert staff.type("import", str(company.home / "input")).code == ExitCode.DONE
    staff.run_to_the_end()


def test_exit_4_a_lost_file(staff: Dialogue) -> None:
    """The file is taken back and its content goes in another."""
    for step in ("calculate", "issue", "render"):
        assert staff.type(step).code == ExitCode.DONE
    for path in (staff.company.home / "data" / "outbox").glob("*/*.xml"):
        path.unlink()
    staff.company.edit_config('phone = "', 'phone = "+371 ')
    assert staff.type("run").code == ExitCode.REFUSED_BY_CHECK
    staff.run_to_the_end()


def test_exit_4_a_plan_that_is_out_of_date(staff: Dialogue) -> None:
    """A plan that no longer holds names how to make it anew."""
    set_seb(staff, 'simulator_faults = ["refuse-some"]')
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    staff.company.edit_config('simulator_faults = ["refuse-some"]\n', "")
    plan = staff.type("rerun", "--rejected", "--unchanged")
    refused = staff.company.cli("status", "--json").json["refused"][0]["invoice_number"]
    staff.type("void", refused, "--reason", "a colleague was quicker")
    staff.last = plan
    assert staff.follow("rerun").code == ExitCode.REFUSED_BY_CHECK
    staff.run_to_the_end()


def test_exit_6_a_bank_that_is_not_there(staff: Dialogue) -> None:
    """The next run sends, once the bank is back."""
    text = (staff.company.home / "config.toml").read_text("utf-8")
    head, _, tail = text.partition(SEB)
    gone = tail.replace('"simulator"', '"folder"\nfolder = "not-mounted"', 1)
    (staff.company.home / "config.toml").write_text(f"{head}{SEB}{gone}", "utf-8")
    assert staff.type("run").code == ExitCode.BANK_UNREACHABLE
    (staff.company.home / "config.toml").write_text(text, "utf-8")
    staff.run_to_the_end()


@pytest.mark.parametrize("fault", ["drop-mid-write", "close-fails", "disk-full", "corrupt-write"])
def test_exit_6_or_7_a_transfer_that_breaks(staff: Dialogue, fault: str) -> None:
    """Whatever broke it, the printed commands bring the file there once."""
    set_seb(staff, f'simulator_faults = ["{fault}"]')
    assert staff.type("run").code in {ExitCode.BANK_UNREACHABLE, ExitCode.OUTCOME_UNKNOWN}
    staff.company.edit_config(f'simulator_faults = ["{fault}"]\n', "")
    staff.run_to_the_end()
    assert len(staff.company.bank_files()) == 2


@pytest.mark.parametrize("command", ["mark-sent", "resend"])
def test_exit_7_nobody_can_say(staff: Dialogue, command: str) -> None:
    """Where nothing can be read back a broken transfer is unknown; the bank's word settles it."""
    set_seb(staff, 'simulator_faults = ["drop-mid-write", "no-answer"]')
    path = staff.company.home / "config.toml"
    profile = "[banks.seb.profile]\ncan_read_back = false\ncan_rename = false\ncan_list = false\n"
    path.write_text(f"{path.read_text('utf-8')}\n{profile}", "utf-8")
    assert staff.type("run").code == ExitCode.OUTCOME_UNKNOWN
    path.write_text(
        path.read_text("utf-8").replace('simulator_faults = ["drop-mid-write", "no-answer"]\n', ""),
        "utf-8",
    )
    inbox = staff.company.home / "bank" / "seb" / "inbox"
    for half in inbox.iterdir():
        half.unlink()
        if command == "mark-sent":
            kept = staff.company.home / "data/archive/2026-10/seb/outbound" / half.name
            half.write_bytes(kept.read_bytes())
    staff.follow(command)
    staff.run_to_the_end()


def test_exit_8_late_and_still_possible(staff: Dialogue) -> None:
    """After the deadline and before the lead days a run sends and says that it was late."""
    staff.day = "2026-11-20"
    assert staff.type("run").code == ExitCode.DEADLINE_IN_DANGER
    staff.run_to_the_end()


def test_exit_8_too_late(staff: Dialogue) -> None:
    """Past the lead days new invoices with a later due date are planned, applied and sent."""
    for step in ("calculate", "issue"):
        assert staff.type(step).code == ExitCode.DONE
    staff.day = "2026-11-27"
    assert staff.type("run", "--period", "2026-10").code == ExitCode.DEADLINE_IN_DANGER
    staff.run_to_the_end()
