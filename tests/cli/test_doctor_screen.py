"""`doctor` says what is wrong first, and leads from a refused file to the end of the month."""

import pytest
from mail_boxes import CUT, mail_boxes, mails_through
from sample_company import Company

from bank_adapters.messages.fail_codes import fail_codes
from einvoice.core.exit_codes import ExitCode
from jobs.setup import doctor
from jobs.setup.checked import Check, Verdict

FAULT = 'simulator_faults = ["refuse-file"]\n'


def test_what_failed_is_first_and_assumed_values_are_counted(company: Company) -> None:
    """A line per bank in place of sixty; `--all` lists them, JSON always."""
    shown = company.cli("doctor")
    assert "assumed, not confirmed by the bank: `einvoice doctor --all`" in shown.out
    assert "profile seb." not in shown.out
    assert len(shown.out.splitlines()) < 20
    listed = company.cli("doctor", "--all").out
    told = company.cli("doctor", "--json").json["checks"]
    assumed = [row for row in told if row["what"].startswith("profile ")]
    assert len(assumed) > 40
    assert listed.count("profile s") == len(assumed)
    (company.home / "data").chmod(0o755)
    failed = company.cli("doctor")
    assert failed.out.splitlines()[2].split()[:2] == ["failed", "data_dir"]
    assert "correct what failed" in failed.err
    assert failed.last_line.endswith(" doctor")


def test_from_code_59_to_the_end(company: Company) -> None:
    """The setting and its value are named; once it is mended the last lines lead to the end."""
    company.edit_config("[banks.seb]\n", f"[banks.seb]\n{FAULT}")
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    assert company.cli("report").last_line.endswith(" doctor")
    shown = company.cli("doctor")
    first = " ".join(shown.out.split())
    assert "refused by seb, code 59" in first
    assert '[banks.seb.profile] schema_reference = "e-invoice.xsd"' in first
    line = shown.last_line
    assert line.endswith("rerun --rejected --bank seb --period 2026-10")
    company.edit_config(FAULT, "")
    path = company.home / "config.toml"
    profile = '[banks.seb.profile]\nschema_reference = "e-invoice_1.2.xsd"\n'
    path.write_text(f"{path.read_text('utf-8')}\n{profile}", "utf-8")
    for _ in range(3):
        words = line.partition("config.toml ")[2].split()
        done = company.cli(*words)
        assert done.code == 0, done.err
        line = done.last_line
    counts = company.cli("status", "--json").json["counts"]
    assert (counts["refused"], counts["accepted"]) == (0, 20)
    assert "code 59" not in company.cli("doctor").out


@pytest.mark.parametrize("code", sorted(fail_codes()))
def test_a_fault_of_the_set_up_names_its_settings(code: int) -> None:
    """Each code that leads to `doctor` has them, no other has."""
    found = fail_codes()[code]
    assert bool(found.settings) is (found.command == "doctor")


def mail_check(company: Company) -> Check:
    """Return what `doctor` says of the mail server."""
    with company.context() as context:
        (check,) = doctor._mailing(context)
    return check


def test_the_mail_server_is_asked_and_gets_no_mail(company: Company) -> None:
    """It answers, refuses who writes, breaks off, or is not there; the screen says so."""
    with company.context() as context:
        assert list(doctor._mailing(context)) == []
    with mail_boxes() as boxes:
        mails_through(company, boxes)
        well = mail_check(company)
        boxes.at_sender = "550 5.7.1 who is rekini@example.lv"
        refused = mail_check(company)
        screen = company.cli("doctor")
        boxes.at_sender = CUT
        broken = mail_check(company)
    gone = mail_check(company)
    assert (boxes.taken, boxes.asked) == ([], {})
    assert (well.verdict, well.detail) == (
        Verdict.OK,
        "127.0.0.1 takes mail from rekini@example.lv",
    )
    assert {check.verdict for check in (refused, broken, gone)} == {Verdict.FAILED}
    assert refused.detail.endswith(f":{boxes.port} did not take it (SMTPResponseException 550)")
    assert "ConnectionRefusedError" in gone.detail
    assert [line.split()[:2] for line in screen.out.splitlines()].count(["failed", "mail"]) == 1
    assert screen.code != 0


def test_a_mail_server_elsewhere_is_not_asked_while_the_clock_is_set(company: Company) -> None:
    """A rehearsal reaches nobody; a password that is not there is said."""
    table = '[mail]\nhost = "smtp.example.lv"\nfrom = "a@example.lv"\n'
    company.edit_config("[mail]\n", table)
    unasked = mail_check(company)
    assert (unasked.verdict, "was not asked" in unasked.detail) == (Verdict.WARNING, True)
    here = 'security = "none"\nuser = "u"\npassword = "env:NO_SUCH"\n'
    company.edit_config(table, f"{table.replace('smtp.example.lv', '127.0.0.1')}{here}")
    unread = mail_check(company)
    assert (unread.verdict, "NO_SUCH" in unread.detail) == (Verdict.FAILED, True)
