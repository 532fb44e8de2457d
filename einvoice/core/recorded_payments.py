"""Payments as they are recorded: one for each part of an entry, with its decision.

Source: docs/PAYMENTS.md.
"""

import base64
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from einvoice.core.account_keys import AccountKey
from einvoice.core.entry_identity import EntryIdentity
from einvoice.core.payments import EntryPart, StatementEntry

_ID_BYTES = 10


class PaymentState(StrEnum):
    """The states of a payment: applied to customers, waiting for a person, or not ours."""

    APPLIED = "applied"
    QUEUED = "queued"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class RecordedPayment:
    """One payment of a booked entry; its id follows from the entry's identity alone.

    So it is the same in whatever order statements arrive and however often. ``place`` is its
    number among the payments of the entry, from 0; ``entry_cents`` is the sum of them all, ``kind``
    the bank's own code of the entry.
    """

    payment_id: str
    account: str
    booked_on: dt.date
    value_on: dt.date | None
    is_return: bool
    place: int
    entry_cents: int
    part: EntryPart
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment, or its part for one customer; ``key`` is None where it is applied to nobody.

    ``cents`` have the sign of the booking. ``invoices`` are those it was matched by.
    """

    payment_id: str
    account: str
    booked_on: dt.date
    value_on: dt.date | None
    cents: int
    bank_ref: str
    state: PaymentState
    rule: int | None
    by_person: bool
    key: AccountKey | None
    invoices: tuple[str, ...]


def recorded(identity: EntryIdentity, entry: StatementEntry) -> tuple[RecordedPayment, ...]:
    """Return the payments of an entry, one for each part."""
    return tuple(
        RecordedPayment(
            _payment_id(identity, place),
            identity.account,
            entry.booked_on,
            entry.value_on,
            entry.is_return,
            place,
            entry.cents,
            part,
            entry.kind,
        )
        for place, part in enumerate(entry.parts)
    )


def _payment_id(identity: EntryIdentity, place: int) -> str:
    """Return 16 letters and digits (80 bits) that a person can read out."""
    key = (
        identity.account,
        identity.booked_on.isoformat(),
        str(identity.cents),
        identity.bank_ref,
        str(identity.position),
        str(place),
    )
    digest = blake2b("\x1f".join(key).encode(), digest_size=_ID_BYTES).digest()
    return base64.b32encode(digest).decode().lower()
