"""Refunds as people decided them, the files that order them, and what banks said of them."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.engine import Row

from einvoice.core.account_keys import AccountKey
from einvoice.core.refunds import Refund
from einvoice.store.batches import in_batches
from einvoice.store.payment_tables import payment_shares
from einvoice.store.refund_tables import refund_files, refunds
from einvoice.store.rows import fields_of
from einvoice.store.stale_drafts import note_flats
from einvoice.store.transactions import ReadTransaction, WriteTransaction

Settled = dict[str, set[int]]
"""The signs of the entries of banks that are decided, by refund: -1 paid, 1 returned."""

_PLAIN = tuple(name for name in fields_of(Refund) if name != "key")


@dataclasses.dataclass(frozen=True, slots=True)
class RefundFile:
    """A file that orders refunds from one of our accounts: when it was made, and its hash."""

    file_id: str
    account: str = dataclasses.field(repr=False)
    made_at: str
    sha256: str
    is_written: bool


def add_refund(tx: WriteTransaction, refund: Refund) -> None:
    """Keep what a person decided."""
    tx.touched.refunds.add(refund.refund_id)
    tx.execute(insert(refunds).values(_row(refund)))
    note_flats(tx, [refund.key.flat_id])


def cancel_refund(tx: WriteTransaction, refund_id: str) -> None:
    """End a refund that no bank paid."""
    tx.touched.refunds.add(refund_id)
    which = refunds.c.refund_id == refund_id
    tx.execute(update(refunds).where(which).values(is_cancelled=True))
    note_flats(tx, select(refunds.c.flat_id).where(which))


def put_into_file(tx: WriteTransaction, file: RefundFile, listed: Iterable[Refund]) -> None:
    """Keep which refunds a file orders; each is in one file at most."""
    tx.execute(insert(refund_files).values(dataclasses.asdict(file)))
    for refund in listed:
        tx.touched.refunds.add(refund.refund_id)
        which = refunds.c.refund_id == refund.refund_id
        tx.execute(update(refunds).where(which).values(file_id=file.file_id))


def set_written(tx: WriteTransaction, file_id: str) -> None:
    """Remember that a file's bytes are where they are uploaded from."""
    which = refund_files.c.file_id == file_id
    tx.execute(update(refund_files).where(which).values(is_written=True))


def put_back(tx: WriteTransaction, refund: Refund, file: RefundFile | None) -> None:
    """Take over a refund, and its file, as the archive knows them."""
    which = refunds.c.refund_id == refund.refund_id
    if tx.execute(update(refunds).where(which).values(_row(refund))).rowcount == 0:
        tx.execute(insert(refunds).values(_row(refund)))
    if file is not None and refund_file(tx, file.file_id) is None:
        tx.execute(insert(refund_files).values(dataclasses.asdict(file)))


def refunds_with_id(tx: ReadTransaction, beginning: str) -> list[Refund]:
    """Return the refunds whose id begins so, at most two."""
    which = refunds.c.refund_id.startswith(beginning, autoescape=True)
    return _where(tx, which, most=2)


def refunds_of(tx: ReadTransaction, refund_ids: Collection[str]) -> dict[str, Refund]:
    """Return refunds by their ids."""
    by_id: dict[str, Refund] = {}
    for batch in in_batches(sorted(refund_ids)):
        by_id |= {row.refund_id: row for row in _where(tx, refunds.c.refund_id.in_(batch))}
    return by_id


def refunds_of_flats(tx: ReadTransaction, flat_ids: Collection[str]) -> list[Refund]:
    """Return the refunds of the customers of some flats, the cancelled too."""
    rows: list[Refund] = []
    for batch in in_batches(sorted(flat_ids)):
        rows += _where(tx, refunds.c.flat_id.in_(batch))
    return rows


def refunds_of_customer(tx: ReadTransaction, key: AccountKey) -> list[Refund]:
    """Return the refunds of a customer of a flat, the cancelled too."""
    return _where(tx, refunds.c.flat_id == key.flat_id, refunds.c.customer_from == key.since)


def refunds_between(
    tx: ReadTransaction, first: dt.date | None = None, last: dt.date | None = None
) -> list[Refund]:
    """Return the refunds decided in some days, by day."""
    day = refunds.c.decided_on
    return _where(tx, *([day >= first] if first else []), *([day <= last] if last else []))


def listed_refunds(tx: ReadTransaction) -> list[Refund]:
    """Return the refunds that are in no file yet."""
    return _where(tx, refunds.c.file_id == "", refunds.c.is_cancelled.is_(False))


def refunds_in_file(tx: ReadTransaction, file_id: str) -> list[Refund]:
    """Return the refunds that a file orders, by id."""
    return sorted(_where(tx, refunds.c.file_id == file_id), key=lambda row: row.refund_id)


def refund_file(tx: ReadTransaction, file_id: str) -> RefundFile | None:
    """Return a file by its id."""
    query = select(refund_files).where(refund_files.c.file_id == file_id)
    return next((RefundFile(*row) for row in tx.execute(query)), None)


def all_refund_files(tx: ReadTransaction) -> list[RefundFile]:
    """Return every file, by the moment it was made."""
    query = select(refund_files).order_by(refund_files.c.made_at, refund_files.c.file_id)
    return [RefundFile(*row) for row in tx.execute(query)]


def settled(tx: ReadTransaction, refund_ids: Collection[str]) -> Settled:
    """Return which entries of banks are decided, by refund; a refund without any is not in it."""
    signs: Settled = {}
    columns = payment_shares.c
    for batch in in_batches(sorted(refund_ids)):
        query = select(columns.names, columns.cents).where(columns.names.in_(batch))
        for refund_id, cents in tx.execute(query):
            signs.setdefault(refund_id, set()).add(1 if cents > 0 else -1)
    return signs


def count_of_customer(tx: ReadTransaction, key: AccountKey) -> int:
    """Return how many refunds a customer had, the cancelled too."""
    which = refunds.c.flat_id == key.flat_id, refunds.c.customer_from == key.since
    return int(tx.scalar(select(func.count()).select_from(refunds).where(*which)) or 0)


def forget_refunds(tx: WriteTransaction, before: dt.date) -> int:
    """Take the people out of the refunds decided before a day; sums, days and files stay."""
    old = (refunds.c.decided_on < before) & (refunds.c.to_account != "")
    values = dict.fromkeys(("to_account", "to_name", "reason", "evidence"), "")
    return tx.execute(update(refunds).where(old).values(values)).rowcount


def _where(
    tx: ReadTransaction, *conditions: ColumnElement[bool], most: int | None = None
) -> list[Refund]:
    query = select(refunds).where(*conditions).order_by(refunds.c.decided_on, refunds.c.refund_id)
    return [_refund(row) for row in tx.execute(query.limit(most) if most else query)]


def _refund(row: Row[Any]) -> Refund:
    values = {name: getattr(row, name) for name in _PLAIN}
    return Refund(key=AccountKey.of(row.flat_id, row.customer_from), **values)


def _row(refund: Refund) -> dict[str, object]:
    values = {name: getattr(refund, name) for name in _PLAIN}
    return {"flat_id": refund.key.flat_id, "customer_from": refund.key.since, **values}
