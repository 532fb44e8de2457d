"""The ledger of files: what was rendered, and every step of its delivery."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import Select, func, select, update

from einvoice.core.deliveries import FileState, may_become
from einvoice.core.period import Period
from einvoice.store.rows import fields_of
from einvoice.store.tables import files
from einvoice.store.transactions import ReadTransaction, WriteTransaction


class FileKind(StrEnum):
    """The kind of documents in a file. A bank answers invoices and credit notes only."""

    INVOICES = "invoices"
    CREDIT_NOTES = "credit_notes"
    APPLICATION_SELLER = "application_seller"


ANSWERED = (FileKind.INVOICES, FileKind.CREDIT_NOTES)
"""Kinds that a bank answers."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A bank file. ``latest_sending_day`` is the last day the bank takes its due dates."""

    file_id: str
    bank: str
    period: Period
    kind: str
    sequence: int
    name: str
    sha256: str
    size: int
    invoices: int
    total_cents: int
    latest_sending_day: dt.date
    version: str
    state: FileState = FileState.READY
    attempt: int = 0
    verified: bool = False
    host_key: str = ""
    sent_at: str = ""
    evidence: str = ""


def next_sequence(tx: ReadTransaction, bank: str, period: Period, kind: str) -> int:
    """Return the number of the next file of that kind, from 1."""
    query = select(func.max(files.c.sequence))
    where = (files.c.bank == bank) & (files.c.period == period) & (files.c.kind == kind)
    return 1 + (tx.scalar(query.where(where)) or 0)


def advance_file(
    tx: WriteTransaction,
    record: FileRecord,
    new: FileState,
    **values: str | int | bool,
) -> None:
    """Move a file to its next state.

    Raises:
        RuntimeError: the way is not legal, or somebody else moved the file meanwhile.
    """
    if not may_become(record.state, new):
        raise RuntimeError(f"{record.file_id}: {record.state} may not become {new}")
    moved = tx.execute(
        update(files)
        .where(files.c.file_id == record.file_id, files.c.state == record.state)
        .values(state=new, **values)
    )
    if moved.rowcount != 1:
        raise RuntimeError(f"{record.file_id}: is no longer {record.state}")
    tx.touched.files.add(record.file_id)


def declare_file(
    tx: WriteTransaction,
    record: FileRecord,
    new: FileState,
    **values: str | int | bool,
) -> None:
    """Move a file as a person declared; the archive knows that whatever becomes of the database."""
    advance_file(tx, record, new, **values)
    tx.touched.first.add(record.file_id)


def with_state(record: FileRecord, state: FileState) -> FileRecord:
    """Return the record in another state."""
    return replace(record, state=state)


def file_records(
    tx: ReadTransaction,
    period: Period | None = None,
    bank: str | None = None,
    states: Sequence[FileState] = (),
) -> list[FileRecord]:
    """Return files in the order they were made."""
    query = select(*(files.c[name] for name in fields_of(FileRecord)))
    if period is not None:
        query = query.where(files.c.period == period)
    if bank is not None:
        query = query.where(files.c.bank == bank)
    if states:
        query = query.where(files.c.state.in_(states))
    order = (files.c.period, files.c.bank, files.c.kind, files.c.sequence)
    return [FileRecord(*row) for row in tx.execute(query.order_by(*order))]


def records_of(tx: ReadTransaction, file_ids: Collection[str]) -> list[FileRecord]:
    """Return some files by their ids, in the order of these."""
    if not file_ids:
        return []
    query = select(*(files.c[name] for name in fields_of(FileRecord)))
    rows = tx.execute(query.where(files.c.file_id.in_(file_ids)).order_by(files.c.file_id))
    return [FileRecord(*row) for row in rows]


def untold_messages(
    tx: ReadTransaction, bank: str, states: Sequence[FileState]
) -> list[FileRecord]:
    """Return a bank's messages about applications, of whatever period, in some states."""
    columns = files.c
    query = select(*(columns[name] for name in fields_of(FileRecord))).where(
        columns.kind == FileKind.APPLICATION_SELLER,
        columns.bank == bank,
        columns.state.in_(states),
    )
    order = (columns.period, columns.sequence)
    return [FileRecord(*row) for row in tx.execute(query.order_by(*order))]


def file_record(tx: ReadTransaction, file_id: str) -> FileRecord | None:
    """Return one file, or None."""
    query = select(*(files.c[name] for name in fields_of(FileRecord)))
    row = tx.execute(query.where(files.c.file_id == file_id)).first()
    return None if row is None else FileRecord(*row)


def open_periods(tx: ReadTransaction) -> list[Period]:
    """Return the periods with files that are on their way or wait for the bank's answer."""
    return list(tx.scalars(open_periods_query()))


def open_periods_query() -> Select[Period]:
    """Return the query of `open_periods`, for one statement with others."""
    ended = (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED, FileState.WITHDRAWN)
    waiting = files.c.state.not_in(ended)
    sent_to_bank = (files.c.kind == FileKind.APPLICATION_SELLER) & (files.c.state == FileState.SENT)
    return select(files.c.period).where(waiting, ~sent_to_bank).distinct()
