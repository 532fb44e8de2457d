"""Meters of flats over issued months: replaced, told late, told in part; held against registers."""

import csv
from pathlib import Path

import pytest
from sample_company import Company

from einvoice.core.period import Period
from jobs.setup.config_text import config_text

OCTOBER = Period(2026, 10)
FILES = {
    "buildings": (
        "building_id,address,city,postal_code,regulation\nB1,Mālkalnes 1,Ogre,LV-5001,1013\n"
    ),
    "flats": (
        "flat_id,building_id,number,fee_area_m2,heat_area_m2\nF1,B1,1,50,50\nF2,B1,2,50,50\n"
    ),
    "customers": (
        "flat_id,name,customer_kind,valid_from\n"
        "F1,Anna Ozola,person,2020-01-01\nF2,Jānis Bērzs,person,2020-01-01\n"
    ),
    "meters": (
        "meter_id,place_kind,place_id,service,serial,installed_on,removed_on,start_value,end_value\n"
        "H,building,B1,cold_water,SH,2026-06-30,,0,\n"
        "M1,flat,F1,cold_water,S1,2026-06-30,,0,\n"
        "M2,flat,F2,cold_water,S2,2026-06-30,,0,\n"
    ),
    "readings": (
        "meter_id,read_on,value\n"
        "H,2026-07-31,8\nH,2026-08-31,16\nH,2026-09-30,24\nH,2026-10-31,32\n"
        "M1,2026-07-31,3\nM1,2026-08-31,6\nM1,2026-09-30,9\n"
        "M2,2026-07-31,5\nM2,2026-08-31,10\nM2,2026-09-30,15\nM2,2026-10-31,20\n"
    ),
    "tariffs": (
        "service,building_id,valid_from,unit,price_net,vat_percent\n"
        "cold_water,,2020-01-01,m3,1.0000,12\nsewage,,2020-01-01,m3,2.0000,12\n"
        "management_fee,,2020-01-01,m2,0.5000,21\n"
    ),
    "norms": "service,building_id,valid_from,value\nwater,,2020-01-01,4.5\n",
}


