"""Whose an opening debt is, and what was paid when the first day of an account moves."""

import datetime as dt
from dataclasses import replace

from store_samples import BUILDING, CUSTOMER, FLAT

from einvoice.core.account_keys import AccountKey
from einvoice.core.balances import Balance
from einvoice.core.payment_matching import Share
from einvoice.core.payments import EntryPart
from einvoice.core.period import Period
from einvoice.core.recorded_payments import RecordedPayment
from einvoice.store import payments
from einvoice.store.customer_accounts import entries_of
from einvoice.store.moved_shares import move_shares
from einvoice.store.rows import insert_rows
from einvoice.store.store import Store

OCTOBER, OPENED = Period(2026, 10), dt.date(2026, 11, 2)
SINCE, SOLD = dt.date(2025, 1, 1), dt.date(2026, 11, 1)


def test_an_opening_debt_is_of_whom_the_month_is_invoiced_to(store: Store) -> None:
    """Who came after the month, before the day of the opening debts, owes nothing of it."""
    former = replace(CUSTOMER, valid_from=SINCE, valid_to=SOLD - dt.timedelta(days=1))
    new = replace(CUSTOMER, name="Next Owner", valid_from=SOLD)
    with store.writing() as tx:
        for rows in ([BUILDING], [FLAT], [former, new], [Balance("B1-1", OCTOBER, 5_000, 2_000)]):
            insert_rows(tx, rows)
        entries = entries_of(tx, ["B1-1"], OCTOBER, OPENED)
    sums = {key.since: [entry.cents for entry in own] for key, own in entries.items()}
    assert sums == {SINCE: [3_000]}


def test_what_was_paid_moves_with_the_first_day_of_the_account(store: Store) -> None:
    """An earlier row of the same customer is imported; two shares of one payment become one."""
    later = replace(CUSTOMER, valid_from=SOLD)
    part = EntryPart(700, "")
    paid = RecordedPayment("p", "LV00", OPENED, OPENED, False, 0, 700, part)  # noqa: FBT003
    keys = [AccountKey("B1-1", SOLD), AccountKey("B1-1", SINCE)]
    with store.writing() as tx:
        for rows in ([BUILDING], [FLAT], [later]):
            insert_rows(tx, rows)
        payments.add_payments(tx, [paid])
        shares = [Share(str(key), cents, ()) for key, cents in zip(keys, (500, 200), strict=True)]
        payments.apply_by_person(tx, "p", shares, "")
        insert_rows(tx, [replace(later, valid_from=SINCE, valid_to=SOLD - dt.timedelta(days=1))])
        move_shares(tx, ["B1-1"])
        assert payments.shares_of(tx, "p") == (Share(str(keys[1]), 700, ()),)
        move_shares(tx, ["B1-1"])
        assert payments.shares_of(tx, "p") == (Share(str(keys[1]), 700, ()),)


def test_a_next_owner_moves_nothing(store: Store) -> None:
    """What the former owner paid stays in their account."""
    former = replace(CUSTOMER, valid_from=SINCE, valid_to=SOLD - dt.timedelta(days=1))
    new = replace(CUSTOMER, name="Next Owner", valid_from=SOLD)
    part = EntryPart(700, "")
    paid = RecordedPayment("p", "LV00", OPENED, OPENED, False, 0, 700, part)  # noqa: FBT003
    shares = (
        Share(str(AccountKey("B1-1", SINCE)), 500, ()),
        Share(str(AccountKey("B1-1", SOLD)), 200, ()),
    )
    with store.writing() as tx:
        for rows in ([BUILDING], [FLAT], [former, new]):
            insert_rows(tx, rows)
        payments.add_payments(tx, [paid])
        payments.apply_by_person(tx, "p", shares, "")
        move_shares(tx, ["B1-1"])
        assert set(payments.shares_of(tx, "p")) == set(shares)
