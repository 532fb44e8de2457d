"""Passwords: hashed with argon2id, few at a time, and refused where they are easily guessed.

Parameters of OWASP (19 MiB, two passes, one lane). A hash takes some 30 ms of one core, so that 2
are made at a time and 20 wait: more are turned away at once, and pages stay quick.
`common_passwords.txt` are the 10,000 most frequent passwords of published leaks, collected by Royce
Williams.
"""

import string
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from einvoice.web.answers import Busy

SHORTEST, LONGEST = 12, 200
_FEWEST_LETTERS = 5
_SHORTEST_BASE = 4
_AT_ONCE, _WAITING = 2, 20


class PasswordFault(StrEnum):
    """The reason why a password is refused."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"
    OWN_EMAIL = "own_email"


class Passwords:
    """The hashes of one process: 2 are made at a time, 20 wait, more are refused."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._inside = threading.BoundedSemaphore(_AT_ONCE + _WAITING)
        self._working = threading.BoundedSemaphore(_AT_ONCE)

    def hashed(self, password: str) -> str:
        """Return what is kept of a password.

        Raises:
            Busy: too many passwords wait.
        """
        with self._turn():
            return self._hasher.hash(password)

    def is_right(self, password_hash: str | None, password: str) -> bool:
        """Return whether a password is right; None, of nobody, takes as long as any other.

        Raises:
            Busy: too many passwords wait.
        """
        with self._turn():
            try:
                self._hasher.verify(password_hash or self._of_nobody, password[:LONGEST])
            except (VerificationError, InvalidHashError):
                return False
        return password_hash is not None

    @cached_property
    def _of_nobody(self) -> str:
        return self._hasher.hash("nobody has this password")

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._inside.acquire(blocking=False):
            raise Busy
        try:
            with self._working:
                yield
        finally:
            self._inside.release()


def password_fault(password: str, email: str) -> PasswordFault | None:
    """Return why a password is refused; None where it is good.

    A frequent password with figures before or after it, or repeated, is as easily guessed.

    >>> password_fault("trīs zaļi kaķi uz jumta", "anna@example.lv")
    >>> str(password_fault("password2026!", "")), str(password_fault("dragondragon", ""))
    ('common', 'common')
    >>> str(password_fault("anna.berzina7", "anna.berzina@example.lv"))
    'own_email'
    """
    if len(password) < SHORTEST:
        return PasswordFault.SHORT
    if len(password) > LONGEST:
        return PasswordFault.LONG
    plain = password.casefold()
    own = email.casefold().partition("@")[0]
    if len(own) >= _SHORTEST_BASE and own in plain:
        return PasswordFault.OWN_EMAIL
    base = plain.strip(string.digits + string.punctuation + " ")
    if len(set(plain)) < _FEWEST_LETTERS or _is_common(plain) or _is_common(base) or not base:
        return PasswordFault.COMMON
    return None


def _is_common(text: str) -> bool:
    lengths = range(_SHORTEST_BASE, len(text) + 1)
    return any(
        text == text[:length] * (len(text) // length) and text[:length] in _common()
        for length in lengths
    )


@cache
def _common() -> frozenset[str]:
    text = (files("einvoice.web") / "common_passwords.txt").read_text("utf-8")
    return frozenset(text.split("\n"))
