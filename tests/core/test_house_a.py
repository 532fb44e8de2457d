"""The worked house, where it lies beside the checkout (environment variable EXAMPLES)."""

import csv
import os
from fractions import Fraction
from pathlib import Path

import pytest
from core_samples import OCTOBER, SERVICES, company, day, e3, readings

from einvoice.core import money
from einvoice.core.billing import calculate_building
from einvoice.core.building_month import BuildingInputs, BuildingResult
from einvoice.core.consumption import Consumption, consumption_of
from einvoice.core.invoices import InvoiceLine
from einvoice.core.meters import Meter, MeterService, PlaceKind
from einvoice.core.methods import Cost, Key, Method
from einvoice.core.premises import Building, Customer, CustomerKind, Flat, FlatKind
from einvoice.core.services import Service
from einvoice.core.tariffs import Tariff, Unit, VatKind
from einvoice.core.windows import reading_windows

HOUSE = Path(os.environ.get("EXAMPLES", "no examples")) / "house-a"
pytestmark = pytest.mark.skipif(not HOUSE.is_dir(), reason="EXAMPLES holds no house-a")

Row = dict[str, str]
NOT_YET = ("circulation", "heating", "heat_capacity", "hot_water_heating")
DIFFERENCES = ("water_difference", "sewage_difference", "hot_water_difference")


def rows(name: str) -> list[Row]:
    """Return the rows of one of the house's files."""
    with (HOUSE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def meters() -> tuple[Meter, ...]:
    """Return all meters of the house."""
    return tuple(
        Meter(
            meter_id=row["meter_id"],
            place_kind=PlaceKind(row["place_kind"]),
            place_id=row["place_id"],
            service=MeterService(row["service"]),
            serial=row["serial"],
            installed_on=day(row["installed_on"]),
            removed_on=day(row["removed_on"]) if row["removed_on"] else None,
            start_value_e3=e3(row["start_value"]),
            end_value_e3=e3(row["end_value"]) if row["end_value"] else None,
            digits=int(row["digits"]),
            verified_until=day(row["verified_until"]),
        )
        for row in rows("meters.csv")
    )


def values(meter_id: str) -> dict[str, str]:
    """Return a meter's readings by day."""
    found = rows("readings.csv")
    return {row["read_on"]: row["value"] for row in found if row["meter_id"] == meter_id}


def consumption(place_id: str, service: MeterService) -> Consumption:
    """Return October of a flat or the building."""
    own = [m for m in meters() if (m.place_id, m.service) == (place_id, service)]
    found = {m.meter_id: readings(m.meter_id, values(m.meter_id)) for m in own}
    return consumption_of(place_id, service, own, found, reading_windows(OCTOBER, ()))


def expected(flat_id: str, service: str) -> Row | None:
    """Return the expected line of a flat, if it has one."""
    found = [
        r for r in rows("expected/lines.csv") if (r["flat_id"], r["service"]) == (flat_id, service)
    ]
    return found[0] if found else None


FLATS = [f"B373000-{number}" for number in range(1, 9)]


@pytest.mark.parametrize("flat_id", FLATS)
def test_water_of_a_flat(flat_id: str) -> None:
    """Cold and hot m3, with estimates, catch-ups and replacements, are those worked out."""
    cold = consumption(flat_id, MeterService.COLD_WATER)
    hot = consumption(flat_id, MeterService.HOT_WATER)
    for service, use in (("cold_water", (cold, hot)), ("hot_water_heating", (hot,))):
        line = expected(flat_id, service)
        billed = sum(one.billed_e3 for one in use)
        assert billed == (e3(line["quantity"]) if line else 0)
        if line:
            assert any(one.estimated for one in use) is (line["estimated"] == "true")


@pytest.mark.parametrize(
    ("service", "difference"),
    [
        (MeterService.COLD_WATER, "water_difference"),
        (MeterService.HOT_WATER, "hot_water_difference"),
    ],
)
def test_flats_and_difference_make_the_building(service: MeterService, difference: str) -> None:
    """What the building's meters measured is the flats' m3 and the expected difference."""
    building = consumption("B373000", service)
    assert building.measured
    included = (service, MeterService.HOT_WATER) if service == "cold_water" else (service,)
    flats = sum(consumption(flat_id, one).billed_e3 for flat_id in FLATS for one in included)
    lines = [expected(flat_id, difference) for flat_id in FLATS]
    assert building.billed_e3 == flats + sum(e3(line["quantity"]) for line in lines if line)


def test_defaulters() -> None:
    """Two flats have not given a hot-water reading for four months; nobody else is one."""
    found = {
        flat_id
        for flat_id in FLATS
        for service in (MeterService.COLD_WATER, MeterService.HOT_WATER)
        if consumption(flat_id, service).defaulter
    }
    assert found == {"B373000-1", "B373000-7"}


def tariffs() -> tuple[Tariff, ...]:
    """Return the tariffs of the company."""
    return tuple(
        Tariff(
            service=row["service"],
            building_id=row["building_id"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]) if row["valid_to"] else None,
            unit=Unit(row["unit"]),
            price_net_e6=money.parse_scaled(row["price_net"], 6),
            vat_percent_e2=int(row["vat_percent"]) * 100,
            vat_percent_other_e2=int(row["vat_percent_other"] or row["vat_percent"]) * 100,
            vat_kind=VatKind(row["vat_kind"]),
        )
        for row in rows("tariffs.csv")
    )


