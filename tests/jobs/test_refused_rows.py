"""A refused row is kept and holds what it is about, until it is mended or set aside."""

import csv
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sample_company import Company

FLAT = "B0001-4"
NEW_OWNER = {
    "flat_id": FLAT,
    "name": "Anna Jauniņa",
    "customer_kind": "person",
    "email": "anna@example.lv",
    "language": "lv",
    "valid_from": "2026-10-16",
}


def rows_of(company: Company, kind: str) -> list[dict[str, str]]:
    """Return the rows of an import file."""
    with (company.home / "input" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(company: Company, kind: str, *rows: dict[str, str], name: str = "") -> Path:
    """Write an import file with these rows."""
    path = company.home / "new" / (name or f"{kind}.csv")
    path.parent.mkdir(exist_ok=True)
    columns = list(rows_of(company, kind)[0])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def bring(company: Company, path: Path) -> int:
    """Import a file; return the exit code."""
    return company.cli("import", str(path)).code


def old_owner(company: Company) -> dict[str, str]:
    """Return the present customer of the flat."""
    return next(row for row in rows_of(company, "customers") if row["flat_id"] == FLAT)


def unsettled(company: Company) -> list[dict[str, Any]]:
    """Return the rows that wait for a person."""
    rows: list[dict[str, Any]] = company.cli("status", "--json").json["unsettled_rows"]
    return rows


def buyers(company: Company) -> set[str]:
    """Return the names on the flat's issued invoices."""
    with closing(sqlite3.connect(company.home / "data" / "einvoice.db")) as connection:
        query = "SELECT buyer_name FROM invoices WHERE flat_id=? AND number IS NOT NULL"
        return {name for (name,) in connection.execute(query, (FLAT,))}


def test_the_month_does_not_go_to_the_old_owner(company: Company) -> None:
    """The new owner's row is refused beside the old one's: the flat waits, the others go."""
    closed = old_owner(company) | {"valid_to": "2026-10-15", "code": "x" * 21}
    path = write(company, "customers", closed, NEW_OWNER)
    assert bring(company, path) == 3
    result = company.cli("run", "--json")
    assert result.code == 3
    assert buyers(company) == set()
    assert [(one["flat_id"], one["code"]) for one in result.json["held"]] == [(FLAT, "ROW_REFUSED")]
    assert result.json["counts"]["issued"] == 23
    assert [(row["row"], row["code"], row["place_id"]) for row in unsettled(company)] == [
        (2, "too_long", FLAT),
        (3, "overlap", FLAT),
    ]
    path = write(company, "customers", closed | {"code": ""}, NEW_OWNER)
    assert bring(company, path) == 0
    assert unsettled(company) == []
    assert company.cli("run").code == 0
    assert buyers(company) == {"Anna Jauniņa"}
