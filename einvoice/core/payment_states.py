"""Payment state of each invoice of an account, and the age of its debts.

The state is apart from the bank's answer to the invoice. Source: docs/PAYMENTS.md.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.accounts import Account, AccountEntry, EntryKind

_LAST_DAYS = (0, 30, 60, 90)
"""The last day of each age of a debt: not due, 1 to 30, 31 to 60, 61 to 90; older is the last."""


class PaymentState(StrEnum):
    """The states of an invoice towards its customer."""

    UNPAID = "unpaid"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    OVERDUE = "overdue"
    CREDITED = "credited"


@dataclass(frozen=True, slots=True)
class InvoicePayment:
    """The payment of an invoice: its cents, the unpaid cents, and the last day of payment."""

    invoice: str
    state: PaymentState
    cents: int
    open_cents: int
    last_paid_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Ageing:
    """Unpaid cents by days after the due date, and the credits, which lower none of them."""

    not_due: int
    days_1_30: int
    days_31_60: int
    days_61_90: int
    over_90: int
    credit: int

    @property
    def debt_cents(self) -> int:
        """The unpaid cents of any age."""
        return self.not_due + self.days_1_30 + self.days_31_60 + self.days_61_90 + self.over_90


def invoice_payments(account: Account, day: dt.date) -> tuple[InvoicePayment, ...]:
    """Return the payment state of each invoice on a day, in order of entry.

    The account is that of the same day: replayed from the entries up to it.
    """
    last_paid: dict[str, dt.date] = {}
    for part in account.applied:
        last_paid[part.debt] = max(part.day, last_paid.get(part.debt, part.day))
    return tuple(
        InvoicePayment(
            entry.document,
            _state(account, entry, day),
            entry.cents,
            account.open_cents.get(entry.document, 0),
            last_paid.get(entry.document),
        )
        for entry in account.entries
        if entry.kind is EntryKind.INVOICE
    )


def overdue_cents(account: Account, day: dt.date) -> int:
    """Return the unpaid cents whose due date is before a day."""
    return sum(
        account.open_cents.get(entry.document, 0)
        for entry in account.entries
        if (entry.due or entry.day) < day
    )


def ageing(account: Account, day: dt.date) -> Ageing:
    """Return the unpaid cents by age on a day.

    The account is that of the same day, or a later account: then what was paid since is no debt.
    """
    ages = [0] * (len(_LAST_DAYS) + 1)
    for entry in account.entries:
        cents = account.open_cents.get(entry.document, 0)
        if cents:
            late = (day - (entry.due or entry.day)).days
            ages[sum(late > last for last in _LAST_DAYS)] += cents
    ages.append(sum(account.credit_cents.values()))
    return Ageing(*ages)


def total_ageing(ages: Iterable[Ageing]) -> Ageing:
    """Return the sums of several accounts; credits of one never lower debts of another."""
    rows = [(a.not_due, a.days_1_30, a.days_31_60, a.days_61_90, a.over_90, a.credit) for a in ages]
    return Ageing(*(sum(column) for column in zip(*rows, strict=True))) if rows else NO_DEBTS


NO_DEBTS = Ageing(0, 0, 0, 0, 0, 0)


def _state(account: Account, entry: AccountEntry, day: dt.date) -> PaymentState:
    unpaid = account.open_cents.get(entry.document, 0)
    if entry.document in account.undone:
        return PaymentState.CREDITED
    if not unpaid:
        return PaymentState.PAID
    if (entry.due or entry.day) < day:
        return PaymentState.OVERDUE
    return PaymentState.PARTLY_PAID if unpaid < entry.cents else PaymentState.UNPAID
