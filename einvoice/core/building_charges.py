"""The charges of one building: which of its services are charged, and by what."""

from collections.abc import Mapping, Sequence

from einvoice.core.charges import BuildingCharge, Inputs
from einvoice.core.cost_charges import split_charge
from einvoice.core.flat_month import FlatMonth, Flats
from einvoice.core.house_charges import (
    CIRCULATION,
    HEATING,
    HOT_WATER_DIFFERENCE,
    HOT_WATER_HEATING,
    SEWAGE_DIFFERENCE,
    WATER_DIFFERENCE,
    HouseCharges,
)
from einvoice.core.house_meters import HouseMeters
from einvoice.core.house_month import CIRCULATION_E3, HouseMonth
from einvoice.core.keys import Keys
from einvoice.core.meters import MeterService
from einvoice.core.methods import Key
from einvoice.core.premises import Building
from einvoice.core.price_list import (
    COLD_WATER,
    HEAT_CAPACITY,
    HEAT_ENERGY,
    HEAT_SERVICES,
    SEWAGE,
    WATER_SERVICES,
    Needs,
    PriceList,
)
from einvoice.core.services import Service
from einvoice.core.tariff_charges import tariff_charge, water_charge


def needs_of(building: Building, flats: Sequence[FlatMonth], meters: HouseMeters) -> Needs:
    """Return which tariffs a building's meters need and which services they calculate."""
    tariffs: set[str] = set()
    calculated: set[str] = set()
    if meters.has(MeterService.COLD_WATER):
        calculated |= {WATER_DIFFERENCE, SEWAGE_DIFFERENCE}
    if meters.has(MeterService.HEAT):
        tariffs.add(HEAT_ENERGY)
        calculated |= {CIRCULATION, HOT_WATER_HEATING, HEATING, HOT_WATER_DIFFERENCE}
    if building.requested_mw_e6:
        tariffs.add(HEAT_CAPACITY)
    if meters.has(MeterService.COLD_WATER) or any(flat.has_water for flat in flats):
        tariffs |= WATER_SERVICES
    return Needs(frozenset(tariffs), frozenset(calculated))


def building_charges(  # noqa: PLR0913, PLR0917 - a building is charged for many things
    services: Mapping[str, Service],
    building: Building,
    of_flats: Flats,
    house: HouseMonth,
    prices: PriceList,
    keys: Mapping[Key, Keys],
) -> list[BuildingCharge]:
    """Return every charge of a building in which nothing is wrong."""
    charges: list[BuildingCharge] = []
    flats = of_flats.own
    hot_inputs = [flat.hot.inputs for flat in flats]
    water_inputs = [flat.cold.inputs + hot for flat, hot in zip(flats, hot_inputs, strict=True)]
    for service, tariff in prices.tariffs:
        name = service.service
        if name in WATER_SERVICES:
            first = name == COLD_WATER
            charge = water_charge(service, tariff, flats, water_inputs, shows_readings=first)
            charges.append(charge)
        elif name not in HEAT_SERVICES:
            charges.append(tariff_charge(service, tariff, flats))
    for service, cost, method in prices.costs:
        charges.append(split_charge(service, cost, method, keys[method.key]))
    of_house = HouseCharges(services, of_flats)
    charges += _differences(of_house, house, prices)
    charges += _heat(of_house, building, house, prices, hot_inputs)
    return charges


def _differences(
    of_house: HouseCharges, house: HouseMonth, prices: PriceList
) -> list[BuildingCharge]:
    if house.water is None:
        return []
    return [
        of_house.difference(difference, house.water, tariff.price_e4, tariff)
        for service, difference in ((COLD_WATER, WATER_DIFFERENCE), (SEWAGE, SEWAGE_DIFFERENCE))
        if (tariff := prices.tariff(service)) is not None
    ]


def _heat(
    of_house: HouseCharges,
    building: Building,
    house: HouseMonth,
    prices: PriceList,
    hot_inputs: Sequence[Inputs],
) -> list[BuildingCharge]:
    charges = []
    heat, energy = house.heat, prices.tariff(HEAT_ENERGY)
    if heat is not None and energy is not None:
        norm_e3 = CIRCULATION_E3[building.circulation]
        charges += [
            of_house.circulation(house.circulation_e3, norm_e3, energy),
            of_house.hot_water_heating(heat, energy, hot_inputs),
            of_house.heating(heat, energy),
        ]
        if house.hot_water is not None:
            price_e4 = heat.hot_price_e4
            charges.append(
                of_house.difference(HOT_WATER_DIFFERENCE, house.hot_water, price_e4, energy)
            )
    capacity = prices.tariff(HEAT_CAPACITY)
    if building.requested_mw_e6 and capacity is not None:
        cents = house.capacity_cents
        charges.append(of_house.capacity(cents, building.requested_mw_e6, capacity))
    return charges
