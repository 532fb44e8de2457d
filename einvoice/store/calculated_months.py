"""Which months were calculated, and whether rows were imported since."""

from sqlalchemy import ColumnElement, and_, delete, exists, insert, select, update

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


def rests(period: Period) -> ColumnElement[bool]:
    """Return the condition that a month was calculated, and that nothing came for it since.

    Neither rows nor readings by the portal.
    """
    columns = calculated_months.c
    calculated = exists().where(columns.period == period, columns.rows_since.is_(False))
    return and_(calculated, ~is_waiting(period))


def rests_on_all_rows(tx: ReadTransaction, period: Period) -> bool:
    """Return whether a month was calculated and no rows came since, nor readings by the portal."""
    return bool(tx.scalar(select(rests(period))))
