"""Reminders by e-mail as they were begun: each at most once, whoever tries and whenever killed.

A reminder is claimed by a transaction that counts its tries; only who claimed it last may move it
on, so that two processes never send the same.
"""

from dataclasses import dataclass

from sqlalchemy import delete, exists, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.account_keys import AccountKey
from einvoice.core.direct_deliveries import Channel
from einvoice.core.reminders import ReminderKind, ReminderState, WishKind
from einvoice.store.reminder_tables import reminder_wishes, reminders
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of a user, by what makes it the only one."""

    user_id: str
    key: AccountKey
    kind: ReminderKind
    period: str


def may_go(now_s: int) -> ColumnElement[bool]:
    """Return the condition that a row joined from outside is missing, or its time has come again.

    ``now_s`` is in seconds since 1970.
    """
    return or_(reminders.c.user_id.is_(None), reminders.c.again_s <= now_s)


def claim(tx: WriteTransaction, reminder: Reminder, now_s: int, lease_s: int) -> int:
    """Keep that a reminder is tried now, and return which try it is; 0 where it may not be tried.

    Nobody else tries it for ``lease_s`` seconds.
    """
    columns = reminders.c
    query = select(columns.tries, columns.again_s).where(*_own(reminder))
    row = tx.execute(query).first()
    if row is None:
        _add(tx, reminder, ReminderState.INTENDED, now_s, tries=1, again_s=now_s + lease_s)
        return 1
    if row.again_s is None or row.again_s > now_s:
        return 0
    values = {
        "state": ReminderState.INTENDED,
        "tries": row.tries + 1,
        "at_s": now_s,
        "again_s": now_s + lease_s,
    }
    tx.execute(update(reminders).where(*_own(reminder)).values(values))
    return int(row.tries) + 1


def move_on(  # noqa: PLR0913 - the columns of a row
    tx: WriteTransaction,
    reminder: Reminder,
    tries: int,
    state: ReminderState,
    *,
    at_s: int,
    code: int = 0,
    again_s: int | None = None,
) -> bool:
    """Keep what became of a try; False where somebody else has claimed the reminder since."""
    mine = (*_own(reminder), reminders.c.tries == tries)
    values = {"state": state, "code": code, "at_s": at_s, "again_s": again_s}
    return tx.execute(update(reminders).where(*mine).values(values)).rowcount == 1


def put_off(tx: WriteTransaction, reminder: Reminder, tries: int, again_s: int) -> None:
    """Let a try not count: no server was there to refuse it."""
    mine = (*_own(reminder), reminders.c.tries == tries)
    tx.execute(update(reminders).where(*mine).values(tries=tries - 1, again_s=again_s))


def let_rest(tx: WriteTransaction, reminder: Reminder, now_s: int, again_s: int) -> None:
    """Let a reminder that was not tried, or may be tried again, not be looked at for a time.

    Claimed by somebody else since, it stays as it is.
    """
    columns = reminders.c
    if not tx.scalar(select(exists().where(*_own(reminder)))):
        _add(tx, reminder, ReminderState.INTENDED, now_s, tries=0, again_s=again_s)
        return
    mine = (*_own(reminder), columns.again_s <= now_s)
    tx.execute(update(reminders).where(*mine).values(again_s=again_s))


def intend(tx: WriteTransaction, reminder: Reminder, now_s: int) -> None:
    """Keep that a reminder is to go out; begun before, it stays as it is."""
    if not tx.scalar(select(exists().where(*_own(reminder)))):
        _add(tx, reminder, ReminderState.INTENDED, now_s, tries=0, again_s=now_s)


def pass_over(tx: WriteTransaction, reminder: Reminder, now_s: int) -> None:
    """Keep of a reminder that was not begun that nobody knows whether it went out."""
    if not tx.scalar(select(exists().where(*_own(reminder)))):
        _add(tx, reminder, ReminderState.UNKNOWN, now_s, tries=0, again_s=None)


def pass_over_open(tx: WriteTransaction, now_s: int) -> None:
    """Let no reminder go any more that was begun."""
    unknown = {"state": ReminderState.UNKNOWN, "at_s": now_s, "again_s": None}
    tx.execute(update(reminders).where(reminders.c.again_s.is_not(None)).values(unknown))


def _add(  # noqa: PLR0913 - the columns of a row
    tx: WriteTransaction,
    reminder: Reminder,
    state: ReminderState,
    now_s: int,
    *,
    tries: int,
    again_s: int | None,
) -> None:
    tx.execute(
        insert(reminders).values(
            user_id=reminder.user_id,
            flat_id=reminder.key.flat_id,
            kind=reminder.kind,
            period=reminder.period,
            channel=Channel.EMAIL,
            customer_from=reminder.key.since,
            state=state,
            tries=tries,
            code=0,
            at_s=now_s,
            again_s=again_s,
        )
    )


def _own(reminder: Reminder) -> tuple[ColumnElement[bool], ...]:
    columns = reminders.c
    return (
        columns.user_id == reminder.user_id,
        columns.flat_id == reminder.key.flat_id,
        columns.kind == reminder.kind,
        columns.period == reminder.period,
        columns.channel == Channel.EMAIL,
    )


def wishes_of(tx: ReadTransaction, user_id: str) -> dict[WishKind, bool]:
    """Return what a user said, by kind; what nothing was said of is missing."""
    columns = reminder_wishes.c
    query = select(columns.kind, columns.wanted).where(columns.user_id == user_id)
    return {row.kind: row.wanted for row in tx.execute(query)}


def set_wishes(tx: WriteTransaction, user_id: str, wishes: dict[WishKind, bool]) -> None:
    """Keep what a user says of every kind."""
    tx.execute(delete(reminder_wishes).where(reminder_wishes.c.user_id == user_id))
    rows = [{"user_id": user_id, "kind": kind, "wanted": said} for kind, said in wishes.items()]
    tx.execute(insert(reminder_wishes), rows)
