"""Which changes of imported rows an issued period forbids."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from store_samples import BUILDING, CUSTOMER, FLAT, METER, PERIOD, READING, TARIFF, house

from einvoice.core.balances import Balance
from einvoice.core.meters import HeatingMonth, Window
from einvoice.core.methods import Cost, Key, Method, SingleCharge
from einvoice.core.period import Period
from einvoice.core.subscriptions import Subscription
from einvoice.core.tariffs import Norm, VatKind
from einvoice.store import issuing
from einvoice.store.drafts import save_drafts
from einvoice.store.known import Known
from einvoice.store.rows import insert_rows
from einvoice.store.store import Store

DAY = dt.date
COST = Cost("B1", "lift", PERIOD, 100, 2100, VatKind.TAX, "")
METHOD = Method("B1", "lift", Key.EQUAL, DAY(2020, 1, 1), None, "decision")
CHARGE = SingleCharge(
    "C1", "B1-0", PERIOD, "other", 5, 0, VatKind.NOTTAX, None, "", "", "", "reason"
)
SUBSCRIPTION = Subscription("B1-0", "seb", "LV58UNLA0050000000001", "X", "", "", DAY(2020, 1, 1))
CLOSED = replace(TARIFF, valid_to=DAY(2026, 10, 30))

CASES: list[tuple[str, Any, Any, bool]] = [
    ("tariff in force on the last day", TARIFF, replace(TARIFF, price_net_e6=1), True),
    ("tariff closed after the period", TARIFF, replace(TARIFF, valid_to=DAY(2026, 10, 31)), False),
    ("tariff closed within it", TARIFF, replace(TARIFF, valid_to=DAY(2026, 10, 30)), True),
    ("tariff that ended before its last day", CLOSED, replace(CLOSED, price_net_e6=1), False),
    ("tariff prolonged", CLOSED, replace(CLOSED, valid_to=None), False),
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
    ("norm", Norm("water", "", DAY(2020, 1, 1), None, 1), None, True),
    ("method", METHOD, replace(METHOD, key=Key.AREA), True),
    ("customer", replace(CUSTOMER, flat_id="B1-0"), None, True),
    ("customer of a flat not issued", replace(CUSTOMER, flat_id="B1-9"), None, False),
    ("flat", replace(FLAT, flat_id="B1-0"), replace(FLAT, flat_id="B1-0", number="9"), True),
    (
        "flat that was valid for a part",
        replace(FLAT, flat_id="B1-0", valid_to=DAY(2026, 10, 3)),
        None,
        True,
    ),
    (
        "flat that ended before",
        replace(FLAT, flat_id="B1-0", valid_to=DAY(2026, 9, 30)),
        None,
        False,
    ),
    ("subscription", SUBSCRIPTION, replace(SUBSCRIPTION, payer_name="Y"), False),
    ("cost", COST, replace(COST, amount_net_cents=1), True),
    ("cost of another month", replace(COST, period=Period(2026, 9)), None, False),
    ("single charge", CHARGE, replace(CHARGE, net_cents=6), True),
    ("balance", Balance("B1-0", PERIOD, 0, 0), Balance("B1-0", PERIOD, 1, 0), True),
    ("balance of another month", Balance("B1-0", Period(2026, 11), 0, 0), None, False),
    ("heating month", HeatingMonth("B1", PERIOD, heating_on=True), None, True),
    ("window", Window(PERIOD, DAY(2026, 10, 30), DAY(2026, 11, 1)), None, True),
    (
        "window of another month",
        Window(Period(2026, 9), DAY(2026, 9, 29), DAY(2026, 9, 30)),
        None,
        False,
    ),
    ("reading in the window", READING, replace(READING, value_e3=1), True),
    ("reading on the window's last day", replace(READING, read_on=DAY(2026, 11, 1)), None, True),
    ("reading after it", replace(READING, read_on=DAY(2026, 11, 2)), None, False),
    ("reading of an earlier month", replace(READING, read_on=DAY(2026, 6, 30)), None, True),
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


@pytest.fixture
def issued(store: Store) -> Store:
    """A store in which flats B1-0 and B1-1 are issued for October 2026."""
    with store.transaction() as tx:
        insert_rows(tx.connection, [replace(METER, place_id="B1-0")])
        save_drafts(tx.connection, PERIOD, [house("B1", 2)])
        issuing.issue_drafts(tx.connection, PERIOD, DAY(2026, 11, 5), DAY(2026, 11, 30))
    return store


@pytest.mark.parametrize(("name", "old", "new", "used"), CASES, ids=[case[0] for case in CASES])
def test_rows_that_an_issued_period_used_are_bound(
    issued: Store, name: str, old: object, new: object, *, used: bool
) -> None:
    """A change that would alter what an issued period used is found, any other is not."""
    del name
    if old is METER:
        old = replace(METER, place_id="B1-0")
        new = replace(new, place_id="B1-0")  # type: ignore[type-var]
    with issued.reading() as tx:
        found = Known(tx.connection, frozenset(), frozenset()).used_by(type(old), old, new)
    assert found == (PERIOD if used else None)


@pytest.mark.parametrize("row", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_before_issuing_everything_may_be_corrected(store: Store, row: object) -> None:
    """Drafts bind nothing."""
    with store.transaction() as tx:
        insert_rows(tx.connection, [METER])
        save_drafts(tx.connection, PERIOD, [house("B1", 2)])
        assert Known(tx.connection, frozenset(), frozenset()).used_by(type(row), row, None) is None
