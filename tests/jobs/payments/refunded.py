"""A payment that came twice, and the words that pay it back."""

from typing import Any

from paid_company import PaidCompany, booked
from sample_company import Result

from einvoice.core.iban import with_check_digits
from einvoice.core.payments import Payer

PAYER = Payer("Rita Radiniece", with_check_digits("LV", "UNLA0050010000077"), "010190-12345")
OTHER = with_check_digits("LV", "HABA0055100000088")
LATER = "2026-11-27"
WHY = ("--reason", "paid twice")


def later(paid: PaidCompany, *arguments: str) -> Result:
    """Run a command a week after the refunds were decided."""
    return paid.company.cli(*arguments, today=LATER)


def paid_twice(paid: PaidCompany) -> tuple[str, int, str]:
    """Let a customer pay an invoice twice; return the flat, the cents, the second payment."""
    row = paid.invoices[0]
    cents, global_id = int(row["total_cents"]), paid.global_id(row["invoice_number"])
    entries = [booked(day, cents, "", global_id, PAYER) for day in (9, 10)]
    read = paid.read(paid.write(paid.statement(9, 15, entries)))
    assert read.code == 0, read.err
    rows = paid.account_of(row["flat_id"])["rows"]
    return row["flat_id"], cents, next(r["document"] for r in rows if r["day"] == "2026-11-10")


def listed(paid: PaidCompany) -> list[dict[str, Any]]:
    """Return the refunds."""
    rows: list[dict[str, Any]] = later(paid, "refunds", "--json").json["refunds"]
    return rows


def written(paid: PaidCompany, *options: str) -> list[dict[str, Any]]:
    """Make the files, and return them."""
    folder = paid.company.home / "for-the-bank"
    folder.mkdir(exist_ok=True)
    result = paid.cli("refunds", "write", "--to", str(folder), "--json", *options)
    assert result.code == 0, result.err
    files: list[dict[str, Any]] = result.json["files"]
    return files


def read_debit(paid: PaidCompany, day: int, cents: int, refund: str = "", text: str = "") -> Result:
    """Read a statement of one day with one entry."""
    opening = paid.opening_cents + 2 * int(paid.invoices[0]["total_cents"])
    statement = paid.statement(day, day, [booked(day, cents, text, refund)], opening)
    return later(paid, "payments", "import", str(paid.write(statement)))
