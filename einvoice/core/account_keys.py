"""Key of an account: the customer of a flat, by the first day of their tenure.

Source: docs/PAYMENTS.md; decision 37 (who is the same customer).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core.ownership import Named, customer_of_day, same_customer, tenure_of
from einvoice.core.premises import Customer

_SEPARATOR = "@"


@dataclass(frozen=True, slots=True, order=True)
class AccountKey:
    """A customer of a flat; ``since`` is the smallest date where the first row has no beginning."""

    flat_id: str
    since: dt.date

    def __str__(self) -> str:
        return f"{self.flat_id}{_SEPARATOR}{self.since.isoformat()}"

    @classmethod
    def of(cls, flat_id: str, since: dt.date | None) -> "AccountKey":
        """Return the key of a day that may be open."""
        return cls(flat_id, since or dt.date.min)

    @classmethod
    def parse(cls, text: str) -> "AccountKey":
        """Return the key that a text was made of."""
        flat_id, _, since = text.rpartition(_SEPARATOR)
        return cls(flat_id, dt.date.fromisoformat(since))


def key_of_day(flat_id: str, customers: Sequence[Customer], day: dt.date) -> AccountKey | None:
    """Return the account of a flat's customer on a day; None where there is nobody."""
    customer = customer_of_day(customers, day)
    return None if customer is None else key_of_row(flat_id, customers, customer)


def key_of_buyer(
    flat_id: str, customers: Sequence[Customer], buyer: Named, day: dt.date
) -> AccountKey:
    """Return the account of the customer whom an invoice names.

    ``day`` is the last of its period. A buyer whom no row of the flat names any more has the
    account of that day's customer; without one, an account from the smallest date on.
    """
    if len(customers) == 1 and (customers[0].name, customers[0].code) == (buyer.name, buyer.code):
        return AccountKey(flat_id, customers[0].valid_from)  # almost all, and nothing to compare
    theirs = [row for row in customers if same_customer(row, buyer)]
    customer = customer_of_day(theirs, day) or (theirs[-1] if theirs else None)
    customer = customer or customer_of_day(customers, day)
    return (
        AccountKey(flat_id, dt.date.min)
        if customer is None
        else key_of_row(flat_id, customers, customer)
    )


def key_of_row(flat_id: str, customers: Sequence[Customer], customer: Customer) -> AccountKey:
    """Return the account of the customer of a row."""
    return AccountKey(flat_id, tenure_of(customers, customer).since)
