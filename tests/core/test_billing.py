import datetime as dt
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from core_messages import MESSAGES
from core_samples import (
    HEAT_TARIFFS,
    OCTOBER,
    SERVICES,
    WATER_TARIFFS,
    balance,
    building,
    company,
    cost,
    customer,
    day,
    flat,
    meter,
    method,
    readings,
    single_charge,
    tariff,
    window,
)
from golden_texts import told
from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core import money
from einvoice.core.billing import calculate_building
from einvoice.core.building_month import BuildingInputs, BuildingResult, CompanyInputs, Draft
from einvoice.core.findings import Level
from einvoice.core.invoices import Buyer, InvoiceLine, VatTotal
from einvoice.core.meters import MeterService, PlaceKind
from einvoice.core.methods import Key
from einvoice.core.premises import CustomerKind, FlatKind
from einvoice.core.tariffs import Unit, VatKind

FEE = tariff("management_fee", "0.46155", Unit.M2, building_id="B")
FUND = tariff("repair_fund", "0.4822", Unit.M2, vat=0, kind=VatKind.NOTTAX)
WASTE = tariff("waste", "3.5512", Unit.PERSON)
LIFT = tariff("lift", "1.20", Unit.PROPERTY, vat=12, vat_other=21)
READ = readings("m", {"2026-09-30": "10", "2026-10-31": "14.341"})


def calculate(inputs: BuildingInputs, rules: CompanyInputs) -> BuildingResult:
    """Return October of a building."""
    return calculate_building(OCTOBER, rules, inputs)


def only(inputs: BuildingInputs, rules: CompanyInputs) -> Draft:
    """Return the only draft of a building in which nothing is wrong."""
    result = calculate(inputs, rules)
    assert result.findings == ()
    (draft,) = result.drafts
    return draft


def codes(draft: Draft) -> list[str]:
    """Return the codes of what was found at a draft."""
    return [finding.code for finding in draft.findings]


# Lines


def test_priced_line_by_area() -> None:
    """Net = fee area x the price rounded to 4 decimals, and the line says how it came about."""
    (line,) = only(building(flat(fee_area_m2_e2=6936)), company(FEE)).lines
    assert line == InvoiceLine(
        line_no=1,
        service="management_fee",
        quantity_e3=69360,
        unit="m2",
        unit_price_e4=4616,
        net_cents=3202,
        vat_percent_e2=2100,
        vat_kind=VatKind.TAX,
        rule="tariff_m2",
        inputs=(
            ("tariff", "0.461550"),
            ("tariff_valid", "2020-01-01/.."),
            ("tariff_building", "B"),
        ),
    )


def test_priced_line_by_person() -> None:
    """Nobody declared counts as one person in an apartment; the inputs show what was declared."""
    (line,) = only(building(flat(declared_persons=0)), company(WASTE)).lines
    assert (line.quantity_e3, line.unit, line.net_cents) == (1000, "person", 355)
    assert (line.rule, line.inputs[0]) == ("tariff_person", ("declared_persons", "0"))


def test_no_line_where_the_quantity_is_0() -> None:
    """A premises without persons pays nothing per person, and has no line for it."""
    shop = flat(kind=FlatKind.NON_RESIDENTIAL, declared_persons=0)
    draft = only(building(shop), company(WASTE, LIFT))
    assert [line.service for line in draft.lines] == ["lift"]
    assert draft.lines[0].line_no == 1


def test_line_that_rounds_to_0_is_written() -> None:
    """A quantity that is not 0 makes a line even if its net rounds to 0."""
    free = tariff("waste", "0", Unit.PERSON)
    assert [line.net_cents for line in only(building(flat()), company(free)).lines] == [0]


@pytest.mark.parametrize(
    ("kind", "payer", "percent"),
    [
        (FlatKind.APARTMENT, CustomerKind.PERSON, 12),
        (FlatKind.APARTMENT, CustomerKind.COMPANY, 21),
        (FlatKind.NON_RESIDENTIAL, CustomerKind.PERSON, 21),
    ],
)
def test_vat_rate_follows_premises_and_customer(
    kind: FlatKind, payer: CustomerKind, percent: int
) -> None:
    """Per property: quantity 1, and the household rate only for a person's apartment."""
    inputs = building(flat(kind=kind), customers=(customer(customer_kind=payer),))
    (line,) = only(inputs, company(LIFT)).lines
    assert (line.quantity_e3, line.unit, line.net_cents) == (1000, "property", 120)
    assert (line.rule, line.vat_percent_e2) == ("tariff_property", percent * 100)


