"""A wrong word about imports after a copy is put back is noticed, and can be taken back."""

import re

import pytest
from lost_imports import restored_without_imports, totals_of
from put_back import REFUSED, PutBack, books_hold_each_once

from einvoice.core.exit_codes import ExitCode


def insists(staff: PutBack, word: str = "--nothing-imported") -> None:
    """Type the word once more, although adopted invoices contradict it: it is kept with why."""
    assert staff.type("restore", word, "--reason", "as agreed").code == ExitCode.DONE
    assert staff.last.last_line.startswith("next: only once that is looked at and nothing is")
    assert re.search(r"have other sums than .* B0001-\d+ \S+ / \S+, ", staff.last.err)


def wrong(row: dict[str, str], totals: dict[str, str]) -> bool:
    """Return whether a live invoice has another sum than it should have."""
    return row["state"] != "void" and row["total_cents"] != totals[row["flat_id"]]


@pytest.mark.parametrize("word", ["--nothing-imported", "--imports-done"])
def test_a_word_by_mistake_is_taken_back(staff: PutBack, word: str) -> None:
    """Nothing is issued since: the lost file comes in, and no right invoice is credited."""
    totals = restored_without_imports(staff)
    if word == "--imports-done":
        staff.type("import", "input/flats.csv")
    assert staff.type("restore", word).code == REFUSED
    assert f"{word}: 24 of the invoices that were taken over have other" in staff.last.err
    assert staff.next == "import PATH"
    assert staff.type("issue").code == REFUSED, "that word is not kept"
    insists(staff, word)
    assert "24 of the invoices that were taken over have other sums" in staff.last.err
    refused = staff.type("import", "input/costs.csv")
    assert refused.code == ExitCode.NEEDS_A_PERSON
    assert "do not take them back" in refused.err
    assert staff.next == "restore --imports-missing"
    staff.follow("restore --imports-missing")
    assert staff.next == "import PATH"
    assert staff.type("run").code == REFUSED
    assert staff.type("import", "input/costs.csv").code == ExitCode.DONE
    staff.follow("restore --imports-done")
    staff.follow("run")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    assert totals_of(staff.company) == totals
    assert staff.company.table("credit_notes") == []
    books_hold_each_once(staff.company)


def test_a_word_by_mistake_after_which_invoices_were_issued(staff: PutBack) -> None:
    """What was issued since with the values of the copy is taken back, and nothing that is right.

    Two flats were held until then: their banks have accepted wrong sums. Others have no bank.
    """
    staff.type("calculate")
    late = [row["flat_id"] for row in staff.company.table("invoices") if row["bank"]][:2]
    for flat in late:
        staff.type("hold", flat, "--reason", "x")
    right = restored_without_imports(staff, ExitCode.NEEDS_A_PERSON)
    insists(staff)
    staff.type("release", *late, "--period", "2026-10", "--reason", "x")
    staff.type("run")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    staff.type("import", "input/costs.csv")
    staff.follow("restore --imports-missing")
    first, second = (
        row["invoice_number"] for row in staff.company.table("invoices") if row["flat_id"] in late
    )
    staff.type("import", "input/costs.csv")
    assert f"`einvoice credit {first} --reason TEXT`" in staff.last.err
    staff.type("credit", first, second, "--reason", "x")
    staff.follow("run")
    staff.type("import", "input/costs.csv")
    while staff.next.startswith("void"):
        staff.follow("void")
        staff.type("import", "input/costs.csv")
    for step in ("restore --imports-done", "release", "release --apply", "calculate", "check"):
        staff.follow(step)
    staff.follow("run")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    notes = staff.company.table("credit_notes")
    assert [row["flat_id"] for row in notes] == sorted(late), "nothing that is right"
    assert totals_of(staff.company) == right
    books_hold_each_once(staff.company)


