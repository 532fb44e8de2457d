"""A building's own month: what its meters, months and norms say the flats share.

Whatever is missing or impossible here holds the building, with one finding that says why
(docs/RULES.md, "Held").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core import heating, holds, money
from einvoice.core.building_month import BillingSettings, BuildingInputs, CompanyInputs
from einvoice.core.findings import Finding
from einvoice.core.flat_month import FlatMonth
from einvoice.core.heating import HeatMeasured, HeatMonth
from einvoice.core.holds import hold
from einvoice.core.house_meters import HouseMeters
from einvoice.core.meters import HeatingMonth, MeterService
from einvoice.core.methods import Key
from einvoice.core.period import Period
from einvoice.core.premises import Circulation
from einvoice.core.tariffs import Norm, Tariff, norm_on
from einvoice.core.water_difference import Difference, Shares, difference_of, needs_norm

CIRCULATION_E3 = {Circulation.FULL: 100, Circulation.BASEMENT: 40, Circulation.NONE: 0}
"""MWh per property and month that the circulation of hot water takes."""


@dataclass(frozen=True, slots=True)
class HouseMonth:
    """The data that a building's flats share; ``None`` where the building has no such meter.

    ``circulation_e3`` are the MWh of each flat, in flat order.
    """

    water: Difference | None
    hot_water: Difference | None
    heat: HeatMonth | None
    circulation_e3: tuple[int, ...]
    capacity_cents: int
    findings: tuple[Finding, ...]


class _House:
    """A building while its month is worked out; collects why it cannot be."""

    def __init__(
        self,
        period: Period,
        company: CompanyInputs,
        inputs: BuildingInputs,
        flats: Sequence[FlatMonth],
        meters: HouseMeters,
    ) -> None:
        self.building = inputs.building
        self.building_id = inputs.building.building_id
        self.heating_month: HeatingMonth | None = inputs.heating
        self.settings: BillingSettings = company.settings
        self.flats = flats
        self.meters = meters
        self.findings: list[Finding] = []
        self._norms: Sequence[Norm] = company.norms
        self._last_day = period.last_day

    def hold(
        self,
        code: str,
        facts: tuple[tuple[str, str], ...],
    ) -> None:
        self.findings.append(hold(code, self.building_id, facts=facts))

    def norm_e6(self, service: str) -> int | None:
        norm = norm_on(self._norms, service, self.building_id, self._last_day)
        return None if norm is None else norm.value_e6


def house_month(  # noqa: PLR0913, PLR0917 - a month is made of many things
    period: Period,
    company: CompanyInputs,
    inputs: BuildingInputs,
    flats: Sequence[FlatMonth],
    meters: HouseMeters,
    heat_energy: Tariff | None,
    heat_capacity: Tariff | None,
) -> HouseMonth:
    """Return what a building's flats share in a month.

    Args:
        period: the month consumed.
        company: what holds for all buildings.
        inputs: everything of this building.
        flats: its premises in flat order.
        meters: what its own meters measured.
        heat_energy: the price of a MWh, ``None`` where there is none.
        heat_capacity: the yearly price of a MW, likewise.
    """
    house = _House(period, company, inputs, flats, meters)
    house.findings += meters.findings()
    if house.findings:
        # One missing reading makes everything else wrong too; it is said once.
        return HouseMonth(None, None, None, (), 0, tuple(house.findings))
    capacity = _capacity_cents(house, heat_capacity)
    water = _difference(house, MeterService.COLD_WATER, "water")
    norm_e3 = CIRCULATION_E3[house.building.circulation]
    circulation = tuple(flat.premises.weighted_e3(norm_e3) for flat in flats)
    heat = hot_water = None
    if meters.has(MeterService.HEAT) and heat_energy is not None:
        heat = _heat(house, sum(circulation), heat_energy.price_e4)
        hot_water = _difference(house, MeterService.HOT_WATER, "hot_water")
    return HouseMonth(water, hot_water, heat, circulation, capacity, tuple(house.findings))


def _capacity_cents(house: _House, tariff: Tariff | None) -> int:
    requested_e6 = house.building.requested_mw_e6
    if not requested_e6 or tariff is None:
        return 0
    cents = heating.capacity_cents(requested_e6, tariff.price_e4)
    _need_heat_area(house, cents, "heat_capacity")
    return cents


def _need_heat_area(house: _House, cents: int, service: str) -> None:
    if cents and not any(flat.premises.heat_area_m2_e2 for flat in house.flats):
        facts = (("service", service), ("key", str(Key.HEAT_AREA)))
        house.hold(holds.ZERO_KEY, facts=facts)


def _shares(house: _House, service: MeterService, norm: str) -> Shares:
    flats = house.flats
    if service is MeterService.COLD_WATER:
        own = [flat.water_e3 for flat in flats]
        defaulters = [flat.water_defaulter for flat in flats]
    else:
        own = [flat.hot.billed_e3 for flat in flats]
        defaulters = [flat.hot.defaulter for flat in flats]
    return Shares(
        own_e3=own,
        defaulters=defaulters,
        persons_e3=[flat.premises.persons_e3 for flat in flats],
        weights_e3=[flat.premises.property_e3 for flat in flats],
        norm_e6=house.norm_e6(norm),
    )


def _difference(house: _House, service: MeterService, norm: str) -> Difference | None:
    building_e3 = house.meters.used_e3(service)
    if building_e3 is None:
        return None
    shares = _shares(house, service, norm)
    if needs_norm(building_e3, shares) and shares.norm_e6 is None:
        house.hold(holds.MISSING_NORM, facts=(("norm", norm),))
        return None
    over_e3 = sum(shares.own_e3) - building_e3
    if over_e3 > 0 and house.settings.hold_negative_difference:
        more = money.format_scaled(over_e3, 3)
        facts = (("service", str(service)), ("over", more))
        house.hold(holds.NEGATIVE_DIFFERENCE, facts=facts)
        return None
    try:
        return difference_of(building_e3, shares)
    except ValueError:
        house.hold(holds.ZERO_KEY, facts=(("service", str(service)), ("key", str(Key.EQUAL))))
        return None


def _heat(house: _House, circulation_e3: int, price_e4: int) -> HeatMonth | None:
    if house.heating_month is None:
        house.hold(holds.MISSING_HEATING_MONTH, facts=())
        return None
    heating_on = house.heating_month.heating_on
    hot_m3_e3 = house.meters.used_e3(MeterService.HOT_WATER)
    if hot_m3_e3 is None and heating_on:
        hot_m3_e3 = sum(flat.hot.billed_e3 for flat in house.flats)
    norm_e6 = house.norm_e6("hot_water_heating")
    measured = HeatMeasured(
        total_e3=house.meters.used_e3(MeterService.HEAT) or 0,
        circulation_e3=circulation_e3,
        hot_m3_e3=hot_m3_e3,
        price_e4=price_e4,
        norm_e6=heating.NORM_E6 if norm_e6 is None else norm_e6,
        heating_on=heating_on,
    )
    try:
        heat = heating.heat_month(measured)
    except heating.ImpossibleHeatError as error:
        house.hold(holds.IMPOSSIBLE_HEAT, facts=(("why", error.why),))
        return None
    if not heating.is_plausible(heat, house.settings.hot_price_bounds):
        price = money.format_scaled(heat.hot_price_e4, 4)
        house.hold(holds.HOT_WATER_PRICE, facts=(("price", price),))
    _need_heat_area(house, heat.heating_cents, "heating")
    return heat
