"""A run that people hear of: pings at its start and end, alerts, metrics, a log."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import partial

from einvoice.core.advice import Action, Advice
from einvoice.core.alerts import slack_alert
from einvoice.core.errors import EInvoiceError
from einvoice.core.events import Event
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.notify.metrics import Metric
from einvoice.notify.webhook import Ping
from einvoice.store import alerts
from einvoice.texts.advice import on_its_own
from einvoice.texts.alerts import alert_text
from einvoice.texts.errors import hint, sentence
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.problems import line as problem_line
from jobs.running import month
from jobs.running.month import RunReport
from jobs.running.notifier import Notifier
from jobs.views.next_steps import next_step
from jobs.views.no_bank import mail_lines
from jobs.views.not_billed import not_billed_lines
from jobs.views.open_months import earlier_months
from jobs.views.other_keys import keep_unreached
from jobs.views.review import review_id, review_lines
from jobs.views.since_copy import since_copy_lines
from jobs.views.status import MonthStatus

_MOST_LINES = 50
_HELPS = {
    "einvoice_slack_hours": "Hours left to the deadline of the month",
    "einvoice_sending_left": "1 while something still has to go to a bank",
    "einvoice_invoices": "Live invoices of the month by what became of them",
    "einvoice_files": "Files of the month by bank and state",
    "einvoice_run_exit_code": "Exit code of the last run",
    "einvoice_run_seconds": "When the last run ended, in seconds since 1970",
}


def run_all(context: Context, bank: str | None = None) -> Iterator[RunReport]:
    """Bring earlier months to their end, then do all that is due in the month before today.

    What stops an earlier month does not stop the present month; its error comes at the end.
    """
    stopped: EInvoiceError | None = None
    for period in earlier_months(context):
        try:
            yield run(context, period, bank, only_begun=True)
        except EInvoiceError as error:
            stopped = error
    yield run(context, context.default_period, bank)
    if stopped is not None:
        raise stopped


def run_each(
    context: Context, bank: str | None = None
) -> tuple[list[RunReport], EInvoiceError | None]:
    """Do as `run_all`, and return what stopped an earlier month beside what was done.

    Raises:
        EInvoiceError: nothing else was done.
    """
    reports: list[RunReport] = []
    try:
        reports.extend(run_all(context, bank))
    except EInvoiceError as error:
        if not reports:
            raise
        return reports, error
    return reports, None


def run(
    context: Context, period: Period, bank: str | None = None, *, only_begun: bool = False
) -> RunReport:
    """Do all that is due, as `month.run`, and inform whoever the configuration names.

    The caller holds the run lock. What goes wrong in telling is said and changes nothing.
    """
    notifier, language = Notifier(context), context.config.language
    notifier.ping(Ping.START)
    notifier.log("run_started", period=period)
    try:
        report = month.run(context, period, bank, only_begun=only_begun)
    except EInvoiceError as error:
        words = (sentence(error.cause, language), hint(error.cause, language))
        notifier.ping(Ping.FAIL, words[0])
        notifier.log("run_stopped", period=period, exit_code=error.exit_code, message=str(error))
        key = str(error)
        notifier.safely(lambda: _tell_trouble(context, notifier, period, key, words))
        raise
    except BaseException as error:
        # What is unexpected may hold anything, so that only its kind is told.
        notifier.ping(Ping.FAIL, type(error).__name__)
        notifier.log("run_broke", period=period, error=type(error).__name__)
        raise
    keep_unreached(context, report.status, report.problems, bank, did_work=bool(report.done))
    notifier.safely(lambda: _tell(context, notifier, report, only_begun=only_begun))
    return report


def _tell(context: Context, notifier: Notifier, report: RunReport, *, only_begun: bool) -> None:
    period, code = report.status.period, report.exit_code
    lines = list(_lines(report, context.config.language))
    well = code in {ExitCode.DONE, ExitCode.NEEDS_A_PERSON}
    notifier.ping(Ping.SUCCESS if well else Ping.FAIL, "\n".join(lines))
    for message in report.done:
        notifier.log("done", period=period, message=message)
    for problem in report.problems:
        notifier.log("problem", period=period, code=int(problem.code), message=str(problem))
    notifier.log("run_ended", period=period, exit_code=int(code), **_counts(report.status))
    if not only_begun:  # the present month's figures are those to watch
        notifier.metrics([*_metrics(context, report)], _HELPS)
    facts = report.status.facts
    left = facts.begun_left if only_begun else facts.sending_left
    _tell_slack(context, notifier, report.status, left=left)
    waits = report.status.waits_for_review and not only_begun
    if waits and ExitCode.REFUSED_BY_CHECK not in {trouble.code for trouble in report.problems}:
        told_as = review_id(context, report.status)
        _mail_once(context, notifier, period, told_as, review_lines(context, report.status))
    if code is not ExitCode.DONE and (lines or not waits):
        _tell_trouble(context, notifier, period, _key(report), lines)
    else:
        _note_well(context, period)


def _counts(status: MonthStatus) -> dict[str, int]:
    counts = status.counts
    return {
        "slack_hours": status.times.slack_hours,
        "held": counts.held,
        "issued": counts.issued,
        "sent": counts.sent,
        "accepted": counts.accepted,
        "refused": counts.refused,
        "awaited": counts.awaited,
    }


def _lines(report: RunReport, language: str) -> Iterator[str]:
    """Yield what went wrong and what waits, without names: ids, codes and next commands."""
    status, say = report.status, partial(label, language=language)
    for problem in report.problems[:_MOST_LINES]:
        yield problem_line(problem, language)
    for held in status.held[:_MOST_LINES]:
        yield say("mail.held", flat=held.flat_id, code=held.code)
    for refused in status.refused[:_MOST_LINES]:
        facts = {"flat": refused.flat_id, "number": refused.invoice_number}
        key = "mail.refused_by_word" if refused.by_word else "mail.refused"
        yield say(key, code=str(refused.fail_code), **facts)
    for row in status.unsettled[:_MOST_LINES]:
        yield say(
            "mail.row",
            number=str(row.number),
            where=row.where,
            fault=row.fault,
            state=say(f"row.{row.state}"),
        )
    for record in status.overdue:
        yield say("mail.overdue", bank=record.bank, file=record.file_id)
    yield from since_copy_lines(status.since_copy, language)
    yield from not_billed_lines(status.not_billed, language)
    yield from mail_lines(status.without_bank, status.period, language)
    for answer in status.open_answers[:_MOST_LINES]:
        facts = {"id": answer.short_id, "bank": answer.bank, "outcome": answer.outcome}
        yield say("mail.answer", **facts)


def _key(report: RunReport) -> str:
    """Return what makes one trouble another: its kind and whom it concerns, not its words."""
    status = report.status
    kinds = {(int(item.code), item.cause.code, item.subjects) for item in report.problems}
    held = [(held.flat_id, held.code) for held in status.held]
    refused = [(item.invoice_number, item.fail_code) for item in status.refused]
    overdue = [record.file_id for record in status.overdue]
    waits = (
        [row.number for row in status.unsettled],
        [answer.short_id for answer in status.open_answers],
        [str(step) for step in (status.since_copy.step,) if step],
        [(item.flat_id, str(item.period)) for item in status.not_billed],
        [*status.without_bank.unknown, *status.without_bank.refused],
    )
    return repr((sorted(kinds), held, refused, overdue, *(item for item in waits if item)))


def _tell_trouble(
    context: Context, notifier: Notifier, period: Period, key: str, lines: Sequence[str]
) -> None:
    """Mail what is wrong, once for as long as it stays the same."""
    digest = hashlib.sha256(key.encode()).hexdigest()[:12]
    subject = alert_text("trouble", context.config.language, period=period)
    look = on_its_own(Advice(Action.STATUS, (("period", str(period)),)))
    _mail_once(context, notifier, period, f"trouble:{digest}", (subject, *lines, look))


def _tell_slack(context: Context, notifier: Notifier, status: MonthStatus, *, left: bool) -> None:
    if not left:
        return  # a finished month asks nothing
    period = status.period
    with context.store.reading() as tx:
        noted = [
            int(what.removeprefix("slack:"))
            for what in alerts.told(tx, period)
            if what.startswith("slack:")
        ]
    hours = slack_alert(status.times.slack_hours, noted, sending_left=left)
    if hours is None:
        return
    waits = status.waits_for_review
    subject = alert_text(
        ("slack" if hours else "lost") + ("_review" if waits else ""),
        context.config.language,
        period=period,
        hours=status.times.slack_hours,
        deadline=f"{status.times.deadline:%Y-%m-%d %H:%M}",
    )
    lines = (subject, on_its_own(next_step(status)))
    _mail_once(context, notifier, period, f"slack:{hours}", lines)


def _note_well(context: Context, period: Period) -> None:
    """Write down that the trouble is over, so that it is reported when it comes again."""
    with context.store.reading() as tx:
        if not any(what.startswith("trouble:") for what in alerts.told(tx, period)):
            return
    with context.store.writing() as tx:
        alerts.keep_ended(tx, period, "trouble")
        tx.journal(Event.ALERTED, period, "well")


def _mail_once(
    context: Context, notifier: Notifier, period: Period, what: str, lines: tuple[str, ...]
) -> None:
    """Mail it unless it was told before; what could not be sent is tried again by the next run."""
    if not context.config.alerts.email_to:
        return
    with context.store.reading() as tx:
        if what in alerts.told(tx, period):
            return
    if notifier.mail(lines[0], lines):
        with context.store.writing() as tx:
            alerts.keep_told(tx, period, what, context.clock.timestamp())
            tx.journal(Event.ALERTED, period, what)


def _metrics(context: Context, report: RunReport) -> Iterator[Metric]:
    status = report.status
    month_label = {"period": str(status.period)}
    yield Metric("einvoice_slack_hours", status.times.slack_hours, month_label)
    yield Metric("einvoice_sending_left", int(status.facts.sending_left), month_label)
    for name, count in _counts(status).items():
        if name != "slack_hours":
            yield Metric("einvoice_invoices", count, {**month_label, "state": name})
    for bank in status.banks:
        states = [str(file.state) for file in bank.files]
        for state in sorted(set(states)):
            labels = {**month_label, "bank": bank.bank, "state": state}
            yield Metric("einvoice_files", states.count(state), labels)
    yield Metric("einvoice_run_exit_code", int(report.exit_code))
    yield Metric("einvoice_run_seconds", context.clock.seconds())
