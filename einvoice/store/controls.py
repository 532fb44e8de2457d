"""Keeps the control totals of buildings, and sums of services month by month."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, insert, select

from einvoice.core.controls import Controls, ControlTotal, Residue
from einvoice.core.invoices import NOT_LIVE, InvoiceLine
from einvoice.core.period import Period
from einvoice.store.building_rows import valid_in
from einvoice.store.input_tables import flats
from einvoice.store.kept_lines import with_readable_lines
from einvoice.store.tables import control_totals, invoices, residues
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class ServiceSum:
    """The charge of a building's flats for a service in a period, in cents."""

    building_id: str
    service: str
    net_cents: int


def save_controls(tx: WriteTransaction, period: Period, found: Mapping[str, Controls]) -> None:
    """Replace the control totals of some buildings, by building id."""
    ids = list(found)
    for table in (control_totals, residues):
        own = (table.c.period == period) & table.c.building_id.in_(ids)
        tx.execute(delete(table).where(own))
    totals = [
        {
            "period": period,
            "building_id": building_id,
            "control": total.control,
            "unit": total.unit,
            "whole": total.whole,
            "parts": tuple((name, str(value)) for name, value in total.parts),
        }
        for building_id, controls in found.items()
        for total in controls.totals
    ]
    rows = [
        {
            "period": period,
            "building_id": building_id,
            "service": residue.service,
            "whole_cents": residue.whole_cents,
            "lines_cents": residue.lines_cents,
        }
        for building_id, controls in found.items()
        for residue in controls.residues
    ]
    if totals:
        tx.execute(insert(control_totals), totals)
    if rows:
        tx.execute(insert(residues), rows)


def kept_totals(tx: ReadTransaction, period: Period) -> Iterator[tuple[str, ControlTotal]]:
    """Yield the control totals of a period with their building, in order."""
    columns = control_totals.c
    query = select(control_totals).where(columns.period == period)
    for row in tx.execute(query.order_by(columns.building_id, columns.control)):
        parts = tuple((name, int(value)) for name, value in row.parts)
        yield row.building_id, ControlTotal(row.control, row.unit, row.whole, parts)


def kept_residues(tx: ReadTransaction, period: Period) -> Iterator[tuple[str, Residue]]:
    """Yield the rounding residues of a period with their building, in order."""
    columns = residues.c
    query = select(residues).where(columns.period == period)
    for row in tx.execute(query.order_by(columns.building_id, columns.service)):
        yield row.building_id, Residue(row.service, row.whole_cents, row.lines_cents)


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """The charge of a company's flats for a service: net cents, flats, and their fee areas."""

    service: str
    net_cents: int
    flats: int
    area_m2_e2: int
    highest_cents: int


def service_figures(tx: ReadTransaction, period: Period) -> Iterator[ServiceFigures]:
    """Yield the figures of each service of a month, drafts included, by service."""
    area = (
        select(flats.c.flat_id, func.max(flats.c.fee_area_m2_e2).label("e2"))
        .where(valid_in(period))
        .group_by(flats.c.flat_id)
        .subquery()
    )
    query = _live(period, area.c.e2).join(area, area.c.flat_id == invoices.c.flat_id, isouter=True)
    figures: dict[str, ServiceFigures] = {}
    for row, lines in with_readable_lines(tx, query):
        for service, net in _nets(lines).items():
            old = figures.get(service, ServiceFigures(service, 0, 0, 0, net))
            figures[service] = ServiceFigures(
                service,
                old.net_cents + net,
                old.flats + 1,
                old.area_m2_e2 + int(row.e2 or 0),
                max(old.highest_cents, net),
            )
    yield from (figures[service] for service in sorted(figures))


def service_sums(tx: ReadTransaction, period: Period) -> Iterator[ServiceSum]:
    """Yield what every building is charged per service in a period, drafts included."""
    by_building = _live(period, invoices.c.building_id).order_by(invoices.c.building_id)
    for building_id, rows in groupby(
        with_readable_lines(tx, by_building), lambda pair: pair[0].building_id
    ):
        nets = _nets(line for _, lines in rows for line in lines)
        for service in sorted(nets):
            yield ServiceSum(building_id, service, nets[service])


def _live(period: Period, *columns: ColumnElement[Any]) -> Select[Any]:
    of_period = (invoices.c.period == period) & invoices.c.state.not_in(NOT_LIVE)
    query: Select[Any] = select(*columns)
    return query.select_from(invoices).where(of_period)


def _nets(lines: Iterable[InvoiceLine]) -> dict[str, int]:
    """Return the net cents of lines by service."""
    nets: dict[str, int] = {}
    for line in lines:
        nets[line.service] = nets.get(line.service, 0) + line.net_cents
    return nets
