"""The files that wait for a bank which a run could not reach, and where their bytes are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from einvoice.store.months import TO_SEND
from einvoice.store.seen_files import passed_over, seen_at_banks
from jobs.context import Context
from jobs.problems import Problem
from jobs.values import FileRecord
from jobs.views.other_keys import banks_down
from jobs.views.status import MonthStatus
from jobs.views.too_late import is_missed


@dataclass(frozen=True, slots=True)
class NotReached:
    """A file that waits for a bank which the last run could not reach, and where its bytes are.

    ``other_key`` says that a server answered with a host key that is not pinned; ``too_late`` that
    the bank no longer takes the due date of the file; ``state`` whether its sending began: by hand
    goes only what is `READY`, which alone is proven unsent. Anything else could arrive twice.
    """

    bank: str
    file_id: str
    path: Path
    state: FileState = FileState.READY
    other_key: bool = False
    too_late: bool = False


def not_reached(
    context: Context, status: MonthStatus, problems: Sequence[Problem]
) -> tuple[NotReached, ...]:
    """Return the files that a run could not bring to their banks because nobody answered there."""
    down = [problem for problem in problems if problem.code is ExitCode.BANK_UNREACHABLE]
    where = {problem.where for problem in down}
    other_key = {problem.where for problem in down if problem.cause.code == "host-key-changed"}
    return tuple(
        _file(context, record, shown=bool(other_key & {record.bank, record.file_id}))
        for record in _to_send(context, status)
        if where & {record.bank, record.file_id}
    )


def not_reached_before(context: Context, status: MonthStatus) -> tuple[NotReached, ...]:
    """Return the unsent files of banks that were down when the last run asked them."""
    down = banks_down(context, status)
    return tuple(
        _file(context, record, shown=False)
        for record in _to_send(context, status)
        if record.bank in down and record.state is FileState.READY
    )


def _to_send(context: Context, status: MonthStatus) -> Iterator[FileRecord]:
    """Yield the files that go to a bank; not one of which the bank has a file, ours or another."""
    records = [file for bank in status.banks for file in bank.files if file.state in TO_SEND]
    if not records:
        return
    with context.store.reading() as tx:
        there = seen_at_banks(tx).keys() - passed_over(tx)
    yield from (record for record in records if record.file_id not in there)


def _file(context: Context, record: FileRecord, *, shown: bool) -> NotReached:
    archive = context.store.archive
    outbox = archive.outbox_path(record.bank, record.name)
    kept = archive.path(record.period, record.bank, "outbound", record.name)
    return NotReached(
        record.bank,
        record.file_id,
        outbox if outbox.exists() else kept,
        record.state,
        shown,
        is_missed(context, record),
    )
