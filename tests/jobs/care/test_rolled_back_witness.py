"""A database put back: what the witness saw, and what was taken back meanwhile."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

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
from sample_company import Company, set_up

from einvoice.core.errors import RefusedByCheckError
from einvoice.store import sequences, witness
from einvoice.store.witness import Witness
from jobs.setup.doctor import doctor
from jobs.witness import keep_witness


def test_an_answered_file_is_not_taken_back(simple: Machine) -> None:
    """`void` would let its other invoices go out a second time."""
    company = simple.company
    done(company, "calculate", "issue", "render")
    simple.snapshot()
    done(company, "deliver")
    simple.put_back()
    assert company.cli("poll").code == REFUSED
    number = next(row["invoice_number"] for row in company.table("invoices") if row["bank"])
    kept = company.cli("void", number, "--reason", "x")
    assert kept.code == REFUSED
    assert "einvoice restore" in kept.err
    assert states(company) == {"ready"}


def test_what_the_witness_saw_sent_is_not_taken_back(simple: Machine) -> None:
    """One or many: customers would be issued a second time what their bank has."""
    company = simple.company
    with_witness(company)
    done(company, "calculate", "issue", "render")
    simple.snapshot()
    done(company, "deliver")
    take_away(company, answers=False)
    before = held_by_banks(company)
    simple.put_back()
    number = next(row["invoice_number"] for row in company.table("invoices") if row["bank"])
    for what in ((number,), ("--all", "--period", "2026-10", "--yes")):
        kept = company.cli("void", *what, "--reason", "made anew")
        assert (kept.code, "einvoice restore" in kept.err) == (REFUSED, True), kept.err
    assert states(company) == {"ready"}
    assert held_by_banks(company) == before


def test_a_sent_file_that_the_ledger_calls_withdrawn_stops_every_sending(simple: Machine) -> None:
    """Whoever took it back without the witness's disk: its customers have it already."""
    company = simple.company
    path = with_witness(company)
    done(company, "calculate", "issue", "render")
    simple.snapshot()
    done(company, "deliver")
    take_away(company, answers=False)
    before = held_by_banks(company)
    simple.put_back()
    seen = path.read_bytes()
    path.unlink()
    assert company.cli("void", "--all", "--period", "2026-10", "--yes", "--reason", "x").code == 0
    path.write_bytes(seen)
    assert (
        company.cli("release", "--all", "--period", "2026-10", "--yes", "--reason", "x").code == 0
    )
    refused(company, before)
    told = company.cli("restore")
    assert (told.code, "is taken back here" in told.err) == (REFUSED, True)
    refused(company, before)
    for file_id in json.loads(seen)["TEST01"]["files"]:
        told = company.cli("restore", "--pass-over", file_id, "--evidence", "Anna")
    assert told.code == 0, told.err
    assert company.cli("run").code == REFUSED, "nothing is issued anew with the copy's values"
    done(company, "restore --nothing-imported")
    done(company, "run")
    assert len(held_by_banks(company)) == len(before) + 2


def witness_check(company: Company) -> tuple[str, str]:
    """Return what `doctor` says of the witness."""
    with company.context() as context:
        (check,) = [one for one in doctor(context) if one.what == "witness"]
    return str(check.verdict), check.detail


