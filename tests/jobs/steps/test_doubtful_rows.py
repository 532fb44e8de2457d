"""Values out of bounds: the row is taken, what it is about waits for a person's word."""

from import_rows import bring, held, rows_of, unsettled, write
from sample_company import Company


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
    assert "einvoice import --confirm 1 --reason TEXT" in company.cli("check").out
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
    """Its flat waits; the first reading of a meter may be anything."""
    meter = next(
        row["meter_id"]
        for row in rows_of(company, "meters")
        if (row["place_id"], row["service"]) == ("B0001-4", "cold_water")
    )
    own = [row for row in rows_of(company, "readings") if row["meter_id"] == meter]
    last = max(own, key=lambda row: row["read_on"])
    wrong = last | {"value": str(float(last["value"]) + 1000)}
    assert bring(company, write(company, "readings", wrong)) == 3
    assert held(company) == [("B0001-4", "ROW_DOUBTFUL")]
    assert bring(company, write(company, "readings", last)) == 0
    assert held(company) == []


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
    assert bring(company, write(company, "meters", new | {"start_value": "0"})) == 3
    (row,) = unsettled(company)
    assert (row["state"], row["column"]) == ("doubtful", "start_value")
    assert bring(company, write(company, "meters", new)) == 0
    assert unsettled(company) == []
    ended = new | {"removed_on": "2026-11-01", "end_value": "4438.57"}
    assert bring(company, write(company, "meters", ended)) == 3
    assert [row["column"] for row in unsettled(company)] == ["end_value"]
