"""`[scale]` of `config.toml`: how a month is divided among processes."""

import os
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class ScaleTable(BaseModel):
    """How a month is divided among processes.

    ``workers`` 0 = one for each core. Below ``parallel_from`` flats one process does it all.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    engine: Literal["local"] = "local"
    workers: int = Field(default=0, ge=0, le=256)
    parallel_from: int = Field(default=2_000, ge=1, description="flats")

    def workers_for(self, flats: int) -> int:
        """Return how many processes share the work on ``flats`` flats."""
        if flats < self.parallel_from:
            return 1
        return self.workers or len(os.sched_getaffinity(0))
