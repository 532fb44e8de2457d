"""The data for every building of the manager: prices, norms, services and the chosen rules."""

from einvoice.core.building_month import CompanyInputs
from einvoice.store import building_rows
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.cut_off import carrying_of


def company_of(context: Context, tx: ReadTransaction) -> CompanyInputs:
    """Return what a calculation of any building rests on beside the building itself."""
    return building_rows.company_inputs(
        tx, context.builtin_services, context.settings, carrying_of(context, tx)
    )
