"""The process that does parts of the months of runs elsewhere: `einvoice worker`.

It only reads the database and may stage a file in the outbox; the run keeps the results. Killed at
any moment it loses nothing: another worker gets its part, or the run does it.
"""

from einvoice.core.errors import EInvoiceError, UsageError
from einvoice.store import shard_parts
from einvoice.store.shard_parts import HandedPart, Outcome
from jobs.context import Context
from jobs.handed_shards import context_of
from jobs.part_queue import PartQueue
from jobs.shard_work import as_bytes, from_bytes, work_named


def serve(context: Context) -> None:
    """Do parts until a signal says stop.

    Raises:
        UsageError: `[scale] engine` is not procrastinate, or the library is not installed.
        StorageError: the database is gone.
    """
    if context.config.scale.engine != "procrastinate":
        raise UsageError("worker-of-local-engine")
    worker = _Worker(context)
    try:
        PartQueue(context).serve(worker.work)
    finally:
        worker.close()


class _Worker:
    """Does one part at a time, with the settings of the run that asked."""

    def __init__(self, own: Context) -> None:
        self._own = own
        self._settings = ""
        self._context = own

    def work(self, run: str, number: int) -> None:
        """Do a part and keep what became of it; a run that has ended wants nothing."""
        with self._own.store.handing() as tx:
            part = shard_parts.waiting_part(tx, run, number)
        if part is None:
            return
        outcome = self._outcome(part)
        with self._own.store.handing() as tx:
            shard_parts.keep_outcome(tx, part, outcome)

    def _outcome(self, part: HandedPart) -> Outcome:
        """Return a result, or only the kind of an error: its text may name people."""
        try:
            work = work_named(part.work)
            value = from_bytes(part.part, work.part)
            return Outcome(as_bytes(work.function(self._with(part.settings), value)), "")
        except EInvoiceError as error:
            return Outcome(None, error.code)
        except Exception as error:  # noqa: BLE001 - the run does the part itself, and says it
            return Outcome(None, type(error).__name__)

    def _with(self, settings: str) -> Context:
        if settings != self._settings:
            self.close()
            self._context, self._settings = context_of(self._own, settings), settings
        return self._context

    def close(self) -> None:
        """Close what the last run's settings opened."""
        if self._context is not self._own:
            self._context.close()
