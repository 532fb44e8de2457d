"""Issued invoices that wait for a bank file, streamed in order of their numbers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select, union

from einvoice.core import numbering, vat
from einvoice.core.invoices import Buyer, EInvoice, InvoiceLine, InvoiceState
from einvoice.core.ownership import Owner
from einvoice.core.period import Period
from einvoice.core.subscriptions import Subscription, subscription_on
from einvoice.store.credit_notes import waiting_periods_query
from einvoice.store.files import FileKind, open_periods_query
from einvoice.store.flat_orders import orders_of
from einvoice.store.kept_lines import records_of
from einvoice.store.line_records import from_record
from einvoice.store.tables import WAITS_FOR_FILE, e_invoices, invoices
from einvoice.store.transactions import ReadTransaction

BATCH = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """An issued invoice or credit note as it would go out now; ``attempt`` counts from 1.

    ``row_id`` is the invoice's, or the credit note's number.
    """

    row_id: int
    attempt: int
    building_id: str
    e_invoice: EInvoice


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    """Invoices, or credit notes, of one period, bank and day of issue: what may be in one file."""

    period: Period
    bank: str
    issue_date: dt.date
    due_date: dt.date
    count: int
    kind: FileKind = FileKind.INVOICES


def waiting_groups(tx: ReadTransaction, period: Period, bank: str) -> list[WaitingGroup]:
    """Return the groups of issued invoices that wait for a file, earliest issued first."""
    columns = invoices.c
    query = (
        select(columns.issue_date, columns.due_date, func.count())
        .where(
            columns.period == period,
            columns.state == InvoiceState.ISSUED,
            columns.bank == bank,
        )
        .group_by(columns.issue_date, columns.due_date)
        .order_by(columns.issue_date, columns.due_date)
    )
    return [WaitingGroup(period, bank, *row) for row in tx.execute(query)]


def unfinished_periods(tx: ReadTransaction) -> set[Period]:
    """Return the periods of which a bank has not had or not answered everything.

    That is a file, a credit note, or an issued invoice that is in no file yet.
    """
    of_invoices = select(invoices.c.period).where(WAITS_FOR_FILE)
    return set(tx.scalars(union(open_periods_query(), waiting_periods_query(), of_invoices)))


@dataclass(frozen=True, slots=True)
class WaitingSlice:
    """The next invoices of a group by number, for one file, with the ledger's sums in cents."""

    group: WaitingGroup
    after_number: int
    last_number: int
    count: int
    total_cents: int
    to_pay_cents: int


def waiting_slice(
    tx: ReadTransaction, group: WaitingGroup, after_number: int, most: int
) -> WaitingSlice | None:
    """Return the next invoices after a number, at most ``most``; None when there are none."""
    first = _of_group(group, after_number).limit(most).subquery()
    row = tx.execute(
        select(
            func.max(first.c.number),
            func.count(),
            func.sum(first.c.total_cents),
            func.sum(first.c.to_pay_cents),
        )
    ).one()
    if row[0] is None:
        return None
    return WaitingSlice(group, after_number, row[0], row[1], int(row[2]), int(row[3]))


def waiting(tx: ReadTransaction, part: WaitingSlice, seller_reg_no: str) -> Iterator[Waiting]:
    """Yield the invoices of a slice by number.

    Read within one transaction; only a batch of invoices is in memory at a time.
    """
    after_number = part.after_number
    while after_number < part.last_number:
        query = _of_group(part.group, after_number).where(invoices.c.number <= part.last_number)
        rows = tx.execute(query.limit(BATCH)).all()
        yield from _batch(tx, rows, seller_reg_no)
        after_number = rows[-1].number


def _of_group(group: WaitingGroup, after_number: int) -> Select[Any]:
    columns = invoices.c
    return (
        select(invoices)
        .where(
            columns.period == group.period,
            columns.state == InvoiceState.ISSUED,
            columns.bank == group.bank,
            columns.issue_date == group.issue_date,
            columns.due_date == group.due_date,
            columns.number > after_number,
        )
        .order_by(columns.number)
    )


def _batch(tx: ReadTransaction, rows: Sequence[Row[Any]], seller_reg_no: str) -> Iterator[Waiting]:
    ids = [row.id for row in rows]
    records = records_of(tx, ids)
    orders = orders_of(tx, [row.flat_id for row in rows])
    attempts = _attempts(tx, ids)
    for row in rows:
        of_flat, customer = orders[row.flat_id], Owner(row.buyer_name, row.buyer_code)
        own = [
            order
            for order in of_flat.orders
            if order.bank == row.bank and of_flat.belongs(order, customer)
        ]
        subscription = subscription_on(own, row.period.last_day)
        if subscription is None:
            raise RuntimeError(f"{row.flat_id}: has a bank but its customer ordered nothing there")
        attempt = attempts.get(row.id, 0) + 1
        number = numbering.invoice_number(row.number)
        global_id = numbering.global_id(seller_reg_no, number, attempt)
        # Read one by one: the lines of a whole batch would be 10 MB that are used much later.
        lines = from_record(records[row.id]) if row.id in records else ()
        document = e_invoice_of(row, DocumentIds(number, global_id), subscription, lines)
        yield Waiting(row.id, attempt, row.building_id, document)


def _attempts(tx: ReadTransaction, ids: Sequence[int]) -> dict[int, int]:
    """Return how often each invoice went into a file already."""
    query = (
        select(e_invoices.c.invoice_id, func.count().label("attempts"))
        .where(e_invoices.c.invoice_id.in_(ids))
        .group_by(e_invoices.c.invoice_id)
    )
    return {row.invoice_id: row.attempts for row in tx.execute(query)}


@dataclass(frozen=True, slots=True)
class DocumentIds:
    """An invoice's number, and its id in the file of one attempt to send it."""

    number: str
    global_id: str


def e_invoice_of(
    row: Row[Any],
    ids: DocumentIds,
    subscription: Subscription,
    lines: tuple[InvoiceLine, ...],
) -> EInvoice:
    """Return an invoice as it goes out."""
    return EInvoice(
        invoice_number=ids.number,
        global_id=ids.global_id,
        flat_id=row.flat_id,
        period=row.period,
        issue_date=row.issue_date,
        due_date=row.due_date,
        buyer=Buyer(
            row.buyer_name,
            row.buyer_code,
            row.buyer_email,
            row.buyer_language,
            row.buyer_address,
            row.buyer_city,
            row.buyer_postal_code,
        ),
        payer_name=subscription.payer_name,
        payer_code=subscription.payer_code,
        channel_address=subscription.channel_address,
        seller_contract_id=subscription.seller_contract_id,
        subscribed_from=subscription.valid_from,
        subscribed_to=subscription.valid_to,
        lines=lines,
        vat_totals=vat.totals(lines),
        total_cents=row.total_cents,
        balance_begin_cents=row.balance_begin_cents,
        paid_cents=row.paid_cents,
        to_pay_cents=row.to_pay_cents,
        notices=row.notices,
    )
