"""Reminders after a copy of the database was put back."""

from einvoice.store import reminders
from jobs.context import Context
from jobs.reminding.due import due_now


def pass_over_due(context: Context) -> int:
    """Let nothing go that may have gone since the copy was made; return how many reminders.

    What the copy lacks nobody knows: the reminders of today count as mailed, which costs a reminder
    and mails none twice.
    """
    now_s = context.clock.seconds()
    with context.store.writing() as tx:
        due = list(due_now(context, tx))
        for waiting in due:
            reminders.pass_over(tx, waiting.reminder, now_s)
        reminders.pass_over_open(tx, now_s)
    return len(due)
