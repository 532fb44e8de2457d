"""The content of a month's files to the banks: invoices that are live, void or credited by now."""

from dataclasses import dataclass

from sqlalchemy import distinct, func, select

from einvoice.core.deliveries import FileState
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.store.tables import e_invoices, files, invoices
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class FileContents:
    """How often invoices of a month are in a file that was not withdrawn.

    in_files = live + void + credited + again: each invoice counts once as what it is now, and
    ``again`` are further attempts of the same document.
    """

    in_files: int
    live: int
    void: int
    credited: int
    again: int


def file_contents(tx: ReadTransaction, period: Period) -> FileContents:
    """Count what is in the month's files of invoices."""
    query = (
        select(invoices.c.state, func.count(), func.count(distinct(e_invoices.c.invoice_id)))
        .join(invoices, invoices.c.id == e_invoices.c.invoice_id)
        .join(files, files.c.file_id == e_invoices.c.file_id)
        .where(
            files.c.period == period,  # its files' index leads to them
            invoices.c.period == period,
            files.c.state != FileState.WITHDRAWN,
        )
        .group_by(invoices.c.state)
    )
    rows = tx.execute(query).all()
    in_files, once = sum(row[1] for row in rows), sum(row[2] for row in rows)
    ended = {row[0]: row[2] for row in rows}
    void = ended.get(InvoiceState.VOID, 0)
    credited = ended.get(InvoiceState.CREDITED, 0)
    return FileContents(in_files, once - void - credited, void, credited, in_files - once)
