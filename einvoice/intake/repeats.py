"""Keys that are in one file more than once: found before reading, remembered while reading.

A first look keeps eight bytes a row, so that only the few rows whose key comes again have to be
remembered while the file is read in chunks.
"""

from array import array
from collections.abc import Iterable, Iterator

from einvoice.intake.known import CoreRow
from einvoice.intake.rows import RowReader
from einvoice.intake.source import Source
from einvoice.intake.table import Fault

_PARTS = 64
"""Into how many parts keys are divided by their hash: a set of all would be ten times as large."""


class Repeats:
    """The repeated keys of one file."""

    def __init__(self, table: Source, reader: RowReader) -> None:
        self._reader = reader
        self._hashes = _repeated(_key_hashes(table, reader))
        self._first: dict[tuple[str, ...], tuple[int, CoreRow]] = {}

    def fault(self, line: int, cells: list[str], row: CoreRow) -> Fault | None:
        """Refuse a row whose key an earlier usable row has with other values."""
        if not self._hashes:
            return None
        key = self._reader.key_text(cells)
        if hash(key) not in self._hashes:
            return None
        first_line, first = self._first.setdefault(key, (line, row))
        if first == row:
            return None
        return Fault("", "repeated_key", facts=(("row", str(first_line)),))


def _key_hashes(table: Source, reader: RowReader) -> Iterator[int]:
    rows = (cells for _, cells in table.rows() if cells and not isinstance(cells, Fault))
    return (hash(reader.key_text(cells)) for cells in rows)


def _repeated(hashes: Iterable[int]) -> frozenset[int]:
    parts = [array("q") for _ in range(_PARTS)]
    for key in hashes:
        parts[key % _PARTS].append(key)
    repeated: set[int] = set()
    for part in parts:
        seen: set[int] = set()
        for key in part:
            (repeated if key in seen else seen).add(key)
    return frozenset(repeated)
