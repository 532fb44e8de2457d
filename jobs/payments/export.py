"""Flat tables of payments, accounts and refunds, written row by row."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.errors import UsageError
from einvoice.core.period import Period
from einvoice.reports.export_formats import ExportFormat, write_table
from einvoice.reports.export_rows import (
    COLUMNS,
    Row,
    account_row,
    payment_row,
    refund_row,
    with_name,
)
from einvoice.store.archive import written_whole
from einvoice.store.payment_rows import payment_rows
from einvoice.store.refunds import refunds_between
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.payments.all_accounts import all_accounts, names_of


@dataclass(frozen=True, slots=True)
class PaymentsExport:
    """Which table is written where, for whom, of which month's days (None = all of them)."""

    table: str
    target: Path
    form: ExportFormat = ExportFormat.CSV
    names: bool = False
    month: Period | None = None

    def has(self, day: dt.date) -> bool:
        """Return whether a row of a day is in the table."""
        return self.month is None or self.month.first_day <= day <= self.month.last_day


def export_payments(context: Context, order: PaymentsExport) -> int:
    """Write one table and return how many rows it has.

    The file appears whole or not at all, readable by its owner alone.

    Raises:
        UsageError: the folder does not exist; personal data are not scattered by a typo. Or names
            are asked for in a table without customers.
    """
    if not order.target.parent.is_dir():
        raise UsageError("no-such-folder", path=order.target.parent)
    columns: Row = COLUMNS[order.table]
    if order.names:
        if columns[0] != "flat_id":
            raise UsageError("table-without-customers", table=order.table)
        columns = with_name(columns, "name")
    with context.store.reading() as tx, written_whole(order.target, 0o600) as out:
        rows = _ROWS[order.table](tx, context, order)
        return write_table(order.form, order.table, columns, rows, out)


def _payments(tx: ReadTransaction, context: Context, order: PaymentsExport) -> Iterator[Row]:
    del context
    month = order.month
    days = (month.first_day, month.last_day) if month else (None, None)
    return map(payment_row, payment_rows(tx, *days))


def _accounts(tx: ReadTransaction, context: Context, order: PaymentsExport) -> Iterator[Row]:
    for placed in all_accounts(tx, context, names=order.names):
        for entry, balance in placed.account.balances():
            if order.has(entry.day):
                row = account_row(placed.key, entry, balance)
                yield with_name(row, placed.name) if order.names else row


def _refunds(tx: ReadTransaction, context: Context, order: PaymentsExport) -> Iterator[Row]:
    """Yield the refunds that are not cancelled."""
    del context
    month = order.month
    days = (month.first_day, month.last_day) if month else (None, None)
    rows = [refund for refund in refunds_between(tx, *days) if not refund.is_cancelled]
    name_of = names_of(tx, {r.key.flat_id for r in rows}) if order.names else {}
    for refund in rows:
        row = refund_row(refund)
        yield with_name(row, name_of.get(refund.key, "")) if order.names else row


_ROWS = {"payments": _payments, "accounts": _accounts, "refunds": _refunds}
