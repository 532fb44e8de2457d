"""Tokens of native clients, by their hashes; each belongs to a session, which is their family."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from einvoice.core.residents import ApiTokenKind
from einvoice.store.portal_tables import api_tokens
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token by its hash. ``used_s``: when the next pair was given for it; None = not yet."""

    hash: str
    session_hash: str
    kind: ApiTokenKind
    expires_s: int
    used_s: int | None = None


def add_api_token(tx: WriteTransaction, token: ApiToken) -> None:
    """Add a token."""
    columns = {name: getattr(token, name) for name in ApiToken.__slots__}
    tx.execute(insert(api_tokens).values(columns))


def api_token_of(tx: ReadTransaction, token_hash: str, kind: ApiTokenKind) -> ApiToken | None:
    """Return a token of a kind, used or over too; None where there is none such."""
    columns = api_tokens.c
    query = select(*(columns[name] for name in ApiToken.__slots__)).where(
        columns.hash == token_hash, columns.kind == kind
    )
    row = tx.execute(query).first()
    return None if row is None else ApiToken(*row)


def use_api_token(tx: WriteTransaction, token_hash: str, seconds: int) -> bool:
    """Keep that a token was used; return whether it was not used until now."""
    columns = api_tokens.c
    unused = (columns.hash == token_hash) & columns.used_s.is_(None)
    return tx.execute(update(api_tokens).where(unused).values(used_s=seconds)).rowcount == 1
