"""Looks at an XLSX file's bytes before anything parses them: bombs, and what a table may not hold.

An XLSX file is a zip of XML parts. Sizes are in its directory, and nothing beyond them is ever
unpacked; a part of any size is then read in rows of bounded length.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from einvoice.intake.source import FileRefusedError, refused

_MIB = 1 << 20
_LARGEST_FILE = 200 * _MIB
_LARGEST_SHEET = 100 * _MIB
_LARGEST_TEXTS = 10 * _MIB
_LARGEST_PART = _MIB
_MOST_PARTS = 1_000
_LONGEST_ROW = _MIB
_BLOCK = 1 << 16
_LAST_ROW = 1_048_576  # the last that a spreadsheet program knows
_SHOWN = 5
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")

_ROW = re.compile(rb'<(?:\w+:)?row [^>]*?\br="([0-9]{1,19})"')
_FAR_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{3,20}[0-9]{1,9})"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?\bref="([A-Z0-9:]{1,40})"')
_UNCALCULATED = re.compile(
    rb"<((?:\w+:)?)c (?P<cell>[^>]*)><\1f(?: [^>]*)?(?:/>|>[^<]*</\1f>)"
    rb"(?:<\1v ?/>|<\1v></\1v>)?</\1c>"
)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')


@dataclass(slots=True)
class SheetFacts:
    """Features found in the bytes of one sheet: merged cells, and formulas that hold no value."""

    merged: list[str] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)


def look(path: Path) -> dict[str, SheetFacts]:
    """Check a file and return what each of its sheets holds, by the part's name.

    Raises:
        FileRefusedError: it is no XLSX, or larger than a table that is parsed in bounded memory.
    """
    size = path.stat().st_size
    if size > _LARGEST_FILE:
        facts = (("size", str(size)), ("most", str(_LARGEST_FILE)))
        raise refused(path, 0, "too_large", said="too_large.file", facts=facts)
    with path.open("rb") as handle:
        if handle.read(len(_OLE)) == _OLE:
            raise refused(path, 0, "bad_xlsx", said="bad_xlsx.locked", facts=())
    try:
        with zipfile.ZipFile(path) as archive:
            sheets = _sheets(path, archive.infolist())
            return {name: _facts(path, archive, name) for name in sheets}
    except FileRefusedError:
        raise
    except Exception:  # noqa: BLE001 - a broken zip can fail in any way
        raise not_xlsx(path) from None


def not_xlsx(path: Path) -> FileRefusedError:
    """Return the refusal of a file that is no readable XLSX."""
    return refused(path, 0, "bad_xlsx", facts=())


def some(references: list[str]) -> tuple[str, str]:
    """Return the first few of some references, and how many more there are."""
    references = sorted(references, key=lambda reference: (len(reference), reference))
    return ", ".join(references[:_SHOWN]), str(max(0, len(references) - _SHOWN))


def _sheets(path: Path, parts: list[zipfile.ZipInfo]) -> list[str]:
    """Return the parts that are sheets, by their place or their size."""
    if len(parts) > _MOST_PARTS:
        facts = (("count", str(len(parts))), ("most", str(_MOST_PARTS)))
        raise refused(path, 0, "too_large", said="too_large.parts", facts=facts)
    sheets = []
    for part in parts:
        name = part.filename.lower()
        if not name.endswith((".xml", ".rels")):
            continue
        sheet = "/worksheets/" in name and name.endswith(".xml")
        texts = name.endswith("sharedstrings.xml")
        most = _LARGEST_SHEET if sheet else _LARGEST_TEXTS if texts else _LARGEST_PART
        if part.file_size > most:
            what = "a-sheet" if sheet else "its-texts" if texts else "a-part"
            sizes = (("what", what), ("size", str(part.file_size)), ("most", str(most)))
            raise refused(path, 0, "too_large", said="too_large.part", facts=sizes)
        if sheet:
            sheets.append(part.filename)
    return sheets


def _facts(path: Path, archive: zipfile.ZipFile, name: str) -> SheetFacts:
    facts = SheetFacts()
    last_row = 0
    for piece in _pieces(path, archive, name):
        if b"<!DOCTYPE" in piece or b"\0" in piece:
            raise not_xlsx(path)
        far = _FAR_CELL.search(piece)
        if far is not None:
            cell = far.group(1).decode()
            facts_ = (("cell", cell),)
            raise refused(path, 0, "too_large", said="too_large.cell", facts=facts_)
        for row in _ROW.finditer(piece):
            number = int(row.group(1))
            if not last_row < number <= _LAST_ROW:
                raise not_xlsx(path)
            last_row = number
        facts.merged += (match.group(1).decode() for match in _MERGED.finditer(piece))
        facts.uncalculated += _uncalculated(piece)
    return facts


def _uncalculated(piece: bytes) -> Iterator[str]:
    for match in _UNCALCULATED.finditer(piece):
        cell = match.group("cell")
        reference = _REFERENCE.search(cell)
        if b't="str"' not in cell and reference is not None:  # a text may be calculated to nothing
            yield reference.group(1).decode()


def _pieces(path: Path, archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield the bytes of a sheet, cut where rows begin, so that no cell is cut in two."""
    with archive.open(name) as part:
        rest = b""
        while block := part.read(_BLOCK):
            rest += block
            cut = max(rest.rfind(b"<row"), rest.rfind(b":row"))
            if cut > 0:
                yield rest[:cut]
                rest = rest[cut:]
            if len(rest) > _LONGEST_ROW:
                facts = (("most", str(_LONGEST_ROW)),)
                raise refused(path, 0, "too_large", said="too_large.row", facts=facts)
        yield rest
