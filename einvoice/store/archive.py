"""Files on disk: the outbox, and the archive whose bytes are the truth.

Everything is written under a temporary name, fsynced, renamed, and its folder fsynced.
"""

import glob
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from einvoice.core.errors import RefusedByCheckError, StorageError
from einvoice.core.period import Period

TEMPORARY = "tmp"
"""The folder of what is not whole yet, in ``data_dir``."""

_CHUNK = 1 << 20


class Archive:
    """The folders ``outbox/`` and ``archive/<YYYY-MM>/<bank>/{outbound,inbound}/``."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def outbox_path(self, bank: str, name: str) -> Path:
        """Return where a rendered file waits for its delivery."""
        return self._data_dir / "outbox" / bank / name

    def staged_path(self, bank: str, name: str) -> Path:
        """Return where a file is written before it is the bank's: nobody else writes there."""
        return self.outbox_path(bank, f".{name}.{secrets.token_hex(8)}.new")

    def put_in_outbox(self, bank: str, staged: str, name: str) -> None:
        """Give a staged file its name: whoever records the files does it, and nobody else."""
        target = self.outbox_path(bank, name)
        with _on_disk(target):
            target.with_name(staged).rename(target)
            sync_folder(target.parent)

    def forget_staged(self, bank: str, name: str) -> None:
        """Remove what was staged for a file and is not wanted."""
        target = self.outbox_path(bank, name)
        for path in target.parent.glob(f".{glob.escape(name)}.*.new"):
            path.unlink(missing_ok=True)

    def path(self, period: Period, bank: str, direction: str, name: str) -> Path:
        """Return where a file's exact bytes are kept; ``direction`` = outbound or inbound."""
        return self._data_dir / "archive" / str(period) / bank / direction / name

    def leave_outbox(self, bank: str, name: str) -> None:
        """Remove a file from the outbox: nothing more is to be sent of it."""
        path = self.outbox_path(bank, name)
        with _on_disk(path):
            path.unlink(missing_ok=True)

    def keep(self, source: Path, target: Path, sha256: str) -> None:
        """Copy bytes into the archive, once.

        Raises:
            RefusedByCheckError: the source is not what was hashed, or the archive already
                holds other bytes under that name.
        """
        with _on_disk(target):
            there = hash_of(target) if target.exists() else None
        if there is not None:
            if there != sha256:
                raise RefusedByCheckError("archive-other-bytes", name=target.name)
            return
        with self.written(target, 0o400) as copy, source.open("rb") as original:
            digest = hashlib.sha256()
            while chunk := original.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
            if digest.hexdigest() != sha256:
                raise RefusedByCheckError("bytes-changed", name=source.name)

    def written(self, target: Path, mode: int) -> AbstractContextManager[BinaryIO]:
        """Yield a file of the outbox or the archive as `written_whole`."""
        return written_whole(target, mode, self._data_dir)

    def holds(self, path: Path, sha256: str) -> bool:
        """Return whether a file is there with these bytes."""
        with _on_disk(path):
            return path.exists() and hash_of(path) == sha256


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def written_whole(target: Path, mode: int, data_dir: Path | None = None) -> Iterator[BinaryIO]:
    """Yield a file that appears under its name only when everything is on disk.

    Within a ``data_dir`` it grows in the folder of temporary files, which is swept; else beside
    its target.

    Raises:
        StorageError: the disk is full, or the folder cannot be written.
    """
    with _on_disk(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = _growing(target, data_dir)
        with _forgotten_unless_whole(temporary):
            temporary.unlink(missing_ok=True)  # a killed run may have left it, not to be written
            with temporary.open("wb") as file:
                yield file
                file.flush()
                os.fchmod(file.fileno(), mode)
                os.fsync(file.fileno())
            temporary.rename(target)
            sync_folder(target.parent)


def _growing(target: Path, data_dir: Path | None) -> Path:
    """Return where a file grows: on the same file system, so that renaming it is one step."""
    beside = target.with_name(f".{target.name}.new")
    if data_dir is None or not same_file_system(data_dir, target.parent):
        return beside
    folder = data_dir / TEMPORARY
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{hashlib.sha256(bytes(target)).hexdigest()[:32]}.new"


def same_file_system(one: Path, other: Path) -> bool:
    """Return whether two folders are on one file system."""
    return one.stat().st_dev == other.stat().st_dev


@contextmanager
def _on_disk(path: Path) -> Iterator[None]:
    """Say what the disk refused in a way that stops one file and not the program."""
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        raise StorageError("storage-failed", name=path.name, why=why) from error


@contextmanager
def _forgotten_unless_whole(temporary: Path) -> Iterator[None]:
    """Remove a file that did not become whole, where that is possible at all."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
