"""Findings about a flat's orders: at several banks, or only those of another customer."""

import datetime as dt
from collections.abc import Iterator

from einvoice.core import holds
from einvoice.core.building_month import Draft
from einvoice.core.findings import Finding, Level
from einvoice.core.ownership import FlatOrders, in_force
from einvoice.core.subscriptions import subscription_on


def order_findings(
    draft: Draft, flat: FlatOrders, last_day: dt.date, today: dt.date
) -> Iterator[Finding]:
    """Yield what is unusual about the orders in force on the period's last day.

    An invoice without a customer goes nowhere, and nothing is said about its orders.
    """
    if draft.buyer is None:
        return
    orders = in_force(flat.orders, last_day, today)
    own = [order for order in orders if flat.belongs(order, draft.buyer)]
    banks = sorted({order.bank for order in own or orders})
    last = subscription_on(own or orders, last_day)
    if last is None:
        return
    if not own:
        yield Finding(
            Level.WARNING,
            holds.SUBSCRIPTION_OF_FORMER_CUSTOMER,
            draft.flat_id,
            facts=(("banks", ", ".join(banks)), ("since", str(last.valid_from))),
        )
    elif len(banks) > 1:
        facts = (("banks", ", ".join(banks)), ("bank", last.bank))
        yield Finding(Level.WARNING, holds.TWO_BANKS, draft.flat_id, facts=facts)
