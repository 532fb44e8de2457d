"""XLSX files: one sheet with the same columns as the CSV file, every cell as the text it means.

Numbers and dates arrive as numbers and dates, a formula as the value it last had. Texts stay as
they are written. The file is refused whole where a value could be lost without a word.
"""

import datetime as dt
import numbers
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from einvoice.core.findings import Finding, Level
from einvoice.intake import cells
from einvoice.intake.source import (
    FileRefusedError,
    RawRow,
    check_header,
    placed,
    refused,
    stripped,
)
from einvoice.intake.table import Column, Fault, Kind
from einvoice.intake.xlsx_guard import look, not_xlsx, some

_DIGITS = 15  # what spreadsheet programs keep of a number
_SHOWN_NAME = 40


@dataclass(frozen=True, slots=True)
class XlsxTable:
    """The sheet of an XLSX file whose header is understood."""

    path: Path
    sheet: str
    header_line: int
    width: int
    columns: tuple[tuple[Column, int], ...]
    notes: tuple[Finding, ...] = ()
    last_name: str = ""
    comma: bool = True

    def rows(self) -> Iterator[tuple[int, RawRow]]:
        """Yield each row below the header with its number."""
        names = {place: column.name for column, place in self.columns}
        periods = {place for column, place in self.columns if column.cell is cells.PERIOD}
        for line, row in _rows(self.path, self.sheet):
            if line > self.header_line:
                yield line, self._texts(row, names, periods)

    def _texts(self, row: Sequence[Any], names: dict[int, str], periods: set[int]) -> RawRow:
        texts = []
        for place, cell in enumerate(row):
            if cell.data_type == "e":
                return Fault(names.get(place, f"column {place + 1}"), "bad_value", facts=())
            texts.append(_text(cell.value, period=place in periods))
        return texts + [""] * (self.width - len(texts))


def open_xlsx(path: Path, kind: Kind[Any]) -> XlsxTable:
    """Check a file as a whole, choose its sheet and read its header.

    The sheet is the only visible sheet, or the sheet named after the kind.

    Raises:
        FileRefusedError: not XLSX, too large, several sheets, merged cells, formulas without
            values, or a wrong header.
        OSError: the file cannot be read.
    """
    facts = look(path)
    with _workbook(path) as book:
        sheet = _chosen(path, kind, book)
        hidden = [s.title for s in book.worksheets if s.sheet_state != "visible"]
        cells = facts.get(str(sheet._worksheet_path))  # noqa: SLF001 - there is no public way
    if cells is None:
        raise not_xlsx(path)
    if cells.merged:
        cells_, more = some(cells.merged)
        raise refused(path, 0, "merged_cells", facts=(("cells", cells_), ("more", more)))
    if cells.uncalculated:
        cells_, more = some(cells.uncalculated)
        raise refused(path, 0, "no_value", facts=(("cells", cells_), ("more", more)))
    line, names = _header(path, sheet.title)
    check_header(path, kind, line, names, "first-row-names")
    notes = tuple(_hidden(path, title) for title in hidden)
    columns = placed(kind, names)
    return XlsxTable(path, sheet.title, line, len(names), columns, notes, names[-1])


def sheets_of(path: Path) -> tuple[str, ...]:
    """Return the titles of the visible sheets of a workbook.

    Raises:
        FileRefusedError: not XLSX, or too large.
        OSError: the file cannot be read.
    """
    look(path)
    with _workbook(path) as book:
        return tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible")


def _chosen(path: Path, kind: Kind[Any], book: Any) -> Any:  # noqa: ANN401 - openpyxl's own types
    visible = [s for s in book.worksheets if s.sheet_state == "visible"]
    named = [s for s in visible if s.title.strip().lower() == kind.name]
    if len(visible) == 1 or len(named) == 1:
        return (named or visible)[0]
    titles, more = some([_short(sheet.title) for sheet in visible])
    facts = (("titles", titles), ("more", more), ("kind", kind.name))
    raise refused(path, 0, "many_sheets", facts=facts)


def _hidden(path: Path, title: str) -> Finding:
    facts = (("title", _short(title)),)
    return Finding(Level.NOTE, "hidden_sheet", path.name, facts=facts)


def _short(title: str) -> str:
    return title if len(title) <= _SHOWN_NAME else title[:_SHOWN_NAME] + "..."


def _header(path: Path, sheet: str) -> tuple[int, list[str]]:
    for line, row in _rows(path, sheet):
        names = stripped([_text(cell.value, period=False) for cell in row])
        if names:
            return line, names
    return 1, []


def _rows(path: Path, title: str) -> Iterator[tuple[int, Sequence[Any]]]:
    with _workbook(path) as book:
        sheet = book[title]
        sheet.reset_dimensions()  # what a file says of its own size is not always true
        yield from enumerate(sheet.iter_rows(), 1)


@contextmanager
def _workbook(path: Path) -> Iterator[Any]:
    """Yield an open workbook; whatever the library makes of a broken file refuses it."""
    try:
        from openpyxl import load_workbook

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out: styles, validations, pictures
            book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
    except (FileRefusedError, GeneratorExit, OSError):
        raise
    except Exception:  # noqa: BLE001 - a foreign file can make it fail in any way
        raise not_xlsx(path) from None


def _text(value: object, *, period: bool) -> str:
    """Return what a cell means as the text that a CSV file would have."""
    match value:
        case None:
            text = ""
        case bool():
            text = "yes" if value else "no"
        case dt.datetime() if value.time() == dt.time():
            text = _date(value.date(), period=period)
        case dt.datetime():
            text = value.isoformat(timespec="seconds")
        case dt.date():
            text = _date(value, period=period)
        case int():
            text = str(value)
        case numbers.Real():
            text = _number(value)
        case _:
            text = str(value)
    return text


def _date(day: dt.date, *, period: bool) -> str:
    # Spreadsheet programs turn a typed month into its first day.
    return day.isoformat()[:7] if period and day.day == 1 else day.isoformat()


def _number(value: numbers.Real) -> str:
    """Return a number with the digits that a spreadsheet program shows.

    >>> _number(0.1 + 0.2), _number(12.0), _number(0.00005)
    ('0.3', '12', '0.00005')
    """
    text = f"{value:.{_DIGITS}g}"
    if "e-" in text:
        text = f"{value:.{_DIGITS}f}".rstrip("0")
    return text
