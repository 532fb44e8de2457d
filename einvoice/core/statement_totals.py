"""Conservation: opening + credits - debits = closing, and the bank's own counts and sums agree.

A statement that breaks it is refused whole, with both figures. A statement without entries is
valid. Source: docs/BANKS.md, "Statements".
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from einvoice.core.findings import Finding, Level
from einvoice.core.iban import masked
from einvoice.core.money import format_cents
from einvoice.core.payments import Counts, StatedTotals, Statement, StatementPage, Totals

_ELEMENTS = (
    ("entries", "TtlNtries/NbOfNtries"),
    ("turnover_cents", "TtlNtries/Sum"),
    ("net_cents", "TtlNtries/TtlNetNtryAmt"),
    ("credits", "TtlCdtNtries/NbOfNtries"),
    ("credit_cents", "TtlCdtNtries/Sum"),
    ("debits", "TtlDbtNtries/NbOfNtries"),
    ("debit_cents", "TtlDbtNtries/Sum"),
)
"""The figures of `StatedTotals` and where a statement states them."""


@dataclass(slots=True)
class Tally:
    """Sums up the entries of a page while it is read."""

    others: Totals = field(default_factory=Totals)
    days: dict[dt.date, dict[int, int]] = field(default_factory=dict)

    def add(self, booked_on: dt.date, cents: int) -> None:
        """Count a booked entry."""
        counts = self.days.setdefault(booked_on, {})
        counts[cents] = counts.get(cents, 0) + 1

    def add_other(self, cents: int) -> None:
        """Count an entry that is not booked."""
        self.others += _single(cents)

    @property
    def totals(self) -> Totals:
        """The booked entries in all."""
        sums = [(cents, n) for counts in self.days.values() for cents, n in counts.items()]
        credit = [(cents * n, n) for cents, n in sums if cents >= 0]
        debit = [(-cents * n, n) for cents, n in sums if cents < 0]
        return Totals(
            sum(n for _, n in credit),
            sum(cents for cents, _ in credit),
            sum(n for _, n in debit),
            sum(cents for cents, _ in debit),
        )

    @property
    def counted(self) -> dict[dt.date, Counts]:
        """The booked entries by day and sum."""
        return dict(self.days)


def faults(statement: Statement) -> tuple[Finding, ...]:
    """Return why a whole statement is refused; empty = it balances."""
    return (*_balance_faults(statement), *_day_faults(statement), *_total_faults(statement))


def _single(cents: int) -> Totals:
    return Totals(1, cents, 0, 0) if cents >= 0 else Totals(0, 0, 1, -cents)


def _balance_faults(statement: Statement) -> Iterator[Finding]:
    where = statement.source
    opening, closing = statement.pages[0].opening_cents, statement.pages[-1].closing_cents
    if opening is None:
        yield Finding(Level.ERROR, "statement-no-opening", where, facts=())
    if closing is None:
        yield Finding(Level.ERROR, "statement-no-closing", where, facts=())
    if opening is None or closing is None:
        return
    expected = opening + statement.totals.net_cents
    if expected != closing:
        facts = (
            ("account", masked(statement.account)),
            ("first", str(statement.first_day)),
            ("last", str(statement.last_day)),
            ("expected", format_cents(expected)),
            ("closing", format_cents(closing)),
        )
        yield Finding(Level.ERROR, "statement-unbalanced", where, facts=facts)


def _day_faults(statement: Statement) -> Iterator[Finding]:
    """An entry booked outside the period would be counted by two statements, or by none."""
    first, last = statement.first_day, statement.last_day
    outside = [day for page in statement.pages for day in page.days if not first <= day <= last]
    if outside:
        facts = (("day", str(min(outside))), ("first", str(first)), ("last", str(last)))
        yield Finding(Level.ERROR, "statement-day-outside", statement.source, facts=facts)


def _total_faults(statement: Statement) -> Iterator[Finding]:
    """Compare what each page states with its own sums, or with those of the whole statement.

    Banks do not say which of them a page states, nor whether entries that are not booked count.
    """
    whole = (statement.totals, statement.totals + statement.others)
    for page in statement.pages:
        candidates = (page.totals, page.totals + page.others, *whole)
        if not any(_differing(page.stated, sums) is None for sums in candidates):
            yield _totals_finding(page)


def _differing(stated: StatedTotals, sums: Totals) -> tuple[str, int, int] | None:
    """Return the first figure that is not stated as it is: where, stated, counted."""
    for name, element in _ELEMENTS:
        figure: int | None = getattr(stated, name)
        counted: int = getattr(sums, name)
        if figure is not None and figure != counted:
            return element, figure, counted
    return None


def _totals_finding(page: StatementPage) -> Finding:
    element, stated, counted = _differing(page.stated, page.totals) or ("", 0, 0)
    is_count = element.endswith("NbOfNtries")
    facts = (
        ("element", element),
        ("stated", str(stated) if is_count else format_cents(stated)),
        ("counted", str(counted) if is_count else format_cents(counted)),
    )
    return Finding(Level.ERROR, "statement-totals", page.source, facts=facts)
