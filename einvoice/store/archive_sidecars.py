"""Writes the small files of the archive: what the transactions of the store decided.

`archive_ledger` says which files these are and reads them. The store writes them itself: what a
transaction touched is written after its commit. On the way back to ready, and where a person
declares what became of a file, the file's state is written before the commit.
"""

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from sqlalchemy import func, select

from einvoice.core.deliveries import FileState
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.store import (
    archived_counts,
    archived_decisions,
    archived_refunds,
    archived_words,
    bank_words,
)
from einvoice.store.archive import Archive, written_whole
from einvoice.store.archive_ledger import (
    CONTENT_FIELDS,
    CONTENTS,
    ISSUED,
    OUTBOUND,
    STATE,
    beside,
    numbers_of,
)
from einvoice.store.archived_batches import Packed, packed_batch
from einvoice.store.archived_mail import mails_kept
from einvoice.store.archived_reminders import reminders_kept
from einvoice.store.credit_notes import credit_notes_of
from einvoice.store.file_contents import documents_of
from einvoice.store.files import FileRecord, file_records, records_of
from einvoice.store.issue_batches import batches_with_accounts
from einvoice.store.tables import invoices, journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_READ_ONLY, _REPLACED = 0o400, 0o600
_Decided = tuple[Path, Callable[[], object]]
_NOTHING_WAITS = (FileState.WITHDRAWN, FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)
"""In these states nothing of a file waits in the outbox."""


@dataclasses.dataclass(frozen=True, slots=True)
class Sidecar:
    """A small file as it has to be."""

    path: Path
    content: bytes | Packed
    mode: int


@dataclasses.dataclass(frozen=True, slots=True)
class Pending:
    """The sidecars to write after a commit: decisions not kept yet, and states of files."""

    decided: tuple[Sidecar, ...] = ()
    records: tuple[FileRecord, ...] = ()


