"""Invitations of co-users: mailed, listed for the owner, withdrawn, and read by who got the link.

An invitation is good for seven days and once; a newer invitation to the same address and flat ends
it. The mail names the flat and our company, and nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from einvoice.core.account_keys import AccountKey
from einvoice.core.errors import EInvoiceError
from einvoice.core.residents import Right, TokenKind
from einvoice.store import tokens, users
from einvoice.store.customer_spans import FlatPlace, place_of
from einvoice.store.tokens import Token
from einvoice.store.transactions import ReadTransaction
from einvoice.texts import DEFAULT_LANGUAGE, LANGUAGES
from einvoice.texts.portal import portal_text
from jobs.context import Context
from jobs.residents.drawn import hash_of
from jobs.residents.mailing import Letter, hand_over
from jobs.residents.register import plain_email
from jobs.residents.rights import co_users, invite, open_invitation, owns

MOST = 10
"""The co-users and open invitations that a flat may have."""


_FORM_SECONDS = 24 * 3600
"""For how long a form that was sent is remembered."""


class InviteState(StrEnum):
    """The outcome of an invitation."""

    SENT = "sent"
    MANY = "many"  # the flat has as many as it may
    NOT_SENT = "not_sent"  # the mail server did not take the mail: nobody is invited
    NOT_OWNER = "not_owner"


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation as the owner asks for it; ``language`` is the mail's.

    ``form`` is the form's key: what is sent twice is mailed once.
    """

    email: str = field(repr=False)
    right: Right
    language: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class SentInvitation:
    """An open invitation as the owner sees it; ``key`` withdraws it, and opens nothing."""

    key: str
    email: str = field(repr=False)
    right: Right
    expires_s: int


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An open invitation as who has its link sees it."""

    email: str = field(repr=False)
    place: FlatPlace
    right: Right
    has_account: bool


def mail_invitation(
    context: Context,
    user_id: str,
    key: AccountKey,
    invitation: Invitation,
    link_of: Callable[[str], str],
) -> InviteState:
    """Invite somebody by mail; where the mail is not taken, an earlier invitation goes on.

    ``link_of`` makes the address of a token. Somebody with an account reads it in their language.
    The same form again sends nothing.
    """
    address, waiting = plain_email(invitation.email), invitations(context, user_id, key)
    others = {row.email for row in co_users(context, user_id, key)}
    others |= {row.email for row in waiting}
    if len(others - {address}) >= MOST:
        return InviteState.MANY
    token = invite(context, user_id, key, invitation.email, invitation.right)
    made = invitation_of(context, token) if token else None
    if made is None:
        return InviteState.NOT_OWNER
    own = _key(hash_of(token))
    if not _is_new(context, user_id, key, invitation):
        withdraw(context, user_id, key, own)
        return _as_before(context, user_id, key, address)
    language = _language(context, invitation)
    try:
        hand_over(context, _letter(context, made, language, f"{link_of(token)}?lang={language}"))
    except EInvoiceError:
        withdraw(context, user_id, key, own)
        return InviteState.NOT_SENT
    for row in waiting:
        if row.email == address:
            withdraw(context, user_id, key, row.key)
    return InviteState.SENT


def _as_before(context: Context, user_id: str, key: AccountKey, address: str) -> InviteState:
    """Return what became of a form that was sent before, by what is there of it now."""
    there = {row.email for row in invitations(context, user_id, key)}
    there |= {row.email for row in co_users(context, user_id, key)}
    return InviteState.SENT if address in there else InviteState.NOT_SENT


def _is_new(context: Context, user_id: str, key: AccountKey, invitation: Invitation) -> bool:
    """Remember a form as it was filled in; return whether it was not sent so before.

    Without a key it always is new.
    """
    if not invitation.form:
        return True
    typed = plain_email(invitation.email), invitation.right, invitation.form
    now, hashed = context.clock.seconds(), hash_of(" ".join((user_id, str(key), *typed)))
    with context.store.writing_soon() as tx:
        if tokens.token_of(tx, hashed, TokenKind.FORM, now) is not None:
            return False
        tokens.add_token(tx, Token(hashed, TokenKind.FORM, user_id, now + _FORM_SECONDS))
    return True


def invitations(context: Context, user_id: str, key: AccountKey) -> tuple[SentInvitation, ...]:
    """Return the open invitations to a flat; none but to an owner."""
    with context.store.reading() as tx:
        if not owns(context, tx, user_id, key):
            return ()
        return tuple(
            SentInvitation(_key(row.hash), row.email, row.right or Right.READ, row.expires_s)
            for row in _open(context, tx, key)
        )


def withdraw(context: Context, user_id: str, key: AccountKey, invitation_key: str) -> None:
    """End an open invitation to an owner's flat; of others nothing is ended."""
    with context.store.writing_soon() as tx:
        if not owns(context, tx, user_id, key):
            return
        for row in _open(context, tx, key):
            if _key(row.hash) == invitation_key:
                tokens.use_token(tx, row.hash, context.clock.seconds())


def invitation_of(context: Context, token: str) -> OpenInvitation | None:
    """Return what a link of an invitation is for; None where it is over."""
    with context.store.reading() as tx:
        row = open_invitation(context, tx, token)
        place = place_of(tx, row.key.flat_id) if row and row.key else None
        if row is None or row.right is None or place is None:
            return None
        has_account = users.user_by_email(tx, row.email) is not None
    return OpenInvitation(row.email, place, row.right, has_account)


_KEY_LETTERS = 16


def _key(token_hash: str) -> str:
    return token_hash[:_KEY_LETTERS]


def _open(context: Context, tx: ReadTransaction, key: AccountKey) -> list[Token]:
    return tokens.open_invitations(tx, key, context.clock.seconds())


def _language(context: Context, invitation: Invitation) -> str:
    with context.store.reading() as tx:
        user = users.user_by_email(tx, plain_email(invitation.email))
    language = user.language if user else invitation.language
    return language if language in LANGUAGES else DEFAULT_LANGUAGE


def _letter(context: Context, made: OpenInvitation, language: str, link: str) -> Letter:
    company = context.config.seller.name
    flat = f"{made.place.address} – {made.place.number}"
    return Letter(
        to=made.email,
        subject=portal_text("invitation.subject", language, company=company),
        text=portal_text("invitation.text", language, company=company, flat=flat, link=link),
    )
