"""Writes one part of the waiting documents to the outbox; nothing of it is recorded yet.

This is what worker processes do, so it only reads the database.
"""

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from einvoice.core.invoices import EInvoice
from einvoice.documents.bank_file import FileTooLargeError, write_bank_file
from einvoice.documents.file_content import ControlTotals, FileOrder, WrittenFile
from einvoice.store.to_render import Waiting, WaitingSlice
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.steps.document_kinds import KIND_OF, DocumentKind
from jobs.steps.file_sender import sender_of

_YOUNGER = 1
"""The generations that are collected after a file.

The second validator leaves 5,000 values in cycles an invoice. After a file little else is alive, so
that they are found without a look through batches of invoices.
"""


@dataclass(frozen=True, slots=True)
class FilePart:
    """The documents for one file, and the id it gets."""

    documents: WaitingSlice
    file_id: str

    @property
    def kind(self) -> DocumentKind:
        """The kind of its documents."""
        return KIND_OF[self.documents.group.kind]


class SentDocument(NamedTuple):
    """The values of a document that are recorded with its file.

    Its lines are not kept: in a file of 5,000 invoices they would take 80 MB until it is recorded.
    """

    row_id: int
    attempt: int
    building_id: str
    flat_id: str
    channel_address: str
    payer_name: str
    payer_code: str
    seller_contract_id: str

    @classmethod
    def of(cls, waiting: Waiting) -> "SentDocument":
        """Return what is recorded of a document."""
        sent = waiting.e_invoice
        return cls(
            waiting.row_id,
            waiting.attempt,
            waiting.building_id,
            sent.flat_id,
            sent.channel_address,
            sent.payer_name,
            sent.payer_code,
            sent.seller_contract_id,
        )


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part's file, and its documents by global id.

    ``staged`` is the name of the file in the outbox until it is recorded; empty = no file.
    ``fits`` is how many documents the bank would take, where the file is too large for it; then
    there is no file.
    """

    written: WrittenFile
    sent: dict[str, SentDocument]
    staged: str = ""
    fits: int | None = None


def write_part(context: Context, part: FilePart) -> WrittenPart:
    """Write a part's file, where any document can go into it, and leave it staged in the outbox.

    Two processes that write the same part do not meet: each has a file of its own.

    Raises:
        RefusedByCheckError: a template, the header or the footer is wrong, or sums differ from
            the ledger's.
    """
    sent: dict[str, SentDocument] = {}
    bank = part.documents.group.bank
    path = context.store.archive.staged_path(bank, file_name(context, part))
    with context.store.reading() as tx:
        try:
            with context.store.archive.written(path, 0o600) as out:
                written = write_bank_file(
                    _order(context, tx, part), _read(context, tx, part, sent), out
                )
        except FileTooLargeError as error:
            return WrittenPart(WrittenFile(None, ()), sent, fits=error.fits)
        finally:
            gc.collect(_YOUNGER)
    if written.content is None:
        path.unlink()
        return WrittenPart(written, sent)
    return WrittenPart(written, sent, path.name)


def file_name(context: Context, part: FilePart) -> str:
    """Return the name of a part's file."""
    return context.adapters[part.documents.group.bank].file_name(part.file_id)


def _order(context: Context, tx: ReadTransaction, part: FilePart) -> FileOrder:
    documents = part.documents
    return FileOrder(
        part.file_id,
        documents.group.issue_date,
        sender_of(context, tx, documents.group.bank),
        ControlTotals(documents.count, documents.total_cents, documents.to_pay_cents),
        context.today,
        context.closed,
    )


def _read(
    context: Context, tx: ReadTransaction, part: FilePart, sent: dict[str, SentDocument]
) -> Iterator[EInvoice]:
    reg_no = context.config.seller.reg_no
    for waiting in part.kind.documents(tx, part.documents, reg_no):
        sent[waiting.e_invoice.global_id] = SentDocument.of(waiting)
        yield waiting.e_invoice
