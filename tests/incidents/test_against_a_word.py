"""An answer contradicts what its bank told a person: what `answers` prints settles it."""

import re
from pathlib import Path

import pytest
from bank_answers import answer, global_ids, refusal
from put_back import REFUSED, PutBack
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

SILENT = 'simulator_faults = ["no-answer"]\n'
SAID = ("--evidence", "Ilze at the bank, 6 Nov 10:20")
DUPLICATE = 106


@pytest.fixture
def staff(company: Company) -> PutBack:
    """Somebody whose bank seb has taken its file away and says nothing."""
    company.edit_config("[banks.seb]\n", f"[banks.seb]\n{SILENT}")
    staff = PutBack(company)
    assert staff.type("run").code == ExitCode.DONE
    _taken_away(staff)
    return staff


def _taken_away(staff: PutBack) -> list[str]:
    """Let the bank take its files away; return their ids."""
    paths = sorted((staff.company.home / "bank" / "seb" / "inbox").glob("*.xml"))
    for path in paths:
        path.rename(staff.company.home / path.name)
    return [path.stem for path in paths]


def file_of(staff: PutBack) -> str:
    """Return the id of the bank's first file."""
    return next(row["file_id"] for row in staff.company.table("files") if row["bank"] == "seb")


def invoices(staff: PutBack) -> list[dict[str, str]]:
    """Return the invoices of the bank."""
    return [row for row in staff.company.table("invoices") if row["bank"] == "seb"]


def home_and_done(staff: PutBack) -> None:
    """Require that nothing of the bank is open, and that the month comes to its end."""
    assert not staff.company.cli("answers", "--json").json["answers"]
    staff.company.edit_config(SILENT, "")
    staff.type("run")
    staff.run_to_the_end()
    assert {row["state"] for row in invoices(staff)} == {"accepted"}
    assert staff.company.cli("audit", "verify").code == ExitCode.DONE


@pytest.mark.parametrize("holds", ["answer", "word"])
def test_an_answer_refuses_what_counts_as_accepted(staff: PutBack, holds: str) -> None:
    """Which invoices is said, and both ways that are named settle it."""
    file_id, number = file_of(staff), invoices(staff)[0]["invoice_number"]
    assert staff.type("mark-accepted", file_id, *SAID).code == ExitCode.DONE
    answer(staff.company, "A.xml", refusal(global_ids(staff.company)[0], 33), 1)
    assert staff.type("run").last_line.endswith(" answers")
    shown = staff.follow("answers")
    assert f"that it has them: {number} (1 in all)" in shown.err
    assert staff.next == f"mark-refused {number} --evidence TEXT"
    if holds == "answer":
        assert staff.follow("mark-refused").code == ExitCode.DONE
        staff.type("rerun", "--rejected", "--unchanged")
        staff.follow("rerun --apply")
    else:
        assert staff.follow("mark-accepted").code == ExitCode.DONE, staff.last.err
    home_and_done(staff)
    sent = [row for row in staff.company.table("files") if row["bank"] == "seb"]
    assert len(sent) == (2 if holds == "answer" else 1)


def test_an_answer_refuses_the_whole_file(staff: PutBack) -> None:
    """Then the file is named, not each of its invoices."""
    file_id = file_of(staff)
    staff.type("mark-accepted", file_id, *SAID)
    answer(staff.company, "A.xml", head=' fileFailReason="33"')
    staff.type("run")
    staff.follow("answers")
    assert staff.next == f"mark-refused {file_id} --evidence TEXT"
    assert staff.type("mark-refused", file_id, *SAID).code == ExitCode.DONE
    assert {row["state"] for row in invoices(staff)} == {"rejected"}
    assert not staff.company.cli("answers", "--json").json["answers"]


def test_a_refusal_is_settled_by_name_alone(staff: PutBack) -> None:
    """A screen's words without a look would leave customers without invoices, in silence."""
    file_id = file_of(staff)
    staff.type("mark-accepted", file_id, *SAID)
    answer(staff.company, "A.xml", head=' fileFailReason="33"')
    staff.type("run")
    (message,) = staff.company.cli("answers", "--json").json["answers"]
    settle = ("answers", "--settle", message["id"], "--reason")
    assert staff.type(*settle, "as the screen says").code == REFUSED
    assert staff.last.last_line.endswith(f" mark-refused {file_id} --evidence TEXT")
    assert staff.type(*settle, f"it has {file_id} all the same, Ilze").code == ExitCode.DONE
    assert {row["state"] for row in invoices(staff)} == {"accepted"}


