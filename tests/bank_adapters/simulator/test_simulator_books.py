"""What the simulated bank remembers: used ids, duplicates, and what a credit invoice cancels."""

import datetime as dt
from dataclasses import replace

import pytest
from bank_file_samples import AFile, AnInvoice, an_iban
from judged_files import CREDIT, HOLDS_ONE, OK, OK_ADDRESS, ONE, PROFILE, TODAY, verdicts_on

from bank_adapters.simulator.books import Books, Held
from bank_adapters.simulator.faults import Fault, distort
from bank_adapters.simulator.rules import judge


def test_an_id_is_taken_once_in_a_file() -> None:
    """Of two invoices of one global id the second is refused."""
    judgement = judge(AFile((OK, replace(OK, number=2))).xml(), PROFILE, Books(), TODAY)
    assert [verdict.fail_code for verdict in judgement.verdicts] == ["", "87"]


def test_an_id_is_taken_once_for_ever() -> None:
    """An invoice of an id answered before is refused, by its global or its payment id."""
    seen = Books(global_ids=frozenset({OK.global_id}))
    for invoice in (OK, replace(OK, global_id="new"), replace(OK, payment_id="new")):
        judgement = judge(AFile((invoice,)).xml(), PROFILE, seen, TODAY)
        assert judgement.verdicts[0].fail_code == "12"


@pytest.mark.parametrize(
    ("invoice", "expected"),
    [
        pytest.param(replace(OK, global_id="G-2", payment_id="G-2"), "87", id="same address"),
        pytest.param(
            replace(OK, global_id="G-2", payment_id="G-2", channel_address=an_iban("HABA", 2)),
            "65",
            id="other address",
        ),
    ],
)
def test_an_invoice_id_stands_once_in_a_file(invoice: AnInvoice, expected: str) -> None:
    """The second of one number is refused, to the same account or to another."""
    assert verdicts_on(Books(), OK, invoice) == ["", expected]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        pytest.param(ONE, "106", id="today"),
        pytest.param(replace(ONE, day=dt.date(2026, 10, 31)), "106", id="five days ago"),
        pytest.param(replace(ONE, day=dt.date(2026, 10, 30)), "", id="six days ago"),
        pytest.param(replace(ONE, total="12.35"), "", id="another sum"),
        pytest.param(replace(ONE, number="2"), "", id="another number"),
        pytest.param(replace(ONE, channel_address=an_iban("HABA", 2)), "", id="another account"),
    ],
)
def test_the_same_invoice_within_five_days_is_a_duplicate(held: Held, expected: str) -> None:
    """Account, number and sum, whatever the ids are; six days later it is taken again."""
    again = replace(OK, global_id="G-2", payment_id="G-2")
    assert verdicts_on(Books(held=(held,)), again) == [expected]


def test_a_cancelled_invoice_has_no_duplicate() -> None:
    """What was cancelled lies there no more."""
    credit = replace(ONE, global_id="G-9", number="9", total="-12.34", cancels="G-1")
    again = replace(OK, global_id="G-2", payment_id="G-2")
    assert verdicts_on(Books(held=(ONE, credit)), again) == [""]


@pytest.mark.parametrize(
    ("credit", "books", "expected"),
    [
        pytest.param(CREDIT, HOLDS_ONE, "", id="cancelled"),
        pytest.param(CREDIT, Books(), "91", id="nothing there"),
        pytest.param(replace(CREDIT, source="2"), HOLDS_ONE, "91", id="another number"),
        pytest.param(replace(CREDIT, source=""), HOLDS_ONE, "91", id="no number"),
        pytest.param(replace(CREDIT, service_id="B0001-2"), HOLDS_ONE, "91", id="another flat"),
        pytest.param(
            replace(CREDIT, channel_address=an_iban("HABA", 2)), HOLDS_ONE, "91", id="account"
        ),
        pytest.param(replace(CREDIT, total="-12.33"), HOLDS_ONE, "91", id="another sum"),
        pytest.param(replace(CREDIT, total="12.34"), HOLDS_ONE, "91", id="another sign"),
        pytest.param(replace(CREDIT, payable="YES"), HOLDS_ONE, "93", id="to be paid"),
        pytest.param(CREDIT, replace(HOLDS_ONE, debits_paid=True), "92", id="paid"),
        pytest.param(CREDIT, replace(HOLDS_ONE, debits_doubled=True), "102", id="twice there"),
        pytest.param(
            CREDIT,
            Books(held=(ONE, replace(ONE, global_id="G-2"))),
            "102",
            id="two of one number",
        ),
        pytest.param(
            CREDIT,
            Books(held=(ONE, replace(ONE, global_id="G-8", total="-12.34", cancels="G-1"))),
            "91",
            id="cancelled before",
        ),
    ],
)
def test_a_credit_invoice_cancels_the_one_that_matches(
    credit: AnInvoice, books: Books, expected: str
) -> None:
    """By number, flat, account and sum; the answer says why when nothing was cancelled."""
    judgement = judge(AFile((credit,)).xml(), PROFILE, books, TODAY)
    (verdict,) = judgement.verdicts
    assert verdict.fail_code == expected
    assert [one.cancels for one in judgement.taken] == ([] if expected else ["G-1"])


def test_a_credit_of_a_negative_month_is_positive() -> None:
    """The sums cancel each other whichever sign they have."""
    books = Books(held=(replace(ONE, total="-12.34"),))
    assert verdicts_on(books, replace(CREDIT, total="12.34")) == [""]


def test_an_invoice_is_cancelled_once() -> None:
    """Of two credit invoices in one file the second finds nothing."""
    second = replace(CREDIT, number=10, global_id="G-10", payment_id="G-10")
    second = replace(second, channel_address=OK_ADDRESS)
    assert verdicts_on(HOLDS_ONE, CREDIT, second) == ["", "91"]


def test_what_is_said_of_cancelled_invoices() -> None:
    """103 and 104 in turn, or 105: listed, yet accepted; other invoices are left alone."""
    held = (ONE, replace(ONE, global_id="G-2", number="2"))
    second = replace(CREDIT, number=10, global_id="G-10", payment_id="G-10", source="2")
    other = replace(OK, number=3, global_id="G-3", payment_id="G-3")
    bad = replace(CREDIT, number=11, global_id="G-11", payment_id="G-11", source="5")
    content = AFile((CREDIT, second, other, bad)).xml()
    judgement = judge(content, PROFILE, Books(held=held), TODAY)
    for fault, codes in (
        (Fault.CANCELLED_PARTLY, ["103", "104", "", "91"]),
        (Fault.CANCELLED_FULLY, ["105", "105", "", "91"]),
    ):
        told = distort(judgement, frozenset({fault}))
        assert [one.fail_code for one in told.verdicts] == codes
        assert [one.fail_code for one in told.refused] == ["91"]
        assert len(told.listed) == 3
        assert len(told.taken) == 3
