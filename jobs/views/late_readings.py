"""What came late for an issued month: shown with it, although nothing of it changes any more."""

from einvoice.core import holds
from einvoice.core.findings import Finding, Level
from einvoice.core.period import Period
from einvoice.store import late_rows
from einvoice.store.late_rows import ToldSince
from einvoice.store.store import Transaction


def told_since(tx: Transaction, period: Period) -> list[tuple[ToldSince, Finding]]:
    """Return the readings and acts of a month that count in a later one, each with its finding."""
    return [(one, _finding(one)) for one in late_rows.told_since(tx.connection, period)]


def _finding(one: ToldSince) -> Finding:
    facts = (
        ("service", one.service),
        ("meter", one.meter_id),
        ("day", str(one.day)),
        ("counts_from", str(one.counts_from)),
    )
    where = one.flat_id or one.building_id
    return Finding(Level.WARNING, holds.READING_LATE_KEPT, where, facts=facts)
