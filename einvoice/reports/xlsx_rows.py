"""One long table as a spreadsheet, written row by row: the file holds them, the memory does not."""

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from einvoice.core.errors import UsageError
from einvoice.reports.tables import Cell, Euro
from einvoice.reports.xlsx import put_cell, put_text, set_up_pages, width_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell as XlsxCell
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_ROWS = 1_048_574
"""A sheet has 1,048,576 rows: a title, the names of the columns, and these."""
_SEEN_FOR_WIDTH = 1000


def write_xlsx_rows(
    title: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], out: BinaryIO
) -> int:
    """Write a table into a workbook and return how many rows it has.

    Raises:
        UsageError: a spreadsheet has fewer rows than the table.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = cast("Worksheet", book.create_sheet(title))
    set_up_pages(sheet)
    source = iter(rows)
    first = list(itertools.islice(source, _SEEN_FOR_WIDTH))
    _widen(sheet, [columns, *first])
    sheet.append([_heading(sheet, title, 13)])
    sheet.append([_heading(sheet, name, None) for name in columns])
    count = 0
    for count, row in enumerate(itertools.chain(first, source), 1):
        if count > _MOST_ROWS:
            raise UsageError("too-many-rows", most=_MOST_ROWS)
        sheet.append(list(_cells(sheet, row)))
    book.save(out)
    return count


def _cells(sheet: "Worksheet", row: tuple[Cell, ...]) -> "Iterator[XlsxCell]":
    from openpyxl.cell import WriteOnlyCell

    for value in row:
        cell = WriteOnlyCell(sheet)
        put_cell(cell, value)
        yield cell


def _heading(sheet: "Worksheet", text: str, size: int | None) -> "XlsxCell":
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet)
    put_text(cell, text).font = Font(bold=True, size=size)
    return cell


def _widen(sheet: "Worksheet", rows: Iterable[tuple[Cell, ...]]) -> None:
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(zip(*rows, strict=True), 1):
        texts = (str(value.cents) if isinstance(value, Euro) else str(value) for value in column)
        sheet.column_dimensions[get_column_letter(place)].width = width_of(max(map(len, texts)))
