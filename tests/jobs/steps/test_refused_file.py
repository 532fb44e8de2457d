"""Refused rows come back as a file to mend; a whole company comes in one workbook."""

import csv
import re
from pathlib import Path

import openpyxl
from sample_company import PERIOD, Company

from einvoice.core.exit_codes import ExitCode
from einvoice.intake import KINDS

REASON = "refused_because"


def read(path: Path, mark: str = ",") -> list[list[str]]:
    """Return the rows of a file, the header first."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=mark))


def write(path: Path, rows: list[list[str]]) -> None:
    """Write rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def unsettled(company: Company) -> int:
    """Return how many rows wait for a person."""
    return len(company.cli("status", "--json").json["unsettled_rows"])


def test_refused_rows_are_mended_in_their_own_file(company: Company) -> None:
    """One by one: a wrong value, and a wrong key, known again by its place; then it is gone."""
    header, first, second, third = read(company.home / "input" / "readings.csv")[:4]
    path = company.home / "readings-late.csv"
    wrong = [[*first[:2], "1x5", *first[3:]], [second[0], "2026-99-31", *second[2:]]]
    write(path, [header, third, *wrong])
    dry = company.cli("import", str(path), "--dry-run", "--json")
    folder = company.home / "data" / "refused"
    assert dry.json["files"][0]["refused_file"] == ""
    assert not folder.exists()
    refused = company.cli("import", str(path), "--json")
    assert refused.code == ExitCode.NEEDS_A_PERSON
    target = folder / "readings-late-refused.csv"
    assert refused.json["files"][0]["refused_file"] == str(target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    names, *rows = read(target)
    assert names == [*header, REASON]
    assert [row[:-1] for row in rows] == wrong
    assert [row[-1].split(": ")[:2] for row in rows] == [
        ["readings-late.csv:3", "value"],
        ["readings-late.csv:4", "read_on"],
    ]
    assert str(target) in company.cli("import", str(path)).err
    assert unsettled(company) == 2

    write(target, [names, rows[0], [*second, rows[1][-1]]])
    again = company.cli("import", str(target), "--json").json["files"][0]
    assert (again["unchanged"], again["refused"], again["settled"]) == (1, 1, 1)
    assert read(target) == [names, rows[0]]
    assert unsettled(company) == 1
    write(target, [names, [*first, rows[0][-1]]])
    last = company.cli("import", str(target), "--json")
    assert last.code == 0
    assert last.json["files"][0]["settled"] == 1
    assert not target.exists()
    assert unsettled(company) == 0


def test_a_whole_company_is_one_workbook(empty_company: Company) -> None:
    """A sheet for each kind, in any order; other sheets are named."""
    company, book = empty_company, openpyxl.Workbook()
    book.worksheets[0].title = "Notes"
    for kind in reversed([*KINDS]):
        path = company.home / "input" / f"{kind}.csv"
        if path.exists():
            sheet = book.create_sheet(kind.title())
            for row in read(path):
                sheet.append(row)
    book["Readings"].append(["no-such-meter", "2026-10-31", "1"])
    path = company.home / "company.xlsx"
    book.save(path)
    result = company.cli("import", str(path), "--json")
    assert result.code == ExitCode.NEEDS_A_PERSON
    assert result.json["skipped"] == ["company.xlsx[Notes]"]
    names = [file["file"] for file in result.json["files"]]
    assert names[:3] == [f"company.xlsx[{kind}]" for kind in ("buildings", "flats", "customers")]
    assert {file["file"]: file["refused"] for file in result.json["files"] if file["refused"]} == {
        "company.xlsx[readings]": 1
    }
    target = company.home / "data" / "refused" / "readings-company-refused.csv"
    (row,) = read(target, ";")[1:]
    assert row[-1].startswith("company.xlsx[readings]:")
    assert row[0] == "no-such-meter"
    assert company.cli("import", "--set-aside", "1", "--reason", "no meter").code == 0
    assert company.cli("run", "--period", str(PERIOD)).code == 0


def test_an_example_is_printed_with_its_columns_explained(company: Company) -> None:
    """The file alone is data; the explanation is talk in the language of the screen."""
    company.edit_config('language = "en"', 'language = "lv"')
    shown = company.cli("import", "--example", "flats")
    assert shown.code == 0
    assert len(shown.out.splitlines()) == 2
    assert shown.out.startswith("flat_id,building_id,number,kind,")
    assert re.search(r"^fee_area_m2\* +platība", shown.err, re.MULTILINE)
    assert "viens no: apartment, non_residential, studio" in shown.err
    assert shown.last_line.endswith("import flats.csv --dry-run")
    columns = company.cli("import", "--example", "tariffs", "--json").json["columns"]
    assert [column["name"] for column in columns if column["required"]] == (
        "service valid_from unit price_net vat_percent".split()
    )
    wrong = company.cli("import", "--example", "flat")
    assert wrong.code == ExitCode.USAGE
    assert "flats" in wrong.err
    assert company.cli("import", "x.csv", "--example", "flats").code == ExitCode.USAGE
