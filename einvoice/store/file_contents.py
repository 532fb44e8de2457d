"""Documents in files: invoices, or credit notes. Their state is that of their last file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, Table, bindparam, func, insert, select, update

from einvoice.core.invoices import InvoiceState
from einvoice.store.batches import in_batches
from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
from einvoice.store.files import FileKind, FileRecord
from einvoice.store.rows import fields_of
from einvoice.store.tables import e_invoices, files, invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_MOST_IDS = 500


@dataclass(frozen=True, slots=True)
class EInvoiceRecord:
    """One attempt to send one invoice or credit note: where in its file, and to whom.

    ``row_id`` is the invoice's, or the credit note's number.
    """

    global_id: str
    row_id: int
    attempt: int
    offset: int
    length: int
    channel_address: str
    payer_name: str
    payer_code: str
    seller_contract_id: str


@dataclass(frozen=True, slots=True)
class ListedCode:
    """An invoice the bank lists, with its code, and whether that means it was refused."""

    global_id: str
    code: int
    refused: bool


@dataclass(frozen=True, slots=True)
class Documents:
    """A kind of documents in files: its table, and that of its attempts, with its id in both."""

    table: Table
    row_id: Column[Any]
    attempts: Table
    attempt_of: Column[Any]

    def last_in(self, file_id: str) -> Select[tuple[int]]:
        """Return the query of documents whose last attempt is in a file."""
        later = self.attempts.alias("later")
        return select(self.attempt_of).where(
            self.attempts.c.file_id == file_id,
            ~select(later.c.attempt)
            .where(
                later.c[self.attempt_of.name] == self.attempt_of,
                later.c.attempt > self.attempts.c.attempt,
            )
            .exists(),
        )


INVOICES = Documents(invoices, invoices.c.id, e_invoices, e_invoices.c.invoice_id)
CREDIT_NOTES = Documents(
    credit_notes, credit_notes.c.number, credit_note_attempts, credit_note_attempts.c.number
)
_ALL = (INVOICES, CREDIT_NOTES)


def documents_of(kind: str) -> Documents:
    """Return what a file of a kind holds."""
    return CREDIT_NOTES if kind == FileKind.CREDIT_NOTES else INVOICES


def record_file(
    tx: WriteTransaction, record: FileRecord, contents: Sequence[EInvoiceRecord]
) -> None:
    """Keep a rendered file and mark its documents rendered."""
    names = fields_of(FileRecord)
    tx.execute(insert(files).values({name: getattr(record, name) for name in names}))
    record_attempts(tx, record, contents)
    move_contents(tx, record.file_id, InvoiceState.ISSUED, InvoiceState.RENDERED)


def record_attempts(
    tx: WriteTransaction, record: FileRecord, contents: Iterable[EInvoiceRecord]
) -> None:
    """Keep the documents of a file."""
    kept = list(contents)
    columns: dict[str, Sequence[Any]] = {
        name: [getattr(content, name) for content in kept] for name in fields_of(EInvoiceRecord)
    }
    held = documents_of(record.kind)
    columns[held.attempt_of.name] = columns.pop("row_id")
    tx.insert(held.attempts, columns | {"file_id": [record.file_id] * len(kept)})


def move_contents(tx: WriteTransaction, file_id: str, old: InvoiceState, new: InvoiceState) -> None:
    """Change the state of a file's documents, except those resent in a later file."""
    for held in _ALL:
        tx.execute(
            update(held.table)
            .where(held.row_id.in_(held.last_in(file_id)), held.table.c.state == old)
            .values(state=new)
        )


@dataclass(frozen=True, slots=True)
class InvoiceSums:
    """How many invoices, and what they sum to, in cents."""

    invoices: int
    total_cents: int
    to_pay_cents: int


def accepted_in(tx: ReadTransaction, file_id: str) -> InvoiceSums:
    """Return what of a file counts as accepted, but for what was resent in a later file."""
    columns = invoices.c
    sums = (func.sum(columns.total_cents), func.sum(columns.to_pay_cents))
    query = select(func.count(), *sums).where(
        columns.id.in_(INVOICES.last_in(file_id)), columns.state == InvoiceState.ACCEPTED
    )
    (row,) = tx.execute(query)
    return InvoiceSums(row[0], int(row[1] or 0), int(row[2] or 0))


def ids_in_file(tx: ReadTransaction, file_id: str) -> frozenset[str]:
    """Return the global ids of a file's documents."""
    queries = [
        select(held.attempts.c.global_id).where(held.attempts.c.file_id == file_id) for held in _ALL
    ]
    return frozenset(global_id for query in queries for global_id in tx.scalars(query))


def count_known(tx: ReadTransaction, global_ids: Iterable[str]) -> int:
    """Return how many of these are ours, in whatever file; a limited number is looked up."""
    wanted = list(global_ids)[:_MOST_IDS]
    counts = [select(func.count()).where(held.attempts.c.global_id.in_(wanted)) for held in _ALL]
    return sum(tx.scalar(query) or 0 for query in counts)


def settle_contents(tx: WriteTransaction, file_id: str, listed: Sequence[ListedCode]) -> None:
    """Mark the documents of a sent file accepted or rejected, with the bank's codes.

    Args:
        tx: the transaction that also keeps the answer.
        file_id: the file.
        listed: what the bank says of single documents; the others are accepted.
    """
    codes = [{"of": invoice.global_id, "code": invoice.code} for invoice in listed]
    refused_ids = [invoice.global_id for invoice in listed if invoice.refused]
    for held in _ALL:
        columns = held.attempts.c
        which = (columns.file_id == file_id) & (columns.global_id == bindparam("of"))
        if codes:
            keep = update(held.attempts).where(which).values(fail_code=bindparam("code"))
            tx.execute(keep, codes)
        for part in in_batches(refused_ids):
            batch = columns.global_id.in_(part)
            tx.execute(
                update(held.table)
                .where(
                    held.row_id.in_(held.last_in(file_id).where(batch)),
                    held.table.c.state == InvoiceState.SENT,
                )
                .values(state=InvoiceState.REJECTED)
            )
    move_contents(tx, file_id, InvoiceState.SENT, InvoiceState.ACCEPTED)
