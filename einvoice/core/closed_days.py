"""Up to which day payments are known: the last day that is closed on all our accounts.

Source: docs/PAYMENTS.md, "The cut-off".
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from einvoice.core.banking_days import ClosedDays, add_banking_days, is_banking_day
from einvoice.core.findings import Finding, Level
from einvoice.core.iban import masked
from einvoice.core.payments import KeptStatement
from einvoice.core.statement_chain import Chain, chain

FRESH_DAYS = 3
"""How many banking days may have passed since the cut-off when invoices are issued."""
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AccountDays:
    """One of our accounts: up to which day it is closed, and what is wrong with its statements.

    ``closed_until`` is the day before the opening debts where no statement closes a later day.
    """

    account: str
    closed_until: dt.date
    findings: tuple[Finding, ...]

    @property
    def is_broken(self) -> bool:
        """Whether a gap, an overlap or a difference stops the chain."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def account_days(
    account: str,
    statements: Iterable[KeptStatement],
    net_by_day: Mapping[dt.date, int],
    opening_date: dt.date,
    closed: ClosedDays,
) -> AccountDays:
    """Return up to which day an account is closed, from the day of the opening debts on.

    Where the first statement begins later, the days before it are known to have no entries only
    if no banking day is among them; or if it opens with nothing, as a new account's does, which is
    shown.
    """
    counting = [kept for kept in statements if kept.last_day >= opening_date]
    before = opening_date - _ONE_DAY
    linked = chain(counting, net_by_day, closed)
    missing = _missing(counting, opening_date, closed)
    until = max(before, _until(linked, before))
    if not missing:
        return AccountDays(masked(account), until, linked.findings)
    is_new = min(counting, key=lambda kept: kept.first_day).opening_cents == 0
    late = _late(account, missing, Level.WARNING if is_new else Level.ERROR)
    return AccountDays(masked(account), until if is_new else before, (late, *linked.findings))


def _until(linked: Chain, before: dt.date) -> dt.date:
    return before if linked.closed_until is None else linked.closed_until


def _missing(
    statements: Sequence[KeptStatement], opening_date: dt.date, closed: ClosedDays
) -> list[dt.date]:
    """Return the banking days from the opening debts on that are before the first statement."""
    first = min((kept.first_day for kept in statements), default=opening_date)
    days = [opening_date + number * _ONE_DAY for number in range((first - opening_date).days)]
    return [day for day in days if is_banking_day(day, closed)]


def _late(account: str, days: Sequence[dt.date], level: Level) -> Finding:
    facts = (
        ("account", masked(account)),
        ("first", str(days[0])),
        ("last", str(days[-1])),
    )
    return Finding(level, "statements-begin-late", masked(account), facts=facts)


def cut_off(accounts: Iterable[AccountDays], today: dt.date) -> dt.date:
    """Return the last day closed on all accounts, at most yesterday."""
    return min([today - _ONE_DAY, *(account.closed_until for account in accounts)])


def is_old(until: dt.date, today: dt.date, closed: ClosedDays) -> bool:
    """Return whether more banking days have passed since a cut-off than issuing allows."""
    return add_banking_days(until, FRESH_DAYS, closed) < today


def first_fresh_day(today: dt.date, closed: ClosedDays) -> dt.date:
    """Return the earliest day up to which accounts must be closed for issuing today."""
    day = today - _ONE_DAY
    while not is_old(day - _ONE_DAY, today, closed):
        day -= _ONE_DAY
    return day
