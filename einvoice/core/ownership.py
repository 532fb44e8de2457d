"""Ownership: which customer of a flat an order belongs to, and when a customer's time began.

An order belongs to the customer who was there on its first day, and to nobody else: a later
customer's invoice never goes to it. One older than the flat's first known customer row belongs to
that first customer, since first imports begin with the day of changing over. Equal codes make the
same customer, whatever rows were closed and opened; where a code is missing, equal names do.
Source: docs/decisions/ 37.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from einvoice.core.premises import Customer
from einvoice.core.subscriptions import Subscription
from einvoice.core.validity import valid_on


class Named(Protocol):
    """Anybody with a name and a personal or registration code, which may be empty."""

    @property
    def name(self) -> str:
        """The name as it is written."""

    @property
    def code(self) -> str:
        """The code as it is written, or empty."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The customer an order belongs to, where the customer rows alone do not say it."""

    name: str
    code: str


@lru_cache(1024)
def digits(code: str) -> str:
    """Return the digits of a code, by which codes are compared; a flat's are asked many times.

    >>> digits("161175-19997")
    '16117519997'
    """
    return re.sub(r"[^0-9]", "", code)


def spellings(codes: Iterable[str]) -> frozenset[str]:
    """Return the ways in which codes are kept: with the hyphen of a personal code and without.

    >>> sorted(spellings(["161175-19997"]))
    ['161175-19997', '16117519997']
    """
    plain = [digits(code) for code in codes]
    return frozenset(way for code in plain for way in (code, f"{code[:6]}-{code[6:]}") if code)


def same_customer(one: Named, other: Named) -> bool:
    """Return whether two rows are the same customer: by code, where one has none by name.

    >>> same_customer(Owner("Anna Liepa", "161175-19997"), Owner("Anna Ozola", "16117519997"))
    True
    >>> same_customer(Owner("Anna Liepa", "161175-19997"), Owner("Anna  liepa", ""))
    True
    >>> same_customer(Owner("Jānis Liepa", "161175-19997"), Owner("Jānis Liepa", "010190-12345"))
    False
    """
    if digits(one.code) and digits(other.code):
        return digits(one.code) == digits(other.code)
    return _plain(one.name) == _plain(other.name) != ""


def mark_of(customer: Named) -> str:
    """Return what a customer is known by where only one row is at hand: the code, else the name.

    >>> mark_of(Owner("Anna Liepa", "161175-19997")), mark_of(Owner("Anna  Liepa", ""))
    ('16117519997', 'anna liepa')
    """
    return digits(customer.code) or _plain(customer.name)


def names(text: str, customer: Named) -> bool:
    """Return whether a text from an import file names a customer: by code, else by name.

    >>> anna = Owner("Anna Liepa", "161175-19997")
    >>> names("16117519997", anna), names("Anna Liepa", anna), names("010190-12345", anna)
    (True, True, False)
    >>> names("SIA Nams 24", Owner("SIA Nams 24", "40003000000"))  # no code, though it has digits
    True
    """
    code = digits(text)
    if code and code == digits(customer.code):
        return True
    return _plain(text) == _plain(customer.name) != ""


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def customer_of_day(customers: Iterable[Customer], day: dt.date) -> Customer | None:
    """Return the customer to whom something of a day belongs, None where there was nobody.

    A day before the first row is the first customer's. A day between two rows of the same
    customer is that customer's, one between two customers nobody's.
    """
    rows = sorted(customers, key=_first_day)
    customer = valid_on(rows, day)
    if customer is not None:
        return customer
    before = [row for row in rows if row.valid_from <= day]
    after = [row for row in rows if row.valid_from > day]
    if not after:
        return None
    if before and not same_customer(before[-1], after[0]):
        return None
    return after[0]


def _first_day(row: Customer) -> dt.date:
    return row.valid_from


@dataclass(frozen=True, slots=True)
class Tenure:
    """Since when somebody has been a flat's customer, and who was before; None = nobody known."""

    since: dt.date
    former: Customer | None


def tenure_of(customers: Iterable[Customer], customer: Customer) -> Tenure:
    """Return the tenure that a customer row belongs to, over rows of the same customer.

    Rows of others end it, also where the customer comes back later.
    """
    earlier = [row for row in customers if row.valid_from < customer.valid_from]
    since = customer.valid_from
    for row in sorted(earlier, key=_first_day, reverse=True):
        if not same_customer(row, customer):
            return Tenure(since, row)
        since = row.valid_from
    return Tenure(since, None)


@dataclass(frozen=True, slots=True)
class FlatOrders:
    """A flat's orders at its banks with all that says whose they are.

    ``decided`` names the owner of single orders by bank and first day: a person confirmed it, or
    the customer row of that day was written over with another customer since.
    """

    orders: tuple[Subscription, ...] = ()
    customers: tuple[Customer, ...] = ()
    decided: Mapping[tuple[str, dt.date], Owner] = field(default_factory=dict)

    def owner(self, order: Subscription) -> Named | None:
        """Return the customer an order belongs to; None = nobody was there on its first day.

        One paid by a former customer stays that customer's, though the next customer's time had
        begun on its first day: that is often told late.
        """
        decided = self.decided.get((order.bank, order.valid_from))
        if decided is not None:
            return decided
        present = customer_of_day(self.customers, order.valid_from)
        payer = Owner(order.payer_name, order.payer_code)
        if present is not None and same_customer(payer, present):
            return present
        others = [
            row for row in self.customers if present is None or row.valid_from <= order.valid_from
        ]
        return next((row for row in others if same_customer(payer, row)), present)

    def of(self, customer: Named) -> tuple[Subscription, ...]:
        """Return the orders that belong to a customer."""
        return tuple(row for row in self.orders if self.belongs(row, customer))

    def belongs(self, order: Subscription, customer: Named) -> bool:
        """Return whether an order belongs to a customer."""
        owner = self.owner(order)
        return owner is not None and same_customer(owner, customer)


NO_ORDERS = FlatOrders()


def in_force(
    orders: Iterable[Subscription], day: dt.date, today: dt.date
) -> Sequence[Subscription]:
    """Return the orders valid on a day that were not ended before today."""
    going_on = [row for row in orders if row.valid_to is None or row.valid_to >= today]
    return [
        row
        for row in going_on
        if row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
    ]
