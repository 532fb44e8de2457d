"""Invoices of one customer of a flat, as the customer may see them: issued or credited, never void.

Each query has the condition of the span, so that an invoice of an earlier or later customer is
never loaded, whatever number is asked for.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from einvoice.core.invoices import ISSUED_STATES, NOT_LIVE, BilledMonth
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.core.standing_orders import StandingOrder
from einvoice.store.application_tables import standing_orders
from einvoice.store.credit_note_tables import IS_LIVE, credit_notes
from einvoice.store.customer_spans import CustomerSpan
from einvoice.store.exports import InvoiceRow, invoice_row
from einvoice.store.rows import among, fields_of
from einvoice.store.span_conditions import SpanShape, shape_of, theirs, values_of
from einvoice.store.tables import SUMS, e_invoices, invoice_lines, invoices
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class SpanInvoice:
    """An invoice with its live credit note: number and day, empty and None where there is none."""

    row: InvoiceRow
    credit_note: str
    credited_on: dt.date | None


def invoices_in(
    tx: ReadTransaction, span: CustomerSpan, period: Period | None = None
) -> tuple[SpanInvoice, ...]:
    """Return the invoices of a span, or of one of its periods, the newest first."""
    if period is None:
        return tuple(_read(tx, span, _invoices))
    return tuple(_read(tx, span, _of_period, period=period))


def invoice_in(tx: ReadTransaction, span: CustomerSpan, number: int) -> SpanInvoice | None:
    """Return an invoice of a span by its number; None where it has none such."""
    return next(_read(tx, span, _of_number, number=number), None)


def latest_in(tx: ReadTransaction, span: CustomerSpan) -> SpanInvoice | None:
    """Return the newest invoice of a span that is not cancelled; None where there is none."""
    return next(_read(tx, span, _latest), None)


def live_in(tx: ReadTransaction, span: CustomerSpan, period: Period) -> InvoiceRow | None:
    """Return the invoice of a period that was not credited."""
    row = tx.row(_live(shape_of(span)), values_of(span, period=period))
    return None if row is None else invoice_row(row)


def months_in(
    tx: ReadTransaction, span: CustomerSpan, first: Period, last: Period
) -> tuple[BilledMonth, ...]:
    """Return the sums of a span's live invoices, month by month."""
    rows = tx.rows(_months(shape_of(span)), values_of(span, first=first, last=last))
    return tuple(BilledMonth(*row) for row in rows)


def orders_that_pay(tx: ReadTransaction, invoice: InvoiceRow) -> tuple[StandingOrder, ...]:
    """Return what the invoice's bank said of standing orders for the account it was sent to."""
    values = {"invoice_id": invoice.id, "flat_id": invoice.flat_id, "bank": invoice.bank}
    return tuple(StandingOrder(*row) for row in tx.rows(_ORDERS, values))


_SENT = e_invoices.c
_ADDRESS = (
    select(_SENT.channel_address)
    .where(_SENT.invoice_id == bindparam("invoice_id"))
    .order_by(_SENT.attempt.desc())
    .limit(1)
    .scalar_subquery()
)
_ORDERS: Select[*tuple[Any, ...]] = select(
    *(standing_orders.c[name] for name in fields_of(StandingOrder))
).where(
    standing_orders.c.service_id == bindparam("flat_id"),
    standing_orders.c.bank == bindparam("bank"),
    standing_orders.c.payer_account == _ADDRESS,
)


_SHAPES = 64
"""The most shapes of spans whose queries are kept; almost all spans have one of two."""
_OF_INVOICE = (
    "id",
    "flat_id",
    "building_id",
    "period",
    "number",
    "bank",
    *SUMS,
    "state",
    "issue_date",
    "due_date",
)
"""The columns of `invoice_row`: notices, the address of the buyer and the like are not read."""


def _listed(shape: SpanShape) -> Select[Any]:
    """Return a query of its own, from which others may be made.

    A query that is executed remembers what it is cached by. A query made from it at that very
    moment, in another thread, can take this along, and then each answers for the other.
    """
    notes = credit_notes.c
    live = (notes.invoice_id == invoices.c.id) & IS_LIVE
    return (
        select(
            *(invoices.c[name] for name in _OF_INVOICE),
            notes.number.label("note_number"),
            notes.issue_date.label("noted_on"),
        )
        .select_from(invoices)
        .outerjoin(credit_notes, live)
        .where(theirs(shape))
        .order_by(invoices.c.period.desc(), invoices.c.number.desc())
    )


@lru_cache(_SHAPES)
def _invoices(shape: SpanShape) -> Select[Any]:
    return _listed(shape)


@lru_cache(_SHAPES)
def _of_number(shape: SpanShape) -> Select[Any]:
    return _listed(shape).where(invoices.c.number == bindparam("number"))


@lru_cache(_SHAPES)
def _of_period(shape: SpanShape) -> Select[Any]:
    return _listed(shape).where(invoices.c.period == bindparam("period"))


@lru_cache(_SHAPES)
def _latest(shape: SpanShape) -> Select[Any]:
    stands = among(invoices.c.state, NOT_LIVE), credit_notes.c.number.is_(None)
    return _listed(shape).where(~stands[0], stands[1]).limit(1)


@lru_cache(_SHAPES)
def _live(shape: SpanShape) -> Select[Any]:
    columns = invoices.c
    query = select(*(columns[name] for name in _OF_INVOICE))
    is_live = among(columns.state, ISSUED_STATES)
    return query.where(theirs(shape), columns.period == bindparam("period"), is_live)


@lru_cache(_SHAPES)
def _months(shape: SpanShape) -> Select[*tuple[Any, ...]]:
    columns = invoices.c
    return (
        select(columns.period, columns.total_cents, invoice_lines.c.cold_water_e3)
        .join_from(invoices, invoice_lines, isouter=True)
        .where(
            theirs(shape),
            among(columns.state, ISSUED_STATES),
            columns.period >= bindparam("first"),
            columns.period <= bindparam("last"),
        )
        .order_by(columns.period)
    )


def _read(
    tx: ReadTransaction,
    span: CustomerSpan,
    query: Callable[[SpanShape], Select[Any]],
    **values: object,
) -> Iterator[SpanInvoice]:
    for row in tx.rows(query(shape_of(span)), values_of(span, **values)):
        number = "" if row.note_number is None else invoice_number(row.note_number)
        yield SpanInvoice(invoice_row(row), number, row.noted_on)
