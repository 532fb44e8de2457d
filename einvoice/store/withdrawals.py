"""Invoices taken back before a bank has them: their states, next attempts, unsent files."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, insert, select, update

from einvoice.core.deliveries import FileState
from einvoice.core.invoices import ISSUED_STATES, InvoiceState
from einvoice.core.period import Period
from einvoice.store.account_balances import withdraw_documents
from einvoice.store.batches import in_batches
from einvoice.store.file_contents import move_contents
from einvoice.store.files import FileRecord, advance_file, file_record
from einvoice.store.tables import e_invoices, files, invoices, withdrawn_invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_AT_BANKS = (InvoiceState.SENT, InvoiceState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which issued invoices of a period are meant; empty means all.

    With ``unchanged`` also those go again of which nothing was corrected.
    """

    flat_ids: tuple[str, ...] = ()
    building_id: str = ""
    rejected: bool = False
    bank: str = ""
    unchanged: bool = False

    @property
    def named(self) -> bool:
        """Whether flats or a building were asked for, so that each has a right to an answer."""
        return bool(self.flat_ids or self.building_id)


@dataclass(frozen=True, slots=True)
class IssuedNow:
    """A live issued invoice, the last file it went into, and what the bank said of it there.

    A file that was taken back unsent is no such file: a bank may have what went before it.
    """

    id: int
    number: int
    flat_id: str
    building_id: str
    period: Period
    state: InvoiceState
    bank: str
    due_date: dt.date
    total_cents: int
    file_id: str | None
    fail_code: int | None


def issued_now(tx: ReadTransaction, period: Period, wanted: Selection) -> list[IssuedNow]:
    """Return the selected live invoices of a period by number.

    Where no flat and no building is named, what banks have and what goes to none is left out.
    """
    columns = invoices.c
    conditions: list[ColumnElement[bool]] = [columns.period == period]
    if wanted.flat_ids:
        conditions.append(columns.flat_id.in_(wanted.flat_ids))
    if wanted.building_id:
        conditions.append(columns.building_id == wanted.building_id)
    if wanted.bank:
        conditions.append(columns.bank == wanted.bank)
    if wanted.rejected:
        conditions.append(columns.state == InvoiceState.REJECTED)
    if not wanted.named:
        conditions += [columns.bank != "", columns.state.not_in(_AT_BANKS)]
    return _issued(tx, conditions)


def all_issued(tx: ReadTransaction, period: Period, building_id: str = "") -> list[IssuedNow]:
    """Return every live issued invoice of a period, or of a building in it, by number."""
    conditions = [invoices.c.period == period]
    if building_id:
        conditions.append(invoices.c.building_id == building_id)
    return _issued(tx, conditions)


def issued_by_number(tx: ReadTransaction, number: int) -> IssuedNow | None:
    """Return a live issued invoice, or None."""
    rows = _issued(tx, [invoices.c.number == number])
    return rows[0] if rows else None


def _issued(tx: ReadTransaction, conditions: Sequence[ColumnElement[bool]]) -> list[IssuedNow]:
    columns = invoices.c
    attempts, inside = e_invoices.alias("attempts"), files.alias("inside")
    latest = (
        select(func.max(attempts.c.attempt))
        .join(inside, inside.c.file_id == attempts.c.file_id)
        .where(attempts.c.invoice_id == columns.id, inside.c.state != FileState.WITHDRAWN)
        .correlate(invoices)
        .scalar_subquery()
    )
    at_last = (e_invoices.c.invoice_id == columns.id) & (e_invoices.c.attempt == latest)
    query = (
        select(
            columns.id,
            columns.number,
            columns.flat_id,
            columns.building_id,
            columns.period,
            columns.state,
            columns.bank,
            columns.due_date,
            columns.total_cents,
            e_invoices.c.file_id,
            e_invoices.c.fail_code,
        )
        .select_from(invoices)
        .outerjoin(e_invoices, at_last)
        .where(columns.state.in_(ISSUED_STATES), *conditions)
        .order_by(columns.number)
    )
    return [IssuedNow(*row) for row in tx.execute(query)]


def make_void(tx: WriteTransaction, ids: Sequence[int], reason: str) -> None:
    """Let issued invoices become void; their numbers stay used."""
    for batch in in_batches(ids):
        _move(tx, invoices.c.id.in_(batch), InvoiceState.VOID)
        rows = [{"invoice_id": invoice_id, "reason": reason} for invoice_id in batch]
        tx.execute(insert(withdrawn_invoices), rows)
        withdraw_documents(tx, batch)


def send_again(tx: WriteTransaction, ids: Sequence[int]) -> None:
    """Let refused invoices wait for a further file, under their numbers."""
    for part in in_batches(ids):
        refused = invoices.c.state == InvoiceState.REJECTED
        batch = invoices.c.id.in_(part)
        _move(tx, batch & refused, InvoiceState.ISSUED)


def withdraw_file(tx: WriteTransaction, file_id: str) -> FileRecord:
    """Take back a file that no bank has; all its invoices wait for a further one."""
    record = file_record(tx, file_id)
    if record is None:
        raise RuntimeError(f"{file_id}: is not known")
    move_contents(tx, file_id, InvoiceState.RENDERED, InvoiceState.ISSUED)
    advance_file(tx, record, FileState.WITHDRAWN)
    return record


def reason_of(tx: ReadTransaction, invoice_id: int) -> str:
    """Return why an invoice was withdrawn; empty where it was not, or nobody knows any more."""
    query = select(withdrawn_invoices.c.reason)
    return tx.scalar(query.where(withdrawn_invoices.c.invoice_id == invoice_id)) or ""


def replaced_by(tx: ReadTransaction, invoice_id: int) -> int | None:
    """Return the number of the void invoice that an issued invoice replaces; None where none."""
    old, new = invoices.alias("old"), invoices.alias("new")
    query = select(func.max(old.c.number)).where(
        new.c.id == invoice_id,
        old.c.flat_id == new.c.flat_id,
        old.c.period == new.c.period,
        old.c.state == InvoiceState.VOID,
        old.c.number < new.c.number,
    )
    number: int | None = tx.scalar(query)
    return number


def unsent_again(tx: ReadTransaction, file_id: str) -> list[str]:
    """Return the ids of unsent files into which documents of a file went once more."""
    first, again = e_invoices.alias("first"), e_invoices.alias("again")
    query = (
        select(again.c.file_id)
        .join(first, first.c.invoice_id == again.c.invoice_id)
        .join(files, files.c.file_id == again.c.file_id)
        .where(first.c.file_id == file_id, again.c.file_id != file_id)
        .where(files.c.state == FileState.READY)
        .distinct()
    )
    return sorted(tx.scalars(query))


def _move(tx: WriteTransaction, which: ColumnElement[bool], state: InvoiceState) -> None:
    tx.execute(update(invoices).where(which).values(state=state))
