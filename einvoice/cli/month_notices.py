"""Notices about a month: deadlines, silent banks, what waits for a decision."""

from collections.abc import Iterator, Sequence

from einvoice.cli.imports_notice import banks_unasked, imports_awaited
from einvoice.cli.output import euro, on_its_day
from einvoice.core.advice import Action
from einvoice.core.deliveries import FileState
from einvoice.texts.screens import label
from jobs.times import IN_DANGER_HOURS
from jobs.views.duplicates import duplicates, late_lines
from jobs.views.no_bank import mail_lines
from jobs.views.not_billed import not_billed_lines
from jobs.views.not_reached import NotReached
from jobs.views.status import MonthStatus
from jobs.views.unproven import is_counted, without_answer_since_copy
from jobs.views.waiting import awaited_lines, overdue_lines


def notices(
    status: MonthStatus, language: str, down: Sequence[NotReached] = (), *, stopped: bool = False
) -> Iterator[str]:
    """Yield the notices, the most urgent first; ``down`` is what no bank could be reached for.

    ``stopped``: no run sends anything before a person has settled what an error of the screen says.
    """
    lines = _notices(status, language, down, stopped=stopped)
    yield from map(on_its_day, dict.fromkeys(lines))  # each once


def _notices(
    status: MonthStatus, language: str, down: Sequence[NotReached], *, stopped: bool
) -> Iterator[str]:
    yield from _not_reached(status, language, down)
    yield from _waiting_and_late(status, language, down, stopped=stopped)
    yield from _since_a_copy(status, language)
    if status.is_early:
        yield label("early", language, period=status.period, day=status.times.first_day)
    yield from _not_answered(status, language)
    for refused in duplicates(status):
        key = "duplicates_said" if refused.said else "duplicates"
        facts = {"bank": refused.bank, "count": refused.count, "day": refused.day}
        of_month = {"invoice": refused.first_number, "period": status.period}
        yield label(key, language, **facts, **of_month)
    yield from late_lines(status, language)
    for bank in status.banks:
        for record in bank.files:
            if record.state is FileState.UNKNOWN:
                yield label("delivery_unknown", language, bank=record.bank, file=record.file_id)
    for name in status.unconfigured_banks:
        yield label("bank_unconfigured", language, bank=name)
    yield from _elsewhere(status, language)
    yield from _for_a_person(status, language)


def _for_a_person(status: MonthStatus, language: str) -> Iterator[str]:
    """Yield how much waits for a person: `run` ends with 3 or more for it, `status` with 0."""
    counts = {
        "held": len(status.held),
        "refused": len(status.refused),
        "rows": status.unsettled_count,
        "messages": len(status.open_answers),
    }
    waiting = [
        label(f"waits.{kind}", language, count=count) for kind, count in counts.items() if count
    ]
    if waiting:
        what = ", ".join(waiting)
        yield label("waits.for_a_person", language, what=what, period=status.period)


def _since_a_copy(status: MonthStatus, language: str) -> Iterator[str]:
    """Yield what a person is asked since a copy was put back."""
    if status.since_copy.unasked:
        yield banks_unasked(status.since_copy.unasked, language)
    if status.since_copy.imports:
        yield imports_awaited(status.since_copy.imports, language)
    by_hand = status.since_copy.imports is Action.NOTHING_IMPORTED
    if (again := status.without_bank.again) and not by_hand:
        facts = {"count": again, "period": status.period, "invoice": "all", "new": ""}
        yield label("paper.again", language, **facts)


def _not_answered(status: MonthStatus, language: str) -> Iterator[str]:
    """Yield the files of which nothing proves what the bank has, and those without an answer."""
    for record in status.named_otherwise:
        facts = {"bank": record.bank, "file": record.file_id, "hash": "HASH"}
        yield label("named_otherwise", language, **facts)
    asked = status.named_otherwise
    for record in (record for record in status.unproven if record not in asked):
        facts = {"bank": record.bank, "file": record.file_id, "hash": "HASH"}
        yield label("unproven_counted" if is_counted(record) else "unproven", language, **facts)
    yield from overdue_lines(status, language)
    yield from awaited_lines(status, language)
    records = [record for bank in status.banks for record in bank.files]
    for record in without_answer_since_copy(records):
        if record not in (*status.unproven, *status.overdue):
            yield label("done.no_answer_known", language, files=record.file_id)
            yield label("done.answer_is_lost", language, file=record.file_id)


def _not_reached(status: MonthStatus, language: str, down: Sequence[NotReached]) -> Iterator[str]:
    """Yield what to do about each file; by hand goes only what is unsent and in time."""
    past = "bank_down_late" if status.times.slack_hours < 0 else "bank_down"
    for file in down:
        facts = {
            "bank": file.bank,
            "file": file.file_id,
            "hash": "HASH",  # a person measures what was brought: ours filled in proves nothing
            "path": str(file.path),
        }
        if file.other_key:
            yield label("bank_other_key", language, bank=file.bank)
        elif file.state is FileState.UNKNOWN:
            yield label("delivery_unknown", language, bank=file.bank, file=file.file_id)
        elif file.state is not FileState.READY:
            yield label("delivery_unclear", language, **facts)
        elif file.too_late:
            yield label(
                "bank_down_too_late",
                language,
                bank=file.bank,
                file=file.file_id,
                period=status.period,
            )
        else:
            yield label(past, language, **facts)


def _elsewhere(status: MonthStatus, language: str) -> Iterator[str]:
    for period in status.earlier_open:
        if period != status.period:
            yield label("earlier_open", language, period=period)
    yield from not_billed_lines(status.not_billed, language)
    yield from mail_lines(status.without_bank, status.period, language)
    if status.open_answers:
        yield label("open_answers", language, count=len(status.open_answers))
    if status.waiting_applications:
        yield label("waiting_applications", language, count=status.waiting_applications)
    if status.decided:
        yield label("decided.waiting", language, count=status.decided)


def _waiting_and_late(
    status: MonthStatus, language: str, down: Sequence[NotReached], *, stopped: bool
) -> Iterator[str]:
    if status.facts.stale and status.facts.drafts:
        yield label("drafts_stale", language, period=status.period)
    elif status.waits_for_review:
        yield label(
            "review",
            language,
            count=status.counts.drafts,
            total=euro(status.drafts_total_cents),
            period=status.period,
        )
    if not status.facts.sending_left or status.times.slack_hours >= IN_DANGER_HOURS:
        return
    late = status.times.slack_hours < 0
    how = ["rerun_now"] if status.too_late else _when_back(down) or ["run_now"]
    if stopped:
        how = ["stopped_now"]
    if status.waits_for_review and not status.too_late:
        how = ["issue_now"]
    if status.facts.stale and status.facts.drafts and not (status.too_late or stopped):
        how = ["calculate_now"]
    facts = {"period": status.period, "count": status.too_late}
    command = "; ".join(label(key, language, **facts) for key in how)
    yield label("deadline_passed" if late else "deadline_near", language, command=command)


def _when_back(down: Sequence[NotReached]) -> list[str]:
    """Return when a run can send again: another host key is no lack of a connection."""
    keys = {"run_when_pinned" if file.other_key else "run_when_reached" for file in down}
    return sorted(keys, reverse=True)
