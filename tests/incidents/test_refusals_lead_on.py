"""What a check refused, and what a person still has to say, names the command that goes on."""

import contextlib
import shutil
import sqlite3

from put_back import REFUSED, PutBack

from einvoice.core.exit_codes import ExitCode

WHY = ("--reason", "as agreed")
SAID = ("--evidence", "Ilze at the bank, 6 Nov 10:20")
LOOKED = {ExitCode.DONE, ExitCode.NEEDS_A_PERSON}


def test_a_copy_that_was_put_back_waits_for_its_answer(staff: PutBack) -> None:
    """`run` and `status` end with 3 until somebody says whether anything was imported since."""
    database, copy = staff.data / "einvoice.db", staff.company.home / "copy.db"
    staff.type("calculate")
    staff.type("backup", str(copy))
    assert staff.type("run").code == ExitCode.DONE
    for path in staff.data.glob("einvoice.db*"):
        path.unlink()
    shutil.copy(copy, database)
    assert staff.type("run").code == REFUSED
    assert staff.next == "restore"
    assert staff.follow("restore").code == ExitCode.DONE
    for screen in ("run", "status"):
        assert staff.type(screen).code == ExitCode.NEEDS_A_PERSON, screen
        assert staff.next == "import PATH"
        assert staff.type(screen, "--json").json["exit_code"] == ExitCode.NEEDS_A_PERSON
    assert "a copy was put back, and nobody has said" in staff.type("deliver").err
    assert staff.last.code == ExitCode.NEEDS_A_PERSON
    assert staff.type("restore", "--nothing-imported").code == ExitCode.DONE
    for screen in ("run", "status", "deliver"):
        assert staff.type(screen).code == ExitCode.DONE, screen


def test_stale_drafts_are_calculated_and_looked_at_first(staff: PutBack) -> None:
    """`status` names no run, which would issue the new sums unseen, and no issue, which stops."""
    company = staff.company
    staff.type("calculate")
    assert staff.type("status").last_line.endswith(" run --period 2026-10")
    company.edit_config('review = "none"', 'review = "required"')
    assert staff.type("status").last_line.endswith(" issue --period 2026-10")
    company.edit_rows("balances", "B0001-1,2026-10,129.73", "B0001-1,2026-10,129.74")
    staff.type("import", "input/balances.csv")
    for screen in ("status", "check"):
        staff.type(screen)
        assert "rows were imported since" in " ".join(staff.last.out.split()), screen
        assert staff.next == "calculate --period 2026-10"
    assert staff.type("status", "--json").json["next_command"] == (
        "einvoice calculate --period 2026-10"
    )
    staff.type("status")
    for command in ("calculate", "check", "issue", "render", "deliver"):
        assert staff.follow(command).code == ExitCode.DONE, staff.last.err
    assert staff.type("run").code == ExitCode.DONE


def test_too_many_held_flats_lead_to_a_look_and_on(staff: PutBack) -> None:
    """And not to another run, which is refused again."""
    company = staff.company
    company.edit_config("held_flats = 25", "held_flats = 0")
    rows = "charge_id,flat_id,period,service,net,vat_percent,vat_kind,reason\n"
    rows += "X1,B0001-4,2026-10,penalty,4000,0,NOTTAX,court\n"
    (company.home / "charges.csv").write_text(rows, "utf-8")
    staff.type("import", "charges.csv")
    for command in ("run", "calculate"):
        assert staff.type(command).code == REFUSED, command
        assert staff.next == "check --period 2026-10"
    for command in ("check", "show", "release", "calculate", "check"):
        staff.follow(command)
    assert staff.follow("run").code == ExitCode.DONE, staff.last.err


def test_changed_rows_lead_to_the_proof_and_to_their_acceptance(staff: PutBack) -> None:
    """Only a person knows whether the change is right: the last line says so."""
    staff.type("calculate")
    staff.type("issue")
    with contextlib.closing(sqlite3.connect(staff.data / "einvoice.db")) as database, database:
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE invoices SET buyer_name = 'X' WHERE number = 26110000001")
    assert staff.type("run").code == REFUSED
    assert staff.next == "audit verify"
    assert staff.follow("audit verify").code == REFUSED
    assert staff.last.last_line.startswith("next: only if the changes above are right")
    assert staff.follow("audit accept").code == ExitCode.DONE
    assert staff.follow("run").code == ExitCode.DONE


def test_refused_words_and_steps_name_a_look(staff: PutBack) -> None:
    """Whatever cannot be done, the command in the last line can."""
    assert staff.type("run").code == ExitCode.DONE
    invoices = staff.company.table("invoices")
    sent = next(row["invoice_number"] for row in invoices if row["bank"])
    paper = next(row for row in invoices if not row["bank"])
    file_id = staff.company.table("files")[0]["file_id"]
    number = paper["invoice_number"]
    assert staff.type("void", number, *WHY).code == ExitCode.DONE
    for typed, wanted in (
        (("mark-accepted", sent, *SAID), f"show {sent}"),
        (("credit", number, *WHY), f"show {paper['flat_id']} --period 2026-10"),
        (("void", number, *WHY), f"show {paper['flat_id']} --period 2026-10"),
        (("void", "--recalled", sent), "status --period 2026-10"),
        (("mail", "--sent", sent, *WHY), f"show {sent}"),
        (("resend", file_id), "status --period 2026-10"),
        (("audit", "accept", *WHY), "audit verify"),
        (("restore", "--imports-missing"), "restore"),
    ):
        assert staff.type(*typed).code == REFUSED, staff.last.err
        assert staff.next == wanted, typed
        assert staff.type(*wanted.split()).code in LOOKED, wanted
    assert staff.type("calculate", "--period", "2026-11").code == REFUSED
    assert staff.last.last_line.startswith("next: from 2026-12-04 on: ")
    assert staff.next == "calculate --period 2026-11"