def metered(*, hot: str | None = None) -> BuildingInputs:
    """Return a flat that used 4.341 m3 of cold water, and hot water if it has such a meter."""
    meters = [meter("m", place_id="1")]
    rows = {"m": READ}
    if hot is not None:
        meters.append(meter("h", place_id="1", service=MeterService.HOT_WATER))
        rows["h"] = readings("h", {"2026-09-30": "5", "2026-10-31": hot})
    return building(flat(), meters=tuple(meters), readings=rows)


def test_water_lines() -> None:
    """Water and sewage are charged for cold + hot m3, the readings stand in the water line."""
    water, sewage = only(metered(hot="6"), company(*WATER_TARIFFS)).lines
    assert (water.service, water.quantity_e3, water.net_cents) == ("cold_water", 5341, 583)
    assert (sewage.service, sewage.quantity_e3, sewage.net_cents) == ("sewage", 5341, 720)
    assert (water.opening_e3, water.closing_e3, water.estimated) == (10000, 14341, False)
    assert (sewage.opening_e3, sewage.closing_e3) == (None, None)
    assert (water.rule, water.unit, water.unit_price_e4) == ("metered", "m3", 10913)
    assert water.inputs == (
        ("cold_water.reading", "4.341"),
        ("meter.m", "10.000..14.341"),
        ("serial.m", "serial m"),
        ("hot_water.reading", "1.000"),
        ("meter.h", "5.000..6.000"),
        ("serial.h", "serial h"),
        ("tariff", "1.091300"),
        ("tariff_valid", "2020-01-01/.."),
        ("tariff_building", ""),
    )


def test_flat_without_a_water_meter_has_no_water_lines() -> None:
    """It is not held: nothing is missing, there is nothing to read."""
    draft = only(building(flat()), company(*WATER_TARIFFS, FEE))
    assert [line.service for line in draft.lines] == ["management_fee"]
    assert (draft.held, draft.findings) == (False, ())


def test_negative_water_is_a_credit() -> None:
    """A catch-up that gives back more than was used makes credit lines."""
    values = {"2026-08-31": "10", "2026-10-31": "11"}
    inputs = building(
        flat(), meters=(meter("m", "2026-08-05"),), readings={"m": readings("m", values)}
    )
    water, sewage = only(inputs, company(*WATER_TARIFFS)).lines
    assert (water.quantity_e3, water.net_cents, sewage.net_cents) == (-9000, -982, -1213)
    assert water.estimated is False


def split_by(key: Key, net: str = "100.00", **changes: Any) -> dict[str, Any]:
    """Return a cost of the lift and its method as inputs of a building."""
    return {"costs": (cost("lift", net, **changes),), "methods": (method("lift", key),)}


@pytest.mark.parametrize(
    ("key", "nets"),
    [
        pytest.param(Key.AREA, [3333, 6667], id="area"),
        pytest.param(Key.HEAT_AREA, [10000], id="heat area, the second has none"),
        pytest.param(Key.PERSONS, [4000, 6000], id="persons"),
        pytest.param(Key.EQUAL, [5000, 5000], id="equal"),
        pytest.param(Key.SHARE, [2500, 7500], id="share"),
        pytest.param(Key.CONSUMPTION, [10000], id="consumption, the second has no meter"),
    ],
)
def test_cost_is_split_by_every_key(key: Key, nets: list[int]) -> None:
    """A cost is split to the cent; a flat whose part is 0 has no line."""
    inputs = building(
        flat("1", fee_area_m2_e2=5000, ownership_share=1),
        flat("2", fee_area_m2_e2=10000, heat_area_m2_e2=0, declared_persons=3, ownership_share=3),
        meters=(meter("m", place_id="1"),),
        readings={"m": READ},
        **split_by(key),
    )
    result = calculate(inputs, company(*WATER_TARIFFS))
    lines = [line for draft in result.drafts for line in draft.lines if line.service == "lift"]
    assert [line.net_cents for line in lines] == nets
    assert {line.rule for line in lines} == {f"split_{key}"}


