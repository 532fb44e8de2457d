"""Findings come back as they were kept: with facts, or with the message of an earlier version."""

from dataclasses import replace

from sqlalchemy import text

from einvoice.core.findings import Finding, Level
from einvoice.core.period import Period
from einvoice.store.findings import KeptFinding, Scope, kept_findings, replace_findings
from einvoice.store.store import Store

PERIOD = Period(2026, 10)
WITH_FACTS = Finding(Level.WARNING, "TWO_BANKS", "B1-1", facts=(("bank", "seb"), ("banks", "a, b")))
WRITTEN_OUT = Finding(Level.ERROR, "NO_CUSTOMER", "B1-2", "has no customer", "import one")


def of_its_month(finding: Finding) -> Finding:
    """Return a finding as it comes back: the commands in its hint are for its month."""
    return replace(finding, facts=(*finding.facts, ("period", str(PERIOD))))


def test_facts_and_messages_come_back(store: Store) -> None:
    """The facts in their order, then the month; and the sentence of one that was written out."""
    kept = [KeptFinding("calculate", "B1", f.where, f) for f in (WITH_FACTS, WRITTEN_OUT)]
    with store.writing() as tx:
        replace_findings(tx, Scope(PERIOD, "calculate", building_ids=["B1"]), kept)
        found = list(kept_findings(tx, PERIOD))
    assert found == [replace(one, finding=of_its_month(one.finding)) for one in kept]


def test_a_row_without_facts_keeps_its_message(store: Store) -> None:
    """What an earlier version inserted, without the column."""
    with store.writing() as tx:
        tx.execute(
            text(
                'INSERT INTO findings (period, step, building_id, flat_id, level, code, "where", '
                "message, hint) VALUES ('2026-10', 'calculate', 'B1', 'B1-2', 'error', "
                "'NO_CUSTOMER', 'B1-2', 'has no customer', 'import one')"
            )
        )
        (kept,) = kept_findings(tx, PERIOD)
    assert kept.finding == of_its_month(WRITTEN_OUT)
