"""The account of a flat as staff and other programs see it."""

import csv

import pytest
from paid_company import PaidCompany, booked
from pdf_texts import text_of

from einvoice.core.money import format_cents as euro
from einvoice.core.payments import Payer


@pytest.fixture
def half_paid(paid: PaidCompany) -> PaidCompany:
    """A flat that paid half by number, and another payment that names the flat's invoice."""
    row = paid.invoices[0]
    number, cents = row["invoice_number"], int(row["total_cents"])
    half = booked(9, cents // 2, end_to_end_id=paid.global_id(number))
    stranger = Payer("Svešs Maksātājs", "LV00UNLA0000000000088")
    unsure = booked(10, 555, f"rek. {number}", payer=stranger)
    paid.read(paid.write(paid.statement(9, 15, [half, unsure])))
    return paid


def customer_of(paid: PaidCompany, flat: str) -> str:
    """Return the name of a flat's customer."""
    with (paid.company.home / "input" / "customers.csv").open(encoding="utf-8", newline="") as rows:
        (name,) = (row["name"] for row in csv.DictReader(rows) if row["flat_id"] == flat)
    return str(name)


def test_the_rows_say_due_state_and_balance(half_paid: PaidCompany) -> None:
    """The sums below agree with the rows; what waits for the flat is named, with its command."""
    row = half_paid.invoices[0]
    flat, number, cents = row["flat_id"], row["invoice_number"], int(row["total_cents"])
    left = cents - cents // 2
    account = half_paid.account_of(flat)
    assert [
        (r["kind"], r["due_date"], r["state"], r["balance_cents"]) for r in account["rows"]
    ] == [
        ("invoice", "2026-11-30", "partly_paid", cents),
        ("payment", None, None, left),
    ]
    sums = ("open_cents", "overdue_cents", "credit_cents", "to_pay_cents", "balance_cents")
    assert [account[name] for name in sums] == [left, 0, 0, left, left]
    screen = half_paid.cli("account", flat)
    (waiting,) = half_paid.waiting()
    assert f"invoice {number}" in screen.out
    assert f"{waiting['payment_id'][:6]} waits (2026-11-10, 5.55 EUR)" in screen.out
    assert "statements of " in screen.out
    assert " are read until 2026-11-15" in screen.out
    assert "was read" in screen.out, "the other bank's account has no statement"
    command = f"payments accept {waiting['payment_id'][:6]} --flat {flat}"
    assert screen.last_line.endswith(command)
    other = half_paid.invoices[1]["flat_id"]
    assert half_paid.cli("account", other).last_line.endswith(f"show {other}")


def test_an_account_is_overdue_from_the_day_after(half_paid: PaidCompany) -> None:
    """As it is on the last day asked for."""
    flat = half_paid.invoices[0]["flat_id"]
    for last, state, overdue in (("2026-11-30", "partly_paid", 0), ("2026-12-01", "overdue", 1)):
        asked = half_paid.cli("account", flat, "--to", last, "--json").json["accounts"][0]
        assert asked["invoices"][0]["state"] == state
        assert (asked["overdue_cents"] > 0) == bool(overdue)


def test_days_are_chosen_and_the_balance_goes_on(half_paid: PaidCompany) -> None:
    """The rows before the first day are in the balance; after the last day there is nothing."""
    row = half_paid.invoices[0]
    flat, cents = row["flat_id"], int(row["total_cents"])
    days = ("--from", "2026-11-09", "--to", "2026-11-09")
    (account,) = half_paid.cli("account", flat, *days, "--json").json["accounts"]
    assert account["balance_before_cents"] == cents
    assert [r["balance_cents"] for r in account["rows"]] == [cents - cents // 2]
    assert "balance before" in half_paid.cli("account", flat, *days).out
    (before,) = half_paid.cli("account", flat, "--to", "2026-11-08", "--json").json["accounts"]
    assert before["balance_cents"] == cents


def test_an_account_as_csv_and_never_as_another_format(half_paid: PaidCompany) -> None:
    """The same rows as in JSON."""
    flat = half_paid.invoices[0]["flat_id"]
    table = csv.DictReader(half_paid.cli("account", flat, "--format", "csv").out.splitlines())
    account = half_paid.account_of(flat)
    for cells, row in zip(table, account["rows"], strict=True):
        assert (cells["flat_id"], cells["customer_from"]) == (flat, account["customer_from"])
        assert cells["due_date"] == (row["due_date"] or "")
        assert int(cells["balance_cents"]) == row["balance_cents"]
    refused = half_paid.cli("account", flat, "--format", "xml")
    assert refused.code == 2
    assert "text, csv, pdf" in refused.err


def test_a_statement_of_account_for_the_customer(half_paid: PaidCompany) -> None:
    """A file for its owner alone, with the customer's rows and nothing of what waits."""
    row, target = half_paid.invoices[0], half_paid.company.home / "account.pdf"
    flat, cents = row["flat_id"], int(row["total_cents"])
    shown = ("account", flat, "--format", "pdf", "--file", str(target), "--language", "en")
    done = half_paid.cli(*shown)
    assert (done.code, target.stat().st_mode & 0o777) == (0, 0o600), done.err
    assert done.last_line.endswith(f"account {flat}")
    text = text_of(target.read_bytes())
    assert customer_of(half_paid, flat) in text
    assert f"Invoice {row['invoice_number']} partly paid, {euro(cents - cents // 2)} EUR" in text
    assert f"To pay {euro(cents - cents // 2)}" in text
    assert "5.55" not in text
    assert "are not read yet" in text, "the other bank's account has no statement"
    for options in (("--file", "x.pdf"), ("--language", "ru"), ("--format", "pdf", "--json")):
        assert half_paid.cli("account", flat, *options).code == 2


def test_a_statement_of_account_is_of_one_customer(half_paid: PaidCompany) -> None:
    """The next owner's has nothing of the former's, not even the name; each is of its own day."""
    flat = half_paid.invoices[0]["flat_id"]
    name = customer_of(half_paid, flat)
    source = half_paid.company.home / "input" / "customers.csv"
    with source.open(encoding="utf-8", newline="") as rows:
        (former,) = (row for row in csv.DictReader(rows) if row["flat_id"] == flat)
    new = dict.fromkeys(former, "") | {
        "flat_id": flat,
        "name": "Pērkone Šarlote",
        "customer_kind": "person",
        "language": "ru",
        "valid_from": "2026-11-12",
    }
    sold = half_paid.company.home / "customers.csv"
    with sold.open("w", encoding="utf-8", newline="") as target:
        table = csv.DictWriter(target, list(former))
        table.writeheader()
        table.writerows([former | {"valid_to": "2026-11-11"}, new])
    assert half_paid.cli("import", str(sold)).code == 0
    pages = {}
    for last in ("2026-11-11", "2026-11-12"):
        page = half_paid.company.home / f"{last}.pdf"
        asked = ("account", flat, "--to", last, "--format", "pdf", "--file", str(page))
        assert half_paid.cli(*asked).code == 0
        pages[last] = text_of(page.read_bytes())
    assert name in pages["2026-11-11"]
    assert "Pērkone" not in pages["2026-11-11"]
    assert name not in pages["2026-11-12"]
    assert "Pērkone Šarlote" in pages["2026-11-12"]
    assert "Записей нет" in pages["2026-11-12"]
    assert half_paid.invoices[0]["invoice_number"] not in pages["2026-11-12"]
