"""A run killed at any moment, followed by another run, ends as one that was not killed."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sample_company import Company

PROGRAM = Path(__file__).with_name("killed_program.py")
MOMENTS = 10
SOAK_MOMENTS = 200


def killed_run(company: Company, kill_at: int) -> subprocess.CompletedProcess[str]:
    """Run the month in a process of its own and kill it at a moment."""
    config = str(company.home / "config.toml")
    return subprocess.run(
        [sys.executable, str(PROGRAM), str(kill_at), "--config", config, "run"],
        capture_output=True,
        text=True,
        check=False,
    )


def state_of(company: Company) -> dict[str, Any]:
    """Return all that must not depend on whether a run was killed."""
    archive = company.home / "data" / "archive"
    return {
        "invoices": company.table("invoices"),
        "lines": company.table("lines"),
        "files": company.table("files"),
        "banks": company.bank_files(),
        "archive": {
            str(path.relative_to(archive)): path.read_bytes()
            for path in sorted(archive.rglob("*.xml"))
        },
        "outbox": [str(p) for p in (company.home / "data/outbox").rglob("*") if p.is_file()],
        "kept": sorted(str(path.relative_to(archive)) for path in archive.rglob("*")),
        "states": {
            path.name: json.loads(path.read_text("utf-8"))["state"]
            for path in archive.rglob("*.state.json")
        },
        "answers": sorted(p.name for p in (company.home / "bank").glob("*/outbox/*")),
    }


@pytest.fixture(scope="module")
def unkilled(imported_home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Any]:
    """How many moments a run has, and the state it ends in."""
    company = Company(tmp_path_factory.mktemp("unkilled") / "home")
    shutil.copytree(imported_home, company.home)
    done = killed_run(company, 0)
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1]), state_of(company)


def moments() -> list[float]:
    """Return where in a run it is killed, as parts of the whole; its very end has many places."""
    count = SOAK_MOMENTS if os.environ.get("SOAK") else MOMENTS
    return [*((place + 0.5) / count for place in range(count)), 0.97, 0.98, 0.985, 0.99, 0.995, 1]


@pytest.mark.parametrize("part", moments())
def test_a_killed_run_is_taken_up_where_it_stood(
    company: Company, unkilled: tuple[int, Any], part: float
) -> None:
    """Same invoices, numbers, files and bytes; the bank holds each file once and whole."""
    count, expected = unkilled
    assert count > MOMENTS
    killed = killed_run(company, 1 + int(part * (count - 1)))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    resumed = company.cli("run", "--json")
    assert resumed.code == 0, resumed.err
    assert state_of(company) == expected
