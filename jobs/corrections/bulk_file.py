"""A list of invoices or flats from a file: `credit`, `void`, `hold`, `release --from FILE.csv`."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.errors import UsageError
from einvoice.core.numbering import NUMBER_DIGITS

NUMBER, FLAT = "invoice_number", "flat_id"
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """A row: an invoice where it has a number, else a flat. ``where`` = ``file:line``."""

    where: str
    number: int | None
    flat_id: str


def read_list(path: Path) -> list[Listed]:
    """Read the rows of a list, such as `export invoices` writes: CSV with a header row.

    Raises:
        UsageError: no such file, no CSV, no column of ours, or a row that names nothing.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError("list-not-text", path=path) from None
    separator = ";" if ";" in text.partition("\n")[0] else ","
    try:
        rows = list(_rows(path, csv.reader(text.splitlines(), delimiter=separator)))
    except csv.Error:
        raise UsageError("list-not-csv", path=path) from None
    if not rows:
        raise UsageError("list-empty", path=path)
    return rows


def _rows(path: Path, lines: Iterator[list[str]]) -> Iterator[Listed]:
    names = [name.strip() for name in next(lines, [])]
    if NUMBER not in names and FLAT not in names:
        raise UsageError("list-no-column", path=path)
    for line, cells in enumerate(lines, 2):
        row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        if any(row.values()):
            yield _listed(f"{path.name}:{line}", row.get(NUMBER, ""), row.get(FLAT, ""))


def _listed(where: str, number: str, flat_id: str) -> Listed:
    if number.isascii() and number.isdigit() and len(number) <= NUMBER_DIGITS:
        return Listed(where, int(number), flat_id)
    if number or not flat_id or len(flat_id) > _LONGEST:
        raise UsageError("list-row-empty", row=where)
    return Listed(where, None, flat_id)
