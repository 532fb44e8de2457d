"""Lines of invoices: one row an invoice, read whole.

Nobody asks SQL for a line. What is asked of many invoices at once is beside the record: how much
cold water there was, for the months before. Reports of a month read its records one by one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, select

from einvoice.core.invoices import InvoiceLine
from einvoice.core.price_list import COLD_WATER
from einvoice.store.batches import in_batches
from einvoice.store.line_records import LinesUnreadableError, from_record, to_record
from einvoice.store.tables import invoice_lines, invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

LINE_FIELDS = InvoiceLine._fields
Lines = tuple[InvoiceLine, ...]
_STREAMED = 500


@dataclass(frozen=True, slots=True)
class KeptLines:
    """An invoice's lines as they are kept; without lines the record is empty."""

    record: str
    cold_water_e3: int | None

    @classmethod
    def of(cls, lines: Lines) -> "KeptLines":
        """Return lines as they are kept."""
        return cls(to_record(lines) if lines else "", cold_water_e3(lines))

    def are(self, record: str) -> bool:
        """Return whether a kept record holds the same lines, though of an earlier version.

        Raises:
            LinesUnreadableError: somebody wrote into the database.
        """
        return self.record == record or _lines(self.record) == _lines(record)


def _lines(record: str) -> Lines:
    return from_record(record) if record else ()


def keep_lines(tx: WriteTransaction, lines: Iterable[tuple[int, KeptLines]]) -> None:
    """Keep the lines of invoices that have none yet, by the invoices' ids."""
    kept = [(row, own) for row, own in lines if own.record]
    columns: dict[str, list[Any]] = {
        "invoice_id": [row for row, _ in kept],
        "lines": [own.record for _, own in kept],
        "cold_water_e3": [own.cold_water_e3 for _, own in kept],
    }
    tx.insert(invoice_lines, columns)


def drop_lines(tx: WriteTransaction, invoice_ids: Sequence[int]) -> None:
    """Remove the lines of some invoices."""
    for batch in in_batches(invoice_ids):
        tx.execute(delete(invoice_lines).where(invoice_lines.c.invoice_id.in_(batch)))


def cold_water_e3(lines: Iterable[InvoiceLine]) -> int | None:
    """Return how much cold water lines charge, None without such a line."""
    quantities = [
        line.quantity_e3
        for line in lines
        if line.service == COLD_WATER and line.quantity_e3 is not None
    ]
    return sum(quantities) if quantities else None


def lines_of(tx: ReadTransaction, invoice_ids: Sequence[int]) -> Mapping[int, Lines]:
    """Return the lines of some invoices, in order.

    Raises:
        LinesUnreadableError: somebody wrote into the database.
    """
    return {row: from_record(record) for row, record in _records(tx, invoice_ids)}


def records_of(tx: ReadTransaction, invoice_ids: Sequence[int]) -> Mapping[int, str]:
    """Return the records of some invoices' lines, for whoever reads them one by one."""
    return dict(_records(tx, invoice_ids))


def readable_lines_of(tx: ReadTransaction, invoice_ids: Sequence[int]) -> Mapping[int, Lines]:
    """Return the lines of some invoices for whoever looks for changes: none where unreadable."""
    return {row: _readable(record) for row, record in _records(tx, invoice_ids)}


def with_lines(
    tx: ReadTransaction, query: Select[Any], read: Callable[[str], Lines] = from_record
) -> Iterator[tuple[Row[Any], Lines]]:
    """Yield the rows of a query over `invoices`, each with its invoice's lines; read as a stream.

    An invoice without lines is left out. It is read to its end: on PostgreSQL it is a cursor.

    Raises:
        LinesUnreadableError: somebody wrote into the database.
    """
    columns = invoice_lines.c
    joined = query.join(invoice_lines, columns.invoice_id == invoices.c.id)
    streamed = joined.add_columns(columns.lines).execution_options(yield_per=_STREAMED)
    for row in tx.execute(streamed):
        yield row, read(row.lines)


def with_readable_lines(
    tx: ReadTransaction, query: Select[Any]
) -> Iterator[tuple[Row[Any], Lines]]:
    """Yield rows with lines for a screen that names what was changed: none where unreadable."""
    return with_lines(tx, query, _readable)


def _readable(record: str) -> Lines:
    try:
        return from_record(record)
    except LinesUnreadableError:
        return ()


def _records(tx: ReadTransaction, invoice_ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    if len(invoice_ids) == 1:
        yield from tx.rows(_OF_ONE, {"invoice_id": invoice_ids[0]})
        return
    for batch in in_batches(invoice_ids):
        yield from tx.execute(_RECORDS.where(invoice_lines.c.invoice_id.in_(batch)))


_RECORDS = select(invoice_lines.c.invoice_id, invoice_lines.c.lines)
_OF_ONE = _RECORDS.where(invoice_lines.c.invoice_id == bindparam("invoice_id"))
