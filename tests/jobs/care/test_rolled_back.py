"""A whole folder put back as it was: nothing inside contradicts, and nothing is sent twice."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import Server
from month_steps import state
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
from sample_company import Company

from einvoice.core.exit_codes import ExitCode


@pytest.fixture(params=["sqlite", "postgresql"])
def machine(request: pytest.FixtureRequest, company: Company) -> Iterator[Machine]:
    """The imported company on each database, with a witness that may be configured."""
    if request.param == "sqlite":
        yield Machine(company)
        return
    server: Server = request.getfixturevalue("server")
    url = server.database()
    shutil.rmtree(company.home / "data")
    company.edit_config('url = ""', f'url = "{url}"')
    company.cli("init")
    assert company.cli("import", str(company.home / "input")).code == 0
    yield Machine(company, server, url)


@pytest.mark.parametrize("taken", [False, True])
def test_answers_prove_that_the_ledger_is_old(machine: Machine, *, taken: bool) -> None:
    """Both files wait unsent in the ledger, and the banks have answered them.

    What is in an inbox still proves the contents; where it is gone a person gives the hashes.
    """
    company = machine.company
    done(company, "calculate", "issue", "render")
    machine.snapshot()
    done(company, "deliver")
    if taken:
        take_away(company, answers=True)
    before = held_by_banks(company)
    assert len(before) == 2
    machine.put_back()
    told = refused(company, before)
    assert "2611SE00001TEST01" in told
    assert company.cli("deliver").code == REFUSED
    assert refused(company, before)
    assert states(company) == {"ready"}
    if taken:
        result = company.cli("restore")
        assert result.code == REFUSED
        assert result.err.count("for the SHA-256 of its file") == 1  # said of both once
        assert all(f"--pass-over {Path(key).stem} " in result.err for key in before)
        assert result.err.count("only once it has booked nothing of it") == 2, "of each file"
        assert states(company) == {"ready"}
        for key, content in before.items():
            file_id, sha256 = Path(key).stem, hashlib.sha256(content).hexdigest()
            done(company, f"mark-sent {file_id} --hash {sha256} --evidence telephone")
    else:
        done(company, "restore")
    done(company, "restore --nothing-imported", "run")
    assert states(company) == {"accepted"}
    assert held_by_banks(company) == before
    assert "nothing to do" in company.cli("run").err
    done(company, "audit verify", "poll")
    assert not list((company.home / "bank").glob("*/outbox/*.xml"))


def test_a_witness_speaks_where_banks_are_silent(machine: Machine) -> None:
    """The inboxes are empty and nothing was answered: only the other disk knows."""
    company = machine.company
    with_witness(company)
    done(company, "calculate", "issue", "render")
    machine.snapshot()
    done(company, "deliver")
    take_away(company, answers=False)
    before = held_by_banks(company)
    machine.put_back()
    told = refused(company, before)
    assert "behind its witness: 2 files" in told
    assert company.cli("deliver").code == REFUSED
    assert states(company) == {"ready"}
    restored = company.cli("restore")
    assert restored.code == 0
    for name in (Path(key).stem for key in before):
        assert f"took the file: `einvoice mark-accepted {name} --evidence TEXT`" in restored.err
        assert f"does not have it: `einvoice resend {name} --evidence TEXT`" in restored.err
    assert states(company) == {"sent"}
    for later in (company.cli("run"), company.cli("status")):
        assert later.code == ExitCode.NEEDS_A_PERSON, "nobody said what was imported since"
        for name in (Path(key).stem for key in before):
            assert f"no answer is known to {name}" in later.out + later.err
            assert f"does not have it: `einvoice resend {name} --evidence TEXT`" in (
                later.out + later.err
            )
    for path in (company.home / "bank").glob("*/kept/answer-*"):
        path.rename(path.parent.parent / "outbox" / path.name.removeprefix("answer-"))
    done(company, "restore --nothing-imported", "run")
    assert states(company) == {"accepted"}
    assert held_by_banks(company) == before
    done(company, "audit verify")


def test_a_sending_that_only_began_is_unknown(
    simple: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The witness is written before the first byte; a person says what came of it."""
    company = simple.company
    path = with_witness(company)
    done(company, "calculate", "issue", "render")
    simple.snapshot()
    with monkeypatch.context() as killed:
        killed.setattr("jobs.steps.file_delivery.keep_witness_of_sent", lambda _: None)
        done(company, "deliver")
    assert sorted(bool(one["sent"]) for one in files_of(path).values()) == [False, True]
    take_away(company, answers=False)
    before = held_by_banks(company)
    simple.put_back()
    refused(company, before)
    done(company, "restore")
    assert states(company) == {"sent", "unknown"}
    told = company.cli("run")
    assert told.code == ExitCode.OUTCOME_UNKNOWN
    (file_id,) = [row["file_id"] for row in company.table("files") if row["state"] == "unknown"]
    assert f"einvoice mark-sent {file_id}" in told.err
    assert company.cli("mark-sent", file_id, "--evidence", "the bank, by telephone").code == 0
    done(company, "restore --nothing-imported", "run")
    assert held_by_banks(company) == before


