"""Matching, accounts and the screens of a month look rows up: no big table is read whole."""

import csv
from typing import Any

import pytest
from paid_company import PaidCompany, booked
from statements_of_views import asked, engine_of, read_whole

from einvoice.config import Config, load_config
from einvoice.core.payments import Payer
from einvoice.core.references import reference

BIG = "invoices flats e_invoices subscriptions payments payment_shares refunds".split()


def config_of(paid: PaidCompany) -> Config:
    """Return the settings of a company."""
    return load_config(paid.company.home / "config.toml")


def pay_in_every_way(paid: PaidCompany) -> list[tuple[str, Any]]:
    """Read payments by each rule, a return and a debit; return what the database was asked."""
    rows = paid.invoices[:6]
    numbers = [row["invoice_number"] for row in rows]
    payer = Payer("Rita Radiniece", "LV00UNLA0000000000077", "010190-12345")
    entries = [
        booked(9, 5_000, end_to_end_id=paid.global_id(numbers[0]), payer=payer),
        booked(10, 5_100, f"Rēķins {numbers[1]}", payer=payer),
        booked(10, 5_200, f"Apmaksa {reference(numbers[2])}", payer=payer),
        booked(11, 5_300, f"dz. {rows[3]['flat_id']}", payer=payer),
        booked(12, 5_400, "īre", payer=payer),
        booked(13, -5_000, end_to_end_id=paid.global_id(numbers[0])),
        booked(13, -100, "Komisija"),
        booked(14, -200, "Atmaksa RFNDAAAAAAAAAAAA"),
    ]
    path = paid.write(paid.statement(9, 15, entries))
    with asked() as statements:
        assert paid.read(path).code == 3
    return statements


@pytest.mark.parametrize("database", ["paid", "on_postgresql"])
def test_matching_reads_no_big_table_from_end_to_end(
    request: pytest.FixtureRequest, database: str
) -> None:
    """By number, id, client number, account, code; what is returned or paid back, by its id.

    Customers are read once for names.
    """
    paid: PaidCompany = request.getfixturevalue(database)
    statements = pay_in_every_way(paid)
    matching = [s for s in statements if "count(" not in s[0] and "journal" not in s[0]]
    whole = read_whole(config_of(paid), matching)
    assert not {table: whole[table] for table in BIG if table in whole}
    names = [s for s, _ in statements if s.partition("FROM")[2].strip() == "customers"]
    assert len(names) == 1


def test_a_returned_payment_is_looked_up_by_its_sum(paid: PaidCompany) -> None:
    """Not among all that were applied until its day."""
    statements = [s for s in pay_in_every_way(paid) if "NOT (EXISTS (SELECT payment_shares" in s[0]]
    returns = [s for s in statements if "payments.cents = " in s[0]]
    assert returns
    with engine_of(config_of(paid)).connect() as connection:
        for statement, values in returns:
            plan = str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all())
            assert "payments USING INDEX payments_by_sum (cents=? AND state=? AND" in plan


@pytest.mark.parametrize("database", ["paid", "on_postgresql"])
def test_an_account_is_looked_up(request: pytest.FixtureRequest, database: str) -> None:
    """All that is asked for one flat goes by key."""
    paid: PaidCompany = request.getfixturevalue(database)
    pay_in_every_way(paid)
    flat_id = paid.invoices[0]["flat_id"]  # an export: it reads the month
    with asked() as statements:
        assert paid.cli("account", flat_id).code == 0
    whole = read_whole(config_of(paid), [s for s in statements if "journal" not in s[0]])
    assert not {table: whole[table] for table in (*BIG, "customers") if table in whole}


OF_ALL_MONTHS = (*BIG[:1], "e_invoices", "invoice_lines", "readings", "meters", "customers")


@pytest.mark.parametrize("database", ["paid", "on_postgresql"])
def test_a_month_is_shown_without_reading_the_others(
    request: pytest.FixtureRequest, database: str
) -> None:
    """What is kept of other months costs nothing; flats are counted, and small tables read."""
    paid: PaidCompany = request.getfixturevalue(database)
    first = paid.invoices[0]
    shown = (("show", first["flat_id"]), ("show", first["invoice_number"]))
    for command in (("status",), ("report",), ("run",), *shown):
        with asked() as statements:
            assert paid.cli(*command).code == 0
        whole = read_whole(config_of(paid), statements)
        assert not {table: whole[table] for table in OF_ALL_MONTHS if table in whole}, command


def test_a_report_reads_no_file_for_each_of_its_invoices(paid: PaidCompany) -> None:
    """Where a bank said something about an invoice it took, that is looked up by the code."""
    with asked() as statements:
        assert paid.cli("report").code == 0
    (said,) = [s for s in statements if "AS coded" in s[0]]
    with engine_of(config_of(paid)).connect() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said[0]}", said[1])
        plan = [str(row[3]) for row in rows]
    assert "SEARCH coded USING INDEX e_invoices_with_code (file_id=?)" in plan
    assert not [step for step in plan if "ix_e_invoices_file_id" in step]


def test_matching_reads_the_accounts_that_it_asks_for_alone(paid: PaidCompany) -> None:
    """Neither those one digit away, where the payer is known, nor of whoever has a payer's name."""
    rows, other = paid.invoices[:3], paid.invoices[9]
    with (paid.company.home / "input" / "customers.csv").open(encoding="utf-8", newline="") as file:
        (name,) = (r["name"] for r in csv.DictReader(file) if r["flat_id"] == other["flat_id"])
    payers = [Payer(name, f"LV00UNLA{place:013d}") for place in range(3)]
    numbers = [row["invoice_number"] for row in rows]
    first = paid.statement(
        9, 10, [booked(9, 100, reference(n), payer=p) for n, p in zip(numbers, payers, strict=True)]
    )
    assert paid.read(paid.write(first)).code == 0
    rest = [
        booked(12, int(row["total_cents"]) - 100, f"Rēķins {row['invoice_number']}", payer=payer)
        for row, payer in zip(rows, payers, strict=True)
    ]
    path = paid.write(paid.statement(11, 15, rest, first.closing))
    with asked() as statements:
        assert paid.read(path).code == 0
    read = [s for s in statements if s[0].startswith("SELECT invoices.id, invoices.flat_id")]
    flats = {row["flat_id"] for row in paid.invoices}
    fetched = {value for _, values in read for value in values if value in flats}
    assert fetched == {row["flat_id"] for row in rows}
