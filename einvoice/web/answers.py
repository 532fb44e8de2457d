"""Answers of the functions behind routes; the room around them makes HTTP of these."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Shown:
    """The route's template (or another) with values; 422 where a form has faults.

    ``after`` is done when the answer is on its way: how long it takes shows nobody anything.
    ``session`` and ``signed_in`` are as in `Moved`.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    template: str = ""
    after: Callable[[], None] | None = None
    session: str | None = None
    signed_in: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Go on to a route of the table, by its name (303); ``query`` is added to the address.

    ``session`` replaces the session's token; an empty text ends the session. ``signed_out``: its
    token, worth nothing now, stays in the browser for an hour, so that a form that is open in
    another tab is kept for who wrote it.
    ``signed_in`` is the account whose password was right on this device; ``after`` as in `Shown`.
    """

    name: str
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    session: str | None = None
    signed_in: str = ""
    signed_out: bool = False
    after: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """Go on to the provider that the configuration names: the only address that is not ours.

    ``session`` as in `Shown`.
    """

    address: str
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be kept, never to be shown: its name is of our making."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo that we made anew, which a page may show."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Data:
    """A shape of the interface, as JSON; None = no content."""

    shape: object
    status: int = 200


Answer = Shown | Moved | Away | Attachment | Picture | Data


class NotThere(Exception):  # noqa: N818 - a page's answer, not a fault
    """Raised where nothing is there, or nothing of this person's: both look the same."""


class Busy(Exception):  # noqa: N818 - a page's answer, not a fault
    """Too much is asked at once: nothing was kept, try again in a few seconds."""
