"""What stops invoices that carry accounts, with the exit code and the way out."""

import shutil
from pathlib import Path

import pytest
from carrying_company import OPENING, CarryingCompany, entry
from sample_company import Company

from einvoice.store.payment_tables import payment_shares


@pytest.fixture
def carrying(simple_home: Path, tmp_path: Path) -> CarryingCompany:
    """A house that nobody has changed over yet."""
    shutil.copytree(simple_home, tmp_path / "home")
    return CarryingCompany(Company(tmp_path / "home"))


def zeros(carrying: CarryingCompany) -> dict[str, tuple[str, str]]:
    """Return opening debts of nothing."""
    return dict.fromkeys(carrying.flats, ("0", "0"))


def test_opening_debts_of_a_day_and_month_that_are_there(carrying: CarryingCompany) -> None:
    """Neither a missing day, nor a day to come, nor missing rows make balances of nothing."""
    company = carrying.company
    company.edit_config('source = "imported"', 'source = "statements"')
    refused = company.cli("calculate", today="2026-11-05")
    assert refused.code == 2, refused.err
    assert "opening_date" in refused.err
    company.edit_config('source = "statements"', 'source = "imported"')
    carrying.configure("2026-11-06")
    steps = ("calculate", "issue")
    refused = [company.cli(step, today="2026-11-05") for step in steps][-1]
    assert refused.code == 4
    assert "2026-10: the opening debts are of" in refused.err
    company.edit_config("opening_date = 2026-11-06", f"opening_date = {OPENING}")
    refused = company.cli("issue", today="2026-11-05")
    assert refused.code == 4
    assert "there is no balance of 2026-10" in refused.err
    assert (
        carrying.rows({flat: ("2026-10", *sums) for flat, sums in zeros(carrying).items()}).code
        == 0
    )
    carrying.read("2026-11-02", "2026-11-04")
    assert [company.cli(step, today="2026-11-05").code for step in steps] == [0, 0]
    company.edit_config(f"opening_date = {OPENING}", "opening_date = 2026-11-06")
    refused = [company.cli(step, "--period", "2026-11", today="2026-12-04") for step in steps][-1]
    assert refused.code == 4
    assert "an invoice is of" in refused.err


def test_statements_that_end_too_long_ago(carrying: CarryingCompany) -> None:
    """Issuing names account, day and command; `allow` issues with a warning; `run` says it too."""
    company = carrying.company
    carrying.begin(zeros(carrying))
    refused = carrying.run("2026-11-05")
    assert refused.code == 4
    shown = company.cli("status", "--json", today="2026-11-05").json["accounts"]
    assert {row["code"] for row in shown} == {"statements-old"}
    assert len(shown) == len(carrying.accounts)
    assert "is closed up to" in refused.err
    assert "payments import FILE" in refused.err
    company.edit_config('stale = "stop"', 'stale = "allow"')
    assert carrying.run("2026-11-05").code == 0
    checked = company.cli("check", "--period", "2026-10", today="2026-11-05")
    assert "statements-old" not in checked.out, "issued: nobody needs newer statements for it"
    report = company.cli("report", "--json", "--period", "2026-10", today="2026-11-06").json
    (old,) = report["accounts"]
    assert old["code"] == "issued-with-old-statements"
    count = len(carrying.invoices("2026-10"))
    assert old["message"] == f"{count} invoices of 2026-11-05 have payments up to 2026-11-01 only."
    shown = company.cli("report", "--period", "2026-10", today="2026-11-06").out
    assert "who paid later sees it on the next invoice" in " ".join(shown.split())


def test_a_gap_of_statements_stops_issuing(carrying: CarryingCompany) -> None:
    """Status and check name it; the missing statement lets issuing go on."""
    company = carrying.company
    carrying.begin(zeros(carrying))
    carrying.read("2026-11-02", "2026-11-02")
    missing = carrying.write("2026-11-03", "2026-11-03", [entry("2026-11-03", 500)])
    carrying.read("2026-11-04", "2026-11-04")
    refused = carrying.run("2026-11-05")
    assert refused.code == 4
    assert "statements of accounts do not agree" in refused.err
    for command in ("status", "check"):
        assert "statement-gap" in company.cli(command, "--json", today="2026-11-05").out
    company.cli("payments", "import", str(missing), today="2026-11-05")
    assert carrying.run("2026-11-05").code == 0


