"""A large company from its import files to its bank files: `python -m benchmarks.large`.

Makes a sample, imports, calculates, issues, writes the files of both banks (nothing is sent), and
compares control totals, ledger and files. Prints of each step the CPU and wall-clock seconds, the
CPU of a further flat, and the most memory of a process, alone and beside the same step of one
building. It goes on where it was stopped; figures of a step that was stopped once are marked. CPU
and memory of a database server are not in them, nor, with ``--workers``, CPU of worker processes.
"""

import argparse
import itertools
import json
import os
import shutil
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.installations import new_database, replace_in, set_workers, write_config
from benchmarks.large_worker import STEPS
from benchmarks.measure import python, spend

ROOT = Path(__file__).parent.parent
_ONE_BUILDING = 40
_ROWS_OF_FILE = 250_000
"""An import refuses a file of more than ten million rows."""
_MONTH = ("calculate", "issue", "render", "archive")
"""The steps that the target of a month is about."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A finished step. ``again``: it was stopped before, so that more was spent on it."""

    cpu_seconds: float
    wall_seconds: float
    peak_mib: float
    said: str
    again: bool


def main() -> None:
    """Work through both companies and print what each step took."""
    options = _options()
    xmllint = shutil.which("xmllint")
    if xmllint is None:
        sys.exit("large: xmllint is missing, expected it on the path (package libxml2-utils)")
    options.folder.mkdir(parents=True, exist_ok=True)
    one = _Company(options.folder / "one-building", _ONE_BUILDING, options.postgresql, 1)
    small = one.measured(xmllint)
    company = _Company(
        options.folder / f"{options.flats}-flats",
        options.flats,
        options.postgresql,
        options.workers,
    )
    print(f"{options.flats:,} flats, {company.database}, {options.workers} process(es)")
    print(f"{'step':<12}{'CPU s':>10}{'wall s':>10}{'ms a flat':>11}{'MiB':>7}{'above one':>11}")
    steps = company.measured(xmllint, small)
    floor = steps["floor"].cpu_seconds
    month = sum(steps[name].cpu_seconds for name in _MONTH)
    for name in _MONTH:
        print(f"{name:<12}{steps[name].cpu_seconds / floor:>9.2f}x the floor")
    print(f"{'the month':<12}{month / floor:>9.2f}x the floor; load {os.getloadavg()[0]:.1f}")
    print(steps["check"].said)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large", description=__doc__)
    parser.add_argument("folder", type=Path, help="where everything is kept")
    parser.add_argument("flats", type=int)
    parser.add_argument("--postgresql", default="", metavar="URL", help="a server; else SQLite")
    parser.add_argument("--workers", type=int, default=1, help="processes of a month")
    return parser.parse_args()


class _Company:
    """One installation, and what its finished steps took."""

    def __init__(self, home: Path, flats: int, url: str, workers: int) -> None:
        self.home, self.flats, self.url, self.workers = home, flats, url, workers
        self._kept = home / "measured.json"
        home.mkdir(exist_ok=True)

    @property
    def database(self) -> str:
        """The kind of database."""
        return "PostgreSQL" if self.url else "SQLite"

    def measured(
        self, xmllint: str, beside: dict[str, Measured] | None = None
    ) -> dict[str, Measured]:
        """Do what is not done yet; print each step where there is something ``beside`` it."""
        done: dict[str, Measured] = {}
        for name in ("sample", "init", "import", *STEPS, "floor"):
            done[name] = self._once(name, xmllint)
            if beside is not None:
                self._print(name, done[name], beside[name])
        return done

    def _once(self, name: str, xmllint: str) -> Measured:
        kept = json.loads(self._kept.read_text()) if self._kept.exists() else {}
        if kept.get(name):
            return Measured(**kept[name])
        again = name in kept
        self._keep(kept | {name: None})
        begin = time.perf_counter()
        cpu_seconds, peak_mib, said = self._do(name, xmllint)
        wall = time.perf_counter() - begin
        measured = Measured(cpu_seconds, wall, peak_mib, said, again)
        self._keep(kept | {name: asdict(measured)})
        return measured

    def _keep(self, kept: dict[str, object]) -> None:
        new = self._kept.with_suffix(".new")
        new.write_text(json.dumps(kept, indent=1))
        new.replace(self._kept)

    def _do(self, name: str, xmllint: str) -> tuple[float, float, str]:
        """Do a step in a process of its own; return its CPU seconds, its memory, what it says."""
        if name == "floor":
            files = sorted((self.home / "data" / "outbox").rglob("*.xml"))
            spent = [spend(_floor(xmllint, path)) for path in files]
            return sum(one.cpu_seconds for one in spent), max(one.peak_mib for one in spent), ""
        if name == "init":
            self._configure()
        config, source = ("--config", str(self.home / "config.toml")), str(self.home / "input")
        commands = {
            "sample": ("sample", source, "--flats", str(self.flats), "--period", "2026-10"),
            "init": (*config, "init"),
            "import": (*config, "import", source),
        }
        if name in commands:
            done = python("einvoice.cli.main", *commands[name])
            if name == "sample":
                _divide(self.home / "input" / "readings.csv")
            return done.cpu_seconds, done.peak_mib, ""
        done = python("benchmarks.large_worker", str(self.home), name)
        return done.cpu_seconds, done.peak_mib, done.output.strip()

    def _configure(self) -> None:
        write_config(self.home)
        set_workers(self.home, self.workers)
        if self.url:
            name = f"{self.home.parent.name}-{self.home.name}"
            replace_in(self.home, 'url = ""', f'url = "{new_database(self.url, name)}"')

    def _print(self, name: str, step: Measured, one: Measured) -> None:
        further = (step.cpu_seconds - one.cpu_seconds) / (self.flats - _ONE_BUILDING)
        print(
            f"{name:<12}{step.cpu_seconds:>10.1f}{step.wall_seconds:>10.1f}"
            f"{further * 1000:>11.3f}{step.peak_mib:>7.0f}"
            f"{step.peak_mib - one.peak_mib:>11.0f}{'  went on' if step.again else ''}",
            flush=True,
        )


def _divide(path: Path) -> None:
    """Divide a file into files of as many rows as a person's file may have, and fewer."""
    with path.open("rb") as rows:
        header = next(rows)
        for number, first in enumerate(rows, 1):
            with path.with_name(f"{path.stem}-{number:03}.csv").open("wb") as part:
                part.writelines((header, first))
                part.writelines(itertools.islice(rows, _ROWS_OF_FILE - 1))
    path.unlink()


def _floor(xmllint: str, path: Path) -> list[str]:
    family = "1.1" if "SW" in path.name else "1.2"
    schema = str(ROOT / "schemas" / f"e-invoice-{family}.xsd")
    return [xmllint, "--stream", "--noout", "--schema", schema, str(path)]


if __name__ == "__main__":
    main()
