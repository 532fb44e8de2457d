"""Whoever commits has told the archive: nobody below or above the store remembers it."""

import dataclasses
import datetime as dt
import hashlib
import json

import pytest
from sqlalchemy import insert
from store_samples import PERIOD, house

from einvoice.core.deliveries import FileState
from einvoice.core.events import Event
from einvoice.core.numbering import invoice_number
from einvoice.store import archived_batches, files, issuing, withdrawals
from einvoice.store.archive_ledger import read_batch
from einvoice.store.archive_sidecars import Sidecars
from einvoice.store.drafts import ready, save_drafts
from einvoice.store.files import FileKind, FileRecord
from einvoice.store.rows import fields_of
from einvoice.store.store import Store
from einvoice.store.tables import SUMS
from einvoice.store.tables import files as files_table

DAY, DUE = dt.date(2026, 11, 5), dt.date(2026, 11, 30)
BYTES = b"<file/>"
RECORD = FileRecord(
    file_id="2611SE00001TEST",
    bank="seb",
    period=PERIOD,
    kind=FileKind.INVOICES,
    sequence=1,
    name="2611SE00001TEST.xml",
    sha256=hashlib.sha256(BYTES).hexdigest(),
    size=len(BYTES),
    invoices=0,
    total_cents=0,
    latest_sending_day=DAY,
    version="1",
)


class Killed(BaseException):
    """The process was killed here."""


def killed(*_: object) -> None:
    """Stand for a step that a killed process does not come to."""
    raise Killed


def issue(store: Store) -> int:
    """Issue two invoices and return the first number."""
    with store.writing() as tx:
        save_drafts(tx, PERIOD, [ready(house("B1", 2))])
        first = issuing.issue_drafts(tx, PERIOD, DAY, DUE).first
        assert list(store.ledger.batches()) == [], "before the commit it may come to nothing"
    return first


def void(store: Store, number: int) -> None:
    """Let an invoice become void, and its flat be held."""
    with store.writing() as tx:
        found = withdrawals.issued_by_number(tx, number)
        assert found is not None
        withdrawals.make_void(tx, [found.id], "wrong")
        tx.journal(Event.VOIDED, PERIOD, invoice_number(number), held=True)


def archived(store: Store) -> FileRecord:
    """Return a file whose bytes are in the archive, ready to be sent."""
    with store.archive.written(store.archive.outbox_path("seb", RECORD.name), 0o600) as file:
        file.write(BYTES)
    values = {name: getattr(RECORD, name) for name in fields_of(FileRecord)}
    with store.writing() as tx:
        tx.execute(insert(files_table).values(values))
    store.archive_file(RECORD)
    return RECORD


def move(store: Store, record: FileRecord, new: FileState, attempt: int = 1) -> FileRecord:
    """Move a file in a transaction that does no more than that."""
    with store.writing() as tx:
        files.advance_file(tx, record, new, attempt=attempt)
    return dataclasses.replace(record, state=new, attempt=attempt)


def states(store: Store) -> list[FileState]:
    """Return the states of files as the archive has them."""
    return [record.state for record in store.ledger.records()]


def test_what_is_issued_and_void_is_in_the_archive(store: Store) -> None:
    """Numbers, sums and holds, after the commit; what is rolled back is not."""
    first = issue(store)
    (path,) = store.ledger.batches()
    kept = json.loads(path.read_bytes())["invoices"]
    assert [row[0] for row in kept] == [first, first + 1]
    void(store, first + 1)
    assert store.ledger.numbers("void") == store.ledger.void_and_held() == [first + 1]
    with pytest.raises(Killed), store.writing() as tx:
        tx.journal(Event.VOIDED, PERIOD, invoice_number(first))
        raise Killed
    assert store.ledger.numbers("void") == [first + 1]


def test_a_batch_is_written_in_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A company issues all its flats at once: the whole content is never in memory."""
    first = issue(store)
    (path,) = store.ledger.batches()
    whole = path.read_bytes()
    monkeypatch.setattr(archived_batches, "_PART", 1)
    with store.reading() as tx:
        packed = archived_batches.packed_batch(tx, first, first + 1)
    assert b"".join(packed.parts()) == whole
    assert len(packed.packed) == 4
    content = json.loads(whole)
    assert whole == json.dumps(content, separators=(",", ":")).encode() + b"\n"
    (row, _) = content["invoices"]
    assert row[0] == first
    assert sum(net for *_, net in row[-1]) == row[-2][SUMS.index("net_cents")]


def test_ids_of_a_batch_may_have_letters_of_any_alphabet(store: Store) -> None:
    """They are read back as they were issued."""
    with store.writing() as tx:
        save_drafts(tx, PERIOD, [ready(house("Ķ1", 1))])
        issuing.issue_drafts(tx, PERIOD, DAY, DUE)
    (path,) = store.ledger.batches()
    (kept,) = read_batch(path).invoices
    assert (kept.building_id, kept.flat_id[:2]) == ("Ķ1", "Ķ1")
    assert store.ledger.damaged() == []


def test_every_step_of_a_file_is_in_the_archive(store: Store) -> None:
    """Its bytes, its contents and its state; nothing of it waits in the outbox any more."""
    record = archived(store)
    assert states(store) == [FileState.READY]
    assert store.ledger.contents(record) == []
    assert not store.archive.outbox_path("seb", record.name).exists()
    record = move(store, record, FileState.SENDING)
    assert states(store) == [FileState.SENDING]
    record = move(store, record, FileState.READY)
    with store.writing() as tx:
        withdrawals.withdraw_file(tx, record.file_id)
    assert states(store) == [FileState.WITHDRAWN]


@pytest.mark.parametrize("declared", [False, True])
def test_the_archive_never_knows_of_more_but_what_a_person_declared(
    store: Store, monkeypatch: pytest.MonkeyPatch, *, declared: bool
) -> None:
    """A kill after the commit leaves an older state, and before it only what was taken back."""
    record = move(store, archived(store), FileState.SENDING)
    with monkeypatch.context() as wrong, pytest.raises(Killed):
        wrong.setattr(Sidecars, "after_commit", killed)
        with store.writing() as tx:
            advance = files.declare_file if declared else files.advance_file
            advance(tx, record, FileState.RENAMING)
    assert states(store) == [FileState.RENAMING if declared else FileState.SENDING]
    store.tidy()
    assert states(store) == [FileState.RENAMING]
    record = move(store, move(store, record_of(store), FileState.UNKNOWN), FileState.READY)
    record = move(store, record, FileState.SENDING, attempt=2)
    with pytest.raises(Killed), store.writing() as tx:
        files.advance_file(tx, record, FileState.READY)
        Sidecars(store.data_dir).before_commit(tx)
        raise Killed
    assert states(store) == [FileState.READY]
    assert record_of(store).state is FileState.SENDING


def record_of(store: Store) -> FileRecord:
    """Return the file as the database has it."""
    with store.reading() as tx:
        (record,) = files.file_records(tx)
    return record


def test_the_next_command_writes_what_a_killed_one_left_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decisions and states of every month; a second time there is nothing to do."""
    with monkeypatch.context() as wrong:
        wrong.setattr(Sidecars, "after_commit", killed)
        with pytest.raises(Killed):
            issue(store)
    assert list(store.ledger.batches()) == []
    store.tidy()
    assert len(list(store.ledger.batches())) == 1
    monkeypatch.setattr(Sidecars, "_write", killed)
    store.tidy()
