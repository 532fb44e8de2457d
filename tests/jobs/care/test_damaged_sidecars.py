"""Damaged small files of the archive are named (4), with a way out, and end in no traceback."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_company import Company

from einvoice.core.exit_codes import ExitCode


def damage(company: Company, pattern: str, content: str = "{") -> Path:
    """Damage the first file of a pattern below the archive."""
    path = min((company.home / "data" / "archive").glob(pattern))
    path.chmod(0o600)
    path.write_text(content)
    return path


@pytest.fixture
def sent(company: Company, home_after: Callable[..., Path]) -> Company:
    """A company whose month is at the banks."""
    company.become(home_after("run"))
    return company


@pytest.mark.parametrize("content", ["{", "", "[]", '{"state": "no such"}', "\x00"])
@pytest.mark.parametrize("pattern", ["*/seb/outbound/*.state.json", "journal.json"])
def test_a_run_names_it_and_the_printed_way_leads_on(
    sent: Company, pattern: str, content: str
) -> None:
    """Exit 4, the audit finds it, `audit mend` writes it again from what is proven, run is 0."""
    before = min((sent.home / "data" / "archive").glob(pattern)).read_bytes()
    path = damage(sent, pattern, content)
    result = sent.cli("run")
    assert result.code == ExitCode.REFUSED_BY_CHECK
    assert path.name in result.err
    assert "einvoice audit mend" in result.err
    assert "Traceback" not in result.err
    found = sent.cli("audit", "verify")
    assert found.code == ExitCode.REFUSED_BY_CHECK
    assert path.name in found.out
    done = sent.cli("audit", "mend")
    assert done.code == 0
    assert path.name in done.out
    if "seb" in pattern:
        assert path.read_bytes() == before
    assert sent.cli("audit", "verify").code == 0
    assert sent.cli("run").code == 0
    assert len(sent.bank_files()) == 2


@pytest.mark.parametrize("pattern", ["*/seb/outbound/*.contents.json", "*/issued/*.json"])
def test_what_only_a_restore_reads_is_found_and_mended(sent: Company, pattern: str) -> None:
    """The audit names it long before it is needed."""
    before = min((sent.home / "data" / "archive").glob(pattern)).read_bytes()
    path = damage(sent, pattern)
    assert path.name in sent.cli("audit", "verify").out
    assert sent.cli("audit", "mend", "--json").json == {"mended": [path.name]}
    assert path.read_bytes() == before
    assert sent.cli("audit", "verify").code == 0


def test_a_batch_that_an_earlier_version_adopted_is_mended(sent: Company) -> None:
    """No table names it: its numbers are in its name. A later `restore` needs it."""
    with contextlib.closing(sqlite3.connect(sent.home / "data" / "einvoice.db")) as database:
        database.execute("DELETE FROM issue_batches")
        database.commit()
    (path,) = (sent.home / "data" / "archive").glob("*/issued/*.json")
    before = path.read_bytes()
    damage(sent, "*/issued/*.json")
    assert sent.cli("audit", "mend").code == ExitCode.DONE
    assert path.read_bytes() == before


def test_nothing_is_mended_from_a_database_that_may_be_an_older_copy(company: Company) -> None:
    """The head proves that it lacks something; and where the head is damaged too, nothing does."""
    copy = company.home / "data" / "einvoice.db"
    assert company.cli("calculate").code == 0
    with company.context() as context:
        context.store.backup(company.home / "copy.db")
    assert company.cli("run").code == 0
    for path in (company.home / "data").glob("einvoice.db*"):
        path.unlink()
    copy.write_bytes((company.home / "copy.db").read_bytes())
    path = damage(company, "*/seb/outbound/*.state.json")
    refused = company.cli("audit", "mend")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert path.read_text() == "{"
    damage(company, "journal.json")
    assert company.cli("audit", "mend").code == ExitCode.REFUSED_BY_CHECK
    assert company.cli("run").code == ExitCode.REFUSED_BY_CHECK
    assert len(company.bank_files()) == 2


def test_a_damaged_head_is_no_proof_when_files_are_unknown(company: Company) -> None:
    """The sidecars say that the database is an older copy: `mend` leads to `restore` instead."""
    assert company.cli("calculate").code == 0
    with company.context() as context:
        context.store.backup(company.home / "copy.db")
    assert company.cli("run").code == 0
    for path in (company.home / "data").glob("einvoice.db*"):
        path.unlink()
    (company.home / "data" / "einvoice.db").write_bytes((company.home / "copy.db").read_bytes())
    damage(company, "journal.json")
    refused = company.cli("audit", "mend")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert "einvoice restore" in refused.err
    assert company.cli("restore").code == 0
    assert company.cli("restore", "--nothing-imported").code == 0
    assert company.cli("run").code == 0
    assert company.cli("audit", "verify").code == 0
    assert len(company.bank_files()) == 2
