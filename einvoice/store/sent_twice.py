"""Invoices of a file that went to their bank once more, in a later file."""

from sqlalchemy import and_, or_, select

from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.store.file_contents import CREDIT_NOTES, INVOICES
from einvoice.store.tables import e_invoices, invoices
from einvoice.store.transactions import ReadTransaction

_AT_BANKS = (InvoiceState.SENT, InvoiceState.ACCEPTED)


def sent_twice(tx: ReadTransaction, file_id: str, duplicate: int) -> list[tuple[str, str]]:
    """Return number and file of what went later for the flats of a file, under any number.

    What the bank refused with the code ``duplicate`` it has once, from the file before.
    """
    first, old = e_invoices.alias("first"), invoices.alias("old")
    again, new = e_invoices.alias("again"), invoices.alias("new")
    later = or_(
        and_(new.c.id == old.c.id, again.c.attempt > first.c.attempt),
        new.c.number > old.c.number,
    )
    query = (
        select(new.c.number, again.c.file_id)
        .join(old, old.c.id == first.c.invoice_id)
        .join(new, and_(new.c.flat_id == old.c.flat_id, new.c.period == old.c.period))
        .join(again, again.c.invoice_id == new.c.id)
        .where(first.c.file_id == file_id, new.c.bank == old.c.bank, later)
        .where(new.c.state.in_(_AT_BANKS), again.c.file_id != file_id)
        .where(again.c.fail_code.is_distinct_from(duplicate))
        .distinct()
    )
    return sorted((invoice_number(number), other) for number, other in tx.execute(query))


def void_since(tx: ReadTransaction, file_id: str) -> frozenset[str]:
    """Return the numbers of a file's documents that became void after it."""
    numbers: set[str] = set()
    for held in (INVOICES, CREDIT_NOTES):
        columns = held.table.c
        query = select(columns.number).join(held.attempts, held.row_id == held.attempt_of)
        inside = held.attempts.c.file_id == file_id
        void = columns.state == InvoiceState.VOID
        numbers |= {invoice_number(number) for number in tx.scalars(query.where(inside, void))}
    return frozenset(numbers)
