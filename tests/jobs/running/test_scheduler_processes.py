"""Schedulers and locks in real processes: two at once, and a holder that is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from databases import Server
from sample_company import Company

from einvoice.core.errors import RunInProgressError

_SECONDS = 60


def _scheduler_process(company: Company) -> subprocess.Popen[str]:
    """Start `einvoice scheduler` on an installation."""
    command = [sys.executable, "-m", "einvoice.cli.main", "--config", "config.toml", "scheduler"]
    return subprocess.Popen(
        command, cwd=company.home, stderr=subprocess.PIPE, text=True, env=os.environ
    )


def _wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + _SECONDS
    while not path.exists() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.05)


def test_two_schedulers_on_one_month_double_nothing(home: Company) -> None:
    """Real processes: each ends with 0 at SIGTERM, the banks have each file once."""
    both = [_scheduler_process(home) for _ in range(2)]
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and not _finished(home):
        time.sleep(0.3)
    said = []
    for process in both:
        process.send_signal(signal.SIGTERM)
    for process in both:
        _, err = process.communicate(timeout=_SECONDS)
        assert process.returncode == 0, err
        said.append(err)
    assert all("SIGTERM: stopping" in err for err in said)
    assert any("2026-10: done" in err for err in said)
    rows = home.table("invoices")
    assert len({row["flat_id"] for row in rows}) == len(rows) == 24
    assert {row["state"] for row in rows} == {"accepted", "issued"}
    assert len(home.bank_files()) == 2
    assert home.cli("run").code == 0


def _finished(company: Company) -> bool:
    result = company.cli("status", "--json")
    return result.code == 0 and result.json["counts"]["accepted"] > 0


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_the_lock_is_free_again_when_its_holder_is_killed(
    company: Company, database: str, request: pytest.FixtureRequest
) -> None:
    """A machine that dies holding it blocks nobody; on PostgreSQL it holds for other machines."""
    if database == "postgresql":
        server: Server = request.getfixturevalue("server")
        url = server.database()
        company.edit_config('url = ""', f'url = "{url}"')
        company.cli("init")
    program = (
        "import sys, time\nfrom pathlib import Path\nsys.path.insert(0, 'tests')\n"
        "from sample_company import Company\n"
        f"with Company(Path({str(company.home)!r})).context() as context:\n"
        "    with context.store.run_lock():\n"
        f"        Path({str(company.home / 'held')!r}).touch()\n        time.sleep(60)\n"
    )
    root = Path(__file__).parents[3]
    holder = subprocess.Popen([sys.executable, "-c", program], cwd=root)
    _wait_for(company.home / "held", holder)
    with company.context() as context, pytest.raises(RunInProgressError), context.store.run_lock():
        pass
    holder.kill()
    holder.wait()
    end = time.monotonic() + _SECONDS
    while True:
        try:
            with company.context() as context, context.store.run_lock():
                break
        except RunInProgressError:  # the server needs a moment to see that the holder is gone
            assert time.monotonic() < end
            time.sleep(0.1)
