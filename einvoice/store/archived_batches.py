"""The numbers of one `issue` as the archive keeps them: each with its flat, its sums and its VAT.

It is made before the commit and written after it, and a company issues all its flats at once: so
it is made a part at a time, and held packed.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from einvoice.core import vat
from einvoice.store.archive_ledger import IDS
from einvoice.store.kept_lines import with_lines
from einvoice.store.tables import SUMS, invoices
from einvoice.store.transactions import ReadTransaction

_PART = 1_000
"""Invoices at a time: some 140 kB of content."""
_QUICKLY = 1


@dataclass(frozen=True, slots=True)
class Packed:
    """A content in packed parts."""

    packed: tuple[bytes, ...]

    def parts(self) -> Iterator[bytes]:
        """Yield the content, part by part."""
        return map(zlib.decompress, self.packed)


def packed_batch(tx: ReadTransaction, first: int, last: int) -> Packed:
    """Return a batch of consecutive numbers as its file has it."""
    parts = _parts(tx, first, last)
    return Packed(tuple(zlib.compress(part.encode(), _QUICKLY) for part in parts))


def _parts(tx: ReadTransaction, first: int, last: int) -> Iterator[str]:
    columns = invoices.c
    days = select(columns.period, columns.issue_date, columns.due_date)
    period, issued_on, due_on = tx.execute(days.where(columns.number == first)).one()
    head = {"period": str(period), "issue_date": str(issued_on), "due_date": str(due_on)}
    yield f'{_json(head)[:-1]},"invoices":['
    for start in range(first, last + 1, _PART):
        between = columns.number.between(start, min(start + _PART - 1, last))
        comma = "," if start > first else ""
        yield comma + ",".join(map(_json, _rows(tx, between)))
    yield "]}\n"


def _rows(tx: ReadTransaction, between: ColumnElement[bool]) -> Iterator[list[object]]:
    names = (*IDS, *SUMS)
    query = select(invoices.c.id, *(invoices.c[name] for name in names)).where(between)
    groups = _groups(tx, between)
    for row_id, *values in tx.execute(query.order_by(invoices.c.number)).all():
        ids, sums = values[: len(IDS)], values[len(IDS) :]
        yield [*ids, sums, groups.get(row_id, [])]


def _groups(
    tx: ReadTransaction, between: ColumnElement[bool]
) -> dict[int, list[tuple[int, str, int]]]:
    """Return net cents by VAT percent and kind of each invoice."""
    return {
        row.id: [(rate.vat_percent_e2, str(rate.vat_kind), rate.net_cents) for rate in rates]
        for row, lines in with_lines(tx, select(invoices.c.id).where(between))
        if (rates := vat.totals(lines))
    }


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
