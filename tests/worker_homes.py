"""A company on PostgreSQL whose month is made by workers, in processes of their own."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sample_company import ROOT, Company

from jobs.part_queue import PartQueue

HELD = Path(__file__).parent / "jobs" / "running" / "held_worker.py"
STEPS = ("calculate", "issue", "render")
Made = tuple[dict[str, bytes], list[object]]
SCALE = "[scale]\n"
HANDED = f'{SCALE}engine = "procrastinate"\nsilent_seconds = 2\nworkers = 3\n'
BY_ITSELF = "this process does"


@dataclass
class Home:
    """A company on PostgreSQL, and the workers beside it."""

    company: Company
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def program(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the program in a process of its own."""
        config = str(self.company.home / "config.toml")
        return self.start("-m", "einvoice.cli.main", "--config", config, *arguments)

    def held(self, seconds: int = 600) -> tuple[subprocess.Popen[bytes], Path]:
        """Start a worker that keeps a result late; return it and where it says what it did."""
        mark = self.company.home / "held"
        config = str(self.company.home / "config.toml")
        arguments = (str(HELD), str(mark), str(seconds), "--config", config, "worker")
        return self.start(*arguments), mark

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start Python."""
        with (self.company.home / "processes.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments], cwd=ROOT, stdout=log, stderr=log
            )
        self.processes.append(process)
        return process

    def made(self) -> Made:
        """Return the files that wait, staged ones too, and what is recorded of the month."""
        outbox = self.company.home / "data" / "outbox"
        files = {path.name: path.read_bytes() for path in outbox.rglob("*") if path.is_file()}
        return files, [self.company.table(name) for name in ("files", "lines", "vat", "findings")]


def month(home: Home) -> Made:
    """Make the month and return it."""
    for step in STEPS:
        assert home.company.cli(step).code == 0
    return home.made()


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def left_of_the_work(home: Home) -> tuple[list[object], list[object]]:
    """Return the jobs and the parts that are still there."""
    with home.company.context() as context:
        queue = PartQueue(context)
        queue._app.open()
        jobs = list(queue._manager.list_jobs())
        queue.close()
        with context.store._engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT run FROM shards").all()
    return [*jobs], [*rows]


def issued(home: Home) -> None:
    """Bring the month to its files."""
    for step in STEPS[:2]:
        assert home.company.cli(step).code == 0
