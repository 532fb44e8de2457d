"""Which imported row type lives in which table, and how rows become values and back."""

import dataclasses
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Select, Table, and_, bindparam, literal, select, update
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.balances import Balance
from einvoice.core.meters import HeatingMonth, Meter, Reading, Window
from einvoice.core.methods import Cost, Method, SingleCharge
from einvoice.core.premises import Building, Customer, Flat
from einvoice.core.services import Service
from einvoice.core.subscriptions import Subscription
from einvoice.core.tariffs import Norm, Tariff
from einvoice.store import input_tables as t
from einvoice.store.among import among_ids
from einvoice.store.transactions import ReadTransaction, WriteTransaction

RowType = TypeVar("RowType")

TABLES: dict[type, Table] = {
    Building: t.buildings,
    Flat: t.flats,
    Customer: t.customers,
    Meter: t.meters_table,
    Reading: t.readings,
    Tariff: t.tariffs_table,
    Norm: t.norms,
    Method: t.methods_table,
    Cost: t.costs,
    SingleCharge: t.charges,
    Service: t.services,
    Window: t.windows,
    HeatingMonth: t.months,
    Subscription: t.subscriptions,
    Balance: t.balances,
}


def fields_of(row_type: type) -> tuple[str, ...]:
    """Return the field names of a row type; its table has the same columns."""
    return tuple(field.name for field in dataclasses.fields(row_type))


def key_fields(row_type: type) -> tuple[str, ...]:
    """Return the names of the key, in the order of the row type's fields."""
    key = {column.name for column in TABLES[row_type].primary_key}
    return tuple(name for name in fields_of(row_type) if name in key)


def select_rows(
    tx: ReadTransaction, row_type: type[RowType], *conditions: ColumnElement[bool]
) -> list[RowType]:
    """Return the values of all rows that meet the conditions."""
    table = TABLES[row_type]
    query = select(*(table.c[name] for name in fields_of(row_type))).where(*conditions)
    return [row_type(*row) for row in tx.execute(query).all()]


def rows_with(tx: ReadTransaction, row_type: type[RowType], **values: object) -> list[RowType]:
    """Return the values of all rows whose columns have these values; the query is built once."""
    query = _with(TABLES[row_type], fields_of(row_type), tuple(values))
    return [row_type(*row) for row in tx.rows(query, values)]


def rows_among(
    tx: ReadTransaction, row_type: type[RowType], place: str, ids: Sequence[str], **values: object
) -> list[RowType]:
    """Return the values of all rows whose column ``place`` has one of some ids, as `rows_with`."""
    query = _with(TABLES[row_type], fields_of(row_type), tuple(values), place)
    return [row_type(*row) for row in tx.rows(query, {"ids": ids, **values})]


@cache
def _with(
    table: Table, fields: tuple[str, ...], names: tuple[str, ...], place: str = ""
) -> Select[*tuple[Any, ...]]:
    query = select(*(table.c[name] for name in fields))
    if place:
        query = query.where(among_ids(table.c[place]))
    return query.where(*(table.c[name] == bindparam(name) for name in names))


def among(column: ColumnElement[Any], values: Iterable[object]) -> ColumnElement[bool]:
    """Return the condition that a column has one of some fixed values.

    As `in_`, whose list is of any length and is written into the query each time it is asked.
    """
    return column.in_([literal(value, column.type) for value in values])


def insert_rows(tx: WriteTransaction, rows: Iterable[object]) -> None:
    """Add rows of one type."""
    rows = list(rows)
    if rows:
        row_type = type(rows[0])
        columns = {name: list(map(attrgetter(name), rows)) for name in fields_of(row_type)}
        tx.insert(TABLES[row_type], columns)


def update_row(tx: WriteTransaction, row: Any) -> None:  # noqa: ANN401 - any row type
    """Write a row over the row with the same key.

    Raises:
        RuntimeError: there is no such row.
    """
    table, names = TABLES[type(row)], key_fields(type(row))
    # Bound with the column's type: an open first day is a value, `== None` would ask for NULL.
    condition = and_(
        *(table.c[name] == literal(getattr(row, name), table.c[name].type) for name in names)
    )
    values = {name: getattr(row, name) for name in fields_of(type(row))}
    if tx.execute(update(table).where(condition).values(values)).rowcount != 1:
        raise RuntimeError(f"{table.name}: no row to correct")


def all_rows(tx: ReadTransaction, row_type: type[RowType]) -> list[RowType]:
    """Return every row of a type: only for the small tables of the whole company."""
    return tx.once(("rows", row_type), lambda: rows_with(tx, row_type))


def all_services(tx: ReadTransaction, builtin: Iterable[Service]) -> dict[str, Service]:
    """Return every service by its id; an imported row beats the built-in one."""
    services = {row.service: row for row in builtin}
    return services | {row.service: row for row in all_rows(tx, Service)}
