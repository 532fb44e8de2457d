"""The months before the present month that still have something open at a bank."""

from einvoice.core.period import Period
from einvoice.store import to_render
from jobs.context import Context


def earlier_months(context: Context) -> list[Period]:
    """Return months before the default one in which something waits for a bank, oldest first.

    That is a file, a credit note, or an issued invoice that is in no file yet.
    """
    with context.store.reading() as tx:
        unfinished = to_render.unfinished_periods(tx)
    return sorted(period for period in unfinished if period < context.default_period)
