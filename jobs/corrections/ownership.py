"""Confirms that a flat's order is the present customer's: a person knows what no row says."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from einvoice.core import holds
from einvoice.core.errors import UsageError
from einvoice.core.events import Event
from einvoice.core.ownership import Owner, in_force
from einvoice.core.premises import Customer
from einvoice.core.subscriptions import Subscription
from einvoice.core.validity import valid_on
from einvoice.documents.assemble import is_other_payer
from einvoice.store import banks_of_flats
from einvoice.store.findings import settle_finding
from einvoice.store.flat_orders import decide_owner, orders_of
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.corrections.withdraw import digest_of, require_reason


@dataclass(frozen=True, slots=True)
class InFile:
    """The buyer and the payer in a bank's file once an order is the customer's.

    ``payer`` is written beside the buyer where the order names somebody else; its code is also the
    buyer's where the customer has none.
    """

    order: Subscription
    buyer: Owner = field(repr=False)
    payer: Owner | None = field(repr=False)

    @property
    def names_another(self) -> bool:
        """Whether somebody else than the customer is in the file."""
        return self.payer is not None or self.buyer_code != self.buyer.code

    @property
    def buyer_code(self) -> str:
        """The buyer's code in the file: the customer's, else the payer's."""
        return self.buyer.code or self.order.payer_code


def in_file(context: Context, flat_id: str) -> Sequence[InFile]:
    """Return whom the banks' files would name if the flat's orders were its customer's.

    Raises:
        UsageError: there is no customer, or no order of another customer.
    """
    with context.store.reading() as tx:
        customer, others = _of_another(context, tx, flat_id)
    buyer = Owner(customer.name, customer.code)
    rows = []
    for order in others:
        payer = Owner(order.payer_name, order.payer_code)
        rows.append(InFile(order, buyer, payer if is_other_payer(payer, buyer) else None))
    return rows


def confirm(context: Context, flat_id: str, reason: str) -> Sequence[Subscription]:
    """Give the orders of another customer to the flat's customer, and return them.

    The customer is that of the month worked on, whose invoices that are in no file follow. The
    reason is kept with the decision; the journal carries its digest, for it may name a person.

    Raises:
        UsageError: there is no reason, no customer, or no order of another customer.
    """
    require_reason(reason)
    period = context.default_period
    with context.store.writing() as tx:
        customer, others = _of_another(context, tx, flat_id)
        decide_owner(tx, others, customer, reason)
        banks_of_flats.assign_banks(tx, [flat_id], context.sendable())
        code = holds.SUBSCRIPTION_OF_FORMER_CUSTOMER
        settle_finding(tx, period, code, flat_id)
        banks = sorted({order.bank for order in others})
        sha256 = digest_of(reason)
        tx.journal(Event.ORDER_CONFIRMED, period, flat_id, banks=banks, reason_sha256=sha256)
    return others


def _of_another(
    context: Context, tx: ReadTransaction, flat_id: str
) -> tuple[Customer, Sequence[Subscription]]:
    """Return the flat's customer of the month worked on, and orders that are another's."""
    flat, day = orders_of(tx, [flat_id])[flat_id], context.default_period.last_day
    customer = valid_on(flat.customers, day)
    if customer is None:
        raise UsageError("no-customer", flat=flat_id, day=day)
    orders = in_force(flat.orders, day, context.today)
    others = [order for order in orders if not flat.belongs(order, customer)]
    if not others:
        raise UsageError("no-order-of-another", flat=flat_id)
    return customer, others
