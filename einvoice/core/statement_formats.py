"""The same day of an account in two formats: compared, never merged entry by entry.

A day belongs to the format that closed it first, because references are spelled differently in
another. A statement in another format is compared by how often each sum occurs on the day: equal =
the day is known, unequal = the statement is refused with the difference. Source: decision 57.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from einvoice.core.findings import Finding, Level
from einvoice.core.iban import masked
from einvoice.core.money import format_cents
from einvoice.core.payments import Counts, Statement, StatementFormat

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KnownDays:
    """The days of a statement whose entries another format brought: they are not taken again."""

    days: frozenset[dt.date]
    findings: tuple[Finding, ...]


def days_of(statement: Statement) -> list[dt.date]:
    """Return every day of a statement's period."""
    count = (statement.last_day - statement.first_day).days + 1
    return [statement.first_day + number * _ONE_DAY for number in range(count)]


def known_days(
    statement: Statement,
    owners: Mapping[dt.date, StatementFormat],
    kept: Mapping[dt.date, Counts],
) -> KnownDays | Finding:
    """Return the days another format closed before; a finding refuses the whole statement.

    ``owners`` has the format of each closed day of the account, ``kept`` the entries of these days.
    """
    other = statement.format
    known = [day for day in days_of(statement) if owners.get(day, other) is not other]
    for day in known:
        said, before = statement.counts(day), kept.get(day, {})
        if said != before:
            return _refused(statement, day, said, before)
    if not known:
        return KnownDays(frozenset(), ())
    facts = (
        ("account", masked(statement.account)),
        ("first", str(known[0])),
        ("last", str(known[-1])),
    )
    note = Finding(Level.NOTE, "statement-known-days", statement.source, facts=facts)
    return KnownDays(frozenset(known), (note,))


def _refused(statement: Statement, day: dt.date, said: Counts, before: Counts) -> Finding:
    facts = (
        ("account", masked(statement.account)),
        ("day", str(day)),
        ("entries", str(sum(said.values()))),
        ("net", format_cents(_net(said))),
        ("known_entries", str(sum(before.values()))),
        ("known_net", format_cents(_net(before))),
    )
    return Finding(Level.ERROR, "statement-other-format", statement.source, facts=facts)


def _net(counts: Counts) -> int:
    return sum(cents * count for cents, count in counts.items())
