"""Passkeys of users: the public half of each, by the id of its credential."""

from dataclasses import dataclass, field

from sqlalchemy import delete, insert, select, update

from einvoice.store.portal_tables import passkeys
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey; ``credential_id`` and ``public_key`` are base64url, as browsers write them.

    ``agent`` is the family of the browser that made it, ``sign_count`` what the device counted at
    its last use (0 = it does not count).
    """

    credential_id: str
    user_id: str
    public_key: str = field(repr=False)
    sign_count: int
    agent: str
    made_at: str
    used_at: str | None = None


def add_passkey(tx: WriteTransaction, passkey: Passkey) -> None:
    """Add a passkey."""
    values = {name: getattr(passkey, name) for name in Passkey.__slots__}
    tx.execute(insert(passkeys).values(values))


def passkey_of(tx: ReadTransaction, credential_id: str) -> Passkey | None:
    """Return a passkey by its credential; None where there is none."""
    query = select(passkeys).where(passkeys.c.credential_id == credential_id)
    row = tx.execute(query).first()
    return None if row is None else Passkey(*row)


def passkeys_of(tx: ReadTransaction, user_id: str) -> list[Passkey]:
    """Return the passkeys of a user, the oldest first."""
    columns = passkeys.c
    query = (
        select(passkeys)
        .where(columns.user_id == user_id)
        .order_by(columns.made_at, columns.credential_id)
    )
    return [Passkey(*row) for row in tx.execute(query)]


def mark_used(tx: WriteTransaction, credential_id: str, sign_count: int, at: str) -> None:
    """Keep what a device counted when it was used."""
    which = passkeys.c.credential_id == credential_id
    tx.execute(update(passkeys).where(which).values(sign_count=sign_count, used_at=at))


def remove_passkeys(tx: WriteTransaction, user_id: str, credential_id: str = "") -> None:
    """Remove a user's passkeys: one of them, or all."""
    which = passkeys.c.user_id == user_id
    if credential_id:
        which &= passkeys.c.credential_id == credential_id
    tx.execute(delete(passkeys).where(which))
