"""A first month's outliers and the ceilings, from the import to the way out."""

from import_rows import bring, held, rows_of, write
from sample_company import PERIOD, Company

from einvoice.core.holds import OVER_CEILING, UNUSUAL_CHANGE
from einvoice.store import hold_decisions
from einvoice.store.hold_decisions import Seen

SEEN = ["OVER_CEILING", "UNUSUAL_BESIDE_OTHERS"]


def test_an_area_that_passed_the_import_holds_its_house(company: Company) -> None:
    """The bound of the import was raised; one look and one release bring the month to its end."""
    company.edit_config("apartment_m2 = 500", "apartment_m2 = 9000")
    flat = rows_of(company, "flats")[2]
    path = write(company, "flats", flat | {"fee_area_m2": "7741", "heat_area_m2": "7741"})
    assert bring(company, path) == 0
    found = held(company)
    assert {code for flat_id, code in found if flat_id != flat["flat_id"]} == {"UNUSUAL_AREA"}
    assert company.cli("run").code == 3
    assert company.cli("status", "--json").json["counts"]["issued"] == 0
    told = company.cli("check")
    assert f"einvoice release {flat['flat_id']} --period 2026-10 --reason TEXT" in told.out
    assert company.cli("release", flat["flat_id"], "--reason", "a hall").code == 0
    assert held(company) == []


def test_a_sum_above_the_ceiling_waits_for_a_person(company: Company) -> None:
    """A single charge of 4000 EUR: named in `check` with the next command, and then issued."""
    charge = {"charge_id": "X1", "flat_id": "B0001-4", "period": "2026-10", "service": "penalty"}
    charge |= {"net": "4000", "vat_percent": "0", "vat_kind": "NOTTAX", "reason": "court"}
    path = company.home / "new" / "charges.csv"
    path.parent.mkdir()
    path.write_text(",".join(charge) + "\n" + ",".join(charge.values()) + "\n", "utf-8")
    assert bring(company, path) == 0
    assert held(company) == [("B0001-4", "OVER_CEILING")]
    shown = company.cli("show", "B0001-4").last_line
    assert shown.startswith("next: only if the invoice above is right: ")
    assert shown.endswith(" release B0001-4 --period 2026-10 --reason TEXT")
    told = company.cli("check")
    assert told.code == 3
    assert "einvoice release B0001-4 --period 2026-10 --reason TEXT" in told.out
    released = company.cli("release", "B0001-4", "--reason", "court")
    assert released.code == 0
    assert released.last_line.endswith(" calculate --period 2026-10"), "nobody has seen it yet"
    assert held(company) == []


def test_a_file_above_the_ceiling_is_not_issued(company: Company) -> None:
    """`check` names bank, sum and setting; nothing gets a number before a person has looked."""
    assert company.cli("calculate").code == 0
    company.edit_config("file_total_eur = 5000000", "file_total_eur = 100")
    told = company.cli("check")
    assert told.code == 3
    assert "FILE_OVER_CEILING" in told.out
    assert "file_total_eur" in told.out
    result = company.cli("run")
    assert result.code == 4
    assert "einvoice check --period 2026-10" in result.err
    assert company.cli("status", "--json").json["counts"]["issued"] == 0
    company.edit_config("file_total_eur = 100", "file_total_eur = 5000000")
    assert company.cli("issue").code == 0
    company.edit_config("file_total_eur = 5000000", "file_total_eur = 100")
    assert company.cli("render").code == 4
    assert not company.bank_files()
    company.edit_config("file_total_eur = 100", "file_total_eur = 5000000")
    assert company.cli("run").code == 0


def test_a_release_names_what_it_lets_go_and_what_is_new_holds_again(company: Company) -> None:
    """Nobody saw the second sum when the first was released."""
    charge = {"charge_id": "X1", "flat_id": "B0001-4", "period": "2026-10", "service": "penalty"}
    charge |= {"net": "4000", "vat_percent": "0", "vat_kind": "NOTTAX", "reason": "court"}
    early = company.cli("release", "B0001-4", "--period", "2026-10", "--reason", "in advance")
    assert "nothing that a person can release held it" in early.err
    next_month = company.cli("release", "B0001-4", "--period", "2026-11", "--reason", "x")
    assert next_month.last_line.endswith(" import FOLDER/readings-2026-11.csv")
    assert bring(company, write(company, "charges", charge)) == 0
    assert held(company) == [("B0001-4", "OVER_CEILING")], "released before it was seen"
    why = ("--reason", "court", "--json")
    done = company.cli("release", "B0001-4", *why).json
    (let_go,) = done["released"]
    assert let_go == {"flat_id": "B0001-4", "codes": SEEN, "still_held": []}
    more = charge | {"charge_id": "X2"}
    assert bring(company, write(company, "charges", more)) == 0
    assert held(company) == [("B0001-4", "OVER_CEILING")]
    assert (
        f"released B0001-4 ({', '.join(SEEN)})" in company.cli("release", "B0001-4", *why[:2]).err
    )
    assert held(company) == []


def test_a_release_of_many_lets_go_no_sum_that_was_seen_otherwise(company: Company) -> None:
    """It answers its own code with today's total; what was let go before keeps its own."""
    flat = "B0001-4"
    both = {flat: Seen((OVER_CEILING, UNUSUAL_CHANGE), 100_000)}
    with company.context() as context, context.store.writing() as tx:
        for seen in (both, {flat: Seen((UNUSUAL_CHANGE,), 500_000)}, None):
            hold_decisions.decide(tx, [flat], PERIOD, "looked", held=False, seen=seen)
        record = hold_decisions.flat_records(tx, ["B0001"], PERIOD)[flat]
    assert record.answers(UNUSUAL_CHANGE, 500_000)
    assert not record.answers(OVER_CEILING, 500_000)
    assert record.answers(OVER_CEILING, 100_000)
