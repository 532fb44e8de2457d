"""Entries of statements that are no payments of customers: fees, interest, our own transfers.

A rule of the configuration settles an entry only where the matching knows nothing better: no number
or payer of ours, no refund, no returned payment. What it settles is listed and can be taken back.
Source: docs/PAYMENTS.md, "Not ours".
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from einvoice.core.iban import compact
from einvoice.core.payment_facts import plain_name
from einvoice.core.recorded_payments import RecordedPayment

OWN = "own"
"""The account of a rule that means every account of ours."""


class Side(StrEnum):
    """Which entries a rule is for."""

    DEBIT = "debit"
    CREDIT = "credit"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class NotOursRule:
    """A rule with its name; empty = whatever the entry has, but not all three.

    ``code`` is the bank's code of the entry, with ``*`` for any letters (`PMNT-*-CHRG`);
    ``account`` that of the other side, or `own`; ``party`` its name, without marks and order.
    """

    name: str
    code: str = ""
    account: str = ""
    party: str = ""
    side: Side = Side.DEBIT

    def settles(self, payment: RecordedPayment, ours: Collection[str]) -> bool:
        """Return whether an entry is as the rule says; ``ours`` are our accounts."""
        other = payment.part.payer
        if self.side is not Side.BOTH and (payment.part.cents > 0) is (self.side is Side.DEBIT):
            return False
        if self.code and not fnmatchcase(payment.kind.upper(), self.code.upper()):
            return False
        if self.account == OWN:
            if other.account not in ours:
                return False
        elif self.account and other.account != compact(self.account):
            return False
        return not self.party or plain_name(other.name) == plain_name(self.party)


def rule_for(
    rules: Iterable[NotOursRule], payment: RecordedPayment, ours: Collection[str]
) -> NotOursRule | None:
    """Return the first rule that settles an entry; none does what a bank calls a return."""
    if payment.is_return:
        return None
    return next((rule for rule in rules if rule.settles(payment, ours)), None)
