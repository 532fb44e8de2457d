"""How far a meter went between a reading and the reading before it."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from einvoice.core.bounds import ReadingStep
from einvoice.core.meters import Reading
from einvoice.store.batches import in_batches
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.transactions import ReadTransaction

_LOOKS_BACK = dt.timedelta(days=184)


def reading_steps(
    tx: ReadTransaction, rows: Sequence[Reading]
) -> Mapping[tuple[str, dt.date], ReadingStep]:
    """Return the steps that end with some kept readings, by meter and day.

    A meter's first reading has none: it may have counted for years. Nor has one after half a year
    without: too many rows would have to be read for it.
    """
    if not rows:
        return {}
    wanted = {(row.meter_id, row.read_on) for row in rows}
    ids = sorted({row.meter_id for row in rows})
    steps: dict[tuple[str, dt.date], ReadingStep] = {}
    columns, meters = readings.c, meters_table.c
    query = (
        select(
            columns.meter_id, columns.read_on, columns.value_e3, meters.place_kind, meters.service
        )
        .where(columns.read_on >= min(row.read_on for row in rows) - _LOOKS_BACK)
        .join(meters_table, meters.meter_id == columns.meter_id)
        .order_by(columns.meter_id, columns.read_on)
    )
    for part in in_batches(ids):
        of_meter, read_on, value_e3 = "", dt.date.min, 0
        batch = columns.meter_id.in_(part)
        for row in tx.execute(query.where(batch)):
            if of_meter == row.meter_id and (row.meter_id, row.read_on) in wanted:
                steps[row.meter_id, row.read_on] = ReadingStep(
                    row.place_kind,
                    row.service,
                    read_on,
                    value_e3,
                    row.read_on,
                    row.value_e3,
                )
            of_meter, read_on, value_e3 = row.meter_id, row.read_on, row.value_e3
    return steps
