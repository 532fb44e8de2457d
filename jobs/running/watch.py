"""The independent watch: looks without writing, and raises the alarm when sends are missing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from einvoice.core.advice import Action, Advice
from einvoice.core.alerts import is_watch_day
from einvoice.core.deliveries import FileState
from einvoice.core.errors import EInvoiceError
from einvoice.core.period import Period
from einvoice.notify.webhook import Ping
from einvoice.store.files import ANSWERED
from einvoice.store.months import TO_SEND
from einvoice.texts.advice import on_its_own
from einvoice.texts.alerts import alert_text
from einvoice.texts.errors import sentence
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.running.notifier import Notifier
from jobs.views.status import MonthStatus, month_status


@dataclass(frozen=True, slots=True)
class Watched:
    """The files missing at the banks; ``alarm`` on a day of the watch, when something is.

    ``unanswered`` are files that the banks have and have not answered yet; ``refused`` counts
    invoices that they refused.
    """

    period: Period
    missing: tuple[str, ...]
    alarm: bool
    unanswered: tuple[str, ...] = ()
    refused: int = 0


def watch(context: Context, period: Period) -> Watched:
    """Look for the evidence that everything was sent; send alarms on days 10, 13 and 14.

    A database that cannot be read is missing evidence too. Nothing is written but the alarm.
    """
    unanswered: tuple[str, ...] = ()
    refused = 0
    try:
        context.store.require_current()
        status = month_status(context, period)
        missing, refused = _missing(status, context.config.language), status.counts.refused
        unanswered = tuple(_unanswered(status))
    except EInvoiceError as error:
        why = sentence(error.cause, context.config.language)
        missing = (label("watch.unknown", context.config.language, why=why),)
    alarm = bool(missing) and is_watch_day(context.today)
    watched = Watched(period, missing, alarm, unanswered, refused)
    if watched.alarm:
        _raise_alarm(context, watched)
    return watched


def _unanswered(status: MonthStatus) -> Iterator[str]:
    for bank in status.banks:
        for record in bank.files:
            if record.state is FileState.SENT and record.kind in ANSWERED:
                yield record.file_id


def _missing(status: MonthStatus, language: str) -> tuple[str, ...]:
    """Return what the banks do not have; what a person holds back is no fault of the machine."""
    say = partial(label, language=language)
    facts, period = status.facts, status.period
    lines = [] if facts.flats else [say("watch.empty")]
    if facts.for_a_run > 0:
        lines.append(say("watch.not_calculated", count=facts.for_a_run))
    if facts.drafts:
        key = "watch.review" if status.waits_for_review else "watch.drafts"
        lines.append(say(key, count=facts.drafts, period=period))
    if facts.to_render:
        lines.append(say("watch.in_no_file", count=facts.to_render))
    for bank in status.banks:
        lines += [
            say(
                "watch.not_sent",
                file=file.file_id,
                bank=bank.bank,
                state=say(f"state.{file.state}"),
            )
            for file in bank.files
            if file.state in TO_SEND
        ]
    lines += [
        say("watch.earlier", period=month) for month in status.earlier_open if month != period
    ]
    return (*lines, *_without_files(status, say))


def _without_files(status: MonthStatus, say: Callable[..., str]) -> Iterator[str]:
    for bank in status.banks:
        if bank.invoices and not bank.files:
            yield say("watch.no_file", bank=bank.bank)


def _raise_alarm(context: Context, found: Watched) -> None:
    notifier = Notifier(context)
    subject = alert_text("watch", context.config.language, period=found.period, today=context.today)
    look = on_its_own(Advice(Action.STATUS, (("period", str(found.period)),)))
    lines = (subject, *found.missing, look)
    notifier.ping(Ping.FAIL, "\n".join(lines))
    notifier.mail(subject, lines)
    notifier.log("watch_alarm", period=found.period, missing=list(found.missing))
