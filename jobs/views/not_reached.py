"""The files that wait for a bank which a run could not reach, and where their bytes are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from einvoice.store.months import TO_SEND
from jobs.context import Context
from jobs.problems import Problem
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
    sha256: str
    path: Path
    state: FileState = FileState.READY
    other_key: bool = False
    too_late: bool = False


def not_reached(
    context: Context, status: MonthStatus, problems: Sequence[Problem]
) -> tuple[NotReached, ...]:
    """Return the files that a run could not bring to their banks because nobody answered there."""
    archive = context.store.archive
    down = [problem for problem in problems if problem.code is ExitCode.BANK_UNREACHABLE]
    where = {problem.where for problem in down}
    other_key = {problem.where for problem in down if problem.cause.code == "host-key-changed"}
    files = []
    for record in (file for bank in status.banks for file in bank.files):
        if record.state in TO_SEND and where & {record.bank, record.file_id}:
            shown = bool(other_key & {record.bank, record.file_id})
            late = is_missed(context, record)
            outbox = archive.outbox_path(record.bank, record.name)
            kept = archive.path(record.period, record.bank, "outbound", record.name)
            path = outbox if outbox.exists() else kept
            facts = (record.bank, record.file_id, record.sha256, path, record.state, shown, late)
            files.append(NotReached(*facts))
    return tuple(files)
