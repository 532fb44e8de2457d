"""Customers that are imported after their payments: the rules decide the payments again."""

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from paid_company import PaidCompany, booked

from einvoice.core.payments import Payer
from einvoice.core.premises import Customer
from einvoice.store.queued_payments import shares_by_rules
from einvoice.store.rows import all_rows
from jobs.payments.decided_again import Changed

BUYER = Payer("Zenta Jaunā", "LV00UNLA0000000000099")


def bring_buyer(paid: PaidCompany, flat: str) -> None:
    """Import that a flat has a new customer from 10 November on."""
    with (paid.company.home / "input" / "customers.csv").open(encoding="utf-8") as file:
        seller = next(row for row in csv.DictReader(file) if row["flat_id"] == flat)
    buyer = seller | {"name": BUYER.name, "code": "", "email": "", "valid_from": "2026-11-10"}
    path = paid.company.home / "customers.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(seller))
        writer.writeheader()
        writer.writerows([seller | {"valid_to": "2026-11-09"}, buyer])
    done = paid.cli("import", str(path))
    assert done.code == 0, done.err


def statement(paid: PaidCompany) -> Path:
    """Write a payment of the buyer, and one of a stranger of the sum the seller owes."""
    flat, other = paid.invoices[:2]
    entries = [
        booked(12, 4_321, f"dz. {flat['flat_id']}", payer=BUYER),
        booked(13, int(flat["total_cents"]), f"dz. {flat['flat_id']}"),
        booked(14, int(other["total_cents"]), "", paid.global_id(other["invoice_number"])),
    ]
    return paid.write(paid.statement(12, 15, entries))


def outcome(paid: PaidCompany) -> dict[str, object]:
    """Return the accounts of the flat's customers, and what waits."""
    flat = paid.invoices[0]["flat_id"]
    accounts = paid.cli("account", flat, "--json").json["accounts"]
    rows = [(a["customer_from"], a["balance_cents"], len(a["rows"])) for a in accounts]
    return {"accounts": rows, "waiting": paid.waiting()}


def test_customers_lost_with_a_copy_decide_again_once_they_are_imported(paid: PaidCompany) -> None:
    """The same accounts as before the copy was put back: no payment stays with the seller."""
    flat, cents = paid.invoices[0]["flat_id"], int(paid.invoices[0]["total_cents"])
    copy = paid.company.home / "copy.db"
    assert paid.cli("backup", str(copy)).code == 0
    bring_buyer(paid, flat)
    assert paid.read(statement(paid)).code == 3
    before = outcome(paid)
    assert [(balance, rows) for _, balance, rows in before["accounts"]] == [  # type: ignore[attr-defined]
        (cents, 1),
        (-4_321, 1),
    ]
    assert paid.cli("restore", str(copy)).code in {0, 3, 4}
    lost = outcome(paid)
    assert lost["accounts"] != before["accounts"], "the seller paid, nobody knows the buyer"
    bring_buyer(paid, flat)
    assert outcome(paid) == before


@pytest.mark.parametrize("first", ["customers", "statement"])
def test_the_order_of_imports_and_statements_does_not_matter(
    paid: PaidCompany, issued_home: Path, tmp_path: Path, first: str
) -> None:
    """What a person decided stays; an import that changes nothing decides nothing."""
    flat = paid.invoices[0]["flat_id"]
    if first == "customers":
        bring_buyer(paid, flat)
        paid.read(statement(paid))
    else:
        paid.read(statement(paid))
        bring_buyer(paid, flat)
    other = PaidCompany(paid.company.copied(issued_home, tmp_path / "other"))
    bring_buyer(other, flat)
    other.read(statement(other))
    assert outcome(paid) == outcome(other)
    (waits,) = paid.waiting()
    accept = ("payments", "accept", waits["payment_id"], "--flat", flat)
    assert paid.cli(*accept).code == 0
    decided = outcome(paid)
    paid.cli("import", str(paid.company.home / "input"))
    bring_buyer(paid, flat)
    assert outcome(paid) == decided


def test_a_payment_does_not_stay_with_the_seller(paid: PaidCompany) -> None:
    """It was applied while nobody knew the buyer; now a person decides whose it is."""
    row = paid.invoices[0]
    entry = booked(13, int(row["total_cents"]), f"dz. {row['flat_id']}")
    assert paid.read(paid.write(paid.statement(12, 15, [entry]))).code == 0
    assert paid.state_of(row["flat_id"]) == ("paid", 0)
    bring_buyer(paid, row["flat_id"])
    assert [waits["cents"] for waits in paid.waiting()] == [entry.cents]


def test_flats_without_applied_payments_are_not_remembered(paid: PaidCompany) -> None:
    """A file of all flats, of which few have payments, takes no memory a flat."""
    assert paid.read(statement(paid)).code == 3
    first, later = dt.date(2026, 9, 1), dt.date(2026, 10, 1)
    changed = Changed()
    with paid.company.context() as context, context.store.reading() as tx:
        rows = all_rows(tx, Customer)
        with_payments = {key.flat_id for key, _ in shares_by_rules(tx, [r.flat_id for r in rows])}
        for day in (later, first, later):
            changed.note(tx, [replace(row, valid_from=day) for row in rows])
        changed.note(tx, [])
    assert 0 < len(with_payments) < len({row.flat_id for row in rows})
    assert changed.flats == dict.fromkeys(with_payments, first)
    assert changed.first == first
