"""The lines of a draft: what each service costs a flat."""

from dataclasses import replace

import pytest
from billing_samples import FEE, FUND, LIFT, READ, WASTE, calculate, metered, only, split_by
from core_samples import (
    OCTOBER,
    WATER_TARIFFS,
    building,
    company,
    cost,
    customer,
    flat,
    meter,
    method,
    readings,
    single_charge,
    tariff,
)

from einvoice.core.invoices import InvoiceLine
from einvoice.core.methods import Key
from einvoice.core.premises import CustomerKind, FlatKind
from einvoice.core.tariffs import Unit, VatKind


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
