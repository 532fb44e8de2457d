"""The portal's rows about a person for an extract: rights, sessions, messages, reminders.

Of files the extract has their type and size: the files themselves are in the portal.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row, Table, select
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.meters import PlaceKind
from einvoice.core.residents import Right
from einvoice.store.document_tables import document_seen, house_documents
from einvoice.store.input_tables import flats, meters_table
from einvoice.store.message_tables import attachments, photos, posts, threads
from einvoice.store.portal_tables import codes, passkeys, sessions, user_flats, users
from einvoice.store.provider_tables import provider_links
from einvoice.store.push_tables import push_subscriptions
from einvoice.store.reminder_tables import reminder_wishes, reminders
from einvoice.store.transactions import ReadTransaction

_SECRET = {
    "auth",
    "endpoint",
    "hash",
    "mark",
    "p256dh",
    "password_hash",
    "public_key",
    "session_hash",
}
"""A hash of what opens something is nobody's to read."""
_OF_ACCOUNTS = (
    photos,
    reminders,
    reminder_wishes,
    document_seen,
    push_subscriptions,
    provider_links,
)
_LEFT_OUT = {"staff_id", "author_id", "key", "content"}
"""Of messages: who of the staff answered, a form's key, and the bytes of files."""


def portal_for(
    tx: ReadTransaction,
    flat_ids: Sequence[str],
    is_theirs: Callable[[Row[Any]], bool],
    today: dt.date,
    user_id: str = "",
) -> dict[str, list[dict[str, Any]]]:
    """Return a person's rows of the portal, by table.

    Of others whom the person invited, and of whoever registered the flat wrongly until that was
    ended, it has the right alone: their address is theirs.

    Args:
        tx: the transaction.
        flat_ids: the flats the person was a customer of.
        is_theirs: whether a right or a code is of the person's time.
        today: accounts are those of the owners whose right is in force on it; what is of other
            flats of such an account is left out.
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
    owners = [row.user_id for row in rights if row.right is Right.OWNER and _in_force(row, today)]
    own = [user_id] if user_id else owners
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
        **_of_accounts(tx, own, None if user_id else flat_ids),
    }


def _in_force(row: Row[Any], today: dt.date) -> bool:
    return row.valid_from <= today and (row.valid_to is None or row.valid_to >= today)


def _of_accounts(
    tx: ReadTransaction, user_ids: Sequence[str], flat_ids: Sequence[str] | None
) -> dict[str, list[dict[str, Any]]]:
    """Return what accounts sent, were reminded of, wish and have seen; only of flats, if given."""
    of_flats = {} if flat_ids is None else _of_flats(flat_ids)
    records: dict[str, list[dict[str, Any]]] = {}
    for table in _OF_ACCOUNTS:
        columns = [column for column in table.c if column.name != "content"]
        query = select(*columns).where(table.c.user_id.in_(user_ids))
        if table in of_flats:
            query = query.where(of_flats[table])
        rows = tx.execute(query.order_by(*table.primary_key.columns))
        records[table.name] = [_record(row) for row in rows]
    return records


def _of_flats(flat_ids: Sequence[str]) -> dict[Table, ColumnElement[bool]]:
    """Return the conditions that rows are of some flats: of their meters, or of their houses."""
    at_flats = (meters_table.c.place_kind == PlaceKind.FLAT) & meters_table.c.place_id.in_(flat_ids)
    meters = select(meters_table.c.meter_id).where(at_flats)
    houses = select(flats.c.building_id).where(flats.c.flat_id.in_(flat_ids))
    of_houses = house_documents.c.building_id.in_(houses)
    documents = select(house_documents.c.document_id).where(of_houses)
    return {
        photos: photos.c.meter_id.in_(meters),
        reminders: reminders.c.flat_id.in_(flat_ids),
        document_seen: document_seen.c.document_id.in_(documents),
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


def _record(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    values = row._mapping.items()  # noqa: SLF001 - its public name
    hidden = _SECRET | _LEFT_OUT
    return {name: _plain(value) for name, value in values if name not in hidden}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, int) else str(value)
