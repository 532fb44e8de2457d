"""Workbooks that are no table, too large or broken: refused before or while they are read."""

import io
import zipfile
from pathlib import Path

import pytest
from workbook_samples import READINGS, SHEET, Save, change_part, said

from einvoice.intake import xlsx_guard


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip of some parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


BROKEN: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "cannot be read as XLSX"),
    "no zip": (b"flat_id,number\n1,2\n", "cannot be read as XLSX"),
    "cut": (zipped({SHEET: b"<row/>"})[:60], "cannot be read as XLSX"),
    "another zip": (zipped({"a.txt": b"hello"}), "cannot be read as XLSX"),
    "encrypted": (xlsx_guard._OLE + b"rest", "is an old or encrypted workbook"),
    "bomb in a sheet": (
        zipped({SHEET: b"<row>" * (21 << 20)}),
        "holds a sheet of 110100480 bytes, expected at most 104857600",
    ),
    "bomb of texts": (
        zipped({"xl/sharedStrings.xml": b"<si/>" * (3 << 20)}),
        "holds texts of 15728640 bytes, expected at most 10485760",
    ),
    "bomb of styles": (
        zipped({"xl/styles.xml": b" " * (2 << 20)}),
        "holds a part of 2097152 bytes, expected at most 1048576",
    ),
    "many parts": (
        zipped({f"{n}.xml": b"" for n in range(1001)}),
        "has 1001 parts, expected at most 1000",
    ),
    "endless row": (
        zipped({SHEET: b'<row r="1">' + b"<c/>" * (1 << 19)}),
        "has a row of more than 1048576 bytes",
    ),
    "document type": (
        zipped({SHEET: b'<!DOCTYPE x [<!ENTITY a "a">]><row r="1"></row>'}),
        "cannot be read as XLSX",
    ),
    "far column": (
        zipped({SHEET: b'<row r="1"><c r="XFD1"><v>1</v></c></row>'}),
        "has a cell XFD1, expected at most 702 columns",
    ),
    "far row": (zipped({SHEET: b'<row r="9999999999"></row>'}), "cannot be read as XLSX"),
    "rows in disorder": (
        zipped({SHEET: b'<row r="2"></row><row r="1"></row>'}),
        "cannot be read as XLSX",
    ),
    "two rows of one number": (
        zipped({SHEET: b'<row r="2"></row><x:row r="2"></x:row>'}),
        "cannot be read as XLSX",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_table_is_refused_before_it_is_parsed(tmp_path: Path, name: str) -> None:
    """Broken and hostile files get one clear message."""
    content, expected = BROKEN[name]
    path = tmp_path / "readings.xlsx"
    path.write_bytes(content)
    (message,) = said(path)
    assert message.startswith(f"readings.xlsx: {expected}")
    assert "(" in message


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    """200 MB is more than any table that is not a CSV file."""
    path = tmp_path / "readings.xlsx"
    with path.open("wb") as file:
        file.truncate((200 << 20) + 1)
    assert "has 209715201 bytes, expected at most 209715200" in said(path)[0]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b"</sheetData>", b"</sheetDataX>"),
        (SHEET, b'<row r="2">', b'<row r="2"><<'),
        ("xl/workbook.xml", b"<sheets>", b"<sheetz>"),
        ("xl/styles.xml", b"<fonts", b"<font&"),
        ("xl/_rels/workbook.xml.rels", b"/xl/worksheets/sheet1.xml", b"/xl/theme/theme1.xml"),
        ("[Content_Types].xml", b"<Types", b"<Typez"),
    ],
)
def test_broken_parts_refuse_the_file(save: Save, part: str, old: bytes, new: bytes) -> None:
    """Whatever the library makes of them, a person is told the same."""
    path = save("readings", READINGS, ("C1", "2026-10-31", 1, "owner"))
    change_part(path, part, old, new)
    (message,) = said(path)
    assert message.startswith("readings.xlsx: cannot be read as XLSX, expected a workbook")
