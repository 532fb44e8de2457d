"""Users as staff see them, and the end of their access: written down by ids."""

import datetime as dt
from dataclasses import dataclass, field

from einvoice.core.account_keys import AccountKey
from einvoice.core.registration_codes import WRONG_TRIES
from einvoice.core.residents import CodeState
from einvoice.core.staff_acts import ActKind
from einvoice.store import portal_users
from einvoice.store.customer_spans import FlatPlace, place_of
from einvoice.store.portal_users import CodeOfFlat, GivenRight, UserRow
from einvoice.store.present_customers import present_customers
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.residents import rights
from jobs.residents.staff_acts import note_act

SHOWN = 50


@dataclass(frozen=True, slots=True)
class ListedUser:
    """A user with all rights, those in force first."""

    user: UserRow
    in_force: tuple[GivenRight, ...]
    ended: tuple[GivenRight, ...]


@dataclass(frozen=True, slots=True)
class FlatCode:
    """A flat, whether a customer is there today, and the newest code; no code has no state."""

    place: FlatPlace = field(repr=False)
    has_customer: bool
    code: CodeOfFlat | None
    state: CodeState | None


@dataclass(frozen=True, slots=True)
class FoundUsers:
    """The first `SHOWN` users that a text finds, and the flat where it is one."""

    users: tuple[ListedUser, ...]
    more: bool
    flat: FlatCode | None


def find_users(context: Context, text: str) -> FoundUsers:
    """Return the newest users, or those that a flat's id or a part of an address finds."""
    with context.store.reading() as tx:
        rows = portal_users.find_users(tx, text, SHOWN + 1)
        listed = _listed(context, tx, rows[:SHOWN])
        flat = _flat(context, tx, text) if text else None
    return FoundUsers(listed, len(rows) > SHOWN, flat)


def user_seen(context: Context, user_id: str) -> ListedUser | None:
    """Return a user by id; None where there is none."""
    with context.store.reading() as tx:
        row = portal_users.user_row(tx, user_id)
        return None if row is None else _listed(context, tx, [row])[0]


def end_access(context: Context, staff_id: str, user_id: str, account: str) -> bool:
    """End a user's right to a flat, and those that the user gave there; return whether it was.

    ``account``: the key of the flat and the customer's time, as text.
    """
    try:
        key = AccountKey.parse(account)
    except ValueError:
        return False
    with context.store.writing_soon() as tx:
        ended = rights.end_right(context, tx, user_id, key)
        if ended:
            note_act(context, tx, staff_id, ActKind.ACCESS_ENDED, f"{user_id} {key.flat_id}")
    return ended


def end_user(context: Context, staff_id: str, user_id: str) -> bool:
    """End a user's account as if the user had left; return whether it was open."""
    with context.store.writing_soon() as tx:
        row = portal_users.user_row(tx, user_id)
        if row is None or row.ended_at is not None:
            return False
        rights.end_account(context, tx, user_id)
        note_act(context, tx, staff_id, ActKind.USER_ENDED, user_id)
    return True


def _listed(context: Context, tx: ReadTransaction, rows: list[UserRow]) -> tuple[ListedUser, ...]:
    given = portal_users.rights_given(tx, [row.user_id for row in rows])
    today = context.today
    return tuple(
        ListedUser(
            row,
            tuple(r for r in given if r.user_id == row.user_id and r.is_in_force(today)),
            tuple(r for r in given if r.user_id == row.user_id and not r.is_in_force(today)),
        )
        for row in rows
    )


def _flat(context: Context, tx: ReadTransaction, flat_id: str) -> FlatCode | None:
    place = place_of(tx, flat_id) or place_of(tx, flat_id.upper())
    if place is None:
        return None
    flat_id = place.flat_id
    is_there = flat_id in present_customers(tx, [flat_id], context.today)
    code = portal_users.newest_code(tx, flat_id)
    return FlatCode(place, is_there, code, _state(code, context.today) if code else None)


def _state(code: CodeOfFlat, today: dt.date) -> CodeState:
    if code.used:
        return CodeState.USED
    is_over = code.expires_on < today or code.wrong_tries >= WRONG_TRIES
    return CodeState.OVER if is_over else CodeState.OPEN
