"""CSV files as people save them: encoding, separator, header, and rows with their line numbers.

Everything that is wrong with a file as a whole is found before its first row is handed out, so
that a file is refused whole or read to its end. Memory does not grow with the file.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from einvoice.core.findings import Finding, Level
from einvoice.intake.table import Column, Kind

_ENCODING = "utf-8-sig"
_ERRORS = "surrogatepass"  # a lone surrogate refuses its row, not the file
_BLOCK = 1 << 20
_LONGEST_LINE = 1 << 20
_SEPARATORS = (",", ";")
_COLUMN_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_SAVE_AS = "save it again as CSV UTF-8"


class FileRefusedError(Exception):
    """Nothing of the file can be used; ``findings`` say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(map(str, findings)))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file whose header is understood: which column stands at which place.

    A column that the file has not got stands past the end, at ``width``.
    """

    path: Path
    separator: str
    header_line: int
    width: int
    columns: tuple[tuple[Column, int], ...]


def open_table(path: Path, kind: Kind[Any]) -> CsvTable:
    """Check a file as a whole and read its header.

    Raises:
        FileRefusedError: not CSV in UTF-8, no header, unknown, missing or repeated columns.
        OSError: the file cannot be read.
    """
    if path.suffix.lower() == ".xlsx":
        raise _refused(path, 1, "xlsx", "XLSX files are not read yet, expected CSV")
    _check_encoding(path)
    headers = [_header(path, separator) for separator in _SEPARATORS]
    known = {column.name for column in kind.columns}
    line, names = max(headers, key=lambda header: len(known.intersection(header[1])))
    separator = _SEPARATORS[headers.index((line, names))]
    _check_header(path, kind, line, names)
    places = {name: place for place, name in enumerate(names)}
    columns = tuple((column, places.get(column.name, len(names))) for column in kind.columns)
    return CsvTable(path, separator, line, len(names), columns)


def raw_rows(table: CsvTable) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row below the header with the line it starts on; ``None`` = bad quotes."""
    with _reader(table.path, table.separator) as reader:
        while reader.line_num < table.header_line:
            next(reader)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield line, None
                continue
            yield line, cells


@contextmanager
def _reader(path: Path, separator: str) -> Iterator[Any]:
    with _text(path) as handle:
        yield csv.reader(handle, delimiter=separator, strict=True)


def _text(path: Path) -> IO[str]:
    return path.open(encoding=_ENCODING, errors=_ERRORS, newline="")


def _check_encoding(path: Path) -> None:
    decoder = codecs.getincrementaldecoder(_ENCODING)(_ERRORS)
    line, unbroken = 1, 0
    with path.open("rb") as handle:
        for block in iter(partial(handle.read, _BLOCK), b""):
            _decode(path, decoder, block, line)
            line += block.count(b"\n")
            last_break = max(block.rfind(b"\n"), block.rfind(b"\r"))
            unbroken = len(block) - last_break - 1 + (unbroken if last_break < 0 else 0)
            if unbroken > _LONGEST_LINE:
                raise _refused(path, line, "bad_lines", "the line does not end, expected rows")
    _decode(path, decoder, b"", line)


def _decode(path: Path, decoder: codecs.IncrementalDecoder, block: bytes, line: int) -> None:
    try:
        decoder.decode(block, final=not block)
    except UnicodeDecodeError as error:
        line += error.object.count(b"\n", 0, error.start)
        raise _refused(path, line, "bad_encoding", "is not UTF-8 text, expected UTF-8") from None


def _header(path: Path, separator: str) -> tuple[int, list[str]]:
    with _reader(path, separator) as reader:
        try:
            for cells in reader:
                names = [cell.strip() for cell in cells]
                while names and not names[-1]:
                    names.pop()
                if names:
                    return reader.line_num, names
        except csv.Error:
            pass
        return max(reader.line_num, 1), []


def _check_header(path: Path, kind: Kind[Any], line: int, names: list[str]) -> None:
    known = [column.name for column in kind.columns]
    if not set(known).intersection(names):
        wrong = "has no known column" if names else "is missing or cannot be read"
        message = f"the header row {wrong}, expected columns of: {', '.join(known)}"
        raise _refused(path, line, "no_header", message, "columns are separated by , or ;")
    faults = []
    for place, name in enumerate(names, 1):
        if name not in known:
            message = f"unknown column, expected only columns of: {', '.join(known)}"
            faults.append((_shown(place, name), "unknown_column", message))
        elif name in names[: place - 1]:
            faults.append((name, "repeated_column", "stands twice, expected each column once"))
    faults += (
        (column.name, "missing_column", "required column is missing, expected it in the header row")
        for column in kind.columns
        if column.required and column.name not in names
    )
    if faults:
        raise FileRefusedError(*(_finding(path, line, *fault) for fault in faults))


def _shown(place: int, name: str) -> str:
    # A first row without a header may hold names and accounts: show only what looks like a column.
    return name if _COLUMN_NAME.fullmatch(name) else f"column {place}"


def _refused(
    path: Path, line: int, code: str, message: str, hint: str = _SAVE_AS
) -> FileRefusedError:
    return FileRefusedError(Finding(Level.ERROR, code, f"{path.name}:{line}", message, hint))


def _finding(path: Path, line: int, column: str, code: str, message: str) -> Finding:
    return Finding(Level.ERROR, code, f"{path.name}:{line}: {column}", message)
