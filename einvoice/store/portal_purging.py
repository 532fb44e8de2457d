"""Rows of the portal whose time is over: attempts, links, sessions, codes and ended accounts.

Photos of meters go after 13 months, what visitors asked for after 90 days, messages with the
years, reminders after 400 days.
"""

import datetime as dt

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.messages import PHOTO_MONTHS, REQUEST_DAYS
from einvoice.core.period import Period
from einvoice.core.residents import PAST_DAYS
from einvoice.core.staff_decisions import DecisionState
from einvoice.store.document_tables import document_seen, house_documents
from einvoice.store.message_tables import attachments, photos, posts, threads
from einvoice.store.portal_tables import (
    api_tokens,
    attempts,
    codes,
    passkeys,
    sessions,
    staff,
    staff_decisions,
    staff_journal,
    submitted_readings,
    tokens,
    totp,
    user_flats,
    users,
)
from einvoice.store.provider_tables import provider_links
from einvoice.store.push_subscriptions import forget_without_session
from einvoice.store.push_tables import push_subscriptions
from einvoice.store.reminder_tables import reminder_wishes, reminders
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_DAY_SECONDS = 24 * 3600
_KEPT_DAYS = 30
"""How long an ended account, a session and a code are kept after their end."""
_REMINDED_DAYS = 400
"""How long it is kept of what somebody was reminded: longer than anything is worth a reminder."""


def forget_over(tx: WriteTransaction, now: dt.datetime) -> dict[str, int]:
    """Delete what is kept for days only; count it by table. ``now`` is UTC.

    Attempts and links go after a day, sessions, codes and ended accounts after 30 days, ended
    rights 30 days after their holder last saw anything; photos of meters after 13 months, and a
    visitor's request for a code after 90 days, reminders after 400 days.
    """
    seconds, day = int(now.timestamp()), now.date()
    last = day - dt.timedelta(days=_KEPT_DAYS)
    long_ago = seconds - 2 * _KEPT_DAYS * _DAY_SECONDS
    ended = users.c.ended_at < f"{last.isoformat()}T"
    gone = select(users.c.user_id).where(ended)
    asked = (day - dt.timedelta(days=REQUEST_DAYS)).isoformat()
    rights = user_flats.c.valid_to < last - dt.timedelta(days=PAST_DAYS)
    reminded = reminders.c.at_s < seconds - _REMINDED_DAYS * _DAY_SECONDS
    return {
        "reminders": _deleted(tx, reminders, reminded | reminders.c.user_id.in_(gone)),
        "reminder_wishes": _deleted(tx, reminder_wishes, reminder_wishes.c.user_id.in_(gone)),
        "document_seen": _deleted(tx, document_seen, document_seen.c.user_id.in_(gone)),
        "attempts": _deleted(tx, attempts, attempts.c.at_s < seconds - _DAY_SECONDS),
        "tokens": _deleted(tx, tokens, tokens.c.expires_s < seconds - _DAY_SECONDS),
        "api_tokens": _deleted(tx, api_tokens, api_tokens.c.expires_s < seconds - _DAY_SECONDS),
        "sessions": _deleted(tx, sessions, sessions.c.seen_s < long_ago),
        "push_subscriptions": forget_without_session(tx),
        "codes": _deleted(tx, codes, codes.c.expires_on < last),
        "passkeys": _deleted(tx, passkeys, passkeys.c.user_id.in_(gone)),
        "provider_links": _deleted(tx, provider_links, provider_links.c.user_id.in_(gone)),
        "user_flats": _deleted(tx, user_flats, rights | user_flats.c.user_id.in_(gone)),
        "users": _deleted(tx, users, ended),
        "photos": _forget_photos(tx, day),
        **_forget_threads(tx, (threads.c.user_id == "") & (threads.c.changed_at < asked)),
    }


def forget_years(tx: WriteTransaction, before: dt.date) -> dict[str, int]:
    """Delete what goes with its month: what residents sent, and what staff did; count it."""
    old = submitted_readings.c.period < Period.of(before)
    of_old = select(house_documents.c.document_id).where(house_documents.c.date < before)
    return {
        "document_seen": _deleted(tx, document_seen, document_seen.c.document_id.in_(of_old)),
        "submitted_readings": _deleted(tx, submitted_readings, old),
        "house_documents": _deleted(tx, house_documents, house_documents.c.date < before),
        "staff_decisions": _deleted(
            tx, staff_decisions, staff_decisions.c.decided_at < before.isoformat()
        ),
        "staff_journal": _deleted(tx, staff_journal, staff_journal.c.at < before.isoformat()),
        **_forget_threads(tx, threads.c.changed_at < before.isoformat()),
    }


def end_secrets(tx: WriteTransaction) -> None:
    """Delete all sessions and links: of a copy that was put back nobody knows which had ended."""
    for table in (sessions, tokens, api_tokens, push_subscriptions):
        tx.execute(delete(table))


def end_codes(tx: WriteTransaction, today: dt.date) -> int:
    """End all open codes and return how many: one may have been used since a copy was made."""
    still_open = (codes.c.expires_on >= today) & codes.c.used_by.is_(None)
    over = update(codes).where(still_open).values(expires_on=today - dt.timedelta(days=1))
    return tx.execute(over).rowcount


def end_staff_passwords(tx: WriteTransaction) -> int:
    """Take the passwords of staff, with their second steps, and return of how many accounts.

    An account may have ended since a copy was made, or a password been changed for a reason.
    """
    tx.execute(delete(totp))
    signs_in = staff.c.ended_at.is_(None) & (staff.c.password_hash != "")
    return tx.execute(update(staff).where(signs_in).values(password_hash="")).rowcount


def withdraw_decisions(tx: WriteTransaction, at: str) -> int:
    """Withdraw what waits to be carried out and return how much: it may have been since a copy.

    What it was about waits as before, so that a manager decides anew.
    """
    columns = staff_decisions.c
    waiting = update(staff_decisions).where(columns.state == DecisionState.WAITING)
    ended = {"state": DecisionState.WITHDRAWN, "reason": "", "ended_at": at}
    return tx.execute(waiting.values(ended)).rowcount


def open_accounts(tx: ReadTransaction) -> int:
    """Return how many residents have an account."""
    is_open = users.c.ended_at.is_(None)
    return tx.scalar(select(func.count()).select_from(users).where(is_open)) or 0


def _forget_photos(tx: WriteTransaction, today: dt.date) -> int:
    """Delete old photos, and their names in readings."""
    period = Period.of(today)
    for _ in range(PHOTO_MONTHS):
        period = period.previous
    old = photos.c.received_at < period.first_day.isoformat()
    named = submitted_readings.c.photo_id.in_(select(photos.c.photo_id).where(old))
    tx.execute(update(submitted_readings).where(named).values(photo_id=None))
    return _deleted(tx, photos, old)


def _forget_threads(tx: WriteTransaction, which: ColumnElement[bool]) -> dict[str, int]:
    """Delete threads with their posts and files."""
    gone = select(threads.c.thread_id).where(which)
    return {
        "attachments": _deleted(tx, attachments, attachments.c.thread_id.in_(gone)),
        "posts": _deleted(tx, posts, posts.c.thread_id.in_(gone)),
        "threads": _deleted(tx, threads, which),
    }


def _deleted(tx: WriteTransaction, table: Table, which: ColumnElement[bool]) -> int:
    return tx.execute(delete(table).where(which)).rowcount
