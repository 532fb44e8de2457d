"""Payments as bank statements have them: entries, pages of statements, whole statements.

Money is whole cents, a credit positive, a debit negative. Days are days in Riga. Names, accounts,
codes and texts of payers are never part of a `repr`, so that no log and no finding shows them.
Source: docs/BANKS.md, "Statements"; decision 57.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Counts = Mapping[int, int]
"""How many entries of a day have this sum (signed cents)."""


class StatementFormat(StrEnum):
    """How a statement is written; the same entry need not have the same references in two."""

    CAMT_02 = "camt.053.001.02"
    CAMT_08 = "camt.053.001.08"
    FIDAVISTA = "FiDAViSta"


@dataclass(frozen=True, slots=True)
class Payer:
    """The other side of an entry: who paid it, or who got it where it is a debit."""

    name: str = field(default="", repr=False)
    account: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    bank: str = ""


NOBODY = Payer()


@dataclass(frozen=True, slots=True)
class EntryPart:
    """One payment of an entry: its sum, its text and its references, each empty where not given.

    A collective entry has a part for each payment where the bank gives their sums.
    """

    cents: int
    text: str = field(default="", repr=False)
    payer: Payer = NOBODY
    end_to_end_id: str = field(default="", repr=False)
    transaction_id: str = field(default="", repr=False)
    bank_ref: str = field(default="", repr=False)
    structured_ref: str = field(default="", repr=False)
    document_number: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """One booked entry; the sum of its parts is its sum.

    ``kind`` is the bank's own code (`PMNT-RCDT-ESCT`). ``is_return``: the bank says that a payment
    is returned or an entry is reversed.
    """

    booked_on: dt.date
    cents: int
    parts: tuple[EntryPart, ...]
    value_on: dt.date | None = None
    bank_ref: str = field(default="", repr=False)
    kind: str = ""
    is_return: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """How many entries there are and what they sum to, without a sign; `net_cents` has one."""

    credits: int = 0
    credit_cents: int = 0
    debits: int = 0
    debit_cents: int = 0

    @property
    def entries(self) -> int:
        """The number of entries."""
        return self.credits + self.debits

    @property
    def turnover_cents(self) -> int:
        """Credits and debits together."""
        return self.credit_cents + self.debit_cents

    @property
    def net_cents(self) -> int:
        """Credits less debits: by how much the balance grows."""
        return self.credit_cents - self.debit_cents

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(
            self.credits + other.credits,
            self.credit_cents + other.credit_cents,
            self.debits + other.debits,
            self.debit_cents + other.debit_cents,
        )


@dataclass(frozen=True, slots=True)
class StatedTotals:
    """The figures of `Totals` as the bank states them; None = not stated."""

    entries: int | None = None
    turnover_cents: int | None = None
    net_cents: int | None = None
    credits: int | None = None
    credit_cents: int | None = None
    debits: int | None = None
    debit_cents: int | None = None


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One page of a statement without its entries: the header, and what its entries sum to.

    ``source`` is the file and ``place`` the number of the statement in it, from 0: there its
    entries can be read again. ``statement_id`` is without the number of the page. ``closing_on``
    is the day of the closing balance. ``others`` sums up the entries that are not booked, which
    count nowhere. ``days`` counts the booked entries.
    """

    source: str
    place: int
    format: StatementFormat
    account: str = field(repr=False)
    currency: str
    first_day: dt.date
    last_day: dt.date
    statement_id: str = field(default="", repr=False)
    sequence: int | None = None
    page: int = 1
    is_last: bool = True
    opening_cents: int | None = None
    closing_cents: int | None = None
    closing_on: dt.date | None = None
    totals: Totals = Totals()
    others: Totals = Totals()
    stated: StatedTotals = StatedTotals()
    days: Mapping[dt.date, Counts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole statement: all its pages, in order."""

    pages: tuple[StatementPage, ...]

    @property
    def source(self) -> str:
        """The file that completes it."""
        return self.pages[-1].source

    @property
    def format(self) -> StatementFormat:
        """How it is written."""
        return self.pages[0].format

    @property
    def account(self) -> str:
        """The account it is of."""
        return self.pages[0].account

    @property
    def first_day(self) -> dt.date:
        """The first day it covers."""
        return self.pages[0].first_day

    @property
    def last_day(self) -> dt.date:
        """The last day it covers: the end of its period, or the closing balance's day if later."""
        last = self.pages[-1]
        return max(last.last_day, last.closing_on or last.last_day)

    @property
    def totals(self) -> Totals:
        """The sums of all booked entries."""
        return sum((page.totals for page in self.pages), Totals())

    @property
    def others(self) -> Totals:
        """The sums of all entries that are not booked."""
        return sum((page.others for page in self.pages), Totals())

    def counts(self, day: dt.date) -> Counts:
        """Return how many booked entries of a day have which sum."""
        counts: dict[int, int] = {}
        for page in self.pages:
            for cents, count in page.days.get(day, {}).items():
                counts[cents] = counts.get(cents, 0) + count
        return counts

    @property
    def kept(self) -> "KeptStatement":
        """The statement as it is remembered; only after `statement_totals.faults` found none.

        Raises:
            ValueError: a balance is missing.
        """
        opening, closing = self.pages[0].opening_cents, self.pages[-1].closing_cents
        if opening is None or closing is None:
            raise ValueError("a statement without a balance is not kept")
        return KeptStatement(
            self.source, self.account, self.first_day, self.last_day, opening, closing
        )


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A statement that was taken: its balances before its first and after its last day."""

    source: str
    account: str = field(repr=False)
    first_day: dt.date
    last_day: dt.date
    opening_cents: int
    closing_cents: int
