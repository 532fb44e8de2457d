"""Errors about an invoice or a flat that is not there: what it was, or may have been."""

from einvoice.core.credit_notes import CreditNote
from einvoice.core.errors import EInvoiceError, RefusedByCheckError, UsageError
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import NUMBER_DIGITS, invoice_number
from einvoice.store import credit_notes, exports
from einvoice.store import near_ids as nearest
from einvoice.store.exports import InvoiceRow
from einvoice.store.transactions import ReadTransaction


def no_such_invoice(tx: ReadTransaction, number: str) -> EInvoiceError:
    """Return the error for a number that no live issued invoice has."""
    row = exports.find_invoice(tx, number, None) if is_number(number) else None
    if row is None:
        return UsageError("no-such-invoice", invoice=number, near=near_ids(tx, number))
    flat_id, period = row.flat_id, row.period
    if row.state == InvoiceState.CREDITED:
        notes = _live_credit_notes(tx, row)
        return RefusedByCheckError(
            "invoice-credited",
            invoice=number,
            notes=tuple(invoice_number(note.number) for note in notes),
            days=tuple(str(note.issue_date) for note in notes),
            flat=flat_id,
            period=period,
        )
    return RefusedByCheckError(
        "invoice-not-live", invoice=number, state=row.state, flat=flat_id, period=period
    )


def _live_credit_notes(tx: ReadTransaction, row: InvoiceRow) -> list[CreditNote]:
    notes = credit_notes.credit_notes_for(tx, row.id)
    return [note for note in notes if note.state is not InvoiceState.VOID]


def near_ids(tx: ReadTransaction, name: str) -> tuple[str, ...]:
    """Return what a flat or an invoice that is not there may have been."""
    if is_number(name[1:]) and (pairs := nearest.near_invoices(tx, name)):
        return tuple(f"{number} ({flat_id})" for number, flat_id in pairs)
    return tuple(nearest.near_flats(tx, name))


def is_number(name: str) -> bool:
    """Return whether a name can be the number of an invoice."""
    return name.isascii() and name.isdigit() and len(name) <= NUMBER_DIGITS
