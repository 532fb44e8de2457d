"""Digests of what was issued, written and answered, kept in the journal's chain.

One entry per step and shard of at most 1,000 invoices, never one per invoice. Beside the digest of
all its rows an entry has a short mark of each, so that a row that was changed can be named. The
last entry of a shard counts: a purge, a restore, a migration and a person who accepted a change
write it anew and say why. Source: accounting law (an issued invoice never changes).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    Table,
    func,
    select,
    type_coerce,
)
from sqlalchemy.types import TypeDecorator

from einvoice.core.errors import Cause, cause
from einvoice.core.events import Event
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
from einvoice.store.frozen_columns import FORM, FORMS, FROZEN
from einvoice.store.kept_lines import cold_water_e3
from einvoice.store.line_records import LinesUnreadableError, as_json, digest_of, from_record
from einvoice.store.tables import answers, e_invoices, files, invoice_lines, invoices, journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction

SHARD = 1000
_MARK = 6
_BATCH = 2000
_READ_AT_ONCE = 24  # shards, each with up to 6 kB of marks


class Kind(StrEnum):
    """The content of a shard; `CODES` are the fail codes of a file that its bank has answered."""

    INVOICES = "invoices"
    CREDIT_NOTES = "credit_notes"
    FILE = "file"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Shard:
    """Invoices or credit notes from ``first`` to ``last`` of a period, or one file."""

    kind: Kind
    period: Period
    first: int = 0
    last: int = 0
    file_id: str = ""

    @property
    def subject(self) -> str:
        """How the journal calls it.

        >>> Shard(Kind.INVOICES, Period(2026, 10), 26110000001, 26110000024).subject
        'invoices 26110000001-26110000024'
        """
        return f"{self.kind} {self.file_id or f'{self.first}-{self.last}'}"

    @classmethod
    def parse(cls, subject: str, period: Period) -> "Shard":
        """Read a subject back."""
        kind, _, what = subject.partition(" ")
        if Kind(kind) in {Kind.FILE, Kind.CODES}:
            return cls(Kind(kind), period, file_id=what)
        first, _, last = what.partition("-")
        return cls(Kind(kind), period, int(first), int(last))


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of a shard's rows, and the beginning of each row's own."""

    rows: int
    sha256: str
    marks: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that is not what was frozen: where it is, and the difference."""

    where: str
    why: Cause


def shards(kind: Kind, period: Period, first: int, count: int) -> Iterator[Shard]:
    """Yield the shards of a row of numbers."""
    end = first + count
    for start in range(first, end, SHARD):
        yield Shard(kind, period, start, min(start + SHARD, end) - 1)


def freeze(tx: WriteTransaction, wanted: Iterable[Shard], why: str) -> None:
    """Keep the digests of shards as they are now, within the step that made them."""
    for shard in wanted:
        digest = _digest([row for _, row in _rows(tx, shard, FORM)])
        facts = {"rows": digest.rows, "sha256": digest.sha256, "marks": digest.marks}
        tx.journal(Event.FROZEN, shard.period, shard.subject, form=FORM, why=why, **facts)


def frozen_shards(tx: ReadTransaction, period: Period | None = None) -> list[Shard]:
    """Return every shard (of a period) that was frozen, in the order it was first frozen."""
    columns = journal.c
    query = (
        select(columns.subject, columns.period)
        .where(columns.event == Event.FROZEN)
        .group_by(columns.subject, columns.period)
        .order_by(func.min(columns.seq))
    )
    if period is not None:
        query = query.where(columns.period == str(period))
    return [Shard.parse(row[0], Period.parse(row[1])) for row in tx.execute(query)]


def changed(tx: ReadTransaction, wanted: Sequence[Shard]) -> Iterator[Changed]:
    """Yield what is no longer as it was frozen; one shard's rows at a time are in memory."""
    for start in range(0, len(wanted), _READ_AT_ONCE):
        batch = wanted[start : start + _READ_AT_ONCE]
        details = _details(tx, batch)
        for shard in batch:
            facts = json.loads(details.get((str(shard.period), shard.subject), "{}"))
            yield from _changed(tx, shard, facts)


def _details(tx: ReadTransaction, wanted: Sequence[Shard]) -> dict[tuple[str, str], str]:
    """Return by period and subject what was told when each shard was frozen last."""
    columns = journal.c
    query = select(columns.period, columns.subject, columns.detail).where(
        columns.event == Event.FROZEN, columns.subject.in_([shard.subject for shard in wanted])
    )
    rows = tx.execute(query.order_by(columns.seq))
    return {(row.period, row.subject): row.detail for row in rows}


