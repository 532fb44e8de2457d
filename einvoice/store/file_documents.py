"""The documents of a rendered file, as they went in, so that the same bytes can be made again.

The order at the bank is the order in force when the file was made, kept with each attempt;
everything else is the issued invoice, which never changes.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Row, Select, func, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from einvoice.core import numbering
from einvoice.core.credit_notes import cancelling
from einvoice.core.invoices import EInvoice, InvoiceLine
from einvoice.core.subscriptions import Subscription
from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
from einvoice.store.drafts import ARCHIVED
from einvoice.store.files import FileKind, FileRecord
from einvoice.store.kept_lines import readable_lines_of
from einvoice.store.tables import e_invoices, invoices
from einvoice.store.to_render import BATCH, DocumentIds, e_invoice_of
from einvoice.store.transactions import ReadTransaction

_OF_ORDER = ("global_id", "channel_address", "payer_name", "payer_code", "seller_contract_id")


@dataclass(frozen=True, slots=True)
class FileTotals:
    """The sums of a file's documents, in cents."""

    issue_date: dt.date
    count: int
    total_cents: int
    to_pay_cents: int


def totals_of_file(tx: ReadTransaction, record: FileRecord) -> FileTotals | None:
    """Return the totals of a file's documents; ``None`` where it has none."""
    rows = _documents(record).order_by(None).subquery().c
    query = select(
        func.min(rows.document_date),
        func.count(),
        func.sum(rows.total_cents),
        func.sum(rows.to_pay_cents),
    )
    day, count, total_cents, to_pay_cents = tx.execute(query).one()
    if not count:
        return None
    if record.kind == FileKind.CREDIT_NOTES:
        return FileTotals(day, count, -int(total_cents), 0)
    return FileTotals(day, count, int(total_cents), int(to_pay_cents))


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """A document and where its bytes are in the file.

    ``sums_only`` where a restored database knows nothing of it but its sums: buyer and lines are
    in the archived file.
    """

    offset: int
    length: int
    document: EInvoice
    sums_only: bool


def documents_of_file(tx: ReadTransaction, record: FileRecord) -> Iterator[PlacedDocument]:
    """Yield a file's documents in their order; only a batch is in memory at a time."""
    after = -1
    while batch := _placed(tx, record, after, BATCH):
        yield from batch
        after = batch[-1].offset


def document_at(tx: ReadTransaction, record: FileRecord, offset: int) -> PlacedDocument | None:
    """Return the document that begins at a byte of a file; None where none does."""
    placed = _placed(tx, record, offset - 1, 1)
    return placed[0] if placed and placed[0].offset == offset else None


def document_around(tx: ReadTransaction, record: FileRecord, offset: int) -> PlacedDocument | None:
    """Return the document that a byte of a file belongs to; None outside of all."""
    begins = _attempts(record).offset
    query = _documents(record).where(begins <= offset).order_by(None)
    row = tx.execute(query.order_by(begins.desc()).limit(1)).first()
    if row is None or offset >= row.offset + row.length:
        return None
    return _placed_document(row, readable_lines_of(tx, [row.id]).get(row.id, ()))


def _attempts(record: FileRecord) -> ReadOnlyColumnCollection[str, Column[Any]]:
    of_credits = record.kind == FileKind.CREDIT_NOTES
    return credit_note_attempts.c if of_credits else e_invoices.c


def _placed(tx: ReadTransaction, record: FileRecord, after: int, most: int) -> list[PlacedDocument]:
    """Return the next documents of a file after a byte."""
    rows = tx.execute(_documents(record, after).limit(most)).all()
    lines = readable_lines_of(tx, [row.id for row in rows])
    return [_placed_document(row, lines.get(row.id, ())) for row in rows]


def _placed_document(row: Row[Any], lines: tuple[InvoiceLine, ...]) -> PlacedDocument:
    sums_only = any(line.rule == ARCHIVED[0] for line in lines)
    return PlacedDocument(row.offset, row.length, _document(row, lines), sums_only)


def _documents(record: FileRecord, after: int = -1) -> Select[Any]:
    of_credits = record.kind == FileKind.CREDIT_NOTES
    attempts = _attempts(record)
    own = credit_notes.c if of_credits else invoices.c
    query = select(
        *(attempts[name] for name in _OF_ORDER),
        attempts.offset,
        attempts.length,
        own.number.label("document_number"),
        own.issue_date.label("document_date"),
        invoices,
    )
    if of_credits:
        query = query.join(credit_notes, own.number == attempts.number)
        query = query.join(invoices, invoices.c.id == own.invoice_id)
    else:
        query = query.join(invoices, invoices.c.id == attempts.invoice_id)
    inside = (attempts.file_id == record.file_id, attempts.offset > after)
    return query.where(*inside).order_by(attempts.offset)


def _document(row: Row[Any], lines: tuple[InvoiceLine, ...]) -> EInvoice:
    order = Subscription(
        row.flat_id,
        row.bank,
        row.channel_address,
        row.payer_name,
        row.payer_code,
        row.seller_contract_id,
        row.period.first_day,
    )
    # The audit reads rows that anybody may have changed: a number may be gone.
    ids = DocumentIds(numbering.invoice_number(row.number or 0), row.global_id)
    invoice = e_invoice_of(row, ids, order, lines)
    if row.document_number == row.number:
        return invoice
    number = numbering.invoice_number(row.document_number)
    return cancelling(invoice, number, row.global_id, row.document_date)
