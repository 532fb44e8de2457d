"""Standing orders: which one counts on a day."""

import dataclasses
import datetime as dt

import pytest

from einvoice.core.applications import Action
from einvoice.core.ownership import FlatOrders
from einvoice.core.premises import Customer, CustomerKind
from einvoice.core.standing_orders import StandingOrder, in_force, owner_of
from einvoice.core.subscriptions import Subscription

DAY = dt.date(2026, 11, 5)
BASE = StandingOrder(
    seller_reg_number="49900001005",
    action=Action.ADD,
    service_id="F",
    payer_account="LV58UNLA0050000000001",
    partial=False,
    month_limit_cents=1000,
    start_date=None,
    end_date=None,
    stamped_at="2026-11-01",
)


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"start_date": DAY}, True),
        ({"start_date": DAY + dt.timedelta(days=1)}, False),
        ({"end_date": DAY}, True),
        ({"end_date": DAY - dt.timedelta(days=1)}, False),
        ({"action": Action.CHANGE}, True),
        ({"action": Action.DELETE}, False),
    ],
)
def test_when_an_agreement_counts(changes: dict[str, object], *, counts: bool) -> None:
    """From its first to its last day, unless it was ended."""
    order = dataclasses.replace(BASE, **changes)  # type: ignore[arg-type]
    assert in_force([order], DAY) == ({"F": (order,)} if counts else {})


def test_the_latest_report_counts_whatever_came_first() -> None:
    """Of one account the last word, of two accounts the one reported last."""
    later = dataclasses.replace(BASE, stamped_at="2026-11-02", month_limit_cents=None)
    ended = dataclasses.replace(BASE, stamped_at="2026-11-03", action=Action.DELETE)
    other = dataclasses.replace(BASE, payer_account="LV44HABA0551000000001")
    assert in_force([later, BASE], DAY) == in_force([BASE, later], DAY) == {"F": (later,)}
    assert in_force([ended, later, BASE], DAY) == {}
    two = dataclasses.replace(other, stamped_at="2026-11-04")
    assert in_force([two, BASE], DAY) == in_force([BASE, two], DAY) == {"F": (BASE, two)}
    assert in_force([ended, BASE, other], DAY) == {"F": (other,)}


def test_ended_and_begun_anew_at_one_moment_is_begun() -> None:
    """A bank that tells a change as an end and a new agreement means the new one."""
    ended = dataclasses.replace(BASE, action=Action.DELETE)
    assert in_force([ended, BASE], DAY) == in_force([BASE, ended], DAY) == {"F": (BASE,)}


OLD = Customer(
    "F", "Anna", CustomerKind.PERSON, "", "", "lv", dt.date(2020, 1, 1), dt.date(2026, 10, 15)
)
NEW = dataclasses.replace(OLD, name="Zenta", valid_from=dt.date(2026, 10, 16), valid_to=None)


@pytest.mark.parametrize(
    ("changes", "orders", "owner"),
    [
        ({"start_date": dt.date(2026, 10, 15)}, (), OLD),
        ({"start_date": dt.date(2026, 10, 16)}, (), NEW),
        ({"stamped_at": "2026-10-15T23:00:00"}, (), OLD),
        ({"stamped_at": "2026-10-16T01:00:00"}, (), NEW),
        ({}, (dt.date(2026, 1, 1),), OLD),
        ({}, (dt.date(2026, 1, 1), dt.date(2026, 10, 20)), NEW),
    ],
)
def test_whose_an_agreement_is(
    changes: dict[str, object], orders: tuple[dt.date, ...], owner: Customer
) -> None:
    """That of the latest order with the same account, else of the day it began or was told."""
    order = dataclasses.replace(BASE, **changes)  # type: ignore[arg-type]
    account = BASE.payer_account
    made = [Subscription("F", "seb", account, "Firma", "", "", since) for since in orders]
    other = Subscription("F", "seb", "LV44HABA0551000000001", "", "", "", dt.date(2026, 11, 1))
    assert owner_of(order, FlatOrders((*made, other), (OLD, NEW))) == owner
