"""Passwords of one process: few are hashed at a time, so that pages stay quick.

A hash takes some 30 ms of one core and 19 MiB, which its thread keeps: there are two threads. One
is for strangers and steps back for pages; the other for whom we know, so that wrong sign-ins in any
number keep out nobody who signed in here before. Of both 20 wait, more are turned away at once.
"""

import os
import secrets
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cached_property
from typing import TypeVar

from einvoice.passwords import hashed, is_hash_of
from einvoice.web.answers import Busy

_AT_ONCE = 1
_KNOWN_WAIT, _STRANGERS_WAIT = 5, 15
_NICENESS = 10
"""Of the strangers' thread: where pages need both cores it has a tenth of one."""
_NICEST = 19
_Made = TypeVar("_Made")


class Passwords:
    """The hashes of one thread: one is made, some wait, more are refused."""

    def __init__(self, waiting: int = _STRANGERS_WAIT, niceness: int = 0) -> None:
        self._room = threading.BoundedSemaphore(_AT_ONCE + waiting)
        self._maker = ThreadPoolExecutor(_AT_ONCE, "passwords", _step_back, (niceness,))

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
            return self._maker.submit(make).result()
        finally:
            self._room.release()


class PasswordLanes:
    """The two threads of a process: whom we know waits behind no stranger."""

    def __init__(self) -> None:
        self.known, self.strangers = Passwords(_KNOWN_WAIT), Passwords(niceness=_NICENESS)

    def of(self, *, known: bool) -> Passwords:
        """Return the thread for a device that signed in before, or for any other.

        That an account is there makes nobody known.
        """
        return self.known if known else self.strangers


def _step_back(niceness: int) -> None:
    """Let this thread leave the cores to others; elsewhere than on Linux threads have no niceness.

    Where it may not, it works as the others do.
    """
    if niceness and sys.platform == "linux":
        with suppress(OSError):
            thread = threading.get_native_id()
            own = os.getpriority(os.PRIO_PROCESS, thread)
            os.setpriority(os.PRIO_PROCESS, thread, min(_NICEST, own + niceness))
