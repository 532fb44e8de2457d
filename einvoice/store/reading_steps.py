"""How far a meter went between two values of it: of its readings, and of its own row."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import bindparam, select

from einvoice.core.bounds import ReadingStep
from einvoice.core.meters import Meter, MeterService, PlaceKind, Reading
from einvoice.store.among import among_ids
from einvoice.store.batches import in_batches
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.rows import rows_among, select_rows
from einvoice.store.transactions import ReadTransaction

_LOOKS_BACK = dt.timedelta(days=184)
_VALUES = (
    select(readings.c.meter_id, readings.c.read_on, readings.c.value_e3)
    .where(among_ids(readings.c.meter_id), readings.c.read_on >= bindparam("since"))
    .order_by(readings.c.meter_id, readings.c.read_on)
)


def reading_steps(
    tx: ReadTransaction, rows: Sequence[Reading], above_e3: int
) -> Mapping[tuple[str, dt.date], ReadingStep]:
    """Return the steps that end with some kept readings and are larger, by meter and day.

    A meter's first reading has none: it may have counted for years. Nor has one after half a year
    without: too many rows would have to be read for it.

    Args:
        tx: reads the readings.
        rows: the kept readings.
        above_e3: no step of this use or less, in thousandths.
    """
    if not rows:
        return {}
    large = list(_above(tx, rows, above_e3))
    meters = _meters(tx, sorted({step[0] for step in large}))
    return {
        (meter_id, day): ReadingStep(*meters[meter_id], before_on, before_e3, day, value_e3)
        for meter_id, before_on, before_e3, day, value_e3 in large
        if meter_id in meters
    }


def _above(
    tx: ReadTransaction, rows: Sequence[Reading], above_e3: int
) -> Iterator[tuple[str, dt.date, int, dt.date, int]]:
    """Yield meter, day and value before, and day and value of the readings that end such steps."""
    wanted = {(row.meter_id, row.read_on) for row in rows}
    since = min(row.read_on for row in rows) - _LOOKS_BACK
    for part in in_batches(sorted({row.meter_id for row in rows})):
        of_meter, before_on, before_e3 = "", dt.date.min, 0
        for meter_id, day, value_e3 in tx.rows(_VALUES, {"ids": part, "since": since}):
            if (
                value_e3 - before_e3 > above_e3
                and of_meter == meter_id
                and (meter_id, day) in wanted
            ):
                yield meter_id, before_on, before_e3, day, value_e3
            of_meter, before_on, before_e3 = meter_id, day, value_e3


def _meters(
    tx: ReadTransaction, meter_ids: Sequence[str]
) -> Mapping[str, tuple[PlaceKind, MeterService]]:
    """Return what some meters measure."""
    return {
        meter.meter_id: (meter.place_kind, meter.service)
        for part in in_batches(meter_ids)
        for meter in rows_among(tx, Meter, "meter_id", part)
    }


def meter_steps(
    tx: ReadTransaction, rows: Sequence[Meter]
) -> Mapping[str, list[tuple[str, ReadingStep]]]:
    """Return the steps that begin or end with a value of a meter's row, by meter and column.

    From its first value to its first reading, and from its last reading to its end value.
    """
    steps: dict[str, list[tuple[str, ReadingStep]]] = {}
    for part in in_batches(rows):
        values = {"ids": [meter.meter_id for meter in part], "since": dt.date.min}
        of_meter: dict[str, list[tuple[dt.date, int]]] = {}
        for meter_id, read_on, value_e3 in tx.rows(_VALUES, values):
            of_meter.setdefault(meter_id, []).append((read_on, value_e3))
        for meter in part:
            steps[meter.meter_id] = list(_own_steps(meter, of_meter.get(meter.meter_id, [])))
    return steps


def _own_steps(
    meter: Meter, values: Sequence[tuple[dt.date, int]]
) -> Iterator[tuple[str, ReadingStep]]:
    kind, service = meter.place_kind, meter.service
    after = [value for value in values if value[0] > meter.installed_on]
    if after:
        start = meter.installed_on, meter.start_value_e3
        yield "start_value", ReadingStep(kind, service, *start, *after[0])
    if meter.removed_on is not None and meter.end_value_e3 is not None:
        before = [value for value in values if value[0] < meter.removed_on]
        if before:
            end = meter.removed_on, meter.end_value_e3
            yield "end_value", ReadingStep(kind, service, *before[-1], *end)


def meter_of(tx: ReadTransaction, meter_id: str) -> Meter | None:
    """Return a meter by its id; None where it is not known."""
    return next(iter(select_rows(tx, Meter, meters_table.c.meter_id == meter_id)), None)


def last_readings(
    tx: ReadTransaction, meter_id: str, until: dt.date, most: int
) -> tuple[tuple[dt.date, int], ...]:
    """Return a meter's last readings up to a day, by day (m3 or MWh, 3 decimals)."""
    columns = readings.c
    of_meter = (columns.meter_id == meter_id) & (columns.read_on <= until)
    query = select(columns.read_on, columns.value_e3).where(of_meter)
    last = tx.execute(query.order_by(columns.read_on.desc()).limit(most)).all()
    return tuple((row.read_on, row.value_e3) for row in reversed(last))
