from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.core.water_difference import (
    Difference,
    DifferenceRule,
    Shares,
    difference_of,
    needs_norm,
)

NORM_E6 = 4_500_000


def difference(
    building_e3: int, own: list[int], defaulters: list[int] | None = None, **facts: Any
) -> Difference:
    """Return the difference of flats; what is not said of them is as in `shares`."""
    return difference_of(building_e3, shares(own, defaulters, **facts))


def shares(
    own: list[int],
    defaulters: list[int] | None = None,
    *,
    persons: list[int] | None = None,
    weights: list[int] | None = None,
    norm_e6: int | None = NORM_E6,
) -> Shares:
    """Return what flats count for: one person each; ``defaulters`` are positions."""
    return Shares(
        own,
        [at in (defaulters or ()) for at in range(len(own))],
        persons or [1000] * len(own),
        weights or [1000] * len(own),
        norm_e6,
    )


def test_without_defaulters_it_is_equal_per_property() -> None:
    """10 litres over three flats: the litre left over goes to the first in flat order."""
    found = difference(6010, [1000, 2000, 3000], norm_e6=None)
    assert (found.rule, found.difference_e3) == (DifferenceRule.EQUAL, 10)
    assert found.parts_e3 == (4, 3, 3)


def test_a_premises_of_half_a_month_counts_half() -> None:
    """The property of an equal share is weighted by days."""
    assert difference(30, [0, 0], weights=[1000, 500]).parts_e3 == (20, 10)


def test_defaulters_pay_all_of_it_within_their_caps() -> None:
    """Caps 4.500 and 9.000 - 1.500: 6.000 is split 3 to 5 among the two, others pay nothing."""
    found = difference(9500, [0, 1500, 2000], [0, 1], persons=[1000, 2000, 1000])
    assert found.rule is DifferenceRule.DEFAULTERS
    assert (found.caps_e3, found.rest_e3, found.defaulters) == ((4500, 7500, 0), 0, 2)
    assert found.parts_e3 == (2250, 3750, 0)


@pytest.mark.parametrize(
    ("over", "rule", "parts"),
    [
        (-1, DifferenceRule.DEFAULTERS, (4499, 0)),
        (0, DifferenceRule.DEFAULTERS, (4500, 0)),
        (1, DifferenceRule.OVER_CAPS, (4501, 0)),
        (3, DifferenceRule.OVER_CAPS, (4502, 1)),
    ],
)
def test_what_caps_do_not_cover_is_shared_by_all(
    over: int, rule: DifferenceRule, parts: tuple[int, ...]
) -> None:
    """Up to the sum of caps the defaulter pays; the rest is equal, the defaulter included."""
    found = difference(4500 + over, [0, 0], [0])
    assert (found.rule, found.parts_e3) == (rule, parts)


def test_a_defaulter_who_used_the_norm_has_no_cap() -> None:
    """Own m3 over the norm make a cap of 0; the whole difference is then everybody's."""
    found = difference(6000, [5000, 0], [0])
    assert (found.rule, found.caps_e3, found.parts_e3) == (
        DifferenceRule.OVER_CAPS, (0, 0), (500, 500),
    )  # fmt: skip


def test_negative_own_use_does_not_raise_a_cap() -> None:
    """A defaulter who got estimates back has the cap of one who used nothing."""
    assert difference(0, [-3000, 1000], [0]).caps_e3 == (4500, 0)


def test_caps_are_whole_litres() -> None:
    """A norm of a third of a m3 for half a person: 0.1665 is rounded half up to 0.167."""
    assert difference(100, [0], [0], persons=[500], norm_e6=333_000).caps_e3 == (167,)


def test_negative_goes_by_use() -> None:
    """It is given back in proportion to own m3; who used less than nothing gets nothing."""
    found = difference(2000, [3000, 1000, -500])
    assert (found.rule, found.difference_e3) == (DifferenceRule.BY_USE, -1500)
    assert found.parts_e3 == (-1125, -375, 0)


def test_negative_needs_no_norm() -> None:
    """Defaulters pay a positive difference only."""
    assert needs_norm(101, shares([100], [0]))
    assert not needs_norm(100, shares([100], [0]))
    assert not needs_norm(101, shares([100]))
    assert difference(50, [100], [0], norm_e6=None).parts_e3 == (-50,)


@pytest.mark.parametrize(
    ("building", "own", "defaulters"),
    [
        pytest.param(5, [], [], id="no flats"),
        pytest.param(-5, [0, -3], [], id="nobody used anything"),
        pytest.param(5, [0], [0], id="no norm"),
    ],
)
def test_nobody_can_take_part(building: int, own: list[int], defaulters: list[int]) -> None:
    """A difference that no flat can take is an error for the caller to tell."""
    with pytest.raises(ValueError, match="is"):
        difference(building, own, defaulters, norm_e6=None)


FLATS = st.lists(
    st.tuples(st.integers(-5000, 9000), st.booleans(), st.integers(0, 5), st.integers(1, 31)),
    min_size=1,
    max_size=30,
)


@given(FLATS, st.integers(-20_000, 200_000))
def test_litres_conserve(flats: list[tuple[int, bool, int, int]], more: int) -> None:
    """Flats + difference = building to the litre, and nobody falls below zero by it."""
    own = [row[0] for row in flats]
    defaulters = [at for at, row in enumerate(flats) if row[1]]
    persons = [row[2] * 1000 for row in flats]
    weights = [row[3] * 1000 // 31 for row in flats]
    building_e3 = sum(own) + more
    if more < 0 and not any(use > 0 for use in own):
        return
    found = difference(building_e3, own, defaulters, persons=persons, weights=weights)
    assert sum(own) + sum(found.parts_e3) == building_e3
    if more < 0 and building_e3 >= 0:
        assert all(max(0, use) + part >= 0 for use, part in zip(own, found.parts_e3, strict=True))
    if more >= 0:
        assert min(found.parts_e3) >= 0
        for at, part in enumerate(found.parts_e3):
            if found.rule is DifferenceRule.DEFAULTERS:
                assert part <= found.caps_e3[at]
