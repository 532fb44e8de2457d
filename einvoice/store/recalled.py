"""Void invoices that went to no bank: printed or mailed, so that only people can recall them.

A person says when that is done: an entry of the journal, for each number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from einvoice.core.events import Event
from einvoice.core.invoices import ISSUED_STATES, InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store.months import StateCount
from einvoice.store.tables import invoices, journal
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class Recalled:
    """A void invoice of a flat without a bank, and the number in its place; None while none is."""

    flat_id: str
    number: int
    replaced_by: int | None


def recalled_of(
    tx: ReadTransaction, period: Period, rows: Sequence[StateCount]
) -> tuple[Recalled, ...]:
    """Return the void invoices of a period that went to no bank and are not recalled, by number.

    Nothing is asked where the period's counts have no void invoice.
    """
    if all(row.state is not InvoiceState.VOID for row in rows):
        return ()
    old, new = invoices.alias("old"), invoices.alias("new")
    in_its_place = (
        select(func.min(new.c.number))
        .where(
            new.c.flat_id == old.c.flat_id,
            new.c.period == old.c.period,
            new.c.state.in_(ISSUED_STATES),
            new.c.number > old.c.number,
        )
        .correlate(old)
        .scalar_subquery()
    )
    query = (
        select(old.c.flat_id, old.c.number, in_its_place)
        .where(old.c.period == period, old.c.state == InvoiceState.VOID, old.c.bank == "")
        .order_by(old.c.number)
    )
    rows_left = [Recalled(*row) for row in tx.execute(query)]
    settled = recalled_numbers(tx, period) if rows_left else frozenset()
    return tuple(row for row in rows_left if invoice_number(row.number) not in settled)


def recalled_numbers(tx: ReadTransaction, period: Period) -> frozenset[str]:
    """Return the numbers of a period that a person has recalled on paper."""
    columns = journal.c
    settled = (columns.event == Event.PAPER_RECALLED) & (columns.period == str(period))
    return frozenset(tx.scalars(select(columns.subject).where(settled)))
