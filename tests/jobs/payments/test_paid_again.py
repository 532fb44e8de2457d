"""Invoices paid twice: staff are told by the statement, `payments --twice` and `status`."""

import csv
import datetime as dt
import shutil
from pathlib import Path

import pytest
from carrying_company import CarryingCompany, entry
from paid_company import READ_ON, PaidCompany, booked
from sample_company import Company

from bank_adapters.simulator.orders import render_standing_orders
from einvoice.core.payments import Payer
from einvoice.core.references import reference

BANK = "seb"


def orders_of(company: Company) -> dict[str, str]:
    """Return the accounts with which flats ordered e-invoices at the bank."""
    with (company.home / "input" / "subscriptions.csv").open(encoding="utf-8") as rows:
        own = [row for row in csv.DictReader(rows) if row["bank"] == BANK and not row["valid_to"]]
    return {row["flat_id"]: row["channel_address"] for row in own}


def report_orders(company: Company, orders: dict[str, str], today: str, **more: str) -> None:
    """Let the bank report standing orders: accounts by flat."""
    seller = {"SellerRegNumber": "49900001005", "Action": "ADD", "MonthLimit": ""}
    records = [
        {"ServiceId": flat, "PayerIBAN": account, "TimeStamp": "2026-10-03T10:00:00"}
        | seller
        | more
        for flat, account in orders.items()
    ]
    outbox = company.home / "bank" / BANK / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    name = f"SOA{len(list(outbox.iterdir()))}{len(more)}"
    content = render_standing_orders(name, dt.date(2026, 11, 4), records)
    (outbox / f"{name}.xml").write_bytes(content)
    assert company.cli("poll", today=today).code in {0, 3}


def marks_of(company: Company, today: str) -> dict[tuple[str, str], str]:
    """Return the marks by flat and invoice."""
    rows = company.cli("payments", "--twice", "--json", today=today).json["payments"]
    return {(row["flat_id"], row["invoice_number"]): row["mark"] for row in rows}


@pytest.mark.parametrize("database", ["paid", "on_postgresql"])
def test_staff_are_told_the_same_day(request: pytest.FixtureRequest, database: str) -> None:
    """Of what the standing order will pay too; not of what the bank itself paid, nor of others."""
    paid: PaidCompany = request.getfixturevalue(database)
    company, accounts = paid.company, orders_of(paid.company)
    rows = [row for row in paid.invoices if row["bank"] == BANK and row["flat_id"] in accounts]
    by_hand, by_bank, ended, without, twice = rows[:5]
    flats = [row["flat_id"] for row in (by_hand, by_bank)]
    report_orders(company, {flat: accounts[flat] for flat in flats}, READ_ON)
    flat = ended["flat_id"]
    report_orders(company, {flat: accounts[flat]}, READ_ON, EndDate="2026-11-29")
    own = Payer("Anna", accounts[by_bank["flat_id"]])
    bank_id = paid.global_id(by_bank["invoice_number"])
    entries = [
        booked(9, int(row["to_pay_cents"]), reference(row["invoice_number"]))
        for row in (by_hand, ended, without, twice)
    ]
    entries.append(booked(10, int(by_bank["to_pay_cents"]), "", bank_id, own))
    entries.append(booked(11, int(twice["total_cents"]), reference(twice["invoice_number"])))
    path = paid.write(paid.statement(9, 15, entries))
    read = paid.read(path)
    assert read.code == 0, read.err
    named = f"the standing order will pay invoice {by_hand['invoice_number']} of {flats[0]} too"
    assert read.err.count("standing order") == 1
    assert f"{named}, on 2026-11-30" in read.err
    assert f"invoice {twice['invoice_number']} of {twice['flat_id']} was paid before" in read.err
    assert f"refunds add {twice['flat_id']} --payment" in read.err
    assert "standing order" not in paid.read(path).err, "once"
    expected = {
        (row["flat_id"], row["invoice_number"]): mark
        for row, mark in ((by_hand, "standing_order_will_pay"), (twice, "double"))
    }
    assert marks_of(company, READ_ON) == expected
    shown = company.cli("payments", "--twice", today=READ_ON).out
    assert "standing order will pay" in shown
    codes = {row["code"] for row in company.cli("status", "--json", today=READ_ON).json["accounts"]}
    assert codes == {"payments-standing-orders"}
    later = marks_of(company, "2026-12-01")
    assert list(later.values()) == ["double"], "the day of the bank's payment is over"


def test_a_payment_that_waited_is_paid_again_too(simple_home: Path, tmp_path: Path) -> None:
    """It was booked before the invoice, and a person applied it after: the invoice asks for it."""
    shutil.copytree(simple_home, tmp_path / "home")
    carrying = CarryingCompany(Company(tmp_path / "home"))
    company, accounts = carrying.company, orders_of(carrying.company)
    flat = next(flat for flat in carrying.flats if flat in accounts)
    carrying.begin(dict.fromkeys(carrying.flats, ("30.00", "0")))
    assert carrying.read("2026-11-02", "2026-11-04", [entry("2026-11-03", 3_000)]).code == 3
    assert carrying.run("2026-11-05").code == 0
    report_orders(company, {flat: accounts[flat]}, "2026-11-06")
    assert marks_of(company, "2026-11-06") == {}
    (waits,) = company.cli("payments", "--json", today="2026-11-06").json["payments"]
    accept = ("payments", "accept", waits["payment_id"], "--flat", flat)
    assert company.cli(*accept, today="2026-11-06").code == 0
    number = carrying.invoices("2026-10")[flat]["invoice_number"]
    assert marks_of(company, "2026-11-06") == {(flat, number): "standing_order_will_pay"}
    carrying.read("2026-11-05", "2026-12-03")
    assert company.cli("run", today="2026-12-04").code in {0, 3}
    assert marks_of(company, "2026-12-04") == {}, "December's invoice has it"


@pytest.mark.parametrize(("today", "is_late"), [("2026-11-16", False), ("2026-11-17", True)])
def test_what_waits_for_more_than_five_banking_days(
    paid: PaidCompany, today: str, *, is_late: bool
) -> None:
    """The status says so; the ninth of November was a Monday."""
    path = paid.write(paid.statement(9, 9, [booked(9, 700, "nekas")]))
    read = paid.company.cli("payments", "import", str(path), today="2026-11-10")
    assert read.code == 3
    status = paid.company.cli("status", "--json", today=today).json
    codes = [row["code"] for row in status["accounts"]]
    assert codes == (["payments-wait-long"] if is_late else [])
    table = paid.company.cli("report", today=today).out
    row = [line.split("  ")[0] for line in table.splitlines() if "payments-wait-long" in line]
    assert row == ["customers' accounts"] * is_late
