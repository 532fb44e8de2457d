"""Values that are not believed without a person's word: each bound is a setting, and inclusive."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from einvoice.core.balances import Balance
from einvoice.core.bounds import Bounds, ReadingStep
from einvoice.core.findings import Level
from einvoice.core.meters import MeterService, PlaceKind
from einvoice.core.methods import Cost, SingleCharge
from einvoice.core.period import Period
from einvoice.core.premises import Building, Flat, FlatKind
from einvoice.core.tariffs import Norm, Tariff, Unit, VatKind
from einvoice.intake import CoreRow
from einvoice.intake.bounds import out_of_bounds, step_out_of_bounds
from einvoice.intake.table import finding_of
from einvoice.texts.findings import sentence

OCTOBER, DAY = Period(2026, 10), dt.date(2026, 1, 1)
BEFORE_ON = dt.date(2026, 9, 30)
BOUNDS = Bounds()
FLAT = Flat("B1-1", "B1", "1", FlatKind.APARTMENT, 7741, 7000, 2, Fraction(1, 24))
SHOP = replace(FLAT, kind=FlatKind.NON_RESIDENTIAL, declared_persons=0)
BUILDING = Building("B1", "a", "b", "c", "1013")
COST = Cost("B1", "lift", OCTOBER, 100, 2100, VatKind.TAX, "")
CHARGE = SingleCharge("C", "B1-1", OCTOBER, "penalty", 1, 0, VatKind.NOTTAX, None, "", "", "", "r")


def tariff(unit: Unit, price_e6: int) -> Tariff:
    """A tariff of a unit."""
    return Tariff("lift", "", DAY, None, unit, price_e6, 2100, 2100, VatKind.TAX)


def norm(service: str, value_e6: int) -> Norm:
    """A norm of a service."""
    return Norm(service, "", DAY, None, value_e6)


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        pytest.param(FLAT, [], id="a flat"),
        pytest.param(replace(FLAT, fee_area_m2_e2=774100), ["fee_area_m2"], id="lost its point"),
        pytest.param(replace(FLAT, fee_area_m2_e2=50_000), [], id="500 m2"),
        pytest.param(replace(FLAT, heat_area_m2_e2=50_001), ["heat_area_m2"], id="above 500 m2"),
        pytest.param(replace(FLAT, fee_area_m2_e2=774), ["fee_area_m2"], id="gained a point"),
        pytest.param(replace(FLAT, heat_area_m2_e2=0), [], id="no heat area"),
        pytest.param(replace(FLAT, kind=FlatKind.STUDIO, fee_area_m2_e2=799), ["fee_area_m2"]),
        pytest.param(replace(SHOP, fee_area_m2_e2=774100), [], id="a large shop"),
        pytest.param(replace(SHOP, fee_area_m2_e2=1_000_001), ["fee_area_m2"], id="too large"),
        pytest.param(replace(SHOP, fee_area_m2_e2=100), [], id="a kiosk of 1 m2"),
        pytest.param(replace(FLAT, declared_persons=20), [], id="20 persons"),
        pytest.param(replace(FLAT, declared_persons=21), ["declared_persons"], id="21 persons"),
        pytest.param(replace(SHOP, declared_persons=21), [], id="21 workers"),
        pytest.param(replace(FLAT, ownership_share=Fraction(8502)), [], id="a share in any unit"),
        pytest.param(replace(FLAT, ownership_share=Fraction(100_001)), ["ownership_share"]),
        pytest.param(BUILDING, [], id="no capacity"),
        pytest.param(replace(BUILDING, requested_mw_e6=165_030), [], id="a house's capacity"),
        pytest.param(replace(BUILDING, requested_mw_e6=165_030_000), ["requested_mw"]),
        *(
            pytest.param(tariff(unit, price), [], id=f"usual price per {unit}")
            for unit, price in (
                (Unit.M3, 2_030_000),
                (Unit.MWH, 98_840_000),
                (Unit.MW_YEAR, 26_770_000_000),
                (Unit.M2, 431_600),
                (Unit.PERSON, 3_551_200),
                (Unit.PROPERTY, 5_000_000),
            )
        ),
        *(
            pytest.param(tariff(unit, price), ["price_net"], id=f"price without point per {unit}")
            for unit, price in (
                (Unit.M3, 203_000_000),
                (Unit.MWH, 9_884_000_000),
                (Unit.MW_YEAR, 2_677_000_000_000),
                (Unit.M2, 4_316_000_000),
                (Unit.PERSON, 355_120_000),
                (Unit.PROPERTY, 1_000_000_001),
            )
        ),
        pytest.param(norm("water", 4_500_000), [], id="norm of water"),
        pytest.param(norm("water", 45_000_000), ["value"], id="norm of water too high"),
        pytest.param(norm("hot_water_heating", 58_200), [], id="norm of heating"),
        pytest.param(norm("hot_water_heating", 582_000), ["value"], id="norm of heating too high"),
        pytest.param(COST, [], id="a cost"),
        pytest.param(replace(COST, amount_net_cents=10_000_001), ["amount_net"], id="a cost high"),
        pytest.param(replace(COST, amount_net_cents=-10_000_001), ["amount_net"], id="given back"),
        pytest.param(replace(CHARGE, net_cents=500_000), [], id="5000 EUR"),
        pytest.param(replace(CHARGE, net_cents=500_001), ["net"], id="above 5000 EUR"),
        pytest.param(Balance("B1-1", OCTOBER, 5_000_000, 0), [], id="a debt"),
        pytest.param(Balance("B1-1", OCTOBER, 5_000_001, -5_000_001), ["balance_begin", "paid"]),
    ],
)
def test_what_is_not_believed(row: CoreRow, columns: list[str]) -> None:
    """The row is taken; its column is named and never its value."""
    faults = list(out_of_bounds(row, BOUNDS))
    assert [fault.column for fault in faults] == columns
    assert all(fault.level is Level.PROBLEM for fault in faults)


def test_a_bound_is_a_setting() -> None:
    """What is right for one company is not for another."""
    hall = replace(FLAT, fee_area_m2_e2=60_000)
    (fault,) = out_of_bounds(hall, BOUNDS)
    assert fault.facts == (("least", "8"), ("most", "500"))
    assert not list(out_of_bounds(hall, replace(BOUNDS, apartment_m2=600)))


@pytest.mark.parametrize(
    ("place", "service", "step_e3", "days", "doubtful"),
    [
        (PlaceKind.FLAT, MeterService.COLD_WATER, 200_000, 31, False),
        (PlaceKind.FLAT, MeterService.COLD_WATER, 200_001, 31, True),
        (PlaceKind.FLAT, MeterService.HOT_WATER, 200_001, 3, True),
        (PlaceKind.FLAT, MeterService.HOT_WATER, 600_000, 92, False),
        (PlaceKind.FLAT, MeterService.COLD_WATER, -200_001, 31, False),
        (PlaceKind.FLAT, MeterService.HEAT, 9_000_000, 31, False),
        (PlaceKind.BUILDING, MeterService.COLD_WATER, 20_000_001, 31, True),
        (PlaceKind.BUILDING, MeterService.HEAT, 2_000_000, 31, False),
        (PlaceKind.BUILDING, MeterService.HEAT, 2_000_001, 31, True),
        (PlaceKind.BUILDING, MeterService.ELECTRICITY, 90_000_000, 31, False),
    ],
)
def test_how_far_a_meter_goes_in_a_month(
    place: PlaceKind, service: MeterService, step_e3: int, days: int, *, doubtful: bool
) -> None:
    """A month is 28 days and more; a fall is another matter."""
    now_on = BEFORE_ON + dt.timedelta(days=days)
    step = ReadingStep(place, service, BEFORE_ON, 9_000_000, now_on, 9_000_000 + step_e3)
    assert bool(list(step_out_of_bounds(step, BOUNDS))) is doubtful


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("lv", "No 430,642 (30.09.2026) līdz 6311,000 (31.10.2026) ir 5880,358 m³; tik ilgā"),
        ("ru", "От 430,642 (30.09.2026) до 6311,000 (31.10.2026) 5880,358 м³; за такой срок"),
        ("en", "From 430.642 on 2026-09-30 to 6311.000 on 2026-10-31 is 5880.358 m³; at most 200"),
    ],
)
def test_both_readings_are_said(language: str, words: str) -> None:
    """With their days, what lies between them and how much is expected."""
    days = BEFORE_ON, 430_642, dt.date(2026, 10, 31), 6_311_000
    step = ReadingStep(PlaceKind.FLAT, MeterService.COLD_WATER, *days)
    (fault,) = step_out_of_bounds(step, BOUNDS)
    assert sentence(finding_of("readings.csv:2", fault), language).startswith(words)