def test_split_line_says_how_it_came_about() -> None:
    """It has neither quantity nor price; its inputs name key, sum of keys, cost and method."""
    inputs = building(flat("1"), flat("2"), **split_by(Key.AREA, net="0.03"))
    first, second = calculate(inputs, company()).drafts
    assert first.lines == (
        InvoiceLine(
            line_no=1,
            service="lift",
            quantity_e3=None,
            unit="share",
            unit_price_e4=None,
            net_cents=2,
            vat_percent_e2=2100,
            vat_kind=VatKind.TAX,
            rule="split_area",
            inputs=(
                ("key", "50.00"),
                ("keys_sum", "100.00"),
                ("cost", "0.03"),
                ("method_valid", "2020-01-01/.."),
                ("basis", "decision of the owners"),
            ),
        ),
    )
    assert [line.net_cents for line in second.lines] == [1]


def test_costs_have_one_vat_rate_for_all() -> None:
    """A company pays the cost's own VAT rate like everybody."""
    payer = customer(customer_kind=CustomerKind.COMPANY)
    inputs = building(flat(), customers=(payer,), **split_by(Key.EQUAL, vat_percent_e2=1200))
    assert [line.vat_percent_e2 for line in only(inputs, company()).lines] == [1200]


@pytest.mark.parametrize(
    ("language", "text"),
    [("lv", "Līgumsods"), ("ru", "Пеня"), ("en", "Penalty"), ("", "Līgumsods")],
)
def test_single_charge_is_a_line_as_it_stands(language: str, text: str) -> None:
    """A single charge keeps its net and rate, with the text in the customer's language."""
    charge = single_charge("c1", "-12.30", for_period=OCTOBER.previous)
    inputs = building(flat(), customers=(customer(language=language),), charges=(charge,))
    (line,) = only(inputs, company()).lines
    assert (line.service, line.net_cents, line.vat_kind) == ("penalty", -1230, VatKind.NOTTAX)
    assert (line.quantity_e3, line.unit, line.unit_price_e4) == (None, "", None)
    assert (line.rule, line.text) == ("single_charge", text)
    assert line.inputs == (("charge_id", "c1"), ("for_period", "2026-09"), ("reason", "late"))


@pytest.mark.parametrize(
    ("language", "missing", "text"),
    [
        ("ru", {"text_ru": ""}, "Līgumsods"),
        ("ru", {"text_ru": "", "text_lv": ""}, "Penalty"),
        ("lv", {"text_en": "", "text_lv": ""}, "Пеня"),
        ("lv", {"text_en": "", "text_lv": "", "text_ru": ""}, ""),
    ],
)
def test_a_text_that_is_missing_is_taken_from_another_language(
    language: str, missing: dict[str, str], text: str
) -> None:
    """Latvian first; the staff's reason never stands in for what a customer reads."""
    inputs = building(
        flat(),
        customers=(customer(language=language),),
        charges=(single_charge("c1", "0.00", **missing),),
    )
    (line,) = only(inputs, company()).lines
    assert (line.text, line.net_cents) == (text, 0)
    assert line.inputs[1:] == (("for_period", ""), ("reason", "late"))


def test_lines_stand_in_the_order_of_services() -> None:
    """Lines are ordered by service, then costs by note and charges by id, numbered from 1."""
    inputs = replace(
        metered(),
        costs=(cost("lift", "2", note="b"), cost("lift", "1", note="a")),
        methods=(method("lift", Key.EQUAL),),
        charges=(
            single_charge("c2", "5"),
            single_charge("c1", "4"),
            single_charge("c3", "3", service="lift"),
            single_charge("c4", "6", service="cold_water"),
        ),
    )
    draft = only(inputs, company(WASTE, *WATER_TARIFFS, FEE, FUND))
    assert [line.line_no for line in draft.lines] == list(range(1, 12))
    assert [(line.service, line.net_cents) for line in draft.lines] == [
        ("management_fee", 2308),
        ("repair_fund", 2411),
        ("cold_water", 474),
        ("cold_water", 600),
        ("sewage", 585),
        ("waste", 710),
        ("lift", 100),
        ("lift", 200),
        ("lift", 300),
        ("penalty", 400),
        ("penalty", 500),
    ]


