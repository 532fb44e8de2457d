"""Why a house with meters of its own is held, and who pays its differences."""

from dataclasses import replace
from typing import Any

import pytest
from core_messages import MESSAGES
from core_samples import (
    HEAT_TARIFFS,
    NORMS,
    OCTOBER,
    WATER_TARIFFS,
    building,
    company,
    cost,
    flat,
    meter,
    method,
    norm,
    readings,
    tariff,
)
from golden_texts import told

from einvoice.core import heating
from einvoice.core.billing import calculate_building
from einvoice.core.building_month import (
    BillingSettings,
    BuildingInputs,
    BuildingResult,
    CompanyInputs,
)
from einvoice.core.heating import PriceBounds
from einvoice.core.meters import HeatingMonth, MeterService, PlaceKind
from einvoice.core.methods import Key
from einvoice.core.tariffs import Norm, Unit

SERVICES = {
    "cold": MeterService.COLD_WATER,
    "hot": MeterService.HOT_WATER,
    "heat": MeterService.HEAT,
}


def house(*, on: bool = True, flats: dict[str, str] | None = None, **used: str) -> BuildingInputs:
    """Return two flats; ``flats`` are their m3 of cold water, ``used`` what the house used."""
    meters, rows = [], {}
    for name, m3 in (flats or {}).items():
        meters.append(meter(f"c{name}", "2026-09-30", place_id=name))
        rows[f"c{name}"] = readings(f"c{name}", {"2026-10-31": m3})
    for name, amount in used.items():
        own = meter(name, "2026-09-30", place_id="B", service=SERVICES[name], digits=7)
        meters.append(replace(own, place_kind=PlaceKind.BUILDING))
        rows[name] = readings(name, {"2026-10-31": amount})
    heating = HeatingMonth("B", OCTOBER, on)
    return building(flat("1"), flat("2"), meters=tuple(meters), readings=rows, heating=heating)


RULES = company(*WATER_TARIFFS, *HEAT_TARIFFS, norms=NORMS)


def calculate(inputs: BuildingInputs, rules: CompanyInputs = RULES) -> BuildingResult:
    """Return October of a house."""
    return calculate_building(OCTOBER, rules, inputs)


def settings(**changes: Any) -> CompanyInputs:
    """Return the rules with other settings."""
    return replace(RULES, settings=BillingSettings(**changes))


READ = {"1": "3", "2": "2"}
SUMMER = house(on=False, flats=READ, hot="10", heat="0.05")
NO_AREA = replace(
    house(heat="5"), flats=(flat("1", heat_area_m2_e2=0), flat("2", heat_area_m2_e2=0))
)


@pytest.mark.parametrize(
    ("inputs", "rules", "code"),
    [
        pytest.param(SUMMER, RULES, "HOT_WATER_PRICE", id="hot water too cheap"),
        pytest.param(
            house(flats=READ, cold="4"),
            settings(hold_negative_difference=True),
            "NEGATIVE_DIFFERENCE",
            id="negative, and the setting says hold",
        ),
        pytest.param(
            house(flats={"1": "3"}, cold="4"), replace(RULES, norms=()), "MISSING_NORM", id="norm"
        ),
        pytest.param(
            replace(house(heat="5"), heating=None), RULES, "MISSING_HEATING_MONTH", id="months"
        ),
        pytest.param(house(heat="5"), company(*WATER_TARIFFS), "MISSING_TARIFF", id="heat tariff"),
        pytest.param(NO_AREA, RULES, "ZERO_KEY", id="heat and no heat area"),
        pytest.param(
            house(on=False, heat="5"), RULES, "IMPOSSIBLE_HEAT", id="summer, no hot water"
        ),
        pytest.param(
            house(flats={"1": "0", "2": "0"}, cold="0"), RULES, "", id="nobody used anything"
        ),
        pytest.param(house(flats=READ, cold="4"), RULES, "", id="negative, by use"),
        pytest.param(
            house(flats=READ, cold="6"), replace(RULES, norms=()), "", id="no norm, no defaulter"
        ),
    ],
)
def test_a_house_is_held(
    inputs: BuildingInputs, rules: CompanyInputs, code: str, request: pytest.FixtureRequest
) -> None:
    """One finding says why; without a reason the house is billed and balances."""
    result = calculate(inputs, rules)
    assert [finding.code for finding in result.findings] == ([code] if code else [])
    MESSAGES.check(request.node.name, told(result.findings))
    # A flat with nothing to bill is held by itself: an invoice without lines cannot be sent.
    assert all(draft.held is (bool(code) or not draft.lines) for draft in result.drafts)
    assert not result.controls.unbalanced


