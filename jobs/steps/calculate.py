"""Step one: calculates every building whose flats are not all issued, a few at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from einvoice.core.building_month import BuildingResult, CompanyInputs
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.core.findings import Finding
from einvoice.core.order_findings import order_findings
from einvoice.core.ownership import FlatOrders
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
from einvoice.store.findings import KeptFinding, Scope, replace_findings
from einvoice.store.flat_orders import orders_of
from einvoice.store.transactions import WriteTransaction
from einvoice.texts.screens import label
from jobs.company import company_of
from jobs.context import Context
from jobs.shards import shards
from jobs.steps.calculation import results_now
from jobs.steps.portal_readings import take_portal_readings
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
    take_portal_readings(context, period)
    refuse_if_rows_stop(context, period)
    with context.store.reading() as tx:
        ids = months.unfinished_buildings(tx, period)
        company = company_of(context, tx)
        flats = months.month_facts(tx, period).flats
    changes: list[DraftChange] = []
    changed = 0
    chunks = _chunks(period, ids, company)
    text = label("track.calculate", context.config.language, period=period)
    with shards(context, flats, len(chunks)) as workers:
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
        _keep(context, tx, chunk, results_now(tx, chunk.company, period, chunk.ids))


def _chunks(period: Period, ids: Sequence[str], company: CompanyInputs) -> list[Chunk]:
    return [
        Chunk(period, ids[start : start + _CHUNK], company) for start in range(0, len(ids), _CHUNK)
    ]


def results_of(context: Context, part: Chunk) -> list[BuildingResult]:
    """Calculate some buildings; the run's lock keeps their inputs as they are until it is kept."""
    with context.store.reading() as tx:
        return results_now(tx, part.company, part.period, part.ids)


def _keep(
    context: Context, tx: WriteTransaction, chunk: Chunk, results: Sequence[BuildingResult]
) -> list[DraftChange]:
    period, ids = chunk.period, chunk.ids
    now = context.sendable()
    orders = orders_of(tx, [draft.flat_id for result in results for draft in result.drafts])
    changes = drafts.save_drafts(tx, period, results, _banks(period, results, orders, now))
    balances = {flat_id: own for result in results for flat_id, own in result.accounts.items()}
    account_balances.keep_balances(tx, period, balances)
    controls.save_controls(tx, period, results)
    changed = {change.flat_id for change in changes}
    findings = [*_kept(results), *_of_orders(context, period, results, orders)]
    replace_findings(tx, Scope(period, Step.CALCULATE, building_ids=ids), findings)
    orders.update(orders_of(tx, changed - orders.keys()))  # of flats without a draft now
    banks_of_flats.assign_banks(tx, sorted(changed), now, orders, period)
    for result in results:
        if any(draft.flat_id in changed for draft in result.drafts):
            digest = drafts.digest(result)
            tx.journal(Event.DRAFTED, period, result.building_id, digest=digest)
    return changes


def _banks(
    period: Period,
    results: Sequence[BuildingResult],
    orders: Mapping[str, FlatOrders],
    now: banks_of_flats.Sendable,
) -> dict[str, str]:
    """Return the bank of each flat whose customer has an order."""
    return {
        draft.flat_id: banks_of_flats.bank_of(orders[draft.flat_id], draft.buyer, period, now)
        for result in results
        for draft in result.drafts
        if draft.buyer is not None
    }


def _of_orders(
    context: Context,
    period: Period,
    results: Sequence[BuildingResult],
    orders: Mapping[str, FlatOrders],
) -> Iterator[KeptFinding]:
    """Warn of flats ordered at several banks, or only by a customer who left."""
    for result in results:
        for draft in result.drafts:
            flat = orders[draft.flat_id]
            for finding in order_findings(draft, flat, period.last_day, context.today):
                yield KeptFinding(Step.CALCULATE, result.building_id, draft.flat_id, finding)


def _kept(results: Sequence[BuildingResult]) -> Iterator[KeptFinding]:
    def kept(building_id: str, flat_id: str, found: Sequence[Finding]) -> Iterator[KeptFinding]:
        return (KeptFinding(Step.CALCULATE, building_id, flat_id, finding) for finding in found)

    for result in results:
        yield from kept(result.building_id, "", result.findings)
        for draft in result.drafts:
            yield from kept(result.building_id, draft.flat_id, draft.findings)


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
