"""What holds a flat or its whole building back from being issued."""

from dataclasses import replace
from typing import Any

import pytest
from billing_samples import LIFT, WASTE, calculate, codes, only, split_by
from core_messages import MESSAGES
from core_samples import (
    HEAT_TARIFFS,
    NORMS,
    WATER_TARIFFS,
    building,
    company,
    cost,
    customer,
    day,
    flat,
    meter,
    readings,
    single_charge,
    tariff,
)
from golden_texts import told

from einvoice.core.building_month import BuildingInputs
from einvoice.core.findings import Level
from einvoice.core.meters import MeterService, PlaceKind
from einvoice.core.methods import Key
from einvoice.core.tariffs import Unit


def test_without_a_customer_the_flat_is_held_and_still_takes_part() -> None:
    """It has no buyer and no lines, but its share of a cost is not laid on the others."""
    inputs = building(flat("1"), flat("2"), customers=(customer("2"),), **split_by(Key.EQUAL))
    held, billed = calculate(inputs, company()).drafts
    assert (held.held, codes(held), held.buyer, held.lines) == (True, ["NO_CUSTOMER"], None, ())
    assert (billed.held, billed.net_cents) == (False, 5000)


@pytest.mark.parametrize(
    ("has_balances", "required", "held"),
    [(True, True, True), (True, False, False), (False, True, False)],
)
def test_flat_without_a_balance(has_balances: bool, required: bool, held: bool) -> None:  # noqa: FBT001 - a table
    """Once there are balances, a flat without one is held, unless the setting says otherwise."""
    rules = company(LIFT, has_balances=has_balances, balances_required=required)
    draft = only(building(flat()), rules)
    assert (draft.held, codes(draft)) == (held, ["NO_BALANCE"] if held else [])
    assert draft.total_cents == 134


@pytest.mark.parametrize(
    ("changes", "code", "lines"),
    [
        ({"service": "cable"}, "UNKNOWN_SERVICE", 1),
        ({"vat_percent_e2": 2100}, "WRONG_VAT", 2),
    ],
)
def test_wrong_single_charge_holds_its_flat(changes: dict[str, Any], code: str, lines: int) -> None:
    """An unknown service or a rate without VAT holds that flat and no other."""
    charge = single_charge("c1", "5", **changes)
    held, other = calculate(building(flat("1"), flat("2"), charges=(charge,)), company(LIFT)).drafts
    assert (held.held, codes(held), len(held.lines)) == (True, [code], lines)
    assert (other.held, codes(other)) == (False, [])


def building_meter(service: MeterService, **changes: Any) -> BuildingInputs:
    """Return a flat in a building with an unread meter of its own."""
    own = meter("bm", place_id="B", service=service, place_kind=PlaceKind.BUILDING)
    return building(flat(), meters=(replace(own, **changes),))


LIFT_OR_WASTE = {False: LIFT, True: WASTE}
"""By whether there are costs: a tariff that does not stand beside the cost of the lift."""

BIG = replace(building().building, requested_mw_e6=100_000)
NO_HEAT_AREA = building(flat(heat_area_m2_e2=0), building=BIG)
FELL = building(
    flat(),
    meters=(
        meter("m", removed_on="2026-10-10", end="9", place_id="B", place_kind=PlaceKind.BUILDING),
        meter("n", "2026-10-10", place_id="B", place_kind=PlaceKind.BUILDING),
    ),
    readings={"m": readings("m", {"2026-09-30": "10"})},
)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param(
            building(flat(), costs=(cost("lift", "1"),)), "COST_WITHOUT_METHOD", id="cost"
        ),
        pytest.param(
            building(flat(heat_area_m2_e2=0), **split_by(Key.HEAT_AREA)), "ZERO_KEY", id="zero key"
        ),
        pytest.param(
            building(flat(ownership_share=-1), **split_by(Key.SHARE)), "NEGATIVE_KEY", id="share"
        ),
        pytest.param(
            building(flat(ownership_share=-1), **split_by(Key.SHARE, net="0.00")),
            "NEGATIVE_KEY",
            id="share of nothing",
        ),
        pytest.param(building(**split_by(Key.EQUAL)), "ZERO_KEY", id="nobody to pay"),
        pytest.param(FELL, "WRONG_END_VALUE", id="end value below the last reading"),
        *(
            pytest.param(building_meter(service), "MISSING_BUILDING_READING", id=service)
            for service in (MeterService.COLD_WATER, MeterService.HOT_WATER, MeterService.HEAT)
        ),
        pytest.param(
            building_meter(MeterService.HEAT, removed_on=day("2026-10-01"), end_value_e3=1),
            "MISSING_HEATING_MONTH",
            id="building meter removed this month",
        ),
        pytest.param(
            building_meter(MeterService.HEAT, removed_on=day("2026-10-01")),
            "WRONG_END_VALUE",
            id="building meter without end value",
        ),
        pytest.param(NO_HEAT_AREA, "ZERO_KEY", id="heat capacity, and no heat area"),
    ],
)
def test_building_is_held(
    inputs: BuildingInputs, code: str, request: pytest.FixtureRequest
) -> None:
    """What is wrong with the building holds every draft of it, without lines."""
    other = LIFT_OR_WASTE[bool(inputs.costs)]
    result = calculate(inputs, company(*WATER_TARIFFS, *HEAT_TARIFFS, other))
    (finding,) = result.findings
    assert (finding.level, finding.code, finding.where) == (Level.ERROR, code, "B")
    MESSAGES.check(request.node.name, told(result.findings))
    for draft in result.drafts:
        assert (draft.held, draft.lines, draft.total_cents) == (True, (), 0)
    assert len(result.drafts) == len({row.flat_id for row in inputs.flats})


