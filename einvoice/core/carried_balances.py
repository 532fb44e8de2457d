"""Balance that an invoice carries, from the customer's account.

Only payments booked up to the cut-off count: the last day up to which the statements of all
collecting accounts are complete. Source: docs/PAYMENTS.md.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from einvoice.core.accounts import AccountEntry, EntryKind
from einvoice.core.period import Period

_FROM_BANK = (EntryKind.PAYMENT, EntryKind.RETURN)


@dataclass(frozen=True, slots=True)
class Carrying:
    """Since when invoices carry the balances of accounts, and up to which day payments count.

    The imported balances of the period ``opening`` are the debts at the beginning of
    ``opening_date``. Payments up to ``cut_off`` count.
    """

    opening: Period
    opening_date: dt.date
    cut_off: dt.date


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """The balance that a flat's invoice carries from the account of its customer.

    ``since`` is the first day of the customer's account. ``is_issued``: it is that of the
    issued invoice, with its own cut-off, and no payment changes it.
    """

    since: dt.date
    balance_begin_cents: int
    paid_cents: int
    cut_off: dt.date | None
    is_issued: bool = False

    @property
    def carried_cents(self) -> int:
        """The sum brought forward: ``balance_begin - paid``."""
        return self.balance_begin_cents - self.paid_cents


NO_BALANCE = AccountBalance(dt.date.min, 0, 0, None)


@dataclass(frozen=True, slots=True)
class CarriedBalance:
    """The balance at the previous invoice, the payments since, and the ids of all that count."""

    balance_begin_cents: int
    paid_cents: int
    counted: frozenset[str]

    @property
    def carried_cents(self) -> int:
        """The sum brought forward: ``balance_begin - paid``."""
        return self.balance_begin_cents - self.paid_cents


def carried_balance(
    entries: Iterable[AccountEntry],
    cut_off: dt.date,
    counted: Collection[str] = (),
    since: dt.date = dt.date.min,
) -> CarriedBalance:
    """Return the balance that the next invoice carries.

    ``counted``: the payments and returns that the previous invoice counted. A payment that was
    queued then and is applied now counts now, whenever it was booked, so that none is lost and
    none counts twice. A payment before the day ``since`` is in the opening debt. The entries are
    all the account had before the new invoice; our own documents count whatever the cut-off.
    """
    documents = paid_before = paid_since = 0
    now_counted = set(counted)
    for entry in entries:
        if entry.kind not in _FROM_BANK:
            documents += entry.cents
        elif entry.document in counted or entry.day < since:
            paid_before -= entry.cents
        elif entry.day <= cut_off:
            paid_since -= entry.cents
            now_counted.add(entry.document)
    return CarriedBalance(documents - paid_before, paid_since, frozenset(now_counted))
