"""Statements read into accounts: whole or not at all, once, in any order."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest
from paid_company import PaidCompany, booked

from einvoice.core.payments import Payer, StatementEntry, StatementPage
from einvoice.core.references import reference
from einvoice.store.archive import hash_of
from jobs.payments import statements as statements_job


def entries_of(paid: PaidCompany) -> list[StatementEntry]:
    """Return payments of each kind: by id, typed, part, by client number, uncertain, none."""
    rows = paid.invoices[:6]
    numbers = [row["invoice_number"] for row in rows]
    sums = [int(row["total_cents"]) for row in rows]
    assert len(set(sums)) == len(sums)
    return [
        booked(9, sums[0], end_to_end_id=paid.global_id(numbers[0])),
        booked(10, sums[1], f"Rēķins {numbers[1]}"),
        booked(10, sums[2] // 2, f"Apmaksa {reference(numbers[2])}"),
        booked(11, sums[3], f"dz. {rows[3]['flat_id']} paldies"),
        booked(11, sums[4] // 2, f"rek. {numbers[4]}"),
        booked(12, sums[5] + 1, "īre"),
    ]


def test_payments_pay_invoices(paid: PaidCompany) -> None:
    """Each as far as it is certain; the rest waits with its proposal."""
    rows = paid.invoices[:6]
    result = paid.read(paid.write(paid.statement(9, 15, entries_of(paid))))
    assert result.code == 3, result.err
    assert "statements: 1, new payments: 6, waiting for a person: 2" in result.err
    states = [paid.state_of(row["flat_id"]) for row in rows]
    half = int(rows[2]["total_cents"]) - int(rows[2]["total_cents"]) // 2
    unpaid = int(rows[4]["total_cents"]), int(rows[5]["total_cents"])
    assert states == [
        ("paid", 0),
        ("paid", 0),
        ("partly_paid", half),
        ("paid", 0),
        ("unpaid", unpaid[0]),
        ("unpaid", unpaid[1]),
    ]
    assert [(w["why"], [p["flat_id"] for p in w["proposals"]]) for w in paid.waiting()] == [
        ("no_second_fact", [rows[4]["flat_id"]]),
        ("no_number", []),
    ]
    assert paid.account_of(rows[0]["flat_id"])["balance_cents"] == 0


def test_a_file_that_comes_again_adds_nothing(paid: PaidCompany) -> None:
    """Nor does another file of the same days."""
    statement = paid.statement(9, 15, entries_of(paid))
    first = paid.write(statement)
    paid.read(first)
    before = paid.everything()
    for path in (first, paid.write(replace(statement, statement_id="again"))):
        assert "new payments: 0" in paid.read(path).err
        assert paid.everything() == before


def test_equal_payments_stay_as_many_as_the_bank_says(paid: PaidCompany) -> None:
    """Two of a day by one payer after three files of it; three after a corrected statement."""
    equal = booked(10, 700, "īre")
    two, three = (paid.statement(10, 10, [equal] * count) for count in (2, 3))
    for name in "abc":
        paid.read(paid.write(replace(two, statement_id=name)))
        assert [w["cents"] for w in paid.waiting()] == [700, 700]
    for statement in (three, replace(two, statement_id="d")):
        paid.read(paid.write(statement))
        assert [w["cents"] for w in paid.waiting()] == [700, 700, 700]


def test_any_order_of_statements_gives_the_same_accounts(
    paid: PaidCompany, issued_home: Path, tmp_path: Path
) -> None:
    """A later day read first decides otherwise, until the earlier day is there."""
    row = paid.invoices[0]
    number, cents = row["invoice_number"], int(row["total_cents"])
    payer = Payer("Rita Radiniece", "LV00UNLA0000000000077")
    days = [
        [booked(9, cents // 2, end_to_end_id=paid.global_id(number), payer=payer)],
        [booked(10, cents // 4, f"rek. {number}", payer=payer)],
        [booked(11, 1000, f"rek. {number}", payer=payer)],
    ]
    opening, statements = paid.opening_cents, []
    for day, entries in enumerate(days, 9):
        statements.append(paid.statement(day, day, entries, opening))
        opening += sum(entry.cents for entry in entries)
    outcomes = []
    for place, order in enumerate(itertools.permutations(statements)):
        other = PaidCompany(paid.company.copied(issued_home, tmp_path / f"home-{place}"))
        for statement in order:
            other.read(other.write(statement))
        outcomes.append(other.everything())
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert not outcomes[0]["queue"]["payments"], "known since the first payment"


def test_a_dry_run_keeps_nothing(paid: PaidCompany) -> None:
    """It says the same."""
    path = paid.write(paid.statement(9, 15, entries_of(paid)))
    before = paid.everything()
    result = paid.read(path, dry_run=True)
    assert result.code == 3
    assert "would read statements: 1, new payments: 6" in result.err
    assert paid.everything() == before
    assert not list((paid.company.home / "data" / "archive").rglob("*/statements/*"))
    assert "new payments: 6" in paid.read(path).err


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"closing_cents": 100_001}, "1000.01"),
        ({"account": "LV33HABA5261548189983"}, "LV33*9983"),
    ],
)
def test_a_statement_is_refused_whole(
    paid: PaidCompany, values: dict[str, object], said: str
) -> None:
    """One cent wrong, another's account: no entry of it counts."""
    result = paid.read(paid.write(paid.statement(9, 15, entries_of(paid), **values)))
    assert result.code == 4
    assert said in result.err
    assert not paid.waiting()
    assert paid.state_of(paid.invoices[0]["flat_id"])[0] == "unpaid"


