"""Passwords of one process: few are hashed at a time, so that pages stay quick.

A hash takes some 30 ms of one core: 2 are made at a time and 20 wait, more are turned away at once.
"""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from einvoice.passwords import hashed, is_hash_of
from einvoice.web.answers import Busy

_AT_ONCE, _WAITING = 2, 20


class Passwords:
    """The hashes of one process: 2 are made at a time, 20 wait, more are refused."""

    def __init__(self) -> None:
        self._inside = threading.BoundedSemaphore(_AT_ONCE + _WAITING)
        self._working = threading.BoundedSemaphore(_AT_ONCE)

    def hashed(self, password: str) -> str:
        """Return what is kept of a password.

        Raises:
            Busy: too many passwords wait.
        """
        with self._turn():
            return hashed(password)

    def is_right(self, password_hash: str | None, password: str) -> bool:
        """Return whether a password is right; of nobody (None, or empty) it takes as long.

        Raises:
            Busy: too many passwords wait.
        """
        with self._turn():
            is_same = is_hash_of(password_hash or self._of_nobody, password)
        return is_same and bool(password_hash)

    @cached_property
    def _of_nobody(self) -> str:
        return hashed(secrets.token_hex())

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._inside.acquire(blocking=False):
            raise Busy
        try:
            with self._working:
                yield
        finally:
            self._inside.release()
