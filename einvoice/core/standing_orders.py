"""Standing orders: which flats' e-invoices their bank pays by itself."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from einvoice.core.applications import Action


@dataclass(frozen=True, slots=True)
class StandingOrder:
    """What a bank reports of one agreement; ``month_limit_cents`` None = without limit.

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


def in_force(orders: Iterable[StandingOrder], day: dt.date) -> dict[str, StandingOrder]:
    """Return the agreement in force on a day by service id.

    Of what is reported of one service id and account the latest counts; of several accounts the
    one reported last.
    """
    latest: dict[tuple[str, str], StandingOrder] = {}
    for order in sorted(orders, key=lambda one: (one.stamped_at, one.action is not Action.DELETE)):
        latest[order.service_id, order.payer_account] = order
    found: dict[str, StandingOrder] = {}
    for order in sorted(latest.values(), key=lambda one: one.stamped_at):
        if order.action is not Action.DELETE and _covers(order, day):
            found[order.service_id] = order
    return found


def _covers(order: StandingOrder, day: dt.date) -> bool:
    begun = order.start_date is None or order.start_date <= day
    return begun and (order.end_date is None or day <= order.end_date)
