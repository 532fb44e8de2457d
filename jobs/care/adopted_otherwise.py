"""Compares invoices that were adopted after a copy with what is imported now."""

from collections import defaultdict

from einvoice.core.period import Period
from einvoice.store import lost_imports
from einvoice.store.lost_imports import AdoptedInvoice
from jobs.company import company_of
from jobs.context import Context
from jobs.steps.calculation import results_now


def adopted_otherwise(context: Context) -> int:
    """Return how many invoices adopted while imports are awaited have other sums than the data.

    The copy gave another document: something was imported since, or another version calculated it.
    Another balance alone does not count: it follows the payments, which the archive keeps. Nor do
    those that the data give now, once something is imported again.
    """
    with context.store.reading() as tx:
        rows = lost_imports.adopted_otherwise(tx, lost_imports.awaited_numbers(tx))
        months: dict[Period, list[AdoptedInvoice]] = defaultdict(list)
        for row in rows:
            months[row.period].append(row)
        company, differing = company_of(context, tx), 0
        for period, adopted in months.items():
            ids = sorted({row.building_id for row in adopted})
            totals = {
                draft.flat_id: draft.total_cents
                for result in results_now(tx, company, period, ids)
                for draft in result.drafts
            }
            differing += sum(totals.get(row.flat_id) != row.total_cents for row in adopted)
    return differing
