"""Debtors by the age of their debts, and who must not be reminded of them."""

import csv
import datetime as dt
import stat
from pathlib import Path
from typing import Any

import pytest
from debts_of_day import TODAY, close, payments_of_each_kind
from openpyxl import load_workbook
from paid_company import PaidCompany, booked
from sample_company import Result

from bank_adapters.simulator.statements import WrittenStatement
from einvoice.core.payments import StatementEntry
from einvoice.store import account_pages

AGES = ("not_due", "days_1_30", "days_31_60", "days_61_90", "over_90", "credit")


def debtors(paid: PaidCompany, *options: str, today: str = TODAY) -> Result:
    """Run the command on a day after the cut-off."""
    return paid.company.cli("debtors", *options, today=today)


def by_flat(result: Result) -> dict[str, dict[str, Any]]:
    """Return the debtors of JSON."""
    return {row["flat_id"]: row for row in result.json["debtors"]}


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def test_debts_are_told_by_age_and_credits_apart(paid: PaidCompany) -> None:
    """A credit lowers nobody's debt; who may have paid is not to be reminded."""
    rows = paid.invoices
    flats = [row["flat_id"] for row in rows]
    sums = [int(row["total_cents"]) for row in rows]
    close(paid, payments_of_each_kind(paid))
    result = debtors(paid, "--json")
    assert result.code == 0, result.err
    assert (result.json["day"], result.json["statements_complete"]) == ("2026-12-15", True)
    listed = by_flat(result)
    assert set(listed) == set(flats) - {flats[3]}
    ages = {flat: [listed[flat][f"{age}_cents"] for age in AGES] for flat in flats[:3]}
    half = sums[1] - sums[1] // 2
    assert ages[flats[0]] == [0, 0, 0, 0, 0, sums[0]]
    assert ages[flats[1]] == [0, half, 0, 0, 0, 0]
    reminds = [(listed[flat]["remind"], listed[flat]["doubt"]) for flat in flats[:3]]
    assert reminds == [(False, None), (True, None), (False, "waiting")]
    owed = sum(sums) - sums[0] - sums[1] // 2 - sums[3]
    assert result.json["overdue_cents"] == owed
    assert result.json["total"]["days_1_30_cents"] == owed
    assert result.json["total"]["credit_cents"] == sums[0]


def test_only_older_debts_of_one_building(paid: PaidCompany) -> None:
    """More than N days after the due date on the cut-off, not on the day of asking."""
    close(paid)
    assert len(by_flat(debtors(paid, "--days", "14", "--json"))) == len(paid.invoices)
    late = debtors(paid, "--days", "15", "--json", today="2026-12-29")
    assert late.json["debtors"] == []
    building = paid.company.cli("show", paid.invoices[0]["flat_id"], "--json").json["flat_id"]
    house = building.partition("-")[0]
    assert len(by_flat(debtors(paid, "--building", house, "--json"))) == len(paid.invoices)
    unknown = debtors(paid, "--building", "nope")
    assert unknown.code == 2
    assert "nope" in unknown.err


def test_nobody_is_reminded_while_days_are_missing(paid: PaidCompany) -> None:
    """An account without a statement; a gap: each debtor is marked, and it ends with 3."""
    paid.read(paid.write(paid.statement(9, 15)))
    for said in ("no statement of", "the next statement begins"):
        result = debtors(paid)
        assert result.code == 3
        assert said in result.err, result.err
        assert "remind nobody" in result.err
        assert ("gap" in result.out) == ("no statement" in said), "nothing is due at the gap"
        listed = by_flat(debtors(paid, "--json"))
        assert {(row["remind"], row["doubt"]) for row in listed.values()} == {(False, "statements")}
        close(paid, last=dt.date(2026, 11, 15))
        paid.read(paid.write(paid.statement(18, 20, opening_cents=paid.opening_cents + 1)))


def test_a_payment_after_the_cut_off_is_no_debt(paid: PaidCompany) -> None:
    """One account is read further than the other: who paid there is not listed."""
    row = paid.invoices[0]
    close(paid)
    cents, day = int(row["total_cents"]), dt.date(2026, 12, 17)
    entry = booked(9, cents, end_to_end_id=paid.global_id(row["invoice_number"]))
    later = StatementEntry(day, cents, entry.parts, day, "R1")
    statement = WrittenStatement(paid.account, dt.date(2026, 12, 16), day, 100_000, (later,))
    read = paid.company.cli("payments", "import", str(paid.write(statement)), today="2026-12-18")
    assert read.code == 0, read.err
    result = debtors(paid, "--json", today="2026-12-18")
    assert result.json["day"] == "2026-12-15"
    assert row["flat_id"] not in by_flat(result)


def test_a_file_has_all_and_no_names_unless_asked(paid: PaidCompany, tmp_path: Path) -> None:
    """As a spreadsheet in euros and as CSV in cents; readable by its owner alone."""
    close(paid, payments_of_each_kind(paid))
    listed = by_flat(debtors(paid, "--json"))
    people = table(paid.company.home / "input" / "customers.csv")
    names = {row["flat_id"]: row["name"] for row in people}
    plain, named, book = (tmp_path / name for name in ("d.csv", "n.csv", "d.xlsx"))
    for target, options in ((plain, ()), (named, ("--with-names",)), (book, ())):
        assert debtors(paid, "--to", str(target), *options).code == 0
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert {row["flat_id"]: int(row["overdue_cents"]) for row in table(plain)} == {
        flat: row["overdue_cents"] for flat, row in listed.items()
    }
    assert not [name for name in names.values() if name in plain.read_text("utf-8")]
    assert all(row["name"] == names[row["flat_id"]] for row in table(named))
    sheet = load_workbook(book).worksheets[0]
    credits_of = {row[0]: row[9] for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert credits_of == {flat: row["credit_cents"] / 100 for flat, row in listed.items()}
    assert debtors(paid, "--with-names").code == 2
    assert debtors(paid, "--to", str(tmp_path / "no" / "d.csv")).code == 2


def test_pages_are_as_good_as_the_whole(paid: PaidCompany, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page ends within a building and between its sources; no flat is twice or missing."""
    close(paid, payments_of_each_kind(paid))
    whole = debtors(paid, "--json").json
    monkeypatch.setattr(account_pages, "_PAGE", 5)
    assert debtors(paid, "--json").json == whole


def test_the_screen_shows_who_owes_most(paid: PaidCompany) -> None:
    """The largest overdue debt first; the next command shows that account."""
    close(paid, payments_of_each_kind(paid))
    listed = by_flat(debtors(paid, "--json")).values()
    most = max(listed, key=lambda row: row["overdue_cents"])["flat_id"]
    result = debtors(paid)
    assert result.last_line.endswith(f"account {most}")
    assert result.out.splitlines()[5].startswith(most)
    assert "and 3 more" in result.out
    assert "customers not to be reminded yet, a payment that waits may be theirs: 1" in result.err
