"""Data that a month lacks: readings, costs, heating months, balances, prices and methods."""

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

from sqlalchemy import Column, or_, select

from einvoice.core.meters import HeatingMonth, Meter, MeterService, PlaceKind, Reading, Window
from einvoice.core.methods import Cost, Method
from einvoice.core.period import Period
from einvoice.core.tariffs import Tariff
from einvoice.core.windows import window_of
from einvoice.store import input_tables as t
from einvoice.store.batches import in_batches
from einvoice.store.building_rows import valid_in
from einvoice.store.rows import all_rows, select_rows
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction

_AHEAD = dt.timedelta(days=100)
Row = TypeVar("Row")


def window_in(tx: ReadTransaction, period: Period) -> Window:
    """Return the window in which a reading counts for a period."""
    return window_of(period, {window.period: window for window in all_rows(tx, Window)})


def unread_meters(tx: ReadTransaction, period: Period) -> Iterator[tuple[Meter, list[Reading]]]:
    """Yield the meters without a reading in the period's window, with their last readings."""
    window = window_in(tx, period)
    columns, meters = t.readings.c, t.meters_table.c
    in_force = (meters.installed_on <= period.last_day) & or_(
        meters.removed_on.is_(None), meters.removed_on > period.last_day
    )
    read = select(columns.meter_id).where(
        columns.read_on.between(window.first_day, window.last_day)
    )
    unread = sorted(
        select_rows(tx, Meter, in_force, meters.meter_id.not_in(read)),
        key=lambda meter: (meter.place_kind, meter.meter_id),
    )
    there = _places(tx, period)
    for batch in in_batches([m for m in unread if (m.place_kind, m.place_id) in there]):
        ids = [meter.meter_id for meter in batch]
        since = columns.read_on >= period.first_day - _AHEAD
        rows: dict[str, list[Reading]] = {meter_id: [] for meter_id in ids}
        for reading in select_rows(tx, Reading, columns.meter_id.in_(ids), since):
            rows[reading.meter_id].append(reading)
        yield from ((meter, rows[meter.meter_id]) for meter in batch)


def any_reading(tx: ReadTransaction, period: Period) -> bool:
    """Return whether any meter is read in the period's window."""
    window = window_in(tx, period)
    read_on = t.readings.c.read_on
    query = select(read_on).where(read_on.between(window.first_day, window.last_day))
    return tx.scalar(query.limit(1)) is not None


def _places(tx: ReadTransaction, period: Period) -> set[tuple[PlaceKind, str]]:
    query = select(t.flats.c.flat_id, t.flats.c.building_id).where(valid_in(period))
    places: set[tuple[PlaceKind, str]] = set()
    for flat_id, building_id in tx.execute(query):
        places |= {(PlaceKind.FLAT, flat_id), (PlaceKind.BUILDING, building_id)}
    return places


def missing_costs(tx: ReadTransaction, period: Period) -> list[Cost]:
    """Return the last cost of each building and service that is shared, and has none this month."""
    shared = _valid(tx, Method, t.methods_table.c.valid_from, t.methods_table.c.valid_to, period)
    there = {(cost.building_id, cost.service) for cost in _costs(tx, period)}
    last = {(cost.building_id, cost.service): cost for cost in _costs(tx, period.previous)}
    keys = sorted({(method.building_id, method.service) for method in shared} - there)
    return [last[key] for key in keys if key in last]


def _costs(tx: ReadTransaction, period: Period) -> list[Cost]:
    return select_rows(tx, Cost, t.costs.c.period == period)


def missing_heating(tx: ReadTransaction, period: Period) -> list[HeatingMonth]:
    """Return the last heating month of each building with a heat meter that has none this month."""
    meters = t.meters_table.c
    heated = set(
        tx.scalars(
            select(meters.place_id).where(
                meters.place_kind == PlaceKind.BUILDING,
                meters.service == MeterService.HEAT,
                or_(meters.removed_on.is_(None), meters.removed_on > period.last_day),
            )
        )
    )
    rows = sorted(all_rows(tx, HeatingMonth), key=lambda row: row.period)
    there = {row.building_id for row in rows if row.period == period}
    last = {row.building_id: row for row in rows if row.period < period}
    return [last[building] for building in sorted(heated - there) if building in last]


def ended_prices(tx: ReadTransaction, period: Period) -> list[tuple[str, str]]:
    """Return the service and building of each price that was valid last month and is no longer."""
    columns = t.tariffs_table.c
    return _ended(tx, Tariff, columns.valid_from, columns.valid_to, period)


def ended_methods(tx: ReadTransaction, period: Period) -> list[tuple[str, str]]:
    """Return the service and building of each method that was valid last month, and ended."""
    columns = t.methods_table.c
    return _ended(tx, Method, columns.valid_from, columns.valid_to, period)


def _ended(
    tx: ReadTransaction,
    row_type: type[Tariff] | type[Method],
    first: Column[dt.date],
    last: Column[dt.date],
    period: Period,
) -> list[tuple[str, str]]:
    before, now = (
        {(row.service, row.building_id) for row in _valid(tx, row_type, first, last, month)}
        for month in (period.previous, period)
    )
    return sorted(before - now)


def _valid(
    tx: ReadTransaction,
    row_type: type[Row],
    first: Column[dt.date],
    last: Column[dt.date],
    period: Period,
) -> list[Row]:
    day = period.last_day
    return select_rows(tx, row_type, (first <= day) & or_(last.is_(None), last >= day))


def without_balance(tx: ReadTransaction, period: Period) -> list[str]:
    """Return the flats without a balance of the period, where the company has balances at all."""
    if tx.scalar(select(t.balances.c.flat_id).limit(1)) is None:
        return []
    own = select(t.balances.c.flat_id).where(t.balances.c.period == period)
    query = select(t.flats.c.flat_id).where(valid_in(period), t.flats.c.flat_id.not_in(own))
    return sorted(set(tx.scalars(query)))


def is_issued(tx: ReadTransaction, period: Period) -> bool:
    """Return whether any invoice of a period is issued."""
    numbered = (invoices.c.period == period) & invoices.c.number.is_not(None)
    return tx.scalar(select(invoices.c.id).where(numbered).limit(1)) is not None
