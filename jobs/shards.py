"""Works on the parts of a step: in this process, or in several when there is much to do.

They run beside it, or as `einvoice worker` on any machine (`handed_shards`).

A part only reads the database, and may write a file; whoever asked keeps the results, in the order
of the parts. So the result is the same however many work on it.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from typing import Any, Generic, Protocol, Self, TypeVar

from einvoice.clock import Clock
from einvoice.config import Config
from einvoice.core.errors import EInvoiceError
from jobs.context import Context
from jobs.talk import Silence

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")
_Made_co = TypeVar("_Made_co", covariant=True)

_AHEAD = 2
"""Parts handed out to each worker: one to work on, and the next."""
_PLANNED = 8
"""Parts planned for each worker."""
_IMPORTED_ONCE = ["jobs.steps.calculate", "jobs.steps.file_writing", "jobs.steps.made_once"]
"""The modules of the work. Otherwise each worker imports them, which takes half a second.

Templates and validators of files are made with them, which takes 0.3 s.
"""


class WorkerEndedError(EInvoiceError):
    """A worker process ended by itself: killed, or out of memory (exit 1)."""

    def __init__(self) -> None:
        super().__init__("worker-ended")


class Results(Protocol[_Made_co]):
    """Results as they come, until it is closed."""

    def __iter__(self) -> Iterator[_Made_co]: ...
    def __next__(self) -> _Made_co: ...
    def close(self) -> None:
        """Wait for what is in work; the rest is not done."""
        ...


class Shards(Protocol):
    """Where parts are worked on."""

    @property
    def planned(self) -> int:
        """How many parts are worth planning before the first is done."""
        ...

    def each(
        self, work: Callable[[Context, _Part], _Result], parts: Sequence[_Part]
    ) -> Results[_Result]:
        """Return what each part gives, in the order of the parts; few are in memory at a time.

        Worker processes get the first parts at once: several works may
        be asked for before the results of any are taken.

        Args:
            work: a function of a module, since a worker has to find it.
            parts: values that can be pickled, as their results; for other machines those of
                `shard_work`.

        Raises:
            WorkerEndedError: a worker process ended by itself.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Here:
    """In this process, one part after the other."""

    context: Context
    planned: int = 1

    def each(
        self, work: Callable[[Context, _Part], _Result], parts: Sequence[_Part]
    ) -> Results[_Result]:
        return (work(self.context, part) for part in parts)


@dataclass(frozen=True, slots=True)
class _Beside:
    """In worker processes of this machine; in the process that asks, too, ``while_starting``."""

    context: Context
    pool: ProcessPoolExecutor
    count: int
    while_starting: Future[object] | None

    @property
    def planned(self) -> int:
        return _PLANNED * self.count

    def each(
        self, work: Callable[[Context, _Part], _Result], parts: Sequence[_Part]
    ) -> Results[_Result]:
        waiting = iter(parts)
        given = partial(_FromPool, self.pool, _AHEAD * self.count, partial(_worked, work), waiting)
        if self.while_starting is None:
            return given()
        here = (work(self.context, part) for part in _until(self.while_starting, waiting))
        return _HereAtFirst(here, given)


class _FromPool(Generic[_Part, _Result]):
    """Results of a pool; the first parts are handed out at once."""

    def __init__(
        self,
        pool: ProcessPoolExecutor,
        ahead: int,
        work: Callable[[_Part], _Result],
        waiting: Iterator[_Part],
    ) -> None:
        self._pool = pool
        self._ahead = ahead
        self._work = work
        self._waiting = waiting
        self._given: deque[Future[_Result]] = deque()
        self._hand_out()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _Result:
        self._hand_out()
        if not self._given:
            raise StopIteration
        try:
            return self._given.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerEndedError from error

    def _hand_out(self) -> None:
        try:
            for part in islice(self._waiting, self._ahead - len(self._given)):
                self._given.append(self._pool.submit(self._work, part))
        except BrokenProcessPool as error:
            raise WorkerEndedError from error

    def close(self) -> None:
        wait([future for future in self._given if not future.cancel()])
        self._given.clear()


def _until(started: Future[object], parts: Iterator[_Part]) -> Iterator[_Part]:
    while not started.done():
        try:
            yield next(parts)
        except StopIteration:
            return


class _HereAtFirst(Generic[_Part, _Result]):
    """Results of this process until workers are there, and then of a pool."""

    def __init__(
        self, here: Iterator[_Result], given: Callable[[], "_FromPool[_Part, _Result]"]
    ) -> None:
        self._here = here
        self._given = given
        self._from_pool: _FromPool[_Part, _Result] | None = None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _Result:
        if self._from_pool is None:
            for result in self._here:
                return result
            self._from_pool = self._given()
        return next(self._from_pool)

    def close(self) -> None:
        if self._from_pool is not None:
            self._from_pool.close()


def begin(context: Context, flats: int) -> None:
    """Let what workers are made of be imported while this process reads its own.

    For `shards` that will be asked for; nothing is waited for.
    """
    if context.config.scale.engine == "local" and context.config.scale.workers_for(flats) > 1:
        _server()
        forkserver.ensure_running()


def _server() -> ForkServerContext:
    """Return what starts workers: a process that has imported what they need."""
    start = multiprocessing.get_context("forkserver")
    start.set_forkserver_preload(_IMPORTED_ONCE)
    return start


@contextmanager
def shards(context: Context, flats: int, parts: int, *, small: bool = False) -> Iterator[Shards]:
    """Yield where the parts of a step are worked on; worker processes end with the block.

    Args:
        context: what the job has.
        flats: how much there is to do. Below `[scale] parallel_from` this process does it alone:
            starting others would take longer.
        parts: into how many parts it can be divided at most.
        small: a part takes less time than starting workers does; this process works on them until
            workers are there.
    """
    count = min(parts, context.config.scale.workers_for(flats))
    if count <= 1:
        yield _Here(context)
        return
    if context.config.scale.engine == "procrastinate":
        from jobs.handed_shards import handed_shards

        with handed_shards(context, count) as handed:
            yield handed
        return
    pool = ProcessPoolExecutor(count, _server(), _open, (context.config, context.clock))
    with ThreadPoolExecutor(1) as starter:  # a pool waits until its first worker is there
        try:
            yield _Beside(context, pool, count, starter.submit(pool.submit, int) if small else None)
        finally:
            starter.shutdown()
            pool.shutdown(cancel_futures=True)


_contexts: list[Context] = []
"""A worker process's own context."""


def _open(config: Config, clock: Clock) -> None:
    """Begin a worker: it leaves ^C to the process that started it, and ends when that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _contexts.append(Context(config, clock, Silence()))


def _end_with_parent() -> None:
    parent: Any = multiprocessing.parent_process()
    parent.join()
    os._exit(1)


def _worked(work: Callable[[Context, _Part], _Result], part: _Part) -> _Result:
    return work(_contexts[0], part)
