"""Refusals as a duplicate: a bank takes the same account, number and sum once in some days."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from bank_adapters.messages.fail_codes import DUPLICATE
from einvoice.texts.screens import label
from jobs.duplicate_days import again_from
from jobs.views.status import MonthStatus


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Refused documents of a bank that it takes for duplicates, until ``day``.

    ``said``: the bank told a person that it does not have them.
    """

    bank: str
    first_number: str
    count: int
    day: dt.date
    said: bool = False


def duplicates_late(status: MonthStatus) -> Iterator[Duplicates]:
    """Yield those that their bank takes again only after the month's deadline."""
    last = status.times.deadline.date()
    return (refused for refused in duplicates(status) if refused.day > last)


def waits_for_a_day(status: MonthStatus) -> bool:
    """Return whether an invoice is not at its bank, by its word after a 106."""
    return any(
        row.fail_code == DUPLICATE and row.said is False and not row.credit_note
        for row in status.refused
    )


def late_lines(status: MonthStatus, language: str) -> Iterator[str]:
    """Yield for each bank what to do where the day is too late."""
    for refused in duplicates_late(status):
        facts = {"bank": refused.bank, "day": refused.day, "invoice": refused.first_number}
        deadline = f"{status.times.deadline:%Y-%m-%d %H:%M}"
        key = "duplicates_said_late" if refused.said else "duplicates_late"
        yield label(key, language, **facts, deadline=deadline, period=status.period)


def duplicates(status: MonthStatus) -> Iterator[Duplicates]:
    """Yield what each bank refused as duplicates, also of what it recalled or withdrew before.

    What it told a person that it does not have is apart.
    """
    sent = {record.file_id: record.sent_at for bank in status.banks for record in bank.files}
    refused = [row for row in status.refused if row.fail_code == DUPLICATE]
    for bank, said in dict.fromkeys((row.bank, row.said is False) for row in refused):
        rows = [row for row in refused if (row.bank, row.said is False) == (bank, said)]
        if moments := [sent[row.file_id] for row in rows if sent.get(row.file_id)]:
            day = max(map(again_from, moments))
            yield Duplicates(bank, rows[0].invoice_number, len(rows), day, said)
