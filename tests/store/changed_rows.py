"""Imported rows and their corrections: whether an issued period forbids each."""

import datetime as dt
from dataclasses import replace
from typing import Any

from store_samples import BUILDING, CUSTOMER, FLAT, METER, PERIOD, READING, TARIFF

from einvoice.core.balances import Balance
from einvoice.core.meters import HeatingMonth, Window
from einvoice.core.methods import Cost, Key, Method, SingleCharge
from einvoice.core.period import Period
from einvoice.core.subscriptions import Subscription
from einvoice.core.tariffs import Norm, VatKind

DAY = dt.date
NORM = Norm("water", "", DAY(2020, 1, 1), None, 1)
PERSON = replace(CUSTOMER, flat_id="B1-0")
STRANGER = replace(CUSTOMER, flat_id="B1-9")
PREMISES = replace(FLAT, flat_id="B1-0")
COST = Cost("B1", "lift", PERIOD, 100, 2100, VatKind.TAX, "")
METHOD = Method("B1", "lift", Key.EQUAL, DAY(2020, 1, 1), None, "decision")
CHARGE = SingleCharge(
    "C1", "B1-0", PERIOD, "other", 5, 0, VatKind.NOTTAX, None, "", "", "", "reason"
)
SUBSCRIPTION = Subscription("B1-0", "seb", "LV58UNLA0050000000001", "X", "", "", DAY(2020, 1, 1))
CLOSED = replace(TARIFF, valid_to=DAY(2026, 10, 30))


def reading_case(name: str, day: dt.date, *, used: bool) -> tuple[str, Any, Any, bool]:
    """Return the correction of a reading of a day."""
    old = replace(READING, read_on=day)
    return f"reading {name}", old, replace(old, value_e3=1), used


CASES: list[tuple[str, Any, Any, bool]] = [
    ("tariff in force on the last day", TARIFF, replace(TARIFF, price_net_e6=1), True),
    ("tariff closed after the period", TARIFF, replace(TARIFF, valid_to=DAY(2026, 10, 31)), False),
    ("tariff closed within it", TARIFF, replace(TARIFF, valid_to=DAY(2026, 10, 30)), True),
    ("tariff that ended before its last day", CLOSED, replace(CLOSED, price_net_e6=1), False),
    ("tariff prolonged over it", CLOSED, replace(CLOSED, valid_to=None), True),
    (
        "tariff prolonged before it",
        replace(TARIFF, valid_to=DAY(2026, 8, 31)),
        replace(TARIFF, valid_to=DAY(2026, 9, 30)),
        False,
    ),
    (
        "tariff of another building",
        replace(TARIFF, building_id="B2"),
        replace(TARIFF, building_id="B2", price_net_e6=1),
        False,
    ),
    (
        "tariff of later periods",
        replace(TARIFF, valid_from=DAY(2026, 11, 1)),
        replace(TARIFF, valid_from=DAY(2026, 11, 1), price_net_e6=1),
        False,
    ),
    ("norm", NORM, replace(NORM, value_e6=2), True),
    ("method", METHOD, replace(METHOD, key=Key.AREA), True),
    ("customer", PERSON, replace(PERSON, name="Y"), True),
    ("customer's words", PERSON, replace(PERSON, email="a@b.lv", language="en"), False),
    (
        "spelling of a name with the same code",
        replace(PERSON, code="320101-10009"),
        replace(PERSON, code="320101-10009", name="Y"),
        False,
    ),
    (
        "name with another code",
        replace(PERSON, code="320101-10009"),
        replace(PERSON, code="320101-10017", name="Y"),
        True,
    ),
    (
        "words and an end that the month feels",
        PERSON,
        replace(PERSON, email="a@b.lv", valid_to=DAY(2026, 10, 15)),
        True,
    ),
    (
        "words and an end after it",
        PERSON,
        replace(PERSON, email="a@b.lv", valid_to=DAY(2026, 11, 15)),
        False,
    ),
    ("a method's basis", METHOD, replace(METHOD, basis="vote"), False),
    ("a cost's note", COST, replace(COST, note="n"), False),
    ("a single charge's texts", CHARGE, replace(CHARGE, text_lv="x", reason="y"), False),
    ("customer of a flat not issued", STRANGER, replace(STRANGER, name="Y"), False),
    ("flat", PREMISES, replace(PREMISES, number="9"), True),
    ("held flat of an issued building", FLAT, replace(FLAT, fee_area_m2_e2=1), True),
    (
        "flat that was valid for a part",
        replace(PREMISES, valid_to=DAY(2026, 10, 3)),
        replace(PREMISES, valid_to=DAY(2026, 10, 3), number="9"),
        True,
    ),
    (
        "flat that ended before",
        replace(PREMISES, valid_to=DAY(2026, 9, 30)),
        replace(PREMISES, valid_to=DAY(2026, 9, 30), number="9"),
        False,
    ),
    ("subscription", SUBSCRIPTION, replace(SUBSCRIPTION, payer_name="Y"), False),
    ("cost", COST, replace(COST, amount_net_cents=1), True),
    (
        "cost of another month",
        replace(COST, period=Period(2026, 9)),
        replace(COST, period=Period(2026, 9), amount_net_cents=1),
        False,
    ),
    ("single charge moved into it", replace(CHARGE, period=Period(2026, 11)), CHARGE, True),
    ("single charge", CHARGE, replace(CHARGE, net_cents=6), True),
    ("balance", Balance("B1-0", PERIOD, 0, 0), Balance("B1-0", PERIOD, 1, 0), True),
    (
        "balance of another month",
        Balance("B1-0", Period(2026, 11), 0, 0),
        Balance("B1-0", Period(2026, 11), 1, 0),
        False,
    ),
    (
        "heating month",
        HeatingMonth("B1", PERIOD, heating_on=True),
        HeatingMonth("B1", PERIOD, heating_on=False),
        True,
    ),
    (
        "window",
        Window(PERIOD, DAY(2026, 10, 30), DAY(2026, 11, 1)),
        Window(PERIOD, DAY(2026, 10, 30), DAY(2026, 11, 2)),
        True,
    ),
    (
        "window of another month",
        Window(Period(2026, 9), DAY(2026, 9, 29), DAY(2026, 9, 30)),
        Window(Period(2026, 9), DAY(2026, 9, 29), DAY(2026, 10, 1)),
        False,
    ),
    ("reading in the window", READING, replace(READING, value_e3=1), True),
    reading_case("on the window's last day", DAY(2026, 11, 1), used=True),
    reading_case("after the window", DAY(2026, 11, 2), used=False),
    reading_case("between windows", DAY(2026, 10, 15), used=True),
    reading_case("of an earlier month", DAY(2026, 6, 30), used=True),
    reading_case("of the next month", DAY(2026, 11, 30), used=False),
    ("meter's start", METER, replace(METER, start_value_e3=1), True),
    ("meter's serial", METER, replace(METER, serial="S2"), False),
    (
        "meter removed later",
        METER,
        replace(METER, removed_on=DAY(2026, 11, 12), end_value_e3=1),
        False,
    ),
    ("meter removed within", METER, replace(METER, removed_on=DAY(2026, 10, 9)), True),
    ("building", BUILDING, replace(BUILDING, city="Rīga"), False),
]
