"""Account of a customer of a flat: every document and payment, and the debts each payment pays.

An account is replayed from its entries and never changed in place, so that the same entries give
the same account in any order of arrival. A payment pays the invoices it names, then the oldest
debt; the rest is a credit that the next debt takes. A returned payment takes back exactly its own
parts. A credit note cancels its invoice, and the payments of the invoice are credits again. No
debt is open while there is a credit. Sums are integer cents; nothing is rounded.
Source: docs/PAYMENTS.md.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class EntryKind(StrEnum):
    """The kinds of an account's entries, in the order in which those of one day count."""

    OPENING = "opening"
    INVOICE = "invoice"
    CORRECTION = "correction"
    CREDIT_NOTE = "credit_note"
    PAYMENT = "payment"
    REFUND = "refund"
    RETURN = "return"


class PaymentOrder(StrEnum):
    """Which debt a payment pays first: the named invoices, or the oldest due."""

    NAMED_OLDEST = "named_oldest"
    OLDEST = "oldest"


_UNDOING = (EntryKind.CREDIT_NOTE, EntryKind.RETURN)
_RANK = {kind: rank for rank, kind in enumerate(EntryKind)}


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """An entry as it changes the balance: debts are positive, payments negative, in cents.

    ``document`` is unique in an account: a number of an invoice or credit note, an id of a payment.
    ``names`` are the invoices a payment names, the invoice a credit note cancels, the payment that
    a refund pays back, or the payment or refund that is returned; documents of other accounts in
    it are passed over.
    """

    day: dt.date
    kind: EntryKind
    document: str
    cents: int
    due: dt.date | None = None
    names: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[dt.date, int, str]:
        """The place in the account: by day, kind and document."""
        return self.day, _RANK[self.kind], self.document

    @property
    def due_order(self) -> tuple[dt.date, dt.date, int, str]:
        """The place among debts: the oldest due first."""
        return (self.due or self.day, *self.order)


@dataclass(frozen=True, slots=True)
class AppliedPart:
    """The part of a credit or payment (``source``) that paid a debt, and the day it did."""

    source: str
    debt: str
    cents: int
    day: dt.date


@dataclass(slots=True)
class Account:
    """An account as its entries leave it.

    ``open_cents``: the unpaid part of each debt (never negative), in order of entry.
    ``credit_cents``: the unused part of each payment or credit (never negative).
    ``applied``: the parts of payments and the debts they pay, in order of payment.
    ``undone``: invoices that were credited and payments that were returned.
    """

    entries: tuple[AccountEntry, ...]
    open_cents: dict[str, int] = field(default_factory=dict)
    credit_cents: dict[str, int] = field(default_factory=dict)
    applied: list[AppliedPart] = field(default_factory=list)
    undone: set[str] = field(default_factory=set)

    @property
    def balance_cents(self) -> int:
        """Debt (positive) or credit (negative) after the last entry."""
        return sum(entry.cents for entry in self.entries)

    def balances(self) -> Iterator[tuple[AccountEntry, int]]:
        """Yield each entry with the balance after it."""
        balance = 0
        for entry in self.entries:
            balance += entry.cents
            yield entry, balance


def replay(
    entries: Iterable[AccountEntry], order: PaymentOrder = PaymentOrder.NAMED_OLDEST
) -> Account:
    """Return the account of a customer from its entries, given in any order.

    Raises:
        ValueError: two entries have the same document.
    """
    account = Account(tuple(sorted(entries, key=lambda entry: entry.order)))
    ledger = _Ledger(account, order)
    for entry in account.entries:
        ledger.enter(entry)
    return account


class _Ledger:
    """The replay of one account."""

    def __init__(self, account: Account, order: PaymentOrder) -> None:
        self._account = account
        self._order = order
        self._entered: dict[str, AccountEntry] = {}

    def enter(self, entry: AccountEntry) -> None:
        """Apply one entry to the debts and credits."""
        if entry.document in self._entered:
            raise ValueError("two entries have the same document")
        self._entered[entry.document] = entry
        undone = self._undone_by(entry)
        if undone is None:
            self._open(entry)
        elif undone.cents > 0:
            self._free(undone.document)
        else:
            self._withdraw(undone.document)
        self._pay_by(entry)
        if entry.kind is EntryKind.REFUND:
            self._pay_back(entry)
        self._pay_open_debts(entry.day)

    def _undone_by(self, entry: AccountEntry) -> AccountEntry | None:
        """Return the invoice a credit note cancels, or what a return takes back.

        None for every other entry, and where the sums differ or it is undone already: such an
        entry is a debt or a credit of its own.
        """
        if entry.kind not in _UNDOING or not entry.names:
            return None
        undone = self._entered.get(entry.names[0])
        if (
            undone is None
            or undone.cents != -entry.cents
            or undone.document in self._account.undone
        ):
            return None
        self._account.undone.add(undone.document)
        return undone

    def _open(self, entry: AccountEntry) -> None:
        if entry.cents > 0:
            self._account.open_cents[entry.document] = entry.cents
        else:
            self._account.credit_cents[entry.document] = -entry.cents

    def _free(self, debt: str) -> None:
        """Close a cancelled debt; its payments are credits again."""
        for part in self._undo(lambda part: part.debt == debt):
            self._account.credit_cents[part.source] += part.cents
        self._account.open_cents[debt] = 0

    def _withdraw(self, source: str) -> None:
        """End a payment or credit; the debts it paid are open again."""
        for part in self._undo(lambda part: part.source == source):
            self._account.open_cents[part.debt] += part.cents
        self._account.credit_cents[source] = 0

    def _undo(self, chosen: Callable[[AppliedPart], bool]) -> list[AppliedPart]:
        parts = [part for part in self._account.applied if chosen(part)]
        for part in parts:
            self._account.applied.remove(part)
        return parts

    def _pay_by(self, entry: AccountEntry) -> None:
        """Pay the debts an entry names, the oldest due first."""
        if entry.document in self._account.credit_cents and self._order is not PaymentOrder.OLDEST:
            for debt in self._oldest_first(self._account.open_cents):
                if debt in entry.names:
                    self._pay(entry.document, debt, entry.day)

    def _pay_back(self, refund: AccountEntry) -> None:
        """Take a refund from the credit of the payment it pays back; other credits stay."""
        for source in refund.names:
            if source in self._account.credit_cents:
                self._pay(source, refund.document, refund.day)

    def _pay_open_debts(self, day: dt.date) -> None:
        """Pay the oldest debts from the oldest credits."""
        debts = [debt for debt, cents in self._account.open_cents.items() if cents]
        credits_left = [source for source, cents in self._account.credit_cents.items() if cents]
        if debts and credits_left:
            for debt in self._oldest_first(debts):
                for source in credits_left:
                    self._pay(source, debt, day)

    def _oldest_first(self, debts: Iterable[str]) -> list[str]:
        return sorted(debts, key=lambda document: self._entered[document].due_order)

    def _pay(self, source: str, debt: str, day: dt.date) -> None:
        credit, unpaid = self._account.credit_cents, self._account.open_cents
        cents = min(credit[source], unpaid[debt])
        if cents:
            credit[source] -= cents
            unpaid[debt] -= cents
            self._account.applied.append(AppliedPart(source, debt, cents, day))
