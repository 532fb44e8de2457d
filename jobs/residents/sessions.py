"""Sessions of the portal: opened, looked up by their token, made anew, ended.

A resident's lasts 30 days; staff's ends after half an hour without a page, and after a day.
Source: docs/decisions/ 0073.
"""

from einvoice.core.errors import StorageError
from einvoice.core.residents import PersonKind
from einvoice.store import sessions, staff, users
from einvoice.store.push_subscriptions import move_subscriptions
from einvoice.store.sessions import Session
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context
from jobs.residents.drawn import hash_of, new_token

_DAY = 24 * 3600
USER_SECONDS = 30 * _DAY
"""How long a resident's session lasts."""
_LASTS = {PersonKind.USER: USER_SECONDS, PersonKind.STAFF: _DAY}
_IDLE = {PersonKind.USER: USER_SECONDS, PersonKind.STAFF: 30 * 60}
_SEEN = {PersonKind.USER: 3600, PersonKind.STAFF: 60}
"""How old the moment at which a session was seen may be before it is written again."""
_SEEN_WAITS = {PersonKind.USER: 0, PersonKind.STAFF: 1}
"""For how many seconds a page waits to write it: a resident's next page writes it as well."""
_AGENT = 40


def open_session(context: Context, person_id: str, kind: PersonKind, agent: str) -> str:
    """Open a session and return its token, which is kept nowhere."""
    with context.store.writing_soon() as tx:
        return begin(context, tx, person_id, kind, agent)


def begin(
    context: Context, tx: WriteTransaction, person_id: str, kind: PersonKind, agent: str
) -> str:
    """Open a session as `open_session`, with what else a transaction keeps."""
    token, now = new_token(), context.clock.seconds()
    sessions.open_session(tx, Session(hash_of(token), person_id, kind, now, now, agent[:_AGENT]))
    return token


def session_of(context: Context, token: str) -> Session | None:
    """Return the session of a token; None where it is over, ended, or its account has ended."""
    return session_of_hash(context, hash_of(token))


def session_of_hash(context: Context, token_hash: str) -> Session | None:
    """Return as `session_of`, by the hash of the token."""
    now = context.clock.seconds()
    with context.store.reading() as tx:
        session = sessions.session_of(tx, token_hash)
        if session is None or not is_open(tx, session, now):
            return None
    if now - session.seen_s >= _SEEN[session.kind]:
        _mark_seen(context, session, now)
    return session


def is_of_ended_account(context: Context, token: str) -> bool:
    """Return whether a token was of a session of a resident whose account has ended."""
    person_id = holder_of(context, token)
    with context.store.reading() as tx:
        user = users.user_of(tx, person_id) if person_id else None
    return user is not None and user.ended


def holder_of(context: Context, token: str) -> str | None:
    """Return whose session a token is or was; None where there is none such."""
    with context.store.reading() as tx:
        return sessions.holder_of(tx, hash_of(token)) if token else None


def is_open(tx: ReadTransaction, session: Session, now: int) -> bool:
    """Return whether a session that was not ended goes on, ``now`` in seconds since 1970."""
    kind = session.kind
    if now >= session.made_s + _LASTS[kind] or now >= session.seen_s + _IDLE[kind]:
        return False
    if kind is PersonKind.USER:
        user = users.user_of(tx, session.person_id)
        return user is not None and not user.ended
    member = staff.member_of(tx, session.person_id)
    return member is not None and not member.ended


def _mark_seen(context: Context, session: Session, now: int) -> None:
    """Keep that a session was seen; a database that is busy loses only this."""
    try:
        with context.store.writing_soon(_SEEN_WAITS[session.kind]) as tx:
            sessions.mark_seen(tx, session.hash, now)
    except StorageError as error:
        if error.code != "database-busy":
            raise


def renew(context: Context, token: str) -> str | None:
    """Return a new token for a session, as rights rise; the old token is worth nothing then.

    None where the session is over. Where others write for too long, the old token goes on: the
    rights are kept already, and nobody may be told that nothing was received.
    """
    session = session_of(context, token)
    if session is None:
        return None
    try:
        return _renewed(context, session)
    except StorageError as error:
        if error.code != "database-busy":
            raise
        return token


def _renewed(context: Context, session: Session) -> str | None:
    new, now = new_token(), context.clock.seconds()
    with context.store.writing_soon() as tx:
        if not sessions.end_session(tx, session.hash, now):
            return None
        renewed = Session(
            hash_of(new), session.person_id, session.kind, session.made_s, now, session.agent
        )
        sessions.open_session(tx, renewed)
        move_subscriptions(tx, session.hash, renewed.hash)
    return new


def end(context: Context, token: str) -> None:
    """End a session."""
    with context.store.writing_soon() as tx:
        sessions.end_session(tx, hash_of(token), context.clock.seconds())


def key_of(token: str) -> str:
    """Return the key by which a page names the session of a token."""
    return Session(hash_of(token), "", PersonKind.USER, 0, 0, "").key


def end_own(context: Context, person_id: str, key: str) -> None:
    """End a person's session by its key; another's is not among them, and goes on."""
    with context.store.writing_soon() as tx:
        for session in sessions.sessions_of(tx, person_id):
            if session.key == key:
                sessions.end_session(tx, session.hash, context.clock.seconds())


def end_all(context: Context, person_id: str, but: str = "") -> None:
    """End all sessions of a person, but that of one token."""
    with context.store.writing_soon() as tx:
        spared = hash_of(but) if but else ""
        sessions.end_sessions(tx, person_id, context.clock.seconds(), but=spared)


def sessions_of(context: Context, person_id: str) -> tuple[Session, ...]:
    """Return a person's open sessions, the latest first."""
    now = context.clock.seconds()
    with context.store.reading() as tx:
        every = sessions.sessions_of(tx, person_id)
        return tuple(session for session in every if is_open(tx, session, now))
