"""Invoices that carry the balances of accounts, month after month, each cent worked out here."""

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from carrying_company import CarryingCompany, entry
from month_steps import assert_reproduced
from sample_company import Company

from einvoice.core.iban import with_check_digits


@pytest.fixture
def carrying(october_home: Path, tmp_path: Path) -> CarryingCompany:
    """A fresh copy of it."""
    shutil.copytree(october_home, tmp_path / "home")
    return CarryingCompany(Company(tmp_path / "home"))


def test_the_first_month_carries_the_opening_debts(carrying: CarryingCompany) -> None:
    """A credit lowers what is to pay; the last day that is closed stands on the invoice."""
    owes, overpaid, owes_much, new = carrying.flats[:4]
    october = carrying.invoices("2026-10")
    totals = {flat: row["total_cents"] for flat, row in october.items()}
    assert sum(row["balance_cents"] for row in october.values()) == 3000 - 1234 + 50000
    to_pay = {flat: october[flat]["to_pay_cents"] for flat in (owes, overpaid, owes_much, new)}
    assert to_pay == {
        owes: totals[owes] + 3000,
        overpaid: totals[overpaid] - 1234,
        owes_much: totals[owes_much] + 50000,
        new: totals[new],
    }
    shown = carrying.company.cli("show", owes, "--period", "2026-10", "--json").json
    assert shown["notices"] == [
        {
            "code": "paid_until",
            "text": "Ieskaitīti maksājumi, kas bankā saņemti līdz 04.11.2026.",
        }
    ]


def test_three_months_by_hand(carrying: CarryingCompany) -> None:
    """Each payment counts once: the month after it was booked, or after a person applied it."""
    paid, overpaid, never, late, ahead, returned, waits = carrying.flats[:7]
    october = carrying.invoices("2026-10")
    total = {flat: row["total_cents"] for flat, row in october.items()}
    numbers = {flat: row["invoice_number"] for flat, row in october.items()}
    november = [
        entry("2026-11-10", total[paid] + 3000, numbers[paid]),
        entry("2026-11-10", total[overpaid] - 1234, numbers[overpaid]),
        entry("2026-11-10", 20_000, numbers[ahead]),
        entry("2026-11-10", total[returned], numbers[returned]),
        entry("2026-11-10", 700),
    ]
    assert carrying.read("2026-11-05", "2026-12-03", november).code == 3
    assert carrying.run("2026-12-04").code == 0
    expected = dict(total)  # who paid nothing owes October
    expected |= {paid: 0, overpaid: 0, never: total[never] + 50000, returned: 0}
    expected[ahead] = total[ahead] - 20_000
    assert carrying.carried("2026-11") == expected
    assert carrying.invoices("2026-11")[ahead]["to_pay_cents"] == 0

    december = [
        entry("2026-12-04", total[late], numbers[late]),
        entry("2026-12-04", -total[returned], numbers[returned]),
    ]
    assert carrying.read("2026-12-04", "2027-01-04", december).code == 3
    (payment,) = carrying.company.cli("payments", "--json", today="2027-01-05").json["payments"]
    accept = ("payments", "accept", payment["payment_id"], "--flat", waits)
    assert carrying.company.cli(*accept, today="2027-01-05").code == 0
    assert carrying.run("2027-01-05").code == 0
    after = {flat: cents + total[flat] for flat, cents in expected.items()}
    after[late] -= total[late]
    after[returned] += total[returned]
    after[waits] -= 700  # booked in November, applied after November was issued
    assert carrying.carried("2026-12") == after
    for period in ("2026-10", "2026-11", "2026-12"):
        assert_reproduced(carrying.company, period)


def test_the_number_of_last_month_is_no_other_customers(carrying: CarryingCompany) -> None:
    """It is one digit away each month, and the same account: a stranger's sum still proves."""
    flat = carrying.flats[3]
    october = carrying.invoices("2026-10")[flat]
    carrying.read("2026-11-05", "2026-12-03")
    assert carrying.run("2026-12-04").code == 0
    november = carrying.invoices("2026-11")[flat]
    numbers = [row["invoice_number"] for row in (october, november)]
    assert sum(a != b for a, b in zip(*numbers, strict=True)) == 1
    paid = entry("2026-12-07", november["to_pay_cents"])
    typed = replace(paid.parts[0], text=f"rek. {numbers[1]}")
    read = carrying.read("2026-12-04", "2026-12-07", [replace(paid, parts=(typed,))])
    assert read.code == 0, read.err
    assert carrying.rows_of(flat)[-1]["balance_cents"] == 0


