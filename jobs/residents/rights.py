"""Rights of residents: which flats a user may see today, and in whose time.

A right is for one customer's time in a flat. It ends with that time: then an owner sees their own
old invoices for 90 days, and a co-user nothing. Source: docs/decisions/ 0073.
"""

import datetime as dt
from dataclasses import dataclass, field, replace

from einvoice.core.account_keys import AccountKey
from einvoice.core.residents import FlatRight, Right, TokenKind, is_past
from einvoice.store import passkeys, provider_links, sessions, tokens, user_flats, users
from einvoice.store.customer_spans import span_of
from einvoice.store.present_customers import is_same_time, key_now
from einvoice.store.tokens import Token
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.user_flats import Grant
from jobs.context import Context
from jobs.residents.drawn import hash_of, new_token
from jobs.residents.register import Account, Registered, RegisterState, opened, plain_email

_INVITED_SECONDS = 7 * 24 * 3600
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CoUser:
    """Another user of a flat, as its owner sees them."""

    user_id: str
    email: str = field(repr=False)
    right: Right
    since: dt.date


def rights_of(context: Context, user_id: str) -> tuple[FlatRight, ...]:
    """Return a user's rights today, present before past; none where the account has ended."""
    with context.store.reading() as tx:
        return rights_in(context, tx, user_id)


def right_at(context: Context, user_id: str, flat_id: str) -> FlatRight | None:
    """Return a user's right to a flat today, a present right before a past one."""
    with context.store.reading() as tx:
        return right_in(context, tx, user_id, flat_id)


def right_in(context: Context, tx: ReadTransaction, user_id: str, flat_id: str) -> FlatRight | None:
    """Return as `right_at`, within a transaction."""
    rights = rights_in(context, tx, user_id, flat_id)
    return next(iter(rights), None)


def rights_in(
    context: Context, tx: ReadTransaction, user_id: str, flat_id: str = ""
) -> tuple[FlatRight, ...]:
    """Return as `rights_of`, within a transaction; ``flat_id`` leaves out other flats."""
    rights = [
        right
        for grant in user_flats.grants_of(tx, user_id, context.today)
        if not flat_id or grant.key.flat_id == flat_id
        if (right := _right(tx, grant, context.today)) is not None
    ]
    return tuple(sorted(rights, key=lambda right: (right.past, right.key)))


def _right(tx: ReadTransaction, grant: Grant, today: dt.date) -> FlatRight | None:
    key = key_now(tx, grant.key)
    span = None if key is None else span_of(tx, key)
    if key is None or span is None:
        return None
    past = is_past(span.until, today)
    if past is None or (past and grant.right is not Right.OWNER):
        return None
    return FlatRight(key, grant.right, past)


def invite(context: Context, user_id: str, key: AccountKey, email: str, right: Right) -> str:
    """Return the token of a link that gives somebody a right; empty where no owner invites.

    It is good for seven days, once. An earlier link to the same address goes on: the new link may
    never reach anybody.
    """
    if right is Right.OWNER:
        return ""
    token, now = new_token(), context.clock.seconds()
    with context.store.writing_soon() as tx:
        if not owns(context, tx, user_id, key):
            return ""
        kept = Token(
            hash_of(token),
            TokenKind.INVITATION,
            user_id,
            now + _INVITED_SECONDS,
            plain_email(email),
            key,
            right,
        )
        tokens.add_token(tx, kept)
    return token


def invited(context: Context, token: str) -> str | None:
    """Return the address that a link of an invitation is for; None where it is over."""
    with context.store.reading() as tx:
        invitation = open_invitation(context, tx, token)
        return None if invitation is None else invitation.email


def accept(context: Context, token: str, account: Account) -> Registered:
    """Open an account by an invitation, for the address that was invited."""
    with context.store.writing_soon() as tx:
        invitation = open_invitation(context, tx, token)
        if invitation is None:
            return Registered(RegisterState.OVER)
        if users.user_by_email(tx, invitation.email) is not None:
            return Registered(RegisterState.EMAIL_TAKEN)
        made = opened(context, tx, replace(account, email=invitation.email))
        _let_in(context, tx, invitation, made.user_id)
    return made


def accept_as(context: Context, token: str, user_id: str) -> RegisterState:
    """Give a user who is signed in the right of an invitation, where the address is theirs."""
    with context.store.writing_soon() as tx:
        invitation, user = open_invitation(context, tx, token), users.user_of(tx, user_id)
        if invitation is None or user is None or user.email != invitation.email:
            return RegisterState.OVER
        _let_in(context, tx, invitation, user_id)
    return RegisterState.OK


