"""Threads for pages, apart from those of all that waits for others."""

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar

from einvoice.web.route import Role, Route

_AT_ONCE = 4
"""How many pages are made at a time. More threads wait for each other: a fifth more work a page."""
_pages: RunVar[CapacityLimiter] = RunVar("pages")


def room_of(route: Route) -> CapacityLimiter | None:
    """Return the threads in which a route is served; None = those of all but residents' pages.

    What waits for a writer, for a password or for a file takes no thread from the pages.
    """
    if not route.is_page or route.role not in {Role.VISITOR, Role.RESIDENT}:
        return None
    try:
        return _pages.get()
    except LookupError:
        _pages.set(CapacityLimiter(_AT_ONCE))
        return _pages.get()
