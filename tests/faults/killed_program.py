"""Runs the program and kills it (SIGKILL) at its Nth commit, file write or SFTP call.

With N = 0 it is not killed and prints how many such moments there were.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import paramiko
from sqlalchemy import Engine, event

from einvoice.cli.main import run

moments = 0


def die_at(kill_at: int) -> None:
    """Count moments from now on and die at one of them."""

    def moment() -> None:
        global moments  # noqa: PLW0603 - the whole point of this program
        moments += 1
        if moments == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(original: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            moment()
            return original(*args, **kwargs)

        return counted

    event.listen(Engine, "commit", lambda _connection: moment())
    for name in ("fsync", "rename", "replace", "unlink"):
        setattr(os, name, before(getattr(os, name)))
    paramiko.SFTPClient._async_request = before(paramiko.SFTPClient._async_request)


def main(kill_at: int, arguments: list[str]) -> None:
    """Run the program; print how many moments there were."""
    die_at(kill_at)
    code = run(arguments)
    print(moments)
    sys.exit(code)
