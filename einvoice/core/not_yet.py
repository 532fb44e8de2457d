"""What cannot be billed yet: buildings and flats that need it are held, never billed wrong.

Differences of building meters, heat, premises valid for part of a month, estimates and
defaulters. Each rule here goes when its calculation comes.
"""

from collections.abc import Iterable, Iterator, Sequence

from einvoice.core.building_month import BuildingInputs, CompanyInputs
from einvoice.core.findings import Finding
from einvoice.core.flat_month import FlatMonth
from einvoice.core.holds import NO_READING, hold
from einvoice.core.meters import MeterService, PlaceKind
from einvoice.core.methods import Key
from einvoice.core.period import Period
from einvoice.core.price_list import HEAT_SERVICES, PriceList

NEEDS_BUILDING_METERS = "NEEDS_BUILDING_METERS"
NEEDS_HEAT = "NEEDS_HEAT"
PART_MONTH = "PART_MONTH"

_MEASURED = (MeterService.COLD_WATER, MeterService.HOT_WATER, MeterService.HEAT)


def building_holds(
    period: Period,
    company: CompanyInputs,
    inputs: BuildingInputs,
    flats: Sequence[FlatMonth],
    prices: PriceList,
) -> Iterator[Finding]:
    """Yield what holds the building for now."""
    building_id = inputs.building.building_id
    services = _building_meters(period, inputs)
    if services:
        reason = f"building meters ({', '.join(services)}): their differences are not billed yet"
        yield hold(NEEDS_BUILDING_METERS, building_id, reason)
    if inputs.building.requested_mw_e6 and _has_heat_tariff(period, company, building_id):
        yield hold(NEEDS_HEAT, building_id, "requested MW and a heat tariff: not billed yet")
    if any(_part_of_month(flat, period) for flat in flats):
        reason = f"premises valid for part of {period}: shares by days are not billed yet"
        yield hold(PART_MONTH, building_id, reason)
    if any(method.key is Key.CONSUMPTION for _, _, method in prices.costs):
        missing = sum(1 for _ in filter(_unread, flats))
        if missing:
            reason = f"a cost is split by consumption and {missing} flats have no reading"
            yield hold(NO_READING, building_id, reason, "import the readings")


def flat_holds(flat: FlatMonth) -> Iterator[Finding]:
    """Yield what holds the flat for now: a water meter without a usable closing reading."""
    if _unread(flat):
        services = [use.service for use in (flat.cold, flat.hot) if use.estimated or use.defaulter]
        reason = f"no usable reading closes the period ({', '.join(services)}), expected one"
        hint = "import a reading of the reading window; estimates are not billed yet"
        yield hold(NO_READING, flat.flat.flat_id, reason, hint)


def _unread(flat: FlatMonth) -> bool:
    return any(use.estimated or use.defaulter for use in (flat.cold, flat.hot))


def _building_meters(period: Period, inputs: BuildingInputs) -> list[str]:
    first_day, last_day = period.first_day, period.last_day
    found: Iterable[str] = (
        meter.service
        for meter in inputs.meters
        if meter.place_kind is PlaceKind.BUILDING
        and meter.service in _MEASURED
        and meter.in_force(first_day, last_day)
    )
    return sorted(set(found))


def _has_heat_tariff(period: Period, company: CompanyInputs, building_id: str) -> bool:
    return any(
        tariff.service in HEAT_SERVICES and tariff.valid_from <= period.last_day
        for rows in (building_id, "")
        for tariff in company.tariffs_of.get(rows, ())
    )


def _part_of_month(flat: FlatMonth, period: Period) -> bool:
    start, end = flat.flat.valid_from, flat.flat.valid_to
    return (
        flat.parts > 1
        or (start is not None and start > period.first_day)
        or (end is not None and end < period.last_day)
    )
