"""Failed sign-ins, by the hash of an account or an address."""

from sqlalchemy import delete, insert, select

from einvoice.store.portal_tables import attempts
from einvoice.store.transactions import ReadTransaction, WriteTransaction


def attempts_of(tx: ReadTransaction, subject: str, since_s: int, most: int) -> list[int]:
    """Return when a subject failed since a moment, the last N of them in order (seconds)."""
    columns = attempts.c
    query = (
        select(columns.at_s)
        .where(columns.subject == subject, columns.at_s > since_s)
        .order_by(columns.at_s.desc())
        .limit(most)
    )
    return list(reversed(tx.scalars(query).all()))


def keep_attempt(tx: WriteTransaction, subjects: list[str], seconds: int) -> None:
    """Keep that subjects failed."""
    tx.execute(insert(attempts), [{"subject": row, "at_s": seconds} for row in subjects])


def forget_attempts(tx: WriteTransaction, subject: str) -> None:
    """Forget the attempts of a subject that has signed in since."""
    tx.execute(delete(attempts).where(attempts.c.subject == subject))


def forget_old_attempts(tx: WriteTransaction, before_s: int) -> int:
    """Delete attempts older than a moment; return how many."""
    return tx.execute(delete(attempts).where(attempts.c.at_s < before_s)).rowcount
