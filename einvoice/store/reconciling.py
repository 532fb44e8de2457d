"""The books of a month, for its report: the sums of each file."""

from dataclasses import dataclass

from sqlalchemy import func, literal, select

from einvoice.core.period import Period
from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
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
