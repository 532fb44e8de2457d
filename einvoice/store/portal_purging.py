"""Rows of the portal whose time is over: attempts, links, sessions, codes and ended accounts."""

import datetime as dt

from sqlalchemy import Table, delete, select
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.period import Period
from einvoice.core.residents import PAST_DAYS
from einvoice.store.portal_tables import (
    attempts,
    codes,
    sessions,
    staff_journal,
    submitted_readings,
    tokens,
    user_flats,
    users,
)
from einvoice.store.transactions import WriteTransaction

_DAY_SECONDS = 24 * 3600
_KEPT_DAYS = 30
"""How long an ended account, a session and a code are kept after their end."""


def forget_over(tx: WriteTransaction, now: dt.datetime) -> dict[str, int]:
    """Delete what is kept for days only; count it by table. ``now`` is UTC.

    Attempts and links go after a day, sessions, codes and ended accounts after 30 days, ended
    rights 30 days after their holder last saw anything.
    """
    seconds, day = int(now.timestamp()), now.date()
    last = day - dt.timedelta(days=_KEPT_DAYS)
    long_ago = seconds - 2 * _KEPT_DAYS * _DAY_SECONDS
    ended = users.c.ended_at < f"{last.isoformat()}T"
    gone = select(users.c.user_id).where(ended)
    rights = user_flats.c.valid_to < last - dt.timedelta(days=PAST_DAYS)
    return {
        "attempts": _deleted(tx, attempts, attempts.c.at_s < seconds - _DAY_SECONDS),
        "tokens": _deleted(tx, tokens, tokens.c.expires_s < seconds - _DAY_SECONDS),
        "sessions": _deleted(tx, sessions, sessions.c.seen_s < long_ago),
        "codes": _deleted(tx, codes, codes.c.expires_on < last),
        "user_flats": _deleted(tx, user_flats, rights | user_flats.c.user_id.in_(gone)),
        "users": _deleted(tx, users, ended),
    }


def forget_years(tx: WriteTransaction, before: dt.date) -> dict[str, int]:
    """Delete what goes with its month: what residents sent, and what staff did; count it."""
    old = submitted_readings.c.period < Period.of(before)
    return {
        "submitted_readings": _deleted(tx, submitted_readings, old),
        "staff_journal": _deleted(tx, staff_journal, staff_journal.c.at < before.isoformat()),
    }


def end_secrets(tx: WriteTransaction) -> None:
    """Delete all sessions and links: of a copy that was put back nobody knows which had ended."""
    for table in (sessions, tokens):
        tx.execute(delete(table))


def _deleted(tx: WriteTransaction, table: Table, which: ColumnElement[bool]) -> int:
    return tx.execute(delete(table).where(which)).rowcount
