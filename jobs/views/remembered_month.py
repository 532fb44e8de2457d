"""Sums and changes of a month for the staff's page; the portal's process remembers them.

They are of the company, the same for everybody who may see the page. A command reads them anew.
"""

from collections.abc import Hashable

from einvoice.core.period import Period
from einvoice.store import controls, journal, months
from einvoice.store.controls import ServiceSum
from einvoice.store.frozen import Changed
from einvoice.store.transactions import ReadTransaction
from jobs.changed import changed_in_month
from jobs.context import Context
from jobs.views.remembered import Remembered

SECONDS = 300
"""How long a comparison with what was frozen is shown: the journal knows of no hand in it."""
_sums = Remembered[tuple[ServiceSum, ...]](most=6)
_changes = Remembered[tuple[Changed, ...]](most=6)


def sums_of_month(context: Context, tx: ReadTransaction, period: Period) -> tuple[ServiceSum, ...]:
    """Return what every building is charged per service, drafts included.

    It is read anew when the journal went on, or the month's invoices are others by count or sum:
    drafts that are gone are in the journal only at the end of a calculation.
    """
    if not context.for_portal:
        return tuple(controls.service_sums(tx, period))
    basis = (*_basis(context, tx, period), *months.state_counts(tx, period))
    return _sums.of(basis, lambda: tuple(controls.service_sums(tx, period)))


def changes_of_month(context: Context, tx: ReadTransaction, period: Period) -> tuple[Changed, ...]:
    """Return what is not as it was frozen, of a part of a very large month (`changed_in_month`).

    It is compared anew when the journal went on, and every five minutes. Whatever builds on a month
    compares by itself.
    """
    if not context.for_portal:
        return changed_in_month(context, period, whole=False)
    turn = context.clock.seconds() // SECONDS
    basis = (*_basis(context, tx, period), turn)
    return _changes.of(basis, lambda: changed_in_month(context, period, whole=False))


def _basis(context: Context, tx: ReadTransaction, period: Period) -> tuple[Hashable, ...]:
    """Return the database, the month, and the journal's last entry, which proves all before it."""
    config = context.config
    return config.data_path, config.database_url, period, journal.last_hash(tx)
