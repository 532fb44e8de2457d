"""Files of a month whose bank may have other contents than ours: a person asks the bank."""

from collections.abc import Collection, Sequence

from einvoice.core.deliveries import FileState
from einvoice.store import answers
from einvoice.store.answers import AnswerRecord
from einvoice.store.files import FileRecord

_ANSWERED = (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)


def is_counted(record: FileRecord) -> bool:
    """Return whether a bank's answer about a file was counted."""
    return record.state in _ANSWERED


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
