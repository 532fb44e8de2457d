"""Rows: the cells of one row become a core value, or the faults that refuse it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from einvoice.core.findings import Level
from einvoice.core.plain_text import plain
from einvoice.intake.cells import CellError
from einvoice.intake.known import CoreRow
from einvoice.intake.source import RawRow, Source
from einvoice.intake.table import Column, Fault, Kind

_LONGEST_CELL = 10_000
_LONGEST_SHOWN = 40
THE_VALUE = "the-value"
"""The word for a value that is not shown."""

_UNSENDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, lone surrogates and what XML forbids."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A column's place (past the end when the file lacks it) and how it is read."""

    index: int
    column: Column
    target: str
    parse: Callable[[str], object]


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Source, kind: Kind[Any]) -> None:
        self._kind = kind
        self._width = table.width
        self._places = tuple(
            _Place(index, column, column.target, parser_of(column, comma=table.comma))
            for column, index in table.columns
        )
        self._key = [p.index for p in self._places if p.target in kind.key]

    def read(self, cells: RawRow) -> tuple[CoreRow | None, Sequence[Fault]]:
        """Return the row when it can be used, and what was found; an empty row gives neither."""
        if isinstance(cells, Fault):
            return None, (cells,)
        whole = "".join(cells)
        if not whole or whole.isspace():
            return None, ()
        faults = list(self._shape(cells, whole))
        if faults:
            return None, faults
        values = self._values(cells if whole.isascii() else self._plain(cells, faults), faults)
        if _refused(faults):
            return None, faults
        row = self._kind.row_type(**values)
        if self._kind.sense is not None:
            faults += self._kind.sense(row)
        return (None if _refused(faults) else row), faults

    def key_text(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return the row's key as written: every value of a key column has one spelling."""
        end = len(cells)
        return tuple([cells[index].strip() if index < end else "" for index in self._key])

    def unread(self, faults: Sequence[Fault]) -> tuple[str, ...]:
        """Return the harmless fields whose cells could not be read."""
        columns = {fault.column for fault in faults}
        return tuple(
            place.target
            for place in self._places
            if place.column.harmless and place.column.name in columns
        )

    def _plain(self, cells: Sequence[str], faults: list[Fault]) -> list[str]:
        """Return the cells, texts in form NFC without invisible characters; say what altered."""
        texts = list(cells)
        for place in self._places:
            if place.column.cell.free and place.index < self._width:
                texts[place.index] = plain(cells[place.index])
                if texts[place.index] != cells[place.index]:
                    name = place.column.name
                    faults.append(Fault(name, "hidden_characters", level=Level.PROBLEM, facts=()))
        return texts

    def _shape(self, cells: Sequence[str], whole: str) -> Iterator[Fault]:
        width = self._width
        if len(cells) != width and (len(cells) < width or "".join(cells[width:]).strip()):
            facts = (("cells", str(len(cells))), ("width", str(width)))
            yield Fault("", "bad_shape", facts=facts)
        elif len(whole) > _LONGEST_CELL or _UNSENDABLE.search(whole):
            yield from self._unusable_cells(cells)

    def _unusable_cells(self, cells: Sequence[str]) -> Iterator[Fault]:
        for place in self._places:
            cell = cells[place.index] if place.index < self._width else ""
            if len(cell) > _LONGEST_CELL:
                facts = (("given", THE_VALUE), ("most", str(_LONGEST_CELL)), ("also", ""))
                yield Fault(place.column.name, "too_long", said="too_long.cell", facts=facts)
            elif _UNSENDABLE.search(cell):
                yield Fault(place.column.name, "bad_character", facts=())

    def _values(self, cells: Sequence[str], faults: list[Fault]) -> dict[str, object]:
        values: dict[str, object] = {}
        for place in self._places:
            cell = cells[place.index].strip() if place.index < self._width else ""
            if not cell:
                self._empty(place.column, values, faults)
                continue
            try:
                values[place.target] = place.parse(cell)
            except CellError as error:
                faults.append(self._unread(place.column, cell, error))
                values[place.target] = place.column.default
        return values

    def _unread(self, column: Column, cell: str, error: CellError) -> Fault:
        also = "row-taken-without" if column.harmless else ""
        facts = (("given", self._shown(column, cell)), ("also", also), *error.facts)
        level = Level.PROBLEM if column.harmless else Level.ERROR
        return Fault(column.name, error.code, level, error.said, facts)

    def _empty(self, column: Column, values: dict[str, object], faults: list[Fault]) -> None:
        if column.required:
            faults.append(Fault(column.name, "required", facts=()))
        else:
            same = column.same_as
            values[column.target] = values.get(same) if same else column.default

    def _shown(self, column: Column, cell: str) -> str:
        shown = " ".join(cell.split())  # a line break would tear the message
        hidden = self._kind.personal or column.cell.free or len(shown) > _LONGEST_SHOWN
        return f"'{shown}'" if shown.isprintable() and not hidden else THE_VALUE


def _refused(faults: Sequence[Fault]) -> bool:
    return any(fault.level is Level.ERROR for fault in faults)


def parser_of(column: Column, *, comma: bool) -> Callable[[str], object]:
    """Return how a column's cells are read; ``comma``: a comma may replace the decimal point."""
    parse = column.cell.parse
    if not (comma and column.cell.decimal):
        return parse
    return lambda cell: parse(cell.replace(",", "."))
