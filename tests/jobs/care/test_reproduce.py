"""A month's files come out of what is stored as they went to the banks, byte for byte."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from month_steps import accepted, assert_reproduced, credit, prepare, send_silently
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

FILES = "data/archive/2026-10"


@pytest.fixture
def sent(company: Company, home_after: Callable[..., Path]) -> Company:
    """A month that is sent and accepted."""
    company.become(home_after("run"))
    return company


def archived(company: Company, bank: str = "seb") -> Path:
    """Return the archived file of a bank, which may be changed."""
    (path,) = (company.home / FILES / bank / "outbound").glob("*.xml")
    path.chmod(0o600)
    return path


def outcomes(company: Company, code: int) -> dict[str, tuple[str, int | None, str]]:
    """Return by bank what came of its file, where it differs, and in which invoice."""
    result = company.cli("reproduce", "2026-10", "--json")
    assert result.code == code
    return {
        file["bank"]: (file["outcome"], file["offset"], file["invoice_number"])
        for file in result.json["files"]
    }


GOOD = ("same", None, "")
LINES = re.compile('"tariff_m2"')
"""The rule of a line, as it is kept."""


def test_a_month_with_credit_notes_comes_out_again(company: Company) -> None:
    """Invoices and credit notes, from the same place in the ledger."""
    credit(company, *accepted(company)[:2])
    send_silently(company)
    assert len(company.table("files")) == 3
    assert_reproduced(company)
    assert "every byte the same" in company.cli("reproduce", "2026-10").out


def test_a_broken_byte_is_found(sent: Company) -> None:
    """In the head, in an invoice (which is named), and in the footer; the other file is good."""
    path = archived(sent)
    own = path.read_bytes()
    row = next(row for row in sent.table("invoices") if row["bank"] == "seb")
    (file,) = sent.cli("trace", row["flat_id"], "--json").json["files"]
    inside, number = file["offset"] + file["length"] // 2, row["invoice_number"]
    for at, name in ((0, ""), (inside, number), (len(own) - 2, "")):
        content = bytearray(own)
        content[at] ^= 1
        path.write_bytes(content)
        assert outcomes(sent, 4) == {"seb": ("changed", at, name), "swedbank": GOOD}
    screen = sent.cli("reproduce", "2026-10")
    assert f"byte {len(own) - 2}" in screen.out
    assert "audit verify" in screen.last_line
    for content, at in ((own[:-7], len(own) - 7), (own + b" ", len(own))):
        path.write_bytes(content)
        assert outcomes(sent, 4)["seb"] == ("changed", at, "")


def test_what_cannot_be_made_again_is_checked_by_its_hash(sent: Company) -> None:
    """A file of another version is named with it; broken, it is found as well. A lost file too."""
    with sqlite3.connect(sent.home / "data" / "einvoice.db") as database:
        database.execute("INSERT INTO thawed VALUES ('a test')")
        database.execute("UPDATE files SET version = '0.1.0' WHERE bank = 'seb'")
        database.execute("DELETE FROM thawed")
    assert outcomes(sent, 0) == {"seb": ("other_version", None, ""), "swedbank": GOOD}
    assert "0.1.0" in sent.cli("reproduce", "2026-10").out
    path = archived(sent)
    path.write_bytes(path.read_bytes() + b" ")
    assert outcomes(sent, 4)["seb"] == ("changed", None, "")
    path.unlink()
    assert outcomes(sent, 4)["seb"] == ("lost", None, "")


def test_a_bank_that_is_gone_and_lines_that_are_lost_leave_the_hash(sent: Company) -> None:
    """After a copy of before the month was put back, its lines are in the archive alone."""
    path = sent.home / "config.toml"
    own = path.read_text("utf-8")
    path.write_text(own[: own.index("[banks.seb]")], "utf-8")
    assert outcomes(sent, 0) == {"seb": ("no_bank", None, ""), "swedbank": GOOD}
    path.write_text(own, "utf-8")
    with sqlite3.connect(sent.home / "data" / "einvoice.db") as database:
        database.execute("INSERT INTO thawed VALUES ('a test')")
        (row,) = database.execute(
            "SELECT e.invoice_id FROM e_invoices e JOIN files f ON f.file_id = e.file_id"
            " WHERE f.bank = 'seb' LIMIT 1"
        ).fetchone()
        kept = database.execute("SELECT lines FROM invoice_lines WHERE invoice_id = ?", (row,))
        lines = LINES.sub('"archived"', kept.fetchone()[0], count=1)
        database.execute("UPDATE invoice_lines SET lines = ? WHERE invoice_id = ?", (lines, row))
        database.execute("DELETE FROM thawed")
    assert outcomes(sent, 0) == {"seb": ("sums_only", None, ""), "swedbank": GOOD}
    archived(sent).write_bytes(b"x")
    assert outcomes(sent, 4)["seb"] == ("changed", None, "")


def test_other_settings_make_other_bytes_and_it_is_said(sent: Company) -> None:
    """The archive is right, so that the configuration of today is what differs."""
    sent.edit_config('name = "SIA Paraugmājas"', 'name = "SIA Citas Mājas"')
    outcome, offset, _ = outcomes(sent, 4)["seb"]
    assert outcome == "differs"
    assert offset is not None


def test_a_file_that_waits_is_made_again_too(
    company: Company, home_after: Callable[..., Path]
) -> None:
    """From the outbox; a withdrawn file has no bytes, and none are missed."""
    company.become(home_after("calculate", "issue", "render"))
    assert_reproduced(company)
    (row, *_) = [row for row in company.table("invoices") if row["bank"] == "seb"]
    assert company.cli("void", row["invoice_number"], "--reason", "x").code == ExitCode.DONE
    assert outcomes(company, 0) == {"seb": ("taken_back", None, ""), "swedbank": GOOD}
    prepare(company, "render")
