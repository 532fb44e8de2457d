"""Reading an import file: chunks of rows that can be used, and findings for those that cannot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from einvoice.core.findings import Finding, Level
from einvoice.core.unsettled import UnsettledRow
from einvoice.encodings import Encoding
from einvoice.intake.csv_file import open_csv
from einvoice.intake.kinds import KINDS, kind_of
from einvoice.intake.known import CoreRow
from einvoice.intake.mendable import NamedRows, with_origin, write_mendable
from einvoice.intake.refused import RefusedRows, refused_file
from einvoice.intake.repeats import Repeats
from einvoice.intake.rows import RowReader
from einvoice.intake.source import FileRefusedError, Source
from einvoice.intake.table import Fault, Kind, finding_of

CHUNK_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """A row that can be used by itself; ``where`` is its file and line, ``cells`` its texts.

    ``unread`` are fields that keep what was known before, since their cells could not be read.
    """

    where: str
    row: CoreRow
    line: int = 0
    cells: Sequence[str] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of a file in its order, and what was found while reading them.

    ``refused`` are the rows that cannot be used, or the file as a whole. ``refusing`` makes the
    same of rows that are refused later; None where no row could be read.
    """

    rows: tuple[ParsedRow, ...]
    findings: tuple[Finding, ...]
    refused: tuple[UnsettledRow, ...] = ()
    refusing: RefusedRows | None = None


def read_rows(
    path: Path,
    kind_name: str,
    chunk_rows: int = CHUNK_ROWS,
    encoding: Encoding = Encoding.UTF_8,
) -> Iterator[Chunk]:
    """Yield the usable rows of a file and the findings for the others.

    A file that cannot be read as a whole gives one chunk without rows. A row whose key is
    in the file before with other values is refused; with the same values it is kept.

    Raises:
        OSError: the file cannot be read.
    """
    kind = KINDS[kind_name]
    try:
        table = open_table(path, kind, encoding)
        reader = RowReader(table, kind)
        repeats = Repeats(table, reader)
    except FileRefusedError as refused:
        whole = refused_file(kind_name, path, name_of(path, kind_name), refused.findings[0].code)
        yield Chunk((), refused.findings, (whole,))
        return
    refusing = RefusedRows(table, kind)
    yield from _chunks(table, _read(table, reader, repeats, refusing), refusing, chunk_rows)


def open_table(path: Path, kind: Kind[Any], encoding: Encoding) -> Source:
    """Open a file by its format, under the name that messages about its rows have.

    Raises:
        FileRefusedError: nothing of it can be used.
        OSError: it cannot be read.
    """
    if path.suffix.lower() != ".xlsx":
        csv_table = open_csv(path, kind, encoding)
        return with_origin(csv_table, csv_table.last_name)
    from einvoice.intake.xlsx_file import open_xlsx

    workbook = open_xlsx(path, kind)
    table = with_origin(workbook, workbook.last_name)
    return NamedRows(table, name_of(path, kind.name)) if table is workbook else table


def name_of(path: Path, kind_name: str) -> str:
    """Return how messages call a file, or the sheet of a workbook of several kinds.

    >>> name_of(Path("in/flats-2026.xlsx"), "flats"), name_of(Path("company.xlsx"), "flats")
    ('flats-2026.xlsx', 'company.xlsx[flats]')
    """
    return path.name if kind_of(path) == kind_name else f"{path.name}[{kind_name}]"


def write_refused(
    path: Path, kind_name: str, encoding: Encoding, reasons: Mapping[int, str], out: TextIO
) -> int:
    """Write the rows of a file with these numbers, each with why it was refused.

    Raises:
        FileRefusedError: the file was changed meanwhile.
        OSError: it cannot be read.
    """
    return write_mendable(open_table(path, KINDS[kind_name], encoding), reasons, out)


def _chunks(
    table: Source,
    read: Iterator[tuple[ParsedRow | UnsettledRow, tuple[Finding, ...]]],
    refusing: RefusedRows,
    chunk_rows: int,
) -> Iterator[Chunk]:
    rows: list[ParsedRow] = []
    refused: list[UnsettledRow] = []
    findings: list[Finding] = [*table.notes]
    empty = True
    for parsed, of_row in read:
        empty = False
        findings += of_row
        if isinstance(parsed, ParsedRow):
            rows.append(parsed)
        else:
            refused.append(parsed)
        if len(rows) + len(findings) >= chunk_rows:
            yield Chunk(tuple(rows), tuple(findings), tuple(refused), refusing)
            rows, findings, refused = [], [], []
    if empty:
        findings.append(_no_rows(table.path))
    if rows or findings:
        yield Chunk(tuple(rows), tuple(findings), tuple(refused), refusing)


def _read(
    table: Source, reader: RowReader, repeats: Repeats, refusing: RefusedRows
) -> Iterator[tuple[ParsedRow | UnsettledRow, tuple[Finding, ...]]]:
    name = table.path.name
    for line, cells in table.rows():
        row, faults = reader.read(cells)
        if row is None and not faults:
            continue
        if row is not None and not isinstance(cells, Fault):
            repeated = repeats.fault(line, cells, row)
            if repeated is not None:
                row, faults = None, (repeated,)
        where = f"{name}:{line}"
        findings = tuple([finding_of(where, fault) for fault in faults])
        if row is None:
            yield refusing.refused(line, cells, faults), findings
        elif not isinstance(cells, Fault):
            unread = reader.unread(faults) if faults else ()
            yield ParsedRow(where, row, line, cells, unread), findings


def _no_rows(path: Path) -> Finding:
    return Finding(Level.NOTE, "no_rows", path.name, facts=())


def sheets_of(path: Path) -> tuple[str, ...]:
    """Return the titles of a workbook's visible sheets; none where it cannot be read."""
    from einvoice.intake import xlsx_file

    try:
        return xlsx_file.sheets_of(path)
    except FileRefusedError:
        return ()
