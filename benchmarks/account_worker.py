"""Asks for accounts as a command does, in one process, and prints what that costs as JSON.

`python -m benchmarks.account_worker HOME` asks for 300 flats one by one; `HOME debtors` for the
debtors.
"""

import json
import random
import statistics
import sys
import time
from pathlib import Path

from sqlalchemy import Engine, event

from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.store.account_pages import flats_in_pages
from jobs.context import Context
from jobs.payments.accounts import accounts_of
from jobs.payments.debtors import DebtorsWanted, debtors
from jobs.talk import Silence

_DAY = "2026-12-16"
_WARM, _ASKED = 30, 300


def main() -> None:
    """Measure one of the two."""
    config = load_config(Path(sys.argv[1]) / "config.toml")
    context = Context(config, Clock(Clock().today().fromisoformat(_DAY)), Silence())
    asked: list[str] = []
    event.listen(Engine, "before_cursor_execute", lambda *facts: asked.append(facts[2]))
    measure = _debtors if "debtors" in sys.argv else _accounts
    print(json.dumps(measure(context, asked)))
    context.close()


def _accounts(context: Context, asked: list[str]) -> dict[str, float]:
    with context.store.reading() as tx:
        flats = sorted(flat_id for page in flats_in_pages(tx) for flat_id in page)
    chosen = random.Random(1).sample(flats, _WARM + _ASKED)  # noqa: S311 - not a secret
    for flat_id in chosen[:_WARM]:
        accounts_of(context, flat_id)
    asked.clear()
    spent = []
    for flat_id in chosen[_WARM:]:
        begun = time.process_time_ns()
        accounts_of(context, flat_id)
        spent.append((time.process_time_ns() - begun) / 1e6)
    statements = len(asked) / _ASKED
    p95 = statistics.quantiles(spent, n=20)[-1]
    return {"median_ms": statistics.median(spent), "p95_ms": p95, "statements": statements}


def _debtors(context: Context, asked: list[str]) -> dict[str, float]:
    begun = time.process_time_ns()
    listed = debtors(context, DebtorsWanted())
    seconds = (time.process_time_ns() - begun) / 1e9
    return {"seconds": seconds, "statements": len(asked), "customers": listed.customers}


if __name__ == "__main__":
    main()
