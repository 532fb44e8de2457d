"""The readings behind an invoice: of the meters of its flat and of its house."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import or_, select

from einvoice.core.meters import MeterService, PlaceKind, Source
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class TracedReading:
    """A kept reading of a meter, with the place of the meter; ``submitted_at`` as it was given."""

    meter_id: str
    serial: str
    place: PlaceKind
    service: MeterService
    read_on: dt.date
    value_e3: int
    source: Source
    submitted_at: str


def readings_behind(
    tx: ReadTransaction,
    places: tuple[str, str],
    meter_ids: Collection[str],
    first: dt.date,
    last: dt.date,
) -> list[TracedReading]:
    """Return the readings up to a day of the named meters, and of the meters of two places.

    Args:
        tx: The transaction.
        places: The flat and its building.
        meter_ids: The meters that a line names, wherever they are now. All their readings.
        first: The first day of readings of the other meters.
        last: The last day of all readings.
    """
    flat_id, building_id = places
    meters = meters_table.c
    of_flat = (meters.place_kind == PlaceKind.FLAT) & (meters.place_id == flat_id)
    of_building = (meters.place_kind == PlaceKind.BUILDING) & (meters.place_id == building_id)
    named = meters.meter_id.in_(meter_ids)
    query = (
        select(
            meters.meter_id,
            meters.serial,
            meters.place_kind,
            meters.service,
            readings.c.read_on,
            readings.c.value_e3,
            readings.c.source,
            readings.c.submitted_at,
        )
        .join(readings, readings.c.meter_id == meters.meter_id)
        .where(
            or_(named, (of_flat | of_building) & (readings.c.read_on >= first)),
            readings.c.read_on <= last,
        )
        .order_by(meters.place_kind.desc(), meters.meter_id, readings.c.read_on)
    )
    return [TracedReading(*row) for row in tx.execute(query)]
