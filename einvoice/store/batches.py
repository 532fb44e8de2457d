"""Ids in batches: how many a statement binds at once."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

_MOST = 1000
"""SQLite binds 32,766 values at most, PostgreSQL twice as many; statements stay short."""


def in_batches(items: Sequence[Item], most: int = _MOST) -> Iterator[Sequence[Item]]:
    """Yield the items in order, in batches."""
    return (items[start : start + most] for start in range(0, len(items), most))
