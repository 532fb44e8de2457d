"""Refused and doubtful rows of import files: what they hold, and how a person settles them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from einvoice.core.building_month import BuildingResult
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.findings import Finding
from einvoice.core.holds import ROW_DOUBTFUL, ROW_REFUSED, hold
from einvoice.core.period import Period
from einvoice.core.unsettled import RowState, UnsettledRow
from einvoice.store import unsettled_rows
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context

_SHOWN = 3


def held_for_rows(
    tx: ReadTransaction, period: Period, results: Sequence[BuildingResult]
) -> list[BuildingResult]:
    """Hold the flats and buildings that open rows of import files are about."""
    ids = [result.building_id for result in results]
    unsettled = unsettled_rows.of_buildings(tx, ids, period)
    if not unsettled:
        return list(results)
    return [_held(result, unsettled) for result in results]


def _held(result: BuildingResult, found: Mapping[tuple[str, str], UnsettledRow]) -> BuildingResult:
    of_building = found.get((result.building_id, ""))
    findings = result.findings
    if of_building:
        findings = (held_because(of_building, result.building_id), *findings)
    drafts = []
    for draft in result.drafts:
        row = found.get((result.building_id, draft.flat_id))
        own = (held_because(row, draft.flat_id),) if row else ()
        held = draft.held or bool(row or of_building)
        drafts.append(replace(draft, held=held, findings=(*own, *draft.findings)))
    return replace(result, drafts=tuple(drafts), findings=findings)


def held_because(row: UnsettledRow, where: str) -> Finding:
    """Return the hold of what a row is about; a doubtful row of `flats` names the odd flat."""
    if row.state is not RowState.DOUBTFUL:
        facts = (("row", row.where), ("fault", row.fault), ("number", str(row.number)))
        return hold(ROW_REFUSED, where, facts=facts)
    doubts = (
        ("row", row.where),
        ("fault", row.fault),
        ("number", str(row.number)),
        ("key", row.key),
        ("flat", row.key.partition(" ")[0] if row.kind == "flats" else ""),
    )
    return hold(ROW_DOUBTFUL, where, facts=doubts)


def refuse_if_rows_stop(context: Context, period: Period) -> None:
    """Stop where an open row concerns every building: a price, a norm, a cost, a whole file.

    Raises:
        RefusedByCheckError: such a row is open for the month.
    """
    with context.store.reading() as tx:
        rows = unsettled_rows.of_company(tx, period)
    if not rows:
        return
    shown = tuple(f"{row.where} ({row.fault})" for row in rows[:_SHOWN])
    raise RefusedByCheckError(
        "rows-doubtful" if rows[0].state is RowState.DOUBTFUL else "rows-refused",
        period=period,
        rows=shown,
        more=len(rows) - len(shown),
        number=rows[0].number,
    )


def settle(
    context: Context, numbers: Sequence[int], reason: str, state: RowState
) -> list[UnsettledRow]:
    """Keep a person's decision about open rows: all or none.

    The reason is kept with the row; the journal carries its digest, for it may name a person. A
    refused row that is confirmed stays open until it is imported again.

    Raises:
        UsageError: there is no such open row, or no reason.
    """
    if not reason.strip():
        raise UsageError("reason-missing")
    aside = state is RowState.SET_ASIDE
    with context.store.writing() as tx:
        rows = unsettled_rows.numbered(tx, numbers)
        wrong = [n for n in numbers if n not in rows or not _may(rows[n], aside=aside)]
        if wrong:
            given = tuple(str(number) for number in wrong)
            raise UsageError("no-refused-row" if aside else "no-doubtful-row", numbers=given)
        digest = hashlib.sha256(reason.encode()).hexdigest()
        for number in dict.fromkeys(numbers):
            row = rows[number]
            if row.state is RowState.REFUSED and not aside:
                unsettled_rows.allow(tx, number, reason)
            else:
                unsettled_rows.decide(tx, number, state, reason)
            facts = {"kind": row.kind, "sha256": row.sha256, "number": number}
            tx.journal(Event(state), "", row.where, **facts, reason_sha256=digest)
    return [rows[number] for number in dict.fromkeys(numbers)]


def _may(row: UnsettledRow, *, aside: bool) -> bool:
    return row.state is RowState.REFUSED if aside else row.may_be_confirmed
