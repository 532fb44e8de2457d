"""A refused row is kept and holds what it is about, until it is mended or set aside."""

import sqlite3
from contextlib import closing

from import_rows import bring, held, rows_of, unsettled, write
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


def old_owner(company: Company) -> dict[str, str]:
    """Return the present customer of the flat."""
    return next(row for row in rows_of(company, "customers") if row["flat_id"] == FLAT)


def new_balance(company: Company) -> dict[str, str]:
    """Return the flat's balance as the new owner's."""
    row = next(row for row in rows_of(company, "balances") if row["flat_id"] == FLAT)
    return row | {"balance_begin": "0", "paid": "0", "customer_code": NEW_OWNER["name"]}


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
    assert bring(company, write(company, "balances", new_balance(company))) == 0
    assert company.cli("run").code == 0
    assert buyers(company) == {"Anna Jauniņa"}


def test_a_wrong_email_keeps_nobody_out(company: Company) -> None:
    """In the old owner's row: both rows are taken, and the address known before stays."""
    before = old_owner(company) | {"email": "old@example.lv"}
    assert bring(company, write(company, "customers", before)) == 0
    closed = before | {"valid_to": "2026-10-15", "email": "old(at)example.lv"}
    result = company.cli("import", str(write(company, "customers", closed, NEW_OWNER)))
    assert result.code == 0
    assert "problem: customers.csv:2: email: the value is not an e-mail address" in result.err
    with closing(sqlite3.connect(company.home / "data" / "einvoice.db")) as connection:
        query = "SELECT email, valid_to FROM customers WHERE flat_id=? ORDER BY valid_from"
        assert list(connection.execute(query, (FLAT,))) == [
            ("old@example.lv", "2026-10-15"),
            ("anna@example.lv", None),
        ]
    assert bring(company, write(company, "balances", new_balance(company))) == 0
    assert held(company) == []


def test_the_same_bad_row_is_kept_once_and_a_dry_run_keeps_nothing(company: Company) -> None:
    """Imported again, from a file of another name too; only the newest place is told."""
    bad = NEW_OWNER | {"valid_from": "2026-11-16", "customer_kind": "people"}
    path = write(company, "customers", bad)
    assert company.cli("import", str(path), "--dry-run").code == 3
    assert unsettled(company) == []
    for _ in range(2):
        assert bring(company, path) == 3
    assert bring(company, write(company, "customers", bad, name="customers-2.csv")) == 3
    (row,) = unsettled(company)
    assert row["number"] == 1
    assert (row["file"], row["row"], row["code"]) == ("customers-2.csv", 2, "bad_choice")
    assert (row["concerns"], row["place_id"], row["first_period"]) == ("flat", FLAT, "2026-11")
    assert held(company) == [], "it is about November"
    assert company.cli("--today", "2026-12-05", "calculate").code == 0
    with closing(sqlite3.connect(company.home / "data" / "einvoice.db")) as connection:
        query = "SELECT period, flat_id FROM findings WHERE code='ROW_REFUSED'"
        assert list(connection.execute(query)) == [("2026-11", FLAT)]


def test_a_person_sets_a_row_aside(company: Company) -> None:
    """Flat and exit code are free; the same row stays aside, another one of that key does not."""
    bad = NEW_OWNER | {"customer_kind": "people"}
    path = write(company, "customers", bad)
    assert bring(company, path) == 3
    assert held(company) == [(FLAT, "ROW_REFUSED")]
    assert company.cli("import", "--set-aside", "1").code == 2, "no reason"
    assert company.cli("import", "--set-aside", "9", "--reason", "x").code == 2
    assert company.cli("import", "--confirm", "1", "--reason", "x").code == 2, "it is not doubtful"
    assert company.cli("import", str(path), "--set-aside", "1", "--reason", "x").code == 2
    told = company.cli("import", "--set-aside", "1", "--reason", "Anna withdrew")
    assert told.code == 0
    assert "customers.csv:2 (customer_kind: bad_choice): set aside" in told.err
    assert unsettled(company) == []
    assert held(company) == []
    assert bring(company, path) == 3
    assert unsettled(company) == []
    with closing(sqlite3.connect(company.home / "data" / "einvoice.db")) as connection:
        journal = str(list(connection.execute("SELECT subject, detail FROM journal")))
        reasons = list(connection.execute("SELECT reason FROM unsettled_rows"))
    assert "set_aside" not in journal
    assert "Anna" not in journal
    assert reasons == [("Anna withdrew",)]
    assert bring(company, write(company, "customers", bad | {"name": "Jana Jauna"})) == 3
    assert [row["number"] for row in unsettled(company)] == [1]


