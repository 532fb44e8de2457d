"""Phones that take messages of the portal, by their users; each as long as its session."""

from dataclasses import dataclass, field

from sqlalchemy import delete, exists, insert, not_, select, update
from sqlalchemy.sql.elements import ColumnElement

from einvoice.store.portal_tables import sessions
from einvoice.store.push_tables import push_subscriptions
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class PushSubscription:
    """A browser that takes messages: its address and keys (base64url), and whose it is.

    ``agent`` is the family of the browser, ``made_at`` UTC.
    """

    subscription_id: str
    user_id: str
    session_hash: str
    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)
    agent: str
    made_at: str
    mail_too: bool = False


def keep_subscription(tx: WriteTransaction, subscription: PushSubscription) -> bool:
    """Keep a subscription in place of an earlier of the same browser; return whether it is new."""
    was_there = end_subscription(tx, subscription.subscription_id)
    values = {name: getattr(subscription, name) for name in PushSubscription.__slots__}
    tx.execute(insert(push_subscriptions).values(values))
    return not was_there


def subscriptions_of(tx: ReadTransaction, user_id: str, since_s: int) -> list[PushSubscription]:
    """Return the phones of a user whose sessions go on, the latest first.

    A session that was made or last seen before ``since_s`` (seconds since 1970) is over.
    """
    columns = push_subscriptions.c
    query = (
        select(*(columns[name] for name in PushSubscription.__slots__))
        .where(columns.user_id == user_id, _has_session(since_s))
        .order_by(columns.made_at.desc(), columns.subscription_id)
    )
    return [PushSubscription(*row) for row in tx.execute(query)]


def end_subscription(tx: WriteTransaction, subscription_id: str, user_id: str = "") -> bool:
    """Delete a subscription, of a user if one is given; return whether it was there."""
    columns = push_subscriptions.c
    which = columns.subscription_id == subscription_id
    if user_id:
        which &= columns.user_id == user_id
    return tx.execute(delete(push_subscriptions).where(which)).rowcount == 1


def move_subscriptions(tx: WriteTransaction, session_hash: str, new_hash: str) -> None:
    """Let the phones of a session belong to the session that follows it."""
    columns = push_subscriptions.c
    moved = update(push_subscriptions).where(columns.session_hash == session_hash)
    tx.execute(moved.values(session_hash=new_hash))


def set_mail_too(tx: WriteTransaction, user_id: str, *, mail_too: bool) -> None:
    """Keep whether a user with phones wishes mails as well."""
    own = update(push_subscriptions).where(push_subscriptions.c.user_id == user_id)
    tx.execute(own.values(mail_too=mail_too))


def forget_without_session(tx: WriteTransaction) -> int:
    """Delete the phones whose session was ended, or is gone; return how many."""
    return tx.execute(delete(push_subscriptions).where(not_(_has_session()))).rowcount


def has_phone(user_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that a user has a phone whose session was not ended."""
    return exists().where(push_subscriptions.c.user_id == user_id, _has_session())


def _has_session(since_s: int = 0) -> ColumnElement[bool]:
    columns = sessions.c
    return exists().where(
        columns.hash == push_subscriptions.c.session_hash,
        columns.person_id == push_subscriptions.c.user_id,
        columns.ended_s.is_(None),
        columns.made_s > since_s,
        columns.seen_s > since_s,
    )
