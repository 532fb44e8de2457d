"""A witness outside the data folder: how far an installation has come, written before each sending.

Database and archive may be put back together (a snapshot, a file backup), so that nothing in the
folder contradicts. The witness is on another disk. It holds ids, counters and hashes, nothing of
any person, by installation tag: several installations may share a file. Two databases with one tag
may not: the journal's first entry distinguishes them, for every copy of a database has the same.
"""

import json
import stat
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.store import chain, journal
from einvoice.store.archive import written_whole
from einvoice.store.doubts import refused_as_known
from einvoice.store.file_lock import alone
from einvoice.store.files import FileRecord, file_records
from einvoice.store.tables import e_invoices, invoices, sequences
from einvoice.store.transactions import ReadTransaction

_ROWS = "invoice_row"
_OWN, _SHARED = 0o600, 0o660
_NOT_SENT = (FileState.READY, FileState.SENDING, FileState.RENAMING, FileState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file whose sending began; ``sent`` = the ledger had it as sent.

    ``issued`` is the day of issue of its invoices, ISO; empty where an earlier version wrote it.
    ``received_before``: its bank said that it had received it before, so that this sending proves
    nothing of what the bank has. ``invoices`` and ``total_cents`` are those of its footer; None
    where an earlier version wrote it.
    """

    bank: str
    sha256: str
    attempt: int
    sent: bool
    issued: str = ""
    received_before: bool = False
    invoices: int | None = None
    total_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """How far an installation had come: its journal's last entry, its sequences, its files.

    ``origin`` is the hash of its journal's first entry; empty where an earlier version wrote it.
    ``issued``: by the first number of what was issued at once, how many invoices and their cents
    with VAT.
    """

    seq: int
    hash: str
    sequences: dict[str, int] = field(default_factory=dict)
    files: dict[str, SeenFile] = field(default_factory=dict)
    origin: str = ""
    issued: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Behind:
    """The entries that a database lacks although its witness saw them.

    ``files`` are those that it does not know or that it knows as less far; ``sequences`` the last
    numbers given, where the database gave fewer; ``journal`` is the hash of the entry that is
    missing, empty where it is not.
    """

    files: dict[str, SeenFile]
    sequences: dict[str, int]
    journal: str

    def __bool__(self) -> bool:
        return bool(self.files or self.sequences or self.journal)


def of_ledger(tx: ReadTransaction) -> Witness:
    """Return how far the database has come."""
    head = chain.head_of(tx)
    counters = sequences.c
    query = select(counters.name, counters.last).where(counters.name != _ROWS)
    days, refused = _days_of_issue(tx), refused_as_known(tx)
    return Witness(
        head.seq,
        head.hash,
        {row.name: row.last for row in tx.execute(query)},
        {
            record.file_id: _seen(
                record, days.get(record.file_id, ""), before=record.file_id in refused
            )
            for record in file_records(tx)
            if record.attempt
        },
        chain.origin_of(tx),
        _issued(tx),
    )


def behind(tx: ReadTransaction, witness: Witness, passed_over: Collection[str]) -> Behind:
    """Return what the database lacks, without files that a person passed over."""
    known = {record.file_id: record for record in file_records(tx)}
    now = of_ledger(tx).sequences
    lacking = {
        file_id: seen
        for file_id, seen in witness.files.items()
        if file_id not in passed_over and _is_older(known.get(file_id), seen)
    }
    given = {name: last for name, last in witness.sequences.items() if now.get(name, 0) < last}
    held = chain.holds(tx, chain.Head(witness.seq, witness.hash))
    return Behind(lacking, given, "" if held else witness.hash)


def read(path: Path, tag: str) -> Witness | None:
    """Return what was seen of an installation; None when it is not in the file, or there is none.

    Raises:
        RefusedByCheckError: the file cannot be read.
    """
    kept = _installations(path).get(tag)
    if kept is None:
        return None
    try:
        seen = {file_id: SeenFile(**values) for file_id, values in kept["files"].items()}
        origin = kept.get("origin", "")
        issued = {
            first: (int(n), int(cents)) for first, (n, cents) in kept.get("issued", {}).items()
        }
        return Witness(kept["seq"], kept["hash"], kept["sequences"], seen, origin, issued)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise _unreadable() from None


def refuse_another(tx: ReadTransaction, tag: str, seen: Witness) -> None:
    """Refuse what another database wrote under the same tag.

    A database that was made anew and has adopted all that was sent is the same installation.

    Raises:
        RefusedByCheckError: it saw files of ours that this database does not know.
    """
    own = chain.origin_of(tx)
    if not seen.origin or own in {"", seen.origin}:
        return
    known = {record.file_id: record.sha256 for record in file_records(tx)}
    if any(known.get(file_id) != file.sha256 for file_id, file in seen.files.items()):
        raise _another(tag)


def write(path: Path, tag: str, witness: Witness) -> None:
    """Write what was seen, whole or not at all; other installations in the file stay.

    Whoever else writes waits meanwhile, so that nobody's part is lost. Its folder says whose it is:
    where the group may write there, the group may use the witness.

    Raises:
        RefusedByCheckError: its folder is not there (a disk is not mounted), it is broken, another
            user made it, or another database wrote there under this tag.
        StorageError: it cannot be written.
    """
    if not path.parent.is_dir():
        raise RefusedByCheckError("witness-no-folder")
    mode = _SHARED if path.parent.stat().st_mode & stat.S_IWGRP else _OWN
    try:
        with alone(path, "witness", mode):
            before = read(path, tag)
            if before and before.origin not in {"", witness.origin} and not _holds(witness, before):
                raise _another(tag)
            content = {**_installations(path), tag: asdict(witness)}
            with written_whole(path, mode) as file:
                file.write(json.dumps(content, sort_keys=True, indent=1).encode() + b"\n")
    except PermissionError:
        raise _forbidden() from None


def others(path: Path, tag: str) -> int:
    """Return how many other installations are in the file.

    Raises:
        RefusedByCheckError: the file cannot be read.
    """
    return len(_installations(path).keys() - {tag})


def _holds(witness: Witness, before: Witness) -> bool:
    """Return whether nothing that was seen before is lost."""
    return all(
        file_id in witness.files and witness.files[file_id].sha256 == seen.sha256
        for file_id, seen in before.files.items()
    )


def _another(tag: str) -> RefusedByCheckError:
    return RefusedByCheckError("witness-of-another-database", tag=tag)


def _days_of_issue(tx: ReadTransaction) -> dict[str, str]:
    """Return the day on which the invoices of each file were issued: a file holds one day's."""
    query = (
        select(e_invoices.c.file_id, func.min(invoices.c.issue_date))
        .join(invoices, invoices.c.id == e_invoices.c.invoice_id)
        .group_by(e_invoices.c.file_id)
    )
    return {row[0]: str(row[1]) for row in tx.execute(query)}


def _seen(record: FileRecord, issued: str, *, before: bool) -> SeenFile:
    sent = record.state not in {*_NOT_SENT, FileState.WITHDRAWN}
    sums = record.invoices, record.total_cents
    return SeenFile(record.bank, record.sha256, record.attempt, sent, issued, before, *sums)


def _issued(tx: ReadTransaction) -> dict[str, tuple[int, int]]:
    """Return invoices and cents of everything issued at once, by its first number."""
    entries = ((number, json.loads(text)) for number, text in journal.details(tx, Event.ISSUED))
    return {
        number: (facts["invoices"], facts["total_cents"])
        for number, facts in entries
        if "total_cents" in facts  # an earlier version did not keep it
    }


def _is_older(record: FileRecord | None, seen: SeenFile) -> bool:
    if record is None:
        return True
    if record.state is FileState.WITHDRAWN:
        return seen.sent  # what was sent can no longer be taken back
    return record.attempt < seen.attempt or (seen.sent and record.state in _NOT_SENT)


def _installations(path: Path) -> dict[str, Any]:
    try:
        installations = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except PermissionError:
        raise _forbidden() from None
    except (OSError, ValueError):
        raise _unreadable() from None
    if not isinstance(installations, dict):
        raise _unreadable()
    return installations


def _forbidden() -> RefusedByCheckError:
    return RefusedByCheckError("witness-forbidden")


def _unreadable() -> RefusedByCheckError:
    return RefusedByCheckError("witness-unreadable")
