"""Reads the archived bytes back and compares them with the ledger, field by field.

So also what an earlier version issued, without a digest, is proven: the hash of the bytes is in the
journal since they were made.
"""

from collections.abc import Iterator
from pathlib import Path

from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.messages.reading import read_message
from einvoice.core.deliveries import FileState
from einvoice.core.errors import EInvoiceError, cause
from einvoice.safe_xml import parse
from einvoice.store import archived_files, files, written_rows
from einvoice.store.archive import hash_of
from einvoice.store.file_documents import PlacedDocument, documents_of_file
from einvoice.store.files import ANSWERED, FileRecord
from einvoice.store.frozen import Changed
from einvoice.store.transactions import ReadTransaction
from jobs.answers.failed_invoices import codes_of
from jobs.context import Context
from jobs.document_fields import differing_fields

_SETTLED = (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)


def contradictions(context: Context, tx: ReadTransaction) -> Iterator[Changed]:
    """Yield each invoice, credit note and answer whose archived bytes contradict the ledger."""
    for record in files.file_records(tx):
        path = context.store.archive.path(record.period, record.bank, "outbound", record.name)
        if record.kind in ANSWERED and path.exists():
            yield from _in_file(tx, record, path)
    archive = context.store.data_dir / "archive"
    for path in archived_files.content_files(archive, "inbound"):
        if path.exists() and path.parents[1].name != archived_files.STATEMENTS:
            yield from _in_answer(context, tx, path)


def _in_file(tx: ReadTransaction, record: FileRecord, path: Path) -> Iterator[Changed]:
    """Cut each document out of its file: memory does not grow with the file."""
    with path.open("rb") as content:
        for placed in documents_of_file(tx, record):
            content.seek(placed.offset)
            try:
                root = parse(content.read(placed.length))
            except EInvoiceError:
                yield _other(placed, record, "field-place")
                continue
            for name in differing_fields(root, placed):
                yield _other(placed, record, name)


def _other(placed: PlacedDocument, record: FileRecord, name: str) -> Changed:
    why = cause("document-differs", field=name, file=record.file_id)
    return Changed(placed.document.invoice_number, why)


def _in_answer(context: Context, tx: ReadTransaction, path: Path) -> Iterator[Changed]:
    """Compare the codes that an applied answer gives with those in the ledger."""
    outcome = written_rows.outcome_of(tx, hash_of(path))
    if outcome.partition(" ")[0] not in {str(state) for state in _SETTLED}:
        return
    said = read_message(path.name, path.read_bytes(), context.today)
    if not isinstance(said, FailedInvoiceAnswer):
        return
    kept = written_rows.codes_in_file(tx, said.in_file_id)
    codes = codes_of(said, kept)
    for global_id, code in kept.items():
        if code != codes.get(global_id):
            yield Changed(global_id, cause("fail-code-differs"))
