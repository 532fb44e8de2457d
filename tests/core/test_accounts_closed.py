"""Up to which day an account of ours is closed, and until when that is fresh enough to issue."""

import datetime as dt

import pytest

from einvoice.core.closed_days import account_days, cut_off, first_fresh_day, is_old
from einvoice.core.findings import Level
from einvoice.core.payments import KeptStatement

ACCOUNT = "LV58UNLA0050000000001"
OPENED = dt.date(2026, 11, 2)  # a Monday
NO_DAYS: frozenset[dt.date] = frozenset()


def kept(first: int, last: int, opening: int = 0, closing: int = 0) -> KeptStatement:
    """Return a statement of some days of November."""
    days = dt.date(2026, 11, first), dt.date(2026, 11, last)
    return KeptStatement("s", ACCOUNT, *days, opening, closing)


def until(*statements: KeptStatement) -> tuple[int, list[tuple[Level, str]]]:
    """Return the last closed day of the account, and its findings."""
    days = account_days(ACCOUNT, statements, {}, OPENED, NO_DAYS)
    return days.closed_until.day, [(finding.level, finding.code) for finding in days.findings]


def test_an_account_is_closed_from_the_day_of_the_opening_debts_on() -> None:
    """Days before it, and a weekend that no statement has, are nothing that is missing."""
    assert until() == (1, [])
    assert until(kept(1, 1, 500, 500)) == (1, [])
    assert until(kept(2, 4, 500, 500)) == (4, [])
    assert until(kept(1, 3, 500, 500), kept(4, 6, 500, 500)) == (6, [])


def test_days_that_no_statement_has_are_missing() -> None:
    """But for a new account: its first statement opens with nothing, which is shown."""
    late = "statements-begin-late"
    assert until(kept(4, 6, 500, 500)) == (1, [(Level.ERROR, late)])
    assert until(kept(4, 6)) == (6, [(Level.WARNING, late)])
    gap = until(kept(2, 3, 500, 500), kept(5, 6, 700, 700))
    assert gap == (3, [(Level.ERROR, "statement-gap")])


def test_the_cut_off_is_the_earliest_of_all_accounts_and_before_today() -> None:
    """Of two accounts the one that is closed less far counts."""
    accounts = [
        account_days(ACCOUNT, [kept(2, last, 5, 5)], {}, OPENED, NO_DAYS) for last in (4, 9)
    ]
    assert cut_off(accounts, dt.date(2026, 11, 20)).day == 4
    assert cut_off(accounts, dt.date(2026, 11, 4)).day == 3
    assert not any(account.is_broken for account in accounts)


@pytest.mark.parametrize(
    ("closed", "today", "old"), [(5, 10, False), (5, 11, True), (4, 9, False), (4, 10, True)]
)
def test_three_banking_days_may_pass(closed: int, today: int, *, old: bool) -> None:
    """A weekend does not count; the first fresh day is the last that is not old."""
    day = dt.date(2026, 11, today)
    assert is_old(dt.date(2026, 11, closed), day, NO_DAYS) is old
    first = first_fresh_day(day, NO_DAYS)
    assert not is_old(first, day, NO_DAYS)
    assert is_old(first - dt.timedelta(days=1), day, NO_DAYS)
