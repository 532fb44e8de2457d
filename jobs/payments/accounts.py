"""Accounts of customers as people see them: each row with its balance, and what is unpaid."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.core.account_keys import AccountKey, key_of_day
from einvoice.core.accounts import Account, AccountEntry, replay
from einvoice.core.errors import UsageError
from einvoice.core.iban import masked
from einvoice.core.payment_states import InvoicePayment, invoice_payments, overdue_cents
from einvoice.store import payments, queued_payments, statements
from einvoice.store.customer_accounts import entries_of
from einvoice.store.payment_lookups import customers_of
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.cut_off import collecting_accounts
from jobs.payments.queue import QueuedPayment
from jobs.payments.rules import account_rules


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An entry with the balance after it; ``invoice`` is its payment, where it is an invoice."""

    entry: AccountEntry
    balance_cents: int
    invoice: InvoicePayment | None


@dataclass(frozen=True, slots=True)
class CustomerAccount:
    """The account of one customer of a flat on a day, with the states of its invoices.

    ``first`` is the first day of the rows that are shown; the balance counts all of them.
    """

    key: AccountKey
    account: Account
    invoices: tuple[InvoicePayment, ...]
    overdue_cents: int
    first: dt.date

    @property
    def since(self) -> str:
        """The first day of the customer; empty where it is not known."""
        return "" if self.key.since == dt.date.min else self.key.since.isoformat()

    @property
    def balance_before_cents(self) -> int:
        """The balance before the first row shown."""
        return sum(entry.cents for entry in self.account.entries if entry.day < self.first)

    @property
    def rows(self) -> Iterator[AccountRow]:
        """The rows from the first day on."""
        states = {invoice.invoice: invoice for invoice in self.invoices}
        for entry, balance in self.account.balances():
            if entry.day >= self.first:
                yield AccountRow(entry, balance, states.get(entry.document))

    @property
    def open_cents(self) -> int:
        """The unpaid sum of all debts."""
        return sum(self.account.open_cents.values())

    @property
    def credit_cents(self) -> int:
        """The unused sum of all payments, which the next invoice takes."""
        return sum(self.account.credit_cents.values())


@dataclass(frozen=True, slots=True)
class FlatAccounts:
    """The accounts of a flat's customers, and what may still change them.

    ``waiting``: payments that a person may apply to this flat. ``read_until``: the last day that
    statements were read of each of our accounts (masked); None = none was read.
    """

    flat_id: str
    accounts: tuple[CustomerAccount, ...]
    waiting: tuple[QueuedPayment, ...]
    read_until: tuple[tuple[str, dt.date | None], ...]


def accounts_of(
    context: Context, flat_id: str, first: dt.date | None = None, last: dt.date | None = None
) -> FlatAccounts:
    """Return the accounts of a flat's customers, the first customer first.

    ``first`` and ``last`` are the days shown; the accounts are those of the last day (today).

    Raises:
        UsageError: the flat has no account.
    """
    rules, until = account_rules(context), last or context.today
    with context.store.reading() as tx:
        entries = entries_of(tx, [flat_id], rules.opening, rules.opening_date)
        waiting = [
            QueuedPayment(decided, payments.candidates_of(tx, decided.payment.payment_id))
            for decided in queued_payments.queued_for(tx, flat_id)
        ]
        last_days = statements.last_days(tx)
    if not entries:
        raise UsageError("account-unknown", flat=flat_id)
    accounts = []
    for key in sorted(entries):
        account = replay((e for e in entries[key] if e.day <= until), rules.order)
        states, overdue = invoice_payments(account, until), overdue_cents(account, until)
        accounts.append(CustomerAccount(key, account, states, overdue, first or dt.date.min))
    ours = sorted(collecting_accounts(context))
    read_until = tuple((masked(account), last_days.get(account)) for account in ours)
    return FlatAccounts(flat_id, tuple(accounts), tuple(waiting), read_until)


def open_cents_of(context: Context, tx: ReadTransaction, flat_id: str, day: dt.date) -> int:
    """Return what is unpaid today on the account of a flat's customer of a day; 0 of nobody."""
    key = key_of_day(flat_id, customers_of(tx, [flat_id])[flat_id], day)
    if key is None:
        return 0
    rules = account_rules(context)
    entries = entries_of(tx, [flat_id], rules.opening, rules.opening_date).get(key, [])
    account = replay((e for e in entries if e.day <= context.today), rules.order)
    return sum(account.open_cents.values())
