"""Lets a database that was put back from an older copy know the archive's credit notes."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, insert, select

from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import credit_note_base, invoice_number
from einvoice.store import sequences
from einvoice.store.archive_ledger import ArchivedCreditNote
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.hold_decisions import decide
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
    """Take credit notes from the archive; why they were issued is lost.

    Each holds its flat for its month again, so that no `run` issues anew by itself what a person
    wanted to correct first.
    """
    for note in archived:
        base = credit_note_base(note.issue_date)
        sequences.raise_to(connection, f"credit_note:{base}", note.number - base)
        row = connection.execute(
            select(invoices.c.id, invoices.c.flat_id, invoices.c.period).where(
                invoices.c.number == note.cancels
            )
        ).one()
        if note.number not in void:
            why = f"credit note {invoice_number(note.number)}"
            decide(connection, [row.flat_id], row.period, why, held=True, only_its_month=True)
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
