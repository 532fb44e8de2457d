"""The months before the present month that still have something open at a bank."""

from einvoice.core.period import Period
from einvoice.store import credit_notes, files
from jobs.context import Context


def earlier_months(context: Context) -> list[Period]:
    """Return months before the default one in which a file or a credit note waits, oldest first."""
    with context.store.reading() as tx:
        found = {
            *files.open_periods(tx),
            *credit_notes.waiting_periods(tx),
        }
    return sorted(period for period in found if period < context.default_period)
