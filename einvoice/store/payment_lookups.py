"""Lookups by which payments are matched: numbers, client numbers, accounts, codes and names."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Column, func, select

from einvoice.core.account_keys import AccountKey
from einvoice.core.ownership import digits
from einvoice.core.payment_facts import plain_name
from einvoice.core.premises import Customer
from einvoice.core.subscriptions import Subscription
from einvoice.store.batches import in_batches
from einvoice.store.input_tables import customers, flats, subscriptions
from einvoice.store.payment_tables import payment_shares, payments
from einvoice.store.rows import select_rows
from einvoice.store.tables import e_invoices, invoices
from einvoice.store.transactions import ReadTransaction

_A_YEAR = dt.timedelta(days=366)


def flats_of_numbers(tx: ReadTransaction, numbers: Collection[str]) -> dict[str, str]:
    """Return the flats of invoices by number; what is no number of ours is not in it."""
    flats_by_number: dict[str, str] = {}
    columns = invoices.c
    for batch in in_batches(sorted(int(number) for number in numbers)):
        query = select(columns.number, columns.flat_id).where(columns.number.in_(batch))
        flats_by_number.update({str(number): flat_id for number, flat_id in tx.execute(query)})
    return flats_by_number


def numbers_of_global_ids(tx: ReadTransaction, global_ids: Collection[str]) -> dict[str, str]:
    """Return the invoice numbers of global ids."""
    numbers: dict[str, str] = {}
    for batch in in_batches(sorted(global_ids)):
        query = (
            select(e_invoices.c.global_id, invoices.c.number)
            .join(invoices, invoices.c.id == e_invoices.c.invoice_id)
            .where(e_invoices.c.global_id.in_(batch))
        )
        numbers.update({global_id: str(number) for global_id, number in tx.execute(query)})
    return numbers


def flats_of_client_numbers(tx: ReadTransaction, tokens: Collection[str]) -> dict[str, set[str]]:
    """Return the flats by their client number in capitals."""
    flats_by_number: dict[str, set[str]] = {}
    column = func.upper(flats.c.flat_id)
    for batch in in_batches(sorted(tokens)):
        for flat_id in tx.scalars(select(flats.c.flat_id).where(column.in_(batch)).distinct()):
            flats_by_number.setdefault(flat_id.upper(), set()).add(flat_id)
    return flats_by_number


def keys_that_accounts_paid_for(
    tx: ReadTransaction, accounts: Collection[str], before: dt.date
) -> dict[str, set[AccountKey]]:
    """Return the customers by the bank account that paid for them in the year before a day."""
    return _paid_by(tx, payments.c.payer_account, accounts, before)


def keys_that_names_paid_for(
    tx: ReadTransaction, names: Collection[str], before: dt.date
) -> dict[str, set[AccountKey]]:
    """Return the customers by the plain name of who paid for them in the year before a day."""
    return _paid_by(tx, payments.c.payer_plain_name, names, before)


def orders_of_accounts(tx: ReadTransaction, accounts: Collection[str]) -> list[Subscription]:
    """Return the orders that bank accounts are subscribed for."""
    orders: list[Subscription] = []
    for batch in in_batches(sorted(accounts)):
        orders += select_rows(tx, Subscription, subscriptions.c.channel_address.in_(batch))
    return orders


def flats_of_codes(tx: ReadTransaction, codes: Collection[str]) -> dict[str, set[str]]:
    """Return the flats by the digits of their customers' codes, however they are written."""
    plain = {digits(code) for code in codes} - {""}
    spellings = plain | {f"{code[:6]}-{code[6:]}" for code in plain}
    flats_by_code: dict[str, set[str]] = {}
    for batch in in_batches(sorted(spellings)):
        query = select(customers.c.code, customers.c.flat_id).where(customers.c.code.in_(batch))
        for code, flat_id in tx.execute(query):
            flats_by_code.setdefault(digits(code), set()).add(flat_id)
    return flats_by_code


def flats_of_rare_names(
    tx: ReadTransaction, names: Collection[str], day: dt.date
) -> dict[str, set[str]]:
    """Return the flats by the plain names of their customers; of every name, were it nobody's.

    A name that customers of two flats have since a day or earlier is left out: it says nothing of
    whose a payment is. Customers are read once from end to end: names are compared without marks
    and order of words.
    """
    flats_by_name: dict[str, set[str]] = {name: set() for name in names}
    since_then: dict[str, set[str]] = {}
    query = select(customers.c.name, customers.c.flat_id, customers.c.valid_from)
    for name, flat_id, since in tx.execute(query):
        if (plain := plain_name(name)) in flats_by_name:
            flats_by_name[plain].add(flat_id)
            if since is None or since <= day:
                since_then.setdefault(plain, set()).add(flat_id)
    common = {name for name, flat_ids in since_then.items() if len(flat_ids) > 1}
    return {name: flat_ids for name, flat_ids in flats_by_name.items() if name not in common}


def customers_of(tx: ReadTransaction, flat_ids: Collection[str]) -> dict[str, list[Customer]]:
    """Return the customer rows of some flats."""
    people: dict[str, list[Customer]] = {flat_id: [] for flat_id in flat_ids}
    for batch in in_batches(sorted(flat_ids)):
        for row in select_rows(tx, Customer, customers.c.flat_id.in_(batch)):
            people[row.flat_id].append(row)
    return people


def _paid_by(
    tx: ReadTransaction, column: Column[str], values: Collection[str], before: dt.date
) -> dict[str, set[AccountKey]]:
    booked = payments.c.booked_on
    paid = (
        select(column, payment_shares.c.flat_id, payment_shares.c.customer_from)
        .join(payments, payments.c.payment_id == payment_shares.c.payment_id)
        .where(booked < before, booked >= before - _A_YEAR, payments.c.cents > 0)
        .distinct()
    )
    keys: dict[str, set[AccountKey]] = {}
    for batch in in_batches(sorted(values)):
        for value, flat_id, since in tx.execute(paid.where(column.in_(batch))):
            keys.setdefault(value, set()).add(AccountKey.of(flat_id, since))
    return keys
