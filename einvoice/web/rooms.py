"""Threads for pages and for residents' forms, apart from those of all that waits for others."""

import asyncio
import math
import time
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar

from einvoice.web.answers import Busy
from einvoice.web.route import Role, Route

_PAGES, _FORMS, _OTHERS = 4, 4, 40
"""How many are served at a time. More threads wait for each other: a fifth more work a page."""
SECONDS_TO_WAIT = 4.0
"""How long a form waits for its thread and for other writers together, before it is refused."""
SECONDS_FOR_PAGES = 10.0
"""How long anything else waits for its thread: who asks for pages without end fills no memory."""
_MOST_WAITING = 100
"""How many forms wait for a thread of a room; more could not be served in time."""
_T = TypeVar("_T")
_room: RunVar[dict[str, CapacityLimiter]] = RunVar("rooms")


async def in_thread(route: Route, serve: Callable[[float], _T]) -> _T:
    """Return what a thread makes of a request; it is told for how many seconds more it may wait.

    What waits for a password or for a file takes no thread from pages, nor does a form.

    Raises:
        Busy: no thread was free in time, or none would be; nothing was begun.
    """
    room, asked_at = _room_of(route), time.monotonic()
    is_form = route.method != "GET"
    if is_form and room.statistics().tasks_waiting >= _MOST_WAITING:
        raise Busy
    try:
        async with asyncio.timeout(SECONDS_TO_WAIT if is_form else SECONDS_FOR_PAGES):
            await room.acquire()
    except TimeoutError:
        raise Busy from None
    try:
        waited = time.monotonic() - asked_at if is_form else 0.0
        left = max(0.0, SECONDS_TO_WAIT - waited)
        return await to_thread.run_sync(serve, left, abandon_on_cancel=True, limiter=_free())
    finally:
        room.release()


def _room_of(route: Route) -> CapacityLimiter:
    of_resident = route.role is Role.RESIDENT
    if route.is_page and (of_resident or route.role is Role.VISITOR):
        return _limiter("pages", _PAGES)
    if of_resident and route.method != "GET":
        return _limiter("forms", _FORMS)
    return _limiter("others", _OTHERS)


def _free() -> CapacityLimiter:
    """Return the limiter of what has its place in a room already."""
    return _limiter("free", math.inf)


def _limiter(name: str, most: float) -> CapacityLimiter:
    try:
        rooms = _room.get()
    except LookupError:
        rooms = {}
        _room.set(rooms)
    if name not in rooms:
        rooms[name] = CapacityLimiter(most)
    return rooms[name]
