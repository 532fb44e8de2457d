"""How long a sign-in has to wait, from the failures of its account and of its address.

Who is refused asks again and again: what the database said is remembered for a few seconds, so that
the next of them cost it nothing. Meanwhile failures can only be forgotten: by a process that lets
the account in, and forgets the lock with them; another process refuses for those seconds more.
"""

from threading import Lock

from einvoice.core.errors import StorageError
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
_TRUSTED_SECONDS = 5
_MOST_LOCKS = 10_000
_FORGETTING_WAITS = 1
"""For how many seconds a sign-in waits to forget failures; a later sign-in forgets them as well."""


class _Locks:
    """Until when subjects are refused, in seconds since 1970, by installation and subject."""

    def __init__(self) -> None:
        self._until: dict[tuple[str, str], int] = {}
        self._lock = Lock()

    def wait(self, context: Context, subject: str, now: int) -> int:
        """Return for how many seconds a subject is refused, as far as is remembered."""
        return max(0, self._until.get(_key(context, subject), 0) - now)

    def keep(self, context: Context, subject: str, now: int, wait: int) -> None:
        """Remember for a few seconds that a subject is refused."""
        if not wait:
            return
        with self._lock:
            if len(self._until) >= _MOST_LOCKS:
                self._until = {key: until for key, until in self._until.items() if until > now}
            if len(self._until) < _MOST_LOCKS:
                self._until[_key(context, subject)] = now + min(wait, _TRUSTED_SECONDS)

    def forget(self, context: Context, subject: str) -> None:
        """Refuse a subject no longer."""
        with self._lock:
            self._until.pop(_key(context, subject), None)


_locks = _Locks()


def _key(context: Context, subject: str) -> tuple[str, str]:
    return f"{context.config.data_path} {context.config.database_url}", subject


def wait_seconds(context: Context, email: str, address: str, *, known_device: bool = False) -> int:
    """Return for how many seconds a sign-in is refused unseen; 0 = go on.

    A device that signed in before is not kept out by failures of others.
    """
    if wait := remembered_seconds(context, email, address, known_device=known_device):
        return wait
    now = context.clock.seconds()
    with context.store.reading() as tx:
        account = attempts.attempts_of(tx, _account(email), now - _KEPT_SECONDS, _MOST)
        near = attempts.attempts_of(tx, _address(address), now - 60, ADDRESS_PER_MINUTE)
    own, of_address = account_wait(account, now), address_wait(near, now)
    _locks.keep(context, _account(email), now, own)
    _locks.keep(context, _address(address), now, of_address)
    return max(0 if known_device else own, of_address)


def remembered_seconds(
    context: Context, email: str, address: str, *, known_device: bool = False
) -> int:
    """Return as `wait_seconds` from memory alone; 0 = the database has to be asked."""
    now = context.clock.seconds()
    own = 0 if known_device else _locks.wait(context, _account(email), now)
    return max(own, _locks.wait(context, _address(address), now))


def failed(context: Context, email: str, address: str) -> None:
    """Count a failed sign-in; what is older than a day is forgotten."""
    now = context.clock.seconds()
    with context.store.writing_soon() as tx:
        attempts.forget_old_attempts(tx, now - _KEPT_SECONDS)
        attempts.keep_attempt(tx, [_account(email), _address(address)], now)


def succeeded(context: Context, email: str) -> None:
    """Forget the failures of an account that has signed in; a busy database loses only this."""
    _locks.forget(context, _account(email))
    with context.store.reading() as tx:
        if not attempts.attempts_of(tx, _account(email), 0, 1):
            return
    try:
        with context.store.writing_soon(_FORGETTING_WAITS) as tx:
            attempts.forget_attempts(tx, _account(email))
    except StorageError as error:
        if error.code != "database-busy":
            raise


def _account(email: str) -> str:
    return hash_of(f"account {plain_email(email)}")


def _address(address: str) -> str:
    return hash_of(f"address {network_of(address)}")
