"""Compares the balance that a month begins with to what the previous invoice left.

What it left: its total and what it carried itself, less what credit notes took back since. A
difference is no fault of an invoice: the ledger of bookkeeping and the invoices disagree, and a
person looks why. Source: docs/PAYMENTS.md, "The balance an invoice carries".
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from einvoice.core.ownership import Owner, same_customer
from einvoice.core.period import Period


class OpeningRemark(StrEnum):
    """The result of comparing a flat's opening balance."""

    EQUAL = "equal"
    DIFFERS = "differs"
    FIRST = "first"  # the flat had no invoice before: nothing to compare with
    NEW_CUSTOMER = "new_customer"  # the previous invoice was another's: nothing is carried on
    MISSING = "missing"  # the previous invoice left a balance, and the month has none


@dataclass(frozen=True, slots=True)
class BalancedInvoice:
    """An invoice with what it carries, in cents; ``buyer`` is empty once it was purged."""

    flat_id: str
    number: str
    period: Period
    issue_date: dt.date | None
    total_cents: int
    begin_cents: int
    paid_cents: int
    buyer: Owner = field(repr=False)

    @property
    def left_cents(self) -> int:
        """The debt (positive) or credit that it left."""
        return self.begin_cents - self.paid_cents + self.total_cents


@dataclass(frozen=True, slots=True)
class TakenBackSum:
    """The total of an invoice that a credit note took back, and the day of the note."""

    number: str
    period: Period
    day: dt.date
    cents: int


@dataclass(frozen=True, slots=True)
class OpeningBalance:
    """A flat's opening balance beside what the previous invoice left; sums in cents.

    ``expected_cents`` is None where there was no invoice, ``balance_begin_cents`` where the month
    has no balance.
    """

    flat_id: str
    invoice_number: str
    previous_period: str
    previous_invoice: str
    expected_cents: int | None
    balance_begin_cents: int | None
    paid_cents: int
    remark: OpeningRemark

    @property
    def difference_cents(self) -> int:
        """By how much the month begins with more than was left; 0 where nothing is compared."""
        if self.expected_cents is None:
            return 0
        return (self.balance_begin_cents or 0) - self.expected_cents


def opening_of(
    now: BalancedInvoice, previous: BalancedInvoice | None, notes: Iterable[TakenBackSum]
) -> OpeningBalance:
    """Return the opening balance of an invoice or draft beside what the previous invoice left.

    Args:
        now: the invoice or draft of the month.
        previous: the flat's last issued invoice of an earlier month; it may be credited.
        notes: the credit notes of the flat's invoices, void notes apart.
    """
    if previous is None:
        return _row(now, None, None, OpeningRemark.FIRST)
    expected = _expected(previous, notes, now.issue_date)
    remark = OpeningRemark.EQUAL
    if _is_another(previous, now):
        expected, remark = 0, OpeningRemark.NEW_CUSTOMER
    if now.begin_cents != expected:
        remark = OpeningRemark.DIFFERS
    return _row(now, previous, expected, remark)


def left_without(
    previous: BalancedInvoice, notes: Iterable[TakenBackSum], imported: tuple[int, int] | None
) -> OpeningBalance | None:
    """Return the opening balance of a flat without an invoice or draft in the month.

    Args:
        previous: its last issued invoice of an earlier month.
        notes: the credit notes of its invoices, void notes apart.
        imported: begin and paid as they were imported for the month; None = no row.

    Returns:
        None where nothing was left and nothing was imported.
    """
    expected = _expected(previous, notes, None)
    if imported is None and not expected:
        return None
    begin, paid = imported or (None, 0)
    remark = OpeningRemark.EQUAL if begin == expected else OpeningRemark.DIFFERS
    return OpeningBalance(
        previous.flat_id,
        "",
        str(previous.period),
        previous.number,
        expected,
        begin,
        paid,
        OpeningRemark.MISSING if begin is None else remark,
    )


def _expected(
    previous: BalancedInvoice, notes: Iterable[TakenBackSum], until: dt.date | None
) -> int:
    """Return what an invoice left, less what credit notes took back since, up to a day."""
    since = previous.issue_date or dt.date.min
    return previous.left_cents - sum(
        note.cents
        for note in notes
        if (until is None or note.day <= until)
        and (note.number == previous.number or (note.period < previous.period and note.day > since))
    )


def _is_another(previous: BalancedInvoice, now: BalancedInvoice) -> bool:
    """Return whether two invoices are of two customers; a purged invoice names nobody."""
    return bool(previous.buyer.name) and not same_customer(previous.buyer, now.buyer)


def _row(
    now: BalancedInvoice,
    previous: BalancedInvoice | None,
    expected: int | None,
    remark: OpeningRemark,
) -> OpeningBalance:
    return OpeningBalance(
        now.flat_id,
        now.number,
        str(previous.period) if previous else "",
        previous.number if previous else "",
        expected,
        now.begin_cents,
        now.paid_cents,
        remark,
    )
