"""The server of the workers starts where there is much to do, and workers end with their run."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sample_company import Company

_PARENT = """
import sys
from jobs.shards import shards
from tests_of_workers import context, sleep
if __name__ == "__main__":
    with shards(context(sys.argv[1]), 10**6, 2) as workers:
        for _ in workers.each(sleep, [1, 2, 3, 4]):
            pass
"""
_WORK = """
import os, sys, time
from pathlib import Path
from einvoice.clock import Clock
from einvoice.config import load_config
from jobs.context import Context
from jobs.talk import Silence
def context(path):
    return Context(load_config(Path(path)), Clock(), Silence())
def is_made(context, part):
    from einvoice.documents.render import bank_templates
    return bank_templates.cache_info().currsize == 1 and "xmlschema" in sys.modules
def sleep(context, part):
    (context.config.home / f"worker{part}").write_text(str(os.getpid()))
    time.sleep(120)
"""


_MADE = """
import sys
from jobs.shards import shards
from tests_of_workers import context, is_made
if __name__ == "__main__":
    with shards(context(sys.argv[1]), 10**6, 2) as workers:
        print(*workers.each(is_made, range(4)))
"""
_BEGINNING = """
import sys, time
from pathlib import Path
from jobs.shards import begin
from tests_of_workers import context
def servers():
    children = Path("/proc/self/task").glob("*/children")
    of_them = [Path(f"/proc/{child}/cmdline") for c in children for child in c.read_text().split()]
    return sum(b"forkserver" in cmdline.read_bytes() for cmdline in of_them)
begin(context(sys.argv[1]), 4999)
print(servers())
begin(context(sys.argv[1]), 5000)
for _ in range(1000):
    if servers():
        break
    time.sleep(0.01)  # it is forked, and becomes the server a moment later
print(servers())
"""


def run(script: str, company: Company, folder: Path) -> list[str]:
    """Run a script in a process of its own, whose server of workers nobody else has started."""
    (folder / "script.py").write_text(script, "utf-8")
    (folder / "tests_of_workers.py").write_text(_WORK, "utf-8")
    done = subprocess.run(
        [sys.executable, str(folder / "script.py"), str(company.home / "config.toml")],
        env={**os.environ, "PYTHONPATH": f"{folder}:{Path.cwd()}"},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout.split()


def test_workers_have_what_files_need_from_the_start(company: Company, tmp_path: Path) -> None:
    """Made once by their server: a third of a second for each of them otherwise."""
    assert run(_MADE, company, tmp_path) == ["True"] * 4


def test_the_workers_server_starts_where_there_is_much_to_do(
    company: Company, tmp_path: Path
) -> None:
    """Before anybody asks for workers: it imports while its caller reads."""
    assert run(_BEGINNING, company, tmp_path) == ["0", "1"]


def test_workers_end_with_whoever_started_them(company: Company, tmp_path: Path) -> None:
    """A killed run leaves nobody who goes on writing files."""
    (tmp_path / "parent.py").write_text(_PARENT, "utf-8")
    (tmp_path / "tests_of_workers.py").write_text(_WORK, "utf-8")
    config = company.home / "config.toml"
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "parent.py"), str(config)],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{Path.cwd()}"},
    ) as parent:
        first = company.home / "worker1"
        wait_for(lambda: first.exists() and first.read_text() != "")
        worker = int(first.read_text())
        assert is_running(worker)
        parent.kill()
    wait_for(lambda: not is_running(worker))


def is_running(process: int) -> bool:
    """Return whether a process is there and not dead yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").split()[2] != "Z"
    except OSError:
        return False


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
