"""CSV files as people save them: encoding, separator, header, and rows with their line numbers.

Everything that is wrong with a file as a whole is found before its first row is handed out, so
that a file is refused whole or read to its end. Memory does not grow with the file.
"""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from einvoice.core.findings import Finding
from einvoice.encodings import Encoding
from einvoice.intake.source import (
    FileRefusedError,
    RawRow,
    check_header,
    placed,
    refuse_too_many_rows,
    refused,
    stripped,
)
from einvoice.intake.table import Column, Fault, Kind

_BLOCK = 1 << 20
_LONGEST_ROW = 1 << 20
_SEPARATORS = (",", ";")
_BAD_QUOTES = Fault("", "bad_quotes", facts=())
_SAYS_SEPARATOR = {"sep=", "sep=,", "sep=;"}
"""A first line for one spreadsheet program; the header says it all the same."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


_CODECS = {Encoding.UTF_8: "utf-8-sig", Encoding.WINDOWS_1257: "cp1257"}
_ERRORS = {
    Encoding.UTF_8: "surrogatepass",  # a lone surrogate refuses its row, not the file
    Encoding.WINDOWS_1257: "strict",
}


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file whose header is understood."""

    path: Path
    encoding: Encoding
    separator: str
    header_line: int
    width: int
    columns: tuple[tuple[Column, int], ...]
    notes: tuple[Finding, ...] = ()
    last_name: str = ""

    @property
    def comma(self) -> bool:
        """Whether a comma may be the decimal sign: it does not separate here."""
        return self.separator == ";"

    def rows(self) -> Iterator[tuple[int, RawRow]]:
        """Yield each row below the header with the line it starts on."""
        with _reader(self.path, self.encoding, self.separator) as (reader, lines):
            while reader.line_num < self.header_line:
                next(reader)
            while True:
                line = reader.line_num + 1
                lines.length = 0
                refuse_too_many_rows(self.path, line)
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error:
                    yield line, _BAD_QUOTES
                    continue
                yield line, cells


def open_csv(path: Path, kind: Kind[Any], encoding: Encoding = Encoding.UTF_8) -> CsvTable:
    """Check a file as a whole and read its header.

    Raises:
        FileRefusedError: not CSV in that encoding, no header, unknown, missing or repeated
            columns.
        OSError: the file cannot be read.
    """
    _check_encoding(path, encoding)
    headers = [_header(path, encoding, separator) for separator in _SEPARATORS]
    known = {column.name for column in kind.columns}
    line, names = max(headers, key=lambda header: len(known.intersection(header[1])))
    separator = _SEPARATORS[headers.index((line, names))]
    check_header(path, kind, line, names, "comma-or-semicolon")
    columns = placed(kind, names)
    return CsvTable(path, encoding, separator, line, len(names), columns, (), names[-1])


class _Lines:
    """The lines of a file; refuses a row that goes on over more of them than any row can."""

    def __init__(self, path: Path, handle: IO[str]) -> None:
        self._path = path
        self._handle = handle
        self.length = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._handle)
        self.length += len(line)
        if self.length > _LONGEST_ROW:
            raise _endless(self._path, 0)
        return line


@contextmanager
def _reader(path: Path, encoding: Encoding, separator: str) -> Iterator[tuple[Any, _Lines]]:
    with path.open(encoding=_CODECS[encoding], errors=_ERRORS[encoding], newline="") as handle:
        lines = _Lines(path, handle)
        yield csv.reader(lines, delimiter=separator, strict=True), lines


def _check_encoding(path: Path, encoding: Encoding) -> None:
    with path.open("rb") as handle:
        start = handle.read(2)
    if start in _UTF_16:
        raise _not_text(path, 1, encoding)
    if encoding is not Encoding.UTF_8 and _is_utf_8(path):
        facts = (("encoding", encoding.value),)
        raise refused(path, 1, "bad_encoding", said="bad_encoding.utf8", facts=facts)
    _check_text(path, encoding)


def _is_utf_8(path: Path) -> bool:
    """Return whether letters beyond ASCII are UTF-8: that hardly ever happens by chance."""
    try:
        _check_text(path, Encoding.UTF_8)
    except FileRefusedError:
        return False
    with path.open("rb") as handle:
        return any(not block.isascii() for block in iter(partial(handle.read, _BLOCK), b""))


def _check_text(path: Path, encoding: Encoding) -> None:
    decoder = codecs.getincrementaldecoder(_CODECS[encoding])(_ERRORS[encoding])
    line, unbroken = 1, 0
    with path.open("rb") as handle:
        for block in iter(partial(handle.read, _BLOCK), b""):
            _decode(path, decoder, block, line, encoding)
            line += block.count(b"\n")
            last_break = max(block.rfind(b"\n"), block.rfind(b"\r"))
            unbroken = len(block) - last_break - 1 + (unbroken if last_break < 0 else 0)
            if unbroken > _LONGEST_ROW:
                raise _endless(path, line)
    _decode(path, decoder, b"", line, encoding)


def _endless(path: Path, line: int) -> FileRefusedError:
    return refused(path, line, "bad_lines", facts=())


def _decode(
    path: Path, decoder: codecs.IncrementalDecoder, block: bytes, line: int, encoding: Encoding
) -> None:
    try:
        decoder.decode(block, final=not block)
    except UnicodeDecodeError as error:
        line += error.object.count(b"\n", 0, error.start)
        raise _not_text(path, line, encoding) from None


def _not_text(path: Path, line: int, encoding: Encoding) -> FileRefusedError:
    said = "" if encoding is Encoding.UTF_8 else "bad_encoding.declared"
    facts = (("encoding", encoding.value),)
    return refused(path, line, "bad_encoding", said=said, facts=facts)


def _header(path: Path, encoding: Encoding, separator: str) -> tuple[int, list[str]]:
    with _reader(path, encoding, separator) as (reader, lines):
        try:
            for cells in reader:
                lines.length = 0
                names = stripped(cells)
                if names and "".join(names) not in _SAYS_SEPARATOR:
                    return reader.line_num, names
        except csv.Error:
            pass
        return max(reader.line_num, 1), []
