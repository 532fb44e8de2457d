"""One tick of the program against a server: deliver, then poll.

If need be it runs in a process of its own that is killed (SIGKILL) at its Nth commit, file write
or SFTP call.
"""

import datetime as dt
import multiprocessing
import os
import signal
import traceback
from functools import cache
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from pathlib import Path

from unmeasured import unmeasured

from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.sftp import SftpTransport
from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from jobs.answers.poll import poll
from jobs.banks import Banks
from jobs.care.restore import refuse_if_behind
from jobs.context import Context
from jobs.steps import deliver as deliver_job
from jobs.steps.deliver import deliver
from jobs.talk import Silence

BANK = "seb"
PERIOD = Period(2026, 10)
TODAY = dt.date(2026, 11, 5)
_SECONDS = 60
_PRELOADED = [
    "bank_adapters.registry",
    "einvoice.cli.main",
    "bank_adapters.transport.sftp",
    "einvoice.store.store",
    "jobs.steps.deliver",
    "jobs.answers.poll",
    "jobs.care.restore",
    "pytest",
    "sample_company",
]


class OneServer(Banks):
    """Banks of which one is reached by given settings."""

    def __init__(self, context: Context, settings: SftpSettings) -> None:
        super().__init__(context)
        self._settings = settings

    def transport(self, bank: str) -> SftpTransport:
        """Return a real transport to the server."""
        del bank
        return SftpTransport(self._settings)


def open_context(home: Path) -> Context:
    """Return a context on an installation."""
    return Context(load_config(home / "config.toml"), Clock(TODAY), Silence())


def tick(home: Path, settings: SftpSettings) -> list[ExitCode]:
    """Deliver, then poll, and return what went wrong; never waits between attempts.

    What every command that writes does before and after belongs to it.

    Raises:
        RefusedByCheckError: the archive knows more than the database.
    """
    context = open_context(home)
    pause, deliver_job._pause = deliver_job._pause, lambda _attempt: None
    try:
        refuse_if_behind(context)
        context.store.tidy()
        banks = OneServer(context, settings)
        problems = deliver(context, banks, PERIOD, BANK).problems
        problems += poll(context, banks, BANK).problems
        context.store.keep_head()
        return [problem.code for problem in problems]
    finally:
        deliver_job._pause = pause
        context.close()


def tick_apart(home: Path, settings: SftpSettings, kill_at: int) -> bool:
    """Tick in a process of its own that dies at a moment; tell whether it came to that.

    Raises:
        AssertionError: the tick raised something.
    """
    child = forks().Process(target=_killed, args=(home, settings, kill_at), daemon=True)
    child.start()
    child.join(_SECONDS)
    code = child.exitcode
    if code is None:
        child.kill()
        child.join()
    child.close()
    trouble = home / "trouble"
    assert code in {0, -signal.SIGKILL}, trouble.read_text() if trouble.exists() else code
    return code == -signal.SIGKILL


@cache
def forks() -> ForkServerContext:
    """Return how to make processes that share no thread, socket or database with us.

    Coverage would measure them in vain: they are killed, or leave without a word.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    with unmeasured():
        forkserver.ensure_running()
    return context


def _killed(home: Path, settings: SftpSettings, kill_at: int) -> None:
    from killed_program import die_at

    die_at(kill_at)
    try:
        tick(home, settings)
    except BaseException:  # noqa: BLE001 - whatever it is, the parent tells it
        (home / "trouble").write_text(traceback.format_exc())
        os._exit(1)
    os._exit(0)
