"""Meters and readings of one customer's time in a flat; readings of others are never loaded."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select

from einvoice.core.meters import Meter, PlaceKind, Reading
from einvoice.store.customer_spans import CustomerSpan
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.rows import fields_of, select_rows
from einvoice.store.transactions import ReadTransaction


def meters_in(tx: ReadTransaction, span: CustomerSpan, today: dt.date) -> list[Meter]:
    """Return the meters that were in the flat on some day of the span, up to today."""
    columns = meters_table.c
    there = columns.removed_on.is_(None) | (columns.removed_on >= span.since)
    return select_rows(
        tx,
        Meter,
        columns.place_id == span.key.flat_id,
        columns.place_kind == PlaceKind.FLAT,
        columns.installed_on <= span.last_day(today),
        there,
    )


def readings_in(
    tx: ReadTransaction, span: CustomerSpan, today: dt.date
) -> Mapping[str, list[Reading]]:
    """Return the readings of the flat's meters on days of the span, by meter, oldest first."""
    columns, meters = readings.c, meters_table.c
    query = (
        select(*(columns[name] for name in fields_of(Reading)))
        .join(meters_table, meters.meter_id == columns.meter_id)
        .where(
            meters.place_id == span.key.flat_id,
            meters.place_kind == PlaceKind.FLAT,
            columns.read_on >= span.since,
            columns.read_on <= span.last_day(today),
        )
        .order_by(columns.meter_id, columns.read_on)
    )
    by_meter: dict[str, list[Reading]] = {}
    for row in tx.execute(query):
        by_meter.setdefault(row.meter_id, []).append(Reading(*row))
    return by_meter
