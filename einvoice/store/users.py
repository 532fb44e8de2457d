"""Users of the portal: residents with an account."""

from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import Select, bindparam, insert, select, update

from einvoice.store.portal_tables import users
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class User:
    """A resident with an account. ``password_hash`` is as the caller made it."""

    user_id: str
    email: str = field(repr=False)
    password_hash: str = field(repr=False)
    language: str
    ended: bool
    mail_stopped: bool


def add_user(tx: WriteTransaction, user: User, at: str) -> None:
    """Add a user; ``at`` is when."""
    tx.execute(
        insert(users).values(
            user_id=user.user_id,
            email=user.email,
            password_hash=user.password_hash,
            language=user.language,
            created_at=at,
            mail_stopped_reason="",
        )
    )


def user_of(tx: ReadTransaction, user_id: str) -> User | None:
    """Return a user by id, ended or not; None where there is none."""
    return _user(tx, user_id=user_id)


def user_by_email(tx: ReadTransaction, email: str) -> User | None:
    """Return a user by address, ended or not; ``email`` is casefolded."""
    return _user(tx, email=email)


def _user(tx: ReadTransaction, **key: str) -> User | None:
    row = tx.row(_query(*key), key)
    if row is None:
        return None
    ended, stopped = row.ended_at is not None, row.mail_stopped_at is not None
    return User(row.user_id, row.email, row.password_hash, row.language, ended, stopped)


@cache
def _query(key: str) -> Select[str, str, str, str, str | None, str | None]:
    columns = users.c
    return select(
        columns.user_id,
        columns.email,
        columns.password_hash,
        columns.language,
        columns.ended_at,
        columns.mail_stopped_at,
    ).where(columns[key] == bindparam(key))


def change_password(tx: WriteTransaction, user_id: str, password_hash: str) -> None:
    """Keep another password of a user."""
    _change(tx, user_id, password_hash=password_hash)


def change_language(tx: WriteTransaction, user_id: str, language: str) -> None:
    """Keep the language a user reads."""
    _change(tx, user_id, language=language)


def stop_mail(tx: WriteTransaction, user_id: str, at: str, reason: str) -> None:
    """Stop the reminders of a user; ``reason`` is a code."""
    _change(tx, user_id, mail_stopped_at=at, mail_stopped_reason=reason)


def start_mail(tx: WriteTransaction, user_id: str) -> None:
    """Let the reminders of a user go on."""
    _change(tx, user_id, mail_stopped_at=None, mail_stopped_reason="")


def mail_stop_of(tx: ReadTransaction, user_id: str) -> tuple[str, str] | None:
    """Return when the reminders of a user were stopped, and why; None where they go on."""
    columns = users.c
    query = select(columns.mail_stopped_at, columns.mail_stopped_reason)
    row = tx.execute(query.where(columns.user_id == user_id)).first()
    if row is None or row.mail_stopped_at is None:
        return None
    return row.mail_stopped_at, row.mail_stopped_reason


def end_user(tx: WriteTransaction, user_id: str, at: str) -> None:
    """End an account: no password opens it, and the address is free for a new account."""
    _change(tx, user_id, ended_at=at, password_hash="", email=f"ended {user_id}")


def _change(tx: WriteTransaction, user_id: str, **values: object) -> None:
    tx.execute(update(users).where(users.c.user_id == user_id).values(values))
