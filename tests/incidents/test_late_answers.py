"""A bank answers a file that was taken back or passed over: `run` reads it, whatever else waits."""

import pytest
from at_the_bank import BANK
from bank_answers import answer
from dialogue import Dialogue
from month_steps import prepare
from sample_company import Company

from einvoice.core.exit_codes import ExitCode
from einvoice.store.files import file_records

REASON = ("--reason", "x")


def taken_away_by_hand(company: Company) -> str:
    """Make the bank's file, and its answer to it: a colleague brought it, and told nobody."""
    prepare(company, "calculate", "issue", "render")
    path = answer(company, "LATE.xml")
    path.rename(company.home / "LATE.xml")
    (row,) = [row for row in company.table("files") if row["bank"] == BANK]
    return row["file_id"]


def arrives(company: Company) -> None:
    """Let the bank's answer come."""
    (company.home / "LATE.xml").rename(company.home / "bank" / BANK / "outbox" / "LATE.xml")


@pytest.mark.parametrize("day", ["2026-11-13", "2026-12-01"])
def test_run_reads_the_answer_to_a_file_that_was_taken_back(company: Company, day: str) -> None:
    """The customers have two invoices: that is said at once, also by the run of the next month."""
    first, staff = taken_away_by_hand(company), Dialogue(company)
    staff.type("void", "--all", "--period", "2026-10", "--yes", *REASON)
    staff.type("release", "--all", "--period", "2026-10", "--yes", *REASON)
    assert staff.type("calculate").code == ExitCode.DONE
    assert staff.type("run").code == ExitCode.DONE, staff.last.err
    arrives(company)
    staff.day = day
    for command in ("run", "run", "status"):
        assert staff.type(command).code == ExitCode.REFUSED_BY_CHECK, staff.last.out
    for command in ("run", "status", "restore"):
        staff.type(command)
        assert "9 flats have invoices from 2611SE00002TEST01 there too" in staff.last.err, command
        assert f" --pass-over {first} --evidence TEXT" in staff.last.last_line, command
    assert staff.follow("restore --pass-over").code == ExitCode.REFUSED_BY_CHECK
    recalled = f"it recalled all of {first}, Ilze"
    staff.type("status")
    assert staff.follow("restore --pass-over", TEXT=recalled).code == ExitCode.DONE
    assert staff.type("run").code == ExitCode.DONE, staff.last.err
    assert not company.cli("answers", "--json").json["answers"]


def test_run_reads_the_answer_to_a_file_that_was_passed_over(company: Company) -> None:
    """Its word was that it has another file under that id, and it was wrong."""
    first, staff = taken_away_by_hand(company), Dialogue(company)
    declared = ("mark-sent", first, "--evidence", "seb", "--hash", "0" * 64)
    assert staff.type(*declared).code == ExitCode.REFUSED_BY_CHECK
    passed = ("restore", "--pass-over", first, "--evidence", "seb: another file")
    assert staff.type(*passed).code == ExitCode.DONE, staff.last.err
    assert staff.type("run").code == ExitCode.DONE, staff.last.err
    arrives(company)
    staff.day = "2026-11-13"
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON, staff.last.out
    assert first in staff.last.err


def test_once_it_came_nobody_asks_the_banks_again(company: Company) -> None:
    """A month in which nothing waits connects to no bank."""
    staff = Dialogue(company)
    assert staff.type("run").code == ExitCode.DONE
    with company.context() as context, context.store.reading() as tx:
        assert file_records(tx)
    for folder in (company.home / "bank").iterdir():
        if not folder.name.startswith("."):
            (folder / "outbox" / "LATER.xml").write_text("unread", "utf-8")
    assert staff.type("run").code == ExitCode.DONE, staff.last.err


def test_a_file_of_ours_is_declared_with_its_hash(company: Company) -> None:
    """`restore --sent` is for what is lost here; what its hint names takes the word."""
    first, staff = taken_away_by_hand(company), Dialogue(company)
    assert staff.type("restore", "--sent", first, "--evidence", "x").code == ExitCode.USAGE
    (row,) = [row for row in company.table("files") if row["bank"] == BANK]
    assert staff.follow("mark-sent", HASH=row["sha256"]).code == ExitCode.DONE, staff.last.err
