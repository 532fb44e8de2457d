"""A copy of the database that lacks an import: how it comes about, and what must hold after."""

from put_back import PutBack
from sample_company import Company

from einvoice.core.exit_codes import ExitCode


def costs_again(staff: PutBack) -> None:
    """Import the costs as they are in the folder now."""
    staff.follow("import", PATH="input/costs.csv")
    assert staff.last.code == ExitCode.DONE, staff.last.err


def restored_without_imports(staff: PutBack, code: ExitCode = ExitCode.DONE) -> dict[str, str]:
    """Run the month with a cost that a copy of the database does not know; put the copy back.

    Returns the totals that were issued, by flat.
    """
    old, new = corrected_lift(staff.company)
    for words in ("calculate", "backup y.db"):
        assert staff.type(*words.split()).code == ExitCode.DONE
    staff.company.edit_rows("costs", old, new)
    assert staff.type("import", "input/costs.csv").code == ExitCode.DONE
    assert staff.type("run").code == code
    totals = totals_of(staff.company)
    assert staff.type("restore", "y.db").code == ExitCode.DONE
    assert staff.next == "import PATH"
    return totals


def corrected_lift(company: Company) -> tuple[str, str]:
    """Return the row of the first lift's cost in the costs, and the same with 20.00 more."""
    lines = (company.home / "input" / "costs.csv").read_text("utf-8").splitlines()
    row = next(line for line in lines if "lift" in line and "2026-10" in line)
    cost = next(cell for cell in row.split(",") if "." in cell)
    euros, cents = cost.split(".")
    return row, row.replace(cost, f"{int(euros) + 20}.{cents}")


def totals_of(company: Company) -> dict[str, str]:
    """Return by flat what its live invoice comes to."""
    gone = {"void", "credited"}
    rows = [row for row in company.table("invoices") if row["state"] not in gone]
    assert len(rows) == len({row["flat_id"] for row in rows})
    return {row["flat_id"]: row["total_cents"] for row in rows}
