"""Sessions of the portal, by the hashes of their tokens."""

from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select, update

from einvoice.core.residents import PersonKind
from einvoice.store.portal_tables import sessions
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_KEY_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Session:
    """A session: whose, and when it was made and last seen, in seconds since 1970.

    ``agent`` is the family of the browser.
    """

    hash: str
    person_id: str
    kind: PersonKind
    made_s: int
    seen_s: int
    agent: str

    @property
    def key(self) -> str:
        """The name of a session on its person's own page; it opens nothing."""
        return self.hash[:_KEY_LETTERS]


def open_session(tx: WriteTransaction, session: Session) -> None:
    """Add a session."""
    columns = {name: getattr(session, name) for name in Session.__slots__}
    tx.execute(insert(sessions).values(columns))


def session_of(tx: ReadTransaction, token_hash: str) -> Session | None:
    """Return the session of a token; None where there is none or it was ended."""
    row = tx.row(_OPEN, {"token_hash": token_hash})
    return None if row is None else Session(*row)


_OPEN = select(*(sessions.c[name] for name in Session.__slots__)).where(
    sessions.c.hash == bindparam("token_hash"), sessions.c.ended_s.is_(None)
)


def holder_of(tx: ReadTransaction, token_hash: str) -> str | None:
    """Return whose session it is or was; None where there is none such."""
    query = select(sessions.c.person_id).where(sessions.c.hash == token_hash)
    return tx.scalar(query)


def sessions_of(tx: ReadTransaction, person_id: str) -> list[Session]:
    """Return the sessions of a person that were not ended, the latest first."""
    columns = sessions.c
    query = (
        select(*(columns[name] for name in Session.__slots__))
        .where(columns.person_id == person_id, columns.ended_s.is_(None))
        .order_by(columns.seen_s.desc(), columns.hash)
    )
    return [Session(*row) for row in tx.execute(query)]


def mark_seen(tx: WriteTransaction, token_hash: str, seconds: int) -> None:
    """Keep when a session was seen."""
    tx.execute(update(sessions).where(sessions.c.hash == token_hash).values(seen_s=seconds))


def end_session(tx: WriteTransaction, token_hash: str, seconds: int) -> bool:
    """End a session; return whether it was open until now."""
    columns = sessions.c
    open_one = (columns.hash == token_hash) & columns.ended_s.is_(None)
    return tx.execute(update(sessions).where(open_one).values(ended_s=seconds)).rowcount == 1


def end_sessions(tx: WriteTransaction, person_id: str, seconds: int, *, but: str = "") -> None:
    """End all sessions of a person, but the session of one token hash."""
    columns = sessions.c
    which = (columns.person_id == person_id) & columns.ended_s.is_(None) & (columns.hash != but)
    tx.execute(update(sessions).where(which).values(ended_s=seconds))
