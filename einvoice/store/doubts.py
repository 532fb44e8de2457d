"""Whether a bank may have other bytes than ours under the id of a file.

A bank takes a file id once. If it says that it received a file before, and this ledger had put it
there only once by then, it had another file under the id, or ours from a ledger that is lost: an
answer that names the id alone does not say whose contents it is about. Nor does an answer that came
before we put anything there. What proves the contents is the hash of the bank's file, as the bank
says it. A file in the bank's inbox, and what a witness saw us send, prove them only as long as the
bank does not say that it had received the file before: it refused that upload then.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from einvoice.core.deliveries import FileState
from einvoice.core.events import Event
from einvoice.store import answers
from einvoice.store.files import FileRecord
from einvoice.store.tables import answers as answers_table
from einvoice.store.tables import journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_SEEN = "seen"
"""How a file's bytes are proven where it was seen in an inbox, or a witness saw it sent."""
_UNEXPLAINED = (answers.UNSENT_BEFORE, answers.BEFORE_US)
_NOT_PUT = (FileState.READY, FileState.SENDING)
_TWICE = 2
_EVENTS = (
    Event.ANSWER,
    Event.BYTES_PROVEN,
    Event.FILE_ASKED,
    Event.FILE_RENAMING,
    Event.FILE_SENDING,
)


def keep_proof(
    tx: WriteTransaction, record: FileRecord, *, seen: bool = False, **evidence: str
) -> None:
    """Keep that a bank has just the bytes of the ledger's file; ``seen``: no word of it says so."""
    facts = {"sha256": record.sha256, **({"how": _SEEN} if seen else {}), **evidence}
    tx.journal(Event.BYTES_PROVEN, record.period, record.file_id, **facts)


def keep_word(tx: WriteTransaction, record: FileRecord) -> None:
    """Keep that a bank, asked, said what it has of a file that it calls received before.

    From now on that answer refuses its documents, each until the word about it is kept.
    """
    tx.journal(Event.FILE_ASKED, record.period, record.file_id)


def refused_as_known(tx: ReadTransaction) -> frozenset[str]:
    """Return the ids of files of which a bank said that it had received them before.

    Unless this ledger had sent them twice by then: it refused that upload, and what it counted is
    what came first. Of some it was asked since.
    """
    said = select(answers_table.c.file_id).where(answers_table.c.outcome.in_(_UNEXPLAINED))
    asked = select(journal.c.subject).where(journal.c.event == Event.FILE_ASKED)
    return frozenset(tx.scalars(said.union(asked)))


def is_asked(tx: ReadTransaction, file_id: str) -> bool:
    """Return whether a bank was asked about a file that it calls received before."""
    return any(entry.event == Event.FILE_ASKED for entry in _entries(tx, file_id))


def is_explained(tx: ReadTransaction, record: FileRecord) -> bool:
    """Return whether it is no wonder that a bank says it received a file before.

    Its bytes are proven, or this ledger had put them there twice by then: the acknowledgement of an
    earlier attempt was lost.
    """
    entries = list(_entries(tx, record.file_id))
    by_word = _is_proven(record, entries, seen=False)
    return by_word or _puts(record, entries, _said_before(entries)) >= _TWICE


def is_proven_by_word(tx: ReadTransaction, record: FileRecord) -> bool:
    """Return whether its bank has just our bytes, by the hash that it gave a person."""
    return _is_proven(record, list(_entries(tx, record.file_id)), seen=False)


def is_unproven(tx: ReadTransaction, record: FileRecord, sha256: str) -> bool:
    """Return whether an answer need not be about the contents of our file.

    ``sha256`` is the answer's. What was not proven before stays so until the contents are.
    """
    entries = list(_entries(tx, record.file_id))
    said = _said_before(entries)
    doubted = said is not None and _puts(record, entries, said) < _TWICE
    if _is_proven(record, entries, seen=not doubted):
        return False
    unproven = [entry for entry in entries if _outcome(entry) == answers.UNPROVEN]
    if any(json.loads(entry.detail)["sha256"] == sha256 for entry in unproven):
        return True
    return doubted or (record.state in _NOT_PUT and not _puts(record, entries, None))


def _said_before(entries: list[Any]) -> int | None:
    """Return the entry by which its bank first said that it received a file before."""
    outcomes = (*answers.RECEIVED_BEFORE, answers.UNSENT_BEFORE)
    return next((entry.seq for entry in entries if _outcome(entry) in outcomes), None)


def _puts(record: FileRecord, entries: list[Any], before: int | None) -> int:
    """Return how often this ledger brought a file to its bank (before an entry).

    Where it knows no attempt, the archive does: the database is from an older copy.
    """
    if not any(entry.event == Event.FILE_SENDING for entry in entries):
        return record.attempt if record.state not in _NOT_PUT else 0
    put = [entry.seq for entry in entries if entry.event == Event.FILE_RENAMING]
    return sum(before is None or seq < before for seq in put)


def _is_proven(record: FileRecord, entries: list[Any], *, seen: bool) -> bool:
    """Return whether its bank has just our bytes, by its word; with ``seen`` also by a look."""
    details = (entry.detail for entry in entries if entry.event == Event.BYTES_PROVEN)
    proofs: Iterator[Mapping[str, str]] = map(json.loads, details)
    return any(
        proof["sha256"] == record.sha256 and (seen or proof.get("how") != _SEEN) for proof in proofs
    )


def _outcome(entry: Any) -> str:  # noqa: ANN401 - a row of the journal
    """Return what came of an answer; empty for another entry."""
    if entry.event != Event.ANSWER:
        return ""
    facts: Mapping[str, str] = json.loads(entry.detail)
    return facts["outcome"]


def _entries(tx: ReadTransaction, file_id: str) -> Iterator[Any]:
    """Yield what the journal says of a file, in order."""
    columns = journal.c
    query = select(columns.seq, columns.event, columns.detail)
    query = query.where(columns.event.in_(_EVENTS), columns.subject == file_id)
    yield from tx.execute(query.order_by(columns.seq)).all()
