"""The portal's rows about a person for an extract: rights, sessions, messages, reminders.

Of files the extract has their type and size: the files themselves are in the portal.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row, select

from einvoice.core.residents import Right
from einvoice.store.document_tables import document_seen
from einvoice.store.message_tables import attachments, photos, posts, threads
from einvoice.store.portal_tables import codes, passkeys, sessions, user_flats, users
from einvoice.store.reminder_tables import reminder_wishes, reminders
from einvoice.store.transactions import ReadTransaction

_SECRET = {"hash", "password_hash", "public_key"}
"""A hash of what opens something is nobody's to read."""
_LEFT_OUT = {"staff_id", "author_id", "key", "content"}
"""Of messages: who of the staff answered, a form's key, and the bytes of files."""


def portal_for(
    tx: ReadTransaction,
    flat_ids: Sequence[str],
    is_theirs: Callable[[Row[Any]], bool],
    user_id: str = "",
) -> dict[str, list[dict[str, Any]]]:
    """Return a person's rows of the portal, by table.

    Of others whom the person invited it has the right alone: their address is theirs.

    Args:
        tx: the transaction.
        flat_ids: the flats the person was a customer of.
        is_theirs: whether a right or a code is of the person's time.
        user_id: the user who asks: of accounts it has the own alone, also rights given by others.
    """
    query = select(user_flats).where(
        user_flats.c.flat_id.in_(flat_ids) | (user_flats.c.user_id == user_id)
    )
    rights = [
        row
        for row in tx.execute(query)
        if row.user_id == user_id or (row.flat_id in flat_ids and is_theirs(row))
    ]
    own = [user_id] if user_id else [row.user_id for row in rights if row.right is Right.OWNER]
    letters = tx.execute(select(codes).where(codes.c.flat_id.in_(flat_ids)))
    people = tx.execute(select(users).where(users.c.user_id.in_(own)))
    of_person = sessions.c.person_id.in_(own)
    visits = tx.execute(select(sessions).where(of_person).order_by(sessions.c.made_s))
    keys = tx.execute(select(passkeys).where(passkeys.c.user_id.in_(own)))
    return {
        "passkeys": [_record(row) for row in keys],
        "codes": [_record(row) for row in letters if is_theirs(row)],
        "user_flats": [_record(row) for row in rights],
        "users": [_record(row) for row in people],
        "sessions": [_record(row) for row in visits],
        **_written(tx, flat_ids, is_theirs, user_id),
        "photos": _photos(tx, own),
        **_of_accounts(tx, own),
    }


def _of_accounts(tx: ReadTransaction, user_ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Return what accounts were reminded of and wish, and which documents they have seen."""
    return {
        table.name: [
            _record(row) for row in tx.execute(select(table).where(table.c.user_id.in_(user_ids)))
        ]
        for table in (reminders, reminder_wishes, document_seen)
    }


def _written(
    tx: ReadTransaction,
    flat_ids: Sequence[str],
    is_theirs: Callable[[Row[Any]], bool],
    user_id: str,
) -> dict[str, list[dict[str, Any]]]:
    """Return the threads that the person opened as the flat's customer, with all their posts.

    Of a user who asks those that this user opened, wherever: nobody reads another owner's.
    """
    of_flats = threads.c.flat_id.in_(flat_ids) & threads.c.by_customer
    query = select(threads).where(threads.c.user_id == user_id if user_id else of_flats)
    rows = tx.execute(query.order_by(threads.c.opened_at))
    opened = [row for row in rows if user_id or is_theirs(row)]
    ids = [row.thread_id for row in opened]
    said = select(posts).where(posts.c.thread_id.in_(ids))
    columns = [column for column in attachments.c if column.name != "content"]
    files = select(*columns).where(attachments.c.thread_id.in_(ids))
    said = said.order_by(posts.c.thread_id, posts.c.number)
    return {
        "threads": [_record(row) for row in opened],
        "posts": [_record(row) for row in tx.execute(said)],
        "attachments": [_record(row) for row in tx.execute(files)],
    }


def _photos(tx: ReadTransaction, user_ids: Sequence[str]) -> list[dict[str, Any]]:
    columns = [column for column in photos.c if column.name != "content"]
    query = select(*columns).where(photos.c.user_id.in_(user_ids))
    return [_record(row) for row in tx.execute(query.order_by(photos.c.received_at))]


def _record(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    values = row._mapping.items()  # noqa: SLF001 - its public name
    hidden = _SECRET | _LEFT_OUT
    return {name: _plain(value) for name, value in values if name not in hidden}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, int) else str(value)