# Totals, buyer, balance


def test_totals() -> None:
    """Total = sum of nets + VAT rounded once per rate."""
    draft = only(building(flat(fee_area_m2_e2=6936)), company(FEE, FUND, WASTE, LIFT))
    assert draft.vat_totals == (
        VatTotal(0, VatKind.NOTTAX, 3345, 0),
        VatTotal(1200, VatKind.TAX, 120, 14),
        VatTotal(2100, VatKind.TAX, 3202 + 710, 822),
    )
    assert (draft.net_cents, draft.vat_cents, draft.total_cents) == (7377, 836, 8213)
    assert (draft.balance_begin_cents, draft.paid_cents, draft.to_pay_cents) == (0, 0, 8213)


def test_balance_is_brought_forward() -> None:
    """To pay = the month + debt at the beginning - what was paid, never below zero."""
    rules = company(LIFT, has_balances=True)
    draft = only(building(flat(), balances=(balance("1", "30.00", "10.00"),)), rules)
    assert (draft.balance_begin_cents, draft.paid_cents, draft.to_pay_cents) == (3000, 1000, 2134)
    overpaid = only(building(flat(), balances=(balance("1", "-30.00", "0.00"),)), rules)
    assert (overpaid.to_pay_cents, overpaid.held) == (0, False)


def test_buyer_is_the_customer_at_the_flat() -> None:
    """The buyer is copied from the customer, the building's address and the flat's number."""
    person = customer(name="Zariņa Ūna", code="161175-19997", email="u@example.lv", language="ru")
    draft = only(building(flat(number="7A"), customers=(person,)), company(LIFT))
    assert draft.buyer == Buyer(
        name="Zariņa Ūna",
        code="161175-19997",
        email="u@example.lv",
        language="ru",
        address="Mālkalnes prospekts 1-7A",
        city="Ogre",
        postal_code="LV-5001",
    )


def test_customer_of_the_last_day_gets_the_invoice() -> None:
    """Of several customers of a month the one valid on its last day gets all of it."""
    customers = (
        customer(name="new", valid_from=day("2026-10-31")),
        customer(name="old", valid_to=day("2026-10-30")),
        customer(name="next", valid_from=day("2026-11-01")),
    )
    draft = only(building(flat(), customers=customers), company(LIFT))
    assert draft.buyer is not None
    assert draft.buyer.name == "new"


def test_drafts_are_in_flat_order() -> None:
    """Drafts stand in the natural order of numbers and know their position."""
    flats = (flat("c", number="10"), flat("b", number="2"), flat("a", number="10"))
    drafts = calculate(building(*flats), company(LIFT)).drafts
    assert [(draft.flat_id, draft.position) for draft in drafts] == [("b", 0), ("a", 1), ("c", 2)]


@pytest.mark.parametrize(
    ("valid_from", "valid_to"), [("2026-11-01", None), ("2020-01-01", "2026-09-30")]
)
def test_premises_not_valid_in_the_period_take_no_part(
    valid_from: str, valid_to: str | None
) -> None:
    """A premises of another time has no draft and no share."""
    other = flat("2", valid_from=day(valid_from), valid_to=day(valid_to) if valid_to else None)
    inputs = building(
        flat("1"), other, charges=(single_charge("c1", "5", flat_id="2"),), **split_by(Key.EQUAL)
    )
    result = calculate(inputs, company())
    (draft,) = result.drafts
    assert (draft.flat_id, draft.net_cents, draft.held) == ("1", 10000, False)
    (lost,) = result.findings
    assert (lost.level, lost.code, lost.where) == (Level.WARNING, "CHARGE_WITHOUT_FLAT", "2")


# A flat is held

GOOD_CODES = [
    (CustomerKind.PERSON, ""),
    (CustomerKind.PERSON, "161175-19997"),
    (CustomerKind.PERSON, "32867300679"),
    (CustomerKind.COMPANY, "40003521600"),
    (CustomerKind.COMPANY, "161175-19997"),
    (CustomerKind.COMPANY, ""),
    (CustomerKind.BUDGET_INSTITUTION, "40003521600"),
]


