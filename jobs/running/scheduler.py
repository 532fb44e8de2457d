"""The process that ticks: every hour, and when it starts, it does what a `run` would do.

The clock only asks; the recorded state of the months answers what is due. So a tick that is
missed, late, doubled or run on two machines does no harm, and neither do the two nights a year
that have an hour too many or too few. A tick that finds another run in progress waits for the
next. Nothing that goes wrong in a tick ends the process.

APScheduler's defaults would drop a job that is five seconds late and take the machine's own time
zone; both are set here.
"""

import signal
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import FrameType

from apscheduler.events import (
    EVENT_JOB_ERROR,
    EVENT_JOB_MAX_INSTANCES,
    EVENT_JOB_MISSED,
    EVENT_SCHEDULER_STARTED,
    JobExecutionEvent,
    SchedulerEvent,
)
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger

from einvoice.clock import RIGA
from einvoice.core.errors import EInvoiceError
from einvoice.core.exit_codes import ExitCode, worst
from einvoice.texts.errors import reason
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.running import told_run
from jobs.talk import Talk

Open = Callable[[], AbstractContextManager[Context]]
"""Opens a context for one tick: configuration, clock and database as they are then, locked."""

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_EVENTS = EVENT_JOB_ERROR | EVENT_JOB_MISSED | EVENT_JOB_MAX_INSTANCES


def hourly(minute: int) -> CronTrigger:
    """Return the trigger: every hour of Riga at a minute."""
    return CronTrigger(minute=minute, timezone=RIGA)


def make_scheduler() -> BlockingScheduler:
    """Return a scheduler that drops no late job, runs one at a time and merges missed jobs."""
    defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    return BlockingScheduler(timezone=RIGA, job_defaults=defaults)


class Ticker:
    """Ticks until a signal stops it. ``last`` is the exit code of the last tick."""

    def __init__(self, opening: Open, talk: Talk, minute: int, language: str) -> None:
        self._opening = opening
        self._talk = talk
        self._minute = minute
        self._language = language
        self._scheduler = make_scheduler()
        self._told_to_stop = False
        self.last = ExitCode.DONE

    def serve(self) -> ExitCode:
        """Tick now and every hour; return when a signal said stop, after the tick in hand."""
        self._scheduler.add_listener(self._noticed, _EVENTS)
        self._scheduler.add_listener(self._started, EVENT_SCHEDULER_STARTED)
        self._scheduler.add_job(self.tick, hourly(self._minute), id="hourly")
        self._scheduler.add_job(self.tick, id="first")
        for number in _SIGNALS:
            signal.signal(number, self._stop)
        self._scheduler.start()
        return self.last

    def tick(self) -> None:
        """Do everything that is due, and bring earlier months to their end."""
        codes: list[ExitCode] = []
        try:
            with self._opening() as context:
                for report in told_run.run_all(context):
                    outcome = label(f"exit.{report.exit_code.name.lower()}", self._language)
                    self._say(f"{report.status.period}: {outcome}")
                    codes.append(report.exit_code)
            self.last = worst(codes)
        except EInvoiceError as error:
            self.last = worst([*codes, error.exit_code]) if codes else error.exit_code
            self._say(reason(error.cause, self._language))
        except Exception as error:  # noqa: BLE001 - the next tick must come
            self.last = ExitCode.UNEXPECTED
            where = "".join(traceback.format_tb(error.__traceback__))
            kind = type(error).__name__
            self._say(label("scheduler.unexpected", self._language, kind=kind, where=where))

    def _noticed(self, event: JobExecutionEvent) -> None:
        self._say(label(_EVENT_TEXTS[event.code], self._language))

    def _stop(self, number: int, frame: FrameType | None) -> None:
        del frame
        name = signal.Signals(number).name
        self._say(label("scheduler.stopping", self._language, signal=name))
        self._told_to_stop = True
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def _started(self, event: SchedulerEvent) -> None:
        """Stop at once where the signal came before there was anything to stop."""
        del event
        if self._told_to_stop:
            self._scheduler.shutdown(wait=True)

    def _say(self, text: str) -> None:
        self._talk.say(text)


_EVENT_TEXTS = {
    EVENT_JOB_ERROR: "scheduler.broke",
    EVENT_JOB_MISSED: "scheduler.missed",
    EVENT_JOB_MAX_INSTANCES: "scheduler.at_work",
}
