"""Entries that are no payments of customers: settled by rules, listed, counted, taken back."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from paid_company import PaidCompany, booked

from einvoice.core.payments import Payer, StatementEntry

RULES = """not_ours = [
    { name = "fees of the bank", code = "PMNT-*-CHRG" },
    { name = "returned", code = "PMNT-RCDT-RRTN", side = "both" },
    { name = "between our accounts", account = "own", side = "both" },
    { name = "interest", party = "AS Banka", side = "credit" },
]
"""
FEE = replace(booked(9, -250, "Komisija"), kind="PMNT-CCRD-CHRG")


def with_rules(paid: PaidCompany, rules: str = RULES) -> None:
    """Configure what is not ours."""
    paid.company.edit_config('by_account = "propose"\n', f'by_account = "propose"\n{rules}')


def entries_of(paid: PaidCompany) -> list[StatementEntry]:
    """Return a fee, an own transfer, interest, and what only looks like them."""
    row = paid.invoices[0]
    ours, cents = Payer("Nams", paid.account), int(row["total_cents"])
    global_id, number = paid.global_id(row["invoice_number"]), row["invoice_number"]
    return [
        FEE,
        booked(9, 7_000, "pārskaitījums", payer=ours),
        booked(10, 12, "procenti", payer=Payer("Banka AS", "LV00BANK0000000000001")),
        booked(10, cents, "", global_id, ours),
        booked(11, 13, f"rek. {number}", payer=Payer("Banka AS", "LV00BANK0000000000001")),
        booked(12, -300, "cits"),
        replace(booked(13, -cents, "", global_id), kind="PMNT-RCDT-CHRG"),
        replace(booked(14, -77, ""), kind="PMNT-RCDT-RRTN"),
    ]


@pytest.mark.parametrize("database", ["paid", "on_postgresql"])
def test_rules_settle_what_nothing_of_ours_is_found_for(
    request: pytest.FixtureRequest, database: str
) -> None:
    """Numbers of ours, returned payments and what a bank calls a return are stronger."""
    paid: PaidCompany = request.getfixturevalue(database)
    with_rules(paid)
    entries = entries_of(paid)
    assert paid.read(paid.write(paid.statement(9, 15, entries))).code == 3
    listed = paid.cli("payments", "--not-ours", "--json").json
    assert {(row["cents"], row["reason"], row["by_person"]) for row in listed["payments"]} == {
        (-250, "fees of the bank", False),
        (7_000, "between our accounts", False),
        (12, "interest", False),
    }
    assert {row["code"] for row in listed["payments"]} >= {"PMNT-CCRD-CHRG"}
    assert sorted(row["cents"] for row in paid.waiting()) == [-300, -77, 13]
    cents = int(paid.invoices[0]["total_cents"])
    assert paid.state_of(paid.invoices[0]["flat_id"]) == ("unpaid", cents)
    sums = listed["sums"]
    assert sums["excluded"] == {"payments": 3, "credit_cents": 7_012, "debit_cents": 250}
    assert sums["queued"] == {"payments": 3, "credit_cents": 13, "debit_cents": 377}
    assert sum(of["credit_cents"] for of in sums.values()) == sum(
        entry.cents for entry in entries if entry.cents > 0
    )
    assert sum(of["debit_cents"] for of in sums.values()) == -sum(
        entry.cents for entry in entries if entry.cents < 0
    )
    screen = paid.cli("payments", "--not-ours")
    assert "fees of the bank" in screen.out
    assert "not ours: 3, credits 70.12 EUR, debits 2.50 EUR" in screen.out


def test_the_fee_in_a_statement_of_seb_is_not_ours(paid: PaidCompany) -> None:
    """Two real files, one without an entry: read to the cent, and nothing waits."""
    if "REAL_DATA" not in os.environ:
        pytest.skip("REAL_DATA names no folder with a bank's statements")
    paths = sorted(Path(os.environ["REAL_DATA"], "bank").glob("tuleva_seb_*.xml"))
    with_rules(paid, 'not_ours = [{ name = "fees of SEB", code = "ACMT-*-FEES" }]\n')
    paid.company.edit_config("accounts = []", 'accounts = ["EE651010220306497226"]')
    read = paid.read(*paths)
    assert read.code == 0, read.err
    assert "statements: 2, new payments: 1" in read.err
    (fee,) = paid.cli("payments", "--not-ours", "--json").json["payments"]
    assert (fee["cents"], fee["reason"]) == (-100, "fees of SEB")


def test_a_person_takes_a_rule_back(paid: PaidCompany) -> None:
    """It waits, and no rule settles it again."""
    with_rules(paid)
    assert paid.read(paid.write(paid.statement(9, 9, [FEE]))).code == 0
    (row,) = paid.cli("payments", "--not-ours", "--json").json["payments"]
    assert paid.cli("payments", "undo", row["payment_id"], "--reason", "rent").code == 0
    earlier = paid.statement(8, 8, [booked(8, 5)], opening_cents=paid.opening_cents - 5)
    paid.read(paid.write(earlier))
    assert row["payment_id"] in {waiting["payment_id"] for waiting in paid.waiting()}
    assert paid.cli("payments", "--not-ours", "--json").json["payments"] == []


def test_a_new_rule_settles_what_waits(paid: PaidCompany) -> None:
    """When the next statement is read; what a person decided stays."""
    opening = paid.opening_cents
    other = replace(FEE, bank_ref="other")
    assert paid.read(paid.write(paid.statement(9, 9, [FEE, other]))).code == 3
    first = paid.waiting()[0]["payment_id"]
    assert paid.cli("payments", "exclude", first, "--reason", "looked up").code == 0
    with_rules(paid)
    later = paid.statement(10, 10, [replace(FEE, booked_on=booked(10, 1).booked_on)], opening - 500)
    assert paid.read(paid.write(later)).code == 0
    rows = paid.cli("payments", "--not-ours", "--json").json["payments"]
    assert sorted(row["reason"] for row in rows) == ["fees of the bank"] * 2 + ["looked up"]
    exported = paid.company.home / "payments.csv"
    assert paid.cli("export", "payments", "--to", str(exported)).code == 0
    assert [line.split(",")[7:9] for line in exported.read_text("utf-8").splitlines()[1:]].count(
        ["excluded", "7"]
    ) == 2


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('{ name = "x" }', "not_ours.0: expected code, account or party"),
        ('{ name = "x", account = "LV00" }', "not_ours.0"),
        ('{ name = "", code = "x" }', "not_ours.0.name"),
        ('{ name = "x", code = "x", side = "out" }', "not_ours.0.side"),
    ],
)
def test_a_wrong_rule_is_named(paid: PaidCompany, rule: str, said: str) -> None:
    """Exit 2, with the key."""
    with_rules(paid, f"not_ours = [{rule}]\n")
    refused = paid.cli("payments")
    assert refused.code == 2
    assert said in refused.err
