"""Rows of import files, changed and imported again, and what then waits for a person."""

import csv
from pathlib import Path
from typing import Any

from sample_company import Company


def rows_of(company: Company, kind: str) -> list[dict[str, str]]:
    """Return the rows of an import file."""
    with (company.home / "input" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(company: Company, kind: str, *rows: dict[str, str], name: str = "") -> Path:
    """Write an import file with these rows."""
    path = company.home / "new" / (name or f"{kind}.csv")
    path.parent.mkdir(exist_ok=True)
    known = rows_of(company, kind)[:1]
    columns = list(dict.fromkeys(name for row in (*known, *rows) for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def bring(company: Company, path: Path) -> int:
    """Import a file; return the exit code."""
    return company.cli("import", str(path)).code


def unsettled(company: Company) -> list[dict[str, Any]]:
    """Return the rows that wait for a person."""
    rows: list[dict[str, Any]] = company.cli("status", "--json").json["unsettled_rows"]
    return rows


def held(company: Company) -> list[tuple[str, str]]:
    """Calculate; return the flats that are held and why."""
    assert company.cli("calculate").code == 0
    found = company.cli("status", "--json").json["held"]
    return [(one["flat_id"], one["code"]) for one in found]
