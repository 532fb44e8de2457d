"""Applicants: which customer of a flat an application comes from, and which order it means.

A code says more than a day: a buyer may order before the flat is theirs, and a former owner may
end an order after it was sold. Nothing that comes from one customer touches another's order.
"""

import datetime as dt
from collections.abc import Sequence

from einvoice.core.ownership import FlatOrders, customer_of_day, digits, same_customer
from einvoice.core.premises import Customer
from einvoice.core.subscriptions import Subscription
from einvoice.core.validity import valid_on


def codes_of(day: dt.date, flat: FlatOrders, *, ends: bool) -> frozenset[str] | None:
    """Return the codes that agree with ours on an application for a flat at one bank.

    To begin or change an order: those of the customer of the day, of customers to come, and of
    who pays for the customer of the day. To end one (``ends``) former customers' and payers' too.

    Returns:
        The codes, or None when the flat has no customer on the day nor later.
    """
    present = customer_of_day(flat.customers, day)
    people = [row for row in flat.customers if ends or row.valid_from > day]
    if present is not None:
        people.append(present)
    if not people:
        return None
    paid = [row for row in flat.orders if ends or (present and flat.belongs(row, present))]
    codes = {*(row.code for row in people), *(row.payer_code for row in paid)}
    return frozenset(code for code in codes if code)


def applicant_of(day: dt.date, code: str, flat: FlatOrders, *, begins: bool) -> Customer | None:
    """Return the customer an application with a code comes from, None where nobody is known.

    The customer of the day, also when who pays for them applies, unless the code is another's:
    of a coming customer who orders early (``begins``), or of a customer who left.
    """
    present = customer_of_day(flat.customers, day)
    coded = [row for row in flat.customers if digits(code) and digits(row.code) == digits(code)]
    if not coded or (begins and _pays(code, present, flat)):
        return present
    coming = [row for row in coded if row.valid_from > day]
    if begins and coming:
        return valid_on(coded, day) or min(coming, key=_first_day)
    return valid_on(coded, day) or max(coded, key=_first_day)


def _first_day(row: Customer) -> dt.date:
    return row.valid_from


def first_day_of(day: dt.date, applicant: Customer | None, flat: FlatOrders) -> dt.date:
    """Return the first day of an order: of the application, or when the applicant comes later."""
    present = customer_of_day(flat.customers, day)
    if applicant is None or (present is not None and same_customer(present, applicant)):
        return day
    return max(day, applicant.valid_from)


def orders_meant(
    day: dt.date, code: str, flat: FlatOrders, *, begins: bool
) -> Sequence[Subscription]:
    """Return the orders an application may renew (``begins``), change or end.

    Those the applicant pays are meant before those of the applicant's own; an order that a payer
    has ended already leaves nothing to end.
    """
    applicant = applicant_of(day, code, flat, begins=begins)
    own = [row for row in flat.orders if _owned(row, applicant, flat)]
    if begins or not digits(code):
        return own
    paid = [row for row in flat.orders if digits(row.payer_code) == digits(code)]
    going_on = [row for row in paid if row.valid_to is None or row.valid_to >= day]
    if going_on:
        return going_on
    known = any(digits(row.code) == digits(code) for row in flat.customers)
    return own if known or not paid else ()


def _owned(order: Subscription, applicant: Customer | None, flat: FlatOrders) -> bool:
    if applicant is None:
        return flat.owner(order) is None
    return flat.belongs(order, applicant)


def _pays(code: str, present: Customer | None, flat: FlatOrders) -> bool:
    """Return whether a code is that of who pays for the customer of the day."""
    own = flat.of(present) if present is not None else ()
    return any(digits(row.payer_code) == digits(code) for row in own)
