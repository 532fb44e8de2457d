"""A lock beside a file that several installations write to."""

import datetime as dt
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from einvoice.core.errors import StorageError

_PATIENCE_SECONDS = 10
_PAUSE = dt.timedelta(milliseconds=50)


@contextmanager
def alone(path: Path, what: str, mode: int) -> Iterator[None]:
    """Hold the lock beside a file; whoever else wants it waits, but not for ever.

    ``mode`` says who else may take it.

    Raises:
        PermissionError: another user made it, for that user alone.
        StorageError: it cannot be made, or another program held it all the time.
    """
    try:
        handle = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, mode)
    except PermissionError:
        raise
    except OSError as error:
        raise _refused(what, error.strerror or str(error)) from error
    try:
        with suppress(PermissionError):  # only its owner may; the umask has cut it down
            os.fchmod(handle, mode)
        _take(handle, what)
        yield
    finally:
        os.close(handle)


def _take(handle: int, what: str) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise _refused(what, "another program holds it") from None
            time.sleep(_PAUSE.total_seconds())
        except OSError as error:
            raise _refused(what, error.strerror or str(error)) from error
        else:
            return


def _refused(what: str, why: str) -> StorageError:
    return StorageError("file-not-locked", what=what, why=why)
