"""Broken workbooks, one per kind of fault, made when they are needed: their bytes carry dates."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Protection

READINGS = ("meter_id", "read_on", "value")
GOOD = ("C1", "2026-10-31", 12.5)


def _saved(*rows: tuple[Any, ...], change: Callable[[Workbook], object] | None = None) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    if change is not None:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _second_sheet(book: Workbook) -> None:
    book.create_sheet("Lapa2").append(GOOD)


def _hidden_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("vecie")
    sheet.append(GOOD)
    sheet.sheet_state = "hidden"


def _locked(book: Workbook) -> None:
    book.worksheets[0]["A2"].protection = Protection(locked=True)
    book.worksheets[0].protection.enable()


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "readings-csv_renamed.xlsx": lambda: b"meter_id,read_on,value\nC1,2026-10-31,12.5\n",
    "readings-cut_off.xlsx": lambda: _saved(READINGS, GOOD)[:2000],
    "readings-empty.xlsx": lambda: b"",
    "readings-error_value.xlsx": lambda: _saved(READINGS, ("C1", "2026-10-31", "#N/A"), GOOD),
    "readings-formula.xlsx": lambda: _saved(READINGS, ("C1", "2026-10-31", "=A1*2")),
    "readings-hidden_sheet.xlsx": lambda: _saved(READINGS, GOOD, change=_hidden_sheet),
    "readings-locked_sheet.xlsx": lambda: _saved(READINGS, GOOD, change=_locked),
    "readings-merged.xlsx": lambda: _saved(
        READINGS, GOOD, change=lambda book: book.worksheets[0].merge_cells("A2:B2")
    ),
    "readings-no_table.xlsx": _saved,
    "readings-old_excel.xlsx": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    "readings-text_numbers.xlsx": lambda: _saved(
        READINGS, ("C1", "31.10.2026", "12,5"), ("C1", "2026-10-31", "1 000,5"), GOOD
    ),
    "readings-two_sheets.xlsx": lambda: _saved(READINGS, GOOD, change=_second_sheet),
    "readings-wrong_header.xlsx": lambda: _saved(("skaitītājs", "read_on", "value"), GOOD),
}
"""By file name; an old or encrypted workbook begins like `old_excel`."""


def write(name: str, folder: Path) -> Path:
    """Write one of them and return its path."""
    path = folder / name
    path.write_bytes(WORKBOOKS[name]())
    return path
