"""One process's whole month on an imported installation: calculate, issue, render, archive."""

import json
import sys
from pathlib import Path

from benchmarks.measure import own_cpu_seconds
from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.store import files
from jobs.context import Context
from jobs.steps.calculate import calculate
from jobs.steps.issue import issue
from jobs.steps.render import render
from jobs.talk import Silence


def main(home: Path) -> None:
    """Work through the month and print CPU seconds per step and the bytes made, as JSON."""
    config = load_config(home / "config.toml")
    context = Context(config, Clock(config.today), Silence())
    period = context.default_period
    marks = [own_cpu_seconds()]
    calculate(context, period)
    marks.append(own_cpu_seconds())
    issue(context, period)
    marks.append(own_cpu_seconds())
    render(context, period)
    marks.append(own_cpu_seconds())
    archive = context.store.archive
    with context.store.reading() as tx:
        records = files.file_records(tx, period)
    for record in records:
        source = archive.outbox_path(record.bank, record.name)
        archive.keep(
            source, archive.path(period, record.bank, "outbound", record.name), record.sha256
        )
    marks.append(own_cpu_seconds())
    names = ("calculate", "issue", "render", "archive")
    steps = {name: marks[at + 1] - marks[at] for at, name in enumerate(names)}
    print(json.dumps({"steps": steps, "invoices": sum(record.invoices for record in records)}))
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
