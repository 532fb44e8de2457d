"""The files that wait for a bank which a run could not reach, and where their bytes are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.exit_codes import ExitCode
from einvoice.store.months import TO_SEND
from jobs.context import Context
from jobs.problems import Problem
from jobs.views.status import MonthStatus


@dataclass(frozen=True, slots=True)
class NotReached:
    """A file that waits for a bank which the last run could not reach, and where its bytes are."""

    bank: str
    file_id: str
    sha256: str
    path: Path


def not_reached(
    context: Context, status: MonthStatus, problems: Sequence[Problem]
) -> tuple[NotReached, ...]:
    """Return the files that a run could not bring to their banks because nobody answered there."""
    archive = context.store.archive
    where = {one.where for one in problems if one.code is ExitCode.BANK_UNREACHABLE}
    found = []
    for record in (one for bank in status.banks for one in bank.files):
        if record.state in TO_SEND and where & {record.bank, record.file_id}:
            outbox = archive.outbox_path(record.bank, record.name)
            kept = archive.path(record.period, record.bank, "outbound", record.name)
            path = outbox if outbox.exists() else kept
            found.append(NotReached(record.bank, record.file_id, record.sha256, path))
    return tuple(found)
