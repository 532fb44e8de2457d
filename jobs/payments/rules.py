"""Settings of payments as the rules know them."""

import datetime as dt
import re
from dataclasses import dataclass

from einvoice.core.accounts import PaymentOrder
from einvoice.core.not_ours import NotOursRule
from einvoice.core.period import Period
from jobs.context import Context
from jobs.cut_off import collecting_accounts


@dataclass(frozen=True, slots=True)
class AccountRules:
    """How payments are applied: the order of debts, the opening debts, and what decides.

    ``opening`` is the period whose imported balances are the opening debts as of
    ``opening_date``; None = there are none. ``not_ours`` says which entries are no payments of
    customers, ``ours`` are our accounts. ``client_number``: what is no such number is none.
    """

    order: PaymentOrder
    opening: Period | None
    opening_date: dt.date
    apply_by_account: bool
    not_ours: tuple[NotOursRule, ...] = ()
    ours: frozenset[str] = frozenset()
    client_number: re.Pattern[str] | None = None


def account_rules(context: Context) -> AccountRules:
    """Return the rules of an installation."""
    table = context.config.payments
    opening = Period.parse(table.since) if table.since else None
    first = opening.first_day if opening else dt.date.min
    return AccountRules(
        PaymentOrder(table.order),
        opening,
        table.opening_date or first,
        apply_by_account=table.by_account == "apply",
        not_ours=tuple(rule.value() for rule in table.not_ours),
        ours=collecting_accounts(context),
        client_number=re.compile(table.client_number, re.IGNORECASE)
        if table.client_number
        else None,
    )
