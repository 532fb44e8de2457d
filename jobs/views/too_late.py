"""Counts the issued invoices that no run can send any more: their bank refuses their due date."""

from collections.abc import Sequence

from einvoice.core.deliveries import FileState
from einvoice.core.period import Period
from einvoice.store import to_render
from einvoice.store.files import FileKind, FileRecord
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.times import takes_due_date


def invoices_too_late(
    context: Context, tx: ReadTransaction, period: Period, records: Sequence[FileRecord]
) -> int:
    """Return how many invoices of a month are in no file, or in an unsent one, and too late.

    Args:
        context: of the command.
        tx: what is read.
        period: the month.
        records: its files.
    """
    waiting = sum(
        group.count
        for bank in context.adapters
        for group in to_render.waiting_groups(tx, period, bank)
        if not takes_due_date(context, bank, group.due_date)
    )
    return waiting + sum(record.invoices for record in records if is_missed(context, record))


def is_missed(context: Context, record: FileRecord) -> bool:
    """Return whether the last sending day of an unsent file has passed, or that day's cut-off."""
    if record.kind != FileKind.INVOICES or record.state is not FileState.READY:
        return False
    if record.bank not in context.adapters:
        return False
    now, cut_off = context.clock.now(), context.adapters[record.bank].profile.cut_off
    return (now.date(), now.time()) > (record.latest_sending_day, cut_off)
