"""A database of yesterday with payments: archived statements and decisions complete it."""

from pathlib import Path
from typing import Any

import pytest
from bank_answers import put
from paid_company import PaidCompany, booked

from bank_adapters.simulator.statements import render_camt
from einvoice.core.payments import StatementEntry, StatementFormat


def first_days(paid: PaidCompany) -> list[StatementEntry]:
    """Return payments of the days before the copy."""
    rows = paid.invoices
    return [
        booked(9, int(rows[0]["total_cents"]), end_to_end_id=paid.global_id(number_of(rows[0]))),
        booked(10, 700, "īre"),
        booked(10, 701, "īre"),
    ]


def later_days(paid: PaidCompany) -> list[StatementEntry]:
    """Return payments of the days since the copy."""
    rows = paid.invoices
    return [
        booked(12, int(rows[1]["total_cents"]), f"rek. {number_of(rows[1])}"),
        booked(12, -250, "Komisija"),
        booked(13, 800, "paldies"),
        booked(13, 801, "paldies"),
    ]


def number_of(row: dict[str, str]) -> str:
    """Return the number of an invoice."""
    return row["invoice_number"]


def decide(paid: PaidCompany) -> None:
    """Let a person decide: apply, split, exclude, take back."""
    flats = [row["flat_id"] for row in paid.invoices[2:5]]
    by_cents = {waits["cents"]: waits["payment_id"] for waits in paid.waiting()}
    for command in (
        ("accept", by_cents[700], "--flat", flats[0]),
        ("accept", by_cents[800], "--split", f"{flats[0]}=3.00", "--split", f"{flats[1]}=5.00"),
        ("exclude", by_cents[-250], "--reason", "fee of the bank"),
        ("accept", by_cents[701], "--flat", flats[2]),
        ("undo", by_cents[701], "--reason", "wrong flat"),
    ):
        assert paid.cli("payments", *command).code == 0


def put_back(paid: PaidCompany) -> Path:
    """Read statements by hand and by poll around a copy, decide, and return the copy."""
    first = paid.statement(9, 11, first_days(paid))
    assert paid.read(paid.write(first)).code == 3
    copy = paid.company.home / "copy.db"
    assert paid.cli("backup", str(copy)).code == 0
    later = paid.statement(12, 15, later_days(paid), first.closing)
    put(paid.company, "seb", "later.xml", render_camt(later, StatementFormat.CAMT_02))
    assert paid.cli("poll").code == 3
    decide(paid)
    return copy


@pytest.mark.parametrize("database", ["paid", "on_postgresql"])
def test_a_copy_of_yesterday_ends_with_the_same_accounts(
    request: pytest.FixtureRequest, database: str
) -> None:
    """Statements read by hand and by poll, what people applied, split, excluded and took back."""
    paid: PaidCompany = request.getfixturevalue(database)
    copy = put_back(paid)
    before = paid.everything()
    restored = paid.cli("restore", str(copy))
    assert "from the archive: payments 4, decisions of people on payments 4" in restored.err
    assert restored.code == 0, restored.err
    assert paid.everything() == before
    assert "paldies" not in restored.err + restored.out
    assert "later.xml" in paid.cli("answers", "--all").out
    assert paid.cli("restore", "--nothing-imported").code == 0
    assert paid.cli("poll").code == 0
    assert paid.everything() == before
    assert paid.cli("audit", "verify").code == 0


def test_a_decision_whose_statement_is_gone_is_named(paid: PaidCompany) -> None:
    """Its payment is not known any more: a person reads the statement and decides anew."""
    copy = put_back(paid)
    waiting: dict[str, Any] = {waits["cents"]: waits["payment_id"] for waits in paid.waiting()}
    accepted = ("payments", "accept", waiting[801], "--flat", paid.invoices[0]["flat_id"])
    assert paid.cli(*accepted).code == 0
    for path in (paid.company.home / "data/archive").glob("*/statements/inbound/*.xml"):
        if b"paldies" in path.read_bytes():
            path.unlink()
    restored = paid.cli("restore", str(copy))
    assert restored.code == 3
    assert waiting[801] in restored.err
    assert "their statement is not in the archive" in restored.err


@pytest.mark.parametrize("content", [b"", b'{"state": "applied"}', b"[]"])
def test_a_damaged_decision_is_passed_over(paid: PaidCompany, content: bytes) -> None:
    """Its payment waits for a person again; the others are known."""
    copy = put_back(paid)
    first = paid.invoices[2]["flat_id"]
    (path,) = (
        path
        for path in (paid.company.home / "data/archive").glob("*/payment_decisions/*.json")
        if b"3" in path.read_bytes() and b"500" in path.read_bytes()
    )
    path.write_bytes(content)
    assert paid.cli("restore", str(copy)).code == 0
    assert 800 in {waits["cents"] for waits in paid.waiting()}
    assert first in str(paid.everything())
