"""The portal's own work: it forgets once a day, and mails reminders each minute.

A thread of the first process, whatever the number of workers; another portal or `einvoice remind`
beside it does no harm. It may die at any moment with its process.
"""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable

from jobs.context import Context
from jobs.problems import place_of
from jobs.reminding.remind import Reminded, remind_some
from jobs.residents.forget import forget_old
from jobs.residents.mailing import is_mail_on

FIRST_HOUR, LAST_HOUR = 8, 21
"""Hours in Riga between which reminders go: nobody is woken by one."""
PAUSE_SECONDS = 60
STOPPED_MINUTES = 15
"""How long a mail server is left alone that is out of reach or refuses all."""
_log = logging.getLogger("einvoice.portal")


class Chores(threading.Thread):
    """The work beside the pages, until the process ends."""

    def __init__(self, context: Context, pause: Callable[[float], None] = time.sleep) -> None:
        super().__init__(name="chores", daemon=True)
        self._context = context
        self._pause = pause
        self._forgot_on: dt.date | None = None
        self._looked_on: dt.date | None = None
        self._left_alone = 0

    def run(self) -> None:
        """Work and pause for ever."""
        while True:
            self.work()
            self._pause(PAUSE_SECONDS)

    def work(self) -> None:
        """Do what is due; what fails is tried again, and its words are not in the log."""
        for chore in (self._forget, self._remind):
            try:
                chore()
            except Exception as error:  # noqa: BLE001 - pages go on, whatever is wrong here
                _log.error("chore: %s", place_of(error))

    def _forget(self) -> None:
        if self._forgot_on != self._context.today:
            forget_old(self._context)
            self._forgot_on = self._context.today

    def _remind(self) -> None:
        context = self._context
        if self._left_alone:
            self._left_alone -= 1
            return
        if not is_mail_on(context) or not FIRST_HOUR <= context.clock.now().hour < LAST_HOUR:
            return
        reminded, today = Reminded(), context.today
        remind_some(context, reminded, whole=self._looked_on != today)
        for problem in reminded.problems:
            _log.warning("reminders: %s", problem.cause.code)
        if reminded.stopped:
            self._left_alone = STOPPED_MINUTES
        elif not reminded.left:
            self._looked_on = today
