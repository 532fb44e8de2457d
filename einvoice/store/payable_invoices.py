"""Invoices of a month as those who pay them have them, for payments that are drawn."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import select

from einvoice.core.account_keys import AccountKey, key_of_buyer, key_of_day
from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.ownership import Owner
from einvoice.core.period import Period
from einvoice.store.input_tables import subscriptions
from einvoice.store.payment_lookups import customers_of
from einvoice.store.tables import e_invoices, invoices
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class PayableInvoice:
    """An issued invoice with its customer; `global_id` is empty where no bank has it.

    ``account`` is the customer's own, where the e-invoice was ordered with it. ``is_live``: neither
    void nor credited. ``present`` is the flat's customer on the day that was asked about.
    """

    number: str
    key: AccountKey
    name: str = field(repr=False)
    code: str = field(repr=False)
    account: str = field(repr=False)
    bank: str
    global_id: str
    to_pay_cents: int
    issued_on: dt.date
    is_live: bool
    present: AccountKey | None


def payable_invoices(tx: ReadTransaction, period: Period, day: dt.date) -> list[PayableInvoice]:
    """Return the invoices of a period that have a number, by number; customers as on a day."""
    columns = invoices.c
    query = select(invoices).where(columns.period == period, columns.number.is_not(None))
    rows = tx.execute(query.order_by(columns.number)).all()
    global_ids, accounts = dict(_global_ids(tx, period)), dict(_accounts(tx))
    people = customers_of(tx, {row.flat_id for row in rows})
    payable = []
    for row in rows:
        of_flat, buyer = people[row.flat_id], Owner(row.buyer_name, row.buyer_code)
        payable.append(
            PayableInvoice(
                str(row.number),
                key_of_buyer(row.flat_id, of_flat, buyer, period.last_day),
                row.buyer_name,
                row.buyer_code,
                accounts.get((row.flat_id, row.bank), ""),
                row.bank,
                global_ids.get(row.id, ""),
                row.to_pay_cents,
                row.issue_date,
                is_live=row.state in ISSUED_STATES,
                present=key_of_day(row.flat_id, of_flat, day),
            )
        )
    return payable


def _global_ids(tx: ReadTransaction, period: Period) -> Iterator[tuple[int, str]]:
    """Yield the key at the bank of each e-invoice of a period, the last sent at the end."""
    query = (
        select(e_invoices.c.invoice_id, e_invoices.c.global_id)
        .join(invoices, invoices.c.id == e_invoices.c.invoice_id)
        .where(invoices.c.period == period)
        .order_by(e_invoices.c.attempt)
    )
    yield from map(tuple, tx.execute(query))


def _accounts(tx: ReadTransaction) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the account with which each e-invoice order was made, the last at the end."""
    columns = subscriptions.c
    query = select(columns.flat_id, columns.bank, columns.channel_address)
    for flat_id, bank, account in tx.execute(query.order_by(columns.valid_from)):
        yield (flat_id, bank), account
