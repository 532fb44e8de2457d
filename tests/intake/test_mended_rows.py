"""Refused rows in a file of their own: known by their first place, whatever was mended."""

import csv
from pathlib import Path

import openpyxl
import pytest

from einvoice.encodings import Encoding
from einvoice.intake import KINDS, name_of, read_rows, write_refused
from einvoice.intake.examples import example_csv, example_row
from einvoice.texts.screens import SCREEN_TEXTS
from jobs.setup.import_example import import_example

HEADER = "meter_id,read_on,value,source,submitted_at"
BECAUSE = "refused_because"


def refused(path: Path, reasons: dict[int, str], target: Path) -> list[list[str]]:
    """Write the refused rows of a file of readings and return them, the header first."""
    with target.open("w", encoding="utf-8", newline="") as out:
        assert write_refused(path, "readings", Encoding.UTF_8, reasons, out) == len(reasons)
    text = target.read_text("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";" if ";" in text else ","))


@pytest.mark.parametrize("mark", [",", ";"])
def test_refused_rows_keep_their_cells_and_their_separator(tmp_path: Path, mark: str) -> None:
    """So that a decimal comma is still one; the reason is the last column."""
    path = tmp_path / "readings-2026.csv"
    rows = ["C1,2026-10-31,x,owner,", "C2,2026-10-31,1.5,owner,", "C3,2026-10-31,2.5,nobody,"]
    path.write_text("\n".join([HEADER, *rows]).replace(",", mark) + "\n", "utf-8")
    why = {2: "readings-2026.csv:2: value: wrong", 4: "readings-2026.csv:4: source: wrong"}
    target = tmp_path / "readings-2026-refused.csv"
    header, *cells = refused(path, why, target)
    assert header == [*HEADER.split(","), BECAUSE]
    assert cells == [[*rows[0].split(","), why[2]], [*rows[2].split(","), why[4]]]
    value = "1.5" if mark == "," else "1,5"
    mended = target.read_text("utf-8-sig").replace(f"31{mark}x", f"31{mark}{value}")
    target.write_text(mended.replace("nobody", "staff"), "utf-8")
    (chunk,) = read_rows(target, "readings")
    assert chunk.findings == ()
    assert [(row.where, row.line) for row in chunk.rows] == [
        ("readings-2026.csv:2", 2),
        ("readings-2026.csv:4", 4),
    ]
    assert chunk.rows[0].cells == ["C1", "2026-10-31", value, "owner", ""]


def test_a_row_that_is_refused_again_names_its_first_place(tmp_path: Path) -> None:
    """A row that was added, and one whose reason was copied, have their own numbers."""
    path = tmp_path / "readings-refused.csv"
    text = (
        f"{HEADER},{BECAUSE}\n"
        "C1,2026-10-31,y,owner,,readings.csv:14: value: wrong\n"
        "C2,2026-10-31,y,owner,,readings.csv:14: value: wrong\n"
        "C3,2026-10-31,y,owner,,\n"
        "C4,2026-10-31,y,owner,\n"
        "C5,2026-10-31,1.5,owner,,readings.csv:20: two cells\nC6,2026-10-31,1,owner,,x,more\n"
    )
    path.write_text(text, "utf-8")
    (chunk,) = read_rows(path, "readings")
    places = [finding.where for finding in chunk.findings]
    lines = [14, 3, 4, 5]
    assert places == [*(f"readings.csv:{line}: value" for line in lines), "readings.csv:7"]
    assert [(row.file, row.line) for row in chunk.refused] == [
        ("readings.csv", line) for line in [*lines, 7]
    ]
    assert [row.where for row in chunk.rows] == ["readings.csv:20"]


@pytest.mark.parametrize("name", [".", "..", "a/b"])
def test_what_cannot_be_the_name_of_a_file_is_none(tmp_path: Path, name: str) -> None:
    """The row has the name of its own file and its own number."""
    path = tmp_path / "readings-refused.csv"
    text = f"{HEADER},{BECAUSE}\nC1,2026-10-31,y,owner,,{name}:14: value: wrong\n"
    path.write_text(text, "utf-8")
    (chunk,) = read_rows(path, "readings")
    assert [finding.where for finding in chunk.findings] == ["readings-refused.csv:2: value"]


def test_a_column_of_reasons_is_no_column_of_a_kind(tmp_path: Path) -> None:
    """Only as the last column; elsewhere it is unknown."""
    path = tmp_path / "readings.csv"
    path.write_text(f"{BECAUSE},meter_id,read_on,value\n,C1,2026-10-31,1\n", "utf-8")
    (chunk,) = read_rows(path, "readings")
    assert [finding.code for finding in chunk.findings] == ["unknown_column"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_example_can_be_imported_and_each_column_is_explained(
    kind: str, tmp_path: Path
) -> None:
    """Read as it is printed, without a finding; columns in the order of the header."""
    path = tmp_path / f"{kind}.csv"
    path.write_text(example_csv(kind), "utf-8")
    (chunk,) = read_rows(path, kind)
    assert chunk.findings == ()
    (row,) = chunk.rows
    assert tuple(row.cells) == example_row(kind)
    example = import_example(kind)
    header = example.csv.splitlines()[0].split(",")
    assert [column.name for column in example.columns] == header
    assert all(column.text in SCREEN_TEXTS for column in example.columns)
    assert all(column.example in column.choices for column in example.columns if column.choices)


def test_a_sheet_of_a_whole_company_has_its_own_name(tmp_path: Path) -> None:
    """So that row 2 of two sheets are two rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for kind, cells in (("Flats", "F1"), ("readings", "C1,2026-10-31,x")):
        sheet = book.create_sheet(kind)
        sheet.append(["flat_id"] if kind == "Flats" else HEADER.split(",")[:3])
        sheet.append(cells.split(","))
    path = tmp_path / "company.xlsx"
    book.save(path)
    (chunk,) = read_rows(path, "readings")
    assert [finding.where for finding in chunk.findings] == ["company.xlsx[readings]:2: value"]
    (row,) = chunk.refused
    assert (row.file, row.line) == ("company.xlsx[readings]", 2)
    (whole,) = read_rows(path, "flats")
    assert [row.file for row in whole.refused] == ["company.xlsx[flats]"]
    assert name_of(path, "flats") == "company.xlsx[flats]"