def _changed(tx: ReadTransaction, shard: Shard, told: dict[str, Any]) -> Iterator[Changed]:
    form = told.get("form")
    if form not in FORMS:
        yield Changed(shard.subject, cause("rows-of-other-version"))
        return
    rows = list(_rows(tx, shard, form))
    now = _digest([digest for _, digest in rows])
    if now.rows != told["rows"]:
        yield Changed(shard.subject, cause("rows-counted", rows=now.rows, expected=told["rows"]))
    elif now.sha256 != told["sha256"]:
        yield from _named(shard, rows, told["marks"])


def digest_of_answer(tx: ReadTransaction, sha256: str) -> str:
    """Return the digest of the row that keeps an answer; empty where there is none."""
    query = _select(answers, answers.c.sha256).where(answers.c.sha256 == sha256)
    row = tx.execute(query).first()
    return _hash(row) if row else ""


def _named(shard: Shard, rows: list[tuple[str, str]], marks: str) -> Iterator[Changed]:
    wrong = [
        label
        for place, (label, digest) in enumerate(rows)
        if digest[:_MARK] != marks[place * _MARK : (place + 1) * _MARK]
    ]
    for label in wrong or [shard.subject]:
        yield Changed(label, cause("rows-changed"))


def _digest(rows: list[str]) -> Digest:
    whole = hashlib.sha256("".join(rows).encode()).hexdigest()
    return Digest(len(rows), whole, "".join(row[:_MARK] for row in rows))


def _rows(tx: ReadTransaction, shard: Shard, form: int) -> Iterator[tuple[str, str]]:
    """Yield the name of each document of a shard and its rows' digest in a form, in order."""
    match shard.kind:
        case Kind.INVOICES:
            yield from _invoices(tx, invoices.c.number.between(shard.first, shard.last), form)
        case Kind.CREDIT_NOTES:
            between = credit_notes.c.number.between(shard.first, shard.last)
            of_period = between & (credit_notes.c.period == shard.period)
            query = _select(credit_notes, credit_notes.c.number).where(of_period)
            for row in tx.execute(query.order_by(credit_notes.c.number)):
                yield invoice_number(row[0]), _hash(row)
        case Kind.FILE:
            by_file = _select(files, files.c.file_id).where(files.c.file_id == shard.file_id)
            for row in tx.execute(by_file):
                yield f"file {row[0]}", _hash(row)
            for table in (e_invoices, credit_note_attempts):
                query = _select(table, table.c.global_id)
                yield from _of_file(tx, table, query, shard.file_id)
        case Kind.CODES:
            for table in (e_invoices, credit_note_attempts):
                codes: Select[Any] = select(table.c.global_id, table.c.fail_code)
                yield from _of_file(tx, table, codes, shard.file_id)


def _of_file(
    tx: ReadTransaction, table: Table, query: Select[Any], file_id: str
) -> Iterator[tuple[str, str]]:
    ordered = query.where(table.c.file_id == file_id).order_by(table.c.global_id)
    for row in tx.execute(ordered.execution_options(yield_per=_BATCH)):
        yield str(row[0]), _hash(row)


def _invoices(
    tx: ReadTransaction, which: ColumnElement[bool], form: int
) -> Iterator[tuple[str, str]]:
    """Yield each invoice with its lines; a record belongs to whichever invoice has its id."""
    heads = _select(invoices, invoices.c.number)
    query = heads.add_columns(*(_raw(invoice_lines.c[name]) for name in FROZEN["invoice_lines"]))
    query = query.outerjoin(invoice_lines, invoice_lines.c.invoice_id == invoices.c.id)
    for row in tx.execute(query.where(which).order_by(invoices.c.number)).all():
        digest = _hash(row) if form == FORM else _hash(*_form_1(row))
        yield invoice_number(row[0]), digest


def _form_1(row: Row[Any]) -> Iterator[list[object]]:
    """Yield an invoice and its lines as form 1 has them: rows of tables, as they once were.

    So a digest of an earlier version is held against the record that was made of its rows. What
    is beside the record and contradicts it, or is no record at all, is a row that no digest has.
    """
    *head, invoice_id, record, beside_e3 = list(row)
    yield head
    if record is None:
        return
    try:
        lines = from_record(record)
    except LinesUnreadableError:
        yield [record]
        return
    for line in lines:
        *before, inputs, text = line
        yield [row[0], invoice_id, *before, as_json(inputs), text]
    if beside_e3 != cold_water_e3(lines):
        yield [beside_e3]


def _select(table: Table, label: ColumnElement[object]) -> Select[Any]:
    """Return the query of a table's frozen columns, after what its rows are called."""
    query: Select[Any] = select(label)
    return query.add_columns(*(_raw(table.c[name]) for name in FROZEN[table.name]))


def _raw(column: ColumnElement[object]) -> ColumnElement[object]:
    """Return a column as the database keeps it, where our types would read a value out of it."""
    return type_coerce(column, String()) if isinstance(column.type, TypeDecorator) else column


def _hash(*rows: Row[Any] | Iterable[object]) -> str:
    return digest_of([[*row] for row in rows])
