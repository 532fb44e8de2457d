"""Keeps which readings and meters came after months they concern were issued."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Date, Select, Table, delete, exists, false, func, insert, null, select

from einvoice.core.late_rows import NOTHING_LATE, LateRows
from einvoice.core.meters import LateMeter, LateReading, Meter, PlaceKind, Reading, Window
from einvoice.core.period import Period
from einvoice.core.windows import ClosedBy, period_of
from einvoice.store.among import among_ids
from einvoice.store.input_tables import (
    flats,
    late_meters,
    late_meters_own,
    late_readings,
    late_readings_own,
    meters_table,
)
from einvoice.store.rows import all_rows
from einvoice.store.transactions import ReadTransaction, WriteTransaction

LateRow = TypeVar("LateRow", LateMeter, LateReading)


@dataclass(frozen=True, slots=True)
class LateTables:
    """Where it is kept from which period on late rows count, for one use of them."""

    readings: Table
    meters: Table


SHARED = LateTables(late_readings, late_meters)
"""For what a building shares out: its neighbours were issued with what was known then."""

OWN = LateTables(late_readings_own, late_meters_own)
"""For the invoice of the meter's own place."""


def keep(
    tx: WriteTransaction,
    old: Meter | Reading | None,
    new: Meter | Reading,
    counts_from: Period,
    kept: LateTables = SHARED,
) -> None:
    """Note that a row, or its new values, count from a period on.

    Months before it go on to know the row as it was. Of several changes for the same period the
    first says what was before. A change that counted from later on counts from here too: the months
    between were taken back since, and those before know what they knew before it.
    """
    if isinstance(new, Reading):
        table = kept.readings
        key = {"meter_id": new.meter_id, "read_on": new.read_on, "counts_from": counts_from}
        values = {"before_e3": old.value_e3 if isinstance(old, Reading) else None}
    else:
        table = kept.meters
        key = {"meter_id": new.meter_id, "counts_from": counts_from}
        values = {"known": isinstance(old, Meter)}
        if isinstance(old, Meter):
            values |= {name: getattr(old, name) for name in _OF_METER}
    of_row = [table.c[name] == key[name] for name in key if name != "counts_from"]
    later = (*of_row, table.c.counts_from > counts_from)
    first = tx.execute(select(table).where(*later).order_by(table.c.counts_from)).first()
    if first is not None:
        values = {**first._mapping}  # noqa: SLF001 - its public name
        tx.execute(delete(table).where(*later))
    there = exists().where(*of_row, table.c.counts_from == counts_from)
    if not tx.scalar(select(there)):
        tx.execute(insert(table).values(values | key))


_OF_METER = ("installed_on", "removed_on", "start_value_e3", "end_value_e3", "digits")


def late_rows(
    tx: ReadTransaction, meters: Collection[Meter], kept: LateTables = SHARED
) -> LateRows:
    """Return what came late of some meters."""
    by_id = {meter.meter_id: meter for meter in meters}
    asked = {"ids": sorted(by_id)}
    readings = [LateReading(*row) for row in tx.rows(_of_meters(kept.readings), asked)]
    late_meters: list[LateMeter] = []
    for row in tx.rows(_of_meters(kept.meters), asked):
        values = {name: getattr(row, name) for name in _OF_METER}
        before = replace(by_id[row.meter_id], **values) if row.known else None
        late_meters.append(LateMeter(row.meter_id, row.counts_from, before))
    if not readings and not late_meters:
        return NOTHING_LATE
    return LateRows(_by_meter(readings), _by_meter(late_meters))


@cache
def _of_meters(table: Table) -> Select[*tuple[Any, ...]]:
    return select(table).where(among_ids(table.c.meter_id)).order_by(*table.primary_key)


@dataclass(frozen=True, slots=True)
class ToldSince:
    """A reading, or an act of a meter, of a month that was issued without it.

    ``end_e3`` is the end value of a meter that was removed, as it is known now; ``None`` otherwise.
    ``is_after_removal``: a reading of a day on which its meter was gone; nothing uses it.
    """

    building_id: str
    flat_id: str
    meter_id: str
    service: str
    day: dt.date
    counts_from: Period
    end_e3: int | None
    is_after_removal: bool = False


def told_since(tx: ReadTransaction, period: Period) -> list[ToldSince]:
    """Return what came late for a period and counts in a later period, by place, meter and day.

    Only what the own invoice of the place does not know.
    """
    m, f = meters_table.c, flats.c
    of_flat = select(f.building_id).where(f.flat_id == m.place_id).limit(1).scalar_subquery()
    place = (m.place_kind, m.place_id, m.service, of_flat.label("home"))
    readings = (
        select(
            late_readings_own.c.meter_id,
            late_readings_own.c.read_on,
            late_readings_own.c.counts_from,
            null().label("end_e3"),
            func.coalesce(m.removed_on < late_readings_own.c.read_on, false()).label("is_after"),
            *place,
        )
        .join(meters_table, m.meter_id == late_readings_own.c.meter_id)
        .where(late_readings_own.c.counts_from > period)
    )
    acts = (
        select(
            late_meters_own.c.meter_id,
            func.coalesce(m.removed_on, m.installed_on, type_=Date),
            late_meters_own.c.counts_from,
            m.end_value_e3.label("end_e3"),
            false().label("is_after"),
            *place,
        )
        .join(meters_table, m.meter_id == late_meters_own.c.meter_id)
        .where(late_meters_own.c.counts_from > period)
    )
    closed_by = ClosedBy({row.period: row for row in all_rows(tx, Window)})
    since = set()
    for query in (readings, acts):
        for row in tx.execute(query):
            meter_id, day, counts_from, end_e3, is_after, kind, place_id, service, home = row
            closed = closed_by[day]
            if (period_of(closed[0]) if closed else Period.of(day)) == period:
                building = place_id if kind is PlaceKind.BUILDING else home or ""
                flat = "" if kind is PlaceKind.BUILDING else place_id
                facts = (building, flat, meter_id, str(service), day, counts_from, end_e3, is_after)
                since.add(ToldSince(*facts))
    return sorted(since, key=lambda one: (one.building_id, one.flat_id, one.meter_id, one.day))


def _by_meter(rows: Iterable[LateRow]) -> Mapping[str, tuple[LateRow, ...]]:
    by_meter: dict[str, list[LateRow]] = defaultdict(list)
    for row in rows:
        by_meter[row.meter_id].append(row)
    return {meter_id: tuple(own) for meter_id, own in by_meter.items()}


def of_meters(late: LateRows, meters: Sequence[Meter]) -> LateRows:
    """Return the late rows of some of the meters, the shared empty rows where there are none."""
    rows = late.of(meters) if late else NOTHING_LATE
    return rows or NOTHING_LATE
