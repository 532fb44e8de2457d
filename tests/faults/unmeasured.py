"""Programs that run without coverage: they are killed, or what they run is measured elsewhere.

Coverage takes a quarter of a second to start and a third of what the program takes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_COVERAGE = "COVERAGE_PROCESS_CONFIG"


@contextmanager
def unmeasured() -> Iterator[None]:
    """Let programs that start in the meantime run without coverage."""
    configured = os.environ.pop(_COVERAGE, None)
    try:
        yield
    finally:
        if configured is not None:
            os.environ[_COVERAGE] = configured
