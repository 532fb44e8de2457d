"""Refunds: money of a customer's credit that is paid back, and the entries of a bank that say so.

A refund is decided by a person and is in the account from that day on: the credit cannot be
used or paid back a second time. Its id goes with the transfer, so the bank's debit is known by it
and changes nothing more; money that comes back with the id makes the credit free again. Sums are
whole cents. Source: docs/PAYMENTS.md, "Paying back"; decision 66.
"""

import base64
import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

from einvoice.core.account_keys import AccountKey
from einvoice.core.accounts import AccountEntry, EntryKind
from einvoice.core.payment_candidates import Candidate, Rule
from einvoice.core.payment_matching import Match, Share, Waits
from einvoice.core.payment_numbers import readings
from einvoice.core.payments import EntryPart

_PREFIX, _FILE_PREFIX = "RFND", "RFNF"
_LETTERS = 12
_ID = re.compile(rf"(?<![A-Z0-9]){_PREFIX}[A-Z2-7]{{{_LETTERS}}}(?![A-Z0-9])")


class RefundState(StrEnum):
    """The states of a refund."""

    LISTED = "listed"  # decided, in no file yet
    ORDERED = "ordered"  # in a file for the bank
    PAID = "paid"  # the bank's debit is in a statement
    RETURNED = "returned"  # the money came back
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Refund:
    """A refund as a person decided it: whose credit, how much, from where to where, and why.

    ``payment_id`` is the payment whose account the money goes back to; empty where a person
    confirmed another account, for which ``evidence`` is the proof. ``file_id`` is the file for the
    bank, empty as long as there is none.
    """

    refund_id: str
    key: AccountKey
    cents: int
    decided_on: dt.date
    from_account: str = field(repr=False)
    to_account: str = field(repr=False)
    to_name: str = field(repr=False)
    reason: str = field(repr=False)
    payment_id: str = ""
    evidence: str = field(default="", repr=False)
    file_id: str = ""
    is_cancelled: bool = False

    @property
    def entry(self) -> AccountEntry:
        """The entry in the customer's account: a debt that its payment's credit pays at once."""
        names = (self.payment_id,) if self.payment_id else ()
        return AccountEntry(
            self.decided_on, EntryKind.REFUND, self.refund_id, self.cents, names=names
        )

    def state(self, settled: Collection[int]) -> RefundState:
        """Return the state; ``settled`` has the sign of each entry of a bank that names it."""
        if self.is_cancelled:
            return RefundState.CANCELLED
        if 1 in settled:
            return RefundState.RETURNED
        if -1 in settled:
            return RefundState.PAID
        return RefundState.ORDERED if self.file_id else RefundState.LISTED


def refund_id(key: AccountKey, cents: int, decided_on: dt.date, before: int) -> str:
    """Return the id of a customer's next refund; ``before`` counts those they had.

    No chance is in it: the same decision made again after a kill has the same id.

    >>> refund_id(AccountKey("B0001-1", dt.date(2020, 1, 1)), 5000, dt.date(2026, 11, 20), 0)
    'RFND5S4QA7KMAACI'
    """
    return _PREFIX + _digest(str(key), str(cents), decided_on.isoformat(), str(before))


def file_id(refunds: Iterable[Refund]) -> str:
    """Return the id of the file of some refunds: the same refunds make the same file."""
    return _FILE_PREFIX + _digest(*sorted(refund.refund_id for refund in refunds))


def is_refund_id(text: str) -> bool:
    """Return whether a text is the id of a refund."""
    return _ID.fullmatch(text) is not None


def refund_ids(part: EntryPart) -> frozenset[str]:
    """Return the ids of refunds that an entry names: in its references, else in its text.

    >>> sorted(refund_ids(EntryPart(-1, "Atmaksa RFND5S4QA7KMAACI")))
    ['RFND5S4QA7KMAACI']
    """
    references = (part.end_to_end_id, part.transaction_id, part.structured_ref)
    for texts in (references, (part.text,)):
        ids = {
            name for text in texts for reading in readings(text) for name in _ID.findall(reading)
        }
        if ids:
            return frozenset(ids)
    return frozenset()


def match_refund(
    part: EntryPart,
    refunds: Mapping[str, Refund],
    settled: Mapping[str, Collection[int]],
) -> Match | None:
    """Return the decision on an entry that names a refund of ours; None where it names none.

    ``settled`` has the signs of the entries decided before, by refund. A debit closes its refund,
    a credit of the same sum returns it, each once; whatever else names a refund waits.
    """
    named = [refunds[name] for name in sorted(refund_ids(part)) if name in refunds]
    if not named:
        return None
    candidates = tuple(Candidate(Rule.GLOBAL_ID, str(refund.key)) for refund in named)
    sign = 1 if part.cents > 0 else -1
    refund = named[0]
    if (
        len(named) > 1
        or refund.cents != abs(part.cents)
        or refund.is_cancelled
        or sign in settled.get(refund.refund_id, ())
    ):
        return Match(candidates, waits=Waits.REFUND_DIFFERS)
    share = Share(str(refund.key), part.cents, (refund.refund_id,))
    return Match(candidates, (share,), rule=Rule.GLOBAL_ID)


def entry_of_share(document: str, day: dt.date, cents: int, share: Share) -> AccountEntry | None:
    """Return the entry that a share of a payment makes in its account.

    ``cents`` are those of the whole payment. The debit of a refund makes none, for the refund is
    an entry already; a credit that names a refund takes it back.
    """
    is_of_refund = any(map(is_refund_id, share.invoices))
    if cents < 0 and is_of_refund:
        return None
    kind = EntryKind.RETURN if cents < 0 or is_of_refund else EntryKind.PAYMENT
    return AccountEntry(day, kind, document, -share.cents, names=share.invoices)


def _digest(*values: str) -> str:
    digest = blake2b("\x1f".join(values).encode(), digest_size=8).digest()
    return base64.b32encode(digest).decode()[:_LETTERS]
