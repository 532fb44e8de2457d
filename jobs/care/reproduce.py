"""Makes the files of a month again from what is stored, and compares each byte with the archive.

A file of this version must come out as it was made: from the frozen invoices, the orders that are
kept with each attempt, and the configuration. A file of another version is made otherwise, so its
version is named and its hash checked. Nothing is written anywhere.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from einvoice import __version__
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.period import Period
from einvoice.store import files
from einvoice.store.archive import hash_of
from einvoice.store.archived_files import read_tombstone
from einvoice.store.file_documents import document_around, documents_of_file
from einvoice.store.files import ANSWERED, FileRecord
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.steps.made_again import write_again


class Outcome(StrEnum):
    """The result for a file, good results first."""

    SAME = "same"  # made again, byte for byte
    OTHER_VERSION = "other_version"  # not made again: the hash is that of the ledger
    NO_BANK = "no_bank"  # its bank is not configured any more: the hash is that of the ledger
    SUMS_ONLY = "sums_only"  # its lines were lost and are in the archive alone: the same
    MESSAGE = "message"  # a message to a bank is not made again: the hash is that of the ledger
    PURGED = "purged"  # its bytes were forgotten, the hash that was kept is that of the ledger
    TAKEN_BACK = "taken_back"  # it was never sent, and there is no file
    CHANGED = "changed"  # the kept bytes do not have the ledger's hash
    LOST = "lost"  # there are no bytes, although the file was made
    DIFFERS = "differs"  # the kept bytes are right, and this version makes others


WRONG = (Outcome.CHANGED, Outcome.LOST, Outcome.DIFFERS)


@dataclass(frozen=True, slots=True)
class Reproduced:
    """A file and what came of it.

    ``offset`` is the first byte that differs, None where none does or the file was not made again;
    ``invoice_number`` is the document there, empty outside of all.
    """

    record: FileRecord
    outcome: Outcome
    offset: int | None = None
    invoice_number: str = ""


def reproduce(context: Context, period: Period) -> tuple[Reproduced, ...]:
    """Make the files of a month again and return what came of each."""
    with context.store.reading() as tx:
        records = files.file_records(tx, period)
        tracked = context.talk.track(records, str(period), len(records))
        return tuple(_reproduce(context, tx, record) for record in tracked)


def _reproduce(context: Context, tx: ReadTransaction, record: FileRecord) -> Reproduced:
    archive = context.store.archive
    archived = archive.path(record.period, record.bank, "outbound", record.name)
    places = archived, archive.outbox_path(record.bank, record.name)
    path = next((place for place in places if place.exists()), None)
    if path is None:
        return Reproduced(record, _without_bytes(record, archived))
    is_kept = hash_of(path) == record.sha256
    by_hash = _by_hash_alone(context, tx, record)
    offset = None if by_hash else _first_difference(context, tx, record, path)
    if offset is None:
        return Reproduced(record, (by_hash or Outcome.SAME) if is_kept else Outcome.CHANGED)
    placed = document_around(tx, record, offset)
    number = placed.document.invoice_number if placed else ""
    outcome = Outcome.DIFFERS if is_kept else Outcome.CHANGED
    return Reproduced(record, outcome, offset, number)


def _by_hash_alone(context: Context, tx: ReadTransaction, record: FileRecord) -> Outcome | None:
    """Return why a file is not made again; None where it is."""
    if record.kind not in ANSWERED:
        return Outcome.MESSAGE
    if record.version != __version__:
        return Outcome.OTHER_VERSION
    if record.bank not in context.config.banks:
        return Outcome.NO_BANK
    lost = any(placed.sums_only for placed in documents_of_file(tx, record))
    return Outcome.SUMS_ONLY if lost else None


def _without_bytes(record: FileRecord, archived: Path) -> Outcome:
    stone = read_tombstone(archived)
    if stone is not None:
        return Outcome.PURGED if stone.sha256 == record.sha256 else Outcome.CHANGED
    return Outcome.TAKEN_BACK if record.state is FileState.WITHDRAWN else Outcome.LOST


def _first_difference(
    context: Context, tx: ReadTransaction, record: FileRecord, path: Path
) -> int | None:
    """Return the first byte by which the kept file is not what this version makes; None = none."""
    with path.open("rb") as kept:
        comparison = _Comparison(kept)
        try:
            write_again(context, tx, record, comparison)
        except RefusedByCheckError:
            return comparison.compared
        if comparison.offset is None and kept.read(1):
            return comparison.compared  # the kept file goes on
        return comparison.offset


class _Comparison:
    """A file that keeps nothing of what is written, and compares it with another file."""

    def __init__(self, kept: BinaryIO) -> None:
        self._kept = kept
        self.compared = 0
        self.offset: int | None = None

    def write(self, content: bytes, /) -> None:
        """Compare what comes next."""
        if self.offset is None:
            kept = self._kept.read(len(content))
            if kept != content:
                pairs = enumerate(zip(kept, content, strict=False))
                same = next(
                    (n for n, (old, new) in pairs if old != new), min(len(kept), len(content))
                )
                self.offset = self.compared + same
        self.compared += len(content)
