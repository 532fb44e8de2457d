"""Passkeys of residents: kept, used at a sign-in, removed.

What a device signed the caller verifies; a challenge is used once. Source: docs/decisions/ 0079.
"""

from einvoice.core.residents import TokenKind
from einvoice.store import passkeys, tokens, users
from einvoice.store.passkeys import Passkey
from einvoice.store.tokens import Token
from einvoice.store.transactions import WriteTransaction
from einvoice.store.users import User
from einvoice.texts.portal import portal_text
from jobs.context import Context
from jobs.residents.drawn import hash_of
from jobs.residents.mailing import Letter, hand_over, is_mail_on

__all__ = [
    "Passkey",
    "keep_passkey",
    "mail_of_new",
    "passkey_owner",
    "passkeys_of",
    "remove_passkey",
    "use_passkey",
]

MOST = 20
"""The passkeys that an account may have."""
_KEPT_SECONDS = 3600
"""For how long a used challenge is remembered: longer than it is good for."""


def passkeys_of(context: Context, user_id: str) -> tuple[Passkey, ...]:
    """Return a user's passkeys, the oldest first."""
    with context.store.reading() as tx:
        return tuple(passkeys.passkeys_of(tx, user_id))


def passkey_owner(context: Context, credential_id: str) -> tuple[Passkey, User] | None:
    """Return a passkey with its user; None where there is none, or the account has ended."""
    with context.store.reading() as tx:
        passkey = passkeys.passkey_of(tx, credential_id)
        user = users.user_of(tx, passkey.user_id) if passkey else None
    return None if passkey is None or user is None or user.ended else (passkey, user)


def keep_passkey(context: Context, passkey: Passkey, challenge: str) -> bool:
    """Keep a new passkey; return whether its challenge was good, and there is room for it."""
    with context.store.writing_soon() as tx:
        if not _use(context, tx, passkey.user_id, challenge):
            return False
        if passkeys.passkey_of(tx, passkey.credential_id) is not None:
            return False
        if len(passkeys.passkeys_of(tx, passkey.user_id)) >= MOST:
            return False
        passkeys.add_passkey(tx, passkey)
    return True


def mail_of_new(context: Context, user_id: str, agent: str, link: str) -> bool:
    """Mail a user that a passkey was added; return whether it was handed over.

    ``agent``: the browser that made it, ``link``: the page where passkeys are removed.

    Raises:
        NotToldError: the mail server is out of reach or refused the mail.
    """
    with context.store.reading() as tx:
        user = users.user_of(tx, user_id)
    if user is None or user.ended or not is_mail_on(context):
        return False
    company, language = context.config.seller.name, user.language
    known = agent or portal_text("sessions.unknown", language)
    subject = portal_text("passkeys.mail.subject", language, company=company)
    text = portal_text("passkeys.mail.text", language, company=company, agent=known, link=link)
    hand_over(context, Letter(user.email, subject, text))
    return True


def use_passkey(context: Context, passkey: Passkey, sign_count: int, challenge: str) -> bool:
    """Keep that a passkey opened a session; return whether it may, with a challenge that is new.

    A passkey that was removed while the device answered opens none.
    """
    with context.store.writing_soon() as tx:
        if not _use(context, tx, passkey.user_id, challenge):
            return False
        if passkeys.passkey_of(tx, passkey.credential_id) is None:
            return False
        passkeys.mark_used(tx, passkey.credential_id, sign_count, context.clock.timestamp())
    return True


def remove_passkey(context: Context, user_id: str, credential_id: str) -> None:
    """Remove a user's passkey; another's is not among them."""
    if credential_id:
        with context.store.writing_soon() as tx:
            passkeys.remove_passkeys(tx, user_id, credential_id)


def _use(context: Context, tx: WriteTransaction, user_id: str, challenge: str) -> bool:
    """Remember a challenge; return whether it is new."""
    now, hashed = context.clock.seconds(), hash_of(challenge)
    if tokens.token_of(tx, hashed, TokenKind.PASSKEY, now) is not None:
        return False
    tokens.add_token(tx, Token(hashed, TokenKind.PASSKEY, user_id, now + _KEPT_SECONDS))
    return True
