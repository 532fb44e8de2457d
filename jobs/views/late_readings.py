"""What came late for an issued month: shown with it, although nothing of it changes any more."""

from collections.abc import Iterable, Iterator

from einvoice.core import holds
from einvoice.core.findings import Finding, Level
from einvoice.core.period import Period
from einvoice.store import late_rows
from einvoice.store.late_rows import ToldSince
from einvoice.store.transactions import ReadTransaction


def told_since(tx: ReadTransaction, period: Period) -> list[tuple[ToldSince, Finding]]:
    """Return the readings and acts of a month that count in a later one, each with its finding."""
    return [(one, _finding(one)) for one in late_rows.told_since(tx, period)]


def unanswered(found: Iterable[Finding], told: Iterable[ToldSince]) -> Iterator[Finding]:
    """Yield findings but those that ask for a reading which came since."""
    came = {one.meter_id for one in told}
    for finding in found:
        if finding.code != holds.NEW_METER_UNREAD or dict(finding.facts)["meter"] not in came:
            yield finding


def _finding(one: ToldSince) -> Finding:
    facts = (
        ("service", one.service),
        ("meter", one.meter_id),
        ("day", str(one.day)),
        ("counts_from", str(one.counts_from)),
    )
    where = one.flat_id or one.building_id
    return Finding(Level.WARNING, holds.READING_LATE_KEPT, where, facts=facts)
