"""Issuing: one set-based statement numbers the drafts of a period and freezes them."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select, update

from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import number_base
from einvoice.core.period import Period
from einvoice.store import sequences
from einvoice.store.issue_batches import IssueBatch, keep_batch
from einvoice.store.tables import invoices
from einvoice.store.transactions import WriteTransaction


def issue_drafts(
    tx: WriteTransaction,
    period: Period,
    issue_date: dt.date,
    due_date: dt.date,
    flat_ids: Sequence[str] | None = None,
) -> IssueBatch:
    """Give the drafts of the period (of some flats) their numbers and dates, in order of issue.

    The order is building, flat order, flat id. Numbers follow the last number of the month of
    issue without a gap; the sequence moves in the same transaction, so a rollback gives every
    number back.
    """
    columns = invoices.c
    is_draft = (columns.period == period) & (columns.state == InvoiceState.DRAFT)
    if flat_ids is not None:
        is_draft &= columns.flat_id.in_(flat_ids)
    count = tx.scalar(select(func.count()).select_from(invoices).where(is_draft)) or 0
    base = number_base(issue_date)
    before = base + sequences.take(tx, f"invoice:{base}", count)
    order = (
        select(
            columns.id,
            func.row_number()
            .over(order_by=(columns.building_id, columns.position, columns.flat_id))
            .label("place"),
        )
        .where(is_draft)
        .subquery()
    )
    tx.execute(
        update(invoices)
        .where(columns.id == order.c.id)
        .values(
            number=before + order.c.place,
            state=InvoiceState.ISSUED,
            issue_date=issue_date,
            due_date=due_date,
        )
    )
    batch = IssueBatch(period, before + 1, count)
    if count:
        keep_batch(tx, batch)
        tx.touched.months.add(period)
    return batch
