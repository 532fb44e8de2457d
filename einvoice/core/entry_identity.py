"""Which entries of overlapping statements are the same entry.

An entry is told by its account, booking day, signed cents, bank reference, and its position among
its equals within that day of that statement. So two honest equal payments stay two, a repeated
file adds none, and of overlapping statements the larger count of equals remains.

A bank reference is not unique (a payment and its fee share it), and many entries have none. Where
it is missing, a digest of what the entry says takes its place: positions alone would confuse two
payments of one sum when a statement has only the second of them. Source: decision 57.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from einvoice.core.payments import StatementEntry

_NO_REFERENCE = "~"
"""Begins the digest of an entry without a bank reference."""


@dataclass(frozen=True, slots=True, order=True)
class EntryIdentity:
    """The key of an entry; ``position`` counts from 1."""

    account: str = field(repr=False)
    booked_on: dt.date
    cents: int
    bank_ref: str = field(repr=False)
    position: int


def identified(
    account: str, entries: Iterable[StatementEntry]
) -> Iterator[tuple[EntryIdentity, StatementEntry]]:
    """Yield the entries of one whole statement, all pages in order, each with its identity."""
    seen: dict[tuple[dt.date, int, str], int] = {}
    for entry in entries:
        key = (entry.booked_on, entry.cents, _reference(entry))
        seen[key] = position = seen.get(key, 0) + 1
        yield EntryIdentity(account, *key, position), entry


def merged(
    *statements: Iterable[tuple[EntryIdentity, StatementEntry]],
) -> dict[EntryIdentity, StatementEntry]:
    """Return every entry of several statements once; what was read first remains."""
    entries: dict[EntryIdentity, StatementEntry] = {}
    for statement in statements:
        for identity, entry in statement:
            entries.setdefault(identity, entry)
    return entries


def _reference(entry: StatementEntry) -> str:
    return entry.bank_ref or _NO_REFERENCE + _digest(entry)


def _digest(entry: StatementEntry) -> str:
    values = [str(entry.value_on), entry.kind]
    for part in entry.parts:
        payer = part.payer
        values += [str(part.cents), part.text, payer.name, payer.account, payer.code, payer.bank]
        values += [part.end_to_end_id, part.transaction_id, part.bank_ref]
        values += [part.structured_ref, part.document_number]
    return blake2b("\x1f".join(values).encode(), digest_size=16).hexdigest()
