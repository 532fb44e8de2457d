"""Whatever goes wrong on the way, each bank gets each file once and whole, and we know it."""

import os
from collections import Counter
from pathlib import Path

import pytest
from schedules import Keys, draw_schedule, run_schedule

SOAK = bool(os.environ.get("SOAK"))
SCHEDULES = 5_000 if SOAK else 50
PARTS = 10


@pytest.fixture(scope="module")
def struck() -> Counter[str]:
    """How often each fault struck, over all parts."""
    return Counter()


@pytest.mark.parametrize("part", range(PARTS))
def test_any_schedule_of_faults_ends_well(
    rendered: dict[bool, Path], keys: Keys, struck: Counter[str], part: int
) -> None:
    """Once, whole, agreed with the bank, and no exception; with SOAK 5,000 schedules."""
    for seed in range(part, SCHEDULES, PARTS):
        struck += run_schedule(draw_schedule(seed), rendered, keys)


def test_the_schedules_were_not_harmless(struck: Counter[str]) -> None:
    """Connections broke, requests failed and programs died, or the test above says nothing."""
    print(*(f"{count:6} {name}" for name, count in sorted(struck.items())), sep="\n")
    if not struck:
        pytest.skip("not run here: no schedule ran before")
    assert sum(struck.values()) >= SCHEDULES // 2
    assert struck["killed"] >= SCHEDULES // 20
    assert sum(count for name, count in struck.items() if name.startswith("network")) > 0
