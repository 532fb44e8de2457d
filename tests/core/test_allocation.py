from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core.allocation import split, whole_keys

KEYS = st.lists(st.integers(0, 10**7), min_size=1, max_size=60).filter(any)
AMOUNTS = st.integers(-(10**9), 10**9)


@pytest.mark.parametrize(
    ("whole", "keys", "parts"),
    [
        pytest.param(100, [1, 1, 1], [34, 33, 33], id="tie goes to the first"),
        pytest.param(101, [1, 1, 1], [34, 34, 33], id="two left over"),
        pytest.param(-1301, [1] * 8, [-163] * 5 + [-162] * 3, id="negative"),
        pytest.param(10, [1, 2, 4], [1, 3, 6], id="largest remainders"),
        pytest.param(7, [0, 5, 5], [0, 4, 3], id="a key of 0 pays nothing"),
        pytest.param(1, [1, 1, 1], [1, 0, 0], id="less than one each"),
        pytest.param(0, [1, 2], [0, 0], id="nothing to split"),
        pytest.param(0, [0, 0], [0, 0], id="nothing to split by nothing"),
        pytest.param(0, [], [], id="nobody"),
        pytest.param(5, [3], [5], id="one flat"),
    ],
)
def test_largest_remainder(whole: int, keys: list[int], parts: list[int]) -> None:
    """Exact shares are floored, the rest goes to the largest remainders, ties in flat order."""
    assert split(whole, keys) == parts


@given(AMOUNTS, KEYS)
def test_parts_equal_the_whole(whole: int, keys: list[int]) -> None:
    """The parts sum to the whole, each less than one unit from its exact share."""
    parts = split(whole, keys)
    assert sum(parts) == whole
    for part, key in zip(parts, keys, strict=True):
        assert abs(part - Fraction(whole * key, sum(keys))) < 1


@given(AMOUNTS, KEYS)
def test_credit_is_the_mirror_of_a_charge(whole: int, keys: list[int]) -> None:
    """A negative whole gives the negated parts of its absolute value."""
    assert split(-whole, keys) == [-part for part in split(whole, keys)]


@given(AMOUNTS, KEYS, st.integers(1, 1000))
def test_only_proportions_matter(whole: int, keys: list[int], factor: int) -> None:
    """Keys in other units give the same parts."""
    assert split(whole, [key * factor for key in keys]) == split(whole, keys)


@pytest.mark.parametrize("keys", [[0, 0], []])
def test_nobody_to_pay_is_refused(keys: list[int]) -> None:
    """An amount cannot be split when every key is 0."""
    with pytest.raises(ValueError, match="every key is 0"):
        split(1, keys)


@pytest.mark.parametrize("whole", [0, 5])
def test_negative_key_is_refused(whole: int) -> None:
    """A key below 0 is no share."""
    with pytest.raises(ValueError, match="negative"):
        split(whole, [3, -1])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.fractions(0, 1000, max_denominator=997), min_size=1, max_size=20))
def test_shares_keep_their_exact_proportions(shares: list[Fraction]) -> None:
    """Any fractions become integers without rounding."""
    keys = whole_keys(shares)
    for share, key in zip(shares, keys, strict=True):
        assert key * sum(shares) == share * sum(keys)
