"""Why a command about a month ends with 3: what waits for a person, a line for each kind."""

import datetime as dt
from collections.abc import Iterator

from einvoice.store.files import FileRecord
from einvoice.texts.screens import label
from jobs.views.duplicates import late_lines
from jobs.views.no_bank import mail_lines
from jobs.views.not_billed import not_billed_lines
from jobs.views.since_copy import since_copy_lines
from jobs.views.status import MonthStatus


def overdue_lines(status: MonthStatus, language: str) -> Iterator[str]:
    """Yield what to ask each bank that should have answered; nothing where other things are."""
    asked = (*status.unproven, *status.named_otherwise)
    for record in status.overdue:
        if record not in asked:
            facts = {"bank": record.bank, "file": record.file_id, "sent": _sent_on(record)}
            yield label("not_answered", language, **facts)


def awaited_lines(status: MonthStatus, language: str) -> Iterator[str]:
    """Yield until when each bank has time to answer a file; nothing where a person asks it."""
    asked = (*status.unproven, *status.named_otherwise)
    for record, day in status.awaited:
        if record not in asked:
            facts = {"bank": record.bank, "file": record.file_id, "day": day}
            facts["sent"] = _sent_on(record)
            yield label("answer_awaited", language, **facts)


def _sent_on(record: FileRecord) -> dt.date:
    """Return the day on which a file was sent: from it on its bank has time to answer."""
    return dt.datetime.fromisoformat(record.sent_at).date()


def waiting_lines(status: MonthStatus, language: str) -> Iterator[str]:
    """Yield a line for each kind of thing that waits, with the command that shows it."""
    counts = {
        "held_flats": len(status.held),
        "refused_invoices": len(status.refused),
        "unanswered_files": len(status.overdue),
        "unsettled_rows": status.unsettled_count,
        "unapplied_messages": len(status.open_answers),
    }
    for kind, count in counts.items():
        if count:
            yield label(f"check.{kind}", language, count=count, period=status.period)
    yield from since_copy_lines(status.since_copy, language)
    yield from late_lines(status, language)
    for name in status.unconfigured_banks:
        yield label("bank_unconfigured", language, bank=name)
    yield from not_billed_lines(status.not_billed, language)
    yield from mail_lines(status.without_bank, status.period, language)
