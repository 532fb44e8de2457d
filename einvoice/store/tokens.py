"""Tokens of links in mails: a new password, an invitation; each is used once."""

from dataclasses import dataclass, field

from sqlalchemy import insert, select, update

from einvoice.core.account_keys import AccountKey
from einvoice.core.residents import Right, TokenKind
from einvoice.store.portal_tables import tokens
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class Token:
    """A token by its hash. An invitation also has the invited address, the flat and the right."""

    hash: str
    kind: TokenKind
    user_id: str
    expires_s: int
    email: str = field(default="", repr=False)
    key: AccountKey | None = None
    right: Right | None = None


def add_token(tx: WriteTransaction, token: Token) -> None:
    """Add a token."""
    tx.execute(
        insert(tokens).values(
            hash=token.hash,
            kind=token.kind,
            user_id=token.user_id,
            email=token.email,
            flat_id=token.key.flat_id if token.key else "",
            customer_from=token.key.since if token.key else None,
            right=token.right,
            expires_s=token.expires_s,
        )
    )


def token_of(tx: ReadTransaction, token_hash: str, kind: TokenKind, seconds: int) -> Token | None:
    """Return an unused token of a kind; None where there is none, or it is over."""
    columns = tokens.c
    query = select(
        columns.user_id,
        columns.expires_s,
        columns.email,
        columns.flat_id,
        columns.customer_from,
        columns.right,
    ).where(
        columns.hash == token_hash,
        columns.kind == kind,
        columns.used_s.is_(None),
        columns.expires_s > seconds,
    )
    row = tx.execute(query).first()
    if row is None:
        return None
    key = AccountKey.of(row.flat_id, row.customer_from) if row.flat_id else None
    return Token(token_hash, kind, row.user_id, row.expires_s, row.email, key, row.right)


def open_invitations(tx: ReadTransaction, key: AccountKey, seconds: int) -> list[Token]:
    """Return the unused invitations to a flat in a customer's time, by address."""
    columns = tokens.c
    query = (
        select(columns.hash, columns.user_id, columns.expires_s, columns.email, columns.right)
        .where(
            columns.kind == TokenKind.INVITATION,
            columns.flat_id == key.flat_id,
            columns.customer_from == key.since,
            columns.used_s.is_(None),
            columns.expires_s > seconds,
        )
        .order_by(columns.email, columns.hash)
    )
    return [
        Token(row.hash, TokenKind.INVITATION, row.user_id, row.expires_s, row.email, key, row.right)
        for row in tx.execute(query)
    ]


def use_token(tx: WriteTransaction, token_hash: str, seconds: int) -> None:
    """Keep that a token was used."""
    tx.execute(update(tokens).where(tokens.c.hash == token_hash).values(used_s=seconds))


def end_tokens(tx: WriteTransaction, user_id: str, kind: TokenKind, seconds: int) -> None:
    """Let a user's unused tokens of a kind count as used: only the newest link works."""
    columns = tokens.c
    unused = (columns.user_id == user_id) & (columns.kind == kind) & columns.used_s.is_(None)
    tx.execute(update(tokens).where(unused).values(used_s=seconds))
