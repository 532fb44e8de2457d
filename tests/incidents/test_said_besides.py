"""What screens say beside what was typed: until when, how many are left, what would repeat."""

from pathlib import Path

from at_the_bank import configured_for
from month_steps import accepted, credit, refuse
from put_back import PutBack
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

SAID = ("--evidence", "Ilze at the bank, 6 Nov 10:20")
WHY = ("--reason", "as agreed")


def test_a_word_before_the_answer_is_due(company: Company) -> None:
    """It is kept, and the screen says until when an answer may still come; the JSON says it too."""
    company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["no-answer"]\n')
    staff = PutBack(company)
    assert staff.type("run").code == ExitCode.DONE
    for path in (company.home / "bank" / "seb" / "inbox").glob("*.xml"):
        path.unlink()
    banks = {row["bank"]: row for row in company.cli("status", "--json").json["banks"]}
    (file,), (answered,) = banks["seb"]["files"], banks["swedbank"]["files"]
    assert (file["answer_until"], file["overdue"]) == ("2026-11-09", False)
    assert (answered["answer_until"], answered["overdue"]) == ("", False)
    late = company.cli("status", "--period", "2026-10", "--json", today="2026-11-20").json
    (overdue,) = next(row for row in late["banks"] if row["bank"] == "seb")["files"]
    assert (overdue["answer_until"], overdue["overdue"]) == ("", True)
    marked = staff.type("mark-accepted", file["file_id"], *SAID)
    assert f"{file['file_id']}: seb has until 2026-11-09 to answer" in marked.err
    again = staff.type("resend", file["file_id"], *SAID)
    assert "by the bank's answer or its word to a person" in again.err


def test_what_would_be_billed_once_more(company: Company) -> None:
    """A flat is released before anything was corrected."""
    row = accepted(company)[0]
    credit(company, row)
    assert company.cli("run").code in {ExitCode.DONE, ExitCode.NEEDS_A_PERSON}
    flat = row["flat_id"]
    released = company.cli("release", flat, "--period", "2026-10", *WHY)
    assert released.code == ExitCode.DONE
    assert f"1 flat would be billed the same sum as was taken back: {flat}." in released.err


def test_recalled_invoices_add_up(company: Company) -> None:
    """All that are void and went to no bank are recalled, or left."""
    assert company.cli("run").code == ExitCode.DONE
    rows = [row for row in company.table("invoices") if not row["bank"]]
    numbers = [row["invoice_number"] for row in rows][:3]
    assert company.cli("void", *numbers, *WHY).code == ExitCode.DONE
    first = company.cli("void", "--recalled", numbers[0], numbers[0])
    assert "2026-10: void invoices without a bank: 3 = recalled 1 + left 2" in first.err
    rest = company.cli("void", "--recalled", *numbers)
    assert "3 = recalled 3 + left 0" in rest.err


def test_duplicates_are_not_asked_about_twice(company: Company) -> None:
    """Once the bank has said that it does not have them, only the day is left, or a new number."""
    (row,) = refuse(company, (0, 106))
    asking = "Ask it whether it has the first"
    assert asking in " ".join(company.cli("status").out.split())
    company.cli("mark-refused", row["invoice_number"], *SAID)
    told = " ".join(company.cli("status").out.split())
    assert asking not in told
    assert "by its word it does not have them" in told


def test_a_mistyped_host_key_is_named(company: Company, tmp_path: Path) -> None:
    """With its bank, and with what is expected there."""
    configured_for(company, 2222, "u", tmp_path / "key", "ssh-ed25519 AAAAmistyped")
    for screen in ("run", "deliver"):
        told = " ".join(company.cli(screen).err.split())
        assert "[banks.seb] host_keys: entry 1, 'ssh-ed25519 AAAAmistyped', is no host key" in told


def test_a_step_of_one_bank_names_the_others(company: Company) -> None:
    """Numbers are given for all at once: whoever goes on with one bank hears of the other."""
    assert company.cli("calculate").code == ExitCode.DONE
    issued = company.cli("issue", "--bank", "seb")
    assert "given for all banks: swedbank wait for their files too" in issued.err


def test_a_mount_point_without_its_disk_is_no_bank(company: Company) -> None:
    """An empty folder: nothing is written into it, and `doctor` says why."""
    path = company.home / "config.toml"
    head, _, tail = path.read_text("utf-8").partition("[banks.seb]\n")
    folder = tail.replace('"simulator"', '"folder"\nfolder = "mnt"', 1)
    path.write_text(f"{head}[banks.seb]\n{folder}", "utf-8")
    (company.home / "mnt").mkdir()
    for screen in ("run", "deliver", "doctor"):
        told = company.cli(screen)
        shown = " ".join((told.out + told.err).split())
        assert "mnt: has none of the bank's folders (inbox, outbox)" in shown, screen
        assert told.code in {ExitCode.BANK_UNREACHABLE, ExitCode.REFUSED_BY_CHECK}, screen
    assert not any((company.home / "mnt").iterdir())
