"""A database of yesterday waits for the files imported since."""

import pytest
from lost_imports import corrected_lift, costs_again, restored_without_imports, totals_of
from put_back import REFUSED, PutBack, books_hold_each_once

from einvoice.core.exit_codes import ExitCode


@pytest.mark.parametrize("at_once", [True, False])
def test_what_was_imported_since_the_copy_is_imported_again(
    staff: PutBack, *, at_once: bool
) -> None:
    """Invoices in no file are issued anew, with the values that they had and no others."""
    totals = restored_without_imports(staff)
    if not at_once:
        for refused in ("run", "issue"):
            assert staff.type(refused).code == REFUSED
            assert staff.next == "import PATH"
        assert staff.type("poll").code == ExitCode.NEEDS_A_PERSON, "as `status`, while it is asked"
        assert "nobody has said what was imported" in staff.last.err
        assert staff.type(*staff.next.split()).code == ExitCode.NEEDS_A_PERSON
        assert staff.next == "import PATH"
    costs_again(staff)
    assert staff.next == "restore --imports-done"
    assert staff.last.last_line.startswith("next: only once all of it is imported again: ")
    assert staff.type("issue").code == REFUSED
    assert staff.next == "restore --imports-done"
    assert staff.type("run").code == REFUSED
    assert staff.next == "restore --imports-done"
    assert "draft" in {row["state"] for row in staff.company.table("invoices")}
    staff.follow("restore")
    assert "have other sums" not in staff.last.err, "all of it is imported again"
    staff.follow("run")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    assert totals_of(staff.company) == totals
    books_hold_each_once(staff.company)


def test_the_word_before_any_import_is_refused(staff: PutBack) -> None:
    """Who has nothing to import says that; who typed it too early still can import."""
    totals = restored_without_imports(staff)
    early = staff.follow("restore --imports-done")
    assert early.code == REFUSED
    assert "nothing was imported since the last `einvoice restore`" in early.err
    assert staff.next == "import PATH"
    costs_again(staff)
    assert staff.type("restore").code == ExitCode.DONE
    assert staff.next == "restore --imports-done"
    assert staff.follow("restore --imports-done").code == ExitCode.DONE
    assert staff.next == "run", "nobody holds what became void: there is nothing to release"
    staff.follow("run")
    assert totals_of(staff.company) == totals


def test_a_refused_row_is_no_import(staff: PutBack) -> None:
    """The word that all is imported again waits for the rows that were refused meanwhile."""
    totals = restored_without_imports(staff)
    row, _ = corrected_lift(staff.company)
    mistyped = row.replace(".", "x")
    staff.company.edit_rows("costs", row, mistyped)
    assert staff.follow("import", PATH="input/costs.csv").code == ExitCode.NEEDS_A_PERSON
    early = staff.type("restore", "--imports-done")
    assert early.code == REFUSED
    assert "are refused: costs.csv:" in early.err
    assert staff.next == "status"
    staff.follow("status")
    assert staff.next == "import FOLDER/costs.csv"
    assert staff.type("run").code == REFUSED
    staff.company.edit_rows("costs", mistyped, row)
    assert staff.type("import", "input/costs.csv").code == ExitCode.DONE
    staff.follow("restore --imports-done")
    staff.follow("run")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    assert totals_of(staff.company) == totals


def test_a_run_without_work_says_that_imports_are_awaited(staff: PutBack) -> None:
    """The month is issued, so that nothing is refused: the question is on the screen all the same.

    Once it is answered the screen does not ask any more.
    """
    asked = "is lost: import it again"
    row, _ = corrected_lift(staff.company)
    assert staff.type("run").code == ExitCode.DONE
    assert staff.type("backup", "y.db").code == ExitCode.DONE
    staff.company.edit_rows("costs", row, f"{row}\n{row.replace('2026-10', '2026-11')}")
    assert staff.type("import", "input/costs.csv").code == ExitCode.DONE
    assert staff.type("restore", "y.db").code == ExitCode.DONE
    person = ExitCode.NEEDS_A_PERSON
    for command in ("run", "status"):
        idle = staff.type(command)
        assert (idle.code, asked in idle.out, staff.next) == (person, True, "import PATH")
    costs_again(staff)
    assert staff.type("run").code == person
    assert staff.next == "restore --imports-done"
    assert staff.follow("restore").code == ExitCode.DONE
    assert "imported" not in staff.type("run").out
    assert staff.last.code == ExitCode.DONE


def test_a_rerun_waits_for_the_imports_too(staff: PutBack) -> None:
    """What a bank refused is not issued anew with the values of the copy either."""
    refusing = 'simulator_faults = ["refuse-file"]\n'
    staff.company.edit_config("[banks.seb]\n", f"[banks.seb]\n{refusing}")
    totals = restored_without_imports(staff, ExitCode.NEEDS_A_PERSON)
    restored = staff.last
    staff.company.edit_config(refusing, "")
    staff.type("rerun", "--rejected")
    assert staff.follow("rerun").code == REFUSED
    staff.last = restored
    costs_again(staff)
    staff.follow("restore")
    staff.type("rerun", "--rejected")
    assert staff.follow("rerun").code == ExitCode.DONE
    assert staff.type("run").code == ExitCode.DONE
    assert totals_of(staff.company) == totals
    books_hold_each_once(staff.company)


def test_a_damaged_head_does_not_say_that_nothing_was_imported(staff: PutBack) -> None:
    """A copy with an old cost is put back: nothing is issued before a person has spoken."""
    old, new = corrected_lift(staff.company)
    for words in ("calculate", "backup y.db"):
        assert staff.type(*words.split()).code == ExitCode.DONE
    staff.company.edit_rows("costs", old, new)
    assert staff.type("import", "input/costs.csv").code == ExitCode.DONE
    (staff.data / "archive" / "journal.json").write_text("{", "utf-8")
    assert staff.type("restore", "y.db").code == ExitCode.DONE
    assert staff.type("run").code == REFUSED
    assert not any(row["invoice_number"] for row in staff.company.table("invoices"))
