"""Tokens of native clients: a pair at a sign-in, and the next pair for the last, once.

A pair belongs to a session like a browser's, which the profile lists and ends, and which a new
password or the end of the account ends, too. A refresh token that comes a second time was copied:
then its session ends, whoever of the two sent it. Source: RFC 9700, 4.14.2; docs/decisions/ 0082.
"""

from dataclasses import dataclass, field

from einvoice.core.residents import ApiTokenKind, PersonKind
from einvoice.store import sessions
from einvoice.store.api_tokens import ApiToken, add_api_token, api_token_of, use_api_token
from einvoice.store.sessions import Session
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.residents.drawn import hash_of, new_token
from jobs.residents.sessions import USER_SECONDS, is_open, session_of_hash

ACCESS_SECONDS = 15 * 60
_AGENT = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """A token that opens the interface for 15 minutes, and a token for the next pair."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)


def first_pair(context: Context, user_id: str, agent: str) -> Pair:
    """Open a session of a native client and return its first pair of tokens."""
    now = context.clock.seconds()
    session = Session(hash_of(new_token()), user_id, PersonKind.USER, now, now, agent[:_AGENT])
    with context.store.writing_soon() as tx:
        sessions.open_session(tx, session)
        return _next_pair(tx, session, now)


def next_pair(context: Context, refresh: str) -> Pair | None:
    """Return the next pair for a refresh token; None where it is over, or was used before.

    Used before means copied: its session ends, and everything that was given out in it.
    """
    now = context.clock.seconds()
    if not _is_known(context, refresh):
        return None
    with context.store.writing_soon() as tx:
        token = api_token_of(tx, hash_of(refresh), ApiTokenKind.REFRESH)
        session = sessions.session_of(tx, token.session_hash) if token else None
        if token is None or session is None or not is_open(tx, session, now):
            return None
        if token.used_s is not None or not use_api_token(tx, token.hash, now):
            sessions.end_session(tx, session.hash, now)
            return None
        sessions.mark_seen(tx, session.hash, now)
        return _next_pair(tx, session, now)


def session_of_access(context: Context, access: str) -> Session | None:
    """Return the session of an access token; None where either is over."""
    with context.store.reading() as tx:
        token = api_token_of(tx, hash_of(access), ApiTokenKind.ACCESS)
    if token is None or token.expires_s <= context.clock.seconds():
        return None
    return session_of_hash(context, token.session_hash)


def end_family(context: Context, refresh: str) -> None:
    """End the session of a refresh token, used or not; of an unknown token nothing happens."""
    if not _is_known(context, refresh):
        return
    with context.store.writing_soon() as tx:
        token = api_token_of(tx, hash_of(refresh), ApiTokenKind.REFRESH)
        if token is not None:
            sessions.end_session(tx, token.session_hash, context.clock.seconds())


def _is_known(context: Context, refresh: str) -> bool:
    """Return whether there is a refresh token: for what anybody may send nobody waits to write."""
    with context.store.reading() as tx:
        return api_token_of(tx, hash_of(refresh), ApiTokenKind.REFRESH) is not None


def _next_pair(tx: WriteTransaction, session: Session, now: int) -> Pair:
    pair = Pair(new_token(), new_token())
    ends = session.made_s + USER_SECONDS
    last = min(now + ACCESS_SECONDS, ends)
    add_api_token(tx, ApiToken(hash_of(pair.access), session.hash, ApiTokenKind.ACCESS, last))
    add_api_token(tx, ApiToken(hash_of(pair.refresh), session.hash, ApiTokenKind.REFRESH, ends))
    return pair
