"""Answers of the functions behind routes; the room around them makes HTTP of these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Shown:
    """The route's template (or another) with values; 422 where a form has faults."""

    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    template: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Go on to a route of the table, by its name (303); ``query`` is added to the address."""

    name: str
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be kept, never to be shown: its name is of our making."""

    content: bytes
    name: str


Answer = Shown | Moved | Attachment


class NotThere(Exception):  # noqa: N818 - a page's answer, not a fault
    """Raised where nothing is there, or nothing of this person's: both look the same."""


class Busy(Exception):  # noqa: N818 - a page's answer, not a fault
    """Too much is asked at once: nothing was kept, try again in a few seconds."""