def test_a_file_that_is_not_there_is_named(paid: PaidCompany) -> None:
    """Before anything is read, also where others are there."""
    there = paid.write(paid.statement(9, 15, entries_of(paid)))
    refused = paid.read(there, paid.company.home / "nope.xml")
    assert refused.code == 2
    assert "nope.xml: is no file" in refused.err
    assert not paid.waiting()


def test_pages_wait_for_each_other(paid: PaidCompany) -> None:
    """Nothing counts before the last page; the order does not matter."""
    first, second, third = paid.write_pages(paid.statement(9, 15, entries_of(paid)), 2)
    for path in (third, first):
        assert "new payments: 0" in paid.read(path).err
    assert "new payments: 6" in paid.read(second).err
    assert paid.state_of(paid.invoices[0]["flat_id"]) == ("paid", 0)


def test_files_of_one_command_are_taken_together(paid: PaidCompany) -> None:
    """Pages, also where they are only tried; a refused file keeps no other from counting."""
    first, second = paid.write_pages(paid.statement(9, 15, entries_of(paid)), 3)
    tried = paid.read(second, first, dry_run=True)
    assert "would read statements: 1, new payments: 6" in tried.err
    broken = paid.write(paid.statement(16, 16, [booked(16, 1)], closing_cents=7))
    read = paid.read(broken, second, first, second)
    assert read.code == 4
    assert "statements: 1, new payments: 6, waiting for a person: 2" in read.err
    assert paid.state_of(paid.invoices[0]["flat_id"]) == ("paid", 0)
    assert "new payments: 0" in paid.read(first, second).err
    assert paid.read(broken).code == 4, "it may be read again"


def test_a_file_that_breaks_its_reader_takes_no_other_with_it(
    paid: PaidCompany, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused by its name; what was written of it goes, and the files beside it count."""
    whole = paid.write(paid.statement(9, 15, entries_of(paid)))
    later = paid.write(paid.statement(16, 16, [booked(16, 7)]))
    broken, reads = hash_of(later), statements_job.read_entries

    def breaks(source: IO[bytes], page: StatementPage) -> Iterator[StatementEntry]:
        yield from reads(source, page)
        if page.source == broken:
            raise OSError(page.source)

    monkeypatch.setattr(statements_job, "read_entries", breaks)
    read = paid.read(later, whole)
    assert read.code == 4
    assert f"{later.name}: " in read.err
    assert "statements: 1, new payments: 6" in read.err
    assert paid.state_of(paid.invoices[0]["flat_id"]) == ("paid", 0)
    monkeypatch.undo()
    assert "statements: 1, new payments: 1" in paid.read(later).err


def test_no_name_of_a_payer_is_in_journal_or_talk(paid: PaidCompany) -> None:
    """Names, accounts and texts stay in the payments and the archived file."""
    payer = Payer("Unikāls Maksātājs", "LV00UNLA0000000000555", "010190-12345")
    result = paid.read(paid.write(paid.statement(9, 15, [booked(9, 777, "slepens", payer=payer)])))
    journal = (paid.company.home / "data" / "archive" / "journal.json").read_text("utf-8")
    for secret in ("Unikāls", "0000000000555", "010190-", "slepens"):
        assert secret not in result.err + result.out + journal


@pytest.mark.parametrize(("form", "state"), [("b0001-[0-9]+", "paid"), ("X[0-9]+", "unpaid")])
def test_a_form_of_client_numbers_narrows_them(paid: PaidCompany, form: str, state: str) -> None:
    """What is of another form is no client number; a form that is none is refused."""
    row = paid.invoices[3]
    paid.company.edit_config('client_number = ""', f'client_number = "{form}"')
    paid.read(paid.write(paid.statement(9, 15, entries_of(paid)[3:4])))
    assert paid.state_of(row["flat_id"])[0] == state
    assert [waits["why"] for waits in paid.waiting()] == ["no_number"] * (state == "unpaid")
    paid.company.edit_config(f'client_number = "{form}"', 'client_number = "B["')
    refused = paid.cli("payments")
    assert refused.code == 2
    assert "client_number: expected a regular expression" in refused.err
