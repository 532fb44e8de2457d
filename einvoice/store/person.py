"""Everything kept about one person: the customer of a flat, over all flats with the same code."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, Table, select
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.meters import PlaceKind
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.store import input_tables as t
from einvoice.store.application_tables import applications, imported_subscriptions, standing_orders
from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
from einvoice.store.drafts import LINE_FIELDS
from einvoice.store.rows import select_rows
from einvoice.store.tables import e_invoices, files, invoice_lines, invoices

Record = dict[str, Any]


def customers_like(connection: Connection, flat_id: str, name: str) -> list[Customer]:
    """Return the customer rows of a person: a flat's, and others with the same code.

    Without a code only the flat's own rows of that name are known to be the same person.
    """
    own = [
        row
        for row in select_rows(connection, Customer, t.customers.c.flat_id == flat_id)
        if row.name == name
    ]
    codes = {row.code for row in own if row.code}
    if not codes:
        return own
    return select_rows(connection, Customer, t.customers.c.code.in_(codes))


def customer_rows(connection: Connection, flat_id: str) -> list[Customer]:
    """Return all customer rows of a flat."""
    return select_rows(connection, Customer, t.customers.c.flat_id == flat_id)


@dataclass(frozen=True, slots=True)
class Span:
    """When somebody was a flat's customer."""

    flat_id: str
    first_day: dt.date
    last_day: dt.date

    @classmethod
    def of(cls, row: Customer) -> "Span":
        """Return when a customer row holds."""
        return cls(row.flat_id, row.valid_from or dt.date.min, row.valid_to or dt.date.max)


def records_of(
    connection: Connection, spans: Sequence[Span], names: Sequence[str], codes: Sequence[str]
) -> dict[str, list[Record]]:
    """Return every other row about a person, by table.

    Invoices are those with the person as buyer. What stands under a flat is the person's where it
    lies in the time in which they were its customer.
    """
    flat_ids = sorted({span.flat_id for span in spans})
    bought = invoices.c.flat_id.in_(flat_ids) & invoices.c.buyer_name.in_(names)
    own = partial(_in_spans, spans)
    found = {
        "subscriptions": _of_flats(connection, t.subscriptions, flat_ids, own),
        "imported_subscriptions": _of_flats(connection, imported_subscriptions, flat_ids, own),
        "applications": _rows(
            connection,
            applications,
            applications.c.customer_code.in_(codes)
            | (applications.c.service_id.in_(flat_ids) & applications.c.customer_name.in_(names)),
        ),
        "standing_orders": [
            row
            for row in _rows(
                connection, standing_orders, standing_orders.c.service_id.in_(flat_ids)
            )
            if own(row["service_id"], row["stamped_at"][:10], row["end_date"])
        ],
        "balances": _of_months(connection, t.balances, flat_ids, own),
        "charges": _of_months(connection, t.charges, flat_ids, own),
        "readings": _readings(connection, flat_ids, own),
        "invoices": _rows(connection, invoices, bought),
        "lines": _lines(connection, bought),
        "sent": _sent(connection, bought),
        "credit_notes": _credit_notes(connection, bought),
    }
    return {name: rows for name, rows in found.items() if rows or name in _ALWAYS}


_ALWAYS = ("subscriptions", "applications", "standing_orders", "invoices")
_Own = Callable[[str, str, str | None], bool]


def _in_spans(spans: Sequence[Span], flat_id: str, first: str, last: str | None) -> bool:
    """Tell whether something of a flat, from a day to a day (ISO), touches the person's time."""
    return any(
        span.flat_id == flat_id
        and first <= span.last_day.isoformat()
        and (last is None or last >= span.first_day.isoformat())
        for span in spans
    )


def _of_flats(
    connection: Connection, table: Table, flat_ids: Sequence[str], own: _Own
) -> list[Record]:
    rows = _rows(connection, table, table.c.flat_id.in_(flat_ids))
    return [row for row in rows if own(row["flat_id"], row["valid_from"], row["valid_to"])]


def _of_months(
    connection: Connection, table: Table, flat_ids: Sequence[str], own: _Own
) -> list[Record]:
    rows = _rows(connection, table, table.c.flat_id.in_(flat_ids))
    days = [(row, Period.parse(row["period"])) for row in rows]
    return [
        row
        for row, month in days
        if own(row["flat_id"], month.first_day.isoformat(), month.last_day.isoformat())
    ]


def _readings(connection: Connection, flat_ids: Sequence[str], own: _Own) -> list[Record]:
    meters = t.meters_table
    query = (
        select(meters.c.place_id.label("flat_id"), t.readings)
        .join(meters, meters.c.meter_id == t.readings.c.meter_id)
        .where(meters.c.place_kind == PlaceKind.FLAT, meters.c.place_id.in_(flat_ids))
        .order_by(t.readings.c.meter_id, t.readings.c.read_on)
    )
    rows = [_record(row) for row in connection.execute(query)]
    return [row for row in rows if own(row["flat_id"], row["read_on"], row["read_on"])]


def _credit_notes(connection: Connection, bought: ColumnElement[bool]) -> list[Record]:
    query = (
        select(credit_notes, credit_note_attempts)
        .join(invoices, invoices.c.id == credit_notes.c.invoice_id)
        .outerjoin(credit_note_attempts, credit_note_attempts.c.number == credit_notes.c.number)
        .where(bought)
    )
    return [_record(row) for row in connection.execute(query)]


def _rows(connection: Connection, table: Table, which: ColumnElement[bool]) -> list[Record]:
    return [_record(row) for row in connection.execute(select(table).where(which))]


def _lines(connection: Connection, bought: ColumnElement[bool]) -> list[Record]:
    columns = [invoice_lines.c[name] for name in LINE_FIELDS]
    query = (
        select(invoices.c.number, invoices.c.period, *columns)
        .join(invoices, invoices.c.id == invoice_lines.c.invoice_id)
        .where(bought)
        .order_by(invoices.c.period, invoices.c.number, invoice_lines.c.line_no)
    )
    return [_record(row) for row in connection.execute(query)]


def _sent(connection: Connection, bought: ColumnElement[bool]) -> list[Record]:
    columns = e_invoices.c
    query = (
        select(
            invoices.c.number,
            columns.global_id,
            columns.channel_address,
            columns.payer_name,
            columns.payer_code,
            columns.offset,
            columns.length,
            files.c.bank,
            files.c.name,
            files.c.period,
            files.c.sent_at,
        )
        .join(invoices, invoices.c.id == columns.invoice_id)
        .join(files, files.c.file_id == columns.file_id)
        .where(bought)
        .order_by(invoices.c.number, columns.attempt)
    )
    return [_record(row) for row in connection.execute(query)]


def _record(row: Row[*tuple[Any, ...]]) -> Record:
    return {name: _plain(value) for name, value in row._mapping.items()}  # noqa: SLF001 - its public name


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, (int, bool)) else str(value)