def test_what_is_issued_stays(carrying: CarryingCompany) -> None:
    """A payment, a further run and a rerun of what did not change alter no invoice."""
    before, files = carrying.invoices("2026-10"), carrying.company.bank_files()
    flat = carrying.flats[0]
    number = before[flat]["invoice_number"]
    carrying.read("2026-11-05", "2026-11-09", [entry("2026-11-05", 500, number)])
    assert carrying.run("2026-11-10").code == 0
    plan = carrying.company.cli("rerun", "--flat", flat, "--json", today="2026-11-10")
    assert plan.code == 0, plan.err
    assert carrying.invoices("2026-10") == before
    assert carrying.company.bank_files() == files


def test_later_rows_of_balances_are_refused(carrying: CarryingCompany) -> None:
    """By row, with the month from which accounts count; no flat is held for it."""
    flat = carrying.flats[0]
    refused = carrying.rows({flat: ("2026-11", "10.00", "0")})
    assert refused.code == 3
    assert "balances.csv:2: period" in refused.err + refused.out
    assert "from 2026-10 on, balances come from statements" in refused.err + refused.out
    carrying.read("2026-11-05", "2026-12-03")
    assert carrying.run("2026-12-04").json["counts"]["held"] == 0


def test_report_and_exports_have_the_same_sums(carrying: CarryingCompany) -> None:
    """Accounts = opening + invoiced - paid; statements = applied + waiting + not ours."""
    company, flat = carrying.company, carrying.flats[0]
    october = carrying.invoices("2026-10")
    number = october[flat]["invoice_number"]
    payments = [
        entry("2026-11-05", 500, number),
        entry("2026-11-06", 777),
        entry("2026-11-06", -310),
    ]
    assert carrying.read("2026-11-05", "2026-11-09", payments).code == 3
    (fee,) = (
        row["payment_id"]
        for row in company.cli("payments", "--json", today="2026-11-10").json["payments"]
        if row["cents"] < 0
    )
    exclude = ("payments", "exclude", fee, "--reason", "fee")
    assert company.cli(*exclude, today="2026-11-10").code == 0
    report = company.cli("report", "--json", "--period", "2026-10", today="2026-11-10").json
    assert report["balances"]
    own = {row["what"]: row for row in report["equations"]}
    accounts, booked = own["customers' accounts"], own["statements"]
    invoiced = sum(row["total_cents"] for row in october.values())
    assert accounts["parts"] == {
        "opening debts": 3000 - 1234 + 50000,
        "invoiced": invoiced,
        "paid back": 0,
        "credited": 0,
        "payments": -500,
    }
    assert (accounts["whole"], accounts["missing"]) == (51766 + invoiced - 500, 0)
    assert booked["parts"] == {"applied": 500, "waiting": 777, "not ours": -310}
    assert (booked["whole"], booked["missing"]) == (967, 0)
    rows = {}
    for name in ("accounts", "payments"):
        target = company.home / f"{name}.csv"
        export = ("export", name, "--to", str(target))
        assert company.cli(*export, today="2026-11-10").code == 0
        with target.open(encoding="utf-8", newline="") as table:
            rows[name] = list(csv.DictReader(table))
    assert sum(int(row["cents"]) for row in rows["accounts"]) == accounts["whole"]
    signed = (int(r["cents"]) * (1 if r["sign"] == "credit" else -1) for r in rows["payments"])
    assert sum(signed) == booked["whole"]


