"""How a job speaks to whoever started it: lines of talk and progress, never data."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Talk(Protocol):
    """The way in which a job reports to the command line (or a test)."""

    def say(self, text: str) -> None:
        """Print one line."""
        ...

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterable[Item]:
        """Pass items through while showing how far the work is."""
        ...


class Silence:
    """Says nothing."""

    def say(self, text: str) -> None:
        """Say nothing."""

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterable[Item]:
        """Show nothing."""
        del label, total
        return items
