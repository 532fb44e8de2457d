"""Which alerts people got, so that each is mailed once for as long as it stays the same."""

from sqlalchemy import delete, insert, select, update

from einvoice.core.period import Period
from einvoice.store.tables import alerts
from einvoice.store.transactions import ReadTransaction, WriteTransaction


def told(tx: ReadTransaction, period: Period) -> set[str]:
    """Return the alerts of a period that were told and have not ended since."""
    return set(told_at(tx, period))


def told_at(tx: ReadTransaction, period: Period) -> dict[str, str]:
    """Return the same, each with the moment (UTC) at which it was told first since it began."""
    columns = alerts.c
    query = select(columns.what, columns.told_at).where(columns.period == period, ~columns.ended)
    return {row.what: row.told_at for row in tx.execute(query)}


def keep_told(tx: WriteTransaction, period: Period, what: str, at: str) -> None:
    """Keep that an alert was sent; an ended alert begins again."""
    same = (alerts.c.period == period) & (alerts.c.what == what)
    tx.execute(delete(alerts).where(same))
    row = {"period": period, "what": what, "told_at": at, "ended": False}
    tx.execute(insert(alerts).values(row))


def keep_ended(tx: WriteTransaction, period: Period, kind: str) -> None:
    """Keep that the alerts of a kind (`trouble`) ended."""
    columns = alerts.c
    of_kind = (columns.period == period) & columns.what.startswith(f"{kind}:")
    tx.execute(update(alerts).where(of_kind).values(ended=True))
