"""Short ways to write buildings, meters and readings in tests. Numbers are written as text."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from einvoice.core import money
from einvoice.core.balances import Balance
from einvoice.core.building_month import BillingSettings, BuildingInputs, CompanyInputs
from einvoice.core.meters import Meter, MeterService, PlaceKind, Reading, Source, Window
from einvoice.core.methods import Cost, Key, Method, SingleCharge
from einvoice.core.period import Period
from einvoice.core.premises import Building, Customer, CustomerKind, Flat, FlatKind
from einvoice.core.services import Service
from einvoice.core.tariffs import Norm, Tariff, Unit, VatKind

OCTOBER = Period(2026, 10)
LONG_AGO = dt.date(2020, 1, 1)

SERVICES = {
    name: Service(name, f"{name} lv", f"{name} ru", f"{name} en", "group", order)
    for order, name in enumerate(
        "management_fee repair_fund cold_water sewage water_difference sewage_difference "
        "hot_water_heating hot_water_difference circulation heating heat_energy heat_capacity "
        "waste lift penalty".split()
    )
}


def day(text: str) -> dt.date:
    """Return an ISO date."""
    return dt.date.fromisoformat(text)


def e3(text: str) -> int:
    """Return m3 or MWh as thousandths."""
    return money.parse_scaled(text, 3)


def meter(  # noqa: PLR0913 - a meter has many facts
    meter_id: str = "m",
    installed_on: str = "2026-01-10",
    *,
    place_id: str = "1",
    service: MeterService = MeterService.COLD_WATER,
    start: str = "0",
    removed_on: str | None = None,
    end: str | None = None,
    digits: int = 5,
    verified_until: str | None = None,
    place_kind: PlaceKind = PlaceKind.FLAT,
) -> Meter:
    """Return a meter."""
    return Meter(
        meter_id=meter_id,
        place_kind=place_kind,
        place_id=place_id,
        service=service,
        serial=f"serial {meter_id}",
        installed_on=day(installed_on),
        removed_on=day(removed_on) if removed_on else None,
        start_value_e3=e3(start),
        end_value_e3=e3(end) if end is not None else None,
        digits=digits,
        verified_until=day(verified_until) if verified_until else None,
    )


def readings(meter_id: str, values: Mapping[str, str]) -> tuple[Reading, ...]:
    """Return a meter's readings from their values by day."""
    return tuple(
        Reading(meter_id, day(read_on), e3(value), Source.OWNER, "")
        for read_on, value in values.items()
    )


def window(period: str, first_day: str, last_day: str) -> Window:
    """Return a reading window that differs from the rule."""
    return Window(Period.parse(period), day(first_day), day(last_day))


def tariff(  # noqa: PLR0913 - a tariff has many facts
    service: str,
    price: str,
    unit: Unit,
    *,
    building_id: str = "",
    valid_from: str = "2020-01-01",
    valid_to: str | None = None,
    vat: int = 21,
    vat_other: int | None = None,
    kind: VatKind = VatKind.TAX,
) -> Tariff:
    """Return a tariff; the VAT rates are whole percent."""
    return Tariff(
        service=service,
        building_id=building_id,
        valid_from=day(valid_from),
        valid_to=day(valid_to) if valid_to else None,
        unit=unit,
        price_net_e6=money.parse_scaled(price, 6),
        vat_percent_e2=vat * 100,
        vat_percent_other_e2=(vat if vat_other is None else vat_other) * 100,
        vat_kind=kind,
    )


WATER_TARIFFS = (tariff("cold_water", "1.0913", Unit.M3), tariff("sewage", "1.3477", Unit.M3))


HEAT_TARIFFS = (
    tariff("heat_energy", "69.66", Unit.MWH, vat=12, vat_other=21),
    tariff("heat_capacity", "26770", Unit.MW_YEAR, vat=12, vat_other=21),
)


def norm(service: str, value: str) -> Norm:
    """Return a norm of all buildings that has been valid long."""
    return Norm(service, "", LONG_AGO, None, money.parse_scaled(value, 6))


NORMS = (norm("water", "4.5"), norm("hot_water", "1.8"))


def flat(flat_id: str = "1", **changes: Any) -> Flat:
    """Return an apartment whose number is its id."""
    apartment = Flat(
        flat_id=flat_id,
        building_id="B",
        number=flat_id,
        kind=FlatKind.APARTMENT,
        fee_area_m2_e2=5000,
        heat_area_m2_e2=4500,
        declared_persons=2,
        ownership_share=Fraction(50),
    )
    return replace(apartment, **changes)


def customer(flat_id: str = "1", **changes: Any) -> Customer:
    """Return a natural person who has been there long."""
    person = Customer(flat_id, f"Persona {flat_id}", CustomerKind.PERSON, "", "", "lv", LONG_AGO)
    return replace(person, **changes)


def cost(service: str, net: str, **changes: Any) -> Cost:
    """Return a cost of October."""
    row = Cost("B", service, OCTOBER, money.parse_scaled(net, 2), 2100, VatKind.TAX, "")
    return replace(row, **changes)


def method(service: str, key: Key, **changes: Any) -> Method:
    """Return a method that has been valid long."""
    return replace(Method("B", service, key, LONG_AGO, None, "decision of the owners"), **changes)


def single_charge(charge_id: str, net: str, **changes: Any) -> SingleCharge:
    """Return a single charge of flat 1 for a penalty."""
    row = SingleCharge(
        charge_id=charge_id,
        flat_id="1",
        period=OCTOBER,
        service="penalty",
        net_cents=money.parse_scaled(net, 2),
        vat_percent_e2=0,
        vat_kind=VatKind.NOTTAX,
        for_period=None,
        text_lv="Līgumsods",
        text_ru="Пеня",
        text_en="Penalty",
        reason="late",
    )
    return replace(row, **changes)


def company(  # noqa: PLR0913 - a company has many facts
    *tariffs: Tariff,
    windows: tuple[Window, ...] = (),
    has_balances: bool = False,
    balances_required: bool = True,
    norms: tuple[Norm, ...] = (),
    settings: BillingSettings | None = None,
    services: Mapping[str, Service] = SERVICES,
) -> CompanyInputs:
    """Return a company that charges by these tariffs."""
    return CompanyInputs(
        tariffs=tariffs,
        norms=norms,
        services=services,
        windows={row.period: row for row in windows},
        has_balances=has_balances,
        settings=settings or BillingSettings(balances_required=balances_required),
    )


def building(*flats: Flat, **changes: Any) -> BuildingInputs:
    """Return a building of these flats, each with a customer."""
    inputs = BuildingInputs(
        building=Building("B", "Mālkalnes prospekts 1", "Ogre", "LV-5001", "1013"),
        flats=flats,
        customers=tuple(customer(flat_id) for flat_id in sorted({row.flat_id for row in flats})),
    )
    return replace(inputs, **changes)


def balance(flat_id: str, begin: str, paid: str) -> Balance:
    """Return a balance of October."""
    return Balance(flat_id, OCTOBER, money.parse_scaled(begin, 2), money.parse_scaled(paid, 2))
