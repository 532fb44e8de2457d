"""What the tests of workbooks share: rows, findings and reasons of a file."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from einvoice.core.findings import Finding
from einvoice.intake import CoreRow, read_rows
from einvoice.texts.findings import line

READINGS = ("meter_id", "read_on", "value", "source")
Row = Sequence[Any]

Save = Callable[..., Path]


def read(path: Path, kind: str = "readings") -> tuple[list[CoreRow], list[Finding]]:
    """Return the usable rows and what was found."""
    chunks = list(read_rows(path, kind))
    rows = [parsed.row for chunk in chunks for parsed in chunk.rows]
    return rows, [finding for chunk in chunks for finding in chunk.findings]


def said(path: Path, kind: str = "readings") -> list[str]:
    """Return what a person is told of a file of which nothing is used."""
    rows, findings = read(path, kind)
    assert rows == []
    return [line(finding, "en") for finding in findings]


def change_part(path: Path, name: str, old: bytes, new: bytes) -> None:
    """Replace one text within a part of the file."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


SHEET = "xl/worksheets/sheet1.xml"