def test_a_second_meter_holds_its_flat_alone() -> None:
    """A person is asked whether the old one was replaced; the neighbour is issued."""
    inputs = building(
        flat(),
        flat("2"),
        meters=(meter("m"), meter("n", "2026-10-10")),
        readings={"m": readings("m", {"2026-09-30": "9"}), "n": readings("n", {"2026-10-31": "1"})},
    )
    result = calculate(inputs, company(*WATER_TARIFFS, WASTE))
    assert [draft.held for draft in result.drafts] == [True, False]
    (finding,) = [f for f in result.drafts[0].findings if f.code == "SECOND_METER"]
    assert (finding.level, dict(finding.facts)) == (
        Level.PROBLEM,
        {"meter": "n", "old_meter": "m"},
    )


def test_a_neighbour_never_pays_by_both_meters_of_a_flat_that_is_asked_about() -> None:
    """July to September were estimated on the old meter; the new one stands at 12 in October.

    The house used 8, flat 2 used 5: the other 3 are flat 1's, who is a defaulter now (norm 9), and
    flat 2 is given nothing back. By both meters it was 17, and flat 2 got 2.647 m3 of flat 1's.
    """
    told = {
        "m": {"2026-04-30": "3", "2026-05-31": "6", "2026-06-30": "9"},
        "n": {"2026-10-31": "12"},
        "z": {"2026-09-30": "10", "2026-10-31": "15"},
        "h": {"2026-09-30": "100", "2026-10-31": "108"},
    }
    inputs = building(
        flat(),
        flat("2"),
        meters=(
            meter("m", "2026-03-31"),
            meter("n", "2026-07-10"),
            meter("z", place_id="2"),
            meter("h", place_id="B", place_kind=PlaceKind.BUILDING),
        ),
        readings={name: readings(name, values) for name, values in told.items()},
    )
    first, second = calculate(inputs, company(*WATER_TARIFFS, WASTE, norms=NORMS)).drafts
    m3 = [
        {line.service: line.quantity_e3 for line in draft.lines if line.unit is Unit.M3}
        for draft in (first, second)
    ]
    assert m3 == [
        {"water_difference": 3000, "sewage_difference": 3000},
        {"cold_water": 5000, "sewage": 5000},
    ]
    assert (first.held, second.held) == (True, False)


@pytest.mark.parametrize(
    ("end", "values", "code", "facts"),
    [
        pytest.param(
            "9",
            {"2026-10-31": "3"},
            "WRONG_END_VALUE",
            {"last": "10.000", "last_on": "2026-09-30", "end": "9.000", "meter": "m"},
            id="end value below the last reading",
        ),
        pytest.param(
            None,
            {"2026-10-31": "3"},
            "WRONG_END_VALUE",
            {"last": "10.000", "last_on": "2026-09-30", "end": "-", "meter": "m"},
            id="no end value",
        ),
        pytest.param("11", {}, "NEW_METER_UNREAD", {"meter": "n"}, id="new meter not read"),
    ],
)
def test_a_flats_replacement_needs_a_person_and_holds_nobody(
    end: str | None, values: dict[str, str], code: str, facts: dict[str, str]
) -> None:
    """It is told at the flat, with what staff need; neither the flat nor a neighbour is held."""
    inputs = building(
        flat(),
        flat("2"),
        meters=(meter("m", removed_on="2026-10-10", end=end), meter("n", "2026-10-10")),
        readings={"m": readings("m", {"2026-09-30": "10"}), "n": readings("n", values)},
    )
    result = calculate(inputs, company(*WATER_TARIFFS, WASTE))
    assert result.findings == ()
    assert [draft.held for draft in result.drafts] == [False, False]
    (finding,) = [f for f in result.drafts[0].findings if f.level is Level.WARNING]
    assert (finding.code, finding.where) == (code, "1")
    assert dict(finding.facts) == {"service": "cold_water", **facts}