def test_a_refused_import_comes_before_the_word(staff: PutBack) -> None:
    """Once the invoice that kept the row out is void, the same file is imported again first."""
    staff.type("calculate")
    late = next(row for row in staff.company.table("invoices") if not row["bank"])["flat_id"]
    staff.type("hold", late, "--reason", "x")
    restored_without_imports(staff, ExitCode.NEEDS_A_PERSON)
    insists(staff)
    staff.type("release", late, "--period", "2026-10", "--reason", "x")
    assert staff.type("run").code == ExitCode.DONE, staff.last.err
    path = staff.company.home / "input" / "balances.csv"
    row = next(line for line in path.read_text("utf-8").splitlines() if f"{late}," in line)
    flat, period, begin, *rest = row.split(",")
    staff.company.edit_rows("balances", row, ",".join([flat, period, f"1{begin}", *rest]))
    staff.type("restore", "--imports-missing")
    assert staff.type("import", "input/balances.csv").code == ExitCode.NEEDS_A_PERSON
    staff.follow("void")
    assert staff.next == "import FOLDER/balances.csv"
    staff.type("import", "input/balances.csv")
    assert staff.next == "restore --imports-done"


def test_a_word_that_nobody_gave_is_not_taken_back(staff: PutBack) -> None:
    """Nothing is asked on a month that no copy was put back of."""
    assert staff.type("run").code == ExitCode.DONE
    refused = staff.type("restore", "--imports-missing")
    assert refused.code == REFUSED
    assert "nobody said" in refused.err
    assert staff.type("status").code == ExitCode.DONE


def test_what_was_issued_again_is_bound_again(staff: PutBack) -> None:
    """The word of a person ends it: then a balance of an adopted invoice is refused as before."""
    restored_without_imports(staff)
    insists(staff)
    staff.follow("run")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    shown = staff.type("status")
    assert shown.code == ExitCode.DONE
    assert "24 of the invoices that were taken over have other sums" in shown.out
    assert "restore --imports-missing" in shown.out
    assert "other sums" not in staff.type("status", "--period", "2026-09").out
    staff.company.edit_rows("balances", "B0001-1,2026-10,129.73", "B0001-1,2026-10,139.73")
    refused = staff.type("import", "input/balances.csv")
    assert refused.code == ExitCode.NEEDS_A_PERSON
    assert "are issued with other values" in refused.err


def test_what_was_credited_since_is_not_named_for_ever(staff: PutBack) -> None:
    """`status` names the invoices that still have other sums than the data."""
    restored_without_imports(staff)
    insists(staff)
    staff.follow("run")
    numbers = [row["invoice_number"] for row in staff.company.table("invoices") if row["bank"]]
    assert staff.type("credit", *numbers[:5], "--reason", "x").code == ExitCode.DONE
    staff.type("run")
    assert staff.company.table("credit_notes")[0]["state"] == "accepted"
    assert "19 of the invoices that were taken over have other sums" in staff.type("status").out


def test_other_balances_contradict_the_word_too(staff: PutBack) -> None:
    """Only balances were imported since the copy: that nothing was is refused."""
    for words in ("calculate", "backup y.db"):
        assert staff.type(*words.split()).code == ExitCode.DONE
    old, new = "B0001-1,2026-10,129.73", "B0001-1,2026-10,139.73"
    staff.company.edit_rows("balances", old, new)
    assert staff.type("import", "input/balances.csv").code == ExitCode.DONE
    assert staff.type("run").code == ExitCode.DONE
    before = {row["flat_id"]: row["to_pay_cents"] for row in staff.company.table("invoices")}
    assert staff.type("restore", "y.db").code == ExitCode.DONE
    refused = staff.type("restore", "--nothing-imported")
    assert refused.code == REFUSED
    assert "1 of the invoices that were taken over has other sums" in refused.err
    assert staff.next == "import PATH"
    assert staff.follow("import", PATH="input/balances.csv").code == ExitCode.DONE
    staff.follow("restore --imports-done")
    staff.follow("run")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    rows = [row for row in staff.company.table("invoices") if row["state"] != "void"]
    assert {row["flat_id"]: row["to_pay_cents"] for row in rows} == before
