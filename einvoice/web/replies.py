"""Answers as HTTP has them."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as HTTP has it; ``after`` is done when it is on its way."""

    status: int
    content: bytes
    headers: tuple[tuple[str, str], ...]
    after: Callable[[], None] | None = None


def number_for_the_telephone() -> str:
    """Return a number by which a person's report finds our line of the log."""
    return secrets.token_hex(4)


def attached(name: str) -> tuple[tuple[str, str], ...]:
    """Return the headers of a file to be kept, never to be shown."""
    return (
        ("Content-Type", "application/octet-stream"),
        ("Content-Disposition", f'attachment; filename="{name}"'),
    )
