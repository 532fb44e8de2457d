"""A database put back: files of ours at a bank, and answers, that nobody here knows."""

import json
import shutil

import pytest
from rolled_back import (
    REFUSED,
    Machine,
    done,
    files_of,
    held_by_banks,
    refused,
    states,
    take_away,
    with_witness,
)

from einvoice.core.exit_codes import ExitCode
from einvoice.store import sequences


def test_other_bytes_are_never_taken_for_those_that_were_sent(simple: Machine) -> None:
    """What was imported since is missing: the file made again differs, and a person is told."""
    company = simple.company
    with_witness(company)
    simple.snapshot()
    company.edit_rows("customers", ",person,", "s,person,")  # names alter no sum
    done(company, f"import {company.home}/input/customers.csv", "calculate", "issue", "render")
    done(company, "deliver")
    take_away(company, answers=False)
    before = held_by_banks(company)
    simple.put_back()
    refused(company, before)
    company.cli("restore", "--nothing-imported")
    done(company, "calculate", "issue --day 2026-11-05", "render")
    left = company.cli("restore")
    assert left.code == REFUSED
    assert "made again with other bytes than those that seb has" in left.err
    assert refused(company, before)
    assert states(company) == {"ready"}
    shutil.rmtree(simple.data)
    shutil.copytree(company.home / "snapshot", simple.data)
    company.cli("restore")
    done(company, f"import {company.home}/input/customers.csv", "calculate")
    company.cli("restore", "--imports-done")
    done(company, "issue --day 2026-11-05", "render", "restore", "run")
    assert states(company) == {"sent"}
    assert held_by_banks(company) == before


def test_a_file_of_ours_in_an_inbox_that_nobody_knows_stops_before_a_number_is_given(
    simple: Machine,
) -> None:
    """Its number would be given again; once the bank says that it is nothing, all goes on."""
    company = simple.company
    inbox = company.home / "bank" / "seb" / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    stranger = inbox / "2611SE00003TEST01.txt"
    stranger.write_bytes(b"from a ledger that is gone")
    for other in ("2611SE00003OTHER1.txt", "2611SE99999TEST01.txt", "2611SW00001TEST01.txt"):
        (inbox / other).write_bytes(b"of another installation, or of nobody")
    result = company.cli("run")
    assert result.code == REFUSED
    assert "has 2611SE00003TEST01, not sent" in result.err
    assert company.table("invoices")[0]["invoice_number"] == ""
    assert company.cli("restore", "--pass-over", "2611SE00003TEST01").code == 2
    words = ("restore", "--pass-over", "2611SE00003TEST01", "--evidence", "the bank")
    assert company.cli(*words).code == REFUSED, "it is there"
    stranger.unlink()
    told = company.cli(*words)
    assert told.code == 0, told.err
    assert "put the copy of the whole folder back once more" in told.err
    done(company, "run")
    assert states(company) == {"accepted"}


@pytest.mark.parametrize("sequence", ["00000", "00001", "00002", "01002", "99999", "-0001", "0001"])
def test_only_what_something_says_a_bank_has_is_passed_over(simple: Machine, sequence: str) -> None:
    """A mistyped id would use up a sequence: it is refused, and nothing is changed."""
    company = simple.company
    file_id = f"2611SE{sequence}TEST01"
    for option in ("--pass-over", "--sent"):
        if (option, sequence) in {("--sent", "00001"), ("--sent", "00002")}:
            continue  # a bank may have these
        refused_id = company.cli("restore", option, file_id, "--evidence", "the bank")
        assert refused_id.code == ExitCode.USAGE, refused_id.err
        assert f"{option}: " in refused_id.err
    with company.context() as context, context.store.reading() as tx:
        assert sequences.last_of(tx, "file:seb:2611") == 0