def test_the_bounds_of_the_price_are_settable() -> None:
    """A manager who believes the price can widen the bounds."""
    assert calculate(SUMMER, settings(hot_price_bounds=PriceBounds(0, 300))).findings == ()


def test_a_service_that_is_calculated_has_no_cost() -> None:
    """A cost of heating beside a heat meter would be paid twice."""
    inputs = replace(
        house(heat="5"), costs=(cost("heating", "9"),), methods=(method("heating", Key.AREA),)
    )
    assert [f.code for f in calculate(inputs).findings] == ["CALCULATED_AND_CHARGED"]
    MESSAGES.check("calculated and charged", told(calculate(inputs).findings))
    rules = company(*WATER_TARIFFS, *HEAT_TARIFFS, tariff("circulation", "1", Unit.PROPERTY))
    assert [f.code for f in calculate(house(heat="5"), rules).findings] == [
        "CALCULATED_AND_CHARGED"
    ]


def test_a_flat_without_a_cold_water_meter_pays_first() -> None:
    """2 persons x 4.5 m3 cover a difference of 1 m3, so the read flat pays nothing of it."""
    read, unmetered = calculate(house(flats={"1": "3"}, cold="4")).drafts
    assert [line.service for line in read.lines] == ["cold_water", "sewage"]
    assert [(line.service, line.quantity_e3) for line in unmetered.lines] == [
        ("water_difference", 1000),
        ("sewage_difference", 1000),
    ]


def test_a_house_of_one_flat() -> None:
    """The only flat pays all of it: its own use, the difference, all heat."""
    inputs = replace(house(flats={"1": "3"}, cold="4", heat="5"), flats=(flat("1"),))
    (draft,) = calculate(inputs).drafts
    nets = {line.service: line.net_cents for line in draft.lines}
    assert nets == {
        "cold_water": 327,
        "sewage": 404,
        "water_difference": 109,
        "sewage_difference": 135,
        "heating": 34830,
    }


def test_a_house_of_five_hundred_flats() -> None:
    """Every litre and cent of a large house is shared."""
    inputs = house(cold="777.777", hot="100", heat="123.456")
    flats = tuple(flat(str(number)) for number in range(500))
    result = calculate(replace(inputs, flats=flats))
    assert result.findings == ()
    assert len(result.controls.totals) == 5
    assert not result.controls.unbalanced


def test_a_difference_that_nobody_can_share_holds_the_house() -> None:
    """A house whose meter turned while no premises were there has nobody to pay."""
    inputs = replace(house(cold="4"), flats=(), customers=())
    result = calculate(inputs)
    assert [finding.code for finding in result.findings] == ["ZERO_KEY"]
    assert dict(result.findings[0].facts)["service"] == "cold_water"
    assert result.drafts == ()


def test_the_norm_of_heating_water_is_settable() -> None:
    """0.06 MWh x 69.66 EUR instead of 0.0582; a building's own norm beats the general one."""
    house_of_two = house(flats=READ, hot="2", heat="5")
    used = {"h1": readings("h1", {"2026-10-31": "1"})}
    hot = meter("h1", "2026-09-30", place_id="1", service=MeterService.HOT_WATER)
    inputs = replace(
        house_of_two,
        meters=(*house_of_two.meters, hot),
        readings=house_of_two.readings | used,
    )
    general, own = norm("hot_water_heating", "0.06"), norm("hot_water_heating", "0.07")

    def price(*norms: Norm) -> int | None:
        rules = replace(RULES, norms=(*NORMS, *norms))
        lines = calculate(inputs, rules).drafts[0].lines
        return next(line.unit_price_e4 for line in lines if line.service == "hot_water_heating")

    assert price() == 40542
    assert price(general) == 41796
    assert price(general, replace(own, building_id="B")) == 48762
    assert price(general, replace(own, building_id="C")) == 41796


def test_what_does_not_balance_is_told_with_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """All heat billed as heating: MWh and EUR that are charged twice, and nothing is issued."""
    right = heating.heat_month

    def mistaken(measured: heating.HeatMeasured) -> heating.HeatMonth:
        cents = measured.total_e3 * measured.price_e4 // 10**5
        return replace(right(measured), heating_e3=measured.total_e3, heating_cents=cents)

    monkeypatch.setattr(heating, "heat_month", mistaken)
    result = calculate(house(flats=READ, cold="5", hot="2", heat="5"))
    MESSAGES.check("unbalanced", told(result.findings))
    assert all(draft.held and not draft.lines for draft in result.drafts)
