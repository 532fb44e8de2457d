"""Batches of invoices issued together: consecutive numbers of a month, given in one transaction."""

from dataclasses import dataclass

from sqlalchemy import insert, select

from einvoice.core.period import Period
from einvoice.store.payment_tables import account_balances
from einvoice.store.tables import issue_batches
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class IssueBatch:
    """The first number of a batch, and how many invoices it has."""

    period: Period
    first: int
    invoices: int

    @property
    def last(self) -> int:
        """The last number of the batch."""
        return self.first + self.invoices - 1


def keep_batch(tx: WriteTransaction, batch: IssueBatch) -> None:
    """Keep a batch; a known batch stays as it is."""
    columns = issue_batches.c
    known = select(columns.period).where(columns.first_number == batch.first)
    if tx.scalar(known) is None:
        row = {"first_number": batch.first, "period": batch.period, "invoices": batch.invoices}
        tx.execute(insert(issue_batches).values(row))


def batches_of(tx: ReadTransaction, period: Period | None) -> list[IssueBatch]:
    """Return the batches (of a month) by number."""
    columns = issue_batches.c
    query = select(columns.period, columns.first_number, columns.invoices)
    if period is not None:
        query = query.where(columns.period == period)
    return [IssueBatch(*row) for row in tx.execute(query.order_by(columns.first_number))]


def batches_with_accounts(
    tx: ReadTransaction, period: Period | None
) -> list[tuple[IssueBatch, bool]]:
    """Return the batches (of a month) by number, each with whether its invoices carry accounts."""
    columns, kept = issue_batches.c, account_balances.c
    carries = select(kept.flat_id).where(kept.period == columns.period).exists()
    query = select(columns.period, columns.first_number, columns.invoices, carries)
    if period is not None:
        query = query.where(columns.period == period)
    rows = tx.execute(query.order_by(columns.first_number))
    return [(IssueBatch(month, first, count), bool(own)) for month, first, count, own in rows]
