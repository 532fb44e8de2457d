"""All accounts in pages: memory does not grow with the number of flats."""

from collections.abc import Iterator

from sqlalchemy import Table, func, select, union

from einvoice.store.input_tables import buildings, flats
from einvoice.store.payment_tables import payment_shares
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction

_PAGE = 1000


def flats_in_pages(tx: ReadTransaction, building_id: str = "") -> Iterator[dict[str, str]]:
    """Yield the flats that may have accounts, each with its building, in order of their ids.

    The building is empty where a flat is not known any more.
    """
    sources: tuple[Table, ...] = (flats, invoices)
    if not building_id:
        sources = (*sources, payment_shares)
    last = ""
    while page := _page(tx, sources, building_id, last):
        yield page
        last = max(page)


def is_building(tx: ReadTransaction, building_id: str) -> bool:
    """Return whether there is such a building."""
    columns = buildings.c
    query = select(columns.building_id).where(columns.building_id == building_id)
    return tx.scalar(query) is not None


def _page(
    tx: ReadTransaction, sources: tuple[Table, ...], building_id: str, last: str
) -> dict[str, str]:
    """Return the flats after the last: the first of the first that each source has."""
    firsts = []
    for source in sources:
        column = source.c.flat_id
        query = select(column).where(column > last)
        if building_id:
            query = query.where(source.c.building_id == building_id)
        firsts.append(query.distinct().order_by(column).limit(_PAGE).subquery())
    ids = union(*map(select, firsts)).subquery()
    building = func.coalesce(func.max(flats.c.building_id), "")
    pairs = (
        select(ids.c.flat_id, building)
        .outerjoin(flats, flats.c.flat_id == ids.c.flat_id)
        .group_by(ids.c.flat_id)
        .order_by(ids.c.flat_id)
        .limit(_PAGE)
    )
    return {row.flat_id: row[1] for row in tx.execute(pairs)}
