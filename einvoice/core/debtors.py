"""Debtors: what each customer owes by age, and whether they may be reminded.

Nobody is to be reminded while a payment that waits could be theirs, or while the statements are
not complete: then they may have paid. Credits lower no debt of another customer.
Source: docs/PAYMENTS.md.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from einvoice.core.account_keys import AccountKey
from einvoice.core.accounts import Account
from einvoice.core.payment_states import Ageing, ageing, overdue_cents


class Doubt(StrEnum):
    """Why a debtor must not be reminded."""

    WAITING = "waiting"  # a payment that waits may be theirs
    STATEMENTS = "statements"  # days are missing in the statements


@dataclass(frozen=True, slots=True)
class Debtor:
    """A customer with a debt or a credit; ``overdue_cents`` is the sum that was asked for."""

    key: AccountKey
    building_id: str
    ages: Ageing
    overdue_cents: int
    doubt: Doubt | None

    @property
    def may_be_reminded(self) -> bool:
        """Whether a debt is overdue and nothing speaks against a reminder."""
        return self.overdue_cents > 0 and self.doubt is None


@dataclass(frozen=True, slots=True)
class PlacedAccount:
    """An account with its flat's building; ``name`` is the customer's, where it was asked for."""

    key: AccountKey
    building_id: str
    account: Account
    name: str = field(default="", repr=False)


def debtor(
    placed: PlacedAccount, day: dt.date, days: int | None, doubt: Doubt | None
) -> Debtor | None:
    """Return a customer's debts by age on a day; None where there is nothing to show.

    ``days``: only customers with a debt more than N days overdue, whose sum is that of those
    debts. None = every customer with a debt or a credit.
    """
    overdue = overdue_cents(placed.account, day - dt.timedelta(days=days or 0))
    ages = ageing(placed.account, day)
    shown = overdue if days is not None else ages.debt_cents or ages.credit
    return Debtor(placed.key, placed.building_id, ages, overdue, doubt) if shown else None
