"""The account of a customer of a flat: what is paid, up to the day that payments are known."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from einvoice.core.account_keys import AccountKey
from einvoice.core.accounts import Account, AccountEntry, EntryKind, replay
from einvoice.core.payment_states import InvoicePayment, invoice_payments, overdue_cents
from einvoice.store.customer_spans import CustomerSpan, span_of
from einvoice.store.span_accounts import entries_of_span
from einvoice.store.statements import extent
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.cut_off import opening_of
from jobs.payments.closed_days import closed_days
from jobs.payments.rules import account_rules
from jobs.views.remembered import Remembered


@dataclass(frozen=True, slots=True)
class ResidentAccount:
    """An account with its payments as they are known up to the end of a day.

    ``as_of``: the last day closed on all accounts of the company; None = no statement was read.
    ``debts`` are the entries with an unpaid part, the oldest due first, with that part. Sums are
    cents; a negative balance is the customer's credit.
    """

    as_of: dt.date | None
    balances: tuple[tuple[AccountEntry, int], ...]
    payments: Mapping[str, InvoicePayment]
    overdue_cents: int
    debts: tuple[tuple[AccountEntry, int], ...]

    @property
    def has_later(self) -> bool:
        """Whether some payments after that day are known already, of an account not yet closed."""
        paid = (entry.day for entry, _ in self.balances if entry.kind is EntryKind.PAYMENT)
        return self.as_of is not None and any(day > self.as_of for day in paid)

    @property
    def balance_cents(self) -> int:
        """The debt (positive) or credit after the last entry."""
        return self.balances[-1][1] if self.balances else 0

    @property
    def open_cents(self) -> int:
        """The sum that is to be paid now."""
        return max(0, self.balance_cents)


def account_of(context: Context, key: AccountKey) -> ResidentAccount | None:
    """Return the account of a customer; None where there is none, or no payments are known."""
    with context.store.reading() as tx:
        span = span_of(tx, key)
        return None if span is None else account_in(tx, context, span)


def account_in(tx: ReadTransaction, context: Context, span: CustomerSpan) -> ResidentAccount | None:
    """Return the account of a span; None with `[payments] source = "imported"`."""
    if opening_of(context) is None:
        return None
    rules, until = account_rules(context), known_until(tx, context)
    entries = entries_of_span(tx, span, rules.opening, rules.opening_date)
    account: Account = replay((e for e in entries if e.day <= context.today), rules.order)
    # What was due on the day up to which payments are known may have been paid since.
    day = min(context.today, until or dt.date.min)
    states = {payment.invoice: payment for payment in invoice_payments(account, day)}
    overdue = overdue_cents(account, day)
    return ResidentAccount(until, tuple(account.balances()), states, overdue, _debts(account))


def _debts(account: Account) -> tuple[tuple[AccountEntry, int], ...]:
    parts = account.open_cents
    unpaid = [entry for entry in account.entries if parts.get(entry.document)]
    ordered = sorted(unpaid, key=lambda entry: entry.due_order)
    return tuple((entry, parts[entry.document]) for entry in ordered)


_known = Remembered[dt.date | None](most=1)
"""All payments are added up for it."""


def known_until(tx: ReadTransaction, context: Context) -> dt.date | None:
    """Return the last day closed on all our accounts; None where a statement is missing.

    It is worked out anew when a statement came, and on another day.
    """
    basis = (context.config.data_path, context.config.database_url, context.today, extent(tx))
    return _known.of(basis, lambda: closed_days(tx, context).until)
