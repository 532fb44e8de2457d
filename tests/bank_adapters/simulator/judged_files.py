"""A right file of a simulated bank, and what the bank says of files."""

import datetime as dt
from dataclasses import replace

from bank_file_samples import AFile, AnInvoice

from bank_adapters.registry import bank_adapter
from bank_adapters.simulator.books import Books, Held
from bank_adapters.simulator.rules import judge

TODAY = dt.date(2026, 11, 5)
PROFILE = bank_adapter("swedbank").profile
OK_ADDRESS = AnInvoice().channel_address
CREDIT = AnInvoice(
    number=9,
    global_id="G-9",
    payment_id="G-9",
    kind="CRE",
    source="1",
    payable="NO",
    total="-12.34",
    to_pay="<TotalToPay>0.00</TotalToPay>",
    payment_total="0.00",
    due_date="<PayDueDate>2026-01-31</PayDueDate>",
)

ONE = Held("G-1", "1", "B0001-1", OK_ADDRESS, "12.34", TODAY)
HOLDS_ONE = Books(held=(replace(ONE, day=dt.date(2026, 10, 1)),))

OK = AnInvoice()


def verdicts_on(books: Books, *invoices: AnInvoice, today: dt.date = TODAY) -> list[str]:
    """Return the codes of invoices in one file."""
    return [one.fail_code for one in judge(AFile(invoices).xml(), PROFILE, books, today).verdicts]
