"""Where flats are, many at once: for letters to the customers of a building."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import or_, select

from einvoice.store.batches import in_batches
from einvoice.store.customer_spans import PLACES, FlatPlace
from einvoice.store.input_tables import flats
from einvoice.store.transactions import ReadTransaction


def flats_in(tx: ReadTransaction, building_id: str, day: dt.date) -> list[str]:
    """Return the flats of a building on a day; none where the building is not known."""
    columns = flats.c
    query = select(columns.flat_id).where(
        columns.building_id == building_id,
        columns.valid_from <= day,
        or_(columns.valid_to.is_(None), columns.valid_to >= day),
    )
    return sorted(set(tx.scalars(query)))


def places_of(tx: ReadTransaction, flat_ids: Collection[str]) -> dict[str, FlatPlace]:
    """Return where flats are, by their latest rows; an unknown flat is missing."""
    places: dict[str, FlatPlace] = {}
    query = PLACES.order_by(flats.c.valid_from)
    for part in in_batches(sorted(set(flat_ids))):
        rows = tx.execute(query.where(flats.c.flat_id.in_(part)))
        places.update((row.flat_id, FlatPlace(*row)) for row in rows)
    return places
