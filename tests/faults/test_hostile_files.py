"""Files nobody meant well, or that went wrong on their way: bounded memory, one clear answer."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_company import Company
from unmeasured import unmeasured

PROGRAM = Path(__file__).with_name("limited_import.py")
MIB = 1 << 20
BOUND = 256
SHEET = "xl/worksheets/sheet1.xml"
HEAD = b"meter_id,read_on,value,source,submitted_at\n"
SOAK = bool(os.environ.get("SOAK"))
SIZE = 200 * MIB if SOAK else 40 * MIB
ROWS = 5_000_000 if SOAK else 40_000
OF_EACH_FAULT = 1000 if SOAK else 100
"""Memory does not grow with the size; the long runs prove it at 200 MiB and 11 million rows."""


def fill(path: Path, head: bytes, block: bytes, size: int = SIZE) -> None:
    """Write one thing again and again."""
    with path.open("wb") as file:
        file.write(head)
        for _ in range(size // len(block)):
            file.write(block)


def lines(path: Path) -> None:
    """Short rows that are all wrong."""
    path.write_bytes(HEAD + b"a\n" * ROWS)


def too_many_rows(path: Path) -> None:
    """More rows than can be remembered."""
    path.write_bytes(HEAD + b"a\n" * 11_000_000)


def empty_lines(path: Path) -> None:
    """Nothing but line breaks."""
    path.write_bytes(HEAD + b"\n" * ROWS)


def one_line(path: Path) -> None:
    """A row that does not end."""
    fill(path, HEAD, b"x" * MIB)


def one_quoted_row(path: Path) -> None:
    """A row of cells with line breaks that does not end."""
    fill(path, HEAD, b'"a\n",' * 100_000)


def open_quote(path: Path) -> None:
    """A quote that nobody closes."""
    path.write_bytes(HEAD + b'"' + b"x,2026-10-31,1,owner\n" * ROWS)


def zeros(path: Path) -> None:
    """NUL bytes: a disk image, or a file cut off by a crash."""
    fill(path, b"", b"\0" * MIB)


def wide_header(path: Path) -> None:
    """A header of very many columns."""
    path.write_bytes(b"meter_id," * 100_000 + b"\n")


def zip_of(path: Path, name: str, head: bytes, block: bytes, size: int) -> None:
    """Write an XLSX with one part."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as p:
        p.write(head)
        for _ in range(size // len(block)):
            p.write(block)


def bomb(path: Path) -> None:
    """A sheet of a gigabyte in a megabyte."""
    zip_of(path, SHEET, b"", b"<row/>" * 100_000, (1 << 30 if SOAK else 1 << 27))


def long_cell(path: Path) -> None:
    """One cell of 90 megabytes."""
    head = b'<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>'
    zip_of(path, SHEET, head, b"x" * MIB, 90 * MIB)


FILES: list[tuple[Callable[[Path], None], str, str]] = [
    (lines, "csv", "has 1 cell, expected 5"),
    (empty_lines, "csv", "has a header row and nothing below it"),
    (one_line, "csv", "a row does not end, expected rows"),
    (one_quoted_row, "csv", "a row does not end, expected rows"),
    (open_quote, "csv", "the quotes do not match"),
    (zeros, "csv", "a row does not end, expected rows"),
    (wide_header, "csv", "the header row has 100000 columns, expected at most 1000"),
    (bomb, "xlsx", "expected at most 104857600"),
    (long_cell, "xlsx", "has a row of more than 1048576 bytes"),
]
if SOAK:
    FILES.append((too_many_rows, "csv", "has more rows, expected at most 10000000"))


def read_apart(path: Path) -> subprocess.CompletedProcess[str]:
    """Read a file in a process of its own, which has little memory."""
    command = [sys.executable, str(PROGRAM), str(path), "readings"]
    with unmeasured():
        return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("write", "suffix", "said"), FILES, ids=lambda item: getattr(item, "__name__", "")
)
def test_memory_is_bounded(
    tmp_path: Path, write: Callable[[Path], None], suffix: str, said: str
) -> None:
    """With 256 MiB the file is read to its end or refused, and a person is told why."""
    path = tmp_path / f"readings.{suffix}"
    write(path)
    done = read_apart(path)
    assert done.returncode == 0, done.stderr[-2000:]
    rows, findings, grown, shown = done.stdout.split(" ", 3)
    assert int(rows) == 0
    assert int(findings) > 0
    assert said in shown
    assert int(grown) < BOUND


