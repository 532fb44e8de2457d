"""Flats whose invoice was taken back and that would be billed the same sum again."""

from collections.abc import Collection

from einvoice.core.invoices import NOT_LIVE
from einvoice.core.period import Period
from jobs.company import company_of
from jobs.context import Context
from jobs.corrections.flats_now import flats_now
from jobs.steps.calculation import results_now


def billed_the_same(context: Context, period: Period, flat_ids: Collection[str]) -> tuple[str, ...]:
    """Return those of some flats whose data give the sum of the invoice that was taken back.

    Most often what was to be corrected is not imported yet. Flats with an invoice are not among
    them.
    """
    with context.store.reading() as tx:
        back = {
            flat.flat_id: flat
            for flat in flats_now(tx, period)
            if flat.flat_id in flat_ids and flat.state in NOT_LIVE
        }
        if not back:
            return ()
        ids = sorted({flat.building_id for flat in back.values()})
        results = results_now(tx, company_of(context, tx), period, ids)
    now = {draft.flat_id: draft.total_cents for result in results for draft in result.drafts}
    return tuple(name for name, flat in sorted(back.items()) if now.get(name) == flat.total_cents)
