"""The numbers of one `issue` as the archive keeps them: each with its flat, its sums and its VAT.

It is made before the commit and written after it, and a company issues all its flats at once: so
it is made a part at a time, and held packed.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from einvoice.core import vat
from einvoice.store.archive_ledger import IDS
from einvoice.store.line_records import as_json, taxed_lines
from einvoice.store.tables import SUMS, invoice_lines, invoices
from einvoice.store.transactions import ReadTransaction
from einvoice.store.unread_text import unread

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
    yield f'{as_json(head)[:-1]},"invoices":['
    for start in range(first, last + 1, _PART):
        rows = tx.rows(_BETWEEN, {"first": start, "last": min(start + _PART - 1, last)})
        comma = "," if start > first else ""
        yield comma + as_json([_kept(*row) for row in rows])[1:-1]
    yield "]}\n"


def _kept(record: str | bytes | None, *row: object) -> tuple[object, ...]:
    """Return an invoice as its batch has it: with net cents by VAT percent and kind at the end."""
    rates = vat.totals(taxed_lines(record)) if record is not None else ()
    groups = [(rate.vat_percent_e2, rate.vat_kind, rate.net_cents) for rate in rates]
    return (*row[: len(IDS)], row[len(IDS) :], groups)


_BETWEEN = (
    select(unread(invoice_lines.c.lines, "lines"), *(invoices.c[name] for name in (*IDS, *SUMS)))
    .outerjoin_from(invoices, invoice_lines, invoice_lines.c.invoice_id == invoices.c.id)
    .where(invoices.c.number.between(bindparam("first"), bindparam("last")))
    .order_by(invoices.c.number)
)
"""The invoices from one number to another, each with its lines."""