def test_an_answer_that_quotes_an_absurd_file_id_stops_nothing(simple: Machine) -> None:
    """Taken for ours it would let nobody number a file again this month."""
    company = simple.company
    outbox = company.home / "bank" / "seb" / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    (outbox / "A.xml").write_text(
        '<FailedInvoice><Header infileId="2611SE99999TEST01"/><Footer totalNr="0"/></FailedInvoice>'
    )
    told = company.cli("run")
    assert told.code == ExitCode.NEEDS_A_PERSON
    assert states(company) == {"accepted"}
    assert company.table("files")[0]["file_id"] == "2611SE00001TEST01"


def test_an_answer_to_a_file_that_never_was_can_be_passed_over(simple: Machine) -> None:
    """A bank's mistake stops its files until it takes that back, and no other bank's."""
    company = simple.company
    done(company, "calculate", "issue", "render")
    outbox = company.home / "bank" / "seb" / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    wrong = outbox / "A.xml"
    wrong.write_text(
        '<FailedInvoice><Header infileId="2611SE00004TEST01"/><Footer totalNr="0"/></FailedInvoice>'
    )
    result = company.cli("deliver")
    assert result.code == REFUSED
    assert {row["bank"] for row in company.table("files") if row["state"] == "sent"} == {"swedbank"}
    assert wrong.exists(), "it stays until it is settled"
    told = company.cli("restore", "--pass-over", "2611SE00004TEST01", "--evidence", "the bank")
    assert told.code == 0, told.err
    done(company, "run", "poll")
    assert states(company) == {"accepted"}
    assert not wrong.exists()
    again = company.cli("restore", "--sent", "2611SE00004TEST01", "--evidence", "the bank")
    assert (again.code, "was passed over" in again.err) == (REFUSED, True)
    header = '<Header infileId="2611SE00004TEST01"/>'
    wrong.write_text(f'<FailedInvoice>{header}<Footer totalNr="00"/></FailedInvoice>')
    late = company.cli("poll")
    assert (late.code, "was passed over" in late.err) == (ExitCode.NEEDS_A_PERSON, True)


def test_another_installation_is_no_alarm(simple: Machine) -> None:
    """A new tag begins anew, beside the old one in the same witness and at the same banks."""
    company = simple.company
    path = with_witness(company)
    done(company, "run")
    shutil.rmtree(simple.data)
    company.edit_config('"TEST01"', '"TEST02"')
    done(company, "init", f"import {company.home}/input")
    shutil.rmtree(company.home / "bank")
    done(company, "run")
    assert set(json.loads(path.read_text("utf-8"))) == {"TEST01", "TEST02"}


def test_a_lost_witness_stops_until_another_is_begun(simple: Machine) -> None:
    """Its disk is not mounted, or it was deleted, or it is broken: 4, and nothing is sent."""
    company = simple.company
    path = with_witness(company)
    path.parent.rmdir()
    done(company, "calculate", "issue", "render")
    unmounted = company.cli("deliver")
    assert unmounted.code == REFUSED
    assert "mounted disk" in unmounted.err
    assert held_by_banks(company) == {}
    path.parent.mkdir()
    done(company, "deliver --bank seb")
    assert len(held_by_banks(company)) == 1
    path.unlink()
    lost = company.cli("deliver")
    assert lost.code == REFUSED
    assert "the file that [database] names is missing" in lost.err
    path.write_text("{")
    assert "cannot be read" in company.cli("run").err
    path.unlink()
    assert len(held_by_banks(company)) == 1
    unasked = company.cli("restore")
    assert (unasked.code, path.exists()) == (REFUSED, False)
    assert "`einvoice restore --new-witness`" in unasked.err
    copy = company.home / "copy.db"
    assert company.cli("backup", str(copy)).code == 0
    assert company.cli("restore", str(copy)).code == REFUSED
    assert not path.exists()
    assert len(list((simple.data / "backups").glob("*"))) == 0, "refused before a copy is put back"
    done(company, "restore --new-witness", "run")
    assert len(held_by_banks(company)) == 2
    assert len(files_of(path)) == 2