def test_the_next_owner_begins_with_nothing(carrying: CarryingCompany) -> None:
    """What the former owner owes stays in the former owner's account."""
    flat = carrying.flats[2]
    target = carrying.company.home / "customers.csv"
    rows = (carrying.company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    names = rows[0].split(",")
    old = dict(
        zip(names, next(r for r in rows if r.startswith(f"{flat},")).split(","), strict=True)
    )
    new = old | {"name": "Jauna Īpašniece", "code": "", "valid_from": "2026-11-15"}
    closed = old | {"valid_to": "2026-11-14"}
    lines = [rows[0], ",".join(closed.values()), ",".join(new.values()), ""]
    target.write_text("\n".join(lines), "utf-8")
    assert carrying.company.cli("import", str(target), today="2026-11-20").code == 0
    carrying.read("2026-11-05", "2026-12-03")
    assert carrying.run("2026-12-04").code in {0, 3}
    assert carrying.carried("2026-11")[flat] == 0
    accounts = carrying.company.cli("account", flat, "--json", today="2026-12-04").json["accounts"]
    total = carrying.invoices("2026-10")[flat]["total_cents"]
    assert [account["balance_cents"] for account in accounts] == [50000 + total, total]


def test_a_payment_in_an_issued_balance_stays(carrying: CarryingCompany) -> None:
    """It is not taken back until its invoice is void; then the new invoice counts anew."""
    flat = carrying.flats[0]
    october = carrying.invoices("2026-10")[flat]
    carrying.read("2026-11-05", "2026-12-03", [entry("2026-11-10", 500, october["invoice_number"])])
    payment = carrying.rows_of(flat)[-1]
    undo = ("payments", "undo", payment["document"], "--reason", "of the neighbour")
    for step in ("calculate", "issue"):
        assert carrying.company.cli(step, today="2026-12-04").code == 0
    refused = carrying.company.cli(*undo, today="2026-12-04")
    issued = carrying.invoices("2026-11")[flat]["invoice_number"]
    assert refused.code == 4
    assert f"is in the balance of invoice {issued}" in refused.err
    void = ("void", issued, "--reason", "a trial")
    assert carrying.company.cli(*void, today="2026-12-04").code == 0
    assert carrying.company.cli(*undo, today="2026-12-04").code == 0
    assert carrying.run("2026-12-04").code == 0
    assert carrying.carried("2026-11")[flat] == 3000 + october["total_cents"]


def test_a_counted_payment_is_not_decided_anew(carrying: CarryingCompany) -> None:
    """Entries of an earlier day that come late change no balance that was issued."""
    flat = carrying.flats[0]
    october = carrying.invoices("2026-10")[flat]
    payments = [entry("2026-11-10", 500, october["invoice_number"]), entry("2026-11-10", 501)]
    paths = [carrying.write("2026-11-05", "2026-12-03", payments[:1])]
    paths.append(carrying.write("2026-11-05", "2026-12-03", account=carrying.accounts[1]))
    read = ("payments", "import", *map(str, paths))
    assert carrying.company.cli(*read, today="2026-12-04").code == 0
    assert carrying.run("2026-12-04").code == 0
    carrying.read("2026-12-04", "2026-12-04", [])
    before = carrying.rows_of(flat)
    fuller = carrying.write_again("2026-11-05", "2026-12-03", payments)
    assert carrying.company.cli("payments", "import", str(fuller), today="2026-12-05").code == 3
    assert carrying.rows_of(flat) == before
    undo = ("payments", "undo", before[-2]["document"], "--reason", "x")
    assert carrying.company.cli(*undo, today="2026-12-05").code == 4


def test_a_credit_that_was_paid_back_is_carried_no_longer(carrying: CarryingCompany) -> None:
    """Once: by the decision, not by the bank's debit too; the sums of all accounts agree."""
    flat = carrying.flats[3]
    invoice = carrying.invoices("2026-10")[flat]
    number, total = invoice["invoice_number"], invoice["total_cents"]
    carrying.read("2026-11-05", "2026-11-15", [entry("2026-11-10", total + 5_000, number)])
    account = with_check_digits("LV", "HABA0055100000088")
    to = ("--to-account", account, "--to-name", "Rita", "--evidence", "a letter")
    ours = ("--from-account", carrying.accounts[0], "--sum", "40.00", "--reason", "moved out")
    done = carrying.company.cli("refunds", "add", flat, *to, *ours, today="2026-11-20")
    assert done.code == 0, done.err
    refund = carrying.rows_of(flat)[-1]["document"]
    debit = entry("2026-11-24", -4_000)
    part = replace(debit.parts[0], text=f"Atmaksa {refund}")
    read = carrying.read("2026-11-16", "2026-12-04", [replace(debit, parts=(part,))])
    assert read.code == 0, read.err
    done = carrying.run("2026-12-05")
    assert done.code == 0, done.err
    assert carrying.carried("2026-11")[flat] == -1_000
