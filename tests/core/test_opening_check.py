"""Opening balances beside what the previous invoice left, to the cent."""

import datetime as dt
from dataclasses import replace

import pytest

from einvoice.core.opening_check import (
    BalancedInvoice,
    OpeningRemark,
    TakenBackSum,
    left_without,
    opening_of,
)
from einvoice.core.ownership import Owner
from einvoice.core.period import Period

SEPTEMBER, OCTOBER, NOVEMBER = (Period(2026, month) for month in (9, 10, 11))
ANNA = Owner("Anna Liepa", "161175-19997")
BEFORE = BalancedInvoice(
    "F", "26110000001", OCTOBER, dt.date(2026, 11, 5), 6_000, 5_000, 2_000, ANNA
)
NOW = BalancedInvoice("F", "26120000001", NOVEMBER, dt.date(2026, 12, 4), 7_000, 9_000, 500, ANNA)
OWN_NOTE = TakenBackSum(BEFORE.number, OCTOBER, dt.date(2026, 11, 20), 6_000)
OLD_NOTE = TakenBackSum("26100000001", SEPTEMBER, dt.date(2026, 11, 20), 1_500)


def test_a_month_begins_with_what_was_left() -> None:
    """Carried and invoiced; what was paid since is apart."""
    found = opening_of(NOW, BEFORE, [])
    assert (found.expected_cents, found.balance_begin_cents, found.paid_cents) == (
        9_000,
        9_000,
        500,
    )
    assert (found.remark, found.difference_cents) == (OpeningRemark.EQUAL, 0)
    assert (found.previous_period, found.previous_invoice) == ("2026-10", BEFORE.number)
    other = opening_of(replace(NOW, begin_cents=8_999), BEFORE, [])
    assert (other.remark, other.difference_cents) == (OpeningRemark.DIFFERS, -1)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ([OWN_NOTE], 3_000),
        ([OLD_NOTE], 7_500),
        ([OWN_NOTE, OLD_NOTE], 1_500),
        ([replace(OLD_NOTE, day=dt.date(2026, 11, 4))], 9_000),  # in what it carried already
        ([replace(OWN_NOTE, day=dt.date(2026, 12, 5))], 9_000),  # after the month was issued
        ([replace(OWN_NOTE, number="26110000000")], 9_000),  # of one that this one replaced
    ],
)
def test_credit_notes_since_are_taken_off(notes: list[TakenBackSum], expected: int) -> None:
    """Those of the invoice itself, and of older months after its day."""
    assert opening_of(NOW, BEFORE, notes).expected_cents == expected


def test_another_customer_begins_with_nothing() -> None:
    """The balance of who left goes to nobody; a purged invoice names nobody."""
    sold = replace(NOW, buyer=Owner("Jānis Egle", "010280-10003"), begin_cents=0)
    assert opening_of(sold, BEFORE, []).remark is OpeningRemark.NEW_CUSTOMER
    wrong = opening_of(replace(sold, begin_cents=9_000), BEFORE, [])
    assert (wrong.remark, wrong.expected_cents) == (OpeningRemark.DIFFERS, 0)
    purged = opening_of(NOW, replace(BEFORE, buyer=Owner("", "")), [])
    assert purged.remark is OpeningRemark.EQUAL


def test_a_first_invoice_is_compared_with_nothing() -> None:
    """Its balance is what was brought along."""
    found = opening_of(replace(NOW, number=""), None, [])
    assert (found.remark, found.expected_cents, found.difference_cents) == (
        OpeningRemark.FIRST,
        None,
        0,
    )


def test_a_flat_without_an_invoice_shows_what_is_left_behind() -> None:
    """Nothing imported is missing, where anything was left."""
    missing = left_without(BEFORE, [], None)
    assert missing is not None
    assert (missing.remark, missing.difference_cents) == (OpeningRemark.MISSING, -9_000)
    assert left_without(BEFORE, [replace(OWN_NOTE, cents=9_000)], None) is None
    equal, other = left_without(BEFORE, [], (9_000, 1)), left_without(BEFORE, [], (1, 0))
    assert equal is not None
    assert other is not None
    assert (equal.remark, equal.paid_cents, other.remark) == (
        OpeningRemark.EQUAL,
        1,
        OpeningRemark.DIFFERS,
    )