def co_users(context: Context, user_id: str, key: AccountKey) -> tuple[CoUser, ...]:
    """Return the other users of a flat in this customer's time; nobody's but to an owner."""
    with context.store.reading() as tx:
        if not owns(context, tx, user_id, key):
            return ()
        grants = _others(context, tx, user_id, key)
        people = [(grant, users.user_of(tx, grant.user_id)) for grant in grants]
    return tuple(
        CoUser(grant.user_id, user.email, grant.right, grant.valid_from)
        for grant, user in people
        if user is not None
    )


def end_co_user(context: Context, user_id: str, key: AccountKey, co_user_id: str) -> bool:
    """End a co-user's right from now on; return whether there was one, and an owner asked."""
    with context.store.writing_soon() as tx:
        if not owns(context, tx, user_id, key):
            return False
        theirs = [
            grant.key for grant in _others(context, tx, user_id, key) if grant.user_id == co_user_id
        ]
        ended = user_flats.end_grants(tx, co_user_id, context.today - _DAY, theirs)
        if ended:
            sessions.end_sessions(tx, co_user_id, context.clock.seconds())
    return ended > 0


def leave(context: Context, user_id: str) -> None:
    """End a user's account at once, and the rights that the user gave to others."""
    with context.store.writing_soon() as tx:
        end_account(context, tx, user_id)


def end_account(context: Context, tx: WriteTransaction, user_id: str) -> None:
    """End a user's account as `leave`, within a transaction."""
    yesterday, seconds = context.today - _DAY, context.clock.seconds()
    for grant in user_flats.granted_by(tx, user_id):
        user_flats.end_grants(tx, grant.user_id, yesterday, [grant.key])
    user_flats.end_grants(tx, user_id, yesterday)
    sessions.end_sessions(tx, user_id, seconds)
    for kind in TokenKind:
        tokens.end_tokens(tx, user_id, kind, seconds)
    passkeys.remove_passkeys(tx, user_id)
    provider_links.remove_link(tx, user_id)
    users.end_user(tx, user_id, context.clock.timestamp())


def end_right(context: Context, tx: WriteTransaction, user_id: str, key: AccountKey) -> bool:
    """End a user's right to a flat in one customer's time, and those that the user gave there.

    Return whether there was one.
    """
    yesterday, seconds = context.today - _DAY, context.clock.seconds()
    grants = user_flats.grants_of(tx, user_id, context.today)
    theirs = {key, *(grant.key for grant in grants if is_same_time(tx, grant.key, key))}
    if not user_flats.end_grants(tx, user_id, yesterday, theirs):
        return False
    for grant in user_flats.granted_by(tx, user_id):
        if is_same_time(tx, grant.key, key):
            user_flats.end_grants(tx, grant.user_id, yesterday, [grant.key])
            sessions.end_sessions(tx, grant.user_id, seconds)
    sessions.end_sessions(tx, user_id, seconds)
    return True


def owns(context: Context, tx: ReadTransaction, user_id: str, key: AccountKey) -> bool:
    """Return whether a user is an owner in the present time of a flat's customer."""
    wanted = FlatRight(key, Right.OWNER)
    return wanted in rights_in(context, tx, user_id, key.flat_id)


def _others(context: Context, tx: ReadTransaction, user_id: str, key: AccountKey) -> list[Grant]:
    return [
        grant
        for grant in user_flats.grants_on(tx, key.flat_id, context.today)
        if grant.user_id != user_id
        and grant.right is not Right.OWNER
        and key_now(tx, grant.key) == key
    ]


def open_invitation(context: Context, tx: ReadTransaction, token: str) -> Token | None:
    """Return an open invitation; None where its owner may no longer invite."""
    seconds = context.clock.seconds()
    row = tokens.token_of(tx, hash_of(token), TokenKind.INVITATION, seconds)
    if row is None or row.key is None or not owns(context, tx, row.user_id, row.key):
        return None
    return row


def _let_in(context: Context, tx: WriteTransaction, invitation: Token, user_id: str) -> None:
    key, right, now = invitation.key, invitation.right, context.clock.seconds()
    tokens.use_token(tx, invitation.hash, now)
    if key is None or right is None:
        return
    for other in tokens.open_invitations(tx, key, now):
        if other.email == invitation.email:
            tokens.use_token(tx, other.hash, now)
    if owns(context, tx, user_id, key):
        return  # an owner who is invited keeps the greater right
    user_flats.keep_grant(tx, Grant(user_id, key, right, invitation.user_id, context.today))
