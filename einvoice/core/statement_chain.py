"""The chain of an account's statements: each opens with the balance that closed the day before.

A statement fits when its opening and all entries of its days make its closing. Of two statements
of a day that differ, the fuller fits and the other does not, whichever came first; where all days
of the other are in statements that fit, it is outdated and only shown. Whatever else does not fit,
a gap and an overlap with other sums stop the chain: nothing after it is closed.

The result depends on which statements there are, never on the order in which they came. Source:
docs/BANKS.md, "Statements"; decision 57.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from einvoice.core.banking_days import ClosedDays, is_banking_day
from einvoice.core.findings import Finding, Level
from einvoice.core.iban import masked
from einvoice.core.money import format_cents
from einvoice.core.payments import KeptStatement

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Chain:
    """Up to which day an account is closed without a gap, and what is wrong after or before it.

    Findings of level error block; warnings are only shown. None = no day is closed.
    """

    closed_until: dt.date | None
    findings: tuple[Finding, ...]


class _Nets:
    """The sum of all entries of a range of days."""

    def __init__(self, by_day: Mapping[dt.date, int]) -> None:
        self._days = sorted(by_day)
        self._sums = [0, *accumulate(by_day[day] for day in self._days)]

    def between(self, first: dt.date, last: dt.date) -> int:
        begin, end = bisect_left(self._days, first), bisect_right(self._days, last)
        return self._sums[end] - self._sums[begin]


def chain(
    statements: Iterable[KeptStatement], net_by_day: Mapping[dt.date, int], closed: ClosedDays
) -> Chain:
    """Return the chain of one account.

    ``net_by_day`` sums up the entries of the account that remain after merging, by booking day.
    """
    nets = _Nets(net_by_day)
    ordered = sorted(set(statements), key=_order)
    fitting = [
        statement for statement in ordered if _outcome(statement, nets) == statement.closing_cents
    ]
    others = [
        statement for statement in ordered if _outcome(statement, nets) != statement.closing_cents
    ]
    disputes = list(_disputed(others, fitting, nets))
    links = list(_links(fitting, nets, closed))
    blocked = [day for day, finding in (*disputes, *links) if finding.level is Level.ERROR]
    until = max((statement.last_day for statement in fitting), default=None)
    if until is not None and blocked:
        until = _last_before(min(blocked), fitting)
    findings = [finding for _, finding in sorted((*disputes, *links), key=lambda pair: pair[0])]
    return Chain(until, tuple(findings))


def _order(statement: KeptStatement) -> tuple[object, ...]:
    """Return what statements are ordered by: whatever differs between two of them."""
    return (
        statement.first_day,
        statement.last_day,
        statement.source,
        statement.opening_cents,
        statement.closing_cents,
    )


def _outcome(statement: KeptStatement, nets: _Nets) -> int:
    """Return the balance that the opening and the merged entries of its days make."""
    net = nets.between(statement.first_day, statement.last_day)
    return statement.opening_cents + net


def _last_before(day: dt.date, fitting: Sequence[KeptStatement]) -> dt.date | None:
    """Return the last closed day before a day from which nothing is certain."""
    before = [
        min(statement.last_day, day - _ONE_DAY)
        for statement in fitting
        if statement.first_day < day
    ]
    return max(before, default=None)


def _disputed(
    others: Sequence[KeptStatement], fitting: Sequence[KeptStatement], nets: _Nets
) -> Iterator[tuple[dt.date, Finding]]:
    for statement in others:
        open_day = _first_uncovered(statement, fitting)
        yield (
            (statement.first_day, _outdated(statement))
            if open_day is None
            else (open_day, _differs(statement, open_day, _outcome(statement, nets)))
        )


def _first_uncovered(statement: KeptStatement, fitting: Sequence[KeptStatement]) -> dt.date | None:
    """Return its first day that is in no statement that fits."""
    day = statement.first_day
    for other in fitting:  # in the order of their first days
        if other.first_day <= day <= other.last_day:
            day = other.last_day + _ONE_DAY
    return day if day <= statement.last_day else None


def _links(
    fitting: Sequence[KeptStatement], nets: _Nets, closed: ClosedDays
) -> Iterator[tuple[dt.date, Finding]]:
    """Yield where a statement does not continue those before it, and days that are in none."""
    if not fitting:
        return
    before = fitting[0]
    for statement in fitting[1:]:
        overlaps = statement.first_day <= before.last_day
        common = nets.between(statement.first_day, before.last_day) if overlaps else 0
        expected = before.closing_cents - common
        if statement.opening_cents != expected and overlaps:
            yield statement.first_day, _overlap(before, statement, expected)
        elif statement.opening_cents != expected:
            yield before.last_day + _ONE_DAY, _gap(before, statement)
        elif missing := _banking_days_between(before.last_day, statement.first_day, closed):
            yield missing[0], _days_missing(statement, missing)
        if statement.last_day > before.last_day:
            before = statement


def _banking_days_between(last: dt.date, first: dt.date, closed: ClosedDays) -> list[dt.date]:
    count = (first - last).days
    days = [last + number * _ONE_DAY for number in range(1, count)]
    return [day for day in days if is_banking_day(day, closed)]


def _gap(before: KeptStatement, statement: KeptStatement) -> Finding:
    facts = (
        ("account", masked(statement.account)),
        ("last", str(before.last_day)),
        ("closing", format_cents(before.closing_cents)),
        ("first", str(statement.first_day)),
        ("opening", format_cents(statement.opening_cents)),
    )
    return Finding(Level.ERROR, "statement-gap", statement.source, facts=facts)


def _overlap(before: KeptStatement, statement: KeptStatement, expected: int) -> Finding:
    facts = (
        ("account", masked(statement.account)),
        ("first", str(statement.first_day)),
        ("opening", format_cents(statement.opening_cents)),
        ("expected", format_cents(expected)),
        ("other", before.source),
    )
    return Finding(Level.ERROR, "statement-overlap", statement.source, facts=facts)


def _differs(statement: KeptStatement, day: dt.date, outcome: int) -> Finding:
    facts = (
        ("account", masked(statement.account)),
        ("day", str(day)),
        ("closing", format_cents(statement.closing_cents)),
        ("expected", format_cents(outcome)),
    )
    return Finding(Level.ERROR, "statement-differs", statement.source, facts=facts)


def _outdated(statement: KeptStatement) -> Finding:
    facts = (
        ("account", masked(statement.account)),
        ("first", str(statement.first_day)),
        ("last", str(statement.last_day)),
    )
    return Finding(Level.WARNING, "statement-outdated", statement.source, facts=facts)


def _days_missing(statement: KeptStatement, days: Sequence[dt.date]) -> Finding:
    facts = (
        ("account", masked(statement.account)),
        ("first", str(days[0])),
        ("last", str(days[-1])),
    )
    return Finding(Level.WARNING, "statement-days-missing", statement.source, facts=facts)
