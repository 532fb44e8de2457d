"""Which months were calculated, and whether rows were imported since."""

from sqlalchemy import delete, insert, select, update

from einvoice.core.period import Period
from einvoice.store.submitted_readings import is_waiting
from einvoice.store.tables import calculated_months
from einvoice.store.transactions import ReadTransaction, WriteTransaction


def keep_calculated(tx: WriteTransaction, period: Period) -> None:
    """Keep that a month's drafts rest on all rows there are."""
    columns = calculated_months.c
    tx.execute(delete(calculated_months).where(columns.period == period))
    tx.execute(insert(calculated_months).values(period=period, rows_since=False))


def keep_imported(tx: WriteTransaction) -> None:
    """Keep that rows came: no month's drafts rest on them yet."""
    tx.execute(update(calculated_months).values(rows_since=True))


def rests_on_all_rows(tx: ReadTransaction, period: Period) -> bool:
    """Return whether a month was calculated and no rows came since, nor readings by the portal."""
    columns = calculated_months.c
    query = select(columns.rows_since, is_waiting(period)).where(columns.period == period)
    row = tx.execute(query).first()
    return row is not None and not row.rows_since and not row[1]