@pytest.mark.parametrize("machine", ["postgresql"], indirect=True)
@pytest.mark.parametrize("has_witness", [False, True])
def test_the_server_went_back(machine: Machine, *, has_witness: bool) -> None:
    """PostgreSQL alone is old; the archive knows what was sent, and the witness is content."""
    company = machine.company
    if has_witness:
        with_witness(company)
    done(company, "calculate", "issue", "render")
    machine.snapshot()
    done(company, "run")
    before, month = held_by_banks(company), state(company)
    machine.put_back(folder=False)
    refused(company, before)
    done(company, "restore", "restore --nothing-imported", "run")
    assert state(company) == month
    assert held_by_banks(company) == before


@pytest.mark.parametrize("has_witness", [True, False])
def test_what_the_folder_never_knew_is_made_again(simple: Machine, *, has_witness: bool) -> None:
    """Put back to before `issue`: the printed commands make the same file, which is not sent.

    Without a witness nothing proves that it is the same, so a person compares the hash.
    """
    company = simple.company
    if has_witness:
        with_witness(company)
    simple.snapshot()
    done(company, "calculate", "issue", "render", "deliver")
    take_away(company, answers=True)
    before, numbers = held_by_banks(company), company.table("invoices")
    simple.put_back()
    refused(company, before)
    assert company.table("invoices")[0]["invoice_number"] == "", "no number is given twice"
    left = company.cli("restore")
    assert left.code == REFUSED
    assert "einvoice calculate" in left.err
    assert "--pass-over 2611SE00001TEST01" in left.err
    words = company.cli("restore", "--nothing-imported")
    assert words.code == REFUSED, "the files are lost still"
    done(company, "calculate", "issue --day 2026-11-05", "render")
    assert held_by_banks(company) == before
    again = company.cli("restore")
    if not has_witness:
        assert again.code == REFUSED
        assert "einvoice mark-sent 2611SE00001TEST01" in again.err
        assert again.last_line.endswith(" mark-sent 2611SE00001TEST01 --hash HASH --evidence TEXT")
        for key, content in before.items():
            given = ("--evidence", "the bank", "--hash", hashlib.sha256(content).hexdigest())
            assert company.cli("mark-sent", key.partition("/")[2], *given).code == 0
    done(company, "run")
    assert states(company) == {"accepted"}
    assert held_by_banks(company) == before
    assert [row["invoice_number"] for row in company.table("invoices")] == [
        row["invoice_number"] for row in numbers
    ]


def test_on_another_day_the_same_file_is_made_with_its_day_of_issue(simple: Machine) -> None:
    """The witness knows the day; without it the next day's file would have other bytes."""
    company = simple.company
    with_witness(company)
    simple.snapshot()
    early = company.cli("issue", "--day", "2026-11-04", "--period", "2026-10")
    assert (early.code, "--day" in early.err) == (ExitCode.USAGE, True)
    done(company, "calculate", "issue", "render", "deliver")
    before = held_by_banks(company)
    simple.put_back()
    company.edit_config("today = 2026-11-05", "today = 2026-11-06")
    refused(company, before)
    left = company.cli("restore")
    assert left.code == REFUSED
    assert "`einvoice issue --period 2026-10 --day 2026-11-05`" in left.err
    assert left.last_line.endswith(" import PATH")
    assert company.cli("calculate").last_line.endswith(" import PATH"), "nobody has answered it"
    without = company.cli("issue")
    assert (without.code, "(DAY" in without.err) == (REFUSED, False)
    assert without.last_line.endswith(" issue --period 2026-10 --day 2026-11-05")
    unsaid = company.cli("issue", "--day", "2026-11-05")
    assert (unsaid.code, "restore --imports-done" in unsaid.err) == (REFUSED, True)
    said = company.cli("restore", "--nothing-imported")
    assert said.code == REFUSED
    assert said.last_line.endswith(" issue --period 2026-10 --day 2026-11-05")
    for wrong, why in (("2026-10-31", "not after 2026-10"), ("2026-11-07", "in the future")):
        refusal = company.cli("issue", "--day", wrong)
        assert (refusal.code, f"{wrong} is {why}, exp" in refusal.err) == (ExitCode.USAGE, True)
    done(company, "issue --day 2026-11-05")
    assert company.cli("render").last_line.endswith(" restore")
    done(company, "restore", "run")
    assert states(company) == {"accepted"}
    assert held_by_banks(company) == before
