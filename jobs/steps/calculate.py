"""Step one: calculates every building whose flats are not all issued, a few at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core.building_month import CompanyInputs
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.core.runs import Step
from einvoice.store import (
    account_balances,
    banks_of_flats,
    building_rows,
    calculated_months,
    controls,
    drafts,
    months,
)
from einvoice.store.drafts import DraftChange
from einvoice.store.findings import Scope, replace_findings
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.texts.screens import label
from jobs.company import company_of
from jobs.context import Context
from jobs.shards import begin, shards
from jobs.steps.calculation import results_now
from jobs.steps.portal_readings import take_portal_readings
from jobs.steps.ready_results import ReadyResult, ready_results
from jobs.steps.unsettled import refuse_if_rows_stop
from jobs.times import refuse_too_early

_CHUNK = 20


@dataclass(frozen=True, slots=True)
class Calculated:
    """The result of a calculation: how many drafts are new, gone or different, and which.

    ``changes`` are none where nobody asked for them.
    """

    buildings: int
    changed: int
    changes: tuple[DraftChange, ...]


def calculate(context: Context, period: Period, *, tell_changes: bool = True) -> Calculated:
    """Calculate the period's drafts anew; issued invoices are never touched.

    ``tell_changes``: return which drafts changed, which may be those of all flats.

    Raises:
        RefusedByCheckError: it is too early, or more is held than the ceilings allow.
    """
    refuse_too_early(context, period)
    with context.store.reading() as tx:
        flats = months.month_facts(tx, period).flats
    begin(context, flats)
    take_portal_readings(context, period)
    refuse_if_rows_stop(context, period)
    with context.store.reading() as tx:
        ids = months.unfinished_buildings(tx, period)
        company = company_of(context, tx)
    changes: list[DraftChange] = []
    changed = 0
    chunks = _chunks(period, ids, company)
    text = label("track.calculate", context.config.language, period=period)
    with shards(context, flats, len(chunks), small=True) as workers:
        calculated = zip(chunks, workers.each(results_of, chunks), strict=True)
        for chunk, results in context.talk.track(calculated, text, len(chunks)):
            with context.store.writing() as tx:
                of_chunk = _keep(context, tx, chunk, results)
            changed += len(of_chunk)
            changes += of_chunk if tell_changes else ()
    with context.store.writing() as tx:
        calculated_months.keep_calculated(tx, period)
        tx.journal(Event.CALCULATED, period, "", buildings=len(ids), changed=changed)
    refuse_too_many_held(context, period)
    return Calculated(len(ids), changed, tuple(changes))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some buildings, and what holds for all of the company."""

    period: Period
    ids: Sequence[str]
    company: CompanyInputs


def recalculate(context: Context, tx: WriteTransaction, period: Period, ids: Sequence[str]) -> None:
    """Calculate some buildings of the period again within a transaction, for a small change."""
    for chunk in _chunks(period, ids, company_of(context, tx)):
        _keep(context, tx, chunk, _results(context, tx, chunk))


def _chunks(period: Period, ids: Sequence[str], company: CompanyInputs) -> list[Chunk]:
    return [
        Chunk(period, ids[start : start + _CHUNK], company) for start in range(0, len(ids), _CHUNK)
    ]


def results_of(context: Context, part: Chunk) -> list[ReadyResult]:
    """Calculate some buildings; the run's lock keeps their inputs as they are until it is kept."""
    with context.store.reading() as tx:
        return _results(context, tx, part)


def _results(context: Context, tx: ReadTransaction, chunk: Chunk) -> list[ReadyResult]:
    results = results_now(tx, chunk.company, chunk.period, chunk.ids)
    return ready_results(context, tx, chunk.period, results)


def _keep(
    context: Context, tx: WriteTransaction, chunk: Chunk, results: Sequence[ReadyResult]
) -> list[DraftChange]:
    period = chunk.period
    changes = drafts.save_drafts(tx, period, [result.drafts for result in results])
    balances = {flat_id: own for result in results for flat_id, own in result.accounts.items()}
    account_balances.keep_balances(tx, period, balances)
    controls.save_controls(
        tx, period, {result.drafts.building_id: result.controls for result in results}
    )
    changed = {change.flat_id for change in changes}
    findings = [finding for result in results for finding in result.findings]
    replace_findings(tx, Scope(period, Step.CALCULATE, building_ids=chunk.ids), findings)
    banks_of_flats.assign_banks(tx, sorted(changed), context.sendable(), period)
    for result in results:
        own = result.drafts
        if any(ready.draft.flat_id in changed for ready in own.drafts):
            tx.journal(Event.DRAFTED, period, own.building_id, digest=own.digest)
    return changes


def refuse_too_many_held(context: Context, period: Period) -> None:
    """Stop when too much is held: something general must be wrong.

    Raises:
        RefusedByCheckError: more flats or buildings are held than the ceilings of `[limits]`.
    """
    limits = context.config.limits
    with context.store.reading() as tx:
        flats, buildings = months.held_counts(tx, period)
        all_flats = months.month_facts(tx, period).live
        all_buildings = len(building_rows.building_ids(tx, period))
    most_flats = max(all_flats * limits.held_flats_percent // 10_000, limits.held_flats)
    most_buildings = max(
        all_buildings * limits.held_buildings_percent // 10_000, limits.held_buildings
    )
    if flats > most_flats:
        raise RefusedByCheckError("too-many-flats-held", period=period, held=flats, most=most_flats)
    if buildings > most_buildings:
        raise RefusedByCheckError(
            "too-many-buildings-held", period=period, held=buildings, most=most_buildings
        )
