"""A report as a spreadsheet: sums are numbers, text is never taken for a formula."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO

from einvoice.reports.tables import Cell, Euro, ReportTable

if TYPE_CHECKING:
    from openpyxl.cell import Cell as XlsxCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_MONEY = "# ##0.00"
_WIDEST = 70
_ROOM = 2


def write_xlsx(tables: Iterable[ReportTable], out: BinaryIO) -> None:
    """Write tables into a workbook, one sheet per page, each printed one page wide."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        known = table.page in book.sheetnames
        sheet = book[table.page] if known else _new_sheet(book.create_sheet(table.page))
        _add(sheet, table, sheet.max_row + 2 if known else 1)
    book.save(out)


def _new_sheet(sheet: "Worksheet") -> "Worksheet":
    set_up_pages(sheet)
    return sheet


def set_up_pages(sheet: "Worksheet") -> None:
    """Let a sheet be printed one page wide."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _add(sheet: "Worksheet", table: ReportTable, row: int) -> None:
    from openpyxl.styles import Font

    put_text(sheet.cell(row, 1), table.title).font = Font(bold=True, size=13)
    for place, name in enumerate(table.columns, 1):
        put_text(sheet.cell(row + 1, place), name).font = Font(bold=True)
        _widen(sheet, place, name)
    for below, values in enumerate(table.rows, row + 2):
        for place, value in enumerate(values, 1):
            put_cell(sheet.cell(below, place), value)
            _widen(sheet, place, str(value.cents) if isinstance(value, Euro) else str(value))
    if table.is_chart:
        _draw(sheet, table, row)


def _draw(sheet: "Worksheet", table: ReportTable, row: int) -> None:
    """Draw a table as bars beside it, a colour for each column of figures."""
    from openpyxl.chart import BarChart, Reference

    chart = BarChart()
    chart.type, chart.title, chart.style = "bar", table.title, 10
    chart.height, chart.width = max(8, len(table.rows) * 0.9), 22
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    last, end = len(table.columns), row + 1 + len(table.rows)
    values = Reference(sheet, min_col=2, max_col=last, min_row=row + 1, max_row=end)
    chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=row + 2, max_row=end))
    sheet.add_chart(chart, sheet.cell(row, last + 2).coordinate)


def put_cell(cell: "XlsxCell | MergedCell", value: Cell) -> None:
    """Put a value into a cell: sums and counts as numbers, everything else as text."""
    if isinstance(value, Euro):
        cell.value = Decimal(value.cents).scaleb(-2)
        cell.number_format = _MONEY
    elif isinstance(value, int | Decimal):
        cell.value = value
    else:
        put_text(cell, value)


def put_text(cell: "XlsxCell | MergedCell", value: str) -> "XlsxCell | MergedCell":
    """Put a text into a cell, whatever it looks like."""
    cell.value = value
    cell.data_type = "s"  # also what begins with "=": it is text, whoever wrote it
    return cell


def _widen(sheet: "Worksheet", place: int, text: str) -> None:
    from openpyxl.utils import get_column_letter

    column = sheet.column_dimensions[get_column_letter(place)]
    column.width = max(column.width, width_of(len(text)))


def width_of(characters: int) -> int:
    """Return the width of a column by the length of its longest text."""
    return min(characters + _ROOM, _WIDEST)
