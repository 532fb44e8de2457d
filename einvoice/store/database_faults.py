"""Faults of the database in our words: those of its driver may quote a row."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from einvoice.core.errors import StorageError
from einvoice.store.engine import is_busy


@contextmanager
def readable() -> Iterator[None]:
    """Say that the database cannot be read, without the words of its driver."""
    try:
        yield
    except NoConnectionError as error:
        raise StorageError("database-busy") from error
    except DatabaseError as error:
        if type(error) not in {DatabaseError, OperationalError}:
            raise  # a fault of ours, not of the database
        raise StorageError("database-unreadable", why=type(error.orig).__name__) from error


@contextmanager
def writable() -> Iterator[None]:
    """Say that the database cannot be written: a full disk, or a server that is gone.

    The driver's words may quote a row, so only the name or number of its error is said.
    """
    try:
        yield
    except NoConnectionError as error:
        raise StorageError("database-busy") from error
    except OperationalError as error:
        if is_busy(error):
            raise StorageError("database-busy") from error
        name = getattr(error.orig, "sqlite_errorname", "") or getattr(error.orig, "sqlstate", "")
        why = name or type(error.orig).__name__
        raise StorageError("database-not-written", why=why) from error
