"""The whole folder was put back after credit notes were sent: the screens lead to them again."""

import shutil

from put_back import REFUSED, PutBack

from einvoice.core.exit_codes import ExitCode

LOST = "2611SE00002TEST01"


def lost_with_the_folder(staff: PutBack) -> list[str]:
    """Credit two invoices, put the folder back as it was before; return their numbers."""
    assert staff.type("run").code == ExitCode.DONE
    kept = staff.company.home / "snapshot"
    shutil.copytree(staff.data, kept)
    rows = [row for row in staff.company.table("invoices") if row["bank"] == "seb"]
    numbers = [row["invoice_number"] for row in rows][:2]
    assert staff.type("credit", *numbers, "--reason", "wrong readings").code == ExitCode.DONE
    staff.type("run")
    shutil.rmtree(staff.data)
    shutil.copytree(kept, staff.data)
    return numbers


def asked_about_imports(staff: PutBack) -> None:
    """Say that nothing was imported since; the file of credit notes is named as what it is."""
    staff.type("run")
    assert staff.type("restore").code == REFUSED
    assert f"{LOST}: was sent to seb with credit notes (2) and is lost here" in staff.last.err
    staff.follow("restore --nothing-imported")


def test_they_are_issued_again_on_their_day(staff: PutBack) -> None:
    """The same file is made again, and the bank gets nothing a second time."""
    numbers = lost_with_the_folder(staff)
    sent = staff.company.bank_files()
    asked_about_imports(staff)
    assert staff.next == "credit INVOICE --reason TEXT"
    assert staff.type("calculate").last_line.endswith(" credit INVOICE --reason TEXT")
    assert staff.type("credit", *numbers, "--reason", "wrong readings").code == ExitCode.DONE
    staff.type("restore")
    for command in ("render", "restore"):
        staff.follow(command)
    assert staff.last.code == ExitCode.DONE, staff.last.err
    staff.ask_for_answers()
    staff.type("run")
    states = {row["state"] for row in staff.company.table("credit_notes")}
    assert states == {"accepted"}
    assert staff.company.bank_files() == sent
    assert staff.company.cli("audit", "verify").code == ExitCode.DONE


def test_on_another_day_the_bank_is_asked_first(staff: PutBack) -> None:
    """It would be another file: no screen leads back to the calculation."""
    lost_with_the_folder(staff)
    staff.day = "2026-11-06"
    asked_about_imports(staff)
    assert staff.next == f"restore --pass-over {LOST} --evidence TEXT"
    assert staff.type("calculate").code == ExitCode.DONE
    assert staff.next == f"restore --pass-over {LOST} --evidence TEXT"
