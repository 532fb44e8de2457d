"""Opening balances of a month beside what the invoices before it left."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, Select, and_, func, select

from einvoice.core.invoices import NOT_LIVE, InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.opening_check import (
    BalancedInvoice,
    OpeningBalance,
    TakenBackSum,
    left_without,
    opening_of,
)
from einvoice.core.ownership import Owner
from einvoice.core.period import Period
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.customer_accounts import COUNTING
from einvoice.store.input_tables import balances
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction

_ORDER = (invoices.c.building_id, invoices.c.position, invoices.c.flat_id, invoices.c.number)


def opening_balances(tx: ReadTransaction, period: Period) -> Iterator[OpeningBalance]:
    """Yield each flat's opening balance: of invoices and drafts, then of flats without one."""
    columns = invoices.c
    previous = {row.flat_id: row for row in _invoices(tx, _previous(period))}
    notes = _notes(tx, period)
    live = columns.period == period, columns.state.not_in(NOT_LIVE)
    for now in _invoices(tx, select(invoices).where(*live)):
        yield opening_of(now, previous.pop(now.flat_id, None), notes.get(now.flat_id, ()))
    imported = _imported(tx, period) if previous else {}
    for flat_id, row in previous.items():
        left = left_without(row, notes.get(flat_id, ()), imported.get(flat_id))
        if left is not None:
            yield left


def _previous(period: Period) -> Select[Any]:
    """Return the query of each flat's last month before a period that an issued invoice has.

    Of several invoices of that month the last number comes last.
    """
    columns = invoices.c
    issued = columns.period < period, columns.state.in_(COUNTING)
    last = (
        select(columns.flat_id, func.max(columns.period).label("period"))
        .where(*issued)
        .group_by(columns.flat_id)
        .subquery()
    )
    own = and_(columns.flat_id == last.c.flat_id, columns.period == last.c.period)
    return select(invoices).join(last, own).where(columns.state.in_(COUNTING))


def _invoices(tx: ReadTransaction, query: Select[Any]) -> Iterator[BalancedInvoice]:
    return map(_invoice, tx.execute(query.order_by(*_ORDER)))


def _invoice(row: Row[Any]) -> BalancedInvoice:
    return BalancedInvoice(
        flat_id=row.flat_id,
        number="" if row.number is None else invoice_number(row.number),
        period=row.period,
        issue_date=row.issue_date,
        total_cents=row.total_cents,
        begin_cents=row.balance_begin_cents,
        paid_cents=row.paid_cents,
        buyer=Owner(row.buyer_name, row.buyer_code),
    )


def _notes(tx: ReadTransaction, period: Period) -> dict[str, list[TakenBackSum]]:
    """Return the credit notes of invoices before a period, by flat."""
    columns, notes = invoices.c, credit_notes.c
    query = (
        select(
            columns.flat_id, columns.number, columns.period, notes.issue_date, columns.total_cents
        )
        .join(credit_notes, notes.invoice_id == columns.id)
        .where(columns.period < period, notes.state != InvoiceState.VOID)
    )
    by_flat: dict[str, list[TakenBackSum]] = defaultdict(list)
    for flat_id, number, month, day, cents in tx.execute(query):
        by_flat[flat_id].append(TakenBackSum(invoice_number(number), month, day, cents))
    return by_flat


def _imported(tx: ReadTransaction, period: Period) -> dict[str, tuple[int, int]]:
    """Return begin and paid as they were imported for a period, by flat."""
    query = select(balances).where(balances.c.period == period)
    return {row.flat_id: (row.balance_begin_cents, row.paid_cents) for row in tx.execute(query)}
