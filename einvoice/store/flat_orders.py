"""Orders of flats with all that says whose they are, and what was decided of single orders."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import delete, insert, select

from einvoice.core.ownership import NO_ORDERS, FlatOrders, Named, Owner
from einvoice.core.premises import Customer
from einvoice.core.subscriptions import Subscription
from einvoice.store.among import among_ids
from einvoice.store.application_tables import order_owners
from einvoice.store.rows import rows_among
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_Decided = dict[tuple[str, dt.date], Owner]
_OfFlat = TypeVar("_OfFlat", Subscription, Customer)


def orders_of(tx: ReadTransaction, flat_ids: Iterable[str]) -> dict[str, FlatOrders]:
    """Return the orders of some flats, with their customers, by flat; those without have none."""
    ids = sorted(set(flat_ids))
    by_flat: dict[str, FlatOrders] = defaultdict(lambda: NO_ORDERS)
    orders = _by_flat(rows_among(tx, Subscription, "flat_id", ids))
    people = _by_flat(rows_among(tx, Customer, "flat_id", ids))
    decided = _decided(tx, ids)
    for flat_id in {*orders, *people}:
        by_flat[flat_id] = FlatOrders(
            tuple(orders.get(flat_id, ())),
            tuple(people.get(flat_id, ())),
            decided.get(flat_id, {}),
        )
    return by_flat


def decide_owner(
    tx: WriteTransaction, orders: Iterable[Subscription], owner: Named, reason: str = ""
) -> None:
    """Remember the customer to whom orders belong, whatever the customer rows say.

    ``reason`` is that of the person who confirmed it.
    """
    columns = order_owners.c
    for order in orders:
        key = (columns.flat_id == order.flat_id) & (columns.bank == order.bank)
        tx.execute(delete(order_owners).where(key, columns.valid_from == order.valid_from))
        tx.execute(
            insert(order_owners).values(
                flat_id=order.flat_id,
                bank=order.bank,
                valid_from=order.valid_from,
                customer_name=owner.name,
                customer_code=owner.code,
                reason=reason,
            )
        )


def _by_flat(rows: Iterable[_OfFlat]) -> dict[str, list[_OfFlat]]:
    by_flat: dict[str, list[_OfFlat]] = defaultdict(list)
    for row in rows:
        by_flat[row.flat_id].append(row)
    return by_flat


def _decided(tx: ReadTransaction, flat_ids: Sequence[str]) -> dict[str, _Decided]:
    owners: dict[str, _Decided] = defaultdict(dict)
    for row in tx.rows(_OWNERS, {"ids": flat_ids}):
        owner = Owner(row.customer_name, row.customer_code)
        owners[row.flat_id][row.bank, row.valid_from] = owner
    return owners


_OWNERS = select(order_owners).where(among_ids(order_owners.c.flat_id))