def test_a_price_or_a_whole_file_stops_the_month(company: Company) -> None:
    """Nothing is calculated (4), the message names both ways out, and each of them leads on."""
    tariff = rows_of(company, "tariffs")[0]
    wrong = tariff | {"valid_from": "2026-10-01", "price_net": "1.x"}
    assert bring(company, write(company, "tariffs", wrong)) == 3
    whole = company.home / "new" / "balances.csv"
    whole.write_bytes("flat_id,period,balance_begin\n".encode("utf-16"))
    assert bring(company, whole) == 3
    result = company.cli("run")
    assert result.code == 4
    assert "tariffs.csv:2 (price_net: bad_number), balances.csv (bad_encoding)" in result.err
    assert "einvoice import --set-aside 1 --reason TEXT" in result.err
    assert result.last_line.endswith("import FOLDER/tariffs.csv")
    assert company.cli("issue").code == 4
    assert company.cli("status", "--json").json["counts"]["calculated"] == 0
    assert company.cli("import", "--set-aside", "1", "--reason", "typing").code == 0
    assert company.cli("calculate").code == 4, "the balances are not in"
    assert bring(company, write(company, "balances", *rows_of(company, "balances"))) == 0
    assert held(company) == []
    assert bring(company, write(company, "tariffs", wrong | {"valid_from": "2026-11-01"})) == 3
    assert company.cli("calculate").code == 0, "a price of November"


def test_a_row_whose_key_cannot_be_read(company: Company) -> None:
    """Nobody knows what it is about: said, exit 3; mended in its key or its cells, it goes."""
    customers = [
        row for row in rows_of(company, "customers") if row["flat_id"] in {FLAT, "B0001-5"}
    ]
    ended = [row | {"valid_to": "2026-09-30"} for row in customers]
    assert bring(company, write(company, "customers", *ended, name="customers-old.csv")) == 0
    torn = NEW_OWNER | {"flat_id": "B0001-5", "name": "Liepa, Jana", "valid_to": "2027-01-01"}
    path = write(company, "customers", NEW_OWNER | {"flat_id": "B0001 4"}, torn)
    text = path.read_text("utf-8")
    path.write_text(text.replace('"Liepa, Jana"', "Liepa, Jana"), "utf-8")
    assert bring(company, path) == 3
    assert [(row["row"], row["code"], row["concerns"]) for row in unsettled(company)] == [
        (2, "bad_id", "unknown"),
        (3, "bad_shape", "flat"),
    ]
    assert "not known: nothing is held for it" in company.cli("status").out
    assert held(company) == [(FLAT, "NO_CUSTOMER"), ("B0001-5", "ROW_REFUSED")]
    other = NEW_OWNER | {"flat_id": "B0001-6", "name": "Oto", "valid_from": "2020-01-01"}
    assert bring(company, write(company, "customers", other, torn | {"name": "Ilze"})) == 3
    assert len(unsettled(company)) == 3, "other rows in the same places mend nothing"
    assert company.cli("import", "--set-aside", "3", "--reason", "not theirs").code == 0
    assert bring(company, write(company, "customers", NEW_OWNER, torn | {"name": "Ilze"})) == 0
    assert [row["row"] for row in unsettled(company)] == [3], "its key alone was mended"
    assert bring(company, write(company, "customers", NEW_OWNER, torn)) == 0
    assert unsettled(company) == [], "its cells are divided otherwise"


