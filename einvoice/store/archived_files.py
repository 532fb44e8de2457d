"""The archive's files beside what the ledger says of them: changed, missing, strange, purged."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from einvoice.core.errors import Cause, cause
from einvoice.store.archive import hash_of, written_whole
from einvoice.store.archived_refunds import FILES as REFUND_FILES
from einvoice.store.archived_refunds import refund_file_path
from einvoice.store.files import file_records
from einvoice.store.payment_tables import statement_files
from einvoice.store.refunds import all_refund_files
from einvoice.store.tables import answers
from einvoice.store.transactions import ReadTransaction

TOMBSTONE = ".tombstone.json"
_SIDECARS = (".state.json", ".contents.json", TOMBSTONE)


def is_sidecar(name: str) -> bool:
    """Return whether a name is that of what the archive keeps beside a file."""
    return name.lower().endswith((*_SIDECARS, ".new"))


@dataclass(frozen=True, slots=True)
class Wrong:
    """A file that contradicts the ledger; ``where`` is its path below the archive."""

    where: str
    why: Cause


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The rest of a purged file."""

    sha256: str
    size: int
    purged_at: str


def read_tombstone(path: Path) -> Tombstone | None:
    """Return what is left of a file that was at a path, None when it has no tombstone."""
    stone = path.with_name(path.name + TOMBSTONE)
    if not stone.exists():
        return None
    try:
        return Tombstone(**json.loads(stone.read_text("utf-8")))
    except (ValueError, TypeError):
        return Tombstone("damaged", 0, "")  # no hash is equal to it: the audit names the file


def bury(path: Path, at: str) -> Tombstone:
    """Leave a tombstone with a file's hash and size in its place, written first."""
    stone = Tombstone(hash_of(path), path.stat().st_size, at)
    with written_whole(path.with_name(path.name + TOMBSTONE), 0o400) as out:
        values = {"sha256": stone.sha256, "size": stone.size, "purged_at": stone.purged_at}
        out.write(json.dumps(values).encode() + b"\n")
    path.unlink()
    return stone


STATEMENTS = "statements"
"""The archive's folder of bank statements, beside those of the banks."""


def content_files(archive: Path, direction: str, month: str = "*") -> Iterator[Path]:
    """Yield where the bytes of files (of a month) are or were, by path, sidecars apart."""
    contents = set()
    for path in archive.glob(f"{month}/*/{direction}/*"):
        if path.name.endswith(TOMBSTONE):
            contents.add(path.with_name(path.name.removesuffix(TOMBSTONE)))
        elif not path.name.endswith(_SIDECARS) and not path.name.startswith("."):
            contents.add(path)
    yield from sorted(contents)


def wrong_files(tx: ReadTransaction, archive: Path) -> Iterator[Wrong]:
    """Yield every archived file that contradicts the ledger, both directions.

    Files are hashed one after the other, in pieces. A purged file has its hash in its tombstone.
    """
    yield from _wrong_outbound(tx, archive)
    yield from _wrong_inbound(tx, archive)
    yield from _wrong_refund_files(tx, archive)


def _wrong_outbound(tx: ReadTransaction, archive: Path) -> Iterator[Wrong]:
    known = {
        archive.joinpath(str(record.period), record.bank, "outbound", record.name): record
        for record in file_records(tx)
    }
    for path in content_files(archive, "outbound"):
        record = known.get(path)
        if record is None:
            yield Wrong(_shown(archive, path), cause("archived-unknown"))
        elif _hash(path) != record.sha256:
            yield Wrong(_shown(archive, path), cause("archived-changed"))
    for path, record in known.items():
        gone = not path.exists() and read_tombstone(path) is None
        if record.attempt and gone:
            yield Wrong(_shown(archive, path), cause("archived-missing"))


def _wrong_inbound(tx: ReadTransaction, archive: Path) -> Iterator[Wrong]:
    rows = tx.execute(select(answers.c.sha256, answers.c.bank, answers.c.name))
    known = {row.sha256: (row.bank, row.name) for row in rows}
    taken = tx.execute(select(statement_files.c.sha256, statement_files.c.path))
    known |= {row.sha256: (STATEMENTS, Path(row.path).name) for row in taken}
    present = set()
    for path in content_files(archive, "inbound"):
        digest = _hash(path)
        present.add(digest)
        if digest not in known:
            yield Wrong(_shown(archive, path), cause("archived-answer-unknown"))
    for digest in known.keys() - present:
        bank, name = known[digest]
        yield Wrong(f"{bank}/inbound/{name}", cause("archived-answer-missing"))


def _wrong_refund_files(tx: ReadTransaction, archive: Path) -> Iterator[Wrong]:
    known = {refund_file_path(archive, file): file for file in all_refund_files(tx)}
    for path in sorted(archive.glob(f"*/{REFUND_FILES}/*.xml")):
        if path not in known:
            yield Wrong(_shown(archive, path), cause("archived-unknown"))
    for path, file in known.items():
        if (file.is_written or path.exists()) and _hash(path) != file.sha256:
            gone = not path.exists() and read_tombstone(path) is None
            code = "archived-missing" if gone else "archived-changed"
            yield Wrong(_shown(archive, path), cause(code))


def _hash(path: Path) -> str:
    if path.exists():
        return hash_of(path)
    stone = read_tombstone(path)
    return stone.sha256 if stone else ""


def _shown(archive: Path, path: Path) -> str:
    return str(path.relative_to(archive))
