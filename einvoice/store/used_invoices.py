"""Which issued invoices a condition selects, counted by month, state and way."""

from typing import TypeAlias

from sqlalchemy import ColumnElement, Subquery, Text, cast, func, select

from einvoice.core.invoices import InvoiceState
from einvoice.core.used_invoices import ALREADY_PAID, SHOWN_NUMBERS, UsedInvoices
from einvoice.store.credit_note_tables import credit_note_attempts as attempts
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction

Condition: TypeAlias = ColumnElement[bool]

_KEY = ("period", "state", "has_bank", "credit_note", "note_refused", "paid")


def used_invoices(
    tx: ReadTransaction, which: Condition, *, beside_others: bool
) -> list[UsedInvoices]:
    """Return the selected invoices by month, state, and whether they have a credit note."""
    rows = _rows(which)
    key = [rows.c[name] for name in _KEY]
    query = (
        select(*key, func.count(), func.min(rows.c.building_id), func.max(rows.c.building_id))
        .group_by(*key)
        .order_by(*key)
    )
    invoices_ = []
    for row in tx.execute(query).all():
        same = [column == value for column, value in zip(key, row[: len(key)], strict=True)]
        first = select(rows.c.number).where(*same).order_by(rows.c.number).limit(SHOWN_NUMBERS)
        numbers = tuple(tx.scalars(first))
        count, home, last_home = row[len(key) :]
        period, state, has_bank, credit_note, note_refused, paid = row[: len(key)]
        invoices_.append(
            UsedInvoices(
                period,
                InvoiceState(state),
                has_bank=has_bank,
                credit_note=credit_note,
                count=count,
                building_id=home if home == last_home else "",
                numbers=numbers,
                note_refused=note_refused,
                paid=paid,
                beside_others=beside_others,
            )
        )
    return invoices_


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
    refused = has_note.where(notes.state == InvoiceState.REJECTED)
    paid = (
        select(notes.number)
        .join(attempts, attempts.c.number == notes.number)
        .where(notes.invoice_id == columns.id, attempts.c.fail_code == ALREADY_PAID)
    )
    return (
        select(
            columns.period,
            by_place(columns.state).label("state"),
            (columns.bank != "").label("has_bank"),
            has_note.exists().label("credit_note"),
            refused.exists().label("note_refused"),
            paid.exists().label("paid"),
            columns.number,
            columns.building_id,
        )
        .where(which)
        .subquery()
    )
