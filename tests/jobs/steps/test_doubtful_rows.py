"""Values out of bounds: the row is taken, what it is about waits for a person's word."""

import re
from decimal import Decimal

from import_rows import bring, held, rows_of, unsettled, write
from sample_company import Company

from jobs.views.staff_month import held_of


def test_an_area_without_its_decimal_point(company: Company) -> None:
    """77.41 became 7741: the house waits, since all pay by area; corrected or confirmed it goes."""
    flat = rows_of(company, "flats")[2]
    path = write(company, "flats", flat | {"fee_area_m2": "7741"}, name="flats-wrong.csv")
    result = company.cli("import", str(path), "--json")
    assert result.code == 3
    (file,) = result.json["files"]
    assert (file["corrected"], file["refused"], file["doubtful"]) == (1, 0, 1)
    assert "7741" not in str(file["findings"])
    (row,) = unsettled(company)
    assert (row["state"], row["column"], row["place_id"]) == ("doubtful", "fee_area_m2", "B0001")
    found = held(company)
    assert {code for flat_id, code in found if flat_id != "B0001-3"} == {"ROW_DOUBTFUL"}
    assert len(found) == 24
    checked = company.cli("check")
    assert "only if it is really so: `einvoice import --confirm 1 --reason TEXT`" in checked.out
    assert checked.last_line.endswith(" show B0001-3 --period 2026-10"), (
        "not the first of its house"
    )
    assert company.cli("import", "--set-aside", "1", "--reason", "x").code == 2
    assert bring(company, write(company, "flats", flat)) == 0
    assert unsettled(company) == []
    assert held(company) == []
    assert bring(company, path) == 3
    assert company.cli("import", "--confirm", "2", "--reason", "a hall").code == 0
    assert unsettled(company) == []
    assert bring(company, path) == 0, "confirmed once, it stays so"
    named = write(company, "flats", flat | {"fee_area_m2": "7741", "declared_persons": "3"})
    assert bring(company, named) == 0, "another column is another matter"
    assert bring(company, write(company, "flats", flat | {"fee_area_m2": "7742"})) == 3


def test_a_reading_with_a_digit_too_many(company: Company) -> None:
    """Its flat waits, and the house that shares the difference, until a person saw the use too.

    Every screen leads to a look at that flat and its meter, and from there to the file.
    """
    own = _readings(company, "B0001-4")
    last = max(own, key=lambda row: row["read_on"])
    wrong = last | {"value": str(Decimal(last["value"]) + 838)}
    result = company.cli("import", str(write(company, "readings", wrong)))
    assert result.code == 3
    assert result.last_line.endswith(" status"), "a look, and no person's word"
    looked = company.cli("status").out
    before, now = sorted(own, key=lambda row: row["read_on"])[-2:]
    values = f"{before['read_on']} {before['value']}; {now['read_on']} {wrong['value']}"
    assert re.search(f"row 1: flat B0001-4, meter .* .{last['meter_id']}.: .*{values}", looked)
    assert "only if the value is really so: einvoice import --confirm 1 --reason TEXT" in looked
    waiting = held(company)
    for command in ("check", "status", "run"):
        assert company.cli(command).last_line.endswith(" show B0001-4 --period 2026-10")
    assert company.cli("show", "B0001-4").last_line.endswith(" import FOLDER/readings.csv")
    assert ("B0001-4", "ROW_DOUBTFUL") in waiting
    assert {code for flat_id, code in waiting if flat_id != "B0001-4"} == {"USE_OVER_CEILING"}
    assert bring(company, write(company, "readings", last)) == 0
    assert held(company) == []
    assert bring(company, write(company, "readings", wrong)) == 3
    assert company.cli("import", "--confirm", "2", "--reason", "read twice").code == 0
    assert {code for _, code in held(company)} == {"USE_OVER_CEILING"}, "838 m3 in one flat"
    for command in ("check", "status"):
        assert f": {before['value']} → {wrong['value']})" in company.cli(command).out
    with company.context() as context:
        (house,) = held_of(context, context.default_period, "en").places
    assert house.held.whole_building
    assert house.command.endswith("show B0001-4 --period 2026-10"), "not the first of its house"
    neighbour = company.cli("show", "B0001-3")
    assert neighbour.last_line.endswith(" show B0001-4 --period 2026-10")
    seen = company.cli("show", "B0001-4")
    assert "`einvoice release B0001-4 --period 2026-10 --reason TEXT`" in seen.out + seen.err
    assert seen.last_line.endswith(" import FOLDER/readings.csv"), (
        "confirmed once, and still no word"
    )
    released = company.cli("release", "B0001-4", "--reason", "a burst pipe")
    assert "released B0001-4" in released.err
    assert "(USE_OVER_CEILING)" in released.err
    assert held(company) == []
    assert "USE_RELEASED" in company.cli("check").out
    company.edit_config("apartment_use_m3 = 200", "apartment_use_m3 = 2000")
    assert held(company) == []
    assert "USE_RELEASED" not in company.cli("check").out


def test_a_doubt_rests_on_two_readings(company: Company) -> None:
    """The reading before was wrong: corrected, it takes the doubt from the reading after it."""
    own = _readings(company, "B0001-4")
    before, last = sorted(own, key=lambda row: row["read_on"])[-2:]
    high = last | {"value": str(Decimal(last["value"]) + 350)}
    assert bring(company, write(company, "readings", high)) == 3
    right = before | {"value": str(Decimal(last["value"]) + 180)}
    assert bring(company, write(company, "readings", right, name="readings-before.csv")) == 0
    assert unsettled(company) == []


