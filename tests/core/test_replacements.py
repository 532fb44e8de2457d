from itertools import permutations

import pytest
from core_samples import meter

from einvoice.core.meters import Meter
from einvoice.core.replacements import chains

A = meter("a", "2024-01-10", removed_on="2026-05-10", end="50")
B = meter("b", "2024-01-11", removed_on="2026-05-20", end="60")
C = meter("c", "2026-05-10")
D = meter("d", "2026-05-25")
LATER = meter("e", "2026-08-15")
TWIN = meter("c2", "2026-05-10")
BEFORE = meter("f", "2026-05-09")
ONE_DAY = meter("x", "2026-05-10", removed_on="2026-05-10", end="0")
SAME_DAY = meter("y", "2026-05-10", removed_on="2026-05-10", end="0")


@pytest.mark.parametrize(
    ("meters", "expected"),
    [
        pytest.param([C], ["c"], id="alone"),
        pytest.param([A, C], ["a c"], id="installed on the day of removal"),
        pytest.param([A, BEFORE], ["a", "f"], id="installed the day before: beside it"),
        pytest.param([A, LATER], ["a e"], id="months without a meter between"),
        pytest.param([A, D, C], ["a c", "d"], id="earliest installed"),
        pytest.param([A, C, TWIN], ["a c", "c2"], id="tie: smaller id"),
        pytest.param([A, B, C, D], ["a c", "b d"], id="earlier removal takes the earlier meter"),
        pytest.param([A, B, C], ["a c", "b"], id="none left for the second"),
        pytest.param([A, ONE_DAY, D], ["a x d"], id="two replacements"),
        pytest.param([ONE_DAY, SAME_DAY], ["x y"], id="came and went on one day"),
        pytest.param([], [], id="none"),
    ],
)
def test_who_succeeds_whom(meters: list[Meter], expected: list[str]) -> None:
    """The successor is the earliest unused meter installed on the day of removal or later."""
    for mixed in permutations(meters):
        found = [" ".join(meter.meter_id for meter in chain) for chain in chains(mixed)]
        assert found == expected
