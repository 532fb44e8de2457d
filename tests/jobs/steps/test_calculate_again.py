"""Calculating again: the same input gives the same bytes, a change what follows from it."""

import datetime as dt
from pathlib import Path

import pytest
from sample_company import Company, set_up

FLAT, BUILDING = "B0001-1", "B0001"
FOLLOW_WATER = {"cold_water", "sewage", "water_difference", "sewage_difference"}
"""Services whose lines move with a flat's cold water."""


@pytest.fixture
def calculated(tmp_path: Path) -> Company:
    """A company whose month is calculated, with buildings beside the one that changes."""
    company = set_up(tmp_path, flats=90)
    assert company.cli("init").code == 0
    assert company.cli("import", str(tmp_path / "input")).code == 0
    assert company.cli("calculate").code == 0
    return company


def drafted(company: Company) -> dict[str, bytes]:
    """Return the exported bytes of everything calculated."""
    for name in ("lines", "invoices", "findings"):
        company.table(name)
    return {path.name: path.read_bytes() for path in company.home.glob("*.out.csv")}


def totals(company: Company) -> dict[str, int]:
    """Return each flat's total in cents."""
    return {row["flat_id"]: int(row["total_cents"]) for row in company.table("invoices")}


def lines(company: Company) -> set[tuple[str, ...]]:
    """Return every line with all that is exported of it."""
    return {tuple(row.values()) for row in company.table("lines")}


def correct_reading(company: Company, more: str) -> Path:
    """Write the flat's last cold-water reading of October again, so much higher in m3."""
    folder = company.home / "input"
    meters = (folder / "meters.csv").read_text("utf-8").splitlines()
    meter_id = next(m for m in meters if f",flat,{FLAT},cold_water," in m).split(",")[0]
    header, *rows = (folder / "readings.csv").read_text("utf-8").splitlines()
    own = [row.split(",") for row in rows if row.startswith(f"{meter_id},")]
    last = max(own, key=lambda cells: dt.date.fromisoformat(cells[1]))
    whole, _, decimals = last[2].partition(".")
    last[2] = f"{int(whole) + int(more)}.{decimals or '0'}"
    path = company.home / f"readings-{more}.csv"
    path.write_text(f"{header}\n{','.join(last)}\n", "utf-8")
    return path


def test_the_same_input_gives_the_same_bytes(calculated: Company) -> None:
    """Nothing changes and nothing is said to; the rows imported in another order change nothing."""
    before = drafted(calculated)
    again = calculated.cli("calculate", "--json").json
    assert (again["changes"], drafted(calculated)) == ([], before)
    for path in (calculated.home / "input").glob("*.csv"):
        header, *rows = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([header, *reversed(rows)]) + "\n", "utf-8")
    calculated.import_anew()
    assert calculated.cli("calculate").code == 0
    assert drafted(calculated) == before


def test_a_changed_reading_changes_what_follows_from_it(calculated: Company) -> None:
    """The flat's water, its building's difference, no other line; old and new cents are told."""
    bytes_before, before = drafted(calculated), totals(calculated)
    lines_before = lines(calculated)
    assert len({flat_id.split("-")[0] for flat_id in before}) > 1
    corrected = correct_reading(calculated, "1")
    assert calculated.cli("import", str(corrected)).code == 0
    told = calculated.cli("calculate", "--json").json["changes"]
    after = totals(calculated)
    assert {row["flat_id"]: (row["old_cents"], row["new_cents"]) for row in told} == {
        flat_id: (before[flat_id], after[flat_id])
        for flat_id in before
        if before[flat_id] != after[flat_id]
    }
    assert FLAT in {row["flat_id"] for row in told}
    moved = lines_before ^ lines(calculated)
    assert {flat_id.split("-")[0] for flat_id, *_ in moved} == {BUILDING}
    assert {service for _, _, service, *_ in moved} == FOLLOW_WATER
    neighbours = {service for flat_id, _, service, *_ in moved if flat_id != FLAT}
    assert neighbours == {"water_difference", "sewage_difference"}

    back = correct_reading(calculated, "0")
    assert calculated.cli("import", str(back)).code == 0
    shown = calculated.cli("calculate").out
    assert {flat_id for flat_id in before if flat_id in shown.split()} == {
        row["flat_id"] for row in told
    }
    own_row = next(row.split() for row in shown.splitlines() if row.split()[:1] == [FLAT])
    cents = [int(cell.replace(".", "").replace(",", "")) for cell in own_row[1:3]]
    assert cents == [after[FLAT], before[FLAT]]
    assert drafted(calculated) == bytes_before
