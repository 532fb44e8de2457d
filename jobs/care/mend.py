"""Makes what the archive lost again, from a database that is proven to know as much."""

from collections.abc import Iterator

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.store import chain, files
from einvoice.store.archived_files import read_tombstone
from einvoice.store.sidecars import is_damaged
from jobs.care.restore import refuse_if_behind
from jobs.context import Context
from jobs.steps.file_bytes import archived_bytes


def mend(context: Context) -> tuple[str, ...]:
    """Make damaged sidecars and missing files of ours again and return their names.

    The caller holds the run lock. Answers of banks cannot be made: the banks give them again.

    The journal's head that the archive kept proves that the database is not an older copy. Where
    that head itself is damaged, the sidecars prove it, all of them.

    Raises:
        RefusedByCheckError: the database may be an older copy, so nothing is written from it.
    """
    damaged = context.store.ledger.damaged()
    head_is_damaged = is_damaged(context.store.head_path, chain.kept_head)
    if head_is_damaged:
        if damaged:
            raise RefusedByCheckError("unproven-all-damaged")
        refuse_if_behind(context)
        with context.store.reading() as tx:
            if next(chain.breaks(tx), None) is not None:
                raise RefusedByCheckError("unproven-journal")
        context.store.renew_head()
        return (context.store.head_path.name,)
    with context.store.reading() as tx:
        if not chain.is_known(tx, chain.kept_head(context.store.head_path)):
            raise RefusedByCheckError("unproven-older")
        for path in damaged:
            context.store.write_again(tx, path)
    mended = (*(path.name for path in damaged), *_made_again(context))
    if mended:
        with context.store.writing() as tx:
            tx.journal(Event.MENDED, "", "", files=list(mended))
    refuse_if_behind(context)
    return mended


def _made_again(context: Context) -> Iterator[str]:
    """Make the bytes of files that were sent again, where they are those of the ledger."""
    with context.store.reading() as tx:
        records = files.file_records(tx)
    context.store.tidy()
    for record in records:
        path = context.store.archive.path(record.period, record.bank, "outbound", record.name)
        lost = record.attempt and not path.exists() and read_tombstone(path) is None
        if lost and archived_bytes(context, record) is not None:
            yield record.name
