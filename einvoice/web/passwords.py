"""Passwords of one process: few are hashed at a time, so that pages stay quick.

A hash takes some 30 ms of one core: 2 are made at a time and 20 wait, more are turned away at once.
"""

import secrets
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TypeVar

from einvoice.passwords import hashed, is_hash_of
from einvoice.web.answers import Busy

_AT_ONCE, _WAITING = 2, 20
_Made = TypeVar("_Made")


class Passwords:
    """The hashes of one process: 2 are made at a time, 20 wait, more are refused.

    They are made in two threads of their own: a hash takes 19 MiB, and each thread that ever made
    one keeps them.
    """

    def __init__(self) -> None:
        self._room = threading.BoundedSemaphore(_AT_ONCE + _WAITING)
        self._makers = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="passwords")

    @property
    def is_full(self) -> bool:
        """Whether the next password would be turned away at this moment."""
        if not self._room.acquire(blocking=False):
            return True
        self._room.release()
        return False

    def hashed(self, password: str) -> str:
        """Return what is kept of a password.

        Raises:
            Busy: too many passwords wait.
        """
        return self._in_turn(lambda: hashed(password))

    def is_right(self, password_hash: str | None, password: str) -> bool:
        """Return whether a password is right; of nobody (None, or empty) it takes as long.

        Raises:
            Busy: too many passwords wait.
        """
        is_same = self._in_turn(lambda: is_hash_of(password_hash or self._of_nobody, password))
        return is_same and bool(password_hash)

    @cached_property
    def _of_nobody(self) -> str:
        return hashed(secrets.token_hex())

    def _in_turn(self, make: Callable[[], _Made]) -> _Made:
        if not self._room.acquire(blocking=False):
            raise Busy
        try:
            return self._makers.submit(make).result()
        finally:
            self._room.release()
