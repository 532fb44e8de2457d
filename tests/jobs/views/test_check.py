"""Before anything is issued: control totals, flats in and out of quarantine, planted mistakes."""

from dataclasses import replace
from pathlib import Path

import pytest
from sample_company import Company
from sqlalchemy import text

from einvoice.core import heating, house_month
from einvoice.core.heating import HeatMeasured, HeatMonth
from einvoice.core.premises import Circulation

HOUSE = Path(__file__).parents[2] / "houses" / "winter"


@pytest.fixture
def house(company: Company) -> Company:
    """An installation with one worked house imported."""
    for path in (company.home / "input").iterdir():
        path.unlink()
    for path in HOUSE.glob("*.csv"):
        (company.home / "input" / path.name).write_bytes(path.read_bytes())
    company.import_anew()
    return company


def test_check_shows_what_balances(house: Company) -> None:
    """Every equation of the building with its parts; nothing missing, nobody needed."""
    assert house.cli("calculate").code == 0
    checked = house.cli("check", "--json")
    assert checked.code == 0
    found = {total["control"]: total for total in checked.json["totals"]}
    heat = found["heat"]
    assert heat["whole"] == sum(heat["parts"].values())
    assert set(heat["parts"]) == {"hot_water_heating", "circulation", "heating"}
    assert {"m3.cold_water", "m3.sewage", "m3.hot_water_heating", "cost.heating"} <= set(found)
    assert {total["missing"] for total in found.values()} == {0}
    residues = {row["service"]: row for row in checked.json["residues"]}
    circulation = residues["circulation"]
    assert circulation["residue_cents"] == (circulation["whole_cents"] - circulation["lines_cents"])
    told = house.cli("check")
    assert "control totals" in told.out
    assert told.last_line.startswith("next: ")


def test_all_heat_billed_as_heating_is_caught(
    house: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mistake of October 2022: Q instead of the remainder. Nothing of the house is issued."""
    right = heating.heat_month

    def mistaken(measured: HeatMeasured) -> HeatMonth:
        cents = measured.total_e3 * measured.price_e4 // 10**5
        return replace(right(measured), heating_e3=measured.total_e3, heating_cents=cents)

    monkeypatch.setattr(heating, "heat_month", mistaken)
    result = house.cli("run", "--json")
    assert result.json["counts"]["issued"] == 0
    assert {held["code"] for held in result.json["held"]} == {"UNBALANCED"}
    checked = house.cli("check", "--json")
    assert checked.code == 3
    missing = {t["control"] for t in checked.json["totals"] if t["missing"]}
    assert missing == {"heat", "cost.heating"}


def test_only_the_cents_of_heating_wrong_is_caught_too(
    house: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The energy may sum up while the money is that of all energy."""
    right = heating.heat_month

    def mistaken(measured: HeatMeasured) -> HeatMonth:
        cents = measured.total_e3 * measured.price_e4 // 10**5
        return replace(right(measured), heating_cents=cents)

    monkeypatch.setattr(heating, "heat_month", mistaken)
    assert house.cli("run", "--json").json["counts"]["issued"] == 0


def test_a_held_flat_stays_held_until_released(company: Company) -> None:
    """Over recalculation and `run`; its neighbours go out, and it follows in a further file."""
    company.cli("calculate")
    flat_id = company.table("invoices")[0]["flat_id"]
    held = company.cli("hold", flat_id, "--reason", "Jānis asked to wait")
    assert held.code == 0
    assert company.cli("check").code == 3
    assert company.cli("calculate").code == 0
    result = company.cli("run", "--json")
    assert result.code == 3
    assert [(row["flat_id"], row["code"]) for row in result.json["held"]] == [
        (flat_id, "HELD_BY_HAND")
    ]
    assert company.cli("release", flat_id, "--reason", "settled").code == 0
    after = company.cli("run", "--json")
    assert (after.code, after.json["counts"]["held"]) == (0, 0)
    assert after.json["counts"]["issued"] == after.json["counts"]["calculated"]


def test_holding_is_journalled_without_the_reason(company: Company) -> None:
    """Who held what stands in the journal; the reason may name a person and does not."""
    company.cli("calculate")
    flat_id = company.table("invoices")[0]["flat_id"]
    company.cli("hold", flat_id, "--reason", "Jānis asked to wait")
    company.cli("release", flat_id, "--reason", "settled")
    with company.context() as context, context.store.reading() as tx:
        rows = tx.execute(
            text("select event, subject, detail from journal where event in ('held', 'released')")
        ).all()
    assert [(row[0], row[1]) for row in rows] == [("held", flat_id), ("released", flat_id)]
    assert not any("Jānis" in row[2] for row in rows)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("NOBODY", "--reason", "x"), id="no such flat"),
        pytest.param(("B0001-1", "--reason", " "), id="no reason"),
    ],
)
def test_wrong_holds_are_refused(company: Company, arguments: tuple[str, ...]) -> None:
    """Nothing is changed unless every flat exists and there is a reason."""
    company.cli("calculate")
    assert company.cli("hold", *arguments).code == 2
    assert company.cli("check").code == 0


