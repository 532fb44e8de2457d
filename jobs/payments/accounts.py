"""Accounts of customers as people see them: each row with its balance, and what is unpaid."""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.account_keys import AccountKey
from einvoice.core.accounts import Account, replay
from einvoice.core.errors import UsageError
from einvoice.core.payment_states import InvoicePayment, invoice_payments
from einvoice.store.customer_accounts import entries_of
from jobs.context import Context
from jobs.payments.rules import account_rules


@dataclass(frozen=True, slots=True)
class CustomerAccount:
    """The account of one customer of a flat on a day, with the states of its invoices."""

    key: AccountKey
    account: Account
    invoices: tuple[InvoicePayment, ...]

    @property
    def since(self) -> str:
        """The first day of the customer; empty where it is not known."""
        return "" if self.key.since == dt.date.min else self.key.since.isoformat()


def accounts_of(
    context: Context, flat_id: str, day: dt.date | None = None
) -> list[CustomerAccount]:
    """Return the accounts of a flat's customers on a day (today), the first customer first.

    Raises:
        UsageError: the flat has no account.
    """
    rules, until = account_rules(context), day or context.today
    with context.store.reading() as tx:
        entries = entries_of(tx, [flat_id], rules.opening, rules.opening_date)
    if not entries:
        raise UsageError("account-unknown", flat=flat_id)
    accounts = []
    for key in sorted(entries):
        account = replay((e for e in entries[key] if e.day <= until), rules.order)
        states = invoice_payments(account, until)
        accounts.append(CustomerAccount(key, account, states))
    return accounts
