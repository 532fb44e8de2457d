"""Confirms that a flat's order is the present customer's: a person knows what no row says."""

from collections.abc import Sequence

from einvoice.core import holds
from einvoice.core.errors import UsageError
from einvoice.core.events import Event
from einvoice.core.ownership import in_force
from einvoice.core.subscriptions import Subscription
from einvoice.core.validity import valid_on
from einvoice.store import banks_of_flats
from einvoice.store.findings import settle_finding
from einvoice.store.flat_orders import decide_owner, orders_of
from jobs.context import Context
from jobs.corrections.withdraw import digest_of, require_reason


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
        flat = orders_of(tx, [flat_id])[flat_id]
        customer = valid_on(flat.customers, period.last_day)
        if customer is None:
            raise UsageError("no-customer", flat=flat_id, day=period.last_day)
        others = [
            order
            for order in in_force(flat.orders, period.last_day, context.today)
            if not flat.belongs(order, customer)
        ]
        if not others:
            raise UsageError("no-order-of-another", flat=flat_id)
        decide_owner(tx, others, customer, reason)
        banks_of_flats.assign_banks(tx, [flat_id], context.sendable())
        code = holds.SUBSCRIPTION_OF_FORMER_CUSTOMER
        settle_finding(tx, period, code, flat_id)
        banks = sorted({order.bank for order in others})
        sha256 = digest_of(reason)
        tx.journal(Event.ORDER_CONFIRMED, period, flat_id, banks=banks, reason_sha256=sha256)
    return others
