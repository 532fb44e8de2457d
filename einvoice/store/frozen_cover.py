"""Rows that no digest in the journal covers: of an earlier version, or of a restored database."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Table, select

from einvoice.core.deliveries import FileState
from einvoice.core.period import Period
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.frozen import Kind, Shard, freeze, frozen_shards, shards
from einvoice.store.tables import files, invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_SETTLED = (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)


def cover(tx: WriteTransaction, why: str) -> int:
    """Freeze what nothing covers, as it is now; return how many shards that were."""
    shards = list(uncovered(tx))
    freeze(tx, shards, why)
    return len(shards)


def uncovered(tx: ReadTransaction) -> Iterator[Shard]:
    """Yield the shards that were never frozen; one period's numbers at a time are in memory."""
    for kind, table in ((Kind.INVOICES, invoices), (Kind.CREDIT_NOTES, credit_notes)):
        numbered = table.c.number.is_not(None)
        periods = select(table.c.period).where(numbered).distinct().order_by(table.c.period)
        for period in list(tx.scalars(periods)):
            yield from _unnumbered(tx, kind, table, period)
    known = {(shard.kind, shard.file_id) for shard in frozen_shards(tx) if shard.file_id}
    rows = tx.execute(select(files.c.file_id, files.c.period, files.c.state)).all()
    for file_id, period, state in rows:
        kinds = (Kind.FILE, Kind.CODES) if state in _SETTLED else (Kind.FILE,)
        for kind in kinds:
            if (kind, file_id) not in known:
                yield Shard(kind, period, file_id=file_id)


def _unnumbered(tx: ReadTransaction, kind: Kind, table: Table, period: Period) -> Iterator[Shard]:
    """Yield the shards of a period's numbers that are in no digest."""
    covered = [shard for shard in frozen_shards(tx, period) if shard.kind is kind]
    of_period = (table.c.period == period) & table.c.number.is_not(None)
    numbers = set(tx.scalars(select(table.c.number).where(of_period)))
    for shard in covered:
        numbers.difference_update(range(shard.first, shard.last + 1))
    for first, count in _runs(sorted(numbers)):
        yield from shards(kind, period, first, count)


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield where numbers without a gap begin, and how many they are."""
    first, count = 0, 0
    for number in numbers:
        if count and number == first + count:
            count += 1
            continue
        if count:
            yield first, count
        first, count = number, 1
    if count:
        yield first, count
