"""One view of the database for all that a request reads: one transaction in place of seven."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from sqlalchemy import Connection

from einvoice.store.transactions import ReadTransaction

_Read = Callable[[], AbstractContextManager[Connection]]


class SharedViews:
    """The views of threads, of each thread its own; ``read`` opens a transaction that reads."""

    def __init__(self, read: _Read) -> None:
        self._read = read
        self._of_thread = threading.local()

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """Let all that this thread reads until the end share a view; inside one, it goes on."""
        if self._view is not None:
            yield
            return
        with ExitStack() as opened:
            self._of_thread.view = _View(self._read, opened)
            try:
                yield
            finally:
                self._of_thread.view = None

    @contextmanager
    def reading(self) -> Iterator[ReadTransaction]:
        """Yield the transaction of this thread's view, or of its own where no view is shared."""
        view = self._view
        if view is not None:
            with view.reading() as tx:
                yield tx
            return
        with self._read() as connection:
            yield ReadTransaction(connection)

    def end(self) -> None:
        """End this thread's view: the next reader begins another."""
        if self._view is not None:
            self._view.end()

    @property
    def _view(self) -> "_View | None":
        view: _View | None = getattr(self._of_thread, "view", None)
        return view


class _View:
    """A view that begins with its first reader; whoever still reads at its end reads on in it."""

    def __init__(self, read: _Read, opened: ExitStack) -> None:
        self._read, self._opened = read, opened
        self._tx: ReadTransaction | None = None
        self._readers = 0
        self._is_over = False

    @contextmanager
    def reading(self) -> Iterator[ReadTransaction]:
        """Yield the transaction."""
        if self._tx is None:
            self._tx = ReadTransaction(self._opened.enter_context(self._read()), answers={})
        self._readers += 1
        try:
            yield self._tx
        finally:
            self._readers -= 1
            if self._is_over:
                self.end()

    def end(self) -> None:
        """End it, at once or with its last reader."""
        self._is_over = self._readers > 0
        if not self._is_over:
            self._tx = None
            self._opened.close()
