"""The queue of parts in PostgreSQL: the only module that knows procrastinate.

The library hands each job to one worker, and a worker gives a sign of life every few seconds. A job
of a worker that gave none goes back into the queue when whoever waits for it asks; without anybody
who waits nothing has to be done.
"""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import Enum
from typing import TYPE_CHECKING

from einvoice.core.errors import StorageError, UsageError
from jobs.context import Context
from jobs.same_program import marks_of

if TYPE_CHECKING:
    from procrastinate import App
    from procrastinate.connector import BaseConnector
    from procrastinate.types import JSONDict

_TASK = "part"
_SIGNS_OF_LIFE = 3
"""How many signs of life may fail to come before a worker has ended."""


class JobState(Enum):
    """How far a job is; ``GONE`` = a worker ended it, whatever became of it."""

    WAITS = "waits"
    IN_WORK = "in work"
    GONE = "gone"


class PartQueue:
    """The parts' queue of one program and data folder: others never see its jobs."""

    def __init__(self, context: Context) -> None:
        """Make the queue's tables where they are missing.

        Raises:
            UsageError: procrastinate is not installed.
        """
        try:
            from procrastinate import SyncPsycopgConnector, __version__
            from procrastinate.schema import SchemaManager
        except ModuleNotFoundError:
            raise UsageError("no-procrastinate") from None
        store = context.store
        self._address = store.queue_address(__version__, SchemaManager.get_schema())
        # At most 40 letters: the library makes a channel of PostgreSQL of it, whose name has 63.
        self._name = f"parts-{marks_of(store.data_dir)}"
        self._silent = context.config.scale.silent_seconds
        self._looked = time.monotonic()
        self._app = _app(SyncPsycopgConnector(conninfo=self._address, min_size=1, max_size=1))
        self._manager = self._app.job_manager

    def open(self) -> None:
        """Connect, and take out what a killed run left in any queue."""
        with _reached():
            self._app.open()
            left = [job.id for job in self._manager.list_jobs(status="todo")]
        for job in left:
            self.take_back(job or 0)

    def close(self) -> None:
        """Disconnect."""
        self._app.close()

    def put(self, run: str, numbers: Sequence[int]) -> list[int]:
        """Let workers do parts of a run, in this order; return the ids of their jobs."""
        deferrer = self._app.configure_task(_TASK, queue=self._name)
        with _reached():
            return deferrer.batch_defer(*[_named(run, number) for number in numbers])

    def state(self, job: int) -> JobState:
        """Return how far a job is."""
        from procrastinate.exceptions import NoResult

        try:
            with _reached():
                status = self._manager.get_job_status(job).value
        except NoResult:
            return JobState.GONE
        return {"todo": JobState.WAITS, "doing": JobState.IN_WORK}.get(status, JobState.GONE)

    def take_back(self, job: int) -> bool:
        """Take a job out of the queue; return whether no worker had begun it."""
        if self.state(job) is not JobState.WAITS:
            return False
        with _reached():
            return self._manager.cancel_job_by_id(job, delete_job=True)

    def hand_on_stalled(self) -> None:
        """Put jobs of workers that ended back into the queue; looks now and then."""
        if time.monotonic() - self._looked < self._silent / _SIGNS_OF_LIFE:
            return
        self._looked = time.monotonic()
        with _reached():
            asyncio.run(self._hand_on_stalled())

    async def _hand_on_stalled(self) -> None:
        from procrastinate import PsycopgConnector
        from procrastinate.exceptions import ConnectorException

        app = _app(PsycopgConnector(conninfo=self._address, min_size=1, max_size=1))
        async with app.open_async():
            manager = app.job_manager
            for job in await manager.get_stalled_jobs(seconds_since_heartbeat=self._silent):
                with suppress(ConnectorException):  # it was done in this very moment
                    await manager.retry_job(job)

    def serve(self, work: Callable[[str, int], None]) -> None:
        """Do parts until a signal says stop, one after the other; the part in hand is ended first.

        Raises:
            StorageError: the database is gone.
        """
        from procrastinate import PsycopgConnector

        app = _app(PsycopgConnector(conninfo=self._address, min_size=1, max_size=3))
        app.task(name=_TASK)(work)
        with _reached():
            app.run_worker(
                queues=[self._name],
                delete_jobs="always",
                fetch_job_polling_interval=1.0,
                update_heartbeat_interval=self._silent / _SIGNS_OF_LIFE,
                stalled_worker_timeout=self._silent,
            )


def _named(run: str, number: int) -> "JSONDict":
    return {"run": run, "number": number}


@contextmanager
def _reached() -> Iterator[None]:
    """Say that the database is gone, without the words of its driver."""
    from procrastinate.exceptions import ConnectorException, NoResult

    try:
        yield
    except NoResult:
        raise
    except ConnectorException as error:
        why = type(error.__cause__ or error).__name__
        raise StorageError("database-not-written", why=why) from error


def _app(connector: "BaseConnector") -> "App":
    from procrastinate import App

    return App(connector=connector)
