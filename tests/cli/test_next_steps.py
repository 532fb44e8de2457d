"""What a command says of something that is not there, not yet possible or without effect."""

import shutil

import pytest
from sample_company import Company

FIRST, ALL = "26110000001", 24


def test_a_future_month_says_from_when_it_can_run(company: Company) -> None:
    """`run` and `status` name the day, and not `run` as the next command."""
    for command in ("run", "status"):
        found = company.cli(command, "--period", "2027-03")
        assert "2027-04-04" in found.err + found.out
        assert found.last_line.endswith("import FOLDER/readings-2027-03.csv")
        told = company.cli(command, "--period", "2027-03", "--json").json
        assert told["next_command"] == "einvoice import readings-2027-03.csv"
    assert company.cli("run", "--period", "2026-10").code == 0


def test_a_second_credit_names_the_credit_note(company: Company) -> None:
    """After the bank has accepted the first: exit 4, not "no such invoice"."""
    company.cli("run")
    number = next(row for row in company.table("invoices") if row["bank"])["invoice_number"]
    assert company.cli("credit", number, "--reason", "wrong").code == 0
    company.cli("run")
    again = company.cli("credit", number, "--reason", "wrong")
    assert again.code == 4
    (note,) = company.table("credit_notes")
    assert f"{number}: is credited already, by credit note {note['credit_note']} of" in again.err
    assert company.cli("void", number, "--reason", "x").code == 4


def test_a_void_invoice_says_so(company: Company) -> None:
    """Exit 4: the number was an invoice's."""
    company.cli("calculate")
    company.cli("issue")
    assert company.cli("void", FIRST, "--reason", "x").code == 0
    again = company.cli("void", FIRST, "--reason", "x")
    assert again.code == 4
    assert f"{FIRST}: is void" in again.err


@pytest.mark.parametrize("state", ["issued", "accepted"])
def test_a_hold_after_issuing_says_what_it_does_not_reach(company: Company, state: str) -> None:
    """The invoice stays; what takes it back is named. Before issuing nothing is said."""
    company.cli("calculate")
    flat = next(row for row in company.table("invoices") if row["bank"])["flat_id"]
    assert "stays" not in company.cli("hold", flat, "--reason", "x").err
    company.cli("release", flat, "--reason", "x")
    company.cli("issue" if state == "issued" else "run")
    held = company.cli("hold", flat, "--reason", "x")
    (row,) = [row for row in company.table("invoices") if row["flat_id"] == flat]
    number, undo = row["invoice_number"], "void" if state == "issued" else "credit"
    assert f"{number} of 2026-10 is {state} and stays; `einvoice {undo} {number}" in held.err


def test_a_release_lifts_the_hold_of_an_issued_flat_and_says_so(company: Company) -> None:
    """Once; afterwards there is none to lift."""
    company.cli("calculate")
    company.cli("issue")
    company.cli("hold", "B0001-3", "--reason", "x")
    lifted = "2026-10: released B0001-3 (HELD_BY_HAND)"
    assert lifted in company.cli("release", "B0001-3", "--reason", "x").err
    again = company.cli("release", "B0001-3", "--reason", "x").err
    assert "2026-10: B0001-3: nothing that a person can release held it" in again


def test_xml_in_json(company: Company) -> None:
    """Both were asked for: one document, with the bank's bytes as text."""
    company.cli("run")
    flat = next(row for row in company.table("invoices") if row["bank"])["flat_id"]
    xml = company.cli("show", flat, "--format", "xml").out
    assert company.cli("show", flat, "--format", "xml", "--json").json["xml"] == xml.rstrip("\n")


def test_doctor_is_one_document_like_the_others(company: Company) -> None:
    """An object with the checks, not a bare list."""
    found = company.cli("doctor", "--json").json
    assert set(found) == {"checks", "failed"}
    assert {"verdict", "what", "detail"} == set(found["checks"][0])


def test_status_of_an_older_database_says_restore(company: Company) -> None:
    """As `run` does: exit 4, and not `run` as the next command."""
    older = company.home / "older.db"
    shutil.copy(company.home / "data" / "einvoice.db", older)
    company.cli("run")
    shutil.copy(older, company.home / "data" / "einvoice.db")
    found = company.cli("status")
    assert found.code == 4
    assert found.last_line.endswith(" restore")
    told = company.cli("status", "--json").json
    assert (told["next_command"], told["exit_code"]) == ("einvoice restore", 4)
    assert company.cli("restore").code == 0
    assert company.cli("status").code == 3, "nobody said what was imported since"
    assert company.cli("restore", "--nothing-imported").code == 0
    assert company.cli("status").code == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("show", "B0001-01"), "did you mean 'B0001-1'"),
        (("show", "b0001-1x"), "did you mean 'B0001-1'"),
        (("hold", "B001-1", "--reason", "x"), "did you mean 'B0001-1'"),
        (("show", "B9"), "no invoice"),
        (("hold", "B9", "--reason", "x"), "B9"),
        (("show", "2611000000"), "no invoice"),
        (("credit", "2611000001", "--reason", "x"), "did you mean '26110000001 ("),
        (("void", "226110000001", "--reason", "x"), "did you mean '26110000001 ("),
        (("void", "26110000099", "--reason", "x"), "expected an invoice number\n"),
    ],
)
def test_a_mistyped_flat_or_invoice(
    company: Company, arguments: tuple[str, ...], expected: str
) -> None:
    """The nearest is named, an invoice with its flat."""
    company.cli("calculate")
    company.cli("issue")
    refused = company.cli(*arguments)
    assert refused.code == 2
    assert expected in refused.err