def test_a_hold_before_the_month_is_calculated_waits_for_it(company: Company) -> None:
    """It needs no draft, and takes effect when there is one."""
    assert company.cli("hold", "B0001-1", "--reason", "new owner").code == 0
    company.cli("calculate")
    assert company.cli("check").code == 3


def test_a_reading_that_its_house_has_shared_out_counts_for_its_flat_alone(house: Company) -> None:
    """One flat is held, the others issued: its m3 went into their shares, which stay; its own not.

    The reading of 3 is corrected to 3.5: half a m3 more on its own lines of water, nothing else.
    """
    house.cli("calculate")
    held = house.table("invoices")[0]["flat_id"]
    house.cli("hold", held, "--reason", "a dispute")
    assert house.cli("run").code == 3
    text = (house.home / "input" / "readings.csv").read_text("utf-8").splitlines()
    own = next(line for line in text[1:] if line.startswith("c1,"))
    cells = own.split(",")
    cells[2] = "3.5"
    late = house.home / "readings-late.csv"
    late.write_text(f"{text[0]}\n{','.join(cells)}\n", "utf-8")
    kept = house.cli("import", str(late))
    assert kept.code == 0
    assert "2026-11" in kept.out + kept.err
    before = house.table("lines")
    assert house.cli("release", held, "--reason", "settled").code == 0
    assert house.cli("calculate").code == 0
    lines = zip(before, house.table("lines"), strict=True)
    changed = [(old["quantity"], new) for old, new in lines if old != new]
    assert [(new["flat_id"], new["service"], old, new["quantity"]) for old, new in changed] == [
        (held, "cold_water", "5.000", "5.500"),
        (held, "sewage", "5.000", "5.500"),
    ]


def test_what_no_longer_fits_what_was_issued_is_held(
    house: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of a building is not issued by another reckoning than its first invoices."""
    house.cli("calculate")
    held = house.table("invoices")[0]["flat_id"]
    house.cli("hold", held, "--reason", "a dispute")
    assert house.cli("run").code == 3
    assert house.cli("release", held, "--reason", "settled").code == 0
    with monkeypatch.context() as patched:
        patched.setattr(house_month, "CIRCULATION_E3", dict.fromkeys(Circulation, 90))
        result = house.cli("run", "--json")
        assert (result.code, result.json["counts"]["drafts"]) == (3, 0)
        assert {row["code"] for row in result.json["held"]} == {"ISSUED_OTHERWISE"}
    assert house.cli("run", "--json").json["counts"]["held"] == 0


def test_a_flat_ordered_at_two_banks_is_told(company: Company) -> None:
    """The latest order wins and `check` names the flat; one that ended says nothing."""
    rows = (company.home / "input" / "subscriptions.csv").read_text("utf-8").splitlines()
    seb = next(row.split(",") for row in rows[1:] if ",seb," in row)
    names = rows[0].split(",")
    other = seb.copy()
    other[names.index("bank")] = "swedbank"
    other[names.index("valid_from")] = "2026-10-02"
    path = company.home / "subscriptions-second.csv"
    path.write_text(f"{rows[0]}\n{','.join(other)}\n", "utf-8")
    assert company.cli("import", str(path)).code == 0
    assert company.cli("calculate").code == 0
    found = company.cli("check", "--json").json["findings"]
    told = [row for row in found if row["code"] == "TWO_BANKS"]
    assert [row["where"] for row in told] == [seb[0]]
    assert "(seb, swedbank); this invoice goes to swedbank." in told[0]["message"]
    invoice = next(row for row in company.table("invoices") if row["flat_id"] == seb[0])
    assert invoice["bank"] == "swedbank"
    other[names.index("valid_to")] = "2026-10-20"
    path.write_text(f"{rows[0]}\n{','.join(other)}\n", "utf-8")
    assert company.cli("import", str(path)).code == 0
    assert company.cli("calculate").code == 0
    codes = {row["code"] for row in company.cli("check", "--json").json["findings"]}
    assert "TWO_BANKS" not in codes
