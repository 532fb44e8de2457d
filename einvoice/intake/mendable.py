"""Refused rows as a file to mend and import: their cells, and in a last column why.

A reason begins with the row's first place (`readings.csv:14`), by which a mended row is known again
even where its key was wrong. The last column is no column of any kind: it is never read as a value.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from einvoice.core.findings import Finding
from einvoice.intake.source import REASON_COLUMN, RawRow, Source
from einvoice.intake.table import Column, Fault

_PLACE = re.compile(r"(?P<name>(?!\.+:)[^/\0]+):(?P<line>[1-9][0-9]{0,9})(?:: .*)?", re.DOTALL)
_MARK = "\ufeff"
"""By which a spreadsheet program knows UTF-8."""


@dataclass(frozen=True, slots=True)
class NamedRows:
    """A table under another name than its file's: one sheet of a whole company."""

    table: Source
    name: str

    @property
    def path(self) -> Path:
        """The place that messages name."""
        return self.table.path.with_name(self.name)

    @property
    def width(self) -> int:
        """How many columns the header has."""
        return self.table.width

    @property
    def comma(self) -> bool:
        """Whether a comma may be the decimal sign."""
        return self.table.comma

    @property
    def columns(self) -> tuple[tuple[Column, int], ...]:
        """Each column of the kind and its place."""
        return self.table.columns

    @property
    def notes(self) -> tuple[Finding, ...]:
        """Findings about the file as a whole."""
        return self.table.notes

    def rows(self) -> Iterator[tuple[int, RawRow]]:
        """Yield each row below the header with its number."""
        return self.table.rows()


class MendedRows(NamedRows):
    """Rows that were refused and mended: each has the number that it had when it was refused."""

    @property
    def width(self) -> int:
        """How many columns the header has without that of the reason."""
        return self.table.width - 1

    def rows(self) -> Iterator[tuple[int, RawRow]]:
        """Yield each row without its reason, with its first number; added rows have their own.

        A number is given once: of two rows that claim it, the second has its own.
        """
        given: set[int] = set()
        for own, cells in self.table.rows():
            if isinstance(cells, Fault):
                yield own, cells
                continue
            reason = cells[self.width] if len(cells) > self.width else ""
            match = _PLACE.fullmatch(reason)
            line = int(match["line"]) if match and match["name"] == self.name else own
            line = own if line in given else line
            given.add(line)
            yield line, [*cells[: self.width], *cells[self.table.width :]]


def with_origin(table: Source, last_name: str) -> Source:
    """Return a table under the name of the file whose rows were refused, where it has reasons."""
    if last_name != REASON_COLUMN:
        return table
    for _, cells in table.rows():
        match = None if isinstance(cells, Fault) else _PLACE.fullmatch(cells[-1] if cells else "")
        if match is not None:
            return MendedRows(table, match["name"])
    return MendedRows(table, table.path.name)


def write_mendable(table: Source, reasons: Mapping[int, str], out: TextIO) -> int:
    """Write the rows with these numbers and why each was refused; return how many they are.

    What is beyond the header's columns is left out: the reason says that the row had more.
    """
    named = sorted((place, column.name) for column, place in table.columns if place < table.width)
    out.write(_MARK)
    writer = csv.writer(out, delimiter=";" if table.comma else ",", lineterminator="\n")
    writer.writerow([*(name for _, name in named), REASON_COLUMN])
    count = 0
    for line, cells in table.rows():
        if line in reasons:
            texts = [] if isinstance(cells, Fault) else cells
            own = [texts[place] if place < len(texts) else "" for place, _ in named]
            writer.writerow([*own, reasons[line]])
            count += 1
    return count
