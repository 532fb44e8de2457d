"""Lets a database that was put back from an older copy catch up with the archive."""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.invoices import ISSUED_STATES, NOT_ISSUED, NOT_LIVE, InvoiceState
from einvoice.core.numbering import invoice_number, month_of, sequence_of
from einvoice.store import sequences
from einvoice.store.adopt_sums import (
    NOBODY,
    WrittenDocument,
    buyer_of,
    drop_draft,
    put_sums,
    unwritten,
)
from einvoice.store.archive_ledger import IssuedBatch, IssuedInvoice
from einvoice.store.batches import in_batches
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.file_contents import (
    Documents,
    EInvoiceRecord,
    documents_of,
    move_contents,
    record_attempts,
)
from einvoice.store.files import FileRecord, file_record
from einvoice.store.hold_decisions import hold_taken_back
from einvoice.store.issue_batches import IssueBatch, keep_batch
from einvoice.store.kept_lines import lines_of
from einvoice.store.rows import fields_of
from einvoice.store.tables import SUMS, files, invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_NUMBERS_OF_A_MONTH = 10**7
_RANK = {
    FileState.READY: 0,
    FileState.SENDING: 0,
    FileState.RENAMING: 1,
    FileState.UNKNOWN: 1,
    FileState.SENT: 2,
}
_SETTLED = 3


def numbers_missing(tx: ReadTransaction, first: int, count: int) -> int:
    """Return how many of these numbers no invoice has."""
    between = invoices.c.number.between(first, first + count - 1)
    query = select(func.count()).select_from(invoices).where(between)
    return count - (tx.scalar(query) or 0)


def is_behind(known: FileRecord | None, archived: FileRecord) -> bool:
    """Return whether the archive knows more of a file than the database."""
    if known is None or known.attempt < archived.attempt:
        return True
    known_rank = _RANK.get(known.state, _SETTLED)
    same_attempt = known.attempt == archived.attempt
    return same_attempt and known_rank < _RANK.get(archived.state, _SETTLED)


def numbers_open(tx: ReadTransaction, numbers: Sequence[int], state: InvoiceState) -> list[int]:
    """Return those of these numbers that are in another state here: void or credited is the end."""
    open_numbers: list[int] = []
    for batch in in_batches(numbers):
        for table in (invoices, credit_notes):
            query = select(table.c.number).where(table.c.number.in_(batch), table.c.state != state)
            open_numbers += tx.scalars(query)
    return open_numbers


def adopt_end(tx: WriteTransaction, numbers: Sequence[int], state: InvoiceState) -> None:
    """Let invoices and credit notes end as the archive knows they did: void or credited."""
    for batch in in_batches(numbers):
        for table in (invoices, credit_notes):
            tx.execute(update(table).where(table.c.number.in_(batch)).values(state=state))


def void_numbers(tx: ReadTransaction) -> set[int]:
    """Return the numbers of the void invoices that the database knows."""
    query = select(invoices.c.number).where(invoices.c.state == InvoiceState.VOID)
    return set(tx.scalars(query))


def hold_voided(tx: WriteTransaction, numbers: Collection[int]) -> None:
    """Hold the flats again that were held when their invoices became void.

    So no `run` issues anew by itself what a person wanted to correct first. A flat that was issued
    anew since is not held.
    """
    columns, live = invoices.c, invoices.alias("live")
    anew = select(live.c.id).where(
        live.c.flat_id == columns.flat_id,
        live.c.period == columns.period,
        live.c.state.in_(ISSUED_STATES),
    )
    for number in sorted(numbers):
        query = select(columns.flat_id, columns.period).where(columns.number == number)
        row = tx.execute(query.where(~anew.exists())).first()
        if row is not None:
            document = f"invoice {invoice_number(number)} is void"
            hold_taken_back(tx, row.flat_id, row.period, document)