def test_drafts_of_earlier_payments_are_not_issued(carrying: CarryingCompany) -> None:
    """Statements that came after the calculation are in the invoices, or nothing is issued."""
    company, flat = carrying.company, carrying.flats[0]
    carrying.begin(zeros(carrying))
    carrying.read("2026-11-02", "2026-11-03")
    assert company.cli("calculate", today="2026-11-05").code == 0
    carrying.read("2026-11-04", "2026-11-05", [entry("2026-11-04", 700), entry("2026-11-05", 900)])
    waiting = company.cli("payments", "--json", today="2026-11-05").json["payments"]
    for payment in waiting:
        accept = ("payments", "accept", payment["payment_id"], "--flat", flat)
        assert company.cli(*accept, today="2026-11-05").code == 0
    refused = company.cli("issue", today="2026-11-05")
    assert refused.code == 4
    assert "payments changed after the drafts were calculated (1 " in refused.err
    assert [company.cli(step, today="2026-11-05").code for step in ("calculate", "issue")] == [0, 0]
    assert carrying.carried("2026-10")[flat] == -700, "the day of issuing counts next month"


def missing_in(company: Company) -> list[int]:
    """Return the missing cents of accounts and of statements, as the report shows them."""
    report = company.cli("report", "--json", today="2026-11-05").json
    own = {row["what"]: row["missing"] for row in report["equations"]}
    return [own["customers' accounts"], own["statements"]]


def test_cents_that_are_nowhere_stop_issuing(carrying: CarryingCompany) -> None:
    """A part of a payment that is missing in the accounts is seen before anybody is invoiced."""
    company, flat = carrying.company, carrying.flats[0]
    carrying.begin(zeros(carrying))
    carrying.read("2026-11-02", "2026-11-04", [entry("2026-11-03", 700)])
    (payment,) = company.cli("payments", "--json", today="2026-11-05").json["payments"]
    company.cli("payments", "accept", payment["payment_id"], "--flat", flat, today="2026-11-05")
    assert missing_in(company) == [0, 0]
    with company.context() as context, context.store.writing() as tx:
        tx.execute(payment_shares.update().values(cents=699))
    assert missing_in(company) == [0, 1], "of what statements have one cent is nowhere"
    refused = carrying.run("2026-11-05")
    assert refused.code == 4
    assert "Payments whose parts on accounts do not make their sum: 1" in refused.err
    assert "payments-unequal" in company.cli("check", "--json", today="2026-11-05").out


def test_imported_balances_notice_nothing(carrying: CarryingCompany, tmp_path: Path) -> None:
    """Statements that are read, payments and `from` alter no byte and no row of the month."""
    shutil.copytree(carrying.company.home, tmp_path / "other")
    other = CarryingCompany(Company(tmp_path / "other"))
    rows = dict.fromkeys(carrying.flats, ("2026-10", "10.00", "4.00"))
    for each in (carrying, other):
        assert each.rows(rows).code == 0
    other.configure()
    other.company.edit_config('source = "statements"', 'source = "imported"')
    other.read("2026-11-02", "2026-11-04", [entry("2026-11-03", 700)])
    (payment,) = other.company.cli("payments", "--json", today="2026-11-05").json["payments"]
    accept = ("payments", "accept", payment["payment_id"], "--flat", carrying.flats[0])
    assert other.company.cli(*accept, today="2026-11-05").code == 0
    for each in (carrying, other):
        assert each.run("2026-11-05").code == 0
    assert other.invoices("2026-10") == carrying.invoices("2026-10")
    assert other.carried("2026-10") == dict.fromkeys(carrying.flats, 600)
    assert other.company.bank_files() == carrying.company.bank_files()
    assert len(carrying.company.bank_files()) == 2
