"""Whatever goes wrong on the way, each bank gets each file once and whole, and we know it."""

import os
from collections import Counter
from pathlib import Path

import pytest
from disturbed_case import Keys
from schedules import draw_schedule, run_schedule

SOAK = bool(os.environ.get("SOAK"))
SCHEDULES = 5_000 if SOAK else 30
PARTS = 10


@pytest.mark.parametrize("part", range(PARTS))
def test_any_schedule_of_faults_ends_well(
    rendered: dict[bool, Path], keys: Keys, part: int
) -> None:
    """Once, whole, agreed with the bank, and no exception; with SOAK 5,000 schedules.

    The faults that struck are printed (`pytest -rP`); a schedule without any says nothing.
    """
    struck: Counter[str] = Counter()
    for seed in range(part, SCHEDULES, PARTS):
        struck += run_schedule(draw_schedule(seed), rendered, keys)
    print(*(f"{count:6} {name}" for name, count in struck.most_common()), sep="\n")
    assert struck.total() >= SCHEDULES // PARTS // 2
