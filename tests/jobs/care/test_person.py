"""A person asks what is kept about them, and what of it may be erased."""

import csv
import json

import pytest
from sample_company import Company
from sqlalchemy import insert

from einvoice.core.applications import Action
from einvoice.core.exit_codes import ExitCode
from einvoice.store.application_tables import standing_orders


def customer(company: Company, flat_id: str) -> dict[str, str]:
    """Return the customer of a flat as imported."""
    with (company.home / "input" / "customers.csv").open(encoding="utf-8", newline="") as file:
        return next(row for row in csv.DictReader(file) if row["flat_id"] == flat_id)


@pytest.fixture
def billed(company: Company) -> Company:
    """A company with a month behind it; the customer of flat 2 owns flat 3 too."""
    own, other = customer(company, "B0001-2"), customer(company, "B0001-3")
    company.edit_rows(
        "customers",
        f"B0001-3,{other['name']},person,{other['code']}",
        f"B0001-3,{own['name']},person,{own['code']}",
    )
    company.import_anew()
    assert company.cli("run").code == 0
    return company


def test_an_extract_holds_everything_about_one_person_and_nobody_else(billed: Company) -> None:
    """All flats with the same code; orders, invoices, lines, and where they were sent."""
    own = customer(billed, "B0001-2")
    target = billed.home / "person.json"
    done = billed.cli("person", "extract", "B0001-2", "--to", str(target))
    assert done.code == 0, done.err
    assert target.stat().st_mode & 0o777 == 0o600
    text = target.read_text("utf-8")
    found = json.loads(text)
    assert {row["flat_id"] for row in found["customers"]} == {"B0001-2", "B0001-3"}
    rows = [r for r in billed.table("invoices") if r["flat_id"] in {"B0001-2", "B0001-3"}]
    assert {str(row["number"]) for row in found["invoices"]} == {r["invoice_number"] for r in rows}
    assert sum(row["total_cents"] for row in found["invoices"]) == sum(
        int(row["total_cents"]) for row in rows
    )
    lines = [r for r in billed.table("lines") if r["flat_id"] in {"B0001-2", "B0001-3"}]
    assert len(found["lines"]) == len(lines)
    assert {row["bank"] for row in found["sent"]} == {row["bank"] for row in rows if row["bank"]}
    with (billed.home / "input" / "customers.csv").open(encoding="utf-8", newline="") as file:
        others = {row["name"] for row in csv.DictReader(file)} - {own["name"]}
    assert own["name"] in text
    assert [name for name in others if f'"{name}"' in text] == []


def test_the_report_says_from_when_what_may_be_erased(billed: Company) -> None:
    """Invoices five years after their year; the rest while the contract is in force not at all."""
    kept = billed.cli("person", "erasure", "B0001-2", "--json").json["kept"]
    by_what = {row["what"]: row for row in kept}
    assert by_what["invoices, lines, files"]["erasable_from"] == "2032-01-01"
    assert by_what["customers"]["erasable_from"] is None
    assert not any(row["may_be_erased"] for row in kept)
    page = billed.cli("person", "erasure", "B0001-2")
    assert "2032-01-01" in page.out
    assert "not yet" in page.out


def test_a_former_customer_may_be_erased_once_the_invoices_are(company: Company) -> None:
    """Who left before any invoice is kept for nothing; `--on` asks for the time."""
    row = customer(company, "B0001-2")
    path = company.home / "input" / "customers.csv"
    text = path.read_text("utf-8")
    former = "B0001-2,Bijusī Īpašniece,person,,,lv,2015-01-01,2016-01-01\n"
    path.write_text(text + former, "utf-8")
    company.import_anew()
    asked = ("person", "erasure", "B0001-2", "--on", "2015-06-01", "--json")
    (kept,) = company.cli(*asked).json["kept"]
    assert (kept["what"], kept["rows"], kept["may_be_erased"]) == ("customers", 1, True)
    assert row["name"] != "Bijusī Īpašniece"


@pytest.mark.parametrize(
    "arguments", [("B9999-1",), ("B0001-2", "--on", "1999-01-01")], ids=["no flat", "no customer"]
)
def test_a_flat_without_a_customer_is_refused(company: Company, arguments: tuple[str, ...]) -> None:
    """Exit 2, and what to ask instead."""
    result = company.cli("person", "erasure", *arguments)
    assert result.code == ExitCode.USAGE
    assert "--on YYYY-MM-DD" in result.err
    target = str(company.home / "nowhere" / "x.json")
    assert company.cli("person", "extract", "B0001-2", "--to", target).code == ExitCode.USAGE


def test_who_came_after_is_not_in_the_extract_of_who_left(company: Company) -> None:
    """Orders and standing orders of the flat belong to who was its customer then."""
    path = company.home / "input" / "customers.csv"
    rows = path.read_text("utf-8").splitlines()
    place, own = next(
        (n, row.split(",")) for n, row in enumerate(rows) if row.startswith("B0001-2,")
    )
    new = [*own]
    new[1], new[3], new[-2:] = "Nākamā Īpašniece", "", ["2026-10-01", ""]
    own[-1] = "2026-09-30"
    rows[place] = ",".join(own)
    path.write_text("\n".join([*rows, ",".join(new), ""]), "utf-8")
    orders = company.home / "input" / "subscriptions.csv"
    text = orders.read_text("utf-8").splitlines()
    kept = [row for row in text if not row.startswith("B0001-2,")]
    account = "LV44HABA0551000000001"
    kept.append(f"B0001-2,swedbank,{account},Nākamā Īpašniece,,,2026-10-05,")
    orders.write_text("\n".join([*kept, ""]), "utf-8")
    company.import_anew()
    with company.context() as context, context.store.writing() as tx:
        order = {
            "bank": "swedbank",
            "digest": "d",
            "answer_sha256": "a",
            "seller_reg_number": "",
            "action": Action.ADD,
            "service_id": "B0001-2",
            "payer_account": account,
            "partial": False,
            "stamped_at": "2026-10-06T08:00:00",
        }
        tx.execute(insert(standing_orders).values(order))
    for on, expected in (("2026-09-15", 0), ("2026-11-05", 1)):
        target = company.home / f"{on}.json"
        asked = ("person", "extract", "B0001-2", "--on", on, "--to", str(target))
        assert company.cli(*asked).code == 0
        found = json.loads(target.read_text("utf-8"))
        assert (account in target.read_text("utf-8")) is bool(expected)
        assert len(found["standing_orders"]) == len(found["subscriptions"]) == expected
        assert found["readings"]