def _readings(company: Company, flat_id: str) -> list[dict[str, str]]:
    """Return the readings of a flat's cold-water meter."""
    (meter,) = (
        row["meter_id"]
        for row in rows_of(company, "meters")
        if (row["place_id"], row["service"]) == (flat_id, "cold_water")
    )
    return [row for row in rows_of(company, "readings") if row["meter_id"] == meter]


def test_a_price_of_the_company_stops_the_month(company: Company) -> None:
    """Until it is confirmed; the message names the way."""
    price = rows_of(company, "tariffs")[0] | {"valid_from": "2026-10-01", "valid_to": ""}
    before = rows_of(company, "tariffs")[0] | {"valid_to": "2026-09-30"}
    path = write(company, "tariffs", before, price | {"price_net": "96"})
    assert bring(company, path) == 3
    result = company.cli("calculate")
    assert result.code == 4
    assert "tariffs.csv:3 (price_net: out_of_bounds)" in result.err
    assert "einvoice import --confirm 1 --reason TEXT" in result.err
    assert company.cli("import", "--confirm", "1", "--reason", "gold").code == 0
    assert company.cli("calculate").code == 0


def test_a_bound_is_set_in_the_configuration(company: Company) -> None:
    """What a company has, it may say once for all."""
    company.edit_config("apartment_m2 = 500", "apartment_m2 = 8000")
    flat = rows_of(company, "flats")[2] | {"fee_area_m2": "7741"}
    assert bring(company, write(company, "flats", flat)) == 0


def test_a_first_value_of_a_meter_that_was_mistyped(company: Company) -> None:
    """0 for 443.116: from it to the first reading the flat would have used all it ever did."""
    meter = next(
        row
        for row in rows_of(company, "meters")
        if (row["place_kind"], row["service"]) == ("flat", "cold_water") and not row["removed_on"]
    )
    new = meter | {"meter_id": "N1", "installed_on": "2026-10-10", "start_value": "443.116"}
    bring(company, write(company, "meters", new))
    reading = rows_of(company, "readings")[0] | {"meter_id": "N1", "read_on": "2026-10-31"}
    assert bring(company, write(company, "readings", reading | {"value": "443.857"})) == 0
    wrong = company.cli("import", str(write(company, "meters", new | {"start_value": "0"})))
    assert wrong.code == 3
    assert "start_value: The value was 443.116, now it is 0.000." in wrong.err
    assert wrong.last_line.endswith(" status")
    assert f"meter {new['serial']} (N1): 2026-10-31 443.857" in company.cli("status").out
    (row,) = unsettled(company)
    assert (row["state"], row["column"]) == ("doubtful", "start_value")
    assert bring(company, write(company, "meters", new)) == 0
    assert unsettled(company) == []
    assert company.cli("calculate").code == 0
    shown = company.cli("show", meter["place_id"], "--brief").out
    for old, now in (("443.116", "0.000"), ("0.000", "443.116")):
        assert f"it was {old}, now it is {now}. (nothing is held" in shown
    assert shown.count("was corrected on 2026-11-05") == 2, "the day that --today says"
    ended = new | {"removed_on": "2026-11-01", "end_value": "4438.57"}
    assert bring(company, write(company, "meters", ended)) == 3
    assert [row["column"] for row in unsettled(company)] == ["end_value"]


def test_a_doubt_about_an_issued_month_leads_out(company: Company) -> None:
    """It holds nothing of October; every screen leads to the look, and that names both ways."""
    assert company.cli("run").code == 0
    meter = next(row for row in rows_of(company, "meters") if row["place_id"] == "B0001-5")
    path = write(company, "meters", meter | {"start_value": "0"})
    assert company.cli("import", str(path)).last_line.endswith(" status")
    for command in ("status", "run"):
        result = company.cli(command)
        assert result.last_line.endswith(" import FOLDER/meters.csv"), command
        assert "einvoice import --confirm 1 --reason TEXT" in result.out
    assert company.cli("import", "--confirm", "1", "--reason", "a new register").code == 0
    assert bring(company, path) == 0
    assert unsettled(company) == []


def test_a_reading_that_contradicts_a_late_one(company: Company) -> None:
    """Both are kept; a person says which is right, or that the register fell."""
    assert company.cli("run").code == 0
    last = max(_readings(company, "B0001-4"), key=lambda row: row["read_on"])
    late = last | {"value": str(Decimal(last["value"]) + 9)}
    told = company.cli("import", str(write(company, "readings", late, name="readings-late.csv")))
    assert f"The value was {Decimal(last['value']):.3f}, now it is" in told.err
    lower = late | {"read_on": "2026-11-04", "value": str(Decimal(last["value"]) + 8)}
    path = write(company, "readings", lower)
    result = company.cli("import", str(path))
    assert result.code == 3
    assert f"reading of {last['read_on']} came after its month was issued" in result.err
    (row,) = unsettled(company)
    assert (row["column"], row["code"]) == ("value", "contradicts_late")
    assert company.cli("import", "--confirm", "1", "--reason", "the act says so").code == 0
    assert company.cli("import", str(path), str(path.with_name("readings-late.csv"))).code == 0
    higher = lower | {"value": str(Decimal(last["value"]) + 10)}
    lowest = lower | {"value": str(Decimal(last["value"]) + 7)}
    for reading, code in ((lowest, 3), (higher, 0)):
        assert bring(company, write(company, "readings", reading)) == code
    assert unsettled(company) == []
    assert bring(company, write(company, "readings", lowest)) == 3
    right = late | {"value": str(Decimal(last["value"]) + 6)}
    assert bring(company, write(company, "readings", right, name="readings-right.csv")) == 0
    assert unsettled(company) == [], "the late reading was the wrong one"
