"""Rows of each kind, and what is found when they are checked."""

import datetime as dt
from collections.abc import Sequence

from memory_known import MemoryKnown

from einvoice.core.period import Period
from einvoice.core.tariffs import Tariff, Unit, VatKind
from einvoice.intake import Checked, CoreRow, ParsedRow, check

OCTOBER = Period(2026, 10)
TODAY = dt.date(2026, 11, 5)


def checked(kind: str, rows: Sequence[CoreRow], known: MemoryKnown) -> Checked:
    """Check rows as lines 2, 3, … of a file of their kind."""
    parsed = [ParsedRow(f"{kind}.csv:{n}", row) for n, row in enumerate(rows, 2)]
    return check(kind, parsed, known, TODAY)


def told(result: Checked) -> list[tuple[str, str]]:
    """Where and what the findings are."""
    return [(finding.where, finding.code) for finding in result.findings]


def tariff(first: str, last: str = "", price: int = 1, building_id: str = "") -> Tariff:
    """A tariff of waste between two days."""
    valid_to = dt.date.fromisoformat(last) if last else None
    valid_from = dt.date.fromisoformat(first)
    return Tariff(
        "waste", building_id, valid_from, valid_to, Unit.PERSON, price, 2100, 2100, VatKind.TAX
    )
