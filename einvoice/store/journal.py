"""Questions to the journal; entries are added through a transaction that writes."""

from collections.abc import Iterator

from sqlalchemy import func, select

from einvoice.core.events import Event
from einvoice.store.tables import journal
from einvoice.store.transactions import ReadTransaction


def last_seq(tx: ReadTransaction, event: Event) -> int:
    """Return the number of the last entry of an event; 0 when there is none."""
    query = select(func.max(journal.c.seq)).where(journal.c.event == event)
    return tx.scalar(query) or 0


def details(tx: ReadTransaction, event: str) -> Iterator[tuple[str, str]]:
    """Yield subject and detail (JSON) of every entry of an event, in order."""
    columns = journal.c
    query = select(columns.subject, columns.detail).where(columns.event == event)
    for row in tx.execute(query.order_by(columns.seq)):
        yield row.subject, row.detail


def is_said(tx: ReadTransaction, event: Event, subject: str) -> bool:
    """Return whether the journal has an entry of an event about a subject."""
    columns = journal.c
    query = select(columns.seq).where(columns.event == event, columns.subject == subject)
    return tx.scalar(query.limit(1)) is not None


def moment_before_last(tx: ReadTransaction, event: Event) -> str:
    """Return when the entry before the last of an event was made (UTC); empty without one."""
    before = journal.c.seq < last_seq(tx, event)
    return (
        tx.scalar(select(journal.c.at).where(before).order_by(journal.c.seq.desc()).limit(1)) or ""
    )


def last_hash(tx: ReadTransaction) -> str:
    """Return the hash of the last entry, which all before it are part of; empty without one."""
    return tx.scalar(select(journal.c.hash).order_by(journal.c.seq.desc()).limit(1)) or ""


def last_moment(tx: ReadTransaction) -> str:
    """Return when the last entry was made (UTC); empty when there is none."""
    return tx.scalar(select(journal.c.at).order_by(journal.c.seq.desc()).limit(1)) or ""
