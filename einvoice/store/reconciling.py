"""The books of a month, for its report: sums per file, and remarks of the banks."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ScalarSelect, func, literal, select

from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
from einvoice.store.months import RefusedInvoice
from einvoice.store.tables import e_invoices, files, invoices
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class FileSums:
    """The sums of the invoices in a file, as the books have them."""

    invoices: int
    total_cents: int
    to_pay_cents: int


def file_sums(tx: ReadTransaction, period: Period) -> dict[str, FileSums]:
    """Return the sums of each file of a period, by file id; credit notes ask for nothing."""
    query = (
        select(
            files.c.file_id,
            func.count(),
            func.sum(invoices.c.total_cents),
            func.sum(invoices.c.to_pay_cents),
        )
        .join(e_invoices, e_invoices.c.file_id == files.c.file_id)
        .join(invoices, invoices.c.id == e_invoices.c.invoice_id)
        .where(files.c.period == period)
        .group_by(files.c.file_id)
    )
    notes = (
        select(files.c.file_id, func.count(), -func.sum(invoices.c.total_cents), literal(0))
        .join(credit_note_attempts, credit_note_attempts.c.file_id == files.c.file_id)
        .join(credit_notes, credit_notes.c.number == credit_note_attempts.c.number)
        .join(invoices, invoices.c.id == credit_notes.c.invoice_id)
        .where(files.c.period == period)
        .group_by(files.c.file_id)
    )
    rows = [*tx.execute(query), *tx.execute(notes)]
    return {r[0]: FileSums(r[1], int(r[2]), int(r[3])) for r in rows}


def remarked_invoices(tx: ReadTransaction, period: Period) -> list[RefusedInvoice]:
    """Return accepted invoices of which the bank said something all the same, by number."""
    columns = invoices.c
    code = e_invoices.c.fail_code
    query = (
        select(
            columns.flat_id,
            columns.building_id,
            columns.number,
            columns.bank,
            code,
            e_invoices.c.file_id,
        )
        .join(e_invoices, e_invoices.c.invoice_id == columns.id)
        .join(files, files.c.file_id == e_invoices.c.file_id)
        .where(columns.period == period, columns.state == InvoiceState.ACCEPTED, code.is_not(None))
        .where(files.c.file_id == _last_file())
        .order_by(columns.number)
    )
    return [
        RefusedInvoice(row[0], row[1], invoice_number(row[2]), row[3], row[4], row[5])
        for row in tx.execute(query)
    ]


def _last_file() -> ScalarSelect[Any]:
    """The file of an invoice's last attempt."""
    attempt = e_invoices.alias()
    return (
        select(attempt.c.file_id)
        .where(attempt.c.invoice_id == invoices.c.id)
        .order_by(attempt.c.attempt.desc())
        .limit(1)
        .correlate(invoices)
        .scalar_subquery()
    )
