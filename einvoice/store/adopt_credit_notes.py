"""Lets a database that was put back from an older copy know the archive's credit notes."""

from collections.abc import Collection, Sequence

from sqlalchemy import insert, select

from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import credit_note_base, invoice_number
from einvoice.store import sequences
from einvoice.store.archive_ledger import ArchivedCreditNote
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.hold_decisions import decide
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction


def credit_notes_missing(
    tx: ReadTransaction, archived: Sequence[ArchivedCreditNote]
) -> list[ArchivedCreditNote]:
    """Return the credit notes that the database does not know."""
    if not archived:
        return []
    known = set(tx.scalars(select(credit_notes.c.number)))
    return [note for note in archived if note.number not in known]


def adopt_credit_notes(
    tx: WriteTransaction, archived: Sequence[ArchivedCreditNote], void: Collection[int]
) -> None:
    """Take credit notes from the archive; why they were issued is lost.

    Each holds its flat for its month again, so that no `run` issues anew by itself what a person
    wanted to correct first.
    """
    for note in archived:
        base = credit_note_base(note.issue_date)
        sequences.raise_to(tx, f"credit_note:{base}", note.number - base)
        row = tx.execute(
            select(invoices.c.id, invoices.c.flat_id, invoices.c.period).where(
                invoices.c.number == note.cancels
            )
        ).one()
        if note.number not in void:
            why = f"credit note {invoice_number(note.number)}"
            decide(tx, [row.flat_id], row.period, why, held=True, only_its_month=True)
        tx.execute(
            insert(credit_notes).values(
                number=note.number,
                invoice_id=row.id,
                period=row.period,
                bank=note.bank,
                issue_date=note.issue_date,
                state=InvoiceState.VOID if note.number in void else InvoiceState.ISSUED,
                reason="",
            )
        )
