"""Draws from a seed, the same on every machine and Python: only the generator's bits are used."""

import random
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Draw:
    """Whole numbers and choices drawn from one seed."""

    def __init__(self, seed: int) -> None:
        self._bits = random.Random(seed).getrandbits  # noqa: S311 - a sample, not a secret

    def below(self, end: int) -> int:
        """Return a whole number from 0 to ``end - 1``."""
        return (self._bits(32) * end) >> 32

    def between(self, first: int, last: int) -> int:
        """Return a whole number from ``first`` to ``last``, both included."""
        return first + self.below(last - first + 1)

    def pick(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return items[self.below(len(items))]

    def percent(self, chance: int) -> bool:
        """Return true in N of a hundred cases."""
        return self.below(100) < chance

    def digits(self, count: int) -> str:
        """Return N decimal digits."""
        return "".join(str(self.below(10)) for _ in range(count))
