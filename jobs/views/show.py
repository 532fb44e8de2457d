"""Looks at one invoice: its lines with how each came about, or the bytes a bank got."""

from collections.abc import Mapping
from dataclasses import dataclass

from einvoice.core import holds
from einvoice.core.credit_notes import CreditNote
from einvoice.core.errors import UsageError
from einvoice.core.findings import Finding
from einvoice.core.invoices import NOT_LIVE, Buyer, InvoiceLine, Notice
from einvoice.core.numbering import NUMBER_DIGITS, invoice_number
from einvoice.core.period import Period
from einvoice.core.services import Service
from einvoice.store import credit_notes, exports, findings, months, near_ids, withdrawals
from einvoice.store.exports import InvoiceRow, PlacedBytes
from einvoice.store.file_contents import CREDIT_NOTES, INVOICES
from einvoice.store.rows import all_services
from einvoice.store.transactions import ReadTransaction
from jobs import not_found
from jobs.context import Context
from jobs.views.handed_over import HandedOver, handed_over
from jobs.views.late_readings import told_since, unanswered
from jobs.views.meter_corrections import corrected_values


@dataclass(frozen=True, slots=True)
class ShownInvoice:
    """One invoice with all that a person asks about it.

    ``files`` are those of the credit note where its number was asked for. ``alone`` says that a
    flat was asked for whose invoice was taken back and that has no other in its month.
    """

    row: InvoiceRow
    buyer: Buyer
    lines: tuple[InvoiceLine, ...]
    notices: tuple[Notice, ...]
    services: Mapping[str, Service]
    files: tuple[PlacedBytes, ...]
    credit_notes: tuple[CreditNote, ...]
    findings: tuple[Finding, ...]
    replaces: int | None
    withdrawn_because: str
    alone: bool
    handed: HandedOver

    @property
    def holding(self) -> Finding | None:
        """The first finding that holds the flat, its own before its building's."""
        held = [finding for finding in self.findings if holds.holds([finding])]
        own = [finding for finding in held if finding.where == self.row.flat_id]
        return next(iter((*own, *held)), None)


def show(context: Context, name: str, period: Period | None) -> ShownInvoice:
    """Find an invoice by its number, its credit note's, or a flat's (default: its latest).

    Raises:
        UsageError: there is none.
    """
    with context.store.reading() as tx:
        row, note = find(tx, context, name, period)
        told_late = told_since(tx, row.period)
        kept_ones = (
            kept.finding
            for kept in findings.kept_findings(tx, row.period, row.building_id)
            if kept.flat_id in {"", row.flat_id}
        )
        shown = tuple(unanswered(kept_ones, [fact for fact, _ in told_late]))
        shown += tuple(
            finding
            for fact, finding in told_late
            if fact.flat_id == row.flat_id
            or (fact.building_id, fact.flat_id) == (row.building_id, "")
        )
        shown += tuple(corrected_values(tx, row.period, row.flat_id, row.building_id))
        return ShownInvoice(
            row=row,
            buyer=exports.buyer_of(tx, row.id),
            lines=exports.invoice_lines_of(tx, row.id),
            notices=exports.notices_of(tx, row.id),
            services=all_services(tx, context.builtin_services),
            files=tuple(placed_files(tx, row, note)),
            credit_notes=tuple(credit_notes.credit_notes_for(tx, row.id)),
            findings=shown,
            replaces=withdrawals.replaced_by(tx, row.id),
            withdrawn_because=withdrawals.reason_of(tx, row.id),
            alone=note is None and name == row.flat_id and row.state in NOT_LIVE,
            handed=handed_over(tx, context, row),
        )


def find(
    tx: ReadTransaction, context: Context, name: str, period: Period | None
) -> tuple[InvoiceRow, CreditNote | None]:
    """Return an invoice by its number or flat, and the credit note where its number was named.

    Raises:
        UsageError: there is none.
    """
    note = _credit_note(tx, name)
    row = exports.find_invoice(tx, invoice_number(note.cancels) if note else name, period)
    if row is None:
        raise _nothing_to_show(tx, name, period or context.default_period)
    return row, note


def _nothing_to_show(tx: ReadTransaction, name: str, period: Period) -> UsageError:
    """Return why there is nothing: no such name, or a flat of which no invoice was made."""
    if months.needs_invoice(tx, name, period):
        return UsageError("flat-not-calculated", flat=name, period=period)
    if near_ids.is_flat(tx, name):
        return UsageError("flat-of-another-month", flat=name, period=period)
    return UsageError(
        "no-flat-or-invoice", name=name, near=not_found.near_ids(tx, name), period=period
    )


def _credit_note(tx: ReadTransaction, name: str) -> CreditNote | None:
    plain = name.isascii() and name.isdigit() and len(name) <= NUMBER_DIGITS
    return credit_notes.credit_note(tx, int(name)) if plain else None


def placed_files(
    tx: ReadTransaction, row: InvoiceRow, note: CreditNote | None
) -> list[PlacedBytes]:
    """Return the files an invoice went into, or its credit note, earliest attempt first."""
    if note is None:
        return exports.placed_bytes(tx, INVOICES, row.id)
    return exports.placed_bytes(tx, CREDIT_NOTES, note.number)


def bytes_of(context: Context, shown: ShownInvoice) -> bytes:
    """Return the invoice's bytes in the latest file it went into.

    Raises:
        UsageError: it is in no file yet, or the file is gone.
    """
    if not shown.files:
        raise UsageError("invoice-in-no-file", flat=shown.row.flat_id)
    content = placed_content(context, shown.files[-1])
    if content is None:
        raise UsageError("bytes-gone", file=shown.files[-1].name)
    return content


def placed_content(context: Context, place: PlacedBytes) -> bytes | None:
    """Return the bytes of a place in a file; None where the file is gone."""
    archive = context.store.archive
    path = archive.path(place.period, place.bank, "outbound", place.name)
    if not path.exists():
        path = archive.outbox_path(place.bank, place.name)
    if not path.exists():
        return None
    with path.open("rb") as file:
        file.seek(place.offset)
        return file.read(place.length)
