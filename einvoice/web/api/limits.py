"""How many requests of the interface a user may make in a minute, counted in this process.

Source: draft-ietf-httpapi-ratelimit-headers-10 (fields `RateLimit` and `RateLimit-Policy`).
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from einvoice.core.throttle import network_of

MOST = 120
SECONDS = 60
KEPT = 50_000
"""Users and addresses that are counted at once."""


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
    """Counts by user or address from their first request of a minute on; who is quiet is forgotten.

    At most ``kept`` are counted at once: a stream of new addresses fills no memory.
    """

    def __init__(self, most: int = MOST, kept: int = KEPT) -> None:
        self._most, self._kept = most, kept
        self._counts: OrderedDict[str, tuple[int, int]] = OrderedDict()
        self._lock = threading.Lock()

    def counted(self, who: str, now: int) -> Quota:
        """Count a request and return what is left; ``now`` in seconds since 1970."""
        with self._lock:
            self._forget(now)
            first, count = self._counts.get(who, (now, 0))
            self._counts[who] = (first, count + 1)
        return Quota(self._most, self._most - count - 1, first + SECONDS - now)

    def asked(self, person_id: str, now: int) -> Quota:
        """Return what would be left after one more request of a user, which is not counted yet."""
        with self._lock:
            first, count = self._counts.get(person_id, (now, 0))
        if not 0 <= now - first < SECONDS:
            first, count = now, 0
        return Quota(self._most, self._most - count - 1, first + SECONDS - now)

    def _forget(self, now: int) -> None:
        """Forget the minutes that are over, and the earliest where there are too many."""
        counts = self._counts
        while counts:
            first, _ = next(iter(counts.values()))
            if 0 <= now - first < SECONDS and len(counts) < self._kept:
                return
            counts.popitem(last=False)


def counted_as(address: str) -> str:
    """Return as whom a visitor of an address is counted: of IPv6 by the network of one home.

    >>> counted_as("192.0.2.7"), counted_as("2001:db8::1"), counted_as("::ffff:192.0.2.7")
    ('address 192.0.2.7', 'address 2001:db8::/64', 'address 192.0.2.7')
    """
    place = address.removeprefix(_MAPPED)
    return f"address {network_of(place) if ':' in place else place}"


_MAPPED = "::ffff:"
"""Before an IPv4 address, where one socket listens for both."""