def adopt_batch(
    tx: WriteTransaction,
    batch: IssuedBatch,
    sent: Collection[int],
    ended: Mapping[int, InvoiceState] = MappingProxyType({}),
    written: Callable[[int], WrittenDocument | None] = unwritten,
) -> list[int]:
    """Give invoices the numbers that the archive says they have.

    A draft with the same sums becomes the issued invoice, formulas and all, unless the archived
    bytes (``written``, by number) name another buyer or other lines: rows imported since the copy
    may have changed both and left the sums. Where there is none, an invoice that is in a bank file
    (``sent``) is kept with one line per VAT rate and the buyer of the bytes: its lines are in
    them. An invoice in no file is void, and its number stays used.

    Numbers in ``ended`` were void or credited already.

    Returns:
        The numbers that are void because their lines are lost.

    Raises:
        RefusedByCheckError: a flat has another issued invoice of the period.
    """
    lost = []
    first, count = batch.invoices[0].number, len(batch.invoices)
    keep_batch(tx, IssueBatch(batch.period, first, count))
    for issued in batch.invoices:
        if numbers_missing(tx, issued.number, 1) == 0:
            continue
        base = issued.number // _NUMBERS_OF_A_MONTH * _NUMBERS_OF_A_MONTH
        sequences.raise_to(tx, f"invoice:{base}", issued.number - base)
        if issued.number in ended:
            put_sums(tx, batch, issued, NOBODY, ended[issued.number])
            continue
        live = _live(tx, batch, issued.flat_id)
        if live is not None and live.state not in NOT_ISSUED:
            raise RefusedByCheckError(
                "archive-other-invoice",
                flat=issued.flat_id,
                archived=issued.number,
                kept=live.number,
            )
        said = written(issued.number)
        if live is not None and _is_same(tx, live, issued, said):
            _promote(tx, batch, issued.number, live.id)
        elif issued.number in sent:
            drop_draft(tx, live)
            put_sums(tx, batch, issued, buyer_of(live, said), InvoiceState.ISSUED)
        else:
            put_sums(tx, batch, issued, NOBODY, InvoiceState.VOID)
            lost.append(issued.number)
    return lost


def adopt_file(
    tx: WriteTransaction, archived: FileRecord, contents: list[tuple[int, dict[str, Any]]]
) -> None:
    """Take a file, its contents and its state from the archive; an answer is read afterwards."""
    known = archived.state in _RANK or archived.state is FileState.WITHDRAWN
    state = archived.state if known else FileState.SENT
    values = {name: getattr(archived, name) for name in fields_of(FileRecord)} | {"state": state}
    held = documents_of(archived.kind)
    if file_record(tx, archived.file_id) is None:
        tx.execute(insert(files).values(values))
        ids = _ids(tx, held, [number for number, _ in contents])
        rows = [EInvoiceRecord(row_id=ids[number], **fields) for number, fields in contents]
        record_attempts(tx, archived, rows)
        last = held.row_id.in_(held.last_in(archived.file_id))  # a customer may have changed banks
        tx.execute(update(held.table).where(last).values(bank=archived.bank))
    else:
        tx.execute(update(files).where(files.c.file_id == archived.file_id).values(values))
    _move_contents(tx, archived.file_id, state)
    name = sequences.of_files(archived.bank, month_of(archived.file_id))
    sequences.raise_to(tx, name, sequence_of(archived.file_id))


def _move_contents(tx: WriteTransaction, file_id: str, state: FileState) -> None:
    """Give the documents of a file, except those in a later file, the state of the file.

    An earlier file of theirs may have brought them further already: its answer does not count.
    """
    now = InvoiceState.RENDERED
    if state is FileState.SENT:
        now = InvoiceState.SENT
    elif state is FileState.WITHDRAWN:
        now = InvoiceState.ISSUED
    for old in (
        InvoiceState.ISSUED,
        InvoiceState.RENDERED,
        InvoiceState.SENT,
        InvoiceState.REJECTED,
    ):
        move_contents(tx, file_id, old, now)


def _live(tx: ReadTransaction, batch: IssuedBatch, flat_id: str) -> Row[Any] | None:
    columns = invoices.c
    return tx.execute(
        select(invoices).where(
            columns.flat_id == flat_id,
            columns.period == batch.period,
            columns.state.not_in(NOT_LIVE),
        )
    ).first()


def _is_same(
    tx: ReadTransaction, draft: Row[Any], issued: IssuedInvoice, said: WrittenDocument | None
) -> bool:
    if tuple(getattr(draft, name) for name in SUMS) != issued.sums:
        return False
    if said is None:
        return True
    nets = [line.net_cents for line in lines_of(tx, [draft.id]).get(draft.id, ())]
    return said.is_of(draft) and sorted(nets) == sorted(said.nets_cents)


def _promote(tx: WriteTransaction, batch: IssuedBatch, number: int, row: int) -> None:
    tx.execute(
        update(invoices)
        .where(invoices.c.id == row)
        .values(
            number=number,
            state=InvoiceState.ISSUED,
            issue_date=batch.issue_date,
            due_date=batch.due_date,
        )
    )


def _ids(tx: ReadTransaction, held: Documents, numbers: list[int]) -> dict[int, int]:
    """Return the row ids of numbers; a credit note's is its number."""
    ids: dict[int, int] = {}
    for part in in_batches(numbers):
        number = held.table.c.number
        batch = number.in_(part)
        query = select(number.label("number"), held.row_id.label("row_id")).where(batch)
        ids |= {row.number: row.row_id for row in tx.execute(query)}
    return ids