@pytest.mark.parametrize(("kind", "code"), GOOD_CODES)
def test_right_or_missing_code_holds_nothing(kind: CustomerKind, code: str) -> None:
    """A code may be missing; a sole trader has a personal code."""
    inputs = building(flat(), customers=(customer(customer_kind=kind, code=code),))
    assert not only(inputs, company(LIFT)).held


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (CustomerKind.PERSON, "161175-19998"),
        (CustomerKind.PERSON, "40003521600"),
        (CustomerKind.COMPANY, "40003521601"),
        (CustomerKind.BUDGET_INSTITUTION, "161175-19997"),
    ],
)
def test_wrong_code_holds_the_flat(kind: CustomerKind, code: str) -> None:
    """A wrong code holds the flat, and no message repeats it."""
    inputs = building(flat(), customers=(customer(customer_kind=kind, code=code),))
    draft = only(inputs, company(LIFT))
    assert (draft.held, codes(draft)) == (True, ["WRONG_CODE"])
    assert code not in str(draft.findings)


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


# Shown, and nothing is held


def test_flat_without_a_reading_is_billed_an_estimate() -> None:
    """A missing reading is billed by average and marked; staff see a note, nobody is held."""
    inputs = replace(
        metered(), readings={"m": readings("m", {"2026-08-31": "6", "2026-09-30": "10"})}
    )
    draft = only(inputs, company(*WATER_TARIFFS))
    assert (draft.held, codes(draft)) == (False, ["ESTIMATED"])
    assert [(line.quantity_e3, line.estimated) for line in draft.lines] == [(1833, True)] * 2


def test_defaulter_is_billed_nothing_for_water() -> None:
    """The fourth missing month bills 0, and a note says what the flat became."""
    inputs = replace(metered(), readings={"m": readings("m", {"2026-06-30": "10"})})
    draft = only(inputs, company(*WATER_TARIFFS))
    assert (codes(draft), draft.lines) == (["DEFAULTER", "NO_LINES"], ())
    assert draft.findings[0].level is Level.NOTE


def test_reading_that_fell_is_shown() -> None:
    """A reading below the one before is a warning beside the missing reading."""
    inputs = replace(
        metered(), readings={"m": readings("m", {"2026-09-30": "10", "2026-10-31": "9"})}
    )
    draft = only(inputs, company(*WATER_TARIFFS))
    assert codes(draft) == ["READING_FELL", "ESTIMATED"]
    assert draft.findings[0].level is Level.WARNING


def test_reading_outside_the_window_is_shown() -> None:
    """A reading that closes no month is a note, and holds nothing."""
    late = readings("m", {"2026-09-30": "10", "2026-10-20": "12", "2026-10-31": "14.341"})
    draft = only(replace(metered(), readings={"m": late}), company(*WATER_TARIFFS))
    assert (draft.held, codes(draft)) == (False, ["READING_NOT_USED"])
    assert draft.findings[0].level is Level.NOTE
    assert ("on", "2026-10-20") in draft.findings[0].facts


def test_a_reading_after_the_removal_and_a_meter_beside_are_shown() -> None:
    """Both are warnings and hold nothing; the reading may be the new meter's."""
    meters = (meter("m", removed_on="2026-10-20", end="12"), meter("k"), meter("n", "2026-10-10"))
    values = {name: {"2026-09-30": "10", "2026-10-31": "14"} for name in ("m", "k")}
    values["n"] = {"2026-10-31": "1"}
    inputs = replace(
        metered(),
        meters=meters,
        readings={name: readings(name, own) for name, own in values.items()},
    )
    draft = only(inputs, company(*WATER_TARIFFS))
    found = {one.code: one for one in draft.findings}
    assert not draft.held
    assert set(found) == {"METER_ADDED", "READING_AFTER_REMOVAL"}
    assert {one.level for one in found.values()} == {Level.WARNING}
    assert dict(found["READING_AFTER_REMOVAL"].facts) == {"on": "2026-10-31", "meter": "m"}
    assert dict(found["METER_ADDED"].facts) == {"meter": "n", "old_meter": "k"}


