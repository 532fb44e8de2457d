"""A sample that goes on: the next months of a company are imported and issued as the first."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from sample_company import Company

from einvoice.core.errors import UsageError
from jobs.setup.sample import write_next_month

NOVEMBER, DECEMBER = "2026-12-05", "2027-01-05"


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_next_two_months_of_a_company_are_issued(company: Company) -> None:
    """Every meter is read once and goes on where it was; nothing is refused, held or missing."""
    start, first, second = (str(company.home / name) for name in ("input", "nov", "dec"))
    assert company.cli("run", today="2026-11-05").code == 0
    assert company.cli("sample", first, "--continue", start).code == 0
    ended = ("sample", second, "--continue", start, "--continue", first)
    assert company.cli(*ended).last_line.endswith(f" import {second}")
    before = {row["meter_id"]: row["value"] for row in rows(Path(start) / "readings.csv")}
    there = {row["meter_id"] for row in rows(Path(start) / "meters.csv") if not row["removed_on"]}
    for folder, day, period in ((first, NOVEMBER, "2026-11"), (second, DECEMBER, "2026-12")):
        read = rows(Path(folder) / "readings.csv")
        assert {row["meter_id"] for row in read} == there
        assert len(read) == len(there)
        assert all(row["read_on"] > f"{period}-28" for row in read)
        lower = [row for row in read if Decimal(row["value"]) < Decimal(before[row["meter_id"]])]
        assert len(lower) <= 1, "but one that rolled over"
        before |= {row["meter_id"]: row["value"] for row in read}
        assert company.cli("import", folder, today=day).code == 0
        assert company.cli("run", today=day).code == 0
        counts = company.cli("status", "--json", today=day).json["counts"]
        assert (counts["flats"], counts["issued"]) == (24, 24)
    assert len({row["period"] for row in rows(Path(second) / "costs.csv")}) == 1


def test_it_is_a_function_of_its_files_and_seed(company: Company, tmp_path: Path) -> None:
    """The same bytes each time; another seed draws others; what is no sample is refused."""
    start = company.home / "input"
    written = {
        name: [path.read_bytes() for path in write_next_month(tmp_path / name, [start], seed).paths]
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    }
    assert written["a"] == written["b"] != written["c"]
    with pytest.raises(UsageError, match="sample-not-continued"):
        write_next_month(tmp_path / "d", [tmp_path], 1)
    for more in (("--flats", "3"), ("--payments",), ("--period", "2026-11")):
        given = ("sample", str(tmp_path / "e"), "--continue", str(start), *more)
        assert company.cli(*given).code == 2
