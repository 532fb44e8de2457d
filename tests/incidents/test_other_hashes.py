"""A bank is said to have another hash than ours: mistyped, a colleague's file, or recalled."""

import hashlib

import pytest
from bank_answers import answer
from other_contents import FILES, Staff, ended
from sample_company import Company

from einvoice.core.exit_codes import ExitCode


@pytest.fixture
def staff(company: Company) -> Staff:
    """Somebody in front of the small company's month on 5 November."""
    return Staff(company)


def test_another_hash_is_not_forgotten(staff: Staff) -> None:
    """The bank has a colleague's file, whose inbox is empty by now: no run sends ours there."""
    for command in ("calculate", "issue", "render"):
        assert staff.type(command).code == ExitCode.DONE
    other = ("--hash", "0" * 64, "--evidence", "the bank")
    refused = staff.type("mark-sent", FILES["seb"], *other)
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert f"`einvoice restore --pass-over {FILES['seb']} --evidence TEXT`" in refused.err
    for command in ("run", "status", "deliver", "render"):
        assert staff.type(command).last_line.endswith(
            f" mark-sent {FILES['seb']} --hash HASH --evidence TEXT"
        ), "a mistyped value is the likelier"
        assert (command == "render") or staff.last.code == ExitCode.REFUSED_BY_CHECK
        assert "older than what was done" not in staff.last.err, "nothing was put back"
    assert not (staff.company.home / "bank" / "seb" / "inbox" / f"{FILES['seb']}.xml").exists()
    staff.type("run")
    staff.follow(f"restore --pass-over {FILES['seb']}")
    staff.run_to_the_end()
    ended(staff)


def test_what_the_bank_took_is_passed_over_by_name_alone(staff: Staff) -> None:
    """A mistyped hash, and the bank's answer says that it took our file: nothing goes twice."""
    for command in ("calculate", "issue", "render"):
        assert staff.type(command).code == ExitCode.DONE
    (ours,) = staff.company.home.glob("data/outbox/seb/*.xml")
    right = hashlib.sha256(ours.read_bytes()).hexdigest()
    answer(staff.company, "A.xml")
    told = ("--hash", "0" * 64, "--evidence", "the bank")
    assert staff.type("mark-sent", FILES["seb"], *told).code == ExitCode.REFUSED_BY_CHECK
    staff.type("run")
    staff.follow("restore --pass-over")
    assert staff.last.code == ExitCode.REFUSED_BY_CHECK
    assert "says that it has taken this file" in staff.last.err
    assert staff.last.last_line.endswith(" --hash HASH --evidence TEXT")
    asked = staff.last
    assert staff.follow("mark-sent", HASH=right).code == ExitCode.DONE
    staff.type("run")
    (seb,) = [row for row in staff.company.table("files") if row["bank"] == "seb"]
    assert seb["state"] == "accepted"
    named = f"recalled {FILES['seb']}, Ilze"
    staff.last = asked
    assert staff.follow("restore --pass-over", TEXT=named).code != ExitCode.DONE, "it is not unsent"


def test_a_recalled_file_is_passed_over(staff: Staff) -> None:
    """It was a colleague's, the bank took it, and recalled it: the evidence names it."""
    for command in ("calculate", "issue", "render"):
        assert staff.type(command).code == ExitCode.DONE
    answer(staff.company, "A.xml")
    told = ("--hash", "0" * 64, "--evidence", "the bank")
    assert staff.type("mark-sent", FILES["seb"], *told).code == ExitCode.REFUSED_BY_CHECK
    staff.type("run")
    named = f"recalled {FILES['seb']}, Ilze"
    assert staff.follow("restore --pass-over", TEXT=named).code == ExitCode.DONE, staff.last.err
    staff.run_to_the_end()
    ended(staff)


def test_a_mistyped_hash_is_typed_again(staff: Staff) -> None:
    """The right hash ends it."""
    for command in ("calculate", "issue", "render"):
        assert staff.type(command).code == ExitCode.DONE
    (ours,) = staff.company.home.glob("data/outbox/seb/*.xml")
    right = hashlib.sha256(ours.read_bytes()).hexdigest()
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    told = ("--hash", wrong, "--evidence", "the bank")
    assert staff.type("mark-sent", FILES["seb"], *told).code == ExitCode.REFUSED_BY_CHECK
    assert staff.type("run").code == ExitCode.REFUSED_BY_CHECK
    assert f"expected SHA-256 {right}" in staff.last.err
    assert staff.follow("mark-sent", HASH=right).code == ExitCode.DONE
    outbox = staff.company.home / "bank" / "seb" / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    header = f'<Header infileId="{FILES["seb"]}"/><Footer totalNr="0"/>'
    (outbox / "A.xml").write_text(f"<FailedInvoice>{header}</FailedInvoice>")
    staff.type("poll")
    (seb,) = [row for row in staff.company.table("files") if row["bank"] == "seb"]
    assert seb["state"] == "accepted", "the right hash proves whose contents it is about"


@pytest.mark.parametrize("mistyped", [True, False])
def test_another_hash_of_what_was_accepted_is_asked_about(staff: Staff, *, mistyped: bool) -> None:
    """The bank's word contradicts its answer: nothing counts until a person says what holds."""
    assert staff.type("run").code == ExitCode.DONE
    path = staff.company.home / "bank" / "seb" / "inbox" / f"{FILES['seb']}.xml"
    right = hashlib.sha256(path.read_bytes()).hexdigest()
    other = ("--hash", "0" * 64, "--evidence", "the bank")
    assert staff.type("mark-sent", FILES["seb"], *other).code == ExitCode.REFUSED_BY_CHECK
    assert len(staff.ours) < len(staff.theirs)
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    asked = staff.last
    assert "not proven to be ours" in staff.type("status").out
    word = ("mark-accepted", FILES["seb"], "--evidence", "the bank")
    assert staff.type(*word).code == ExitCode.REFUSED_BY_CHECK
    assert f"expected SHA-256 {right}" in staff.last.err
    staff.last = asked
    if mistyped:
        assert f" mark-sent {FILES['seb']} --hash HASH --evidence TEXT`" in asked.out
        again = staff.type("mark-sent", FILES["seb"], "--hash", right, "--evidence", "the bank")
        assert again.code == ExitCode.DONE
    else:
        staff.recall("seb")
        path.unlink()
        assert staff.type("mark-refused", *word[1:]).code == ExitCode.DONE, staff.last.err
        for command in ("rerun --rejected", "rerun --apply", "run"):
            staff.follow(command)
    ended(staff)


def test_another_hash_of_a_sent_file_waits_also_when_the_bank_answers_it(staff: Staff) -> None:
    """By its id alone, an answer may be about the contents of which the bank gave the hash."""
    for command in ("calculate", "issue", "render", "deliver"):
        staff.type(command)
    other = ("--hash", "0" * 64, "--evidence", "the bank")
    assert staff.type("mark-sent", FILES["seb"], *other).code == ExitCode.REFUSED_BY_CHECK
    staff.type("poll")
    states = {row["bank"]: row["state"] for row in staff.company.table("files")}
    assert states == {"seb": "sent", "swedbank": "accepted"}
    assert "not proven to be ours" in staff.type("status").out