def test_own_reading_window_is_used() -> None:
    """The company's window decides which reading closes the period."""
    rows = {"m": readings("m", {"2026-09-30": "10", "2026-10-20": "12"})}
    own = window("2026-10", "2026-10-19", "2026-10-21")
    draft = only(replace(metered(), readings=rows), company(*WATER_TARIFFS, windows=(own,)))
    assert [line.quantity_e3 for line in draft.lines] == [2000, 2000]


# A building is held


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


# Whatever the building is

MIXED = st.lists(
    st.tuples(
        st.sampled_from(list(FlatKind)),
        st.integers(1, 20000),
        st.integers(0, 5),
        st.sampled_from(list(CustomerKind)),
        st.integers(0, 40000),
    ),
    min_size=1,
    max_size=12,
)
COSTS = st.lists(
    st.tuples(
        st.sampled_from(["insurance", "land_lease", "extra"]),
        st.sampled_from(list(Key)),
        st.integers(-99999, 99999),
    ),
    max_size=3,
    unique_by=lambda row: row[0],
)
MORE_SERVICES = dict(SERVICES) | {
    name: replace(SERVICES["lift"], service=name) for name in ("insurance", "land_lease", "extra")
}


def mixed_building(
    flats: list[tuple[FlatKind, int, int, CustomerKind, int]],
    costs: list[tuple[str, Key, int]],
) -> BuildingInputs:
    """Return a building of many kinds of flats, all read, with costs by many keys."""
    ids = [str(number) for number in range(1, len(flats) + 1)]
    rows = zip(ids, flats, strict=True)
    return building(
        *(
            flat(
                name, kind=kind, fee_area_m2_e2=area, declared_persons=persons, ownership_share=area
            )
            for name, (kind, area, persons, _, _) in rows
        ),
        customers=tuple(
            customer(name, customer_kind=row[3]) for name, row in zip(ids, flats, strict=True)
        ),
        meters=tuple(meter(f"m{name}", place_id=name) for name in ids),
        readings={
            f"m{name}": readings(
                f"m{name}", {"2026-09-30": "1", "2026-10-31": money.format_scaled(1000 + row[4], 3)}
            )
            for name, row in zip(ids, flats, strict=True)
        },
        costs=tuple(cost(service, "0", amount_net_cents=net) for service, _, net in costs),
        methods=tuple(method(service, key) for service, key, _ in costs),
        balances=tuple(balance(name, "1.00", "0.50") for name in ids),
        charges=tuple(single_charge(f"c{name}", "1.23", flat_id=name) for name in ids[::3]),
    )


RULES = company(FEE, FUND, WASTE, LIFT, *WATER_TARIFFS, has_balances=True, services=MORE_SERVICES)


@settings(max_examples=50, deadline=None)
@given(MIXED, COSTS)
def test_no_cent_appears_or_vanishes(
    flats: list[tuple[FlatKind, int, int, CustomerKind, int]], costs: list[tuple[str, Key, int]]
) -> None:
    """Costs are allocated to the cent, lines reproduce, and totals are nets + VAT per rate."""
    result = calculate(mixed_building(flats, costs), RULES)
    held = any(finding.level is Level.ERROR for finding in result.findings)
    assert [draft.held for draft in result.drafts] == [held] * len(flats)
    if held:
        assert {finding.code for finding in result.findings} == {"ZERO_KEY"}
        return
    for service, _, net in costs:
        parts = [
            line.net_cents
            for draft in result.drafts
            for line in draft.lines
            if line.service == service
        ]
        assert sum(parts) == net
    for draft in result.drafts:
        assert draft.net_cents == sum(line.net_cents for line in draft.lines)
        by_rate: dict[int, int] = {}
        for line in draft.lines:
            by_rate[line.vat_percent_e2] = by_rate.get(line.vat_percent_e2, 0) + line.net_cents
            if line.unit_price_e4 is not None and line.quantity_e3 is not None:
                exact = line.quantity_e3 * line.unit_price_e4
                assert line.net_cents == money.round_half(exact, 10**5)
        vat = sum(money.vat_cents(net, rate) for rate, net in by_rate.items())
        assert draft.total_cents == draft.net_cents + vat
        assert draft.to_pay_cents == max(0, draft.total_cents + 50)


