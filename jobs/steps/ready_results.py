"""Makes results ready where they are calculated: whoever keeps them only writes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from einvoice.core.building_month import BuildingResult
from einvoice.core.carried_balances import AccountBalance
from einvoice.core.controls import Controls
from einvoice.core.findings import Finding
from einvoice.core.order_findings import order_findings
from einvoice.core.ownership import FlatOrders
from einvoice.core.period import Period
from einvoice.core.runs import Step
from einvoice.store import banks_of_flats
from einvoice.store.drafts import ReadyDrafts, ready
from einvoice.store.findings import KeptFinding
from einvoice.store.flat_orders import orders_of
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class ReadyResult:
    """A building as it is kept: drafts with their banks, totals, findings, and balances."""

    drafts: ReadyDrafts
    controls: Controls
    findings: tuple[KeptFinding, ...]
    accounts: Mapping[str, AccountBalance]


def ready_results(
    context: Context, tx: ReadTransaction, period: Period, results: Sequence[BuildingResult]
) -> list[ReadyResult]:
    """Return what is kept of some buildings."""
    orders = orders_of(tx, [draft.flat_id for result in results for draft in result.drafts])
    now = context.sendable()
    return [
        ReadyResult(
            ready(result, _banks(result, period, orders, now)),
            result.controls,
            (*_kept(result), *_of_orders(context, period, result, orders)),
            result.accounts,
        )
        for result in results
    ]


def _banks(
    result: BuildingResult,
    period: Period,
    orders: Mapping[str, FlatOrders],
    now: banks_of_flats.Sendable,
) -> dict[str, str]:
    """Return the bank of each flat whose customer has an order."""
    return {
        draft.flat_id: banks_of_flats.bank_of(orders[draft.flat_id], draft.buyer, period, now)
        for draft in result.drafts
        if draft.buyer is not None
    }


def _of_orders(
    context: Context, period: Period, result: BuildingResult, orders: Mapping[str, FlatOrders]
) -> Iterator[KeptFinding]:
    """Warn of flats ordered at several banks, or only by a customer who left."""
    for draft in result.drafts:
        flat = orders[draft.flat_id]
        for finding in order_findings(draft, flat, period.last_day, context.today):
            yield KeptFinding(Step.CALCULATE, result.building_id, draft.flat_id, finding)


def _kept(result: BuildingResult) -> Iterator[KeptFinding]:
    def kept(flat_id: str, found: Sequence[Finding]) -> Iterator[KeptFinding]:
        return (
            KeptFinding(Step.CALCULATE, result.building_id, flat_id, finding) for finding in found
        )

    yield from kept("", result.findings)
    for draft in result.drafts:
        yield from kept(draft.flat_id, draft.findings)
