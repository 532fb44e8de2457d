"""Statements in the archive: their bytes, and beside each file how it came.

``archive/<month>/statements/inbound/<hash>.xml``, and ``<hash>.xml.state.json`` with the bank whose
outbox it was in, its name there, and when it came. A file is kept once, however often it comes.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from einvoice.core.period import Period
from einvoice.store.archive import hash_of
from einvoice.store.archive_ledger import STATE
from einvoice.store.archived_files import STATEMENTS
from einvoice.store.sidecars import is_damaged, understood
from jobs.context import Context

_SIGNS = 16


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A file of statements: where its bytes are, their hash, and how it came.

    ``bank`` is empty where a person read it; then ``name`` is theirs for it, in that command alone.
    """

    path: Path
    sha256: str
    received_at: str
    bank: str = ""
    name: str = ""

    @property
    def size(self) -> int:
        """The number of its bytes."""
        return self.path.stat().st_size


def keep_statement(
    context: Context, source: Path, sha256: str, bank: str = "", name: str = ""
) -> KeptStatement:
    """Copy a file into the archive and write beside it how it came, each once.

    Raises:
        StorageError: the archive cannot be written.
    """
    archive, file_name = context.store.archive, f"{sha256[:_SIGNS]}.xml"
    here = archive.path(Period.of(context.today), STATEMENTS, "inbound", file_name)
    target = _path_of(context, sha256) or here
    archive.keep(source, target, sha256)
    beside = target.with_name(target.name + STATE)
    if not beside.exists():
        row = {"received_at": context.clock.now().isoformat(), "bank": bank, "name": name}
        with archive.written(beside, 0o400) as file:
            file.write(json.dumps(row).encode() + b"\n")
    kept = _kept(target, sha256)
    return replace(kept, bank=bank, name=name) if bank else kept


def kept_statement(context: Context, sha256: str, bank: str, name: str) -> KeptStatement | None:
    """Return a file of statements of a bank by its hash; None where the archive has none."""
    path = _path_of(context, sha256)
    return replace(_kept(path, sha256), bank=bank, name=name) if path else None


def kept_statements(context: Context) -> Iterator[KeptStatement]:
    """Yield the files of statements in the archive, in the order in which they came."""
    kept = [_kept(path, hash_of(path)) for path in context.store.ledger.answers(STATEMENTS)]
    yield from sorted(kept, key=lambda statement: (statement.received_at, statement.sha256))


def _path_of(context: Context, sha256: str) -> Path | None:
    archive = context.store.data_dir / "archive"
    paths = archive.glob(f"*/{STATEMENTS}/inbound/{sha256[:_SIGNS]}.xml")
    return next(iter(sorted(paths)), None)


def _kept(path: Path, sha256: str) -> KeptStatement:
    """Return a file with what is beside it; a kill or a fault may have left it without."""
    beside = path.with_name(path.name + STATE)
    if not beside.exists() or is_damaged(beside, _read):
        return KeptStatement(path, sha256, "")
    return KeptStatement(path, sha256, **_read(beside))


def _read(path: Path) -> dict[str, str]:
    with understood(path):
        row = json.loads(path.read_text("utf-8"))
        return {key: str(row[key]) for key in ("received_at", "bank", "name")}
