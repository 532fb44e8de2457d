"""Sums of a house that its residents may see: added up by the database, never flat by flat.

The lines of invoices are records of JSON; the database takes service and net out of them and
returns sums alone, each with the number of flats in it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB

from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.period import Period
from einvoice.core.validity import overlap
from einvoice.store.input_tables import flats
from einvoice.store.kept_lines import LINE_FIELDS
from einvoice.store.rows import among
from einvoice.store.tables import control_totals, invoice_lines, invoices
from einvoice.store.transactions import ReadTransaction

_SERVICE, _NET = LINE_FIELDS.index("service"), LINE_FIELDS.index("net_cents")
HEAT, COLD_WATER = "heat", "m3.cold_water"
"""The control totals of a house with its heat (MWh) and its water (m3), 3 decimals."""


@dataclass(frozen=True, slots=True)
class HouseSum:
    """The net cents that a house's flats were charged for a service, and how many flats were."""

    period: Period
    service: str
    net_cents: int
    flats: int


@dataclass(frozen=True, slots=True)
class HouseTotal:
    """A measured total of a house in a month, with its parts (3 decimals)."""

    period: Period
    control: str
    whole_e3: int
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class HouseAreas:
    """The flats of a house in a month and their areas (m2, 2 decimals)."""

    flats: int
    fee_area_m2_e2: int
    heat_area_m2_e2: int


def house_extent(
    tx: ReadTransaction, building_id: str, periods: Sequence[Period]
) -> tuple[tuple[Period, int, int, int], ...]:
    """Return of each month how many invoices of a house are live, and sums of them.

    As long as they are the same, so are the invoices: an invoice issued or credited alters them.
    """
    named = {f"period_{place}": period for place, period in enumerate(periods)}
    rows = tx.rows(_extent(len(periods)), {"building_id": building_id, **named})
    return tuple((r.period, r.live, int(r.ids), int(r.cents)) for r in rows)


@cache
def _extent(months: int) -> Select[Any]:
    columns = invoices.c
    periods = [bindparam(f"period_{place}", type_=columns.period.type) for place in range(months)]
    return (
        select(
            columns.period,
            func.count().label("live"),
            func.sum(columns.id).label("ids"),
            func.sum(columns.total_cents).label("cents"),
        )
        .where(
            columns.building_id == bindparam("building_id"),
            columns.period.in_(periods),
            among(columns.state, ISSUED_STATES),
        )
        .group_by(columns.period)
        .order_by(columns.period)
    )


def _live(building_id: str, periods: Sequence[Period]) -> ColumnElement[bool]:
    columns = invoices.c
    return and_(
        columns.building_id == building_id,
        columns.period.in_(periods),
        columns.state.in_(ISSUED_STATES),
    )


def house_sums(
    tx: ReadTransaction, building_id: str, periods: Sequence[Period]
) -> tuple[HouseSum, ...]:
    """Return what a house was invoiced by month and service; credited invoices do not count."""
    line, service, net = _line(tx.dialect)
    columns = invoices.c
    query: Select[Any] = (
        select(
            columns.period,
            service.label("service"),
            func.sum(net).label("net"),
            func.count(columns.flat_id.distinct()).label("flats"),
        )
        .select_from(invoices)
        .join(invoice_lines, invoice_lines.c.invoice_id == columns.id)
        .join(line, true())
        .where(_live(building_id, periods))
        .group_by(columns.period, service)
        .order_by(columns.period, service)
    )
    return tuple(
        HouseSum(row.period, row.service, int(row.net), row.flats) for row in tx.execute(query)
    )


def house_totals(
    tx: ReadTransaction, building_id: str, periods: Sequence[Period]
) -> tuple[HouseTotal, ...]:
    """Return the heat and water of a house by month, as it was calculated."""
    columns = control_totals.c
    query = select(columns.period, columns.control, columns.whole, columns.parts).where(
        columns.building_id == building_id,
        columns.period.in_(periods),
        columns.control.in_((HEAT, COLD_WATER)),
    )
    return tuple(
        HouseTotal(row.period, row.control, row.whole, tuple((n, int(v)) for n, v in row.parts))
        for row in tx.execute(query.order_by(columns.period))
    )


def house_areas(
    tx: ReadTransaction, building_id: str, periods: Sequence[Period]
) -> dict[Period, HouseAreas]:
    """Return how many flats a house has in each month, and their areas together."""
    columns = flats.c
    days = columns.valid_from, columns.valid_to
    query = (
        select(
            *days,
            func.count().label("flats"),
            func.sum(columns.fee_area_m2_e2).label("fee"),
            func.sum(columns.heat_area_m2_e2).label("heat"),
        )
        .where(columns.building_id == building_id)
        .group_by(*days)
    )
    rows = tx.execute(query).all()
    areas = {}
    for period in periods:
        there = [row for row in rows if overlap(_Days(row.valid_from, row.valid_to), _of(period))]
        sums = (sum(int(row[place]) for row in there) for place in (2, 3, 4))
        areas[period] = HouseAreas(*sums)
    return areas


class _Days(NamedTuple):
    valid_from: dt.date | None
    valid_to: dt.date | None


def _of(period: Period) -> _Days:
    return _Days(period.first_day, period.last_day)


def _line(dialect: str) -> tuple[FromClause, ColumnElement[Any], ColumnElement[Any]]:
    """Return the lines of a record as rows, and of each its service and net."""
    record = invoice_lines.c.lines
    if dialect == "sqlite":
        each = func.json_each(record, "$[1]").table_valued(
            "value", name="line", joins_implicitly=True
        )
        service, net = (
            func.json_extract(each.c.value, f"$[{place}]") for place in (_SERVICE, _NET)
        )
        return each, cast(service, Text), cast(net, BigInteger)
    lines = func.jsonb_extract_path(cast(record, JSONB), "1")
    rows = func.jsonb_array_elements(lines).table_valued(
        "value", name="line", joins_implicitly=True
    )
    texts = (func.jsonb_extract_path_text(rows.c.value, str(place)) for place in (_SERVICE, _NET))
    service, net = texts
    return rows, cast(service, Text), cast(net, BigInteger)
