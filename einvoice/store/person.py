"""Everything kept about one person: the customer of a flat, over all flats with the same code."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, select
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.premises import Customer
from einvoice.store import input_tables as t
from einvoice.store.application_tables import applications, imported_subscriptions, standing_orders
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


def records_of(
    connection: Connection, flat_ids: Sequence[str], names: Sequence[str], codes: Sequence[str]
) -> dict[str, list[Record]]:
    """Return every other row about a person, by table.

    Invoices are those with the person as buyer; orders those of the person's flats that name the
    person, or nobody.
    """
    bought = invoices.c.flat_id.in_(flat_ids) & invoices.c.buyer_name.in_(names)
    payers = ("", *names)
    return {
        "subscriptions": _rows(
            connection,
            t.subscriptions,
            t.subscriptions.c.flat_id.in_(flat_ids) & t.subscriptions.c.payer_name.in_(payers),
        ),
        "imported_subscriptions": _rows(
            connection,
            imported_subscriptions,
            imported_subscriptions.c.flat_id.in_(flat_ids)
            & imported_subscriptions.c.payer_name.in_(payers),
        ),
        "applications": _rows(
            connection,
            applications,
            applications.c.customer_code.in_(codes)
            | (applications.c.service_id.in_(flat_ids) & applications.c.customer_name.in_(names)),
        ),
        "standing_orders": _rows(
            connection, standing_orders, standing_orders.c.service_id.in_(flat_ids)
        ),
        "invoices": _rows(connection, invoices, bought),
        "lines": _lines(connection, bought),
        "sent": _sent(connection, bought),
    }


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
