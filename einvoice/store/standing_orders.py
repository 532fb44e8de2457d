"""Standing orders the banks report: which flats are paid automatically."""

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterable

from sqlalchemy import insert, select

from einvoice.core.standing_orders import StandingOrder, in_force
from einvoice.store.application_tables import standing_orders
from einvoice.store.batches import in_batches
from einvoice.store.rows import fields_of
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_FIELDS = fields_of(StandingOrder)


def keep_standing_orders(
    tx: WriteTransaction, bank: str, answer_sha256: str, orders: Iterable[StandingOrder]
) -> int:
    """Keep what a report lists and return how much of it is new."""
    columns = standing_orders.c
    known = set(tx.scalars(select(columns.digest).where(columns.bank == bank)))
    new = {digest: order for order in orders if (digest := _digest(order)) not in known}
    rows = [
        {
            "bank": bank,
            "digest": digest,
            "answer_sha256": answer_sha256,
            **{name: getattr(order, name) for name in _FIELDS},
        }
        for digest, order in new.items()
    ]
    if rows:
        tx.execute(insert(standing_orders), rows)
    return len(rows)


def automatic_payments(
    tx: ReadTransaction, bank: str, day: dt.date
) -> dict[str, tuple[StandingOrder, ...]]:
    """Return a bank's agreements in force on a day by service id, which is the flat's id."""
    columns = standing_orders.c
    query = select(*(columns[name] for name in _FIELDS)).where(columns.bank == bank)
    return in_force((StandingOrder(*row) for row in tx.execute(query)), day)


def orders_of_flats(
    tx: ReadTransaction, bank: str, flat_ids: Collection[str], day: dt.date
) -> dict[str, tuple[StandingOrder, ...]]:
    """Return a bank's agreements in force on a day for some flats."""
    columns = standing_orders.c
    orders: list[StandingOrder] = []
    for batch in in_batches(sorted(set(flat_ids))):
        query = select(*(columns[name] for name in _FIELDS)).where(
            columns.bank == bank, columns.service_id.in_(batch)
        )
        orders += (StandingOrder(*row) for row in tx.execute(query))
    return in_force(orders, day)


def _digest(order: StandingOrder) -> str:
    text = json.dumps(dataclasses.asdict(order), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
