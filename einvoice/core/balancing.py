"""Works out the control totals of a building from what its flats are charged.

Wholes come from meters, suppliers and tariffs; parts are summed from the charges, for all flats,
also those whose own invoice is held.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from einvoice.core import money
from einvoice.core.charges import BuildingCharge
from einvoice.core.controls import TOLD_SINCE, Controls, ControlTotal, Residue
from einvoice.core.flat_month import Flats
from einvoice.core.heating import capacity_cents
from einvoice.core.house_charges import (
    CIRCULATION,
    HEAT_CAPACITY,
    HEATING,
    HOT_WATER_DIFFERENCE,
    HOT_WATER_HEATING,
    SEWAGE_DIFFERENCE,
    WATER_DIFFERENCE,
)
from einvoice.core.house_meters import HouseMeters
from einvoice.core.house_month import HouseMonth
from einvoice.core.meters import MeterService
from einvoice.core.price_list import COLD_WATER, HEAT_ENERGY, SEWAGE, PriceList

DIFFERENCE_OF = {
    COLD_WATER: WATER_DIFFERENCE,
    SEWAGE: SEWAGE_DIFFERENCE,
    HOT_WATER_HEATING: HOT_WATER_DIFFERENCE,
}
"""The difference that is charged beside a service."""


@dataclass(frozen=True, slots=True)
class Charged:
    """The costs of a building, and the charges of its flats for them."""

    charges: Sequence[BuildingCharge]
    meters: HouseMeters
    house: HouseMonth
    prices: PriceList
    requested_mw_e6: int
    flats: Flats

    def quantity_e3(self, service: str) -> int:
        """Return the sum of the flats' quantities of a service."""
        own = (charge for charge in self.charges if charge.service == service)
        return sum(quantity or 0 for charge in own for quantity in charge.quantities_e3)

    def net_cents(self, service: str) -> int:
        """Return the sum of the flats' nets of a service."""
        return sum(charge.net_cents for charge in self.charges if charge.service == service)


def controls_of(charged: Charged) -> Controls:
    """Return the control totals and residues of a building."""
    totals = (*_water(charged), *_heat(charged), *_costs(charged))
    return Controls(totals, tuple(_residues(charged)))


def _water(charged: Charged) -> Iterator[ControlTotal]:
    building_e3 = charged.meters.used_e3(MeterService.COLD_WATER)
    hot_e3 = charged.meters.used_e3(MeterService.HOT_WATER)
    if building_e3 is not None:
        yield _difference(charged, COLD_WATER, building_e3)
        yield _difference(charged, SEWAGE, building_e3)
    if hot_e3 is not None and charged.house.heat is not None:
        yield _difference(charged, HOT_WATER_HEATING, hot_e3)


def _difference(charged: Charged, service: str, building_e3: int) -> ControlTotal:
    difference = DIFFERENCE_OF[service]
    parts = [(name, charged.quantity_e3(name)) for name in (service, difference)]
    hot = service == HOT_WATER_HEATING
    apart_e3 = charged.flats.hot_apart_e3 if hot else charged.flats.water_apart_e3
    if apart_e3:  # a flat's own invoice knows what its neighbours' did not; settled next month
        parts.append((TOLD_SINCE, apart_e3))
    return ControlTotal(f"m3.{service}", "m3", building_e3, tuple(parts))


def _heat(charged: Charged) -> Iterator[ControlTotal]:
    heat = charged.house.heat
    tariff = charged.prices.tariff(HEAT_ENERGY)
    total_e3 = charged.meters.used_e3(MeterService.HEAT)
    if heat is not None and tariff is not None and total_e3 is not None:
        circulation_e3 = charged.quantity_e3(CIRCULATION)
        rest_e3 = total_e3 - heat.hot_water_e3 - circulation_e3
        parts = (
            (HOT_WATER_HEATING, heat.hot_water_e3),
            (CIRCULATION, circulation_e3),
            (HEATING, heat.heating_e3),
        )
        yield ControlTotal("heat", "MWh", total_e3, parts)
        rest_cents = money.line_net_cents(rest_e3, tariff.price_e4)
        nets = ((HEATING, charged.net_cents(HEATING)),)
        yield ControlTotal(f"cost.{HEATING}", "EUR", rest_cents, nets)
    capacity = charged.prices.tariff(HEAT_CAPACITY)
    if capacity is not None and charged.requested_mw_e6:
        whole = capacity_cents(charged.requested_mw_e6, capacity.price_e4)
        nets = ((HEAT_CAPACITY, charged.net_cents(HEAT_CAPACITY)),)
        yield ControlTotal(f"cost.{HEAT_CAPACITY}", "EUR", whole, nets)


def _costs(charged: Charged) -> Iterator[ControlTotal]:
    costs: dict[str, int] = {}
    for service, cost, _ in charged.prices.costs:
        costs[service.service] = costs.get(service.service, 0) + cost.amount_net_cents
    for name, whole in sorted(costs.items()):
        yield ControlTotal(f"cost.{name}", "EUR", whole, ((name, charged.net_cents(name)),))


def _residues(charged: Charged) -> Iterator[Residue]:
    """Yield one row per priced service; a difference counts with the service it belongs to."""
    differences = set(DIFFERENCE_OF.values())
    for charge in charged.charges:
        if charge.unit_price_e4 is None or charge.service in differences:
            continue
        difference = DIFFERENCE_OF.get(charge.service, "")
        quantity_e3 = charged.quantity_e3(charge.service) + charged.quantity_e3(difference)
        lines_cents = charge.net_cents + charged.net_cents(difference)
        whole_cents = money.line_net_cents(quantity_e3, charge.unit_price_e4)
        if charge.service == HOT_WATER_HEATING and (heat := charged.house.heat) is not None:
            whole_cents = money.line_net_cents(heat.hot_water_e3, heat.measured.price_e4)
            apart_e3 = charged.flats.hot_apart_e3
            whole_cents -= money.line_net_cents(apart_e3, charge.unit_price_e4)
        yield Residue(charge.service, whole_cents, lines_cents)
