"""Calculated lines per second from loaded inputs: one process, nothing read or written."""

import gc
import sys
from pathlib import Path

from benchmarks.measure import own_cpu_seconds
from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.billing import calculate_building
from einvoice.core.windows import reading_windows
from einvoice.store import building_rows
from jobs.context import Context
from jobs.talk import Silence


def main(home: Path, rounds: int = 3) -> None:
    """Print the most lines per CPU second of some rounds over an imported installation."""
    config = load_config(home / "config.toml")
    context = Context(config, Clock(config.today), Silence())
    period = context.default_period
    with context.store.reading() as tx:
        company = building_rows.company_inputs(tx, context.builtin_services, context.settings)
        windows = reading_windows(period, tuple(company.windows.values()))
        ids = building_rows.building_ids(tx, period)
        inputs = list(building_rows.building_inputs(tx, ids, windows))
    context.close()
    # All inputs are loaded at once here and a few buildings at a time in earnest: the collector
    # would spend its time on objects that a real run does not hold.
    gc.collect()
    gc.freeze()
    best = 0.0
    for _ in range(rounds):
        start, lines = own_cpu_seconds(), 0
        for one in inputs:
            result = calculate_building(period, company, one)
            lines += sum(len(draft.lines) for draft in result.drafts)
        best = max(best, lines / (own_cpu_seconds() - start))
    print(round(best))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
