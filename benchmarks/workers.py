"""Two worker processes beside one: the time a month takes, on SQLite and on PostgreSQL."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.installations import installation, put_back, set_workers
from benchmarks.measure import medians, python


def worker_rows(folder: Path, flats: int, rounds: int, url: str) -> Iterator[tuple[str, str, str]]:
    """Compare the wall-clock time of a month; ``url`` = a PostgreSQL server, empty = without."""
    for name, server, target in (("SQLite", "", "1.3x"), ("PostgreSQL", url, "1.5x")):
        what = f"two workers / one, {name}, {flats} flats"
        if name == "PostgreSQL" and not server:
            yield what, "no BENCH_POSTGRESQL", f">= {target}"
            continue
        home = installation(folder / f"workers-{name.lower()}", flats, server)
        works = {str(workers): partial(_seconds, home, server, workers) for workers in (1, 2)}
        spent = medians(works, rounds)
        yield f"a month by one process, {name}, {flats} flats", f"{spent['1']:.1f} s", ""
        yield what, f"{spent['1'] / spent['2']:.2f}x", f">= {target}"


def _seconds(home: Path, url: str, workers: int) -> float:
    put_back(home, url)
    set_workers(home, workers)
    begin = time.perf_counter()
    python("benchmarks.month_worker", str(home))
    return time.perf_counter() - begin
