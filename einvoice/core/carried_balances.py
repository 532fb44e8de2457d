"""Balance that an invoice carries, from the customer's account.

Only payments booked up to the cut-off count: the last day up to which the statements of all
collecting accounts are complete. Source: docs/PAYMENTS.md.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from einvoice.core.accounts import AccountEntry, EntryKind

_FROM_BANK = (EntryKind.PAYMENT, EntryKind.RETURN)


@dataclass(frozen=True, slots=True)
class CarriedBalance:
    """The balance at the previous invoice, the payments since, and the ids of all that count."""

    balance_begin_cents: int
    paid_cents: int
    counted: frozenset[str]

    @property
    def carried_cents(self) -> int:
        """The sum brought forward: ``balance_begin - paid``."""
        return self.balance_begin_cents - self.paid_cents


def carried_balance(
    entries: Iterable[AccountEntry], cut_off: dt.date, counted: Collection[str] = ()
) -> CarriedBalance:
    """Return the balance that the next invoice carries.

    ``counted``: the payments and returns that the previous invoice counted. A payment that was
    queued then and is applied now counts now, whenever it was booked, so that none is lost and
    none counts twice. The entries are all the account had before the new invoice; our own
    documents count whatever the cut-off.
    """
    documents = paid_before = paid_since = 0
    now_counted = set(counted)
    for entry in entries:
        if entry.kind not in _FROM_BANK:
            documents += entry.cents
        elif entry.document in counted:
            paid_before -= entry.cents
        elif entry.day <= cut_off:
            paid_since -= entry.cents
            now_counted.add(entry.document)
    return CarriedBalance(documents - paid_before, paid_since, frozenset(now_counted))
