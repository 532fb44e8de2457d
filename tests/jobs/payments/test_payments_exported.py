"""Payments and accounts as flat tables for other programs."""

import csv
import itertools
import stat
from pathlib import Path

import pytest
from openpyxl import load_workbook
from paid_company import PaidCompany, booked

from einvoice.core.payments import Payer

PAYMENTS = (
    "payment_id account booked_on value_on cents sign bank_ref state rule flat_id invoice_number"
).split()
ACCOUNTS = "flat_id customer_from day kind document cents balance_cents".split()
names = itertools.count()


def exported(paid: PaidCompany, table: str, *options: str) -> list[dict[str, str]]:
    """Return a table's rows."""
    target = paid.company.home / f"{table}-{next(names)}.csv"
    result = paid.cli("export", table, "--to", str(target), *options)
    assert result.code == 0, result.err
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    return list(csv.DictReader(target.read_text("utf-8").splitlines()))


@pytest.fixture
def decided(paid: PaidCompany) -> PaidCompany:
    """Payments that a rule and a person applied, a split one, a return, a fee, one that waits."""
    rows = paid.invoices[:4]
    sums = [int(row["total_cents"]) for row in rows]
    ids = [paid.global_id(row["invoice_number"]) for row in rows]
    stranger = Payer("Svešs Maksātājs", "LV00UNLA0000000000088")
    entries = [
        booked(9, sums[0], end_to_end_id=ids[0]),
        booked(10, sums[1], end_to_end_id=ids[1]),
        booked(11, -sums[1], "", ids[1]),
        booked(12, 3000, "par abiem", payer=stranger),
        booked(13, -100, "Komisija"),
        booked(13, 777, "nekas", payer=stranger),
    ]
    assert paid.read(paid.write(paid.statement(9, 15, entries))).code == 3
    waiting = {payment["cents"]: payment["payment_id"] for payment in paid.waiting()}
    parts = (f"{rows[2]['flat_id']}=10", f"{rows[3]['flat_id']}=20")
    split = ("payments", "accept", waiting[3000], "--split", parts[0], "--split", parts[1])
    assert paid.cli(*split).code == 0
    assert paid.cli("payments", "exclude", waiting[-100], "--reason", "fee").code == 0
    return paid


def test_payments_are_in_whole_cents_with_their_decision(decided: PaidCompany) -> None:
    """A row for each customer of a payment; the rows sum to the statement."""
    rows = exported(decided, "payments")
    assert list(rows[0]) == PAYMENTS
    flats = [row["flat_id"] for row in decided.invoices[:4]]
    sums = [row["total_cents"] for row in decided.invoices[:2]]
    numbers = [row["invoice_number"] for row in decided.invoices[:2]]
    decisions = [
        tuple(row[name] for name in ("cents", "sign", "state", "rule", "flat_id")) for row in rows
    ]
    assert sorted(decisions) == sorted(
        [
            (sums[0], "credit", "applied", "1", flats[0]),
            (sums[1], "credit", "applied", "1", flats[1]),
            (sums[1], "debit", "applied", "", flats[1]),
            ("1000", "credit", "applied", "person", flats[2]),
            ("2000", "credit", "applied", "person", flats[3]),
            ("100", "debit", "excluded", "person", ""),
            ("777", "credit", "queued", "", ""),
        ]
    )
    named = [row["invoice_number"] for row in rows if row["rule"] == "1"]
    assert named == numbers
    assert not [row for row in rows if row["sign"] == "debit" and row["invoice_number"]]
    assert {row["account"] for row in rows} == {decided.account}
    net = sum(int(r["cents"]) * (1 if r["sign"] == "credit" else -1) for r in rows)
    assert net == int(sums[0]) + 3000 - 100 + 777
    some = exported(decided, "payments", "--period", "2026-10")
    assert (some, len(exported(decided, "payments", "--period", "2026-11"))) == ([], len(rows))


def test_accounts_are_what_each_account_shows(decided: PaidCompany) -> None:
    """Every row of every customer, with the balance after it, as `account` has them."""
    rows = exported(decided, "accounts")
    assert list(rows[0]) == ACCOUNTS
    for flat in (row["flat_id"] for row in decided.invoices[:4]):
        account = decided.account_of(flat)
        own = [row for row in rows if row["flat_id"] == flat]
        assert [(r["document"], int(r["cents"]), int(r["balance_cents"])) for r in own] == [
            (r["document"], r["cents"], r["balance_cents"]) for r in account["rows"]
        ]
        assert {row["customer_from"] for row in own} == {account["customer_from"]}
    assert exported(decided, "accounts", "--period", "2026-10") == []
    named = exported(decided, "accounts", "--with-names")
    people = csv.DictReader(
        (decided.company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    )
    name_of = {row["flat_id"]: row["name"] for row in people}
    assert all(row["name"] == name_of[row["flat_id"]] for row in named)
    assert [{k: v for k, v in row.items() if k != "name"} for row in named] == rows


def test_a_wrong_match_that_is_undone_alters_its_flat_alone(decided: PaidCompany) -> None:
    """Of the accounts the rows of that flat; of the payments that payment."""
    before = {name: exported(decided, name) for name in ("payments", "accounts")}
    flat = decided.invoices[0]["flat_id"]
    (payment,) = (row for row in before["payments"] if row["flat_id"] == flat)
    undo = ("payments", "undo", payment["payment_id"], "--reason", "of the neighbour")
    assert decided.cli(*undo).code == 0
    after = {name: exported(decided, name) for name in ("payments", "accounts")}
    for name, rows in before.items():
        changed = [row for row in (*rows, *after[name]) if (row in rows) != (row in after[name])]
        assert changed, name
        assert {row["flat_id"] for row in changed} <= {flat, ""}
        assert {row.get("payment_id") for row in changed} <= {None, payment["payment_id"]}


def test_people_get_euros(decided: PaidCompany, tmp_path: Path) -> None:
    """As in every other table: `csv-excel` and `xlsx`."""
    excel, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    for target, form in ((excel, "csv-excel"), (book, "xlsx")):
        export = ("export", "accounts", "--to", str(target), "--format", form)
        assert decided.cli(*export).code == 0
    rows = exported(decided, "accounts")
    columns = [*ACCOUNTS[:5], "eur", "balance_eur"]
    header, *lines = excel.read_text("utf-8-sig").splitlines()
    assert header.split(";") == columns
    assert int(lines[0].split(";")[5].replace(",", "")) == int(rows[0]["cents"])
    sheet = load_workbook(book).worksheets[0]
    titles, *cells = sheet.iter_rows(min_row=2, values_only=True)
    assert list(titles) == columns
    assert [round(row[5] * 100) for row in cells] == [int(row["cents"]) for row in rows]


def test_names_are_refused_where_there_are_no_customers(decided: PaidCompany) -> None:
    """And a folder that is not there."""
    target = str(decided.company.home / "p.csv")
    assert decided.cli("export", "payments", "--to", target, "--with-names").code == 2
    assert decided.cli("export", "payments", "--to", "/nowhere/p.csv").code == 2
