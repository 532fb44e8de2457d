"""A month that carries accounts, killed at a commit, ends as one that was not killed."""

import multiprocessing
import os
import shutil
import signal
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from carrying_company import CarryingCompany, entry
from sample_company import Company
from sqlalchemy import Engine, event

from einvoice.cli.main import run

TABLES = {"payments", "payment_shares", "invoices"}
TODAY = "2026-12-04"
SECONDS = 120


def run_and_die(home: Path, at: int, telling: Any) -> None:
    """Run the month and die (SIGKILL) right before a commit; 0 = tell the commits that matter.

    Those are the commits of what writes payments or invoices.
    """
    commits, matters = 0, False

    def statement(*facts: Any) -> None:
        nonlocal matters
        words = facts[2].split()[:3]
        matters |= words[0] in {"INSERT", "UPDATE"} and bool(TABLES & set(words))

    def commit(_: object) -> None:
        nonlocal commits, matters
        commits += 1
        if commits == at:
            os.kill(os.getpid(), signal.SIGKILL)
        if matters and not at:
            telling.send(commits)
        matters = False

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", commit)
    code = run(["--config", str(home / "config.toml"), "--today", TODAY, "run"])
    telling.close()
    os._exit(code)


def killed_run(home: Path, at: int) -> tuple[int | None, list[int]]:
    """Run the month in a process that dies at a commit; return its exit code and what it told."""
    processes = multiprocessing.get_context("fork")
    hearing, telling = processes.Pipe(duplex=False)
    child = processes.Process(target=run_and_die, args=(home, at, telling), daemon=True)
    child.start()
    telling.close()
    commits = []
    with suppress(EOFError):
        while True:
            commits.append(hearing.recv())
    child.join(SECONDS)
    return child.exitcode, commits


def marked(database: Path) -> list[Any]:
    """Return what payments paid, each with the mark of the invoice that has it."""
    with closing(sqlite3.connect(database)) as connection:
        return sorted(map(str, connection.execute("SELECT * FROM payment_shares")))


def state_of(carrying: CarryingCompany) -> dict[str, Any]:
    """Return invoices with what they carry, every account, payments, and what the banks have."""
    company = carrying.company
    accounts = [
        company.cli("account", flat, "--json", today=TODAY).json["accounts"]
        for flat in carrying.flats
    ]
    return {
        "invoices": carrying.invoices("2026-11"),
        "accounts": accounts,
        "waiting": company.cli("payments", "--json", today=TODAY).json["payments"],
        "marked": marked(company.home / "data" / "einvoice.db"),
        "banks": company.bank_files(),
    }


@pytest.fixture(scope="module")
def november_home(october_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """October issued; the statements up to December lie in the bank's outbox, unread."""
    home = tmp_path_factory.mktemp("november") / "home"
    shutil.copytree(october_home, home)
    carrying = CarryingCompany(Company(home))
    october = carrying.invoices("2026-10")
    paid = [
        entry("2026-11-10", october[flat]["to_pay_cents"], october[flat]["invoice_number"])
        for flat in carrying.flats[:4]
    ]
    paths = [
        carrying.write("2026-11-05", "2026-12-03", paid),
        carrying.write("2026-11-05", "2026-12-03", (), carrying.accounts[1]),
    ]
    for bank, path in zip(("seb", "swedbank"), paths, strict=True):
        path.rename(home / "bank" / bank / "outbox" / path.name)
    return home


def test_a_month_that_carries_accounts_is_killed(november_home: Path, tmp_path: Path) -> None:
    """At each commit of payments or invoices: taken once, and carried as they would have been."""
    whole = tmp_path / "whole"
    shutil.copytree(november_home, whole)
    code, commits = killed_run(whole, 0)
    assert code == 0
    expected = state_of(CarryingCompany(Company(whole)))
    assert any(row["balance_cents"] for row in expected["invoices"].values())
    assert any("2612" in share for share in expected["marked"])
    assert len(commits) > 3
    for commit in commits:
        home = tmp_path / str(commit)
        shutil.copytree(november_home, home)
        assert killed_run(home, commit)[0] == -signal.SIGKILL
        company = Company(home)
        resumed = company.cli("run", today=TODAY)
        assert resumed.code == 0, resumed.err
        assert state_of(CarryingCompany(company)) == expected, commit
