"""The beginning and the end of every command that writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from einvoice.store.chain import kept_head
from jobs.care.restore import refuse_if_behind, refuse_if_journal_behind
from jobs.context import Context


@contextmanager
def alone(context: Context) -> Iterator[None]:
    """Work alone, on a database that knows everything, and with an archive that knows it too.

    Raises:
        RunInProgressError: another command writes.
        RefusedByCheckError: the archive knows more than the database, or is damaged.
    """
    store = context.store
    with store.alone():
        store.sweep()
        head = kept_head(store.head_path)  # damaged: nothing is done rather than half of it
        refuse_if_behind(context)
        refuse_if_journal_behind(context, head)
        store.tidy()
        yield
