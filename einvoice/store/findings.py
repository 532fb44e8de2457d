"""Findings kept with a period: why flats and buildings are held, and what was only noticed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, insert, select

from einvoice.core.findings import Finding, Level
from einvoice.core.period import Period
from einvoice.store.batches import in_batches
from einvoice.store.tables import findings
from einvoice.store.transactions import ReadTransaction, WriteTransaction

HOLDING = (Level.ERROR, Level.PROBLEM)


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A finding of a step, and what it is about; ``flat_id`` is empty for a whole building."""

    step: str
    building_id: str
    flat_id: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose findings of a step are replaced: those of some buildings, or of some flats."""

    period: Period
    step: str
    building_ids: Sequence[str] = ()
    flat_ids: Sequence[str] = ()


def replace_findings(tx: WriteTransaction, scope: Scope, kept: Iterable[KeptFinding]) -> None:
    """Replace what a step had found."""
    columns = findings.c
    of_step = (columns.period == scope.period) & (columns.step == scope.step)
    for column, ids in (
        (columns.building_id, scope.building_ids),
        (columns.flat_id, scope.flat_ids),
    ):
        for batch in in_batches(ids):
            tx.execute(delete(findings).where(of_step, column.in_(batch)))
    rows = [
        {
            "period": scope.period,
            "step": scope.step,
            "building_id": row.building_id,
            "flat_id": row.flat_id,
            "level": row.finding.level,
            "code": row.finding.code,
            "where": row.finding.where,
            "message": row.finding.message,
            "hint": row.finding.hint,
            "facts": row.finding.facts,
        }
        for row in kept
    ]
    if rows:
        tx.execute(insert(findings), rows)


COLUMNS = tuple(findings.c[name] for name in ("level", "code", "where", "message", "hint", "facts"))
"""The columns that `finding_of` reads."""


def finding_of(row: Row[tuple[Any, ...]], period: Period) -> Finding:
    """Return the finding of a row that has its columns; the commands it names are for its month."""
    month = () if "period" in dict(row.facts) else (("period", str(period)),)
    facts = (*row.facts, *month)
    return Finding(row.level, row.code, row.where, row.message, row.hint, facts)


def settle_finding(tx: WriteTransaction, period: Period, code: str, flat_id: str) -> None:
    """Take back what a step had found of a flat, once a person has settled it."""
    columns = findings.c
    of_flat = (columns.period == period) & (columns.flat_id == flat_id)
    tx.execute(delete(findings).where(of_flat, columns.code == code))


def kept_findings(
    tx: ReadTransaction, period: Period, building_id: str | None = None
) -> Iterator[KeptFinding]:
    """Yield a period's findings (of one building) by building and flat."""
    columns = findings.c
    query = (
        select(findings)
        .where(columns.period == period)
        .order_by(columns.building_id, columns.flat_id, columns.id)
    )
    if building_id is not None:
        query = query.where(columns.building_id == building_id)
    for row in tx.execute(query):
        finding = finding_of(row, period)
        yield KeptFinding(row.step, row.building_id, row.flat_id, finding)


def warnings_of(tx: ReadTransaction, period: Period, codes: Sequence[str]) -> tuple[Finding, ...]:
    """Return the period's warnings with one of the codes, by building and flat."""
    columns = findings.c
    of_codes = (columns.level == Level.WARNING) & columns.code.in_(codes)
    query = (
        select(*COLUMNS)
        .where(columns.period == period, of_codes)
        .order_by(columns.building_id, columns.flat_id, columns.id)
    )
    return tuple(finding_of(row, period) for row in tx.execute(query))
