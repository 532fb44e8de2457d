"""Payments that the balances of issued invoices have, as the archive keeps them.

``archive/<month>/counted/<first number>-<count>.json``: an older copy of the database that was put
back learns from it which payments are in invoices issued since, and up to which day. Neither names
nor accounts are in it.
"""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import delete, insert, select, update

from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.period import Period
from einvoice.store.archive_ledger import numbers_of
from einvoice.store.issue_batches import IssueBatch
from einvoice.store.payment_tables import account_balances, payment_shares
from einvoice.store.sidecars import is_damaged, understood
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

FOLDER = "counted"
Kept = tuple[Path, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class _Carried:
    """The account that a flat's invoice carries, its cut-off, and the payments in its balance."""

    number: int
    flat_id: str
    since: dt.date | None
    cut_off: dt.date | None
    payments: tuple[str, ...]


def kept_of(tx: ReadTransaction, folder: Path, batch: IssueBatch) -> Kept:
    """Return where the archive keeps the payments of a batch, and what makes the contents."""
    name = f"{batch.first}-{batch.invoices}.json"
    return folder / str(batch.period) / FOLDER / name, partial(_content, tx, batch)


def adopt_counts(tx: WriteTransaction, folder: Path) -> None:
    """Mark the payments of invoices that are issued as the archive has them.

    Where an invoice became void, its payments stay free. What is damaged is passed over.
    """
    for path in sorted(folder.glob(f"*/{FOLDER}/*.json")):
        if is_damaged(path, _read):
            continue
        period, rows = Period.parse(path.parent.parent.name), _read(path)
        first, count = numbers_of(path)
        between = invoices.c.number.between(first, first + count - 1)
        live = select(invoices.c.number).where(between, invoices.c.state.in_(ISSUED_STATES))
        numbers = set(tx.scalars(live))
        for row in rows:
            if row.number in numbers:
                _adopt(tx, period, row)


def _adopt(tx: WriteTransaction, period: Period, row: _Carried) -> None:
    kept, shares = account_balances.c, payment_shares.c
    own = (kept.flat_id == row.flat_id) & (kept.period == period)
    tx.execute(delete(account_balances).where(own))
    values = {"flat_id": row.flat_id, "period": period, "cut_off": row.cut_off}
    since = row.since or dt.date.min
    tx.execute(insert(account_balances).values(**values, customer_from=since))
    free = shares.payment_id.in_(row.payments) & shares.counted_in.is_(None)
    of_customer = (shares.flat_id == row.flat_id) & (shares.customer_from == since)
    tx.execute(update(payment_shares).where(free, of_customer).values(counted_in=row.number))


def _content(tx: ReadTransaction, batch: IssueBatch) -> list[list[object]]:
    columns, kept, shares = invoices.c, account_balances.c, payment_shares.c
    between = columns.number.between(batch.first, batch.last)
    counted: dict[int, list[str]] = {}
    query = select(shares.counted_in, shares.payment_id).where(
        shares.counted_in.between(batch.first, batch.last)
    )
    for number, payment_id in tx.execute(query.order_by(shares.payment_id)):
        counted.setdefault(number, []).append(payment_id)
    rows = (
        select(columns.number, columns.flat_id, kept.customer_from, kept.cut_off)
        .join(
            account_balances,
            (kept.flat_id == columns.flat_id) & (kept.period == columns.period),
        )
        .where(between)
        .order_by(columns.number)
    )
    return [
        [number, flat_id, _text(since), _text(cut_off), counted.get(number, [])]
        for number, flat_id, since, cut_off in tx.execute(rows)
    ]


def _text(day: dt.date | None) -> str:
    return "" if day is None or day == dt.date.min else day.isoformat()


def _read(path: Path) -> list[_Carried]:
    with understood(path):
        return [
            _Carried(int(number), flat_id, _day(since), _day(cut_off), tuple(payments))
            for number, flat_id, since, cut_off, payments in json.loads(path.read_text("utf-8"))
        ]


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
