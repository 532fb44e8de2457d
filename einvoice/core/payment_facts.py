"""The facts a payment is matched by: our invoices, our customers, and who paid for whom before.

The caller loads them for the numbers, the account and the code of one payment, never all of them.
Money is integer cents. Names, accounts and codes are never part of a ``repr``.
Source: docs/PAYMENTS.md.
"""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """An issued invoice and what is open of it; ``is_live`` False = void or credited."""

    number: str
    customer: str
    cents: int
    open_cents: int
    due: dt.date
    is_live: bool = True


@dataclass(frozen=True, slots=True)
class PayingCustomer:
    """A customer of a flat as payments see them.

    ``customer`` is the account, ``open_cents`` the unpaid sum of all its debts. ``accounts`` are
    subscribed for by the customer or paid for them in the last 12 months.
    """

    customer: str
    flat_id: str
    is_present: bool
    open_cents: int
    code: str = field(default="", repr=False)
    accounts: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class MatchingFacts:
    """The facts that belong to the numbers, the account, the code and the name of one payment.

    ``clients``: the present customers by client number in capitals (two may differ in capitals).
    ``by_account``, ``by_code``, ``by_name``: the customers the payer's account, code or name
    (``plain_name``) belongs to or paid for before.
    ``near_cents``: of a typed number, the sums that are open under the numbers one digit away
    (``payment_numbers.one_digit_away``), of their invoices and of their customers' accounts.
    """

    customers: Mapping[str, PayingCustomer]
    by_global_id: Mapping[str, OpenInvoice]
    by_number: Mapping[str, OpenInvoice]
    clients: Mapping[str, tuple[str, ...]]
    by_account: tuple[str, ...] = ()
    by_code: tuple[str, ...] = ()
    by_name: tuple[str, ...] = ()
    near_cents: Mapping[str, frozenset[int]] = field(default_factory=dict)


def plain_name(name: str) -> str:
    """Return a name to compare: no marks on letters, no order of words, no capitals.

    >>> plain_name("BĒRZIŅŠ, Jānis") == plain_name("Janis Berzins")
    True
    """
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in letters).casefold().split()
    return " ".join(sorted(words))
