"""Which bank an invoice goes to: its customer's order in force on the last day of its period."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select, union, update

from einvoice.core.holds import SUBSCRIPTION_OF_FORMER_CUSTOMER
from einvoice.core.invoices import NOT_ISSUED, InvoiceState
from einvoice.core.ownership import FlatOrders, Named, Owner, in_force
from einvoice.core.period import Period
from einvoice.core.subscriptions import subscription_on
from einvoice.core.validity import valid_on
from einvoice.store.among import among_ids
from einvoice.store.application_tables import order_owners
from einvoice.store.direct_deliveries import handed_over
from einvoice.store.files import FileRecord
from einvoice.store.findings import settle_finding
from einvoice.store.flat_orders import orders_of
from einvoice.store.input_tables import customers, subscriptions
from einvoice.store.rows import among
from einvoice.store.tables import e_invoices, invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_IN_NO_FILE = (InvoiceState.DRAFT, InvoiceState.HELD, InvoiceState.ISSUED)


@dataclass(frozen=True, slots=True)
class Sendable:
    """The days for sending now: ``today``, and the earliest due date a bank still takes."""

    today: dt.date
    first_due_date: dt.date


def assign_banks(
    tx: WriteTransaction,
    flat_ids: Sequence[str],
    now: Sendable,
    drafted: Period | None = None,
) -> None:
    """Give the flats' invoices that are in no file the bank their customer ordered, or none.

    An issued invoice whose due date no bank takes any longer stays as it is, and so do invoices
    that were mailed or printed. The drafts of the month ``drafted`` have their bank.
    """
    asked = {"ids": flat_ids, "first_due_date": now.first_due_date, "drafted": drafted}
    rows = tx.rows(_in_no_file(drafts=drafted is None), asked)
    orders = orders_of(tx, [row.flat_id for row in rows])
    changed = [
        {"row": row.id, "new_bank": bank}
        for row in rows
        if (bank := bank_of(orders[row.flat_id], Owner(*row[-2:]), row.period, now)) != row.bank
    ]
    if changed:
        statement = update(invoices).where(invoices.c.id == bindparam("row"))
        tx.execute(statement.values(bank=bindparam("new_bank")), changed)


@cache
def _in_no_file(*, drafts: bool) -> Select[*tuple[Any, ...]]:
    columns = invoices.c
    query = select(
        columns.id,
        columns.flat_id,
        columns.period,
        columns.bank,
        columns.buyer_name,
        columns.buyer_code,
    ).where(
        among_ids(columns.flat_id),
        among(columns.state, _IN_NO_FILE),
        columns.due_date.is_(None) | (columns.due_date >= bindparam("first_due_date")),
        ~handed_over(),
    )
    drafted = (columns.period == bindparam("drafted")) & among(columns.state, NOT_ISSUED)
    return query if drafts else query.where(~drafted)


def settle_warnings(tx: WriteTransaction, flat_id: str, period: Period, today: dt.date) -> None:
    """Take back the warning of another customer's order once none is in force in a month."""
    flat = orders_of(tx, [flat_id])[flat_id]
    there = valid_on(flat.customers, period.last_day)
    orders = in_force(flat.orders, period.last_day, today)
    if there is None or all(flat.belongs(order, there) for order in orders):
        settle_finding(tx, period, SUBSCRIPTION_OF_FORMER_CUSTOMER, flat_id)


def drop_ended(tx: WriteTransaction, period: Period, now: Sendable) -> None:
    """Take the bank off issued invoices whose order ended since, or is another customer's."""
    waiting = (
        (invoices.c.period == period)
        & (invoices.c.state == InvoiceState.ISSUED)
        & (invoices.c.bank != "")
    )
    columns = subscriptions.c
    ended = (
        select(columns.flat_id)
        .join(invoices, invoices.c.flat_id == columns.flat_id)
        .where(waiting, columns.valid_to >= period.last_day, columns.valid_to < now.today)
    )
    changed = (
        select(customers.c.flat_id)
        .join(invoices, invoices.c.flat_id == customers.c.flat_id)
        .where(waiting)
        .group_by(customers.c.flat_id)
        .having(func.count() > 1)
    )
    decided = (
        select(order_owners.c.flat_id)
        .join(invoices, invoices.c.flat_id == order_owners.c.flat_id)
        .where(waiting)
    )
    flat_ids = tx.scalars(union(ended, changed, decided))
    assign_banks(tx, sorted(flat_ids), now)


def goes_to_former_customers(tx: ReadTransaction, record: FileRecord, today: dt.date) -> bool:
    """Return whether a file holds an invoice that its bank would show to a former customer.

    An earlier version made such files: the order at the bank is another customer's, and the order
    who is invoiced has none there.
    """
    columns = invoices.c
    several = (
        select(customers.c.flat_id).group_by(customers.c.flat_id).having(func.count() > 1)
    ).union(select(order_owners.c.flat_id))
    rows = tx.execute(
        select(columns.flat_id, columns.buyer_name, columns.buyer_code)
        .join(e_invoices, e_invoices.c.invoice_id == columns.id)
        .where(e_invoices.c.file_id == record.file_id, columns.flat_id.in_(several))
    ).all()
    orders = orders_of(tx, [row.flat_id for row in rows])
    day = record.period.last_day
    for row in rows:
        flat = orders[row.flat_id]
        there = in_force(flat.orders, day, today)
        own = in_force(flat.of(Owner(row.buyer_name, row.buyer_code)), day, today)
        if record.bank in {order.bank for order in there} - {order.bank for order in own}:
            return True
    return False


def bank_of(orders: FlatOrders, customer: Named, period: Period, now: Sendable) -> str:
    """Return the bank of a customer's order in force on a period's last day, or none."""
    day = period.last_day
    subscription = subscription_on(in_force(orders.of(customer), day, now.today), day)
    return subscription.bank if subscription else ""
