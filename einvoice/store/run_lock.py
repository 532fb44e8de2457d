"""One run at a time: a lock that the operating system or the database frees when we die."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from einvoice.core.errors import RunInProgressError, StorageError

_ADVISORY_KEY = 0x65494E56  # "eINV": ours among the database's advisory locks


@contextmanager
def run_lock(engine: Engine, data_dir: Path) -> Iterator[None]:
    """Hold the lock of this installation.

    SQLite lives on one machine, so a file lock beside it is enough. PostgreSQL's advisory lock
    holds across machines for as long as the connection lives.

    Raises:
        RunInProgressError: another run holds it.
    """
    if engine.dialect.name == "sqlite":
        with _file_lock(data_dir / "run.lock"):
            yield
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _ADVISORY_KEY}):
            raise _refused()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _ADVISORY_KEY})


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    descriptor = _opened(path)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _refused() from None
        yield
    finally:
        os.close(descriptor)


def _opened(path: Path) -> int:
    """Open the lock's file; one on a disk that cannot be written locks as well, once it is there.

    Raises:
        StorageError: it is not there and cannot be made.
    """
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if path.exists():
            return os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        why = error.strerror or error
        raise StorageError("lock-not-written", name=path.name, why=why) from error


def _refused() -> RunInProgressError:
    return RunInProgressError("run-in-progress")