def test_a_large_workbook_is_read_in_bounded_memory(tmp_path: Path) -> None:
    """Some megabytes of good rows in a sheet do not grow beyond the bound."""
    from openpyxl import Workbook

    count = 150_000 if SOAK else 10_000
    book = Workbook(write_only=True)
    sheet = book.create_sheet("readings")
    sheet.append(["meter_id", "read_on", "value", "source", "submitted_at"])
    for number in range(count):
        sheet.append([f"C{number}", "2026-10-31", number, "owner", None])
    path = tmp_path / "readings.xlsx"
    book.save(path)
    done = read_apart(path)
    assert done.returncode == 0, done.stderr[-2000:]
    rows, findings, grown, _ = done.stdout.split(" ", 3)
    assert (int(rows), int(findings)) == (count, 0)
    assert int(grown) < BOUND


def test_bad_rows_by_the_thousand_lose_no_good_one(empty_company: Company) -> None:
    """A hundred rows of each fault: each is counted, the first are shown, good ones are kept."""
    path = empty_company.home / "input" / "flats.csv"
    head, *good = path.read_text("utf-8").splitlines()
    bad = [
        "x" * 21 + ",B0001,1,,60,58,2,,,",
        "N{n},B9999,1,,60,58,2,,,",
        "N{n},B0001,1,,sixty,58,2,,,",
        "N{n},B0001,1,,-1,58,2,,,",
        "N{n},B0001,1,,1e9,58,2,,,",
        "N{n},B0001,\x1b[2J,,60,58,2,,,",
        "N{n},B0001,\ufffe,,60,58,2,,,",
        "N{n},B0001,1,,60,58,2,,2026-02-30,",
        "N{n},B0001,1,,60,58,2,,2026-10-02,2026-10-01",
        "N{n},B0001,1,castle,60,58,2,,,",
        "N{n},B0001",
        "N{n},B0001,1,,60,58,2,,,,,,more",
        '"N{n}"x,B0001,1,,60,58,2,,,',
        "B0001-1,B0001,1,,61,58,2,,2026-10-02,",
    ]
    rows = [line.format(n=n) for n in range(OF_EACH_FAULT) for line in bad]
    names = head.split(",")
    order = "flat_id building_id number kind fee_area_m2 heat_area_m2 declared_persons"
    assert names[:7] == order.split()
    path.write_bytes("\n".join([head, *good, *rows, ""]).encode("utf-8"))
    source = str(empty_company.home / "input")
    result = empty_company.cli("import", source, "--json")
    assert result.code == 3
    (flats,) = [file for file in result.json["files"] if file["kind"] == "flats"]
    assert (flats["new"], flats["refused"]) == (len(good), len(rows))
    assert len(flats["findings"]) == 1000
    assert empty_company.cli("import", source, "--json").json["files"][1]["unchanged"] == len(good)


def test_one_file_is_one_transaction(empty_company: Company) -> None:
    """What breaks in the middle of a file leaves nothing of that file, and all of those before."""
    import jobs.steps.import_files as job

    source = empty_company.home / "input"

    def chunks_that_break(*args: object, **kwargs: object) -> object:
        for place, chunk in enumerate(real(*args, chunk_rows=5, **kwargs)):  # type: ignore[arg-type]
            if args[1] == "flats" and place == 2:
                raise OSError(5, "the disk went away")
            yield chunk

    real = job.read_rows
    job.read_rows = chunks_that_break  # type: ignore[assignment]
    try:
        with pytest.raises(OSError, match="disk went away"):
            empty_company.cli("import", str(source))
    finally:
        job.read_rows = real
    files = empty_company.cli("import", str(source), "--json").json["files"]
    found = {file["kind"]: (file["new"], file["unchanged"]) for file in files}
    assert found["buildings"][0] == 0
    assert found["flats"][1] == 0
