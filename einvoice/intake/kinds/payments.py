"""`subscriptions` and the `balances` brought forward."""

from collections.abc import Iterator

from einvoice.core.balances import Balance
from einvoice.core.findings import Level
from einvoice.core.subscriptions import Subscription
from einvoice.core.validity import overlap
from einvoice.intake import cells
from einvoice.intake.codes import payer_code
from einvoice.intake.table import Column, Fault, Kind, Parent, validity

_MONEY = cells.number(2, least=-cells.LARGEST)


def _subscription(row: Subscription) -> Iterator[Fault]:
    yield from validity(row)
    if row.payer_code:
        yield from payer_code(row.payer_code)


def _overlap(row: Subscription, other: Subscription) -> Fault | None:
    if not overlap(row, other):
        return None
    facts = (("since", str(other.valid_from)),)
    said = "overlap.subscription"
    return Fault("valid_from", "overlap", Level.WARNING, said=said, facts=facts)


SUBSCRIPTIONS = Kind(
    "subscriptions",
    Subscription,
    (
        Column("flat_id", cells.SERVICE_ID, required=True),
        Column("bank", cells.NAME, required=True),
        Column("channel_address", cells.IBAN, required=True),
        Column("payer_name", cells.text(cells.NORMAL_TEXT), required=True),
        Column("payer_code", cells.CODE, default=""),
        Column("seller_contract_id", cells.text(cells.NORMAL_TEXT), default=""),
        Column("valid_from", cells.DATE, required=True),
        Column("valid_to", cells.DATE),
    ),
    key=("flat_id", "bank", "valid_from"),
    parents=(Parent("flat_id", "flat"), Parent("bank", "bank")),
    sense=_subscription,
    clash=_overlap,
    personal=True,
)

BALANCES = Kind(
    "balances",
    Balance,
    (
        Column("flat_id", cells.SERVICE_ID, required=True),
        Column("period", cells.PERIOD, required=True),
        Column("balance_begin", _MONEY, required=True, field="balance_begin_cents"),
        Column("paid", _MONEY, default=0, field="paid_cents"),
        Column("customer_code", cells.text(cells.NORMAL_TEXT), default=""),
    ),
    key=("flat_id", "period"),
    parents=(Parent("flat_id", "flat"),),
)
