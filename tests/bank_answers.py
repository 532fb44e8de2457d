"""Answers as banks write them, put into their outbox and read."""

from pathlib import Path

from at_the_bank import (
    BANK,
    FaultyBanks,
    ledger,
    simulated,
)
from sample_company import Company

from einvoice.core.deliveries import FileState
from jobs.answers.poll import Polled, poll


def answer(company: Company, name: str, listed: str = "", total: int = 0, head: str = "") -> Path:
    """Put an answer to our file into the bank's outbox."""
    with company.context() as context:
        file_id = ledger(context).file_id
    path = company.home / "bank" / BANK / "outbox" / name
    path.write_text(
        f'<FailedInvoice><Header infileId="{file_id}"{head}/>{listed}'
        f'<Footer totalNr="{total}"/></FailedInvoice>'
    )
    return path


def refusal(global_id: str, code: int | str) -> str:
    """Return one listed invoice."""
    return (
        f"<Invoice><InvoiceGlobUniqId>{global_id}</InvoiceGlobUniqId>"
        f"<FailReason>{code}</FailReason></Invoice>"
    )


def global_ids(company: Company) -> list[str]:
    """Return the global ids of the invoices in the file."""
    rows = [row for row in company.table("invoices") if row["bank"] == BANK]
    return [f"49900001005-{row['invoice_number']}-1" for row in rows]


def read(company: Company) -> tuple[Polled, FileState]:
    """Read what lies at the bank, which says nothing by itself."""
    with company.context() as context, simulated(company, "no-answer") as simulator:
        found = poll(context, FaultyBanks(context, simulator), BANK)
        return found, ledger(context).state


def states(company: Company) -> list[str]:
    """Return the states of the invoices that went to the bank, in order."""
    return [row["state"] for row in company.table("invoices") if row["bank"] == BANK]


def put(company: Company, bank: str, name: str, content: bytes) -> Path:
    """Put a file into a bank's outbox."""
    path = company.home / "bank" / bank / "outbox" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
