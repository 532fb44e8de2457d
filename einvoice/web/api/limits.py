"""How many requests of the interface a user may make in a minute, counted in this process.

Source: draft-ietf-httpapi-ratelimit-headers-10 (fields `RateLimit` and `RateLimit-Policy`).
"""

import threading
from dataclasses import dataclass

MOST = 120
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Quota:
    """The requests left of ``most``, and in how many seconds all are there again."""

    most: int
    left: int
    seconds: int

    @property
    def is_over(self) -> bool:
        """Whether the request that was counted is refused."""
        return self.left < 0

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The quota as headers have it."""
        return (
            ("RateLimit-Policy", f'"user";q={self.most};w={SECONDS}'),
            ("RateLimit", f'"user";r={max(0, self.left)};t={self.seconds}'),
        )


class Limits:
    """Counts by user from their first request of a minute on; who is quiet is forgotten."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._counts: dict[str, tuple[int, int]] = {}
        self._lock = threading.Lock()

    def counted(self, person_id: str, now: int) -> Quota:
        """Count a request of a user and return what is left; ``now`` in seconds since 1970."""
        with self._lock:
            first, count = self._counts.get(person_id, (now, 0))
            if not 0 <= now - first < SECONDS:
                self._forget(now)
                first, count = now, 0
            self._counts[person_id] = (first, count + 1)
        return Quota(self._most, self._most - count - 1, first + SECONDS - now)

    def _forget(self, now: int) -> None:
        """Forget the minutes that are over."""
        recent = {k: v for k, v in self._counts.items() if 0 <= now - v[0] < SECONDS}
        self._counts = recent
