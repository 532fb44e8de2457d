"""Rows that came late for an issued month: shown with it, although it is final."""

from collections.abc import Iterable, Iterator, Sequence

from einvoice.core import holds, money
from einvoice.core.findings import Finding, Level
from einvoice.core.period import Period
from einvoice.store import late_rows
from einvoice.store.late_rows import ToldSince
from einvoice.store.transactions import ReadTransaction


def told_since(tx: ReadTransaction, period: Period) -> list[tuple[ToldSince, Finding]]:
    """Return a month's readings and acts that count in a later month, each with its finding."""
    return [(fact, _finding(fact)) for fact in late_rows.told_since(tx, period)]


def unanswered(found: Iterable[Finding], told: Sequence[ToldSince]) -> Iterator[Finding]:
    """Yield findings but those that ask for what came since."""
    return (finding for finding in found if not any(_answers(fact, finding) for fact in told))


def _answers(one: ToldSince, finding: Finding) -> bool:
    """Whether a reading or an act is what a finding asks for; a second wrong end value is not."""
    facts = dict(finding.facts)
    if one.is_after_removal:
        return False
    match finding.code:
        case holds.NEW_METER_UNREAD:
            return one.meter_id == facts["meter"]
        case holds.METER_NOT_REPLACED:
            return (one.flat_id, one.service) == (finding.where, facts["service"])
        case holds.WRONG_END_VALUE:
            last_e3 = money.parse_scaled(facts["last"], 3)
            return one.meter_id == facts["meter"] and (one.end_e3 or 0) >= last_e3
        case holds.SECOND_METER | holds.METER_ADDED:
            return one.meter_id == facts["old_meter"] and one.end_e3 is not None
    return False


def _finding(one: ToldSince) -> Finding:
    where = one.flat_id or one.building_id
    if one.is_after_removal:
        unused = (("on", str(one.day)), ("meter", one.meter_id))
        return Finding(Level.WARNING, holds.READING_AFTER_REMOVAL, where, facts=unused)
    facts = (
        ("service", one.service),
        ("meter", one.meter_id),
        ("day", str(one.day)),
        ("counts_from", str(one.counts_from)),
    )
    return Finding(Level.WARNING, holds.READING_LATE_KEPT, where, facts=facts)
