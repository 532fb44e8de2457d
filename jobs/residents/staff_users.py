"""Users as staff see them, and the end of their access: written down by ids."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from einvoice.core.account_keys import AccountKey
from einvoice.core.registration_codes import WRONG_TRIES, initials
from einvoice.core.residents import CodeState
from einvoice.core.staff_acts import ActKind
from einvoice.store import portal_users
from einvoice.store.customer_spans import FlatPlace, place_of, span_of
from einvoice.store.flat_search import search_flats
from einvoice.store.portal_users import CodeOfFlat, GivenRight, UserRow
from einvoice.store.present_customers import key_now, present_customers
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.residents import rights
from jobs.residents.staff_acts import note_act

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Holder:
    """The customer of a right: initials, and the time in the flat; ``until`` None = still there."""

    initials: str = field(repr=False)
    since: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class ListedUser:
    """A user with all rights, those in force first; ``people`` are whose time each right is of."""

    user: UserRow
    in_force: tuple[GivenRight, ...]
    ended: tuple[GivenRight, ...]
    people: Mapping[GivenRight, "Holder"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FlatCode:
    """A flat, whether a customer is there today, and the newest code; no code has no state."""

    place: FlatPlace = field(repr=False)
    has_customer: bool
    code: CodeOfFlat | None
    state: CodeState | None
    customer: Holder | None = None


@dataclass(frozen=True, slots=True)
class FoundUsers:
    """The first `SHOWN` users that a text finds, the flat where it is one, else several."""

    users: tuple[ListedUser, ...]
    more: bool
    flat: FlatCode | None
    flats: tuple[FlatPlace, ...] = ()


def find_users(context: Context, text: str) -> FoundUsers:
    """Return the newest users, or those that a flat, a street or a part of an e-mail finds.

    Names find nobody: of customers the staff's room knows initials alone.
    """
    with context.store.reading() as tx:
        places = search_flats(tx, text, SHOWN) if text else []
        if places:
            ids = [place.flat_id for place in places]
            rows = portal_users.users_of_flats(tx, ids, SHOWN + 1)
        else:
            rows = portal_users.find_users(tx, text, SHOWN + 1)
        listed = _listed(context, tx, rows[:SHOWN])
        flat = _flat(context, tx, places[0]) if len(places) == 1 else None
    return FoundUsers(listed, len(rows) > SHOWN, flat, () if flat else tuple(places))


def flat_seen(context: Context, flat_id: str) -> FlatCode | None:
    """Return a flat by its client number; None where there is none."""
    with context.store.reading() as tx:
        place = place_of(tx, flat_id)
        return None if place is None else _flat(context, tx, place)


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
    people = {right: holder for right in given if (holder := _holder(tx, right)) is not None}
    return tuple(
        ListedUser(
            row,
            tuple(r for r in given if r.user_id == row.user_id and r.is_in_force(today)),
            tuple(r for r in given if r.user_id == row.user_id and not r.is_in_force(today)),
            people,
        )
        for row in rows
    )


def _holder(tx: ReadTransaction, right: GivenRight) -> Holder | None:
    key = key_now(tx, right.key)
    span = span_of(tx, key) if key else None
    return Holder(initials(span.rows[-1].name), span.since, span.until) if span else None


def _flat(context: Context, tx: ReadTransaction, place: FlatPlace) -> FlatCode:
    flat_id = place.flat_id
    present = present_customers(tx, [flat_id], context.today).get(flat_id)
    customer = None
    if present is not None:
        key, row = present
        customer = Holder(initials(row.name), key.since, None)
    code = portal_users.newest_code(tx, flat_id)
    state = _state(code, context.today) if code else None
    return FlatCode(place, present is not None, code, state, customer)


def _state(code: CodeOfFlat, today: dt.date) -> CodeState:
    if code.used:
        return CodeState.USED
    is_over = code.expires_on < today or code.wrong_tries >= WRONG_TRIES
    return CodeState.OVER if is_over else CodeState.OPEN
