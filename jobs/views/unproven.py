"""Files of a month whose bank may have other contents than ours: a person asks the bank."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace

from einvoice.core.banking_days import add_banking_days
from einvoice.core.deliveries import FOUND_SINCE_COPY, SEEN_SENT, FileState
from einvoice.core.invoices import InvoiceState
from einvoice.store import answers, files
from einvoice.store.answers import AnswerRecord
from einvoice.store.file_contents import InvoiceSums, accepted_in
from einvoice.store.files import FileRecord
from einvoice.store.months import StateCount
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context

_ANSWERED = (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)


def is_counted(record: FileRecord) -> bool:
    """Return whether a bank's answer about a file was counted."""
    return record.state in _ANSWERED


def overdue_files(context: Context, records: Sequence[FileRecord]) -> tuple[FileRecord, ...]:
    """Return the files that their bank should have answered by now."""
    return tuple(record for record in records if _is_overdue(context, record))


def awaited_answers(
    context: Context, records: Sequence[FileRecord]
) -> tuple[tuple[FileRecord, dt.date], ...]:
    """Return the files that their bank may still answer, each with the last day for it.

    Not those that `restore` took over: their answers may be lost, and are asked for.
    """
    asked = without_answer_since_copy(records)
    days = ((row, _last_day(context, row)) for row in records if row not in asked)
    return tuple((record, day) for record, day in days if day and context.today <= day)


def still_awaited(
    context: Context, file_ids: Collection[str]
) -> tuple[tuple[FileRecord, dt.date], ...]:
    """Return those of some files that their bank still has time to answer, with the last day."""
    with context.store.reading() as tx:
        records = files.records_of(tx, list(file_ids))
    return awaited_answers(context, records)


def without_answer_since_copy(records: Sequence[FileRecord]) -> tuple[FileRecord, ...]:
    """Return the files that `restore` took over from outside: their answers may be lost."""
    return tuple(
        record
        for record in records
        if record.state is FileState.SENT and record.evidence in {SEEN_SENT, FOUND_SINCE_COPY}
    )


def _is_overdue(context: Context, record: FileRecord) -> bool:
    day = _last_day(context, record)
    return day is not None and context.today > day


def _last_day(context: Context, record: FileRecord) -> dt.date | None:
    """Return the day until which a bank has time to answer a file; None where none is awaited."""
    if record.state is not FileState.SENT or record.kind not in files.ANSWERED:
        return None
    if record.bank not in context.adapters:
        return None
    sent_on = dt.datetime.fromisoformat(record.sent_at).date()
    days = context.adapters[record.bank].profile.answer_days
    return add_banking_days(sent_on, days, context.closed)


def unproven_files(
    records: Sequence[FileRecord],
    overdue: Collection[FileRecord],
    open_answers: Sequence[AnswerRecord],
) -> tuple[FileRecord, ...]:
    """Return the files with open answers that do not say whose contents they are about.

    Where this ledger sent a file twice, its bank has it, and the first answer is awaited until it
    is overdue. A file whose answer was counted is among them when the bank says only later that it
    received it before.
    """
    waiting = answers.in_doubt(open_answers)
    return tuple(
        record
        for record in records
        if (record in overdue or waiting.get(record.file_id, set()) - {answers.ALREADY_RECEIVED})
        and record.file_id in waiting
        and (
            record.state not in _ANSWERED or answers.BEFORE_US in waiting.get(record.file_id, set())
        )
    )


def unproven_of(
    context: Context, records: Sequence[FileRecord], open_answers: Sequence[AnswerRecord]
) -> tuple[FileRecord, ...]:
    """Return such files of a month, today."""
    return unproven_files(records, overdue_files(context, records), open_answers)


def as_awaited(
    tx: ReadTransaction, rows: Sequence[StateCount], unproven: Sequence[FileRecord]
) -> list[StateCount]:
    """Return a month's counts with the invoices in such files awaited, not accepted.

    The answer that was counted may be about other contents; the ledger keeps it until the bank's
    word takes it back.
    """
    known = {(row.bank, row.state): row for row in rows}
    for record in filter(is_counted, unproven):
        sums = accepted_in(tx, record.file_id)
        for state, times in ((InvoiceState.ACCEPTED, -1), (InvoiceState.SENT, 1)):
            nothing = StateCount(state, record.bank, 0, 0, 0)
            key = record.bank, state
            known[key] = _plus(known.get(key, nothing), sums, times)
    return [known[key] for key in sorted(known) if known[key].invoices]


def _plus(row: StateCount, sums: InvoiceSums, times: int) -> StateCount:
    return replace(
        row,
        invoices=row.invoices + times * sums.invoices,
        total_cents=row.total_cents + times * sums.total_cents,
        to_pay_cents=row.to_pay_cents + times * sums.to_pay_cents,
    )