class House:
    """Two flats with a cold-water meter each and a house meter; its months issued one by one."""

    def __init__(self, home: Path) -> None:
        self.company = Company(home)
        (home / "input").mkdir(parents=True)
        text = config_text("TEST01", "2026-11-05", settle_seconds=0)
        (home / "config.toml").write_text(text, "utf-8")
        self.company.edit_config('language = "lv"', 'language = "en"')
        assert self.company.cli("init").code == 0
        for kind, rows in FILES.items():
            self.told(kind, *rows.splitlines()[1:])

    def told(self, kind: str, *rows: str, today: str = "2026-11-05", code: int = 0) -> str:
        """Import rows of a kind on a day; return what was said."""
        header = FILES[kind].splitlines()[0]
        path = self.company.home / "input" / f"{kind}.csv"
        path.write_text("\n".join([header, *rows, ""]), "utf-8")
        found = self.company.cli("import", str(path), today=today)
        assert found.code == code, found.err + found.out
        return found.out + found.err

    def step(self, name: str, period: Period, code: int = 0) -> str:
        """Do one step of a month on the 5th of the next; return what it printed."""
        today = str(period.next.first_day.replace(day=5))
        found = self.company.cli(name, "--period", str(period), today=today)
        assert found.code == code, found.err
        return found.out

    def issued(self, period: Period) -> dict[str, str]:
        """Issue a month; return each flat's m3 of cold water."""
        self.step("calculate", period)
        self.step("issue", period)
        return self.water(period)

    def water(self, period: Period, service: str = "cold_water") -> dict[str, str]:
        """Return each flat's m3 of a service."""
        target = self.company.home / "lines.csv"
        done = self.company.cli("export", "lines", "--period", str(period), "--to", str(target))
        assert done.code == 0
        with target.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return {row["flat_id"]: row["quantity"] for row in rows if row["service"] == service}


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose flat F1 has not been read in October."""
    return House(tmp_path)


NEW = "N1,flat,F1,cold_water,SN,2026-10-10,,0,"


@pytest.mark.parametrize(
    ("old", "code", "water"),
    [
        pytest.param("M1,flat,F1,cold_water,S1,2026-06-30,2026-10-10,0,10", "NEW_METER_UNREAD",
                     "1.000", id="new meter not read"),
        pytest.param("M1,flat,F1,cold_water,S1,2026-06-30,2026-10-10,0,1", "WRONG_END_VALUE",
                     "3.000", id="end value below the last reading"),
    ],
)  # fmt: skip
def test_a_replacement_that_needs_a_person_is_named(
    house: House, old: str, code: str, water: str
) -> None:
    """`calculate`, `check` and `status` name the flat; the month of both flats is issued."""
    house.told("meters", old, NEW)
    calculated = house.step("calculate", OCTOBER)
    told = [calculated, house.step("check", OCTOBER), house.step("status", OCTOBER)]
    for text in told:
        assert any(code in line and "F1" in line for line in text.splitlines()), text
    status = house.company.cli("status", "--period", "2026-10", "--json").json
    assert [(one["flat_id"], one["code"]) for one in status["meters"]] == [("F1", code)]
    house.step("issue", OCTOBER)
    assert house.water(OCTOBER) == {"F1": water, "F2": "5.000"}


def test_nobody_asks_for_a_reading_that_came(house: House) -> None:
    """The first one of a new meter comes after the month was issued: kept, and told as such."""
    house.told("meters", "M1,flat,F1,cold_water,S1,2026-06-30,2026-10-10,0,10", NEW)
    house.issued(OCTOBER)
    house.told("readings", "N1,2026-10-31,1", today="2026-11-10")
    month = ("--period", "2026-10")
    for asked in (("show", "F1", *month), ("check", *month), ("status", *month)):
        assert "NEW_METER_UNREAD" not in house.company.cli(*asked).out, asked
    assert "READING_LATE_KEPT" in house.company.cli("show", "F1", *month).out


def test_nobody_asks_for_an_end_value_that_came(house: House) -> None:
    """It was wrong and the month is issued: a second wrong one is asked about, a right one not."""
    house.told("meters", f"{GONE[:-2]}1", NEW)
    house.issued(OCTOBER)
    for end, asked in (("2", True), ("10", False)):
        house.told("meters", f"{GONE[:-2]}{end}", today="2026-11-10")
        for command in ("show F1", "check", "status"):
            out = house.company.cli(*command.split(), "--period", "2026-10").out
            assert ("WRONG_END_VALUE" in out) is asked, (end, command)


NOVEMBER = Period(2026, 11)
IN_NOVEMBER = ("H,2026-11-30,40", "M1,2026-11-30,20", "M2,2026-11-30,25")


def lines_of(house: House, period: Period) -> list[str]:
    """Return the exported lines of a month."""
    house.water(period)
    return (house.company.home / "lines.csv").read_text("utf-8").splitlines()


def test_a_late_reading_is_kept_and_settled_by_the_next_invoice(house: House) -> None:
    """The issued month stays; staff and the customer are told; both months bill the register."""
    assert house.issued(OCTOBER) == {"F1": "3.000", "F2": "5.000"}
    before = lines_of(house, OCTOBER)
    said = house.told("readings", "M1,2026-10-31,17", today="2026-11-10")
    assert "2026-10 was issued; it counts from 2026-11 on" in said
    assert "1 new" in said
    again = house.told("readings", "M1,2026-10-31,17", today="2026-11-10")
    assert "1 unchanged" in again
    for name in ("check", "show"):
        arguments = ("F1", "--period", "2026-10") if name == "show" else ("--period", "2026-10")
        shown = house.company.cli(name, *arguments)
        assert "READING_LATE" in shown.out, shown.out
        assert "2026-10-31" in shown.out
    assert "READING_LATE" not in house.company.cli("show", "F2", "--period", "2026-10").out
    house.told("readings", *IN_NOVEMBER, today="2026-12-01")
    calculated = house.step("calculate", NOVEMBER)
    assert any("READING_LATE" in line and "F1" in line for line in calculated.splitlines())
    shown = house.company.cli("show", "F1", "--period", "2026-11", "--language", "en").out
    assert "came after that month was invoiced and is taken into account" in shown
    assert "5.000 m³ for earlier months" in shown
    house.step("issue", NOVEMBER)
    assert house.water(NOVEMBER) == {"F1": "8.000", "F2": "5.000"}
    assert house.water(NOVEMBER, "water_difference") == {"F1": "-3.077", "F2": "-1.923"}
    assert lines_of(house, OCTOBER) == before


def test_a_late_reading_corrects_what_was_read(house: House) -> None:
    """October was issued with a digit too many; the corrected row of that day gives it back."""
    house.told("readings", "M1,2026-10-31,112")
    assert house.issued(OCTOBER)["F1"] == "103.000"
    said = house.told("readings", "M1,2026-10-31,12", today="2026-11-10")
    assert "1 corrected" in said
    house.told("readings", *IN_NOVEMBER, today="2026-12-01")
    house.step("calculate", NOVEMBER)
    assert house.water(NOVEMBER)["F1"] == "-92.000"
    before = lines_of(house, OCTOBER)
    house.told("readings", "M1,2026-10-31,112", today="2026-11-10")
    house.step("calculate", NOVEMBER)
    assert lines_of(house, OCTOBER) == before
    assert house.water(NOVEMBER)["F1"] == "36.333", "a fall: the average of 3, 3 and 103"


def test_what_is_held_in_a_month_knows_what_came_after_its_neighbours(house: House) -> None:
    """The neighbour was issued with F1 estimated by 3; F1's own invoice has the register's 8.

    What the neighbour's share of the water difference lacked is settled in November.
    """
    held = house.company.cli("hold", "F1", "--reason", "look", "--period", "2026-10")
    assert held.code == 0
    house.step("calculate", OCTOBER)
    house.step("issue", OCTOBER)
    house.told("readings", "M1,2026-10-31,17", today="2026-11-10")
    released = house.company.cli("release", "F1", "--reason", "right", "--period", "2026-10")
    assert released.code == 0
    assert house.issued(OCTOBER) == {"F1": "8.000", "F2": "5.000"}
    assert house.water(OCTOBER, "water_difference") == {}
    assert "READING_LATE" not in house.company.cli("show", "F1", "--period", "2026-10").out
    house.told("readings", *IN_NOVEMBER, today="2026-12-01")
    assert house.issued(NOVEMBER) == {"F1": "3.000", "F2": "5.000"}
    assert house.water(NOVEMBER, "water_difference") == {"F1": "-3.077", "F2": "-1.923"}
    assert "READING_LATE" not in house.company.cli("show", "F1", "--period", "2026-11").out


GONE = "M1,flat,F1,cold_water,S1,2026-06-30,2026-10-10,0,10"


@pytest.mark.parametrize("orders", ["end first", "new meter first", "one file"])
def test_a_replacement_told_late_bills_the_registers(house: House, orders: str) -> None:
    """Whatever came first, October and November bill what both registers measured."""
    assert house.issued(OCTOBER)["F1"] == "3.000"
    rows = {"end first": [GONE, NEW], "new meter first": [NEW, GONE]}.get(orders)
    if rows is None:
        house.told("meters", GONE, NEW, today="2026-11-20")
    else:
        for row in rows:
            house.told("meters", row, today="2026-11-20")
    readings = ("H,2026-11-30,40", "M2,2026-11-30,25", "N1,2026-10-31,2", "N1,2026-11-30,6")
    house.told("readings", *readings, today="2026-12-01")
    assert house.issued(NOVEMBER)["F1"] == "4.000"


def test_the_true_end_value_may_come_after_the_month_was_issued(house: House) -> None:
    """A wrong end value left October estimated; the right one settles it in November."""
    house.told("meters", GONE.removesuffix("10") + "1", NEW)
    house.told("readings", "N1,2026-10-31,2")
    assert house.issued(OCTOBER)["F1"] == "3.000"
    house.told("meters", GONE, today="2026-11-20")
    house.told("readings", *IN_NOVEMBER[::2], "N1,2026-11-30,6", today="2026-12-01")
    assert house.issued(NOVEMBER)["F1"] == "4.000"


def test_an_end_value_in_the_window_of_an_issued_month_is_a_late_reading(house: House) -> None:
    """Removed on 1 November, told after October was issued: October stays, November settles."""
    assert house.issued(OCTOBER)["F1"] == "3.000"
    removed = "M1,flat,F1,cold_water,S1,2026-06-30,2026-11-01,0,20"
    said = house.told(
        "meters", removed, "N1,flat,F1,cold_water,SN,2026-11-01,,0,", today="2026-11-20"
    )
    assert "counts from 2026-11 on" in said
    house.told("readings", *IN_NOVEMBER[::2], "N1,2026-11-30,6", today="2026-12-01")
    assert house.issued(NOVEMBER)["F1"] == "14.000"


def test_a_meter_keeps_its_place(house: House) -> None:
    """A late row that moves a meter to another flat, or service, is refused as before."""
    house.issued(OCTOBER)
    moved = "M1,flat,F2,cold_water,S1,2026-06-30,,0,"
    house.told("meters", moved, today="2026-11-20", code=3)
    first_of_its_kind = "HH,building,B1,hot_water,SHH,2026-10-05,,0,"
    house.told("meters", first_of_its_kind, today="2026-11-20", code=3)


def test_an_act_that_comes_in_part_bills_nobody_twice(house: House) -> None:
    """The old meter's end is refused, the new one taken: the flat is held, its neighbour issued.

    A person sets the row aside and releases the flat; then the true end comes. October bills one
    estimate, and both months together what both registers measured.
    """
    without_end = "M1,flat,F1,cold_water,S1,2026-06-30,2026-10-10,0,"
    house.told("meters", without_end, NEW, code=3)
    house.told("readings", "N1,2026-10-31,2")
    house.step("calculate", OCTOBER)
    held = house.company.cli("status", "--period", "2026-10", "--json").json["held"]
    assert {one["flat_id"] for one in held} == {"F1"}
    house.step("issue", OCTOBER)
    row = house.company.cli("status", "--period", "2026-10", "--json").json["unsettled_rows"][0]
    aside = ("import", "--set-aside", str(row["number"]), "--reason", "no act yet")
    assert house.company.cli(*aside).code == 0
    house.step("calculate", OCTOBER)
    held = house.company.cli("status", "--period", "2026-10", "--json").json["held"]
    assert [(one["flat_id"], one["code"]) for one in held] == [("F1", "SECOND_METER")]
    release = ("release", "F1", "--period", "2026-10", "--reason", "asked the owner")
    assert house.company.cli(*release).code == 0
    assert house.issued(OCTOBER) == {"F1": "3.000", "F2": "5.000"}
    assert "SECOND_METER" in house.step("check", OCTOBER)
    house.told("meters", GONE, today="2026-11-20")
    assert "SECOND_METER" not in house.step("check", OCTOBER), "it is told now"
    house.told("readings", *IN_NOVEMBER[::2], "N1,2026-11-30,6", today="2026-12-01")
    assert house.issued(NOVEMBER)["F1"] == "4.000"


WITHOUT_END = "M1,flat,F1,cold_water,S1,2026-06-30,2026-10-10,0,"


@pytest.mark.parametrize(
    ("readings", "october", "differences", "november"),
    [
        pytest.param(["N1,2026-10-31,2.5"], "3.500", [{}, {"F1": "-0.444", "F2": "-0.556"}],
                     "3.500", id="old meter not read: neighbour issued beside an estimate of 3"),
        pytest.param(["N1,2026-10-31,2", "M1,2026-10-31,12"], "3.000",
                     [{"F1": "-1.000", "F2": "-1.000"}, {"F1": "0.500", "F2": "0.500"}],
                     "4.000", id="old meter read: neighbour issued beside 3 and 2"),
        pytest.param(["N1,2026-10-31,2.5", "M1,2026-10-31,2.5"], "3.500",
                     [{}, {"F1": "-0.444", "F2": "-0.556"}], "3.500",
                     id="new meter's reading for both: neighbour issued beside an estimate of 3"),
    ],
)  # fmt: skip
def test_an_act_made_whole_after_the_neighbours_were_issued_counts_in_its_month(
    house: House,
    readings: list[str],
    october: str,
    differences: list[dict[str, str]],
    november: str,
) -> None:
    """The flat, not issued yet, bills its registers; what its neighbour was issued with stays.

    November settles the neighbour's water difference: in both months the two flats pay the 16 m3
    that the house's meter measured.
    """
    house.told("meters", WITHOUT_END, NEW, code=3)
    house.told("readings", *readings)
    house.step("calculate", OCTOBER)
    house.step("issue", OCTOBER)
    held = house.company.cli("status", "--period", "2026-10", "--json").json["held"]
    assert {(one["flat_id"], one["code"]) for one in held} >= {("F1", "ROW_REFUSED")}
    before = [line for line in lines_of(house, OCTOBER) if "F2" in line]
    said = house.told("meters", GONE, NEW)
    assert "1 corrected" in said
    assert "this flat's own invoice counts it in that month" in said
    calculated = house.step("calculate", OCTOBER)
    told = calculated + house.step("check", OCTOBER)
    for code in ("SECOND_METER", "METER_ADDED", "READING_LATE", "ISSUED_OTHERWISE"):
        assert code not in told
    everything = house.company.cli("check", "--period", "2026-10", "--all").out
    assert "told after the neighbours' invoices" in everything
    house.step("issue", OCTOBER)
    assert house.water(OCTOBER) == {"F1": october, "F2": "5.000"}
    assert house.water(OCTOBER, "water_difference") == differences[0]
    assert [line for line in lines_of(house, OCTOBER) if "F2" in line] == before
    house.told("readings", *IN_NOVEMBER[::2], "N1,2026-11-30,6", today="2026-12-01")
    assert house.issued(NOVEMBER) == {"F1": november, "F2": "5.000"}
    assert house.water(NOVEMBER, "water_difference") == differences[1]
