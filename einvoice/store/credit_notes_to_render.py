"""Credit notes that wait for a bank file, streamed in order of their numbers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row, Select, func, select

from einvoice.core import numbering
from einvoice.core.credit_notes import cancelling
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.subscriptions import Subscription
from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
from einvoice.store.files import FileKind
from einvoice.store.kept_lines import lines_of
from einvoice.store.tables import e_invoices, invoices
from einvoice.store.to_render import (
    BATCH,
    DocumentIds,
    Waiting,
    WaitingGroup,
    WaitingSlice,
    e_invoice_of,
)
from einvoice.store.transactions import ReadTransaction

NO_LAST_DAY = dt.date.max
"""A credit note has no due date, so no day is the last to send it."""


def waiting_groups(tx: ReadTransaction, period: Period, bank: str) -> list[WaitingGroup]:
    """Return the groups of credit notes that wait for a file, earliest issued first."""
    columns = credit_notes.c
    query = (
        select(columns.issue_date, func.count())
        .where(
            columns.period == period,
            columns.state == InvoiceState.ISSUED,
            columns.bank == bank,
        )
        .group_by(columns.issue_date)
        .order_by(columns.issue_date)
    )
    return [
        WaitingGroup(period, bank, row[0], NO_LAST_DAY, row[1], FileKind.CREDIT_NOTES)
        for row in tx.execute(query)
    ]


def waiting_slice(
    tx: ReadTransaction, group: WaitingGroup, after_number: int, most: int
) -> WaitingSlice | None:
    """Return the next credit notes after a number, at most ``most``; None when there are none."""
    first = _of_group(group, after_number).limit(most).subquery()
    row = tx.execute(
        select(func.max(first.c.credit_number), func.count(), func.sum(first.c.total_cents))
    ).one()
    if row[0] is None:
        return None
    return WaitingSlice(group, after_number, row[0], row[1], -int(row[2]), 0)


def waiting(tx: ReadTransaction, part: WaitingSlice, seller_reg_no: str) -> Iterator[Waiting]:
    """Yield the credit notes of a slice by number; only a batch is in memory at a time."""
    after_number = part.after_number
    while after_number < part.last_number:
        query = _of_group(part.group, after_number)
        query = query.where(credit_notes.c.number <= part.last_number).limit(BATCH)
        rows = tx.execute(query).all()
        yield from _batch(tx, rows, seller_reg_no)
        after_number = rows[-1].credit_number


def _of_group(group: WaitingGroup, after_number: int) -> Select[Any]:
    columns = credit_notes.c
    return (
        select(
            columns.number.label("credit_number"),
            columns.issue_date.label("credit_date"),
            invoices,
        )
        .join(invoices, invoices.c.id == columns.invoice_id)
        .where(
            columns.period == group.period,
            columns.state == InvoiceState.ISSUED,
            columns.bank == group.bank,
            columns.issue_date == group.issue_date,
            columns.number > after_number,
        )
        .order_by(columns.number)
    )


def _batch(tx: ReadTransaction, rows: Sequence[Row[Any]], seller_reg_no: str) -> Iterator[Waiting]:
    ids = [row.id for row in rows]
    lines = lines_of(tx, ids)
    sent_to = _sent_to(tx, ids)
    attempts = _attempts(tx, [row.credit_number for row in rows])
    for row in rows:
        sent = sent_to[row.id]
        # The order as it was when the invoice went out: its credit note goes the same way.
        order = Subscription(
            row.flat_id,
            row.bank,
            sent.channel_address,
            sent.payer_name,
            sent.payer_code,
            sent.seller_contract_id,
            row.period.first_day,
        )
        number = numbering.invoice_number(row.number)
        invoice = e_invoice_of(
            row, DocumentIds(number, sent.global_id), order, lines.get(row.id, ())
        )
        attempt = attempts.get(row.credit_number, 0) + 1
        own = numbering.invoice_number(row.credit_number)
        global_id = numbering.global_id(seller_reg_no, own, attempt)
        document = cancelling(invoice, own, global_id, row.credit_date)
        yield Waiting(row.credit_number, attempt, row.building_id, document)


def _sent_to(tx: ReadTransaction, ids: Sequence[int]) -> dict[int, Row[Any]]:
    """Return the last attempt of each invoice: the attempt that its bank took."""
    query = select(e_invoices).where(e_invoices.c.invoice_id.in_(ids))
    rows = tx.execute(query.order_by(e_invoices.c.attempt))
    return {row.invoice_id: row for row in rows}


def _attempts(tx: ReadTransaction, numbers: Sequence[int]) -> dict[int, int]:
    """Return how often each credit note went into a file already."""
    columns = credit_note_attempts.c
    query = (
        select(columns.number, func.count().label("attempts"))
        .where(columns.number.in_(numbers))
        .group_by(columns.number)
    )
    return {row.number: row.attempts for row in tx.execute(query)}
