"""Reading an import file: chunks of rows that can be used, and findings for those that cannot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from einvoice.core.findings import Finding, Level
from einvoice.core.unsettled import UnsettledRow
from einvoice.encodings import Encoding
from einvoice.intake.csv_file import open_csv
from einvoice.intake.kinds import KINDS
from einvoice.intake.known import CoreRow
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
        table = _open(path, kind, encoding)
        reader = RowReader(table, kind)
        repeats = Repeats(table, reader)
    except FileRefusedError as refused:
        whole = refused_file(kind_name, path, refused.findings[0].code)
        yield Chunk((), refused.findings, (whole,))
        return
    refusing = RefusedRows(table, kind)
    yield from _chunks(table, _read(table, reader, repeats, refusing), refusing, chunk_rows)


def _open(path: Path, kind: Kind[Any], encoding: Encoding) -> Source:
    if path.suffix.lower() != ".xlsx":
        return open_csv(path, kind, encoding)
    from einvoice.intake.xlsx_file import open_xlsx

    return open_xlsx(path, kind)


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