class Sidecars:
    """Writes the small files of one archive."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._folder = data_dir / "archive"
        self._archive = Archive(data_dir)

    def before_commit(self, tx: WriteTransaction) -> Pending:
        """Write the states that go before a commit, and return what goes after it."""
        touched = tx.touched
        records = records_of(tx, touched.files)
        first = [r for r in records if r.state is FileState.READY or r.file_id in touched.first]
        self._keep_states(first)
        decisions = archived_decisions.decisions_of(tx, self._folder, touched.payments)
        paid_back = archived_refunds.refunds_kept(tx, self._folder, touched.refunds)
        mailed = mails_kept(tx, self._folder, touched.mails)
        reminded = reminders_kept(tx, self._folder, touched.reminders)
        for path, content in (*decisions, *paid_back, *mailed, *reminded):
            self._write(Sidecar(path, content, _REPLACED))
        decided = [
            decision for month in sorted(touched.months) for decision in self._decided(tx, month)
        ]
        return Pending(tuple(decided), tuple(record for record in records if record not in first))

    def after_commit(self, pending: Pending) -> None:
        """Write what a transaction decided, now that it is kept."""
        for sidecar in pending.decided:
            self._write(sidecar)
        self._keep_states(pending.records)

    def left_out(self, tx: ReadTransaction) -> Pending:
        """Return the sidecars that a killed command left out; none is ahead of the database."""
        old = [record for record in file_records(tx) if self._is_out_of_date(record)]
        return Pending(tuple(self._decided(tx, None)), tuple(old))

    def keep_file(self, tx: ReadTransaction, record: FileRecord) -> None:
        """Keep the state of a file whose bytes came into the archive, and its contents."""
        sidecar = self._contents(tx, record)
        if not sidecar.path.exists():
            self._write(sidecar)
        self._write(self._state(record))

    def write_again(self, tx: ReadTransaction, path: Path) -> None:
        """Write one damaged sidecar from the database; the bytes it is about are not touched."""
        made = [*self._decided(tx, None, again=path)]
        for record in file_records(tx):
            if path.name.startswith(record.name):
                made += [self._state(record), self._contents(tx, record)]
        right = [sidecar for sidecar in made if sidecar.path == path] or [*_adopted(tx, path)]
        for sidecar in right:
            self._write(sidecar)
        if not right and path.parent.name != OUTBOUND:
            path.unlink()

    def _keep_states(self, records: Iterable[FileRecord]) -> None:
        """Write the states of files whose bytes are in the archive, or were sent."""
        for record in records:
            sidecar = self._state(record)
            if record.attempt or sidecar.path.exists():
                self._write(sidecar)
            if record.state in _NOTHING_WAITS:
                self._archive.leave_outbox(record.bank, record.name)

    def _write(self, sidecar: Sidecar) -> None:
        content = sidecar.content
        with written_whole(sidecar.path, sidecar.mode, self._data_dir) as file:
            for part in (content,) if isinstance(content, bytes) else content.parts():
                file.write(part)

    def _is_out_of_date(self, record: FileRecord) -> bool:
        if record.state is FileState.WITHDRAWN:
            waiting = self._archive.outbox_path(record.bank, record.name)
            if waiting.exists():
                return True
        sidecar = self._state(record)
        return sidecar.path.exists() and sidecar.path.read_bytes() != sidecar.content

    def _decided(
        self, tx: ReadTransaction, period: Period | None, again: Path | None = None
    ) -> Iterator[Sidecar]:
        """Yield the decisions (of a month) that are not kept, and the one to be written again."""
        for path, content in (*self._issued(tx, period), *self._ended(tx, period)):
            if path == again or not path.exists():
                made = content()
                kept = made if isinstance(made, Packed) else _json(made)
                yield Sidecar(path, kept, _READ_ONLY)
        for month, (number, file_id), has in bank_words.of_month(tx, period):
            path = archived_words.path_of(self._folder, month, number, file_id)
            word = Sidecar(path, _json({"has": has}), _REPLACED)
            if path == again or not path.exists() or path.read_bytes() != word.content:
                yield word

    def _issued(self, tx: ReadTransaction, period: Period | None) -> Iterator[_Decided]:
        """Yield what every `issue` numbered, and the payments in the balances it carries."""
        for batch, carries in batches_with_accounts(tx, period):
            name = f"{batch.first}-{batch.invoices}.json"
            path = self._folder / str(batch.period) / ISSUED / name
            yield path, partial(packed_batch, tx, batch.first, batch.last)
            if carries:
                yield archived_counts.kept_of(tx, self._folder, batch)

    def _ended(self, tx: ReadTransaction, period: Period | None) -> Iterator[_Decided]:
        """Yield which numbers became void, the credit notes, and whose invoices are credited."""
        columns = journal.c
        voided = select(columns.period, columns.subject, columns.detail).where(
            columns.event == Event.VOIDED
        )
        if period is not None:
            voided = voided.where(columns.period == str(period))
        for month, number, detail in tx.execute(voided):
            held = {"held": True} if json.loads(detail).get("held") else {}
            path = self._folder / month / "void" / f"{int(number)}.json"
            yield path, partial(dict, number=int(number), **held)
        for note in credit_notes_of(tx, period):
            folder = self._folder / str(note.period)
            row = {"cancels": note.cancels, "bank": note.bank, "issue_date": str(note.issue_date)}
            yield folder / "credit_notes" / f"{note.number}.json", partial(dict, row)
            if note.state is InvoiceState.ACCEPTED:
                credited = folder / "credited" / f"{note.cancels}.json"
                yield credited, partial(dict, number=note.cancels)

    def _state(self, record: FileRecord) -> Sidecar:
        values = {**dataclasses.asdict(record), "period": str(record.period)}
        values["latest_sending_day"] = str(record.latest_sending_day)
        content = json.dumps(values, sort_keys=True, indent=1).encode() + b"\n"
        return Sidecar(beside(self._folder, record, STATE), content, _REPLACED)

    def _contents(self, tx: ReadTransaction, record: FileRecord) -> Sidecar:
        """Return which invoices or credit notes are where in a file."""
        held = documents_of(record.kind)
        columns = held.attempts.c
        query = (
            select(*(columns[name] for name in CONTENT_FIELDS), held.table.c.number)
            .join(held.table, held.row_id == held.attempt_of)
            .where(columns.file_id == record.file_id)
            .order_by(columns.offset)
        )
        content = _json([tuple(row) for row in tx.execute(query)])
        return Sidecar(beside(self._folder, record, CONTENTS), content, _READ_ONLY)


def _adopted(tx: ReadTransaction, path: Path) -> Iterator[Sidecar]:
    """Yield a batch that an earlier version adopted: its name says its numbers, no table does."""
    if path.parent.name == ISSUED:
        first, count = numbers_of(path)
        existing = select(func.count()).where(invoices.c.number.between(first, first + count - 1))
        if tx.scalar(existing) == count:
            yield Sidecar(path, packed_batch(tx, first, first + count - 1), _READ_ONLY)


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
