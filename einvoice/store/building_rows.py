"""Loads what a month is calculated from: the company once, buildings a chunk at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, exists, or_, select

from einvoice.core.balances import Balance
from einvoice.core.building_month import BillingSettings, BuildingInputs, CompanyInputs
from einvoice.core.carried_balances import Carrying
from einvoice.core.meters import HeatingMonth, Meter, PlaceKind, Window
from einvoice.core.methods import Cost, Method, SingleCharge
from einvoice.core.period import Period
from einvoice.core.premises import Building, Customer, Flat
from einvoice.core.services import Service
from einvoice.core.tariffs import Norm, Tariff
from einvoice.core.windows import ReadingWindows
from einvoice.store import input_tables as t
from einvoice.store import late_rows
from einvoice.store.meter_values import regular_or_read
from einvoice.store.rows import TABLES, all_services, rows_among, select_rows
from einvoice.store.transactions import ReadTransaction

Row = TypeVar("Row")


def company_inputs(
    tx: ReadTransaction,
    builtin_services: Iterable[Service],
    settings: BillingSettings,
    carrying: Carrying | None = None,
) -> CompanyInputs:
    """Load what holds for all buildings; imported services override built-in services."""
    return CompanyInputs(
        tariffs=tuple(select_rows(tx, Tariff)),
        norms=tuple(select_rows(tx, Norm)),
        services=all_services(tx, builtin_services),
        windows={row.period: row for row in select_rows(tx, Window)},
        has_balances=bool(tx.scalar(select(exists(select(t.balances.c.flat_id))))),
        settings=settings,
        carrying=carrying,
    )


def valid_in(period: Period) -> ColumnElement[bool]:
    """Return the condition that a flat's row is valid on some day of the period."""
    return (t.flats.c.valid_from <= period.last_day) & or_(
        t.flats.c.valid_to.is_(None), t.flats.c.valid_to >= period.first_day
    )


def building_ids(tx: ReadTransaction, period: Period) -> list[str]:
    """Return the buildings that have flats in the period, in order of their ids."""
    column = t.flats.c.building_id
    return list(tx.scalars(select(column).where(valid_in(period)).distinct().order_by(column)))


def building_inputs(
    tx: ReadTransaction, ids: Sequence[str], windows: ReadingWindows
) -> Iterator[BuildingInputs]:
    """Load some buildings at once; a few dozen a call keep both memory and time small."""
    period = windows.period
    flats = rows_among(tx, Flat, "building_id", ids)
    # Of those no longer valid too: a charge may name one.
    home = {row.flat_id: row.building_id for row in flats}
    valid = [flat for flat in flats if _is_valid_in(period, flat)]
    meters = _meters(tx, ids, list(home))
    rows: dict[str, Mapping[str, list[Any]]] = {
        "flats": _grouped(valid, attrgetter("building_id")),
        "meters": _grouped(meters, lambda row: _building_of(row, home)),
        **_by_building(tx, ids, period),
        **_by_flat(tx, period, home),
    }
    late = late_rows.late_rows(tx, meters, late_rows.OWN)
    late_shared = late_rows.late_rows(tx, meters, late_rows.SHARED)
    regular, readings = regular_or_read(tx, meters, (late, late_shared), windows)
    months = _of_period(tx, HeatingMonth, "building_id", ids, period)
    heating = {row.building_id: row for row in months}
    buildings = _of_period(tx, Building, "building_id", ids, period)
    for building in sorted(buildings, key=attrgetter("building_id")):
        own = {name: tuple(lists.get(building.building_id, ())) for name, lists in rows.items()}
        yield BuildingInputs(
            building=building,
            readings={m.meter_id: tuple(readings.get(m.meter_id, ())) for m in own["meters"]},
            regular=regular,
            heating=heating.get(building.building_id),
            accounts=None,
            late=late_rows.of_meters(late, own["meters"]),
            late_shared=late_rows.of_meters(late_shared, own["meters"]),
            **own,
        )


def _by_building(
    tx: ReadTransaction, ids: Sequence[str], period: Period
) -> dict[str, Mapping[str, list[Any]]]:
    """Load the rows that name a building."""
    rows: dict[str, list[Any]] = {
        "methods": _of_period(tx, Method, "building_id", ids, period),
        "costs": _of_period(tx, Cost, "building_id", ids, period),
    }
    return {name: _grouped(own, attrgetter("building_id")) for name, own in rows.items()}


def _by_flat(
    tx: ReadTransaction, period: Period, home: Mapping[str, str]
) -> dict[str, Mapping[str, list[Any]]]:
    """Load the rows that name a flat, by its building."""
    flat_ids = list(home)
    rows: dict[str, list[Any]] = {
        "customers": _of_period(tx, Customer, "flat_id", flat_ids, period),
        "charges": _of_period(tx, SingleCharge, "flat_id", flat_ids, period),
        "balances": _of_period(tx, Balance, "flat_id", flat_ids, period),
    }
    return {name: _grouped(own, lambda row: home[row.flat_id]) for name, own in rows.items()}


def _is_valid_in(period: Period, flat: Flat) -> bool:
    return (flat.valid_from is None or flat.valid_from <= period.last_day) and (
        flat.valid_to is None or flat.valid_to >= period.first_day
    )


def _of_period(
    tx: ReadTransaction, row_type: type[Row], place: str, ids: Sequence[str], period: Period
) -> list[Row]:
    """Load rows of some places; those that belong to a period, only of this period."""
    if "period" in TABLES[row_type].c:
        return rows_among(tx, row_type, place, ids, period=period)
    return rows_among(tx, row_type, place, ids)


def _building_of(meter: Meter, home: Mapping[str, str]) -> str | None:
    if meter.place_kind is PlaceKind.BUILDING:
        return meter.place_id
    return home.get(meter.place_id)


def _meters(tx: ReadTransaction, ids: Sequence[str], flat_ids: Sequence[str]) -> list[Meter]:
    return [
        meter
        for kind, places in ((PlaceKind.BUILDING, ids), (PlaceKind.FLAT, flat_ids))
        for meter in rows_among(tx, Meter, "place_id", places, place_kind=kind)
    ]


def _grouped(rows: Iterable[Row], key: Any) -> dict[str, list[Row]]:  # noqa: ANN401 - a key function
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
