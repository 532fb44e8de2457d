"""Flats whose invoice was taken back and that would be billed the same sum again."""

from collections.abc import Collection

from einvoice.core.period import Period
from einvoice.store import flats_of_month
from jobs.company import company_of
from jobs.context import Context
from jobs.steps.calculation import results_now


def billed_the_same(context: Context, period: Period, flat_ids: Collection[str]) -> tuple[str, ...]:
    """Return those of some flats whose data give the sum of the invoice that was taken back.

    Most often what was to be corrected is not imported yet. Flats with an invoice are not among
    them.
    """
    with context.store.reading() as tx:
        known = flats_of_month.taken_back(tx, period)
        back = {name: known[name] for name in {*flat_ids} & known.keys()}
        if not back:
            return ()
        ids = sorted({flat.building_id for flat in back.values()})
        results = results_now(tx, company_of(context, tx), period, ids)
    now = {draft.flat_id: draft.total_cents for result in results for draft in result.drafts}
    return tuple(name for name, flat in sorted(back.items()) if now.get(name) == flat.total_cents)
