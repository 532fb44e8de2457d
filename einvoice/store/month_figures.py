"""Figures of a month for its charts: sums by service, and what houses use by their area."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from einvoice.core.period import Period
from einvoice.store.building_rows import valid_in
from einvoice.store.controls import ServiceSum, kept_totals
from einvoice.store.input_tables import flats
from einvoice.store.transactions import ReadTransaction

_WATER = "m3.cold_water"
_HEAT = "heat"


@dataclass(frozen=True, slots=True)
class HouseUse:
    """A house's use in a month: litres of water, kWh of heat; m2 (2 decimals) of flats.

    None where the house has no meter of it.
    """

    building_id: str
    area_m2_e2: int
    litres: int | None
    kwh: int | None


def company_sums(rows: Iterable[ServiceSum]) -> dict[str, int]:
    """Return the net cents of each service from the sums of a month's buildings."""
    sums: dict[str, int] = {}
    for row in rows:
        sums[row.service] = sums.get(row.service, 0) + row.net_cents
    return sums


def house_uses(tx: ReadTransaction, period: Period) -> Iterator[HouseUse]:
    """Yield what each house used, by its id; a house without area is left out."""
    areas = _areas(tx, period)
    uses: dict[str, dict[str, int]] = {}
    for building_id, total in kept_totals(tx, period):
        if total.control in {_WATER, _HEAT}:
            uses.setdefault(building_id, {})[total.control] = total.whole
    for building_id, used in sorted(uses.items()):
        if areas.get(building_id, 0) > 0:
            yield HouseUse(building_id, areas[building_id], used.get(_WATER), used.get(_HEAT))


def _areas(tx: ReadTransaction, period: Period) -> dict[str, int]:
    """Return the fee area of each building's flats; of two rows of a flat, the larger."""
    c = flats.c
    of_flat = (
        select(c.building_id, func.max(c.fee_area_m2_e2).label("e2"))
        .where(valid_in(period))
        .group_by(c.building_id, c.flat_id)
        .subquery()
    )
    query = select(of_flat.c.building_id, func.sum(of_flat.c.e2)).group_by(of_flat.c.building_id)
    return {building_id: int(area or 0) for building_id, area in tx.execute(query)}
