"""The reminder of an answer: kept with the answer itself, mailed by whoever sends reminders."""

from einvoice.core.account_keys import AccountKey
from einvoice.core.reminders import ReminderKind
from einvoice.store.reminders import Reminder, intend
from einvoice.store.transactions import WriteTransaction


def remind_answered(
    tx: WriteTransaction, at_s: int, user_id: str, key: AccountKey, answer_id: str
) -> None:
    """Keep that a user is to be told of an answer, in the transaction that keeps the answer.

    Args:
        tx: the answer's transaction.
        at_s: now, in seconds since 1970.
        user_id: who asked.
        key: the flat, and the time, of the right with which they asked.
        answer_id: the answer's id, at most 40 characters; another answer has another.
    """
    intend(tx, Reminder(user_id, key, ReminderKind.ANSWERED, answer_id), at_s)
