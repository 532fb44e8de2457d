"""Recomputes the journal's chain, and compares it with what the archive last saw of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from einvoice.core.errors import Cause, cause
from einvoice.core.events import Event
from einvoice.store.archive import written_whole
from einvoice.store.journal import details
from einvoice.store.journal_entries import entry_hash
from einvoice.store.sidecars import understood
from einvoice.store.tables import journal
from einvoice.store.transactions import ReadTransaction

_BATCH = 5000
_FIELDS = ("seq", "at", "actor", "event", "period", "subject", "detail", "previous_hash")


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a journal: its number and hash; 0 and empty when there is none."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """An entry at which the chain does not hold, and why."""

    seq: int
    why: Cause


def head_of(tx: ReadTransaction) -> Head:
    """Return the journal's last entry."""
    row = tx.execute(
        select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1)
    ).first()
    return Head(row.seq, row.hash) if row else Head(0, "")


def origin_of(tx: ReadTransaction) -> str:
    """Return the hash of a journal's first entry: every copy of a database has the same."""
    first = select(journal.c.hash).order_by(journal.c.seq).limit(1)
    return tx.scalar(first) or ""


def length(tx: ReadTransaction) -> int:
    """Return how many entries the journal has."""
    return tx.scalar(select(func.count()).select_from(journal)) or 0


def breaks(tx: ReadTransaction) -> Iterator[Break]:
    """Yield where the chain does not hold; memory does not grow with its length.

    An entry that was changed, is missing, was put in or was moved: each shows where
    it is. What was cut off at the end shows only beside a head that was kept elsewhere.
    """
    expected, previous = 1, ""
    query = select(*(journal.c[name] for name in _FIELDS), journal.c.hash).order_by(journal.c.seq)
    for row in tx.execute(query.execution_options(yield_per=_BATCH)):
        entry = {name: getattr(row, name) for name in _FIELDS}
        if row.seq != expected:
            missing = cause("entries-missing", first=expected, last=row.seq - 1)
            yield Break(row.seq, missing)
        elif row.previous_hash != previous:
            yield Break(row.seq, cause("entry-out-of-order"))
        if entry_hash(entry) != row.hash:
            yield Break(row.seq, cause("entry-changed"))
        expected, previous = row.seq + 1, row.hash


def holds(tx: ReadTransaction, head: Head) -> bool:
    """Return whether an entry is still in the journal as it was."""
    if not head.seq:
        return True
    kept = tx.scalar(select(journal.c.hash).where(journal.c.seq == head.seq))
    return kept == head.hash


def is_known(tx: ReadTransaction, head: Head) -> bool:
    """Return whether a head is in the journal, or in the entry of a restore that lost it."""
    if holds(tx, head):
        return True
    restores = [json.loads(detail) for _, detail in details(tx, Event.RESTORED)]
    lost = [(restore.get("journal_seq"), restore.get("journal_hash")) for restore in restores]
    return (head.seq, head.hash) in lost


def kept_head(path: Path) -> Head:
    """Return the head that was kept beside the archive."""
    if not path.exists():
        return Head(0, "")
    with understood(path):
        values = json.loads(path.read_text("utf-8"))
        return Head(int(values["seq"]), str(values["hash"]))


def keep_head(path: Path, head: Head) -> None:
    """Keep the journal's head beside the archive."""
    with written_whole(path, 0o600) as file:
        file.write(json.dumps({"seq": head.seq, "hash": head.hash}).encode() + b"\n")
