"""Replacements of meters that are told after the month was issued."""

import pytest
from metered_house import GONE, IN_NOVEMBER, NEW, NOVEMBER, OCTOBER, House, lines_of


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


def test_a_meter_beside_another_is_named_where_the_month_is_calculated(house: House) -> None:
    """Both are read: who calculates sees it before anything is issued, as does `check`."""
    house.told("meters", NEW)
    house.told("readings", "N1,2026-10-31,2", "M1,2026-10-31,12")
    for step in ("calculate", "check"):
        assert "METER_ADDED" in house.step(step, OCTOBER), step


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