def test_an_answer_takes_all_but_one(staff: PutBack) -> None:
    """The bank has the file after all: what its answer refuses stays refused, and goes again."""
    file_id = file_of(staff)
    staff.type("mark-refused", file_id, *SAID)
    answer(staff.company, "A.xml", refusal(global_ids(staff.company)[0], 33), 1)
    staff.type("run")
    staff.follow("answers")
    assert staff.follow("mark-accepted").code == ExitCode.DONE
    assert not staff.company.cli("answers", "--json").json["answers"]
    assert [row["state"] for row in invoices(staff)].count("rejected") == 1
    staff.type("rerun", "--rejected", "--unchanged")
    staff.follow("rerun --apply")
    home_and_done(staff)


def sent_again_as_duplicates(staff: PutBack) -> str:
    """Send all again by mistake, which the bank calls duplicates; return the first file's id.

    Then its late answer comes: it had them from the first file.
    """
    company, first = staff.company, file_of(staff)
    staff.type("mark-refused", first, *SAID)
    (late,) = [Path(answer_of_first(staff, first))]
    content = late.read_bytes()
    late.unlink()
    staff.type("rerun", "--rejected", "--unchanged")
    staff.follow("rerun --apply")
    staff.follow("run")
    (second,) = _taken_away(staff)
    sent = (company.home / f"{second}.xml").read_text("utf-8")
    ids = re.findall(r'invoiceGlobUniqId="([^"]+)"', sent)
    listed = "".join(refusal(global_id, DUPLICATE) for global_id in ids)
    outbox = company.home / "bank" / "seb" / "outbox"
    (outbox / "SECOND.xml").write_text(
        f'<FailedInvoice><Header infileId="{second}"/>{listed}'
        f'<Footer totalNr="{len(ids)}"/></FailedInvoice>'
    )
    staff.type("run")
    late.write_bytes(content)
    assert staff.type("run").last_line.endswith(" answers")
    return first


def answer_of_first(staff: PutBack, file_id: str) -> Path:
    """Write the bank's answer that takes the whole file."""
    path = staff.company.home / "bank" / "seb" / "outbox" / "LATE.xml"
    path.write_text(
        f'<FailedInvoice><Header infileId="{file_id}"/><Footer totalNr="0"/></FailedInvoice>'
    )
    return path


@pytest.mark.parametrize("marked", [False, True])
def test_what_a_further_file_could_not_bring_is_there_once(staff: PutBack, *, marked: bool) -> None:
    """The command that `answers` names settles the answer, before and after each is marked."""
    first = sent_again_as_duplicates(staff)
    if marked:
        for row in invoices(staff):
            assert staff.type("mark-accepted", row["invoice_number"], *SAID).code == ExitCode.DONE
    staff.type("answers")
    assert staff.next == f"mark-accepted {first} --evidence TEXT"
    assert staff.follow("mark-accepted").code == ExitCode.DONE, staff.last.err
    home_and_done(staff)
    assert len([row for row in staff.company.table("files") if row["bank"] == "seb"]) == 2


@pytest.mark.parametrize("many", [False, True])
def test_nothing_is_void_while_an_answer_contradicts(staff: PutBack, *, many: bool) -> None:
    """Nor planned anew: the bank may have it from the first file, which the last is not."""
    sent_again_as_duplicates(staff)
    number = invoices(staff)[0]["invoice_number"]
    assert staff.type("mark-refused", number, *SAID).code == ExitCode.DONE
    which = ("--all", "--period", "2026-10", "--yes") if many else (number,)
    assert staff.type("void", *which, "--reason", "x").code == REFUSED, staff.last.err
    assert staff.next == "answers"
    staff.follow("answers")
    assert staff.follow("mark-accepted").code == ExitCode.DONE, staff.last.err
    home_and_done(staff)


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("how", ["credit-note", "correction"])
def test_nothing_is_credited_while_an_answer_contradicts(
    staff: PutBack, how: str, *, many: bool
) -> None:
    """The bank may have refused what counts as accepted, and a credit would be of nothing."""
    file_id, number = file_of(staff), invoices(staff)[0]["invoice_number"]
    assert staff.type("mark-accepted", file_id, *SAID).code == ExitCode.DONE
    answer(staff.company, "A.xml", refusal(global_ids(staff.company)[0], 33), 1)
    assert staff.type("run").last_line.endswith(" answers")
    which = ("--all", "--period", "2026-10", "--yes") if many else (number,)
    assert staff.type("credit", *which, "--as", how, "--reason", "x").code == REFUSED
    assert staff.next == "answers"
    assert staff.type("mark-accepted", file_id, *SAID).code == ExitCode.DONE, staff.last.err
    assert staff.type("credit", number, "--as", how, "--reason", "x").code == ExitCode.DONE
