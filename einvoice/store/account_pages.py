"""All accounts in pages: memory does not grow with the number of flats."""

import heapq
import itertools
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table, func, select

from einvoice.store.input_tables import buildings, flats
from einvoice.store.payment_tables import payment_shares
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction

_PAGE = 1000


def flats_in_pages(tx: ReadTransaction, building_id: str = "") -> Iterator[dict[str, str]]:
    """Yield the flats that may have accounts, each with its building, in order of their ids."""
    sources: tuple[Table, ...] = (flats, invoices)
    if not building_id:
        sources = (*sources, payment_shares)
    ids = heapq.merge(*(_ids(tx, table, building_id) for table in sources))
    distinct = (flat_id for flat_id, _ in itertools.groupby(ids))
    while page := list(itertools.islice(distinct, _PAGE)):
        yield _buildings(tx, page)


def is_building(tx: ReadTransaction, building_id: str) -> bool:
    """Return whether there is such a building."""
    columns = buildings.c
    query = select(columns.building_id).where(columns.building_id == building_id)
    return tx.scalar(query) is not None


def _ids(tx: ReadTransaction, table: Table, building_id: str) -> Iterator[str]:
    column: Column[Any] = table.c.flat_id
    query = select(column).distinct().order_by(column).limit(_PAGE)
    if building_id:
        query = query.where(table.c.building_id == building_id)
    last = ""
    while page := list(tx.scalars(query.where(column > last))):
        yield from page
        last = page[-1]


def _buildings(tx: ReadTransaction, flat_ids: list[str]) -> dict[str, str]:
    """Return the flats with their buildings; empty where a flat is not known any more."""
    building = func.max(flats.c.building_id)
    query = select(flats.c.flat_id, building).where(flats.c.flat_id.in_(flat_ids))
    rows = tx.execute(query.group_by(flats.c.flat_id))
    return dict.fromkeys(flat_ids, "") | {row[0]: row[1] for row in rows}
