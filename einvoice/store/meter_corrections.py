"""The values of meters and readings that imports wrote over, as the journal has them.

Entries of an earlier version have no values: they say that a row was corrected, and not from what.
"""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from einvoice.core.events import Event
from einvoice.core.meter_corrections import Overwritten
from einvoice.core.meters import Meter, Reading
from einvoice.store.batches import in_batches
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.rows import select_rows
from einvoice.store.tables import journal
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class MeterCorrection:
    """A value that an import wrote over, and when.

    ``place_id`` is the flat or building of the meter; ``read_on`` the day of a reading, ``None``
    for a value of the meter's own row; ``on`` the day of the import, ISO.
    """

    place_id: str
    meter_id: str
    read_on: dt.date | None
    value: Overwritten
    on: str


def meter_corrections(
    tx: ReadTransaction, place_ids: Sequence[str], first_day: dt.date, last_day: dt.date
) -> Iterator[MeterCorrection]:
    """Yield what was written over of some places' meters, oldest first.

    Values of meters in force on any of the days, and of readings of these days.
    """
    columns = meters_table.c
    meters = {
        meter.meter_id: meter
        for meter in select_rows(tx, Meter, columns.place_id.in_(place_ids))
        if meter.in_force(first_day, last_day)
    }
    subjects: dict[tuple[str, str], tuple[Meter, dt.date | None]] = {
        (Meter.__name__, meter_id): (meter, None) for meter_id, meter in meters.items()
    }
    for row in _readings(tx, list(meters), first_day, last_day):
        subject = Reading.__name__, f"{row.meter_id} {row.read_on}"
        subjects[subject] = meters[row.meter_id], row.read_on
    entries = journal.c
    query = select(entries.seq, entries.subject, entries.detail, entries.at)
    corrected = query.where(entries.event == Event.CORRECTED)
    names = sorted({name for _, name in subjects})
    rows = [
        entry
        for batch in in_batches(names)
        for entry in tx.execute(corrected.where(entries.subject.in_(batch)))
    ]
    for entry in sorted(rows, key=lambda row: row.seq):
        detail = json.loads(entry.detail)
        meter, day = subjects.get((detail.get("kind", ""), entry.subject), (None, None))
        on = detail.get("on", entry.at[:10])  # an earlier version kept the machine's moment alone
        for column, (before, now) in detail.get("values", {}).items():
            if meter is not None:
                value = Overwritten(column, before, now)
                yield MeterCorrection(meter.place_id, meter.meter_id, day, value, on)


def _readings(
    tx: ReadTransaction, meter_ids: Sequence[str], first_day: dt.date, last_day: dt.date
) -> Iterator[Reading]:
    columns = readings.c
    for batch in in_batches(meter_ids):
        days = columns.read_on.between(first_day, last_day)
        yield from select_rows(tx, Reading, columns.meter_id.in_(batch), days)
