"""A worker that does a part, says which in a file, and waits before it keeps the result."""

import sys
import time
from pathlib import Path

from einvoice.cli.main import main
from einvoice.store.shard_parts import HandedPart, Outcome
from jobs.running.worker import _Worker

mark, seconds = Path(sys.argv[1]), float(sys.argv[2])
original = _Worker._outcome


def held(worker: _Worker, part: HandedPart) -> Outcome:
    """Do the part and wait."""
    outcome = original(worker, part)
    mark.write_text(str(part.number), "utf-8")
    time.sleep(seconds)
    return outcome


_Worker._outcome = held  # type: ignore[method-assign]
main(sys.argv[3:])
