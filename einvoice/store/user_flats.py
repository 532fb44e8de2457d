"""Which user may do what with which flat, in which customer's time."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, delete, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.account_keys import AccountKey
from einvoice.core.residents import Right
from einvoice.store.portal_tables import user_flats, users
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class Grant:
    """A right as it was granted; ``valid_to`` is its last day. ``granted_by`` is a user or ``""``.

    ``""``: by a registration code.
    """

    user_id: str
    key: AccountKey
    right: Right
    granted_by: str
    valid_from: dt.date
    valid_to: dt.date | None = None


def keep_grant(tx: WriteTransaction, grant: Grant) -> None:
    """Keep a grant in the place of what a user had of the same flat and time."""
    columns = user_flats.c
    own = (columns.user_id == grant.user_id) & (columns.flat_id == grant.key.flat_id)
    tx.execute(delete(user_flats).where(own, columns.customer_from == grant.key.since))
    tx.execute(
        insert(user_flats).values(
            user_id=grant.user_id,
            flat_id=grant.key.flat_id,
            customer_from=grant.key.since,
            right=grant.right,
            granted_by=grant.granted_by,
            valid_from=grant.valid_from,
            valid_to=grant.valid_to,
        )
    )


def grants_of(tx: ReadTransaction, user_id: str, today: dt.date) -> list[Grant]:
    """Return the grants of a user in force today; none where the account has ended."""
    return _grants(tx, "user_id", user_id, today)


def grants_on(tx: ReadTransaction, flat_id: str, today: dt.date) -> list[Grant]:
    """Return the grants of a flat in force today, of all users."""
    return _grants(tx, "flat_id", flat_id, today)


def granted_by(tx: ReadTransaction, user_id: str) -> list[Grant]:
    """Return the grants that a user gave to others, ended or not."""
    return _grants(tx, "granted_by", user_id)


def _in_force() -> ColumnElement[bool]:
    columns = user_flats.c
    today: BindParameter[dt.date] = bindparam("today")
    return (columns.valid_from <= today) & or_(
        columns.valid_to.is_(None), columns.valid_to >= today
    )


def _grants(
    tx: ReadTransaction, name: str, value: str, today: dt.date | None = None
) -> list[Grant]:
    """Return the grants of a user or a flat: those in force on a day, or all."""
    rows = tx.rows(_query(name, in_force=today is not None), {name: value, "today": today})
    return [
        Grant(user_id, AccountKey.of(flat_id, since), *rest)
        for user_id, flat_id, since, *rest in rows
    ]


@cache
def _query(name: str, *, in_force: bool) -> Select[*tuple[Any, ...]]:
    columns = user_flats.c
    which = (columns[name] == bindparam(name), *([_in_force()] if in_force else []))
    return (
        select(
            columns.user_id,
            columns.flat_id,
            columns.customer_from,
            columns.right,
            columns.granted_by,
            columns.valid_from,
            columns.valid_to,
        )
        .join(users, users.c.user_id == columns.user_id)
        .where(users.c.ended_at.is_(None), *which)
        .order_by(columns.flat_id, columns.customer_from.desc(), columns.user_id)
    )


def end_grants(
    tx: WriteTransaction, user_id: str, last_day: dt.date, flats: Iterable[AccountKey] | None = None
) -> int:
    """End grants of a user with a last day, all of them or those of some keys; return how many."""
    columns = user_flats.c
    going_on = or_(columns.valid_to.is_(None), columns.valid_to > last_day)
    query = update(user_flats).where(columns.user_id == user_id, going_on)
    if flats is None:
        return tx.execute(query.values(valid_to=last_day)).rowcount
    of_keys = (
        (columns.flat_id == key.flat_id) & (columns.customer_from == key.since) for key in flats
    )
    return sum(
        tx.execute(query.where(of_key).values(valid_to=last_day)).rowcount for of_key in of_keys
    )
