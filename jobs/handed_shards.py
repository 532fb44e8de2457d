"""Hands parts to `einvoice worker` processes, on this machine or others, and collects the results.

What nobody does, this process does itself: a part that no worker took, or that a worker could not
do. So a run needs no worker, and an error of a part is raised here as if there were none.
"""

import datetime as dt
import json
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from typing import Generic, TypeVar
from uuid import uuid4

from einvoice.clock import Clock
from einvoice.config import Config
from einvoice.store import shard_parts
from einvoice.store.shard_parts import HandedPart, Outcome
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.part_queue import JobState, PartQueue
from jobs.shard_work import as_bytes, from_bytes, name_of, work_named

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")

_AHEAD = 2
"""Parts handed out to each worker: one to work on, and the next."""
_PATIENCE = 2.0
"""Seconds for which a part waits for a worker that is free."""
_PAUSE, _LONGEST_PAUSE = 0.02, 0.25
"""Seconds between two looks at a part; each is longer than the last."""


@dataclass(frozen=True, slots=True)
class _Given(Generic[_Part]):
    """A part that was handed out, and its job."""

    number: int
    job: int
    part: _Part


class HandedShards:
    """Parts that workers elsewhere do; the caller holds the run's lock."""

    def __init__(self, context: Context, queue: PartQueue, workers: int) -> None:
        self._context = context
        self._queue = queue
        self._ahead = _AHEAD * workers
        self._run = uuid4().hex
        self._numbers = count(1)
        self._patience = _PATIENCE
        self._said = False

    @property
    def planned(self) -> int:
        """How many parts are worth planning before the first is done."""
        return 4 * self._ahead

    def each(
        self, work: Callable[[Context, _Part], _Result], parts: Sequence[_Part]
    ) -> Generator[_Result, None, None]:
        """Yield what each part gives, in the order of the parts; few are under way at a time."""
        waiting = iter(parts)
        given: deque[_Given[_Part]] = deque()
        try:
            while True:
                given += self._handed_out(work, list(islice(waiting, self._ahead - len(given))))
                if not given:
                    return
                yield self._result(work, given.popleft())
        finally:
            for left in given:
                self._queue.take_back(left.job)

    def _handed_out(
        self, work: Callable[[Context, _Part], _Result], parts: Sequence[_Part]
    ) -> list[_Given[_Part]]:
        if not parts:
            return []
        numbers = list(islice(self._numbers, len(parts)))
        name, settings = name_of(work), _settings_of(self._context)
        with self._context.store.handing() as tx:
            shard_parts.hand_out(
                tx,
                [
                    HandedPart(self._run, number, name, settings, as_bytes(part))
                    for number, part in zip(numbers, parts, strict=True)
                ],
            )
        jobs = self._queue.put(self._run, numbers)
        return [_Given(*each) for each in zip(numbers, jobs, parts, strict=True)]

    def _result(self, work: Callable[[Context, _Part], _Result], given: _Given[_Part]) -> _Result:
        """Wait for a part, or do it where no worker does."""
        free_since, pause = time.monotonic(), _PAUSE
        while True:
            state = self._queue.state(given.job)  # before the outcome: it is kept before its end
            if state is JobState.IN_WORK:
                free_since = time.monotonic()
            outcome = self._outcome(given.number)
            if outcome is not None and outcome.result is not None:
                self._patience = _PATIENCE
                result: _Result = from_bytes(outcome.result, work_named(name_of(work)).result)
                return result
            if outcome is not None:
                self._say("shards.failed", kind=outcome.failed)
            elif state is JobState.WAITS and time.monotonic() - free_since >= self._patience:
                if not self._queue.take_back(given.job):
                    continue
                self._patience = 0
                self._say_once("shards.nobody")
            elif state is not JobState.GONE:
                self._queue.hand_on_stalled()
                time.sleep(pause)
                pause = min(pause * 1.5, _LONGEST_PAUSE)
                continue
            else:  # its worker could not even keep that it failed
                self._say("shards.failed", kind="no-result")
            return work(self._context, given.part)

    def _outcome(self, number: int) -> Outcome | None:
        with self._context.store.handing() as tx:
            return shard_parts.take_outcome(tx, self._run, number)

    def _say_once(self, key: str) -> None:
        if not self._said:
            self._said = True
            self._say(key)

    def _say(self, key: str, **facts: object) -> None:
        self._context.talk.say(label(key, self._context.config.language, **facts))


@contextmanager
def handed_shards(context: Context, workers: int) -> Iterator[HandedShards]:
    """Yield where parts are done by workers; what is left of them is forgotten at the end.

    Raises:
        UsageError: procrastinate is not installed.
    """
    queue = PartQueue(context)
    queue.open()
    try:
        _forget(context)  # of a run that was killed
        yield HandedShards(context, queue, workers)
    finally:
        _forget(context)
        queue.close()


def _forget(context: Context) -> None:
    with context.store.handing() as tx:
        shard_parts.forget_parts(tx)


def _settings_of(context: Context) -> str:
    """Return the settings and the day of a run, for a worker: it does not use its own."""
    fixed = context.clock.fixed
    day = fixed.isoformat() if fixed else None
    return json.dumps([context.config.model_dump_json(by_alias=True), day])


def context_of(own: Context, settings: str) -> Context:
    """Return a context with the settings of a run, on a worker's own database and data folder."""
    text, day = json.loads(settings)
    config = Config.model_validate_json(text)
    here = own.config
    config = config.model_copy(
        update={"home": here.home, "data_dir": here.data_dir, "database": here.database}
    )
    return Context(config, Clock(dt.date.fromisoformat(day) if day else None), own.talk)
