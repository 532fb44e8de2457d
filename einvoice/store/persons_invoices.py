"""The lines, files and credit notes of a person's invoices, for an extract."""

from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.sql.elements import ColumnElement

from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
from einvoice.store.kept_lines import with_lines
from einvoice.store.tables import e_invoices, files, invoices
from einvoice.store.transactions import ReadTransaction

Record = dict[str, Any]


def credit_notes_for(tx: ReadTransaction, bought: ColumnElement[bool]) -> list[Record]:
    """Return the credit notes for some invoices, and the files they were in."""
    query = (
        select(credit_notes, credit_note_attempts)
        .join(invoices, invoices.c.id == credit_notes.c.invoice_id)
        .outerjoin(credit_note_attempts, credit_note_attempts.c.number == credit_notes.c.number)
        .where(bought)
    )
    return [record_of(row) for row in tx.execute(query)]


def lines_for(tx: ReadTransaction, bought: ColumnElement[bool]) -> list[Record]:
    """Return the lines of some invoices."""
    query = (
        select(invoices.c.number, invoices.c.period)
        .where(bought)
        .order_by(invoices.c.period, invoices.c.number)
    )
    return [
        {"number": row.number, "period": str(row.period)}
        | {name: plain(value) for name, value in line._asdict().items()}
        for row, lines in with_lines(tx, query)
        for line in lines
    ]


def sent_for(tx: ReadTransaction, bought: ColumnElement[bool]) -> list[Record]:
    """Return where in which file some invoices went to a bank."""
    columns = e_invoices.c
    query = (
        select(
            invoices.c.number,
            columns.global_id,
            columns.channel_address,
            columns.payer_name,
            columns.payer_code,
            columns.offset,
            columns.length,
            files.c.bank,
            files.c.name,
            files.c.period,
            files.c.sent_at,
        )
        .join(invoices, invoices.c.id == columns.invoice_id)
        .join(files, files.c.file_id == columns.file_id)
        .where(bought)
        .order_by(invoices.c.number, columns.attempt)
    )
    return [record_of(row) for row in tx.execute(query)]


def record_of(row: Row[*tuple[Any, ...]]) -> Record:
    """Return a row as an extract has it."""
    return {name: plain(value) for name, value in row._mapping.items()}  # noqa: SLF001 - its public name


def plain(value: object) -> object:
    """Return a value as an extract has it."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, (int, bool)) else str(value)