def test_an_issued_flat_stays_issued_and_the_run_says_3(company: Company) -> None:
    """The month is out; what is refused afterwards waits for a person."""
    assert company.cli("run").code == 0
    late = old_owner(company) | {"valid_to": "2026-10-15"}
    assert bring(company, write(company, "customers", late)) == 3
    result = company.cli("run")
    assert result.code == 3
    assert "customers.csv:2" in result.out
    assert result.last_line.endswith("import FOLDER/customers.csv")
    assert len(buyers(company)) == 1
    assert company.cli("import", "--set-aside", "1", "--reason", "next month").code == 0
    assert company.cli("run").code == 0


def test_whom_a_row_holds(company: Company) -> None:
    """A flat's area decides what all pay; a meter holds its place; all is mended by its key."""
    flat = rows_of(company, "flats")[2]
    meters = {
        (row["place_kind"], row["service"]): row
        for row in reversed(rows_of(company, "meters"))
        if row["place_id"] in {"B0001", FLAT}
    }
    flats_meter = meters["flat", "cold_water"]["meter_id"]
    readings = {
        row["meter_id"]: row
        for row in rows_of(company, "readings")
        if row["read_on"] > "2026-10-29"
    }
    all_flats = [row["flat_id"] for row in rows_of(company, "flats")]
    house = [flat_id for flat_id in all_flats if flat_id.startswith("B0001-")]
    house_meter = meters["building", "cold_water"]["meter_id"]
    for kind, good, wrong, expected in (
        ("flats", flat, {"fee_area_m2": "7o"}, house),
        ("flats", flat, {"building_id": "B0009"}, house),
        ("readings", readings[flats_meter], {"value": "1,2,3"}, [FLAT]),
        ("readings", readings[house_meter], {"value": ""}, house),
        ("meters", meters["flat", "cold_water"], {"digits": "0"}, [FLAT]),
    ):
        assert bring(company, write(company, kind, good | wrong)) == 3
        assert sorted(flat_id for flat_id, _ in held(company)) == sorted(expected), (kind, wrong)
        assert bring(company, write(company, kind, good)) == 0
        assert unsettled(company) == [], (kind, wrong)
    assert held(company) == []


def test_a_key_that_comes_twice_stays_open(company: Company) -> None:
    """The first row is taken and the second refused: nobody can say which is right."""
    path = write(company, "customers", old_owner(company), old_owner(company) | {"name": "Otra"})
    for _ in range(2):
        assert bring(company, path) == 3
        assert [(row["row"], row["code"]) for row in unsettled(company)] == [(3, "repeated_key")]
    assert bring(company, write(company, "customers", old_owner(company))) == 0
    assert unsettled(company) == []


def test_a_row_mended_in_its_key_is_named_with_its_way_out(company: Company) -> None:
    """The meter was the mistake: nobody can say that the new row replaces the refused one."""
    own = [row for row in rows_of(company, "meters") if row["place_id"] == FLAT]
    wrong = {"meter_id": own[0]["meter_id"], "read_on": "2026-10-28", "value": "430000"}
    other = rows_of(company, "readings")[0]
    assert bring(company, write(company, "readings", other, wrong)) == 3
    right = wrong | {"meter_id": own[1]["meter_id"], "value": "430"}
    mended = write(company, "readings", other, right)
    told = company.cli("import", str(mended))
    assert told.code == 0
    command = "einvoice import --set-aside 1 --reason TEXT"
    assert "readings.csv:3 (value: above_register): the row stays refused" in told.err
    assert command in told.err
    assert told.last_line.startswith("next: only if the refused row is no longer needed: ")
    assert told.last_line.endswith(" import --set-aside 1 --reason TEXT")
    assert command in company.cli("status").out
    again = company.cli("import", str(mended), "--json").json["files"]
    assert [row["number"] for row in again[0]["still_refused"]] == [1]
    elsewhere = write(company, "readings", other, name="readings-other.csv")
    assert "--set-aside" not in company.cli("import", str(elsewhere)).err
    assert company.cli(*command.split()[1:]).code == 0
    assert "stays refused" not in company.cli("import", str(mended)).err
