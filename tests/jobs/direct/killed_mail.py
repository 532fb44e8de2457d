"""Runs the program and kills it (SIGKILL) at its Nth commit or word to a mail server.

With N = 0 it is not killed and prints each such moment. `N@send` is before the first byte of the
Nth mail's text, `N@getreply` before its answer is read.
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


def die_at(kill_at: int, within: str = "") -> None:
    """Keep moments from now on and die at one of them, or within a mail."""
    texts = 0

    def moment(name: str) -> None:
        nonlocal texts
        texts += name.startswith("send b")  # the text is bytes, a command is not
        moments.append(name)
        now = texts if within else len(moments)
        if now == kill_at and name.startswith(within):
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
    number, _, place = sys.argv[1].partition("@")
    die_at(int(number), place)
    code = run(sys.argv[2:])
    for number, name in enumerate(moments, 1):
        print(number, name)
    sys.exit(code)
