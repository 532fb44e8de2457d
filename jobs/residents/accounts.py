"""Accounts of residents and staff: looked up, with another password or language.

Which password is right the caller judges: hashes are made and compared in one place alone.
"""

from einvoice.core.residents import StaffMember, TokenKind
from einvoice.store import passkeys, provider_links, sessions, staff, tokens, users
from einvoice.store.tokens import Token
from einvoice.store.users import User
from jobs.context import Context
from jobs.residents.drawn import hash_of, new_token
from jobs.residents.register import plain_email

_RESET_SECONDS = 15 * 60


def account_by_email(context: Context, email: str) -> User | None:
    """Return a user by address; an ended account has no address any more."""
    with context.store.reading() as tx:
        return users.user_by_email(tx, plain_email(email))


def account_of(context: Context, user_id: str) -> User | None:
    """Return a user by id, ended or not."""
    with context.store.reading() as tx:
        return users.user_of(tx, user_id)


def reset_token(context: Context, email: str) -> tuple[User, str] | None:
    """Return the user of an address, and the token of a link for a new password.

    It is good for 15 minutes, once; an earlier link ends. None where nobody has the address.
    """
    token, now = new_token(), context.clock.seconds()
    with context.store.writing_soon() as tx:
        user = users.user_by_email(tx, plain_email(email))
        if user is None:
            return None
        tokens.end_tokens(tx, user.user_id, TokenKind.PASSWORD, now)
        kept = Token(hash_of(token), TokenKind.PASSWORD, user.user_id, now + _RESET_SECONDS)
        tokens.add_token(tx, kept)
    return user, token


def is_reset_open(context: Context, token: str) -> bool:
    """Return whether a link for a new password still works."""
    with context.store.reading() as tx:
        now = context.clock.seconds()
        return tokens.token_of(tx, hash_of(token), TokenKind.PASSWORD, now) is not None


def set_password(context: Context, token: str, password_hash: str) -> str:
    """Set a password by the link for it, and end all sessions; return the user's id.

    It is empty where the link does not work any more.

    Passkeys and the link with a provider go too: whoever forgot the password may have lost it to
    somebody, with what they added.
    """
    now = context.clock.seconds()
    with context.store.writing_soon() as tx:
        kept = tokens.token_of(tx, hash_of(token), TokenKind.PASSWORD, now)
        if kept is None:
            return ""
        tokens.use_token(tx, kept.hash, now)
        users.change_password(tx, kept.user_id, password_hash)
        passkeys.remove_passkeys(tx, kept.user_id)
        provider_links.remove_link(tx, kept.user_id)
        sessions.end_sessions(tx, kept.user_id, now)
    return kept.user_id


def change_password(context: Context, user_id: str, password_hash: str, token: str = "") -> None:
    """Keep another password, and end all sessions but that of a token, and links for a password."""
    now = context.clock.seconds()
    with context.store.writing_soon() as tx:
        users.change_password(tx, user_id, password_hash)
        tokens.end_tokens(tx, user_id, TokenKind.PASSWORD, now)
        sessions.end_sessions(tx, user_id, now, but=hash_of(token) if token else "")


def change_language(context: Context, user_id: str, language: str) -> None:
    """Keep the language that a user reads."""
    with context.store.writing_soon() as tx:
        users.change_language(tx, user_id, language)


def staff_by_email(context: Context, email: str) -> StaffMember | None:
    """Return a member of the staff by address, ended or not."""
    with context.store.reading() as tx:
        return staff.member_by_email(tx, plain_email(email))


def staff_of(context: Context, staff_id: str) -> StaffMember | None:
    """Return a member of the staff by id, ended or not."""
    with context.store.reading() as tx:
        return staff.member_of(tx, staff_id)
