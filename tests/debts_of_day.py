"""Statements up to a cut-off, and payments of each kind, for the tests of debts."""

import datetime as dt
from collections.abc import Sequence

from paid_company import PaidCompany, booked

from bank_adapters.simulator.statements import WrittenStatement
from einvoice.config import load_config
from einvoice.core.payments import Payer, StatementEntry
from einvoice.core.references import reference

CUT_OFF = dt.date(2026, 12, 15)
TODAY = "2026-12-16"


def close(
    paid: PaidCompany, entries: Sequence[StatementEntry] = (), last: dt.date = CUT_OFF
) -> None:
    """Read a statement of each of our accounts; the payments are in the first."""
    banks = load_config(paid.company.home / "config.toml").banks
    for account in {table.account for table in banks.values()}:
        own = entries if account == paid.account else ()
        statement = WrittenStatement(account, dt.date(2026, 11, 9), last, 100_000, tuple(own))
        read = paid.company.cli("payments", "import", str(paid.write(statement)), today=TODAY)
        assert read.code in {0, 3}, read.err


def payments_of_each_kind(paid: PaidCompany) -> list[StatementEntry]:
    """Return a double payment, half a payment, a payment in doubt, and a whole payment."""
    rows = paid.invoices[:4]
    numbers = [row["invoice_number"] for row in rows]
    sums = [int(row["total_cents"]) for row in rows]
    whole = {"end_to_end_id": paid.global_id(numbers[0])}
    return [
        booked(9, sums[0], **whole),
        booked(10, sums[0], **whole),
        booked(11, sums[1] // 2, end_to_end_id=paid.global_id(numbers[1])),
        booked(12, 777, f"rek. {numbers[2]}", payer=Payer("Svešs", "LV00UNLA0000000000088")),
        booked(13, sums[3], reference(numbers[3])),
    ]
