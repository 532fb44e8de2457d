"""Standing orders: which customers' e-invoices their bank pays by itself."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from einvoice.core.applications import Action
from einvoice.core.ownership import FlatOrders, Named, customer_of_day


@dataclass(frozen=True, slots=True)
class StandingOrder:
    """An agreement as a bank reports it; ``month_limit_cents`` None = without limit.

    ``partial``: the bank may pay a part when there is not enough money.
    """

    seller_reg_number: str
    action: Action
    service_id: str
    payer_account: str
    partial: bool
    month_limit_cents: int | None
    start_date: dt.date | None
    end_date: dt.date | None
    stamped_at: str


def in_force(orders: Iterable[StandingOrder], day: dt.date) -> dict[str, tuple[StandingOrder, ...]]:
    """Return the agreements in force on a day by service id, the last reported at the end.

    Of what is reported of one service id and account the latest counts.
    """
    latest: dict[tuple[str, str], StandingOrder] = {}
    for order in sorted(orders, key=lambda one: (one.stamped_at, one.action is not Action.DELETE)):
        latest[order.service_id, order.payer_account] = order
    by_service: dict[str, tuple[StandingOrder, ...]] = {}
    for order in sorted(latest.values(), key=lambda one: one.stamped_at):
        if order.action is not Action.DELETE and _covers(order, day):
            by_service[order.service_id] = (*by_service.get(order.service_id, ()), order)
    return by_service


def owner_of(order: StandingOrder, flat: FlatOrders) -> Named | None:
    """Return the customer a standing order belongs to.

    That of the e-invoice order with the same account, else the flat's customer on the day it
    began, which is the day of the report where the bank names none.
    """
    same_account = [row for row in flat.orders if row.channel_address == order.payer_account]
    if same_account:
        return flat.owner(max(same_account, key=lambda row: row.valid_from))
    reported = dt.date.fromisoformat(order.stamped_at[:10])
    return customer_of_day(flat.customers, order.start_date or reported)


def _covers(order: StandingOrder, day: dt.date) -> bool:
    begun = order.start_date is None or order.start_date <= day
    return begun and (order.end_date is None or day <= order.end_date)
