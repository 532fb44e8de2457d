"""Runs the program and kills it (SIGKILL) at its Nth commit or word to a mail server.

With N = 0 it is not killed and prints each such moment.
"""

import os
import signal
import smtplib
import sys
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from einvoice.cli.main import run

moments: list[str] = []


def die_at(kill_at: int) -> None:
    """Keep moments from now on and die at one of them."""

    def moment(name: str) -> None:
        moments.append(name)
        if len(moments) == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            moment(f"{name} {str(args[1])[:4]}" if len(args) > 1 else name)
            return original(*args, **kwargs)

        return counted

    event.listen(Engine, "commit", lambda _connection: moment("commit"))
    for name in ("send", "getreply"):
        setattr(smtplib.SMTP, name, before(name, getattr(smtplib.SMTP, name)))


if __name__ == "__main__":
    die_at(int(sys.argv[1]))
    code = run(sys.argv[2:])
    for number, name in enumerate(moments, 1):
        print(number, name)
    sys.exit(code)
