"""Issued invoices that wait for a bank file, streamed in order of their numbers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, select, union

from einvoice.core import numbering, vat
from einvoice.core.invoices import Buyer, EInvoice, InvoiceLine, InvoiceState
from einvoice.core.ownership import Owner
from einvoice.core.period import Period
from einvoice.core.subscriptions import Subscription, subscription_on
from einvoice.store.credit_notes import waiting_periods_query
from einvoice.store.files import FileKind, open_periods_query
from einvoice.store.flat_orders import orders_of
from einvoice.store.line_records import from_record
from einvoice.store.tables import WAITS_FOR_FILE, e_invoices, invoice_lines, invoices
from einvoice.store.transactions import ReadTransaction
from einvoice.store.unread_text import unread

BATCH = 500


class Waiting(NamedTuple):
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
    columns = (invoices.c.number, invoices.c.total_cents, invoices.c.to_pay_cents)
    first = _next(*columns).limit(most).subquery()
    row = tx.execute(
        select(
            func.max(first.c.number),
            func.count(),
            func.sum(first.c.total_cents),
            func.sum(first.c.to_pay_cents),
        ),
        _of_group(group, after_number),
    ).one()
    if row[0] is None:
        return None
    return WaitingSlice(group, after_number, row[0], row[1], int(row[2]), int(row[3]))


def waiting(tx: ReadTransaction, part: WaitingSlice, seller_reg_no: str) -> Iterator[Waiting]:
    """Yield the invoices of a slice by number.

    Read within one transaction; only a batch of invoices is in memory at a time.
    """
    group, after_number = part.group, part.after_number
    while after_number < part.last_number:
        values = _of_group(group, after_number) | {"last": part.last_number}
        rows = tx.rows(_WITH_LINES, values)
        yield from _batch(tx, rows, group, seller_reg_no)
        after_number = rows[-1].number


def _of_group(group: WaitingGroup, after_number: int) -> dict[str, object]:
    return {
        "of_period": group.period,
        "of_bank": group.bank,
        "issued_on": group.issue_date,
        "due_on": group.due_date,
        "after": after_number,
    }


def _next(*columns: ColumnElement[Any]) -> Select[Any]:
    """Return the query of a group's invoices after a number; its values are `_of_group`."""
    of = invoices.c
    return (
        select(*columns)
        .where(
            of.period == bindparam("of_period"),
            of.state == InvoiceState.ISSUED,
            of.bank == bindparam("of_bank"),
            of.issue_date == bindparam("issued_on"),
            of.due_date == bindparam("due_on"),
            of.number > bindparam("after"),
        )
        .order_by(of.number)
    )


def _with_lines() -> Select[Any]:
    attempts = select(func.count()).where(e_invoices.c.invoice_id == invoices.c.id)
    own = (
        *invoices.c,
        unread(invoice_lines.c.lines, "lines"),
        attempts.scalar_subquery().label("attempts"),
    )
    joined = _next(*own).outerjoin(invoice_lines, invoice_lines.c.invoice_id == invoices.c.id)
    return joined.where(invoices.c.number <= bindparam("last")).limit(BATCH)


_WITH_LINES = _with_lines()
"""The next invoices of a group up to the last of a file, each with its lines and attempts."""


def _batch(
    tx: ReadTransaction, rows: Sequence[Row[Any]], group: WaitingGroup, seller_reg_no: str
) -> Iterator[Waiting]:
    orders = orders_of(tx, [row.flat_id for row in rows])
    last_day = group.period.last_day
    for row in rows:
        of_flat, customer = orders[row.flat_id], Owner(row.buyer_name, row.buyer_code)
        own = [
            order
            for order in of_flat.orders
            if order.bank == group.bank and of_flat.belongs(order, customer)
        ]
        subscription = subscription_on(own, last_day)
        if subscription is None:
            raise RuntimeError(f"{row.flat_id}: has a bank but its customer ordered nothing there")
        attempt = row.attempts + 1
        number = numbering.invoice_number(row.number)
        global_id = numbering.global_id(seller_reg_no, number, attempt)
        # Read one by one: the lines of a whole batch would be 10 MB that are used much later.
        lines = () if row.lines is None else from_record(row.lines)
        document = e_invoice_of(row, DocumentIds(number, global_id), subscription, lines)
        yield Waiting(row.id, attempt, row.building_id, document)


class DocumentIds(NamedTuple):
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
