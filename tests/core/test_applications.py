"""What customers order at banks: when it is applied, and what subscriptions come of it."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from application_samples import CONTRACT, ONE, OTHER, SELLER, application, subscription
from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core.applications import (
    Action,
    Application,
    Cause,
    FlatAtBank,
    Imported,
    KnownToUs,
    Order,
    cause_of,
    digits,
    may_be_accepted,
    moment,
    replay,
    spelling,
)
from einvoice.core.subscriptions import Subscription

KNOWN = KnownToUs(SELLER, CONTRACT, frozenset({"161175-19997"}))
EXAMPLES = 1000
_WHERE = FlatAtBank("F", "B")


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({}, Cause.NONE),
        ({"customer_code": "16117519997"}, Cause.NONE),
        ({"action": Action.UNKNOWN}, Cause.WRONG_ACTION),
        ({"stamped_at": ""}, Cause.WRONG_TIME),
        ({"seller_reg_number": ""}, Cause.NO_SELLER),
        ({"seller_reg_number": "40003032949"}, Cause.OTHER_SELLER),
        ({"contract_id": ""}, Cause.NO_CONTRACT),
        ({"contract_id": "X"}, Cause.OTHER_CONTRACT),
        ({"channel_address": ""}, Cause.NO_ADDRESS),
        ({"channel_address": "LV00UNLA0050000000001"}, Cause.WRONG_ADDRESS),
        ({"customer_code": ""}, Cause.NO_CODE),
        ({"customer_code": "-"}, Cause.NO_CODE),
        ({"customer_code": "161175-19998"}, Cause.OTHER_CODE),
    ],
)
def test_only_what_agrees_in_everything_is_applied(changes: dict[str, Any], cause: Cause) -> None:
    """Each thing that is missing or differs has a cause of its own."""
    assert cause_of(application(**changes), KNOWN) is cause


def test_a_client_number_nobody_has_and_a_customer_without_code() -> None:
    """No flat is one cause; a flat whose customer's code we do not know is another."""
    assert cause_of(application(), KnownToUs(SELLER, CONTRACT, None)) is Cause.NO_FLAT
    assert cause_of(application(), KnownToUs(SELLER, CONTRACT, frozenset())) is Cause.OTHER_CODE


@pytest.mark.parametrize(
    ("action", "address", "cause", "expected"),
    [
        ("ADD", ONE, Cause.OTHER_CODE, True),
        ("ADD", ONE, Cause.NO_CONTRACT, True),
        ("ADD", "", Cause.NO_ADDRESS, False),
        ("CHG", "LV00", Cause.WRONG_ADDRESS, False),
        ("DEL", "", Cause.NO_ADDRESS, True),
        ("ADD", ONE, Cause.OTHER_SELLER, False),
        ("ADD", ONE, Cause.WRONG_TIME, False),
        ("", ONE, Cause.WRONG_ACTION, False),
    ],
)
def test_a_person_may_accept_what_can_be_applied(
    action: str, address: str, cause: Cause, *, expected: bool
) -> None:
    """An order to end needs no account; what is meant for others is never ours to accept."""
    assert may_be_accepted(application(action, channel_address=address), cause) is expected


def orders(*told: Application) -> list[Order]:
    """Return applications as orders with a digest each."""
    return [Order(one, str(place)) for place, one in enumerate(told)]


ADD, DEL, CHG = "ADD", "DEL", "CHG"


@pytest.mark.parametrize(
    ("name", "told", "expected"),
    [
        ("an order begins on its day", [(ADD, 3, ONE)], [("2026-11-03", None, ONE)]),
        (
            "it ends before its day",
            [(ADD, 3, ONE), (DEL, 9, ONE)],
            [("2026-11-03", "2026-11-08", ONE)],
        ),
        ("ended on the same day, it never was", [(ADD, 3, ONE), (DEL, 3, ONE)], []),
        (
            "another account, the same order",
            [(ADD, 3, ONE), (CHG, 9, OTHER)],
            [("2026-11-03", None, OTHER)],
        ),
        (
            "ordered again while in force",
            [(ADD, 3, ONE), (ADD, 9, OTHER)],
            [("2026-11-03", None, OTHER)],
        ),
        (
            "ended and ordered on one day goes on",
            [(ADD, 3, ONE), (DEL, 9, ONE), (ADD, 9, OTHER)],
            [("2026-11-03", None, OTHER)],
        ),
        (
            "ordered again later begins anew",
            [(ADD, 3, ONE), (DEL, 9, ONE), (ADD, 20, OTHER)],
            [("2026-11-03", "2026-11-08", ONE), ("2026-11-20", None, OTHER)],
        ),
        ("nothing to end", [(DEL, 9, ONE)], []),
        ("nothing to change", [(CHG, 9, ONE)], []),
        (
            "nothing to change any more",
            [(ADD, 3, ONE), (DEL, 9, ONE), (CHG, 12, OTHER)],
            [("2026-11-03", "2026-11-08", ONE)],
        ),
    ],
)
def test_what_comes_of_orders(
    name: str,
    told: list[tuple[str, int, str]],
    expected: list[tuple[str, str | None, str]],
) -> None:
    """One row per rule; the order of arrival is turned round to show that it does not matter."""
    made = [
        application(action, f"2026-11-{day:02d}T10:{place:02d}:00", channel_address=address)
        for place, (action, day, address) in enumerate(told)
    ]
    wanted = tuple(subscription(*row) for row in expected)
    assert replay(_WHERE, [], orders(*made)) == wanted, name
    assert replay(_WHERE, [], reversed(orders(*made))) == wanted, name


