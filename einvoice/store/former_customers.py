"""Rows that stay with a customer whose row is written over with another customer."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import delete, select, update

from einvoice.core.ownership import same_customer
from einvoice.core.premises import Customer
from einvoice.core.validity import covers
from einvoice.store.flat_orders import decide_owner, orders_of
from einvoice.store.input_tables import balances
from einvoice.store.message_tables import threads
from einvoice.store.portal_tables import codes, user_flats
from einvoice.store.transactions import WriteTransaction


def keep_theirs(tx: WriteTransaction, corrected: Iterable[tuple[object, object]]) -> None:
    """Leave orders and balances with the customers they were kept for, before rows are corrected.

    A row that names the same customer after its correction changes nothing.
    """
    replaced = [
        old
        for old, new in corrected
        if isinstance(old, Customer) and isinstance(new, Customer) and not same_customer(old, new)
    ]
    if not replaced:
        return
    orders = orders_of(tx, [row.flat_id for row in replaced])
    for row in replaced:
        flat = orders[row.flat_id]
        theirs = [order for order in flat.orders if flat.owner(order) == row]
        decide_owner(tx, theirs, row)
        _name_in_balances(tx, row)
        _end_portal(tx, row)


def _end_portal(tx: WriteTransaction, row: Customer) -> None:
    """End the rights and codes of a customer's time: they are not the other customer's.

    What was written then stays, and is in nobody's extract.
    """
    last = row.valid_to or dt.date.max
    for table in (user_flats, codes):
        columns = table.c
        begun = (columns.customer_from >= row.valid_from) & (columns.customer_from <= last)
        tx.execute(delete(table).where(columns.flat_id == row.flat_id, begun))
    columns = threads.c
    begun = (columns.customer_from >= row.valid_from) & (columns.customer_from <= last)
    theirs = update(threads).where(columns.flat_id == row.flat_id, begun)
    tx.execute(theirs.values(by_customer=False))


def _name_in_balances(tx: WriteTransaction, row: Customer) -> None:
    """Let the balances of a customer's time name them, where they name nobody."""
    columns = balances.c
    nameless = (columns.flat_id == row.flat_id) & (columns.customer_code == "")
    periods = tx.scalars(select(columns.period).where(nameless)).all()
    for period in periods:
        if covers(row, period.last_day):
            of_period = update(balances).where(nameless, columns.period == period)
            tx.execute(of_period.values(customer_code=row.code or row.name))
