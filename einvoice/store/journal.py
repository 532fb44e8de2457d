"""The journal: who did what, append-only, each entry chained to the one before by its hash.

Entries carry ids and digests, never names, codes, accounts or addresses.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from einvoice.core.events import Event
from einvoice.store.tables import journal


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the login of the operating system, and the true moment (UTC)."""

    actor: str
    at: str


def append(
    connection: Connection,
    author: Author,
    event: Event,
    period: str,
    subject: str,
    **detail: object,
) -> None:
    """Add an entry within the caller's transaction, so that it stands or falls with its effect."""
    last = connection.execute(
        select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1)
    ).first()
    seq, previous_hash = (last.seq + 1, last.hash) if last else (1, "")
    entry = {
        "seq": seq,
        "at": author.at,
        "actor": author.actor,
        "event": event,
        "period": period,
        "subject": subject,
        "detail": json.dumps(detail, sort_keys=True, separators=(",", ":")),
        "previous_hash": previous_hash,
    }
    connection.execute(insert(journal).values(**entry, hash=entry_hash(entry)))


def entry_hash(entry: dict[str, object]) -> str:
    """Return the hash of an entry: SHA-256 of its canonical JSON, the previous hash included."""
    text = json.dumps(entry, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def last_seq(connection: Connection, event: Event, period: object = None) -> int:
    """Return the number of the last entry of an event (of a period); 0 when there is none."""
    query = select(func.max(journal.c.seq)).where(journal.c.event == event)
    if period is not None:
        query = query.where(journal.c.period == str(period))
    return connection.scalar(query) or 0


def first_seq(connection: Connection, event: Event, subject: str) -> int:
    """Return the number of the first entry of an event about a subject; 0 when there is none."""
    columns = journal.c
    query = select(func.min(columns.seq)).where(columns.event == event, columns.subject == subject)
    return connection.scalar(query) or 0


def subjects(connection: Connection, event: Event, period: object) -> list[str]:
    """Return the subjects of an event's entries of a period, in order."""
    columns = journal.c
    query = select(columns.subject).where(columns.event == event, columns.period == str(period))
    return list(connection.scalars(query.order_by(columns.seq)))


def details(connection: Connection, event: str) -> Iterator[tuple[str, str]]:
    """Yield subject and detail (JSON) of every entry of an event, in order."""
    columns = journal.c
    query = select(columns.subject, columns.detail).where(columns.event == event)
    for row in connection.execute(query.order_by(columns.seq)):
        yield row.subject, row.detail


def last_moment(connection: Connection) -> str:
    """Return when the last entry was made (UTC); empty when there is none."""
    return connection.scalar(select(journal.c.at).order_by(journal.c.seq.desc()).limit(1)) or ""
