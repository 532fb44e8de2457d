"""The demo's payments: customers pay until the due date, and the statements are read."""

import datetime as dt
from dataclasses import dataclass

from einvoice.clock import Clock
from einvoice.config import Config
from einvoice.core.period import Period
from jobs.answers.poll import poll
from jobs.banks import Banks
from jobs.care.alone import alone
from jobs.context import Context
from jobs.payments.paid_month import PaidShare, paid_month
from jobs.problems import Problem
from jobs.talk import Talk

_QUEUE = "payments-wait"


@dataclass(frozen=True, slots=True)
class DemoPayments:
    """The payments of the demo up to a day, by how much of each invoice is paid."""

    until: dt.date
    shares: tuple[PaidShare, ...]
    problems: tuple[Problem, ...]


def read_payments(config: Config, period: Period, talk: Talk) -> DemoPayments:
    """Read the statements of the days up to the due date, as on the day after it."""
    due = period.next.last_day
    context = Context(config, Clock(due + dt.timedelta(days=1)), talk)
    try:
        with alone(context), Banks(context) as banks:
            polled = poll(context, banks)
            for answer in polled.answers:
                talk.say(answer.line(config.language))
            problems = tuple(p for p in polled.problems if p.cause.code != _QUEUE)
            return DemoPayments(due, paid_month(context, period, due), problems)
    finally:
        context.close()
