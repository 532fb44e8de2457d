"""Registration codes: made for letters, checked, and used once to open an account.

A code belongs to the customer of a flat on the day it was made. Source: docs/decisions/ 0073.
"""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from einvoice.core.account_keys import AccountKey
from einvoice.core.premises import Customer
from einvoice.core.registration_codes import (
    VALID_DAYS,
    WRONG_TRIES,
    grouped,
    hash_of,
    initials,
    typed_code,
)
from einvoice.core.residents import CodeState, PersonKind, Right
from einvoice.store import registration_codes, user_flats, users
from einvoice.store.customer_spans import place_of
from einvoice.store.present_customers import key_now, present_customers
from einvoice.store.registration_codes import KeptCode
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.user_flats import Grant
from einvoice.store.users import User
from jobs.context import Context
from jobs.residents.drawn import new_code, new_id
from jobs.residents.sessions import begin


@dataclass(frozen=True, slots=True)
class MadeCode:
    """A new code for the customer of a flat; it is kept nowhere and shown once."""

    flat_id: str
    code: str = field(repr=False)
    expires_on: dt.date
    customer: Customer = field(repr=False)
    key: AccountKey


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """The worth of a code, and of an open code where it leads: to be confirmed by the person."""

    state: CodeState
    street: str = field(default="", repr=False)
    flat_number: str = field(default="", repr=False)
    initials: str = field(default="", repr=False)


class RegisterState(StrEnum):
    """The outcome of a registration."""

    OK = "ok"
    WRONG = "wrong"
    USED = "used"
    OVER = "over"
    EMAIL_TAKEN = "email_taken"


@dataclass(frozen=True, slots=True)
class Account:
    """The account a person asks for; the caller has hashed the password.

    ``agent`` is the browser in which its first session begins; None: no session begins.
    """

    email: str = field(repr=False)
    password_hash: str = field(repr=False)
    language: str
    agent: str | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """The outcome of a registration; without an account ``user_id`` is empty.

    ``token`` is of the session that began with the account; empty where none did.
    """

    state: RegisterState
    user_id: str = ""
    token: str = field(default="", repr=False)


def make_codes(
    context: Context,
    flat_ids: Collection[str],
    write: Callable[[Sequence[MadeCode]], None] | None = None,
) -> tuple[MadeCode, ...]:
    """Make codes for today's customers of flats; earlier codes that nobody used end.

    A flat without a customer today gets none. In the order of the flats given. What ``write`` does
    with them happens before they count: where it fails, the earlier codes go on.
    """
    with context.store.writing() as tx:
        made = drawn_codes(context, tx, flat_ids)
        keep_codes(context, tx, made)
        if write is not None:
            write(made)
    return made


def drawn_codes(
    context: Context, tx: ReadTransaction, flat_ids: Collection[str]
) -> tuple[MadeCode, ...]:
    """Return new codes for today's customers of flats; they count once `keep_codes` has them."""
    expires_on = context.today + dt.timedelta(days=VALID_DAYS)
    present = present_customers(tx, flat_ids, context.today)
    return tuple(
        MadeCode(flat_id, new_code(), expires_on, present[flat_id][1], present[flat_id][0])
        for flat_id in dict.fromkeys(flat_ids)
        if flat_id in present
    )


def keep_codes(context: Context, tx: WriteTransaction, made: Sequence[MadeCode]) -> None:
    """Let new codes count; earlier codes of their flats that nobody used end."""
    kept = [
        KeptCode(
            hash=hash_of(row.flat_id, row.code),
            key=row.key,
            expires_on=row.expires_on,
            used=False,
            wrong_tries=0,
        )
        for row in made
    ]
    registration_codes.keep_codes(tx, kept, context.clock.timestamp())


def printed_code(made: MadeCode) -> str:
    """Return a code as a letter has it."""
    return grouped(made.code)


def check_code(context: Context, client_number: str, code: str) -> CodeAnswer:
    """Return what a code opens; a wrong try is counted against the client number's code."""
    with context.store.reading() as tx:
        state, kept = _judged(context, tx, client_number, code)
        if state is CodeState.OPEN and kept is not None:
            return _place(context, tx, kept.key)
    if state is CodeState.WRONG and typed_code(code) is not None:
        with context.store.writing_soon() as tx:
            number = registration_codes.client_number(tx, client_number)
            registration_codes.count_wrong_try(tx, number)
    return CodeAnswer(state)


def register(context: Context, client_number: str, code: str, account: Account) -> Registered:
    """Open an account with a code, which is used up; nothing is kept unless it is open."""
    email = plain_email(account.email)
    with context.store.writing_soon() as tx:
        state, kept = _judged(context, tx, client_number, code)
        if kept is None or state is not CodeState.OPEN:
            return Registered(RegisterState(state.value))
        if users.user_by_email(tx, email) is not None:
            return Registered(RegisterState.EMAIL_TAKEN)
        made = opened(context, tx, account)
        _use(context, tx, kept, made.user_id)
    return made


def add_flat(context: Context, user_id: str, client_number: str, code: str) -> RegisterState:
    """Give a user another flat by its code."""
    with context.store.writing_soon() as tx:
        state, kept = _judged(context, tx, client_number, code)
        if kept is None or state is not CodeState.OPEN:
            return RegisterState(state.value)
        _use(context, tx, kept, user_id)
    return RegisterState.OK


def opened(context: Context, tx: WriteTransaction, account: Account) -> Registered:
    """Open an account, and the session in which its person goes on: both are kept, or neither."""
    user = User(
        user_id=new_id(),
        email=plain_email(account.email),
        password_hash=account.password_hash,
        language=account.language,
        ended=False,
        mail_stopped=False,
    )
    users.add_user(tx, user, context.clock.timestamp())
    token = ""
    if account.agent is not None:
        token = begin(context, tx, user.user_id, PersonKind.USER, account.agent)
    return Registered(RegisterState.OK, user.user_id, token)


def plain_email(email: str) -> str:
    """Return an address as accounts are looked up by it.

    >>> plain_email(" Anna@Example.LV ")
    'anna@example.lv'
    """
    return email.strip().casefold()


def _judged(
    context: Context, tx: ReadTransaction, client_number: str, code: str
) -> tuple[CodeState, KeptCode | None]:
    plain = typed_code(code)
    number = registration_codes.client_number(tx, client_number) if plain else ""
    hashed = hash_of(number, plain) if plain else ""
    kept = registration_codes.code_of(tx, hashed) if hashed else None
    if kept is None:
        return CodeState.WRONG, None
    if kept.used:
        return CodeState.USED, kept
    present = present_customers(tx, [kept.key.flat_id], context.today).get(kept.key.flat_id)
    is_theirs = present is not None and present[0] == key_now(tx, kept.key)
    is_in_time = context.today <= kept.expires_on and kept.wrong_tries < WRONG_TRIES
    return (CodeState.OPEN if is_theirs and is_in_time else CodeState.OVER), kept


def _place(context: Context, tx: ReadTransaction, key: AccountKey) -> CodeAnswer:
    place = place_of(tx, key.flat_id)
    customer = present_customers(tx, [key.flat_id], context.today)[key.flat_id][1]
    return CodeAnswer(
        CodeState.OPEN,
        street=place.address if place else "",
        flat_number=place.number if place else "",
        initials=initials(customer.name),
    )


def _use(context: Context, tx: WriteTransaction, kept: KeptCode, user_id: str) -> None:
    registration_codes.use_code(tx, kept.hash, user_id)
    user_flats.keep_grant(
        tx, Grant(user_id, key_now(tx, kept.key) or kept.key, Right.OWNER, "", context.today)
    )
