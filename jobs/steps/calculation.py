"""The result of calculating buildings as things are now: for the step, and for a plan to rerun."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from einvoice.core import holds
from einvoice.core.account_keys import AccountKey, key_of_row
from einvoice.core.billing import calculate_building
from einvoice.core.building_month import BuildingInputs, BuildingResult, CompanyInputs
from einvoice.core.outliers import believed
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.core.unusual import looked_at
from einvoice.core.use_ceilings import held_unless_seen
from einvoice.core.validity import valid_on
from einvoice.core.windows import reading_windows
from einvoice.store import account_balances, building_rows, drafts, hold_decisions
from einvoice.store.transactions import ReadTransaction
from jobs.steps.unsettled import held_for_rows


def results_now(
    tx: ReadTransaction,
    company: CompanyInputs,
    period: Period,
    ids: Sequence[str],
    *,
    anew: Collection[str] = (),
) -> list[BuildingResult]:
    """Return what calculating some buildings of a period gives now; nothing is kept.

    Args:
        tx: reads the buildings.
        company: what holds for all buildings.
        period: the month.
        ids: the buildings.
        anew: flats whose invoices are about to be void, so that what they say holds nothing.
    """
    return _beside_issued(tx, period, _calculated(tx, company, period, ids), anew)


def _calculated(
    tx: ReadTransaction, company: CompanyInputs, period: Period, ids: Sequence[str]
) -> list[BuildingResult]:
    """Return the drafts of some buildings, with what is unusual or unsettled held."""
    records = hold_decisions.flat_records(tx, ids, period)
    settings, results = company.settings, []
    windows = reading_windows(period, tuple(company.windows.values()))
    for inputs in _carrying(tx, company, period, building_rows.building_inputs(tx, ids, windows)):
        result = calculate_building(period, company, inputs)
        result = looked_at(result, period, records, settings)
        result = believed(result, inputs.flats, records, settings)
        results.append(held_unless_seen(result, records))
    return held_for_rows(tx, period, results)


def _carrying(
    tx: ReadTransaction, company: CompanyInputs, period: Period, read: Iterable[BuildingInputs]
) -> Iterable[BuildingInputs]:
    """Give buildings the balances of accounts, all at once, where invoices carry those."""
    carrying = company.carrying
    if carrying is None or period < carrying.opening:
        return read
    buildings = list(read)
    keys = {key.flat_id: key for inputs in buildings for key in _payers(inputs, period)}
    balances = account_balances.balances_of(tx, period, carrying, keys)
    return [
        replace(
            inputs,
            accounts={
                flat.flat_id: balances[flat.flat_id]
                for flat in inputs.flats
                if flat.flat_id in balances
            },
        )
        for inputs in buildings
    ]


def _payers(inputs: BuildingInputs, period: Period) -> Iterator[AccountKey]:
    """Yield whose account the invoice of each flat carries: its customer's on the last day."""
    rows: dict[str, list[Customer]] = defaultdict(list)
    for customer in inputs.customers:
        rows[customer.flat_id].append(customer)
    for flat_id, customers in rows.items():
        payer = valid_on(customers, period.last_day)
        if payer is not None:
            yield key_of_row(flat_id, customers, payer)


def _beside_issued(
    tx: ReadTransaction,
    period: Period,
    results: Sequence[BuildingResult],
    anew: Collection[str],
) -> list[BuildingResult]:
    """Hold the rest of a building whose issued invoices would be others now.

    What was issued and what is not yet would not add up to what the building used and cost.
    """
    differing = drafts.issued_otherwise(tx, period, results)
    checked = []
    for result in results:
        flat_ids = [
            flat_id for flat_id in differing.get(result.building_id, ()) if flat_id not in anew
        ]
        if flat_ids:
            facts = (("count", str(len(flat_ids))), ("flat", flat_ids[0]))
            finding = holds.hold(holds.ISSUED_OTHERWISE, result.building_id, facts=facts)
            held = tuple(replace(draft, held=True) for draft in result.drafts)
            findings = (*result.findings, finding)
            result = replace(result, drafts=held, findings=findings)  # noqa: PLW2901
        checked.append(result)
    return checked