@settings(max_examples=50, deadline=None)
@given(MIXED, COSTS, st.randoms())
def test_order_of_the_inputs_is_irrelevant(
    flats: list[tuple[FlatKind, int, int, CustomerKind, int]],
    costs: list[tuple[str, Key, int]],
    random: Random,
) -> None:
    """Everything shuffled gives the same drafts and the same findings."""
    inputs = mixed_building(flats, costs)

    def mix(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(rows, len(rows)))

    mixed = replace(
        inputs,
        flats=mix(inputs.flats),
        customers=mix(inputs.customers),
        meters=mix(inputs.meters),
        readings={name: mix(rows) for name, rows in mix(tuple(inputs.readings.items()))},
        methods=mix(inputs.methods),
        costs=mix(inputs.costs),
        charges=mix(inputs.charges),
        balances=mix(inputs.balances),
    )
    rules = company(
        *mix(RULES.tariffs), has_balances=True, services=dict(mix(tuple(MORE_SERVICES.items())))
    )
    assert calculate(mixed, rules) == calculate(inputs, RULES)


def test_period_decides_what_is_valid() -> None:
    """The same inputs give another month by the tariffs of that month."""
    dearer = tariff("lift", "2", Unit.PROPERTY, valid_from="2026-11-01")
    old = replace(LIFT, valid_to=dt.date(2026, 10, 31))
    rules = company(old, dearer)
    october, november = (
        calculate_building(period, rules, building(flat())).drafts[0].net_cents
        for period in (OCTOBER, OCTOBER.next)
    )
    assert (october, november) == (120, 200)


def test_flat_with_nothing_to_bill_is_held() -> None:
    """An invoice has at least one line; no number is given to one that could never be sent."""
    nothing, billed = calculate(
        building(flat("1", fee_area_m2_e2=0), flat("2")), company(FEE)
    ).drafts
    assert (nothing.held, codes(nothing), nothing.lines) == (True, ["NO_LINES"], ())
    MESSAGES.check("no lines", told(nothing.findings))
    assert (billed.held, len(billed.lines)) == (False, 1)


def test_flat_whose_address_is_too_long_is_held() -> None:
    """With the flat's number it must fit into the bank's 100 characters."""
    house = building(flat())
    fits = replace(house, building=replace(house.building, address="x" * 98))
    assert only(fits, company(FEE)).held is False
    longer = replace(house, building=replace(house.building, address="x" * 99))
    draft = only(longer, company(FEE))
    assert (draft.held, codes(draft)) == (True, ["ADDRESS_TOO_LONG"])
    MESSAGES.check("address too long", told(draft.findings))
    assert "xx" not in str(draft.findings)


def test_what_is_found_at_a_flat_is_told_in_full() -> None:
    """A reading that fell or came late, an estimate, a defaulter: each says what to do."""
    meters = (
        meter("a", place_id="1"),
        meter("b", place_id="2", service=MeterService.HOT_WATER),
        meter("c", place_id="3", verified_until="2026-12-31"),
        meter("d", "2026-01-10", place_id="4"),
    )
    values = {
        "a": readings("a", {"2026-09-30": "10", "2026-10-31": "9"}),
        "b": readings("b", {"2026-08-31": "10", "2026-10-05": "12"}),
        "c": readings("c", {"2026-09-30": "10", "2026-10-31": "12"}),
        "d": readings("d", {"2026-03-31": "10"}),
    }
    flats = [flat(name) for name in "12345"]
    inputs = building(*flats, meters=meters, readings=values)
    inputs = replace(
        inputs,
        customers=(customer("1"), customer("2", code="010190-11005"), customer("3"), customer("4")),
        charges=(
            single_charge("c1", "5", flat_id="3", service="cable"),
            single_charge("c2", "5", flat_id="3", vat_percent_e2=2100),
            single_charge("c3", "5", flat_id="9"),
        ),
        balances=(balance("1", "0", "0"),),
    )
    result = calculate(inputs, company(*WATER_TARIFFS, FEE, has_balances=True))
    found = [*result.findings, *(f for draft in result.drafts for f in draft.findings)]
    MESSAGES.check("flats", told(found))
