"""Reads the archived bytes back and compares them with the ledger, field by field.

So also what an earlier version issued, without a digest, is proven: the hash of the bytes is in the
journal since they were made.
"""

from collections.abc import Iterator
from pathlib import Path

from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.messages.reading import read_message
from einvoice.core import money
from einvoice.core.deliveries import FileState
from einvoice.core.errors import EInvoiceError, cause
from einvoice.safe_xml import XmlElement, parse
from einvoice.store import archived_files, files, written_rows
from einvoice.store.archive import hash_of
from einvoice.store.file_documents import PlacedDocument, documents_of_file
from einvoice.store.files import ANSWERED, FileRecord
from einvoice.store.frozen import Changed
from einvoice.store.transactions import ReadTransaction
from jobs.answers.failed_invoices import codes_of
from jobs.context import Context

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
            for name, written, kept in _fields(root, placed):
                if written != kept:
                    yield _other(placed, record, name)


def _other(placed: PlacedDocument, record: FileRecord, name: str) -> Changed:
    why = cause("document-differs", field=name, file=record.file_id)
    return Changed(placed.document.invoice_number, why)


def _fields(root: XmlElement, placed: PlacedDocument) -> Iterator[tuple[str, object, object]]:
    """Yield each field that a person would compare: its name, as written and as kept."""
    sums, kept = "InvoiceSumGroup/", placed.document
    yield "field-number", root.get("invoiceId"), kept.invoice_number
    yield "field-flat", root.get("serviceId"), kept.flat_id
    yield "field-global-id", root.get("invoiceGlobUniqId"), kept.global_id
    yield "field-account", root.get("channelAddress"), kept.channel_address
    source = root.findtext("InvoiceInformation/Type/SourceInvoice") or ""
    yield "field-cancelled-invoice", source, kept.cancels
    if not kept.cancels:
        yield "field-due-date", root.findtext("InvoiceInformation/DueDate"), str(kept.due_date)
    yield "field-total", _cents(root.findtext(f"{sums}TotalSum")), kept.total_cents
    yield "field-total-to-pay", _cents(root.findtext(f"{sums}TotalToPay")), kept.to_pay_cents
    if not placed.sums_only:
        yield "field-buyer", root.findtext("InvoiceParties/BuyerParty/Name"), kept.buyer.name
        nets = sorted(_cents(element.text) for element in root.iter("ItemSum"))
        yield "field-lines", nets, sorted(line.net_cents for line in kept.lines)


def _cents(text: str | None) -> int:
    """Return a sum in cents; -1 where it is no number of whole cents, and so none of ours."""
    try:
        return money.parse_scaled(text or "", 2)
    except ValueError:
        return -1


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
