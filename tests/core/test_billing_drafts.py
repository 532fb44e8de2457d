"""A draft: its totals, its balance, who it is for, and which flats get one."""

import datetime as dt
from dataclasses import replace

import pytest
from billing_samples import FEE, FUND, LIFT, WASTE, calculate, codes, only, split_by
from core_messages import MESSAGES
from core_samples import (
    OCTOBER,
    WATER_TARIFFS,
    balance,
    building,
    company,
    customer,
    day,
    flat,
    meter,
    readings,
    single_charge,
    tariff,
)
from golden_texts import told

from einvoice.core.billing import calculate_building
from einvoice.core.findings import Level
from einvoice.core.invoices import Buyer, VatTotal
from einvoice.core.meters import MeterService
from einvoice.core.methods import Key
from einvoice.core.tariffs import Unit, VatKind


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