def test_doctor_says_whether_there_is_a_witness(
    simple: Machine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """None and one on the same disk are a warning; one that knows more, or is lost, a failure."""
    company = simple.company
    verdict, detail = witness_check(company)
    assert (verdict, "none" in detail) == ("warning", True)
    path = with_witness(company)
    verdict, detail = witness_check(company)
    assert (verdict, "on the disk of data_dir" in detail) == ("warning", True)
    disks = (Path("/dev/shm"), Path("/var/tmp"))  # noqa: S108 - one of them is another disk
    here = company.home.stat().st_dev
    if disk := next((disk for disk in disks if disk.is_dir() and disk.stat().st_dev != here), None):
        other = disk / tmp_path_factory.mktemp("witness").name
        other.mkdir()
        company.edit_config(str(path.parent), str(other))
        assert witness_check(company)[0] == "ok"
        company.edit_config(str(other), str(path.parent))
        other.rmdir()
    done(company, "calculate", "issue", "render")
    simple.snapshot()
    done(company, "deliver")
    simple.put_back()
    verdict, detail = witness_check(company)
    assert (verdict, "behind its witness" in detail) == ("failed", True)
    done(company, "restore")
    shutil.rmtree(path.parent)
    assert witness_check(company)[0] == "failed"


def test_a_backup_put_back_and_a_purge_are_no_alarm(simple: Machine) -> None:
    """`restore FILE` brings the witness up to date, and what is forgotten is not missing."""
    company = simple.company
    path = with_witness(company)
    done(company, f"backup {company.home}/copy.db", "run")
    before, files = held_by_banks(company), files_of(path)
    done(company, f"restore {company.home}/copy.db", "restore --nothing-imported", "run")
    assert held_by_banks(company) == before
    assert files_of(path) == files
    purged = company.cli("purge", "--yes", today="2032-01-02")
    assert purged.code == 0, purged.err
    assert witness_check(company)[0] == "warning", "on the same disk, and content"
    assert not path.read_text("utf-8").count(str(company.home))


def test_numbers_that_only_the_witness_saw_stay_used(simple: Machine) -> None:
    """Where fewer were given again the sequence is raised: a gap, and no number twice."""
    company = simple.company
    path = with_witness(company)
    done(company, "calculate", "issue", "render", "deliver")
    seen = json.loads(path.read_text("utf-8"))
    seen["TEST01"]["sequences"]["invoice:26110000000"] += 3
    path.write_text(json.dumps(seen))
    assert company.cli("run").code == REFUSED
    done(company, "restore", "restore --nothing-imported", "run")
    with company.context() as context, context.store.reading() as tx:
        last = sequences.last_of(tx, "invoice:26110000000")
    assert last == seen["TEST01"]["sequences"]["invoice:26110000000"]


def test_two_databases_with_one_tag_never_write_over_each_other(
    simple: Machine, tmp_path: Path
) -> None:
    """A configuration that was copied for another company: who came second sends nothing."""
    company = simple.company
    path = with_witness(company)
    other = set_up(tmp_path / "other", seed=8)
    other.edit_config("[database]\n", f'[database]\nwitness = "{path}"\n')
    done(other, "init", f"import {other.home}/input", "calculate", "issue", "render")
    done(company, "run")
    before = path.read_bytes()
    told = other.cli("deliver")
    assert (told.code, "installation_tag" in told.err) == (REFUSED, True), told.err
    assert held_by_banks(other) == {}
    with (
        other.context() as context,
        pytest.raises(RefusedByCheckError, match="another-database"),
    ):
        keep_witness(context)  # the other wrote between the look and the sending
    assert path.read_bytes() == before
    done(company, "run")


def test_installations_that_share_a_witness_wait_for_each_other(tmp_path: Path) -> None:
    """Each writes its part a hundred times at once; neither part is lost."""
    path = tmp_path / "witness.json"

    def write(tag: str) -> None:
        for place in range(100):
            witness.write(path, tag, Witness(place, "h"))
            assert witness.read(path, tag) == Witness(place, "h")

    with ThreadPoolExecutor(2) as pool:
        for found in [pool.submit(write, tag) for tag in ("TEST01", "TEST02")]:
            found.result()
    assert witness.others(path, "TEST01") == 1


def test_what_a_person_knows_is_kept_when_a_copy_is_put_back_at_once(
    company: Company, tmp_path: Path
) -> None:
    """The copy would replace it; then the bank's file would be made and sent a second time."""
    copy, file_id = str(tmp_path / "copy.db"), "2611SE00001TEST01"
    assert company.cli("backup", copy).code == 0
    word = ("--evidence", "the bank, by telephone")
    assert company.cli("restore", copy, "--sent", file_id, *word).code == REFUSED
    result = company.cli("run")
    assert result.code == REFUSED
    assert file_id in result.err
    assert company.bank_files() == {}
