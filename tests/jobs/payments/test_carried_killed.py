"""A month that carries accounts, killed at a commit, ends as one that was not killed."""

import multiprocessing
import os
import shutil
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from carrying_company import CarryingCompany, begun, entry
from databases import Server
from moved_company import copied, to_postgresql
from sample_company import Company
from sqlalchemy import Engine, create_engine, event

from einvoice.cli.main import run
from einvoice.config import load_config

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


def marked(company: Company) -> list[str]:
    """Return what payments paid, each with the mark of the invoice that has it."""
    url = load_config(company.home / "config.toml").database.url
    of_file = f"sqlite:///{company.home / 'data' / 'einvoice.db'}"
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:") or of_file)
    with engine.connect() as connection:
        rows = sorted(map(str, connection.exec_driver_sql("SELECT * FROM payment_shares")))
    engine.dispose()
    return rows


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
        "marked": marked(company),
        "banks": company.bank_files(),
    }


@dataclass(frozen=True)
class November:
    """October issued; the statements up to December lie in the bank's outbox, unread."""

    home: Path
    server: Server | None = None
    url: str = ""

    def copied(self, target: Path) -> Company:
        """Return a copy, with the database."""
        return copied(self.home, target, self.server, self.url)


@pytest.fixture(params=["sqlite", "postgresql"] if os.environ.get("SOAK") else ["sqlite"])
def november(request: pytest.FixtureRequest, tmp_path: Path) -> November:
    """The company on each database."""
    home = tmp_path / "november"
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("october_home"), home)
        place = November(home)
    else:
        server = request.getfixturevalue("server")
        shutil.copytree(request.getfixturevalue("simple_home"), home)
        place = November(home, server, to_postgresql(Company(home), server))
        first = begun(Company(home))
        assert first.read("2026-11-02", "2026-11-04").code == 0
        assert first.run("2026-11-05").code == 0
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
    return place


def test_a_month_that_carries_accounts_is_killed(november: November, tmp_path: Path) -> None:
    """At each commit of payments or invoices: taken once, and carried as they would have been."""
    whole = november.copied(tmp_path / "whole")
    code, commits = killed_run(whole.home, 0)
    assert code == 0
    expected = state_of(CarryingCompany(whole))
    assert any(row["balance_cents"] for row in expected["invoices"].values())
    assert any("2612" in share for share in expected["marked"])
    assert len(commits) > 3
    for commit in commits:
        company = november.copied(tmp_path / str(commit))
        assert killed_run(company.home, commit)[0] == -signal.SIGKILL
        resumed = company.cli("run", today=TODAY)
        assert resumed.code == 0, resumed.err
        assert state_of(CarryingCompany(company)) == expected, commit
