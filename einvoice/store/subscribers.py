"""Who gets e-invoices where: subscriptions in force or to come, with who is paid automatically."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from einvoice.core.subscriptions import Subscription
from einvoice.store.input_tables import subscriptions
from einvoice.store.rows import select_rows
from einvoice.store.standing_orders import automatic_payments


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A flat's subscription, and whether its bank pays the invoices by itself.

    ``month_limit_cents`` is the limit of that payment, None without one.
    """

    subscription: Subscription
    automatic: bool
    month_limit_cents: int | None


def subscribers(connection: Connection, banks: tuple[str, ...], day: dt.date) -> list[Subscriber]:
    """Return the subscriptions of some banks that did not end before a day, by bank and flat."""
    columns = subscriptions.c
    going_on = columns.valid_to.is_(None) | (columns.valid_to >= day)
    found = []
    for bank in banks:
        automatic = automatic_payments(connection, bank, day)
        rows = select_rows(connection, Subscription, columns.bank == bank, going_on)
        for row in sorted(rows, key=lambda one: (one.flat_id, one.valid_from)):
            order = automatic.get(row.flat_id)
            limit = order.month_limit_cents if order else None
            found.append(Subscriber(row, order is not None, limit))
    return found
