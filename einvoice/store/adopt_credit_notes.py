"""Lets a database that was put back from an older copy know the archive's credit notes."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, insert, select

from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import credit_note_base
from einvoice.store import sequences
from einvoice.store.archive_ledger import ArchivedCreditNote
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.tables import invoices


def credit_notes_missing(
    connection: Connection, archived: Sequence[ArchivedCreditNote]
) -> list[ArchivedCreditNote]:
    """Return the credit notes that the database does not know."""
    known = set(connection.scalars(select(credit_notes.c.number)))
    return [note for note in archived if note.number not in known]


def adopt_credit_notes(
    connection: Connection, archived: Sequence[ArchivedCreditNote], void: Collection[int]
) -> None:
    """Take credit notes from the archive; why they were issued is lost."""
    for note in archived:
        base = credit_note_base(note.issue_date)
        sequences.raise_to(connection, f"credit_note:{base}", note.number - base)
        row = connection.execute(
            select(invoices.c.id, invoices.c.period).where(invoices.c.number == note.cancels)
        ).one()
        connection.execute(
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
