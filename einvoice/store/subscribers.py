"""Who gets e-invoices where: subscriptions in force or to come, with who is paid automatically."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from einvoice.core.ownership import FlatOrders, customer_of_day, same_customer
from einvoice.core.standing_orders import StandingOrder, owner_of
from einvoice.core.subscriptions import Subscription
from einvoice.store.flat_orders import orders_of
from einvoice.store.input_tables import subscriptions
from einvoice.store.rows import select_rows
from einvoice.store.standing_orders import automatic_payments
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A flat's subscription, and whether its bank pays the invoices by itself.

    ``month_limit_cents`` is the limit of that payment, None without one. ``former``: it belongs
    to another than the flat's customer, whose invoices do not go there.
    """

    subscription: Subscription
    automatic: bool
    month_limit_cents: int | None
    former: bool


def subscribers(tx: ReadTransaction, banks: tuple[str, ...], day: dt.date) -> list[Subscriber]:
    """Return the subscriptions of some banks that did not end before a day, by bank and flat."""
    columns = subscriptions.c
    going_on = columns.valid_to.is_(None) | (columns.valid_to >= day)
    listed = []
    for bank in banks:
        automatic = automatic_payments(tx, bank, day)
        rows = select_rows(tx, Subscription, columns.bank == bank, going_on)
        orders = orders_of(tx, [row.flat_id for row in rows])
        for row in sorted(rows, key=lambda one: (one.flat_id, one.valid_from)):
            flat = orders[row.flat_id]
            order = _standing_order(row, flat, automatic.get(row.flat_id, ()))
            limit = order.month_limit_cents if order else None
            listed.append(Subscriber(row, order is not None, limit, _is_former(row, flat, day)))
    return listed


def _standing_order(
    row: Subscription, flat: FlatOrders, reported: Iterable[StandingOrder]
) -> StandingOrder | None:
    """Return the agreement reported last by which the subscription's own customer pays."""
    owner = flat.owner(row)
    own = [
        order
        for order in reported
        if owner and (payer := owner_of(order, flat)) and same_customer(payer, owner)
    ]
    return own[-1] if own else None


def _is_former(row: Subscription, flat: FlatOrders, day: dt.date) -> bool:
    present = customer_of_day(flat.customers, max(day, row.valid_from))
    return present is None or not flat.belongs(row, present)
