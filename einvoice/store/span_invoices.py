"""Invoices of one customer of a flat, as the customer may see them: issued or credited, never void.

Each query has the condition of the span, so that an invoice of an earlier or later customer is
never loaded, whatever number is asked for.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from einvoice.core.invoices import ISSUED_STATES, BilledMonth, InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.core.standing_orders import StandingOrder
from einvoice.store.application_tables import standing_orders
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.customer_spans import CustomerSpan, is_theirs
from einvoice.store.exports import InvoiceRow, invoice_row
from einvoice.store.rows import fields_of
from einvoice.store.tables import e_invoices, invoice_lines, invoices
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class SpanInvoice:
    """An invoice with its live credit note: number and day, empty and None where there is none."""

    row: InvoiceRow
    credit_note: str
    credited_on: dt.date | None


def invoices_in(tx: ReadTransaction, span: CustomerSpan) -> tuple[SpanInvoice, ...]:
    """Return the invoices of a span, the newest first."""
    return tuple(_read(tx, _invoices(span)))


def invoice_in(tx: ReadTransaction, span: CustomerSpan, number: int) -> SpanInvoice | None:
    """Return an invoice of a span by its number; None where it has none such."""
    return next(_read(tx, _invoices(span).where(invoices.c.number == number)), None)


def live_in(tx: ReadTransaction, span: CustomerSpan, period: Period) -> InvoiceRow | None:
    """Return the invoice of a period that was not credited."""
    own = is_theirs(span) & (invoices.c.period == period) & invoices.c.state.in_(ISSUED_STATES)
    row = tx.execute(select(invoices).where(own)).first()
    return None if row is None else invoice_row(row)


def months_in(
    tx: ReadTransaction, span: CustomerSpan, first: Period, last: Period
) -> tuple[BilledMonth, ...]:
    """Return the sums of a span's live invoices, month by month."""
    columns = invoices.c
    query = (
        select(columns.period, columns.total_cents, invoice_lines.c.cold_water_e3)
        .join_from(invoices, invoice_lines, isouter=True)
        .where(
            is_theirs(span),
            columns.state.in_(ISSUED_STATES),
            columns.period >= first,
            columns.period <= last,
        )
        .order_by(columns.period)
    )
    return tuple(BilledMonth(*row) for row in tx.execute(query))


def orders_that_pay(tx: ReadTransaction, invoice: InvoiceRow) -> tuple[StandingOrder, ...]:
    """Return what the invoice's bank said of standing orders for the account it was sent to."""
    columns, sent = standing_orders.c, e_invoices.c
    address = (
        select(sent.channel_address)
        .where(sent.invoice_id == invoice.id)
        .order_by(sent.attempt.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = select(*(columns[name] for name in fields_of(StandingOrder))).where(
        columns.service_id == invoice.flat_id,
        columns.bank == invoice.bank,
        columns.payer_account == address,
    )
    return tuple(StandingOrder(*row) for row in tx.execute(query))


def _invoices(span: CustomerSpan) -> Select[Any]:
    notes = credit_notes.c
    live = (notes.invoice_id == invoices.c.id) & (notes.state != InvoiceState.VOID)
    return (
        select(
            *invoices.c,
            notes.number.label("note_number"),
            notes.issue_date.label("noted_on"),
        )
        .outerjoin(credit_notes, live)
        .where(is_theirs(span))
        .order_by(invoices.c.period.desc(), invoices.c.number.desc())
    )


def _read(tx: ReadTransaction, query: Select[Any]) -> Iterator[SpanInvoice]:
    for row in tx.execute(query):
        number = "" if row.note_number is None else invoice_number(row.note_number)
        yield SpanInvoice(invoice_row(row), number, row.noted_on)
