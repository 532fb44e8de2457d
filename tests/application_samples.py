"""Applications and subscriptions for tests, with synthetic accounts and codes."""

import datetime as dt
from typing import Any

from einvoice.core.applications import Action, Application
from einvoice.core.subscriptions import Subscription

SELLER = "49900001005"
CONTRACT = "SEB-EXAMPLE"
ONE, OTHER = "LV58UNLA0050000000001", "LV44HABA0551000000001"


def application(
    action: str = "ADD", at: str = "2026-11-03T10:00:00", **changes: Any
) -> Application:
    """Return a whole application; ``at`` is UTC and gives the day too."""
    values: dict[str, Any] = {
        "action": Action(action),
        "service_id": "B0001-1",
        "channel_address": ONE,
        "presentment": "FULL",
        "customer_code": "161175-19997",
        "customer_name": "Anna Paraudziņa",
        "customer_email": "",
        "seller_reg_number": SELLER,
        "contract_id": CONTRACT,
        "stamped_at": at,
        "day": dt.date.fromisoformat(at[:10]),
    }
    return Application(**values | changes)


def subscription(first: str, last: str | None = None, address: str = ONE) -> Subscription:
    """Return a subscription of flat F at bank B."""
    return Subscription(
        "F",
        "B",
        address,
        "Anna Paraudziņa",
        "161175-19997",
        CONTRACT,
        dt.date.fromisoformat(first),
        dt.date.fromisoformat(last) if last else None,
    )
