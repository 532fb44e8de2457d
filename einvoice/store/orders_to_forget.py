"""Orders of customers who are forgotten: they go first, lest the next customer inherit them.

An order older than a flat's first known customer row belongs to that first customer. Once the
rows of who left are deleted, an order of theirs that no bank ever ended would be the next
customer's.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Row, Table, delete, select, tuple_

from einvoice.core.applicants import applicant_of
from einvoice.core.ownership import FlatOrders, Named, Owner, same_customer
from einvoice.core.premises import Customer
from einvoice.core.standing_orders import StandingOrder, owner_of
from einvoice.core.subscriptions import Subscription
from einvoice.store.application_tables import (
    applications,
    imported_subscriptions,
    order_owners,
    standing_orders,
)
from einvoice.store.batches import in_batches
from einvoice.store.flat_orders import orders_of
from einvoice.store.input_tables import customers, subscriptions
from einvoice.store.rows import fields_of
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_BATCH = 400  # key columns are bound one by one
Flats = Mapping[str, FlatOrders]


def forget_orders(tx: WriteTransaction, before: dt.date) -> dict[str, int]:
    """Delete what customers ordered all of whose rows ended before a day; count it by table."""
    columns = customers.c
    ended = select(columns.flat_id).where(columns.valid_to < before).distinct()
    flats = orders_of(tx, tx.scalars(ended).all())

    def gone(flat_id: str, owner: Named | None) -> bool:
        return not any(
            owner is not None and same_customer(owner, row)
            for row in flats[flat_id].customers
            if not _ended(row, before)
        )

    whose: dict[Table, Callable[[Row[Any]], tuple[str, Named | None]]] = {
        subscriptions: lambda row: (row.flat_id, flats[row.flat_id].owner(_order(row))),
        imported_subscriptions: lambda row: (row.flat_id, flats[row.flat_id].owner(_order(row))),
        applications: lambda row: (row.flat_id, _applicant(row, flats)),
        standing_orders: lambda row: (row.service_id, _payer(row, flats)),
        order_owners: lambda row: (row.flat_id, Owner(row.customer_name, row.customer_code)),
    }
    forgotten = {}
    for table, owner_in in whose.items():
        place = table.c.get("flat_id", table.c.get("service_id"))
        rows = _of_flats(tx, table, place, flats)
        keys = [_key(table, row) for row in rows if gone(*owner_in(row))]
        forgotten[table] = keys
    for table, keys in forgotten.items():
        _delete(tx, table, keys)
    return {table.name: len(keys) for table, keys in forgotten.items()}


def _ended(row: Customer, before: dt.date) -> bool:
    return row.valid_to is not None and row.valid_to < before


def _order(row: Row[Any]) -> Subscription:
    return Subscription(*(getattr(row, name) for name in fields_of(Subscription)))


def _applicant(row: Row[Any], flats: Flats) -> Customer | None:
    return applicant_of(row.day, row.customer_code, flats[row.flat_id], begins=False)


def _payer(row: Row[Any], flats: Flats) -> Named | None:
    order = StandingOrder(*(getattr(row, name) for name in fields_of(StandingOrder)))
    return owner_of(order, flats[row.service_id])


def _of_flats(tx: ReadTransaction, table: Table, place: Any, flats: Flats) -> list[Row[Any]]:  # noqa: ANN401 - a column
    ids, rows = sorted(flats), list[Row[Any]]()
    for batch in in_batches(ids, _BATCH):
        rows += tx.execute(select(table).where(place.in_(batch))).all()
    return rows


def _key(table: Table, row: Row[Any]) -> tuple[Any, ...]:
    return tuple(getattr(row, column.name) for column in table.primary_key)


def _delete(tx: WriteTransaction, table: Table, keys: Iterable[tuple[Any, ...]]) -> None:
    columns, all_keys = tuple(table.primary_key), list(keys)
    for batch in in_batches(all_keys, _BATCH):
        tx.execute(delete(table).where(tuple_(*columns).in_(batch)))
