"""`make bench`: measures, and prints a table of ratios with their targets.

Needs xmllint, and OpenSSH for the uploads. BENCH_FLATS (default 20000) and BENCH_ROUNDS
(default 5) make it shorter.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure import medians, python, spend
from benchmarks.statement_rows import statement_rows
from benchmarks.upload import has_openssh, upload_speeds
from jobs.setup.config_text import config_text

ROOT = Path(__file__).parent.parent
FLATS = int(os.environ.get("BENCH_FLATS", "20000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
Row = tuple[str, str, str]


def main() -> None:
    """Measure everything and print the table."""
    xmllint = shutil.which("xmllint")
    if xmllint is None:
        sys.exit("bench: xmllint is missing, expected it on the path (package libxml2-utils)")
    print(f"{'what':<58}{'measured':>16}  target")
    with tempfile.TemporaryDirectory() as folder:
        for part in (render_row, month_rows, start_row, statement_rows, upload_rows):
            for what, measured, target in part(xmllint, Path(folder)):
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
    fresh = folder / "fresh.db"
    shutil.copy(home / "data" / "einvoice.db", fresh)
    found = []
    for _ in range(max(1, ROUNDS // 2)):
        shutil.rmtree(home / "data")
        (home / "data").mkdir(mode=0o700)
        shutil.copy(fresh, home / "data" / "einvoice.db")
        spent = python("benchmarks.month_worker", str(home))
        made = sorted((home / "data" / "archive").rglob("*.xml"))
        found.append((spent, json.loads(spent.output), sum(floor(xmllint, p) for p in made)))
    found.sort(key=lambda item: sum(item[1]["steps"].values()) / item[2])
    spent, told, least = found[len(found) // 2]
    total = sum(told["steps"].values())
    name = f"whole month, {FLATS} flats, one process"
    yield name, ratio(total / least), "<= 4.0x the floor"
    for step, seconds in told["steps"].items():
        yield f"  of it {step}", ratio(seconds / least), ""
    yield "  invoices per core-second", f"{told['invoices'] / total:.0f}", ""
    yield "memory above one building", f"{spent.peak_mib - one.peak_mib:.0f} MiB", "<= 64 MiB"
    yield from finished_row(home)


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
            "help": lambda: python("einvoice.cli.main", "--help").cpu_seconds,
        },
        ROUNDS * 3,
    )
    yield "--help / python -c pass", ratio(found["help"] / found["pass"]), "<= 8x"


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


def installation(home: Path, flats: int) -> Path:
    """Make an installation with everything imported."""
    home.mkdir()
    text = config_text("BENCH1", "2026-11-05", settle_seconds=0)
    (home / "config.toml").write_text(text, "utf-8")
    config = ("--config", str(home / "config.toml"))
    source = str(home / "input")
    python("einvoice.cli.main", "sample", source, "--flats", str(flats), "--period", "2026-10")
    python("einvoice.cli.main", *config, "init")
    python("einvoice.cli.main", *config, "import", source)
    return home


def ratio(value: float) -> str:
    """Return a ratio for the table."""
    return f"{value:.2f}x"


if __name__ == "__main__":
    main()
