"""Room for forms with files: how many are in memory at a time, and of how many sessions."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE, OF_A_SESSION = 6, 2
_LOOKS, _SECONDS_BETWEEN = 30, 0.1


class Slots:
    """The slots of one process; its loop alone takes and gives them back."""

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()

    @asynccontextmanager
    async def held(self, session: str) -> AsyncIterator[bool]:
        """Yield whether a session has a slot, for which it waits at most three seconds."""
        is_held = await self._is_taken(session)
        try:
            yield is_held
        finally:
            if is_held:
                self._held -= Counter([session])

    async def _is_taken(self, session: str) -> bool:
        for _ in range(_LOOKS):
            if self._has_room(session):
                self._held[session] += 1
                return True
            await asyncio.sleep(_SECONDS_BETWEEN)
        return False

    def _has_room(self, session: str) -> bool:
        return self._held.total() < AT_ONCE and self._held[session] < OF_A_SESSION
