"""A copy of a database of any kind, for a rehearsal: row by row into another that is empty."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import insert, select

from einvoice.store.shard_tables import shards
from einvoice.store.tables import metadata
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_AT_ONCE = 2_000


def copy_rows(source: ReadTransaction, target: WriteTransaction) -> None:
    """Write every row of one database into another; parts for workers are left out."""
    for table in metadata.sorted_tables:
        if table is shards:
            continue
        rows = source.execute(select(table).execution_options(yield_per=_AT_ONCE))
        for batch in _batches(dict(row._mapping) for row in rows):  # noqa: SLF001 - its public name
            target.execute(insert(table), batch)


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    own = iter(rows)
    while batch := list(islice(own, _AT_ONCE)):
        yield batch