@pytest.mark.parametrize(
    "inputs",
    [
        pytest.param(building_meter(MeterService.ELECTRICITY), id="electricity of the building"),
        pytest.param(
            building_meter(MeterService.HEAT, removed_on=day("2026-09-30")), id="removed before"
        ),
        pytest.param(
            building_meter(MeterService.HEAT, installed_on=day("2026-11-01")), id="not there yet"
        ),
        pytest.param(building(flat(), building=replace(BIG, requested_mw_e6=0)), id="no capacity"),
        pytest.param(
            building(flat(valid_from=day("2026-10-01"), valid_to=day("2026-10-31"))),
            id="valid for the whole month exactly",
        ),
        pytest.param(
            building(flat(valid_to=day("2026-09-30")), flat(valid_from=day("2026-10-01"))),
            id="rows that change at the turn of the month",
        ),
        pytest.param(
            building(flat(heat_area_m2_e2=0), **split_by(Key.HEAT_AREA, net="0.00")),
            id="nothing to split by nothing",
        ),
    ],
)
def test_building_is_not_held(inputs: BuildingInputs) -> None:
    """What needs no calculation that is still missing is billed."""
    rules = company(*HEAT_TARIFFS, LIFT_OR_WASTE[bool(inputs.costs)])
    assert not only(inputs, rules).held


def test_requested_capacity_needs_its_tariff() -> None:
    """A building with requested MW and no valid price for it is held."""
    later = tariff("heat_capacity", "26770", Unit.MW_YEAR, valid_from="2026-11-01")
    result = calculate(building(flat(), building=BIG), company(LIFT, later))
    assert [finding.code for finding in result.findings] == ["MISSING_TARIFF"]


def test_held_building_still_shows_what_is_wrong_with_its_flats() -> None:
    """Staff see the faults of flats and building at once."""
    inputs = building(flat(), customers=(), costs=(cost("lift", "1"),))
    result = calculate(inputs, company())
    assert [finding.code for finding in result.findings] == ["COST_WITHOUT_METHOD"]
    assert codes(result.drafts[0]) == ["NO_CUSTOMER"]


@pytest.mark.parametrize(
    ("removed_on", "others", "times"),
    [
        pytest.param("2026-10-10", {}, 1, id="this month"),
        pytest.param("2026-10-31", {}, 1, id="on its last day"),
        pytest.param("2026-08-01", {}, 1, id="two months before"),
        pytest.param("2026-07-31", {}, 0, id="long known"),
        pytest.param("2026-11-01", {}, 0, id="not yet"),
        pytest.param("2026-10-10", {"installed_on": "2026-11-02"}, 0, id="a new meter is told"),
        pytest.param("2026-10-10", {"installed_on": "2020-01-01"}, 0, id="another stays"),
    ],
)
def test_a_meter_that_nothing_follows_is_asked_about(
    removed_on: str, others: dict[str, str], times: int
) -> None:
    """The flat is billed otherwise then: staff hear of it before the month is issued."""
    meters = [meter("m", removed_on=removed_on, end="12")]
    values = {"m": readings("m", {"2026-07-20": "9", "2026-09-30": "10", "2026-10-31": "12"})}
    if others:
        meters.append(meter("n", **others))
        values["n"] = readings("n", {"2026-09-30": "1", "2026-10-31": "2"})
    inputs = building(flat(), flat("2"), meters=meters, readings=values)
    draft = calculate(inputs, company(*WATER_TARIFFS, WASTE)).drafts[0]
    asked = [f for f in draft.findings if f.code == "METER_NOT_REPLACED"]
    expected = {"service": "cold_water", "meter": "m", "on": removed_on}
    assert [(f.where, dict(f.facts)) for f in asked] == [("1", expected)] * times
    assert not draft.held
