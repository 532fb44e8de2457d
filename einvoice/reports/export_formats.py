"""How an exported table is written: for programs, for a spreadsheet program, as a workbook."""

import csv
import io
import os
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from typing import BinaryIO

from einvoice.core.money import format_cents
from einvoice.reports.export_rows import Row
from einvoice.reports.tables import Cell, Euro
from einvoice.reports.xlsx_rows import write_xlsx_rows

_CENTS, _EUR = "_cents", "_eur"
_DECIMAL = frozenset({"quantity", "unit_price", "vat_percent"})
_COUNT = frozenset({"invoices", "line_no"})
_MARK = b"\xef\xbb\xbf"
"""The byte-order mark by which a spreadsheet program knows UTF-8."""


class ExportFormat(StrEnum):
    """For whom a table is written."""

    CSV = "csv"  # the contract with other programs: commas, cents, decimal point
    CSV_EXCEL = "csv-excel"  # as a spreadsheet program of these countries opens it; euros
    XLSX = "xlsx"


def write_table(
    form: ExportFormat, name: str, columns: Row, rows: Iterable[Row], out: BinaryIO
) -> int:
    """Write a table and return how many rows it has."""
    return _WRITERS[form](name, columns, rows, out)


def csv_text(columns: Row, rows: Iterable[Row]) -> str:
    """Return a table for programs as a text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _csv(name: str, columns: Row, rows: Iterable[Row], out: BinaryIO) -> int:
    del name
    harmless = ([_harmless(cell) for cell in row] for row in rows)
    return _written(out, columns, harmless, delimiter=",", end="\n")


def _csv_excel(name: str, columns: Row, rows: Iterable[Row], out: BinaryIO) -> int:
    del name
    out.write(_MARK)
    out.flush()
    cells = ([_local(*pair) for pair in zip(columns, row, strict=True)] for row in rows)
    return _written(out, _in_euros(columns), cells, delimiter=";", end="\r\n")


def _written(out: BinaryIO, columns: Row, rows: Iterable[Row], *, delimiter: str, end: str) -> int:
    count = 0
    with os.fdopen(os.dup(out.fileno()), "w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
        writer.writerow(columns)
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def _xlsx(name: str, columns: Row, rows: Iterable[Row], out: BinaryIO) -> int:
    cells = (tuple(_cell(*pair) for pair in zip(columns, row, strict=True)) for row in rows)
    return write_xlsx_rows(name, tuple(_in_euros(columns)), cells, out)


def _in_euros(columns: Row) -> list[str]:
    return ["eur" if name == "cents" else name.replace(_CENTS, _EUR) for name in columns]


def _is_cents(column: str) -> bool:
    return column == "cents" or column.endswith(_CENTS)


def _local(column: str, cell: str) -> str:
    """Return a cell in euros and with a decimal comma."""
    if _is_cents(column) and cell:
        return format_cents(int(cell)).replace(".", ",")
    return cell.replace(".", ",") if column in _DECIMAL else _harmless(cell)


def _cell(column: str, cell: str) -> Cell:
    """Return a cell as a number where it is one."""
    if not cell:
        return cell
    if _is_cents(column):
        return Euro(int(cell))
    if column in _DECIMAL:
        return Decimal(cell)
    return int(cell) if column in _COUNT else cell


def _harmless(cell: str) -> str:
    """Return a text that no spreadsheet program takes for a formula."""
    is_number = cell.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} and not is_number else cell


_WRITERS: dict[ExportFormat, Callable[[str, Row, Iterable[Row], BinaryIO], int]] = {
    ExportFormat.CSV: _csv,
    ExportFormat.CSV_EXCEL: _csv_excel,
    ExportFormat.XLSX: _xlsx,
}
