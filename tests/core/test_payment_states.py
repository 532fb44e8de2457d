"""Payment states of invoices, ages of debts, and the balance the next invoice carries."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core.accounts import AccountEntry, EntryKind, replay
from einvoice.core.carried_balances import carried_balance
from einvoice.core.payment_states import (
    Ageing,
    PaymentState,
    ageing,
    invoice_payments,
    total_ageing,
)

ISSUED, DUE = dt.date(2026, 11, 4), dt.date(2026, 11, 30)
INVOICE = AccountEntry(ISSUED, EntryKind.INVOICE, "I", 5000, DUE)


def payment(cents: int, on: dt.date = dt.date(2026, 11, 9), document: str = "P") -> AccountEntry:
    """Return a payment."""
    return AccountEntry(on, EntryKind.PAYMENT, document, -cents)


@pytest.mark.parametrize(
    ("cents", "day", "state", "open_cents"),
    [
        (0, DUE, PaymentState.UNPAID, 5000),
        (4999, DUE, PaymentState.PARTLY_PAID, 1),
        (5000, DUE, PaymentState.PAID, 0),
        (5001, dt.date(2026, 12, 1), PaymentState.PAID, 0),
        (4999, dt.date(2026, 12, 1), PaymentState.OVERDUE, 1),
        (0, dt.date(2026, 12, 1), PaymentState.OVERDUE, 5000),
    ],
)
def test_the_state_of_an_invoice(
    cents: int, day: dt.date, state: PaymentState, open_cents: int
) -> None:
    """Overdue from the day after the due date, whatever is paid of it."""
    (status,) = invoice_payments(replay([INVOICE, payment(cents)] if cents else [INVOICE]), day)
    assert (status.state, status.open_cents, status.cents) == (state, open_cents, 5000)
    assert status.last_paid_on == (dt.date(2026, 11, 9) if cents else None)


def test_the_last_payment_says_the_day() -> None:
    """Of several."""
    entries = [INVOICE, payment(100), payment(200, dt.date(2026, 11, 12), "Q")]
    (status,) = invoice_payments(replay(entries), DUE)
    assert status.last_paid_on == dt.date(2026, 11, 12)


def test_a_credited_invoice_is_credited_though_nothing_is_open() -> None:
    """Not paid."""
    note = AccountEntry(DUE, EntryKind.CREDIT_NOTE, "C", -5000, names=("I",))
    (status,) = invoice_payments(replay([INVOICE, payment(100), note]), DUE)
    assert status.state is PaymentState.CREDITED


@pytest.mark.parametrize(
    ("days", "age"),
    [
        (0, "not_due"),
        (1, "days_1_30"),
        (30, "days_1_30"),
        (31, "days_31_60"),
        (60, "days_31_60"),
        (61, "days_61_90"),
        (90, "days_61_90"),
        (91, "over_90"),
    ],
)
def test_the_age_of_a_debt(days: int, age: str) -> None:
    """By days after the due date."""
    found = ageing(replay([INVOICE]), DUE + dt.timedelta(days=days))
    ages = {name: getattr(found, name) for name in Ageing.__slots__}
    assert {name: cents for name, cents in ages.items() if cents} == {age: 5000}


def test_a_debt_without_a_due_date_is_due_on_its_day() -> None:
    """A return, say."""
    back = AccountEntry(ISSUED, EntryKind.RETURN, "R", 700)
    assert ageing(replay([back]), ISSUED + dt.timedelta(days=1)).days_1_30 == 700


def test_credits_never_lower_the_debts_of_others() -> None:
    """Sums of columns."""
    debt = ageing(replay([INVOICE]), DUE)
    credit = ageing(replay([payment(800)]), DUE)
    assert total_ageing([debt, credit]) == Ageing(5000, 0, 0, 0, 0, 800)
    assert total_ageing([]) == Ageing(0, 0, 0, 0, 0, 0)


CUT_OFF = dt.date(2026, 12, 3)


def test_the_balance_at_the_invoice_before_and_what_was_paid_since() -> None:
    """A payment after the cut-off waits for the invoice after next."""
    late = payment(40, dt.date(2026, 12, 4), "late")
    found = carried_balance([INVOICE, payment(3000), late], CUT_OFF)
    assert (found.balance_begin_cents, found.paid_cents, found.carried_cents) == (5000, 3000, 2000)
    assert found.counted == {"P"}


def test_a_payment_counted_once_is_not_counted_again() -> None:
    """It is in the balance at the beginning."""
    found = carried_balance([INVOICE, payment(3000)], CUT_OFF, {"P"})
    assert (found.balance_begin_cents, found.paid_cents) == (2000, 0)


def test_a_credit_note_since_lowers_the_balance() -> None:
    """Whatever the cut-off: it is our own document."""
    note = AccountEntry(dt.date(2026, 12, 5), EntryKind.CREDIT_NOTE, "C", -5000, names=("I",))
    found = carried_balance([INVOICE, payment(3000), note], CUT_OFF)
    assert (found.balance_begin_cents, found.paid_cents) == (0, 3000)


def test_a_payment_applied_late_counts_at_the_next_invoice() -> None:
    """Booked before the earlier cut-off, but in the queue then."""
    found = carried_balance([INVOICE, payment(3000), payment(500, ISSUED, "Q")], CUT_OFF, {"P"})
    assert (found.balance_begin_cents, found.paid_cents) == (2000, 500)


def test_a_return_is_less_paid() -> None:
    """Below zero where more came back than was paid."""
    back = AccountEntry(dt.date(2026, 12, 1), EntryKind.RETURN, "R", 3000, names=("P",))
    found = carried_balance([INVOICE, payment(3000), back], CUT_OFF, {"P"})
    assert (found.balance_begin_cents, found.paid_cents, found.carried_cents) == (2000, -3000, 5000)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9000)), max_size=12))
def test_every_payment_counts_once_over_the_months(payments: list[tuple[int, int]]) -> None:
    """What three invoices carry and ask for is what was issued less what was paid."""
    paid = [
        payment(cents, ISSUED + dt.timedelta(days=days), f"P{number}")
        for number, (days, cents) in enumerate(payments)
    ]
    entries, counted, taken = [INVOICE], frozenset[str](), 0
    for month in range(1, 4):
        cut_off = ISSUED + dt.timedelta(days=14 * month)
        known = [p for p in paid if p.day <= cut_off]
        found = carried_balance([*entries, *known], cut_off, counted)
        assert found.carried_cents == sum(e.cents for e in [*entries, *known])
        counted, taken = found.counted, taken + found.paid_cents
        entries.append(AccountEntry(cut_off, EntryKind.INVOICE, f"I{month}", 100 * month))
    assert taken == sum(cents for days, cents in payments if days <= 42)
