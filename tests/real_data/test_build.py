"""Three houses of real registers: nothing added to them, nothing left out."""

import csv
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

BUILD = Path(__file__).with_name("build.py")


@pytest.fixture(scope="module")
def real_data() -> Path:
    """The folder of real data."""
    if "REAL_DATA" not in os.environ:
        pytest.skip("REAL_DATA names no folder with real registers")
    return Path(os.environ["REAL_DATA"])


@pytest.fixture(scope="module")
def built(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The rows of the files the command makes for October 2026, by kind."""
    out = tmp_path_factory.mktemp("houses")
    command = [sys.executable, str(BUILD), str(real_data), str(out), "--period", "2026-10"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [Path(line).parent for line in done.stdout.splitlines()] == [out] * 10
    return {path.stem: rows_of(path) for path in out.iterdir()}


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a file below its header."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle))[1:]


def test_every_household_is_a_flat_of_one_of_three_houses(
    built: dict[str, list[list[str]]],
) -> None:
    """92 households in three houses of about one size, each with a meter."""
    assert [row[0] for row in built["buildings"]] == ["R1", "R2", "R3"]
    houses = [row[1] for row in built["flats"]]
    assert [houses.count(house) for house in ("R1", "R2", "R3")] == [31, 31, 30]
    assert [row[1:4] for row in built["meters"] if row[1] == "flat"] == [
        ["flat", flat[0], "cold_water"] for flat in built["flats"]
    ]
    assert {tuple(row[2:]) for row in built["balances"]} == {("0.00", "0.00", "")}


def test_registers_are_what_they_were(real_data: Path, built: dict[str, list[list[str]]]) -> None:
    """Every register comes back in m3 at the end of its shifted month: as a start or a reading."""
    starts = [[row[0], row[5], row[7]] for row in built["meters"] if row[1] == "flat"]
    readings = [row[:3] for row in built["readings"] if "-H" in row[0]]
    assert len(starts) + len(readings) == 1_335
    back = sorted(
        (name.split("-")[1], unshifted(day), round(float(value) * 1000))
        for name, day, value in starts + readings
    )
    path = real_data / "water" / "alicante_month_end_readings.csv"
    assert back == sorted((row[0], row[1], int(row[3])) for row in rows_of(path))


def unshifted(day: str) -> str:
    """The month of the source that became the month of a day (113 months later)."""
    year, month = int(day[:4]), int(day[5:7])
    index = year * 12 + month - 1 - 113
    return f"{index // 12}-{index % 12 + 1:02d}"


def test_gaps_stay_gaps(built: dict[str, list[list[str]]]) -> None:
    """Four households have no reading in the period, and nobody invents one."""
    read = {row[0] for row in built["readings"] if row[1] == "2026-10-31"}
    without = [row[0] for row in built["meters"] if row[1] == "flat" and row[0] not in read]
    assert without == ["R1-H008-c1", "R1-H021-c1", "R1-H022-c1", "R3-H074-c1"]


def test_a_first_register_is_the_start(built: dict[str, list[list[str]]]) -> None:
    """A meter starts on the last day of its first month and is read in later months only."""
    installed = {row[0]: row[5] for row in built["meters"]}
    assert installed["R1-H001-c1"] == "2025-08-31"
    assert all(row[1] > installed[row[0]] for row in built["readings"])


def test_prices_are_ogres(built: dict[str, list[list[str]]]) -> None:
    """Water and sewage have the published tariffs since October 2023."""
    assert [(row[0], row[2], row[5]) for row in built["tariffs"]][:3] == [
        ("cold_water", "2023-10-01", "0.96"),
        ("sewage", "2023-10-01", "2.03"),
        ("management_fee", "2023-10-01", "0.4316"),
    ]


def test_house_meters_show_six_percent_more(built: dict[str, list[list[str]]]) -> None:
    """A house meter ends at 1.06 times what its flats' meters rose, less roundings of a litre."""
    values: dict[str, list[float]] = {row[0]: [float(row[7])] for row in built["meters"]}
    for row in built["readings"]:
        values[row[0]].append(float(row[2]))
    for house in ("R1", "R2", "R3"):
        flats = sum(v[-1] - v[0] for name, v in values.items() if name.startswith(f"{house}-H"))
        (total,) = (v[-1] - v[0] for name, v in values.items() if name == f"{house}-cold_water")
        assert 0 <= flats * 1.06 - total < 0.02


def test_heat_is_the_real_register(built: dict[str, list[list[str]]]) -> None:
    """The first house's October is the real one: 53 084 less 51 639 kWh, both rounded."""
    heat = {row[1]: row[2] for row in built["readings"] if row[0] == "R1-heat"}
    assert (heat["2026-09-30"], heat["2026-10-31"]) == ("51.639", "53.084")
    assert max(heat) == "2026-10-31"
    assert {(row[0], row[2]) for row in built["months"]} == {("R1", "yes")}


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A folder like the real one with three households."""
    (tmp_path / "water").mkdir()
    (tmp_path / "water" / "alicante_month_end_readings.csv").write_text(
        "household,month,last_reading_at,register_litres\n"
        "H1,2017-02,2017-02-27 23:00:00,1005\nH1,2017-05,2017-05-19 23:00:00,2000\n"
        "H2,2017-04,2017-04-30 23:00:00,7\nH3,2017-05,2017-05-30 23:00:00,0\n"
    )
    (tmp_path / "heat").mkdir()
    (tmp_path / "heat" / "building_heat_month_end.csv").write_text(
        "month,read_at_utc,heat_kwh_register\n"
        "2019-02,,10.5\n2019-03,,20.49\n2020-03,,1500\n2020-04,,1600\n"
    )
    (tmp_path / "ogre_tariffs.csv").write_text(
        "supplier,service,valid_from,price_excl_vat\n"
        "PA Ogres komunikacijas,sewage,2023-10-01,2.03\nLimbazu siltums,sewage,2020-01-01,1.66\n"
    )
    return tmp_path


def command(few: Path) -> subprocess.CompletedProcess[str]:
    """Build the few households for March 2024."""
    arguments = [sys.executable, str(BUILD), str(few), str(few / "out"), "--period", "2024-03"]
    return subprocess.run(arguments, capture_output=True, text=True, check=False)


def test_months_are_shifted_to_any_period(few: Path) -> None:
    """The last month becomes the period, the others keep their distance."""
    build = runpy.run_path(str(BUILD))
    build["build"](few, few / "out", build["Period"](2024, 3))
    meters = [(row[0], row[5], row[7]) for row in rows_of(few / "out" / "meters.csv")]
    assert meters == [
        ("R1-H1-c1", "2023-12-31", "1.005"),
        ("R2-H2-c1", "2024-02-29", "0.007"),
        ("R3-H3-c1", "2024-03-31", "0.000"),
        ("R1-cold_water", "2023-12-31", "0.000"),
        ("R1-heat", "2023-02-28", "0.011"),
    ]
    readings = [row[:3] for row in rows_of(few / "out" / "readings.csv")]
    assert readings == [
        ["R1-H1-c1", "2024-03-31", "2.000"],
        ["R1-cold_water", "2024-01-31", "0.350"],
        ["R1-cold_water", "2024-02-29", "0.700"],
        ["R1-cold_water", "2024-03-31", "1.052"],
        ["R1-heat", "2023-03-31", "0.020"],
        ["R1-heat", "2024-03-31", "1.500"],
    ]
    services = [row[0] for row in rows_of(few / "out" / "tariffs.csv")]
    assert services[:2] == ["sewage", "management_fee"]


def test_built_again_nothing_changes(few: Path) -> None:
    """The command leaves files as they are that it would write the same."""
    first, again = command(few), command(few)
    assert (first.returncode, again.returncode) == (0, 0)
    assert again.stdout == first.stdout
    assert len(first.stdout.splitlines()) == len(list((few / "out").iterdir())) == 10


def test_other_files_are_not_overwritten(few: Path) -> None:
    """A folder with somebody's own file of that name is refused."""
    (few / "out").mkdir()
    (few / "out" / "meters.csv").write_text("ours")
    done = command(few)
    assert done.returncode == 2
    assert "meters.csv: is something else already" in done.stderr
    assert (few / "out" / "meters.csv").read_text() == "ours"
