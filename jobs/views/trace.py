"""The way of one invoice: readings, tariffs, lines, files and their bytes, answers, payments.

Nothing is believed of the files: each document is cut out of its archived file by the offset and
length that the ledger has, parsed, and compared with the frozen invoice, field by field.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.accounts import AccountEntry, AppliedPart
from einvoice.core.credit_notes import CreditNote
from einvoice.core.errors import EInvoiceError, UsageError
from einvoice.core.invoices import NOT_ISSUED
from einvoice.core.payment_states import InvoicePayment
from einvoice.core.period import Period
from einvoice.safe_xml import parse
from einvoice.store import exports, files, frozen, written_rows
from einvoice.store.answers import AnswerRecord
from einvoice.store.archive import hash_of
from einvoice.store.archived_files import read_tombstone
from einvoice.store.exports import InvoiceRow, PlacedBytes
from einvoice.store.file_contents import CREDIT_NOTES, INVOICES
from einvoice.store.file_documents import PlacedDocument, document_at
from einvoice.store.files import FileRecord
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.document_fields import SUMS, differing_fields, written_cents
from jobs.payments.accounts import accounts_of
from jobs.views.show import ShownInvoice, show
from jobs.views.trace_readings import ReadingsBehind, readings_of


@dataclass(frozen=True, slots=True)
class CutOut:
    """A document cut out of its archived file: what its bytes say, and what differs.

    ``differs`` are names of fields whose written value is not that of the frozen document.
    """

    sha256: str
    invoice_number: str
    total_cents: int
    to_pay_cents: int
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TracedFile:
    """A file that an invoice or credit note went into, and what its archived bytes say.

    ``path`` is below the data folder, and ``sha256_now`` the hash of the bytes that are there now;
    both are empty where they are gone. ``purged_on`` is the day on which old bytes were forgotten.
    ``cut`` is None where nothing could be cut out. ``remote_name`` is the path at the bank.
    """

    record: FileRecord
    place: PlacedBytes
    remote_name: str
    path: str
    sha256_now: str
    purged_on: str
    cut: CutOut | None
    answers: tuple[AnswerRecord, ...]

    @property
    def is_proven(self) -> bool:
        """Whether the archived bytes have the ledger's hash and the sums of the frozen document."""
        same = self.sha256_now == self.record.sha256
        return same and self.cut is not None and not self.cut.differs

    @property
    def contradicts(self) -> bool:
        """Whether the bytes are others than those made, or are lost although they were sent.

        Purged bytes prove nothing; what was never sent is made again.
        """
        if not self.path:
            return self.record.attempt > 0 and not self.purged_on
        return not self.is_proven


@dataclass(frozen=True, slots=True)
class TracedNote:
    """A credit note of the invoice, with its files."""

    note: CreditNote
    files: tuple[TracedFile, ...]


PaidBy = tuple[AccountEntry, AppliedPart]


@dataclass(frozen=True, slots=True)
class Trace:
    """The way of one invoice from its readings to its payments.

    ``changed``: its rows are no longer as they were when it was issued. ``paid`` is empty for a
    draft and for what is in no account. ``payments``: the account's entries that paid it, each with
    the part that did.
    """

    shown: ShownInvoice
    readings: ReadingsBehind
    changed: bool
    files: tuple[TracedFile, ...]
    notes: tuple[TracedNote, ...]
    paid: InvoicePayment | None
    payments: tuple[PaidBy, ...]

    @property
    def contradicts(self) -> bool:
        """Whether bytes or rows are not what was issued."""
        return self.changed or any(file.contradicts for file in self.all_files)

    @property
    def all_files(self) -> tuple[TracedFile, ...]:
        """The files of the invoice and of its credit notes."""
        return (*self.files, *(file for note in self.notes for file in note.files))


def trace(context: Context, name: str, period: Period | None) -> Trace:
    """Follow an invoice by its number, its credit note's, or a flat's (default: its latest).

    Raises:
        UsageError: there is none.
    """
    shown = show(context, name, period)
    row = shown.row
    with context.store.reading() as tx:
        notes = tuple(
            TracedNote(
                note, _files(context, tx, exports.placed_bytes(tx, CREDIT_NOTES, note.number))
            )
            for note in shown.credit_notes
        )
        readings = readings_of(tx, row, shown.lines)
        changed = row.state not in NOT_ISSUED and _is_changed(tx, row)
        own = _files(context, tx, exports.placed_bytes(tx, INVOICES, row.id))
    paid, payments = _paid(context, row)
    return Trace(shown, readings, changed, own, notes, paid, payments)


def _is_changed(tx: ReadTransaction, row: InvoiceRow) -> bool:
    """Return whether an issued invoice is not as it was frozen."""
    shards = [
        shard
        for shard in frozen.frozen_shards(tx, row.period)
        if shard.kind is frozen.Kind.INVOICES
        and shard.first <= int(row.invoice_number) <= shard.last
    ]
    wrong = frozen.changed(tx, shards)
    subjects = {shard.subject for shard in shards}
    return any(changed.where in {row.invoice_number, *subjects} for changed in wrong)


def _files(
    context: Context, tx: ReadTransaction, places: Sequence[PlacedBytes]
) -> tuple[TracedFile, ...]:
    records = {
        record.file_id: record for record in files.records_of(tx, [p.file_id for p in places])
    }
    return tuple(_file(context, tx, records[place.file_id], place) for place in places)


def _file(
    context: Context, tx: ReadTransaction, record: FileRecord, place: PlacedBytes
) -> TracedFile:
    archive = context.store.archive
    archived = archive.path(record.period, record.bank, "outbound", record.name)
    outbox = archive.outbox_path(record.bank, record.name)
    path = next((path for path in (archived, outbox) if path.exists()), None)
    stone = None if path else read_tombstone(archived)
    adapter = context.adapters.get(record.bank)
    inbox = f"{adapter.profile.inbox}/" if adapter else ""
    placed = document_at(tx, record, place.offset)
    return TracedFile(
        record,
        place,
        f"{inbox}{record.name}" if record.attempt else "",
        str(path.relative_to(context.store.data_dir)) if path else "",
        hash_of(path) if path else "",
        stone.purged_at[:10] if stone else "",
        _cut_out(path, placed) if path and placed else None,
        written_rows.answers_to(tx, record.file_id),
    )


def _cut_out(path: Path, placed: PlacedDocument) -> CutOut | None:
    """Cut a document out of its file; None where the bytes there are no document."""
    with path.open("rb") as content:
        content.seek(placed.offset)
        own = content.read(placed.length)
    try:
        root = parse(own)
    except EInvoiceError:
        return None
    return CutOut(
        hashlib.sha256(own).hexdigest(),
        root.get("invoiceId") or "",
        written_cents(root, f"{SUMS}TotalSum"),
        written_cents(root, f"{SUMS}TotalToPay"),
        tuple(differing_fields(root, placed)),
    )


def _paid(context: Context, row: InvoiceRow) -> tuple[InvoicePayment | None, tuple[PaidBy, ...]]:
    """Return how far an invoice is paid, and by what."""
    try:
        accounts = accounts_of(context, row.flat_id).accounts
    except UsageError:  # the flat has no account yet
        return None, ()
    for customer in accounts:
        for paid in customer.invoices:
            if paid.invoice == row.invoice_number:
                entries = {entry.document: entry for entry in customer.account.entries}
                own = (part for part in customer.account.applied if part.debt == paid.invoice)
                return paid, tuple((entries[part.source], part) for part in own)
    return None, ()
