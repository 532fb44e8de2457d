"""Refunds: in the account once, closed by the bank's debit, taken back by money that returns."""

import datetime as dt
from dataclasses import replace

import pytest

from einvoice.core.account_keys import AccountKey
from einvoice.core.accounts import Account, AccountEntry, EntryKind, replay
from einvoice.core.payment_matching import Share, Waits
from einvoice.core.payments import EntryPart
from einvoice.core.refunds import (
    Refund,
    RefundState,
    entry_of_share,
    file_id,
    is_refund_id,
    match_refund,
    refund_id,
    refund_ids,
)

KEY = AccountKey("B0001-1", dt.date(2020, 1, 1))
DAY = dt.date(2026, 11, 20)
ID = refund_id(KEY, 5000, DAY, 0)
REFUND = Refund(ID, KEY, 5000, DAY, "LV00OURS", "LV00THEIRS", "Rita", "paid twice", "p1")


def account(*more: AccountEntry) -> Account:
    """Return an account with a payment too much, its refund, and what came after."""
    invoice = AccountEntry(dt.date(2026, 11, 4), EntryKind.INVOICE, "I", 7000, DAY)
    paid = [
        AccountEntry(dt.date(2026, 11, day), EntryKind.PAYMENT, f"P{day}", -cents, names=("I",))
        for day, cents in ((9, 7000), (20, 5000))
    ]
    return replay([invoice, *paid, REFUND.entry, *more])


def test_a_refund_takes_the_credit() -> None:
    """Also of a payment of the same day; the next invoice finds nothing of it."""
    next_invoice = AccountEntry(dt.date(2026, 12, 4), EntryKind.INVOICE, "J", 3000, DAY)
    after = account(next_invoice)
    assert account().credit_cents == {"P9": 0, "P20": 0}
    assert (account().balance_cents, after.open_cents["J"]) == (0, 3000)


def test_a_refund_takes_the_credit_of_its_payment() -> None:
    """The older credit of another payer stays; where its own is too small it takes that too."""
    paid = [
        AccountEntry(dt.date(2026, 11, day), EntryKind.PAYMENT, name, -cents)
        for day, name, cents in ((9, "P9", 900), (10, "p1", 4000))
    ]
    part = replace(REFUND, cents=3000)
    assert replay([*paid, part.entry]).credit_cents == {"P9": 900, "p1": 1000}
    assert replay([*paid, replace(REFUND, cents=4500).entry]).credit_cents == {"P9": 400, "p1": 0}
    other = replace(part, payment_id="")
    assert replay([*paid, other.entry]).credit_cents == {"P9": 0, "p1": 1900}


def test_money_that_came_back_is_a_credit_again() -> None:
    """Exactly once: a second return of the same refund is a credit of its own."""
    share = Share(str(KEY), 5000, (ID,))
    back = entry_of_share("C", dt.date(2026, 11, 25), 5000, share)
    assert back is not None
    assert back.kind is EntryKind.RETURN
    after = account(back)
    assert after.credit_cents["P20"] == 5000
    assert (after.balance_cents, after.undone) == (-5000, {ID})


def test_the_debit_of_a_refund_is_no_second_entry() -> None:
    """An ordinary debit is a return, an ordinary credit a payment."""
    assert entry_of_share("D", DAY, -5000, Share(str(KEY), -5000, (ID,))) is None
    kinds = [
        getattr(entry_of_share("X", DAY, cents, Share(str(KEY), cents, ("P9",))), "kind", None)
        for cents in (-5000, 5000)
    ]
    assert kinds == [EntryKind.RETURN, EntryKind.PAYMENT]


@pytest.mark.parametrize(
    ("part", "settled", "decision"),
    [
        (EntryPart(-5000, "", end_to_end_id=ID), (), -5000),
        (EntryPart(-5000, f"Atmaksa {ID}"), (), -5000),
        (EntryPart(-5000, f"Pārmaksas atmaksa {ID[:9]}\n{ID[9:]} SWED"), (), -5000),
        (EntryPart(-5000, "", structured_ref=ID.lower()), (), -5000),
        (EntryPart(5000, f"atgriezts {ID}"), (-1,), 5000),
        (EntryPart(-4999, "", end_to_end_id=ID), (), Waits.REFUND_DIFFERS),
        (EntryPart(-5000, "", end_to_end_id=ID), (-1,), Waits.REFUND_DIFFERS),
        (EntryPart(5000, "", end_to_end_id=ID), (-1, 1), Waits.REFUND_DIFFERS),
        (EntryPart(-5000, f"X{ID}"), (), None),
        (EntryPart(-5000, "Komisija"), (), None),
        (EntryPart(-5000, "", end_to_end_id=refund_id(KEY, 5000, DAY, 1)), (), None),
    ],
)
def test_an_entry_that_names_a_refund(
    part: EntryPart, settled: tuple[int, ...], decision: object
) -> None:
    """By id and sum, each way once; the id in a reference or in the text, cut or not."""
    match = match_refund(part, {ID: REFUND}, {ID: settled})
    if decision is None:
        assert match is None
    elif isinstance(decision, int):
        assert match is not None
        assert match.shares == (Share(str(KEY), decision, (ID,)),)
    else:
        assert match is not None
        assert (match.shares, match.waits) == ((), decision)
        assert [candidate.customer for candidate in match.candidates] == [str(KEY)]


def test_a_cancelled_refund_and_two_at_once_wait() -> None:
    """A person says what the bank did."""
    other = replace(REFUND, refund_id=refund_id(KEY, 5000, DAY, 1))
    both = EntryPart(-5000, f"{ID} {other.refund_id}")
    cancelled = replace(REFUND, is_cancelled=True)
    for part, refund in ((both, REFUND), (EntryPart(-5000, ID), cancelled)):
        match = match_refund(part, {ID: refund, other.refund_id: other}, {})
        assert match is not None
        assert match.waits is Waits.REFUND_DIFFERS


def test_a_reference_counts_before_the_text() -> None:
    """A returned transfer may quote what it returns."""
    other = refund_id(KEY, 1, DAY, 3)
    assert refund_ids(EntryPart(-1, f"par {other}", transaction_id=ID)) == {ID}


def test_states() -> None:
    """Listed, ordered, paid, returned, cancelled."""
    ordered = replace(REFUND, file_id="RFNFX")
    assert [
        REFUND.state(()),
        ordered.state(()),
        ordered.state({-1}),
        ordered.state({-1, 1}),
        replace(ordered, is_cancelled=True).state(()),
    ] == list(RefundState)


def test_ids_have_no_chance_in_them() -> None:
    """The same decision has the same id, another customer, sum, day or number another."""
    assert is_refund_id(ID)
    assert not is_refund_id(file_id([REFUND]))
    others = {
        refund_id(AccountKey("B0001-2", KEY.since), 5000, DAY, 0),
        refund_id(KEY, 5001, DAY, 0),
        refund_id(KEY, 5000, DAY + dt.timedelta(days=1), 0),
        refund_id(KEY, 5000, DAY, 1),
    }
    assert len(others | {ID}) == 5
    second = replace(REFUND, refund_id=min(others))
    assert file_id([REFUND, second]) == file_id([second, REFUND]) != file_id([REFUND])
    assert "LV00" not in repr(REFUND)
    assert "Rita" not in repr(REFUND)
