"""Pages and statements made of a few figures; synthetic accounts."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from einvoice.core.payments import (
    EntryPart,
    KeptStatement,
    Statement,
    StatementEntry,
    StatementFormat,
    StatementPage,
)
from einvoice.core.statement_totals import Tally

ACCOUNT = "LV33HABA5261548189983"
CAMT, FIDAVISTA = StatementFormat.CAMT_02, StatementFormat.FIDAVISTA


def day(number: int) -> dt.date:
    """Return a day of November 2026; the 2nd is a Monday."""
    return dt.date(2026, 11, number)


def entry(number: int, cents: int, ref: str = "", text: str = "") -> StatementEntry:
    """Return an entry of a day."""
    return StatementEntry(day(number), cents, (EntryPart(cents, text),), day(number), ref)


def page(
    entries: Iterable[tuple[int, int]] = (), days: tuple[int, int] = (2, 2), **other: Any
) -> StatementPage:
    """Return a page of (day, cents) that is a whole statement and balances, unless told."""
    tally = Tally()
    for number, cents in entries:
        tally.add(day(number), cents)
    values: dict[str, Any] = {
        "source": "a.xml",
        "place": 0,
        "format": CAMT,
        "account": ACCOUNT,
        "currency": "EUR",
        "first_day": day(days[0]),
        "last_day": day(days[1]),
        "opening_cents": 10_000,
        "totals": tally.totals,
        "days": tally.counted,
        **other,
    }
    if "closing_cents" not in values:
        values["closing_cents"] = (values["opening_cents"] or 0) + tally.totals.net_cents
    return StatementPage(**values)


def statement(
    entries: Iterable[tuple[int, int]] = (), days: tuple[int, int] = (2, 2), **other: Any
) -> Statement:
    """Return a statement of one page."""
    return Statement((page(entries, days, **other),))


def kept(first: int, last: int, opening: int, closing: int, source: str = "a.xml") -> KeptStatement:
    """Return a statement as it is remembered."""
    return KeptStatement(source, ACCOUNT, day(first), day(last), opening, closing)
