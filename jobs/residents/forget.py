"""Forgets what the portal keeps for days only; whoever serves it calls this once a day."""

import datetime as dt

from einvoice.store.portal_purging import forget_over
from jobs.context import Context


def forget_old(context: Context) -> dict[str, int]:
    """Delete attempts, links, sessions, codes and accounts whose time is over; count by table."""
    now = dt.datetime.fromtimestamp(context.clock.seconds(), dt.UTC)
    with context.store.writing_soon() as tx:
        return forget_over(tx, now)
