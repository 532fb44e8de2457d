"""How long a sign-in waits after failures: of an account, and of an address.

Five failures of an account within a minute lock it for a minute; each failure soon after a lock
doubles it, to a quarter of an hour. Of an address 60 failures a minute are answered. Moments are
seconds since 1970. Source: docs/decisions/ 0073.
"""

import ipaddress
from collections.abc import Sequence

PER_MINUTE = 5
ADDRESS_PER_MINUTE = 60
LONGEST_SECONDS = 900
_MINUTE = 60


def account_wait(failures: Sequence[int], now: int) -> int:
    """Return for how many seconds an account is locked; ``failures`` are in order.

    >>> account_wait([0, 1, 2, 3], 4), account_wait([0, 1, 2, 3, 4], 5)
    (0, 59)
    >>> account_wait([0, 1, 2, 3, 4, 70], 71)
    119
    """
    lock, until = 0, 0
    for number, failed_at in enumerate(failures):
        minute = [before for before in failures[: number + 1] if before > failed_at - _MINUTE]
        if lock and failed_at <= until + LONGEST_SECONDS:
            lock = min(2 * lock, LONGEST_SECONDS)
        elif len(minute) >= PER_MINUTE:
            lock = _MINUTE
        else:
            lock = 0
        until = failed_at + lock
    return max(until - now, 0) if lock else 0


def address_wait(failures: Sequence[int], now: int) -> int:
    """Return for how many seconds an address is not answered; ``failures`` are in order.

    >>> address_wait(list(range(60)), 59), address_wait(list(range(59)), 59)
    (1, 0)
    """
    minute = [failed_at for failed_at in failures if failed_at > now - _MINUTE]
    if len(minute) < ADDRESS_PER_MINUTE:
        return 0
    return minute[-ADDRESS_PER_MINUTE] + _MINUTE - now


def network_of(address: str) -> str:
    """Return the network that counts as one address: /24, or /64 of IPv6.

    >>> network_of("192.0.2.77"), network_of("2001:db8::1"), network_of("::ffff:192.0.2.77")
    ('192.0.2.0/24', '2001:db8::/64', '192.0.2.0/24')
    >>> network_of("unix socket")
    'unix socket'
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6 and parsed.ipv4_mapped is not None:  # noqa: PLR2004 - the version of IP
        parsed = parsed.ipv4_mapped
    length = 24 if parsed.version == 4 else 64  # noqa: PLR2004
    return str(ipaddress.ip_network((parsed, length), strict=False))