def test_orders_of_one_time_stamp_have_an_order_too() -> None:
    """Ended and ordered in the same second is a new account; ordered and changed is the change."""
    first = application(ADD, "2026-11-01T10:00:00")
    ended, again = application(DEL), application(ADD, channel_address=OTHER)
    for told in ([first, ended, again], [again, ended, first]):
        assert replay(_WHERE, [], orders(*told)) == (subscription("2026-11-01", None, OTHER),)
    changed = application(CHG, channel_address=OTHER)
    for told in ([application(ADD), changed], [changed, application(ADD)]):
        assert replay(_WHERE, [], orders(*told)) == (subscription("2026-11-03", None, OTHER),)


def test_what_was_imported_can_be_ended_and_changed() -> None:
    """An imported subscription counts from its first day, whatever came when."""
    imported = [Imported(subscription("2026-01-01"))]
    ended = orders(application(DEL, "2026-11-03T10:00:00"))
    assert replay(_WHERE, imported, ended) == (subscription("2026-01-01", "2026-11-02"),)
    early = orders(application(DEL, "2025-11-03T10:00:00"))
    assert replay(_WHERE, imported, early) == (subscription("2026-01-01"),)
    limited = [Imported(subscription("2026-01-01", "2026-12-31"))]
    changed = orders(application(CHG, channel_address=OTHER))
    wanted = subscription("2026-01-01", "2026-12-31", OTHER)
    assert replay(_WHERE, limited, changed) == (wanted,)


def test_a_persons_correction_counts_from_when_it_was_made() -> None:
    """It stands over the orders before it, and yields to those after it."""
    first, second = application(ADD), application(CHG, "2026-11-20T10:00:00")
    corrected = Imported(subscription("2026-11-03", None, OTHER), moment(first))
    assert replay(_WHERE, [corrected], orders(first)) == (corrected.row,)
    assert replay(_WHERE, [corrected], orders(first, second)) == (subscription("2026-11-03"),)


def test_what_an_order_leaves_open_stays() -> None:
    """A change without name, code and contract keeps those of the subscription."""
    bare = application(
        CHG, "2026-11-09T10:00:00", customer_name="", customer_code="", contract_id="",
        channel_address=OTHER,
    )  # fmt: skip
    made = replay(_WHERE, [], orders(application(ADD), bare))
    assert made == (subscription("2026-11-03", None, OTHER),)
    renewed = dataclasses.replace(bare, action=Action.ADD)
    assert replay(_WHERE, [], orders(application(ADD), renewed)) == made
    empty = application(ADD, customer_name="", customer_code="", contract_id="")
    (alone,) = replay(_WHERE, [], orders(empty))
    assert (alone.payer_name, alone.payer_code, alone.seller_contract_id) == ("", "", "")


@pytest.mark.parametrize(("day", "account"), [("2026-11-09", OTHER), ("2026-11-10", ONE)])
def test_an_imported_row_can_be_changed_to_its_last_day(day: str, account: str) -> None:
    """A change on the last day still counts; on the day after there is nothing to change."""
    limited = [Imported(subscription("2026-01-01", "2026-11-09"))]
    changed = orders(application(CHG, f"{day}T10:00:00", channel_address=OTHER))
    wanted = subscription("2026-01-01", "2026-11-09", account)
    assert replay(_WHERE, limited, changed) == (wanted,)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("B0001-12", "b1 12", True),
        ("B0001-12", "B0001/12", True),
        ("B0001-12", "B00011-2", False),
        ("0", "00", True),
        ("", "-", True),
    ],
)
def test_spellings(one: str, other: str, *, same: bool) -> None:
    """Signs, capitals and leading zeros are how it is written; digits are what it is."""
    assert (spelling(one) == spelling(other)) is same
    assert digits("LV-161175-19997") == "16117519997"


STEPS = st.lists(
    st.tuples(
        st.sampled_from([ADD, DEL, CHG]),
        st.integers(0, 40),
        st.sampled_from([ONE, OTHER]),
    ),
    max_size=12,
)


def model(steps: list[tuple[str, int, str]]) -> list[tuple[dt.date, dt.date | None, str]]:
    """The rules once more, in the simplest way: one step after the other, in time."""
    rows: list[list[Any]] = []
    for action, place, address in steps:
        day = dt.date(2026, 10, 1) + dt.timedelta(days=place)
        open_row = rows[-1] if rows and rows[-1][1] is None else None
        if action == ADD and open_row is None:
            if rows and rows[-1][1] == day - dt.timedelta(days=1):
                rows[-1][1:] = [None, address]
            else:
                rows.append([day, None, address])
        elif action != DEL and open_row is not None:
            open_row[2] = address
        elif action == DEL and open_row is not None:
            open_row[1] = day - dt.timedelta(days=1)
            if open_row[0] == day:
                rows.pop()
    return [(first, last, address) for first, last, address in rows]


@settings(max_examples=EXAMPLES, deadline=None)
@given(STEPS, st.randoms(use_true_random=False))
def test_any_order_of_arrival_ends_in_the_same_subscriptions(
    steps: list[tuple[str, int, str]], random: Any
) -> None:
    """Random orders, shuffled and partly repeated, give what the model gives in time's order."""
    steps = sorted(steps, key=lambda step: step[1])
    made = [
        application(
            action,
            f"{dt.date(2026, 10, 1) + dt.timedelta(days=day)}T{place:02d}:00:00",
            channel_address=address,
        )
        for place, (action, day, address) in enumerate(steps)
    ]
    shuffled = orders(*made)
    random.shuffle(shuffled)
    found: tuple[Subscription, ...] = replay(_WHERE, [], shuffled)
    assert [(row.valid_from, row.valid_to, row.channel_address) for row in found] == model(steps)
