"""Meters of flats over issued months: replaced, told late, told in part; held against registers."""

import pytest
from metered_house import GONE, IN_NOVEMBER, NEW, NOVEMBER, OCTOBER, House, lines_of


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


def test_a_reading_of_a_removed_meter_counts_from_no_month(house: House) -> None:
    """Typed with the old meter's id, after its month was issued: it is told at once, and stays."""
    house.told("meters", GONE, NEW)
    house.issued(OCTOBER)
    said = house.told("readings", "M1,2026-10-31,10.5", today="2026-11-10")
    month = ("--period", "2026-10")
    shown = [house.company.cli(name, *month).out for name in ("check", "status")]
    shown.append(house.company.cli("show", "F1", *month).out)
    for text in (said, shown[0], shown[2]):
        assert "meter M1 had been removed by then" in " ".join(text.split()), text
    assert not any("counts from" in text for text in (said, *shown))


def test_nobody_asks_for_an_end_value_that_came(house: House) -> None:
    """It was wrong and the month is issued: a second wrong one is asked about, a right one not."""
    house.told("meters", f"{GONE[:-2]}1", NEW)
    house.issued(OCTOBER)
    for end, asked in (("2", True), ("10", False)):
        house.told("meters", f"{GONE[:-2]}{end}", today="2026-11-10")
        for command in ("show F1", "check", "status"):
            out = house.company.cli(*command.split(), "--period", "2026-10").out
            assert ("WRONG_END_VALUE" in out) is asked, (end, command)


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
    said = house.told("readings", "M1,2026-10-31,112", today="2026-11-10", code=3)
    assert "From 112.000 on 2026-10-31 to 20.000 on 2026-11-30 the register falls" in said
    assert house.company.cli("import", "--confirm", "1", "--reason", "as read").code == 0
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
