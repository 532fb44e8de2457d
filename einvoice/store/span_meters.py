"""Meters and readings of one customer's time in a flat; readings of others are never loaded."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import bindparam, select

from einvoice.core.meters import Meter, PlaceKind, Reading
from einvoice.store.customer_spans import CustomerSpan
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.rows import fields_of
from einvoice.store.transactions import ReadTransaction


def meters_in(tx: ReadTransaction, span: CustomerSpan, today: dt.date) -> list[Meter]:
    """Return the meters that were in the flat on some day of the span, up to today."""
    return [Meter(*row) for row in tx.rows(_METERS, _values(span, today))]


def readings_in(
    tx: ReadTransaction, span: CustomerSpan, today: dt.date
) -> Mapping[str, list[Reading]]:
    """Return the readings of the flat's meters on days of the span, by meter, oldest first."""
    by_meter: dict[str, list[Reading]] = {}
    for row in tx.rows(_READINGS, _values(span, today)):
        by_meter.setdefault(row.meter_id, []).append(Reading(*row))
    return by_meter


def _values(span: CustomerSpan, today: dt.date) -> Mapping[str, object]:
    return {"flat_id": span.key.flat_id, "since": span.since, "last_day": span.last_day(today)}


_METER, _READING = meters_table.c, readings.c
_IN_FLAT = (
    _METER.place_id == bindparam("flat_id"),
    _METER.place_kind == PlaceKind.FLAT,
)
_METERS = select(*(_METER[name] for name in fields_of(Meter))).where(
    *_IN_FLAT,
    _METER.installed_on <= bindparam("last_day"),
    _METER.removed_on.is_(None) | (_METER.removed_on >= bindparam("since")),
)
_READINGS = (
    select(*(_READING[name] for name in fields_of(Reading)))
    .join(meters_table, _METER.meter_id == _READING.meter_id)
    .where(
        *_IN_FLAT,
        _READING.read_on >= bindparam("since"),
        _READING.read_on <= bindparam("last_day"),
    )
    .order_by(_READING.meter_id, _READING.read_on)
)
