"""The spreadsheet of a report: what is a number, what is text, and where it stands."""

import io
from decimal import Decimal

import openpyxl

from einvoice.reports.tables import Euro, ReportTable
from einvoice.reports.xlsx import write_xlsx


def test_sums_are_numbers_and_text_is_never_a_formula() -> None:
    """A sheet per page, tables below each other, cents exact, '=1+1' as it was written."""
    tables = [
        ReportTable(
            "Mēnesis", "Bankas", ("banka", "EUR"), (("seb", Euro(-1234567)), ("x", Euro(5)))
        ),
        ReportTable("Mēnesis", "Faili", ("fails", "rēķini"), (("=1+1", 7),)),
        ReportTable("Citi", "Citi", ("a",), (("ķ" * 200,),)),
    ]
    out = io.BytesIO()
    write_xlsx(tables, out)
    out.seek(0)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Mēnesis", "Citi"]
    sheet = book["Mēnesis"]
    assert [cell.value for cell in sheet["A"]][:4] == ["Bankas", "banka", "seb", "x"]
    assert Decimal(str(sheet["B3"].value)) == Decimal("-12345.67")
    assert sheet["B3"].number_format == "# ##0.00"
    assert [sheet.cell(row, 1).value for row in (6, 7, 8)] == ["Faili", "fails", "=1+1"]
    assert (sheet["A8"].data_type, sheet["B8"].value) == ("s", 7)
    assert sheet.page_setup.orientation == "landscape"
    assert book["Citi"].column_dimensions["A"].width == 70
