"""Two worker processes beside one: the time a month takes, on SQLite and on PostgreSQL."""

import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.installations import installation, put_back, replace_in, set_workers
from benchmarks.measure import medians, python


def worker_rows(folder: Path, flats: int, rounds: int, url: str) -> Iterator[tuple[str, str, str]]:
    """Compare the wall-clock time of a month; ``url`` = a PostgreSQL server, empty = without."""
    for name, server, target in (("SQLite", "", "1.3x"), ("PostgreSQL", url, "1.5x")):
        what = f"two workers / one, {name}, {flats} flats"
        if name == "PostgreSQL" and not server:
            yield what, "no BENCH_POSTGRESQL", f">= {target}"
            continue
        home = installation(folder / f"workers-{name.lower()}", flats, server)
        replace_in(home, "parallel_from = 5000", "parallel_from = 1")  # two work, however few flats
        works = {str(workers): partial(_seconds, home, server, workers) for workers in (1, 2)}
        spent = medians(works, rounds)
        yield f"a month by one process, {name}, {flats} flats", f"{spent['1']:.1f} s", ""
        yield what, f"{spent['1'] / spent['2']:.2f}x", f">= {target}"


def _seconds(home: Path, url: str, workers: int) -> float:
    put_back(home, url)
    set_workers(home, workers)
    os.sync()  # what was copied is not written while the month is measured
    begin = time.perf_counter()
    python("benchmarks.month_worker", str(home))
    return time.perf_counter() - begin
