"""The difference between a building's meter and its flats' meters, and who pays it.

Without defaulters a positive difference is shared equally per property (Regulation 1013, p. 19).
Defaulters pay first, each at most up to the norm of the declared persons less what was billed
by own meters; what their caps do not cover is shared equally by all. A negative difference is
given back in proportion to own use, so that nobody falls below zero by it. Source: charges,
section 2. Everything in litres (m3 with 3 decimals) and to the last litre.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core import money
from einvoice.core.allocation import split


class DifferenceRule(StrEnum):
    """Who pays a difference."""

    EQUAL = "difference_equal"
    DEFAULTERS = "difference_defaulters"  # their caps cover it
    OVER_CAPS = "difference_over_caps"  # they pay their caps, the rest is shared by all
    BY_USE = "difference_by_use"  # negative


@dataclass(frozen=True, slots=True)
class Shares:
    """The share of each flat, in flat order.

    ``own_e3`` is the m3 billed by own meters, ``weights_e3`` the property weighted by days,
    ``persons_e3`` the declared persons likewise. ``norm_e6`` (m3 per person and month) is
    ``None`` where there is none.
    """

    own_e3: Sequence[int]
    defaulters: Sequence[bool]
    persons_e3: Sequence[int]
    weights_e3: Sequence[int]
    norm_e6: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference and its parts in flat order: ``flats + difference = building``.

    ``caps_e3`` are empty unless defaulters pay first; ``rest_e3`` is what their caps left over.
    """

    rule: DifferenceRule
    building_e3: int
    flats_e3: int
    difference_e3: int
    parts_e3: tuple[int, ...]
    defaulters: int = 0
    caps_e3: tuple[int, ...] = ()
    rest_e3: int = 0


def needs_norm(building_e3: int, shares: Shares) -> bool:
    """Return whether defaulters pay first, up to a norm."""
    return building_e3 > sum(shares.own_e3) and any(shares.defaulters)


def difference_of(building_e3: int, shares: Shares) -> Difference:
    """Return a building's difference and each flat's part of it.

    Raises:
        ValueError: nobody can take a part (every key is 0), or the norm is missing.
    """
    flats_e3 = sum(shares.own_e3)
    difference_e3 = building_e3 - flats_e3
    if difference_e3 < 0:
        keys = [max(0, own) for own in shares.own_e3]
        parts = split(difference_e3, keys)
        rule = DifferenceRule.BY_USE
        return Difference(rule, building_e3, flats_e3, difference_e3, tuple(parts))
    if not needs_norm(building_e3, shares):
        parts = split(difference_e3, shares.weights_e3)
        rule = DifferenceRule.EQUAL
        return Difference(rule, building_e3, flats_e3, difference_e3, tuple(parts))
    return _defaulters_first(building_e3, flats_e3, shares)


def _defaulters_first(building_e3: int, flats_e3: int, shares: Shares) -> Difference:
    difference_e3 = building_e3 - flats_e3
    caps = _caps(shares)
    defaulters = sum(shares.defaulters)
    rest_e3 = max(0, difference_e3 - sum(caps))
    if rest_e3 == 0:
        return Difference(
            rule=DifferenceRule.DEFAULTERS,
            building_e3=building_e3,
            flats_e3=flats_e3,
            difference_e3=difference_e3,
            parts_e3=tuple(split(difference_e3, caps)),
            defaulters=defaulters,
            caps_e3=caps,
        )
    shared = split(rest_e3, shares.weights_e3)
    return Difference(
        rule=DifferenceRule.OVER_CAPS,
        building_e3=building_e3,
        flats_e3=flats_e3,
        difference_e3=difference_e3,
        parts_e3=tuple(cap + part for cap, part in zip(caps, shared, strict=True)),
        defaulters=defaulters,
        caps_e3=caps,
        rest_e3=rest_e3,
    )


def _caps(shares: Shares) -> tuple[int, ...]:
    """Return the most a defaulter pays in the first round; 0 for the others."""
    norm_e6 = shares.norm_e6
    if norm_e6 is None:
        raise ValueError("the norm is missing")
    rows = zip(shares.own_e3, shares.defaulters, shares.persons_e3, strict=True)
    return tuple(
        max(0, money.round_half(norm_e6 * persons, 10**6) - max(0, own)) if defaulter else 0
        for own, defaulter, persons in rows
    )
