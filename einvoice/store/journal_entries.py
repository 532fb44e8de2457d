"""Adds to the journal: who did what, append-only, each entry chained to the last by its hash.

Entries carry ids and digests, never names, codes, accounts or addresses.
"""

import hashlib
import json
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

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
    """Add an entry within the caller's transaction, so that it is kept or lost with its effect."""
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
