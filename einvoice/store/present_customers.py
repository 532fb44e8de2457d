"""The customers of flats on a day, with the keys of their accounts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping

from einvoice.core.account_keys import AccountKey, key_of_row
from einvoice.core.premises import Customer
from einvoice.core.validity import valid_on
from einvoice.store.batches import in_batches
from einvoice.store.customer_rows import customers_of
from einvoice.store.input_tables import customers
from einvoice.store.rows import select_rows
from einvoice.store.transactions import ReadTransaction


def present_customers(
    tx: ReadTransaction, flat_ids: Collection[str], day: dt.date
) -> Mapping[str, tuple[AccountKey, Customer]]:
    """Return the customers of flats on a day, by flat; a flat without a customer is missing."""
    rows: dict[str, list[Customer]] = defaultdict(list)
    for part in in_batches(sorted(flat_ids)):
        for row in select_rows(tx, Customer, customers.c.flat_id.in_(part)):
            rows[row.flat_id].append(row)
    return {
        flat_id: (key_of_row(flat_id, own, customer), customer)
        for flat_id, own in rows.items()
        if (customer := valid_on(own, day)) is not None
    }


def is_same_time(tx: ReadTransaction, key: AccountKey, other: AccountKey) -> bool:
    """Return whether two keys name the same customer's time, with whichever first day it had."""
    if key == other:
        return True
    now = key_now(tx, key) if key.flat_id == other.flat_id else None
    return now is not None and now == key_now(tx, other)


def key_now(tx: ReadTransaction, key: AccountKey) -> AccountKey | None:
    """Return the key that a customer's time has now; None where nobody was there on its first day.

    An earlier row of the same customer, told later, lets their time begin earlier.
    """
    rows = customers_of(tx, key.flat_id)
    customer = valid_on(rows, key.since)
    return None if customer is None else key_of_row(key.flat_id, rows, customer)
