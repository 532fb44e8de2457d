"""How long a sign-in has to wait, from the failures of its account and of its address."""

from einvoice.core.throttle import (
    ADDRESS_PER_MINUTE,
    account_wait,
    address_wait,
    network_of,
)
from einvoice.store import attempts
from jobs.context import Context
from jobs.residents.drawn import hash_of
from jobs.residents.register import plain_email

_KEPT_SECONDS = 24 * 3600
_MOST = 200


def wait_seconds(context: Context, email: str, address: str, *, known_device: bool = False) -> int:
    """Return for how many seconds a sign-in is refused unseen; 0 = go on.

    A device that signed in before is not kept out by failures of others.
    """
    now = context.clock.seconds()
    with context.store.reading() as tx:
        account = attempts.attempts_of(tx, _account(email), now - _KEPT_SECONDS, _MOST)
        near = attempts.attempts_of(tx, _address(address), now - 60, ADDRESS_PER_MINUTE)
    own = 0 if known_device else account_wait(account, now)
    return max(own, address_wait(near, now))


def failed(context: Context, email: str, address: str) -> None:
    """Count a failed sign-in; what is older than a day is forgotten."""
    now = context.clock.seconds()
    with context.store.writing_soon() as tx:
        attempts.forget_old_attempts(tx, now - _KEPT_SECONDS)
        attempts.keep_attempt(tx, [_account(email), _address(address)], now)


def succeeded(context: Context, email: str) -> None:
    """Forget the failures of an account that has signed in."""
    with context.store.reading() as tx:
        if not attempts.attempts_of(tx, _account(email), 0, 1):
            return
    with context.store.writing_soon() as tx:
        attempts.forget_attempts(tx, _account(email))


def _account(email: str) -> str:
    return hash_of(f"account {plain_email(email)}")


def _address(address: str) -> str:
    return hash_of(f"address {network_of(address)}")
