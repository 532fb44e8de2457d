"""`[scale]` and `[scheduler]` of `config.toml`: how a month is divided, and when a tick comes."""

import os
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

_WORKERS_ELSEWHERE = 8
"""For how many workers parts are handed out at once, where nobody says how many there are."""


class ScaleTable(BaseModel):
    """How a month is divided among processes.

    ``workers`` 0 = one for each core; with the engine ``procrastinate`` it is how many workers
    there are on all machines, 0 = eight or fewer. Below ``parallel_from`` flats one process does
    it all. A worker that gives no sign of life for ``silent_seconds`` has ended.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    engine: Literal["local", "procrastinate"] = "local"
    workers: int = Field(default=0, ge=0, le=256)
    parallel_from: int = Field(default=5_000, ge=1, description="flats")
    silent_seconds: int = Field(default=30, ge=1, le=3_600)

    def workers_for(self, flats: int) -> int:
        """Return how many processes share the work on ``flats`` flats."""
        if flats < self.parallel_from:
            return 1
        if self.engine == "procrastinate":
            return self.workers or _WORKERS_ELSEWHERE
        return self.workers or len(os.sched_getaffinity(0))


class SchedulerTable(BaseModel):
    """When the `scheduler` ticks: every hour at this minute."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    minute: int = Field(default=7, ge=0, le=59)
