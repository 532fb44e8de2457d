"""Which alerts people got, so that each is mailed once for as long as it stays the same."""

from sqlalchemy import Connection, delete, insert, select, update

from einvoice.core.period import Period
from einvoice.store.tables import alerts


def told(connection: Connection, period: Period) -> set[str]:
    """Return the alerts of a period that were told and have not ended since."""
    columns = alerts.c
    query = select(columns.what).where(columns.period == period, ~columns.ended)
    return set(connection.scalars(query))


def keep_told(connection: Connection, period: Period, what: str, at: str) -> None:
    """Keep that an alert was told; one that had ended begins again."""
    same = (alerts.c.period == period) & (alerts.c.what == what)
    connection.execute(delete(alerts).where(same))
    row = {"period": period, "what": what, "told_at": at, "ended": False}
    connection.execute(insert(alerts).values(row))


def keep_ended(connection: Connection, period: Period, kind: str) -> None:
    """Keep that the alerts of a kind (`trouble`) ended."""
    columns = alerts.c
    of_kind = (columns.period == period) & columns.what.startswith(f"{kind}:")
    connection.execute(update(alerts).where(of_kind).values(ended=True))
