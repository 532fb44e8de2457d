"""Money of a former customer: balances and charges that the present customer is not asked to pay.

A balance of a flat whose customer changed in the period is used only when it names the customer;
a single charge that corrects a month is of whoever was the customer then. Source:
docs/decisions/ 37.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from einvoice.core import holds
from einvoice.core.balances import Balance
from einvoice.core.findings import Finding
from einvoice.core.flat_month import FlatMonth
from einvoice.core.holds import hold
from einvoice.core.methods import SingleCharge
from einvoice.core.ownership import names

_DAY = dt.timedelta(days=1)


def balance_of_former(
    flat: FlatMonth, balance: Balance | None, *, of_accounts: bool = False
) -> Iterator[Finding]:
    """Yield the hold of a flat whose imported balance may be another customer's.

    A balance of nothing begun and nothing paid is nobody's, and stops nothing. ``of_accounts``: the
    balance is the opening debt of an account, which the former customer has too.
    """
    where, tenure = flat.flat.flat_id, flat.tenure
    if balance is None or flat.customer is None or tenure is None:
        return
    former = tenure.former
    if of_accounts and former is not None and names(balance.customer_code, former):
        return
    if balance.customer_code:
        if not names(balance.customer_code, flat.customer):
            month = (("month", str(balance.period)),)
            yield hold(holds.BALANCE_OF_ANOTHER_CUSTOMER, where, facts=month)
        return
    if former is None or tenure.since < balance.period.first_day:
        return
    if balance.balance_begin_cents or balance.paid_cents:
        last_day = former.valid_to or tenure.since - _DAY
        facts = (
            ("since", str(former.valid_from)),
            ("until", str(last_day)),
            ("now", str(tenure.since)),
        )
        yield hold(holds.BALANCE_OF_FORMER_CUSTOMER, where, facts=facts)


def charges_of_former(flat: FlatMonth, charges: Iterable[SingleCharge]) -> Iterator[Finding]:
    """Yield the holds of a flat whose single charges correct months of another customer."""
    tenure = flat.tenure
    if tenure is None or tenure.former is None:
        return
    for charge in charges:
        if charge.for_period is not None and charge.for_period.last_day < tenure.since:
            facts = (
                ("charge", charge.charge_id),
                ("month", str(charge.for_period)),
                ("now", str(tenure.since)),
            )
            yield hold(holds.CHARGE_OF_FORMER_CUSTOMER, flat.flat.flat_id, facts=facts)
