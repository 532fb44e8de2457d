"""`make bench`: measures, and prints a table of ratios with their targets.

`python -m benchmarks PART ...` measures some parts alone, in the order they are named.
Needs xmllint, and OpenSSH for the uploads. BENCH_FLATS (default 20000) and BENCH_ROUNDS
(default 5) make it shorter; BENCH_POSTGRESQL is the URL of a server for the rows that need one;
BENCH_HISTORY (default 20000) is how many flats have 24 months, BENCH_ACCOUNTS (default 200000) how
many have accounts, BENCH_PAGES (default 10000) how many PDFs are made.
"""

import json
import os
import shutil
import sys
import tempfile
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import history
from benchmarks.account_rows import account_rows
from benchmarks.installations import installation, put_back
from benchmarks.measure import medians, python, spend
from benchmarks.statement_rows import statement_rows
from benchmarks.upload import has_openssh, upload_speeds
from benchmarks.workers import worker_rows

ROOT = Path(__file__).parent.parent
FLATS = int(os.environ.get("BENCH_FLATS", "20000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
HISTORY = int(os.environ.get("BENCH_HISTORY", "20000"))
ACCOUNTS = int(os.environ.get("BENCH_ACCOUNTS", "200000"))
PAGES = int(os.environ.get("BENCH_PAGES", "10000"))
POSTGRESQL = os.environ.get("BENCH_POSTGRESQL", "")
Row = tuple[str, str, str]


def main() -> None:
    """Measure what is asked for, else everything, and print the table."""
    parser = ArgumentParser("python -m benchmarks", description=__doc__)
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    asked = parser.parse_args().parts
    if unknown := [name for name in asked if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}, expected {', '.join(PARTS)}")
    xmllint = shutil.which("xmllint")
    if xmllint is None:
        sys.exit("bench: xmllint is missing, expected it on the path (package libxml2-utils)")
    print(f"{'what':<58}{'measured':>16}  target")
    with tempfile.TemporaryDirectory() as folder:
        for name in asked or PARTS:
            for what, measured, target in PARTS[name](xmllint, Path(folder)):
                print(f"{what:<58}{measured:>16}  {target}", flush=True)


def floor(xmllint: str, path: Path) -> float:
    """Return the floor for a file: libxml2 alone parses it as a stream and validates it."""
    family = "1.1" if "SW" in path.name else "1.2"
    schema = ROOT / "schemas" / f"e-invoice-{family}.xsd"
    arguments = [xmllint, "--stream", "--noout", "--schema", str(schema), str(path)]
    return spend(arguments).cpu_seconds


def render_row(xmllint: str, folder: Path) -> Iterator[Row]:
    """Render + validate + write 5,000 invoices of 10 lines."""
    target = folder / "2611SE00001BENCH1.xml"

    def work() -> float:
        return float(python("benchmarks.render_worker", str(target)).output)

    work()
    found = medians({"floor": lambda: floor(xmllint, target), "work": work}, ROUNDS)
    size = target.stat().st_size / 1e6
    yield "floor: libxml2 alone, same bytes", f"{size / found['floor']:.0f} MB/s", "(59 MB/s)"
    yield "render + validate + write", ratio(found["work"] / found["floor"]), "<= 2.6x the floor"


def month_rows(xmllint: str, folder: Path) -> Iterator[Row]:
    """The whole month of one process, and its memory beside a month of one building."""
    small = installation(folder / "small", 40)
    one = python("benchmarks.month_worker", str(small))
    home = installation(folder / "large", FLATS)
    lines = int(python("benchmarks.calculate_worker", str(home)).output)
    yield "calculated lines per core-second, inputs loaded", f"{lines:,}", ">= 150,000"
    tenth = installation(folder / "tenth", FLATS // 10)
    months = {"large": partial(month, xmllint, home), "tenth": partial(month, xmllint, tenth)}
    rounds = [{name: work() for name, work in months.items()} for _ in range(max(1, ROUNDS // 2))]
    whole = middle([measured["large"] for measured in rounds])
    part = middle([measured["tenth"] for measured in rounds])
    name = f"whole month, {FLATS} flats, one process"
    yield name, ratio(whole.seconds / whole.floor), "<= 4.0x the floor"
    for step, seconds in whole.steps.items():
        yield f"  of it {step}", ratio(seconds / whole.floor), ""
        each = (seconds - part.steps[step]) / (FLATS - FLATS // 10)
        fixed = part.steps[step] - each * (FLATS // 10)
        yield f"  {step}: a flat, and fixed", f"{each * 1000:.2f} ms + {fixed:.1f} s", ""
    yield "  invoices per core-second", f"{whole.invoices / whole.seconds:.0f}", ""
    growth = (whole.seconds / FLATS) / (part.seconds / (FLATS // 10))
    yield "  CPU a flat, beside a tenth of the flats", ratio(growth), "<= 1.1x"
    for what, run in (("memory above one building", whole), ("  of a tenth of the flats", part)):
        yield what, f"{run.peak_mib - one.peak_mib:.0f} MiB", "<= 64 MiB"
    yield from finished_row(home)


@dataclass(frozen=True, slots=True)
class Month:
    """The CPU seconds of a month's steps, of the floor on its bytes, and its peak memory."""

    steps: dict[str, float]
    floor: float
    invoices: int
    peak_mib: float

    @property
    def seconds(self) -> float:
        """All steps together."""
        return sum(self.steps.values())


def month(xmllint: str, home: Path) -> Month:
    """Work through the month of an installation as it was after the import."""
    put_back(home)
    spent = python("benchmarks.month_worker", str(home))
    least = sum(floor(xmllint, path) for path in sorted((home / "data" / "archive").rglob("*.xml")))
    said = json.loads(spent.output)
    return Month(said["steps"], least, said["invoices"], spent.peak_mib)


def middle(months: list[Month]) -> Month:
    """Return the month whose ratio to the floor is the median."""
    ranked = sorted(months, key=lambda run: run.seconds / run.floor)
    return ranked[len(ranked) // 2]


def finished_row(home: Path) -> Iterator[Row]:
    """A run of a finished month beside its status."""
    config = str(home / "config.toml")

    def command(name: str) -> float:
        return python("einvoice.cli.main", "--config", config, name).cpu_seconds

    python("einvoice.cli.main", "--config", config, "run")
    works = {name: partial(command, name) for name in ("run", "status")}
    found = medians(works, ROUNDS)
    yield "nothing to do: run / status", ratio(found["run"] / found["status"]), "<= 3x"


def start_row(xmllint: str, folder: Path) -> Iterator[Row]:
    """Start-up: `--help` beside an empty interpreter."""
    del xmllint, folder
    empty = [sys.executable, "-c", "pass"]
    found = medians(
        {
            "pass": lambda: spend(empty).cpu_seconds,
            "help": lambda: python("einvoice.cli.start", "--help").cpu_seconds,
        },
        ROUNDS * 3,
    )
    yield "--help / python -c pass", ratio(found["help"] / found["pass"]), "<= 8x"


def two_workers(xmllint: str, folder: Path) -> Iterator[Row]:
    """A month by two worker processes beside one."""
    del xmllint
    yield from worker_rows(folder, FLATS // 2, max(1, ROUNDS // 2), POSTGRESQL)


def long_history(xmllint: str, folder: Path) -> Iterator[Row]:
    """Looking at a month beside very many flats and months."""
    del xmllint
    home = installation(folder / "finished", history.FLATS)
    python("einvoice.cli.main", "--config", str(home / "config.toml"), "run")
    yield from history.history_rows(home, HISTORY // history.FLATS, 24, ROUNDS)


def accounts(xmllint: str, folder: Path) -> Iterator[Row]:
    """One account of very many, and the debtors among all."""
    del xmllint
    yield from account_rows(folder, ACCOUNTS)


def page_rows(xmllint: str, folder: Path) -> Iterator[Row]:
    """PDFs of an issued month, each from the ledger, beside pages of one word."""
    del xmllint
    home = installation(folder / "pages", 200)
    python("einvoice.cli.main", "--config", str(home / "config.toml"), "run")
    rounds = [
        json.loads(python("benchmarks.page_worker", str(home), str(PAGES)).output)
        for _ in range(max(1, ROUNDS // 2))
    ]
    found = sorted(rounds, key=lambda made: made["seconds"])[len(rounds) // 2]
    each = found["seconds"] / found["count"]
    yield f"PDFs per core-second, {PAGES} of 2 pages", f"{1 / each:.0f}", ">= 60"
    yield "  beside a page of one word", ratio(each / found["floor"]), ""
    yield "  bytes a PDF", f"{found['bytes'] // found['count']:,}", ""
    growth = (found["peak_kib"] - found["early_kib"]) / 1024
    yield (
        "  memory after a tenth, and more until the end",
        (f"{found['early_kib'] / 1024:.0f} + {growth:.0f} MiB"),
        "flat",
    )


def upload_rows(xmllint: str, folder: Path) -> Iterator[Row]:
    """Uploads, plain and verified, beside `ssh cat`; the small one is the target's."""
    del xmllint
    if not has_openssh():
        yield "upload / ssh cat", "no OpenSSH", ">= 0.70x"
        return
    for size in (20, 200):
        speeds = upload_speeds(folder / f"upload{size}", size * 10**6, ROUNDS)
        cat = speeds["ssh cat"]
        yield f"ssh cat of {size} MB", f"{cat:.0f} MB/s", ""
        yield f"upload of {size} MB", ratio(speeds["upload"] / cat), ">= 0.70x ssh cat"
        verified = ratio(speeds["verified upload"] / cat)
        yield f"verified upload of {size} MB", verified, ">= 0.15x ssh cat"


def ratio(value: float) -> str:
    """Return a ratio for the table."""
    return f"{value:.2f}x"


PARTS: dict[str, Callable[[str, Path], Iterator[Row]]] = {
    "render": render_row,
    "month": month_rows,
    "start": start_row,
    "workers": two_workers,
    "history": long_history,
    "statements": statement_rows,
    "accounts": accounts,
    "pages": page_rows,
    "uploads": upload_rows,
}

if __name__ == "__main__":
    main()
