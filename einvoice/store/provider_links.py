"""Users who sign in by a provider: one mark a user, and one user a mark."""

from sqlalchemy import delete, insert, select

from einvoice.store.provider_tables import provider_links
from einvoice.store.transactions import ReadTransaction, WriteTransaction


def add_link(tx: WriteTransaction, user_id: str, mark: str, at: str) -> None:
    """Link a user with a mark; ``at`` is when. An earlier mark of the user goes."""
    remove_link(tx, user_id)
    tx.execute(insert(provider_links).values(user_id=user_id, mark=mark, made_at=at))


def linked_user(tx: ReadTransaction, mark: str) -> str | None:
    """Return the user of a mark; None where nobody is linked with it."""
    return tx.scalar(select(provider_links.c.user_id).where(provider_links.c.mark == mark))


def is_linked(tx: ReadTransaction, user_id: str) -> bool:
    """Return whether a user signs in by a provider."""
    query = select(provider_links.c.user_id).where(provider_links.c.user_id == user_id)
    return tx.scalar(query) is not None


def remove_link(tx: WriteTransaction, user_id: str) -> None:
    """Remove the link of a user, if there is one."""
    tx.execute(delete(provider_links).where(provider_links.c.user_id == user_id))
