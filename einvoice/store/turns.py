"""The line in which the threads of one process wait to write: one at a time asks the database.

SQLite lets writers ask again and again, in no order, and each would hold a connection meanwhile
that readers need. In this line they hold nothing. Times are in milliseconds.
"""

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TypeVar

from einvoice.core.errors import StorageError

_T = TypeVar("_T")
_TENTH = 100
"""The database is waited for in whole tenths of a second: each other time has to be set."""


class Turns:
    """The line of one store, and how long each thread may still wait in it."""

    def __init__(self) -> None:
        self._writer = threading.Lock()
        self._of_thread = threading.local()

    @contextmanager
    def at_most(self, milliseconds: int) -> Iterator[None]:
        """Let all that this thread writes until the end wait no longer than N together."""
        self._of_thread.left = milliseconds
        try:
            yield
        finally:
            self._of_thread.left = None

    @contextmanager
    def taken(
        self, milliseconds: int, begin: Callable[[int], AbstractContextManager[_T]]
    ) -> Iterator[_T]:
        """Wait for the turn, and yield what begins then with the time that is left.

        Raises:
            StorageError: others wrote for longer than this (`database-busy`).
        """
        began, left = _now(), self._left
        most = milliseconds if left is None else min(milliseconds, left)
        with ExitStack() as opened:
            try:
                opened.enter_context(self._turn(most))
                rest = max(0, most - (_now() - began))
                begun = opened.enter_context(begin(-(-rest // _TENTH) * _TENTH))
            finally:
                self._count(_now() - began)
            yield begun

    @contextmanager
    def _turn(self, most: int) -> Iterator[None]:
        if not self._writer.acquire(timeout=dt.timedelta(milliseconds=most).total_seconds()):
            raise StorageError("database-busy")
        try:
            yield
        finally:
            self._writer.release()

    @property
    def _left(self) -> int | None:
        return getattr(self._of_thread, "left", None)

    def _count(self, milliseconds: int) -> None:
        left = self._left
        if left is not None:
            self._of_thread.left = max(0, left - milliseconds)


def _now() -> int:
    return time.monotonic_ns() // 1_000_000
