"""The documents of a month that were taken back: void or credited, and by whom."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from einvoice.core.events import Event
from einvoice.core.invoices import NOT_LIVE, InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store.credit_notes import credit_notes_of
from einvoice.store.exports import InvoiceRow, invoice_rows
from einvoice.store.tables import journal
from einvoice.store.transactions import ReadTransaction

_TAKING_BACK = (Event.VOIDED, Event.CREDITED)
_NOBODY = ("", "")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A document that counts no longer; sums in cents.

    ``taken_back_at`` (UTC) and ``taken_back_by`` are of the person's decision, ``credit_note``
    cancels it, ``replaced_by`` is the flat's next invoice for the month; empty where there is none.
    """

    flat_id: str
    number: str
    state: str
    bank: str
    issue_date: dt.date | None
    net_cents: int
    vat_cents: int
    total_cents: int
    taken_back_at: str
    taken_back_by: str
    credit_note: str
    replaced_by: str


def taken_back_rows(tx: ReadTransaction, period: Period) -> Iterator[TakenBack]:
    """Yield a period's void and credited invoices, then its void credit notes, by number."""
    decided, notes = _decided(tx, period), credit_notes_of(tx, period)
    cancelling = {
        invoice_number(note.cancels): invoice_number(note.number)
        for note in notes
        if note.state is not InvoiceState.VOID
    }
    by_flat: dict[str, list[InvoiceRow]] = {}
    for row in invoice_rows(tx, period):
        if row.invoice_number:
            by_flat.setdefault(row.flat_id, []).append(row)
    rows = [row for own in by_flat.values() for row in own if row.state in NOT_LIVE]
    for row in sorted(rows, key=lambda row: row.invoice_number):
        note = cancelling.get(row.invoice_number, "")
        head = row.flat_id, row.invoice_number, row.state, row.bank, row.issue_date
        sums = row.net_cents, row.vat_cents, row.total_cents
        at, actor = decided.get(note or row.invoice_number, _NOBODY)
        yield TakenBack(*head, *sums, at, actor, note, _next_invoice(row, by_flat[row.flat_id]))
    for void in notes:
        if void.state is InvoiceState.VOID:
            number = invoice_number(void.number)
            sums = void.net_cents, void.vat_cents, void.total_cents
            head = void.flat_id, number, str(void.state), void.bank, void.issue_date
            yield TakenBack(*head, *sums, *decided.get(number, _NOBODY), "", "")


def _decided(tx: ReadTransaction, period: Period) -> dict[str, tuple[str, str]]:
    """Return when and by whom documents of a period were taken back, by their numbers."""
    c = journal.c
    query = select(c.subject, c.at, c.actor).where(
        c.period == str(period), c.event.in_(_TAKING_BACK)
    )
    return {row.subject: (row.at, row.actor) for row in tx.execute(query.order_by(c.seq))}


def _next_invoice(row: InvoiceRow, of_flat: Sequence[InvoiceRow]) -> str:
    """Return the number of the flat's next invoice for the month, whatever became of it."""
    later = [other.invoice_number for other in of_flat if other.invoice_number > row.invoice_number]
    return min(later, default="")
