"""What a screen says is said once, in full, and leads on."""

import pytest
from at_the_bank import BANK
from month_steps import prepare, refuse
from rehearsed_banks import over_sftp
from sample_company import Company
from sqlalchemy import update

from einvoice.core.exit_codes import ExitCode
from einvoice.store.tables import files
from jobs.problems import Problem

LATE = "2026-11-27"


def test_a_bank_that_nobody_answers_at_is_named_once(company: Company) -> None:
    """Whether its answers are asked for or its file is brought: it is the same trouble."""
    over_sftp(company)
    company.edit_config("attempts = 3", "attempts = 1")
    done = company.cli("run")
    assert done.code == ExitCode.BANK_UNREACHABLE
    assert done.err.count("nothing listens there") == len({"seb", "swedbank"})
    sent = company.cli("deliver")
    assert sent.err.count("nothing listens there") == len({"seb", "swedbank"})


def test_a_command_that_ends_with_3_says_why(company: Company) -> None:
    """`poll` and `deliver` name what waits for a person, and the command that shows it."""
    refuse(company, (0, 3))
    for command in ("poll", "deliver"):
        done = company.cli(command)
        assert done.code == ExitCode.NEEDS_A_PERSON
        assert "banks refused 1 invoice: `einvoice status --period 2026-10`" in done.err


def test_a_held_flat_is_why_a_delivery_ends_with_3(company: Company) -> None:
    """Nothing went wrong with the banks."""
    assert company.cli("hold", "B0001-1", "--reason", "x").code == 0
    prepare(company, "calculate", "issue", "render")
    done = company.cli("deliver")
    assert done.code == ExitCode.NEEDS_A_PERSON
    assert "1 flat is held: `einvoice status --period 2026-10`" in done.err


def test_the_temporary_file_of_a_file_that_was_taken_back_is_cleared_away(
    company: Company,
) -> None:
    """An attempt that broke off left it at the bank; what is not ours stays there."""
    prepare(company, "calculate", "issue", "render")
    first = next(row for row in company.table("invoices") if row["bank"] == BANK)
    assert company.cli("void", first["invoice_number"], "--reason", "x").code == 0
    (file,) = [row for row in company.table("files") if row["bank"] == BANK]
    with company.context() as context, context.store.writing() as tx:
        tx.execute(update(files).where(files.c.file_id == file["file_id"]).values(attempt=1))
    inbox = company.home / "bank" / BANK / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    left, other = inbox / f".{file['name']}.1.part", inbox / f".{file['name']}.2.part"
    for path in (left, other):
        path.write_bytes(b"half")
    said = company.cli("poll").err
    assert f"removed {left.name}, left of file {file['file_id']}, which was taken back" in said
    assert (left.exists(), other.exists()) == (False, True)


def test_check_says_that_drafts_are_stale(company: Company) -> None:
    """Rows that came after the calculation are in nothing that it shows."""
    prepare(company, "calculate")
    path = company.home / "charges-new.csv"
    path.write_text(
        "charge_id,flat_id,period,service,net,vat_percent,vat_kind,text_lv,reason\n"
        "NEW1,B0001-1,2026-10,penalty,1.00,0,NOTTAX,Līgumsods,kavējums\n",
        "utf-8",
    )
    assert "since it was calculated" not in company.cli("check").out
    assert company.cli("import", str(path)).code == 0
    stale = company.cli("check")
    assert "rows were imported since it was calculated" in stale.out
    assert stale.last_line.endswith("calculate --period 2026-10")
    assert company.cli("check", "--json").json["stale"]
    prepare(company, "calculate")
    assert "since it was calculated" not in company.cli("check").out


def test_a_command_on_a_rehearsed_day_keeps_its_day(company: Company) -> None:
    """What is to be run now is run on that day, not today."""
    prepare(company, "calculate", "issue")
    status = company.cli("status", "--period", "2026-10", today="2026-11-16")
    assert "--today 2026-11-16 run --period 2026-10`" in status.out


def test_an_issued_invoice_in_no_file_keeps_its_month_open(company: Company) -> None:
    """Also when the next month has begun."""
    prepare(company, "calculate", "issue")
    status = company.cli("status", today="2026-12-05").out
    assert status.startswith("2026-11")
    assert "2026-10 has something on its way or unanswered" in status


@pytest.mark.parametrize("fact", ["file", "name", "invoice"])
def test_a_second_file_of_the_same_bank_is_another_trouble(fact: str) -> None:
    """Mails are told apart by all ids, and by no figure or word."""
    code = ExitCode.REFUSED_BY_CHECK
    first, second = (
        Problem.of(code, "x", **{"bank": "seb", fact: one, "why": why})
        for one, why in (("F1", "a"), ("F2", "b"))
    )
    assert first.subjects != second.subjects
    assert first.subjects == Problem.of(code, "x", **{"bank": "seb", fact: "F1"}).subjects
