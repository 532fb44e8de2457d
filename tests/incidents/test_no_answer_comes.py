"""A bank's answer is lost: what the screens print is no circle, and the bank's word ends it."""

import hashlib

import pytest
from bank_answers import answer
from put_back import REFUSED, PutBack
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

LATE = "2026-11-20"


@pytest.fixture
def staff(company: Company) -> PutBack:
    """Somebody whose bank seb has taken its file away and says nothing."""
    company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["no-answer"]\n')
    staff = PutBack(company)
    assert staff.type("run").code == ExitCode.DONE
    for path in (company.home / "bank" / "seb" / "inbox").glob("*.xml"):
        path.rename(company.home / path.name)
    return staff


def test_what_is_overdue_ends_with_the_banks_word(staff: PutBack) -> None:
    """`status` leads to `poll`, and `poll`, which found nothing, to what the bank says."""
    staff.day = LATE
    staff.type("status", "--period", "2026-10")
    assert "seb has not answered" in staff.last.out
    polled = staff.follow("poll")
    assert "seb has not answered" in polled.err
    assert staff.follow("mark-accepted").code == ExitCode.DONE, staff.last.err
    staff.type("run", "--period", "2026-10")
    staff.run_to_the_end()


def test_the_right_hash_is_asked_for_once(staff: PutBack) -> None:
    """After a wrong one, where the bank says that it received the file before, and no more."""
    company = staff.company
    (path,) = company.home.glob("2611SE*.xml")
    answer(company, "A.xml", head=' fileFailReason="64"')
    staff.type("run")
    staff.follow("mark-sent", HASH="0" * 64)
    assert staff.last.code == REFUSED
    staff.type("status")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    right = ("--hash", digest, "--evidence", "Ilze at the bank")
    assert staff.type("mark-sent", path.stem, *right).code == ExitCode.DONE, staff.last.err
    staff.follow("poll")
    for screen in ("status", "run"):
        assert " mark-sent " not in " ".join(staff.type(screen).last_line.split()), screen
    staff.day = LATE
    staff.type("status", "--period", "2026-10")
    for command in ("poll", "mark-accepted"):
        assert staff.follow(command).code == ExitCode.DONE, staff.last.err
    staff.type("run", "--period", "2026-10")
    staff.run_to_the_end()
    assert company.cli("audit", "verify").code == ExitCode.DONE
