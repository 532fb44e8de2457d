"""A run killed at any moment, followed by another run, ends as one that was not killed."""

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from one_tick import forks
from sample_company import Company

MOMENTS = 10
SOAK_MOMENTS = 200
SECONDS = 120


def killed_run(company: Company, kill_at: int) -> tuple[int | None, str]:
    """Run the month in a process of its own and kill it at a moment; return how it ended."""
    said = company.home.parent / f"said-{kill_at}"
    child = forks().Process(target=_run_apart, args=(company.home, kill_at, said), daemon=True)
    child.start()
    child.join(SECONDS)
    code = child.exitcode
    if code is None:
        child.kill()
    return code, said.read_text("utf-8")


def _run_apart(home: Path, kill_at: int, said: Path) -> None:
    from killed_program import main

    with said.open("w", encoding="utf-8") as file:
        sys.stdout = sys.stderr = file
        try:
            main(kill_at, ["--config", str(home / "config.toml"), "run"])
        except SystemExit as end:
            file.flush()
            os._exit(int(end.code or 0))


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
    code, said = killed_run(company, 0)
    assert code == 0, said
    return int(said.split()[-1]), state_of(company)


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
    code, said = killed_run(company, 1 + int(part * (count - 1)))
    assert code == -signal.SIGKILL, said
    resumed = company.cli("run", "--json")
    assert resumed.code == 0, resumed.err
    assert state_of(company) == expected
