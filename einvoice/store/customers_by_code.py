"""Customers found by their personal code."""

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy import select

from einvoice.core.account_keys import AccountKey
from einvoice.core.ownership import digits, spellings
from einvoice.core.premises import Customer, CustomerKind
from einvoice.store.input_tables import customers
from einvoice.store.present_customers import present_customers
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class CustomerOfDay:
    """A customer of a flat on a day, with the key of the account."""

    key: AccountKey
    customer: Customer = field(repr=False)


def people_with_code(tx: ReadTransaction, code: str, day: dt.date) -> list[CustomerOfDay]:
    """Return the people with a personal code who are customers on a day: one for each flat."""
    query = select(customers.c.flat_id).where(customers.c.code.in_(spellings([code])))
    present = present_customers(tx, sorted(set(tx.scalars(query))), day)
    return [
        CustomerOfDay(key, customer)
        for key, customer in present.values()
        if customer.customer_kind is CustomerKind.PERSON and digits(customer.code) == digits(code)
    ]
