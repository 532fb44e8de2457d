"""Which issued invoices a condition selects, counted by month, state and way."""

from typing import TypeAlias

from sqlalchemy import ColumnElement, Connection, Subquery, Text, cast, func, select

from einvoice.core.invoices import InvoiceState
from einvoice.core.used_invoices import SHOWN_NUMBERS, UsedInvoices
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.tables import invoices

Condition: TypeAlias = ColumnElement[bool]

_KEY = ("period", "state", "has_bank", "credit_note")


def used_invoices(connection: Connection, which: Condition) -> list[UsedInvoices]:
    """Return the selected invoices by month, state, and whether they have a credit note."""
    rows = _rows(which)
    key = [rows.c[name] for name in _KEY]
    query = (
        select(*key, func.count(), func.min(rows.c.building_id), func.max(rows.c.building_id))
        .group_by(*key)
        .order_by(*key)
    )
    found = []
    for row in connection.execute(query).all():
        same = [column == value for column, value in zip(key, row[:4], strict=True)]
        first = select(rows.c.number).where(*same).order_by(rows.c.number).limit(SHOWN_NUMBERS)
        numbers = tuple(connection.scalars(first))
        building_id = row[5] if row[5] == row[6] else ""
        state = InvoiceState(row[1])
        found.append(UsedInvoices(row[0], state, row[2], row[3], row[4], building_id, numbers))
    return found


def by_place(state: ColumnElement[InvoiceState]) -> ColumnElement[str]:
    """Return the state of an invoice as no index has it.

    Nearly all invoices of a month are issued: they are to be found by their building.
    """
    return cast(state, Text).concat("")


def _rows(which: Condition) -> Subquery:
    columns, notes = invoices.c, credit_notes.c
    has_note = select(notes.number).where(
        notes.invoice_id == columns.id, notes.state != InvoiceState.VOID
    )
    return (
        select(
            columns.period,
            by_place(columns.state).label("state"),
            (columns.bank != "").label("has_bank"),
            has_note.exists().label("credit_note"),
            columns.number,
            columns.building_id,
        )
        .where(which)
        .subquery()
    )
