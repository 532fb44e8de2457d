"""The same month on SQLite and on PostgreSQL: equal exports, equal archived bytes."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import Server
from month_steps import assert_reproduced
from sample_company import ROOT, Company

TABLES = ("lines", "invoices", "files", "findings", "vat")


@pytest.fixture
def on_postgresql(server: Server, imported_home: Path, tmp_path: Path) -> Iterator[Company]:
    """The same company, imported into PostgreSQL."""
    company = Company(tmp_path / "postgresql")
    shutil.copytree(imported_home, company.home, ignore=lambda _path, _names: {"data", "bank"})
    url = server.database()
    company.edit_config('url = ""', f'url = "{url}"')
    assert company.cli("init").code == 0
    result = company.cli("import", str(company.home / "input"))
    assert result.code == 0, result.err
    yield company
    server.drop(url)


def archived(company: Company) -> dict[str, bytes]:
    """Return the archived bytes that banks get and send."""
    archive = company.home / "data" / "archive"
    return {
        str(path.relative_to(archive)): path.read_bytes() for path in sorted(archive.rglob("*.xml"))
    }


def test_a_month_is_the_same_on_both_databases(company: Company, on_postgresql: Company) -> None:
    """Not a cent, not a row and not a byte differs; imported twice, nothing changes."""
    for place in (company, on_postgresql):
        again = place.cli("import", str(place.home / "input"), "--json")
        assert sum(file["new"] + file["corrected"] for file in again.json["files"]) == 0
        result = place.cli("run", "--json")
        assert result.code == 0, result.err
    assert archived(on_postgresql) == archived(company) != {}
    assert_reproduced(on_postgresql)
    assert on_postgresql.bank_files() == company.bank_files()
    for name in TABLES:
        assert on_postgresql.table(name) == company.table(name), name
    assert on_postgresql.cli("status").out == company.cli("status").out
    assert on_postgresql.cli("show", "B0001-1").out == company.cli("show", "B0001-1").out
    assert not (on_postgresql.home / "data" / "einvoice.db").exists()


def test_a_second_run_is_refused_on_postgresql(on_postgresql: Company) -> None:
    """The lock lies in the database, so it holds across machines."""
    with contextlib.ExitStack() as stack:
        context = stack.enter_context(on_postgresql.context())
        stack.enter_context(context.store.run_lock())
        assert on_postgresql.cli("run").code == 5
    assert on_postgresql.cli("run").code == 0


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_runs_at_once_do_the_work_of_one(
    database: str, company: Company, request: pytest.FixtureRequest
) -> None:
    """Whoever holds the lock works, the others exit 5 at once, and nothing doubles."""
    place = company
    if database == "postgresql":
        place = request.getfixturevalue("on_postgresql")
    command = [sys.executable, "-m", "einvoice.cli.main", "--config", place.home / "config.toml"]
    runs = [
        subprocess.Popen(
            [*command, "run"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        for _ in range(8 if os.environ.get("SOAK") else 4)
    ]
    codes = sorted(run.wait() for run in runs)
    # One that starts late finds the month finished; at least one found another at work.
    assert set(codes) <= {0, 5}
    assert codes[0] == 0
    assert codes[-1] == 5
    numbers = [int(row["invoice_number"]) for row in place.table("invoices")]
    assert sorted(numbers) == list(range(26110000001, 26110000001 + len(numbers)))
    sent = place.bank_files()
    assert sorted(name.partition("/")[0] for name in sent) == ["seb", "swedbank"]
