"""Which month a reading is for, as its day, the windows and the invoices of the flat say."""

import datetime as dt

from einvoice.core import entered_readings as entered
from einvoice.core.entered_readings import EntryDay, Fault, Placement
from einvoice.core.meters import Window
from einvoice.store import submitted_readings
from einvoice.store.rows import all_rows
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context


def placed_today(context: Context, flat_id: str) -> Placement | Fault:
    """Return which month a reading of today would be for; the fault: none can be sent now."""
    now = context.clock.now()
    day = EntryDay(now.date(), now.date(), now, grace_of(context))
    with context.store.reading() as tx:
        return placed_in(context, tx, flat_id, day)


def placed_in(
    context: Context, tx: ReadTransaction, flat_id: str, day: EntryDay
) -> Placement | Fault:
    """Return which month a reading of a flat would be for, within a transaction."""
    own = {window.period: window for window in all_rows(tx, Window)}
    issued = submitted_readings.issued_periods(tx, [flat_id])[flat_id]
    return entered.place(day, own, issued, context.config.portal.readings_from)


def grace_of(context: Context) -> dt.timedelta:
    """Return how long after a window's end a reading that was entered inside it may arrive."""
    return dt.timedelta(hours=context.config.portal.offline_grace_hours)
