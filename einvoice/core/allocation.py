"""Allocation: a building's amount split over its flats to the last cent or litre.

Largest remainder: every exact share is floored, and what is missing goes one by one to the
largest remainders, ties in flat order. The parts always equal the whole (docs/RULES.md,
"Arithmetic").
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm


def split(whole: int, keys: Sequence[int]) -> list[int]:
    """Return the parts of a whole number in proportion to keys given in flat order.

    A negative whole is split by its absolute value and negated.

    Raises:
        ValueError: a key is negative, or all are 0 while the whole is not.

    >>> split(100, [1, 1, 1]), split(-100, [1, 1, 1]), split(7, [0, 5, 5])
    ([34, 33, 33], [-34, -33, -33], [0, 4, 3])
    """
    total = sum(keys)
    if any(key < 0 for key in keys):
        raise ValueError("a key is negative")
    if whole == 0:
        return [0] * len(keys)
    if total == 0:
        raise ValueError("every key is 0")
    exact = [divmod(abs(whole) * key, total) for key in keys]
    parts = [part for part, _ in exact]
    missing = abs(whole) - sum(parts)
    # A stable sort: equal remainders stay in flat order.
    by_remainder = sorted(range(len(keys)), key=lambda i: exact[i][1], reverse=True)
    for i in by_remainder[:missing]:
        parts[i] += 1
    return [-part for part in parts] if whole < 0 else parts


def whole_keys(shares: Sequence[Fraction]) -> list[int]:
    """Return integers in exactly the proportions of some fractions.

    >>> whole_keys([Fraction(1, 3), Fraction(1, 2)])
    [2, 3]
    """
    denominator = lcm(*(share.denominator for share in shares))
    return [share.numerator * (denominator // share.denominator) for share in shares]
