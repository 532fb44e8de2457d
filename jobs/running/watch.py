"""The independent watch: looks without writing, and raises the alarm when sends are missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.core.alerts import is_watch_day
from einvoice.core.deliveries import FileState
from einvoice.core.errors import EInvoiceError
from einvoice.core.period import Period
from einvoice.notify.webhook import Ping
from einvoice.store.files import ANSWERED
from einvoice.store.months import TO_SEND
from einvoice.texts.alerts import alert_text
from einvoice.texts.errors import sentence
from jobs.context import Context
from jobs.running.notifier import Notifier
from jobs.views.status import MonthStatus, month_status


@dataclass(frozen=True, slots=True)
class Watched:
    """What is missing at the banks; ``alarm`` on a day of the watch, when something is.

    ``unanswered`` are files that the banks have and have not answered yet; ``refused`` counts
    invoices that they refused.
    """

    period: Period
    missing: tuple[str, ...]
    alarm: bool
    unanswered: tuple[str, ...] = ()
    refused: int = 0


def watch(context: Context, period: Period) -> Watched:
    """Look for the evidence that everything was sent; tell people on days 10, 13 and 14.

    A database that cannot be read is missing evidence too. Nothing is written but the alarm.
    """
    unanswered: tuple[str, ...] = ()
    refused = 0
    try:
        context.store.require_current()
        status = month_status(context, period)
        missing, refused = _missing(status), status.counts.refused
        unanswered = tuple(_unanswered(status))
    except EInvoiceError as error:
        why = sentence(error.cause, context.config.language)
        missing = (f"nobody can say what was sent: {why}",)
    alarm = bool(missing) and is_watch_day(context.today)
    found = Watched(period, missing, alarm, unanswered, refused)
    if found.alarm:
        _raise_alarm(context, found)
    return found


def _unanswered(status: MonthStatus) -> Iterator[str]:
    for bank in status.banks:
        for record in bank.files:
            if record.state is FileState.SENT and record.kind in ANSWERED:
                yield record.file_id


def _missing(status: MonthStatus) -> tuple[str, ...]:
    """Return what the banks do not have; what a person holds back is no fault of the machine."""
    facts, found = status.facts, []
    if facts.flats == 0:
        found.append("nothing is imported")
    if facts.for_a_run > 0:
        found.append(f"{facts.for_a_run} flats are not calculated")
    if facts.drafts:
        waits = f": a person looks first, then `einvoice issue --period {status.period}`"
        found.append(
            f"{facts.drafts} drafts are not issued{waits if status.waits_for_review else ''}"
        )
    if facts.to_render:
        found.append(f"{facts.to_render} invoices lie in no file")
    found += [
        f"{record.file_id} is {record.state}, expected sent to {bank.bank}"
        for bank in status.banks
        for record in bank.files
        if record.state in TO_SEND
    ]
    found += [
        f"{period} has something on its way or unanswered"
        for period in status.earlier_open
        if period != status.period
    ]
    has_files = {bank.bank for bank in status.banks if bank.files}
    found += [
        f"{bank.bank} got no file"
        for bank in status.banks
        if bank.invoices and bank.bank not in has_files
    ]
    return tuple(found)


def _raise_alarm(context: Context, found: Watched) -> None:
    notifier = Notifier(context)
    subject = alert_text("watch", context.config.language, period=found.period, today=context.today)
    lines = (subject, *found.missing, f"einvoice status --period {found.period}")
    notifier.ping(Ping.FAIL, "\n".join(lines))
    notifier.mail(subject, lines)
    notifier.log("watch_alarm", period=found.period, missing=list(found.missing))
