"""What to say of an invoice or a flat that is not there: what it was, or may have been."""

from einvoice.core.errors import EInvoiceError, RefusedByCheckError, UsageError
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import NUMBER_DIGITS, invoice_number
from einvoice.store import credit_notes, exports, near_ids
from einvoice.store.exports import InvoiceRow
from einvoice.store.store import Transaction


def no_such_invoice(tx: Transaction, number: str) -> EInvoiceError:
    """Return the error for a number that no live issued invoice has."""
    row = exports.find_invoice(tx.connection, number, None) if is_number(number) else None
    if row is None:
        return UsageError(
            f"{number}: no such live invoice, expected an invoice number{near(tx, number)}",
            "`einvoice export invoices --to invoices.csv` lists all of a period",
        )
    if row.state == InvoiceState.CREDITED:
        return RefusedByCheckError(
            f"{number}: is credited already, by credit note {_credit_note(tx, row)}",
            f"`einvoice show {row.flat_id} --period {row.period}` shows the flat's invoice now; "
            "nothing was changed",
        )
    return RefusedByCheckError(
        f"{number}: is {row.state}, expected a live issued invoice",
        f"`einvoice show {row.flat_id} --period {row.period}` shows the flat's invoice now; "
        "nothing was changed",
    )


def _credit_note(tx: Transaction, row: InvoiceRow) -> str:
    notes = credit_notes.credit_notes_for(tx.connection, row.id)
    return ", ".join(
        f"{invoice_number(note.number)} of {note.issue_date}"
        for note in notes
        if note.state is not InvoiceState.VOID
    )


def near(tx: Transaction, name: str) -> str:
    """Return what a flat or an invoice that is not there may have been, as the end of a message."""
    if is_number(name[1:]):
        found = near_ids.near_invoices(tx.connection, name)
        words = [f"{number} ({flat_id})" for number, flat_id in found]
    else:
        words = near_ids.near_flats(tx.connection, name)
    return f"; did you mean {' or '.join(words)}?" if words else ""


def is_number(name: str) -> bool:
    """Tell whether a name can be the number of an invoice."""
    return name.isascii() and name.isdigit() and len(name) <= NUMBER_DIGITS