def house() -> BuildingInputs:
    """Return the house as one without building meters and without requested capacity."""
    (own,) = rows("buildings.csv")
    found = tuple(m for m in meters() if m.place_kind is PlaceKind.FLAT)
    return BuildingInputs(
        building=Building(
            own["building_id"], own["address"], own["city"], own["postal_code"], own["regulation"]
        ),
        flats=tuple(
            Flat(
                flat_id=row["flat_id"],
                building_id=row["building_id"],
                number=row["number"],
                kind=FlatKind(row["kind"]),
                fee_area_m2_e2=money.parse_scaled(row["fee_area_m2"], 2),
                heat_area_m2_e2=money.parse_scaled(row["heat_area_m2"], 2),
                declared_persons=int(row["declared_persons"]),
                ownership_share=Fraction(row["ownership_share"]),
            )
            for row in rows("flats.csv")
        ),
        customers=tuple(
            Customer(
                flat_id=row["flat_id"],
                name=row["name"],
                customer_kind=CustomerKind(row["customer_kind"]),
                code=row["code"],
                email=row["email"],
                language=row["language"],
                valid_from=day(row["valid_from"]),
            )
            for row in rows("customers.csv")
        ),
        meters=found,
        readings={m.meter_id: readings(m.meter_id, values(m.meter_id)) for m in found},
        methods=tuple(
            Method(
                row["building_id"],
                row["service"],
                Key(row["key"]),
                day(row["valid_from"]),
                None,
                row["basis"],
            )
            for row in rows("methods.csv")
        ),
        costs=tuple(
            Cost(
                row["building_id"],
                row["service"],
                OCTOBER,
                money.parse_scaled(row["amount_net"], 2),
                int(row["vat_percent"]) * 100,
                VatKind.TAX,
                row["note"],
            )
            for row in rows("costs.csv")
        ),
    )


def calculate() -> BuildingResult:
    """Return October of the house."""
    more = ("common_electricity", "insurance", "land_lease")
    services = dict(SERVICES) | {name: Service(name, "", "", "", "", 50) for name in more}
    return calculate_building(OCTOBER, company(*tariffs(), services=services), house())


def as_row(flat_id: str, line: InvoiceLine) -> Row:
    """Return a line in the form of the expected file."""
    return {
        "flat_id": flat_id,
        "service": line.service,
        "quantity": "" if line.quantity_e3 is None else money.format_scaled(line.quantity_e3, 3),
        "unit": line.unit,
        "unit_price": ""
        if line.unit_price_e4 is None
        else money.format_scaled(line.unit_price_e4, 4),
        "net_cents": str(line.net_cents),
        "vat_percent": str(line.vat_percent_e2 // 100),
        "estimated": "true" if line.estimated else "false",
    }


def test_lines_to_the_cent() -> None:
    """Every line that needs neither heat nor a difference is as worked out."""
    result = calculate()
    assert result.findings == ()
    got = [as_row(draft.flat_id, line) for draft in result.drafts for line in draft.lines]
    wanted = [r for r in rows("expected/lines.csv") if r["service"] not in NOT_YET + DIFFERENCES]
    order = ("flat_id", "service")
    assert sorted(got, key=lambda r: [r[k] for k in order]) == sorted(
        wanted, key=lambda r: [r[k] for k in order]
    )


def test_flats_without_a_reading_are_held() -> None:
    """The flats with an estimate or a defaulting meter are held, and no others."""
    held = {draft.flat_id for draft in calculate().drafts if draft.held}
    assert held == {"B373000-1", "B373000-4", "B373000-7"}
