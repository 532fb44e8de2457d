"""Makes a rendered file again from what is stored, byte for byte, when it was lost or changed."""

from einvoice.core.errors import RefusedByCheckError
from einvoice.documents.bank_file import write_bank_file
from einvoice.documents.file_content import ByteSink, ControlTotals, FileOrder
from einvoice.store.file_documents import FileTotals, documents_of_file, totals_of_file
from einvoice.store.files import FileRecord
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.steps.file_sender import sender_of


def make_again(context: Context, record: FileRecord) -> bool:
    """Write a file to the outbox once more; return whether its bytes are those of the ledger.

    Other bytes are not kept: another version, another configuration of the seller or another
    profile of the bank makes other files of the same invoices.
    """
    path = context.store.archive.outbox_path(record.bank, record.name)
    try:
        growing = context.store.archive.written(path, 0o600)
        with context.store.reading() as tx, growing as out:
            sha256 = write_again(context, tx, record, out)
    except RefusedByCheckError:
        path.unlink(missing_ok=True)
        return False
    same = sha256 == record.sha256
    if not same:
        path.unlink()
    return same


def write_again(context: Context, tx: ReadTransaction, record: FileRecord, out: ByteSink) -> str:
    """Write the bytes that this version makes of a file's documents; return their SHA-256.

    Nothing is written, and the hash is empty, where it has no documents that can go in.

    Raises:
        RefusedByCheckError: a template, the header or the footer is wrong, or sums differ.
    """
    totals = totals_of_file(tx, record)
    if totals is None:
        return ""
    documents = (place.document for place in documents_of_file(tx, record))
    written = write_bank_file(_order(context, tx, record, totals), documents, out)
    return written.content.sha256 if written.content else ""


def _order(
    context: Context, tx: ReadTransaction, record: FileRecord, totals: FileTotals
) -> FileOrder:
    """Return the order that the file was made by; its dates were right on its day of issue."""
    expected = ControlTotals(totals.count, totals.total_cents, totals.to_pay_cents)
    day = totals.issue_date
    sender = sender_of(context, tx, record.bank)
    return FileOrder(record.file_id, day, sender, expected, day, context.closed)
