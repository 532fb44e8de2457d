"""Users of the portal as staff see them: found by address or flat, with all their rights."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, or_, select

from einvoice.core.account_keys import AccountKey
from einvoice.core.reminders import ReminderState
from einvoice.core.residents import Right
from einvoice.store.portal_tables import codes, user_flats, users
from einvoice.store.push_subscriptions import has_phone
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user; moments are UTC. An ended account has no address.

    ``mail_stopped_at``: since when the address is known to have no mailbox.
    """

    user_id: str
    email: str = field(repr=False)
    created_at: str
    ended_at: str | None
    mail_stopped_at: str | None = None
    has_phone: bool = False

    @property
    def is_unreached(self) -> bool:
        """Whether neither mails nor messages reach the user of an account that goes on."""
        return self.ended_at is None and self.mail_stopped_at is not None and not self.has_phone


@dataclass(frozen=True, slots=True)
class GivenRight:
    """A right that a user has or had; ``granted_by`` is the user who gave it, or empty."""

    user_id: str
    key: AccountKey
    right: Right
    granted_by: str
    valid_from: dt.date
    valid_to: dt.date | None

    def is_in_force(self, day: dt.date) -> bool:
        """Return whether it holds on a day."""
        return self.valid_to is None or self.valid_to >= day


@dataclass(frozen=True, slots=True)
class CodeOfFlat:
    """The newest code of a flat, as far as it is kept; ``mail_state``: None = by post alone."""

    made_at: str
    expires_on: dt.date
    used: bool
    wrong_tries: int
    mail_state: ReminderState | None


def find_users(tx: ReadTransaction, text: str, most: int) -> list[UserRow]:
    """Return the newest users, or those of a flat, or with an address that has a text in it."""
    columns = users.c
    query = _users().order_by(columns.created_at.desc(), columns.user_id).limit(most)
    if text:
        of_flat = select(user_flats.c.user_id).where(user_flats.c.flat_id == text)
        named = columns.email.contains(text.casefold(), autoescape=True)
        query = query.where(or_(columns.user_id.in_(of_flat), named & columns.ended_at.is_(None)))
    return [UserRow(*row) for row in tx.execute(query)]


def users_of_flats(tx: ReadTransaction, flat_ids: Sequence[str], most: int) -> list[UserRow]:
    """Return the users with a right to some flats, now or before, the newest first."""
    columns = users.c
    of_flats = select(user_flats.c.user_id).where(user_flats.c.flat_id.in_(flat_ids))
    query = _users().where(columns.user_id.in_(of_flats))
    ordered = query.order_by(columns.created_at.desc(), columns.user_id).limit(most)
    return [UserRow(*row) for row in tx.execute(ordered)]


def user_row(tx: ReadTransaction, user_id: str) -> UserRow | None:
    """Return a user by id."""
    row = tx.execute(_users().where(users.c.user_id == user_id)).first()
    return None if row is None else UserRow(*row)


def rights_given(tx: ReadTransaction, user_ids: Sequence[str]) -> list[GivenRight]:
    """Return all rights of some users, ended or not, by flat."""
    columns = user_flats.c
    query = (
        select(
            columns.user_id,
            columns.flat_id,
            columns.customer_from,
            columns.right,
            columns.granted_by,
            columns.valid_from,
            columns.valid_to,
        )
        .where(columns.user_id.in_(user_ids))
        .order_by(columns.flat_id, columns.customer_from)
    )
    return [
        GivenRight(user_id, AccountKey.of(flat_id, since), *rest)
        for user_id, flat_id, since, *rest in tx.execute(query)
    ]


def newest_code(tx: ReadTransaction, flat_id: str) -> CodeOfFlat | None:
    """Return the newest code of a flat; None where none is kept."""
    columns = codes.c
    query = (
        select(
            columns.made_at,
            columns.expires_on,
            columns.used_by,
            columns.wrong_tries,
            columns.mail_state,
        )
        .where(columns.flat_id == flat_id)
        .order_by(columns.made_at.desc(), columns.hash)
        .limit(1)
    )
    row = tx.execute(query).first()
    if row is None:
        return None
    used = row.used_by is not None
    return CodeOfFlat(row.made_at, row.expires_on, used, row.wrong_tries, row.mail_state)


def _users() -> Select[*tuple[Any, ...]]:
    columns = users.c
    return select(
        columns.user_id,
        columns.email,
        columns.created_at,
        columns.ended_at,
        columns.mail_stopped_at,
        has_phone(columns.user_id),
    )
