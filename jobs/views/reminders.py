"""The page of a reminder of a customer's debts: what is overdue on a day, on an invoice's page."""

import datetime as dt

from einvoice.core.accounts import EntryKind
from einvoice.core.channels import SellerChannel
from einvoice.core.debtors import Debtor
from einvoice.core.invoices import Buyer
from einvoice.pages.pdf_page import pdf_of_page
from einvoice.pages.reminder_page import Debt, ReminderFacts, reminder_page
from einvoice.store import exports
from jobs.context import Context
from jobs.payments.accounts import CustomerAccount, accounts_of


def reminder_facts(context: Context, debtor: Debtor, day: dt.date) -> ReminderFacts | None:
    """Return what a reminder says; None where the customer never had an invoice, nor an address."""
    accounts = accounts_of(context, debtor.key.flat_id, last=day).accounts
    account = next(account for account in accounts if account.key == debtor.key)
    buyer = _buyer(context, account)
    if buyer is None:
        return None
    return ReminderFacts(
        flat_id=debtor.key.flat_id,
        day=day,
        seller=context.config.seller.value(),
        buyer=buyer,
        channels=tuple(
            SellerChannel(table.account, table.bic, table.contract)
            for _, table in sorted(context.config.banks.items())
        ),
        debts=_debts(account, day),
    )


def reminder_pdf(context: Context, facts: ReminderFacts) -> bytes:
    """Return a reminder as PDF, in the customer's language."""
    return pdf_of_page(reminder_page(facts, facts.buyer.language), context.today)


def _debts(account: CustomerAccount, day: dt.date) -> tuple[Debt, ...]:
    """Return what is overdue, as `overdue_cents` counts it, the oldest first."""
    debts = [
        Debt(
            entry.document if entry.kind is EntryKind.INVOICE else "",
            entry.due or entry.day,
            entry.cents,
            account.account.open_cents.get(entry.document, 0),
        )
        for entry in account.account.entries
        if (entry.due or entry.day) < day
    ]
    return tuple(sorted((d for d in debts if d.open_cents), key=lambda d: (d.due, d.number)))


def _buyer(context: Context, account: CustomerAccount) -> Buyer | None:
    """Return the customer as on their own last invoice; another customer's is never read."""
    numbers = [status.invoice for status in account.invoices]
    with context.store.reading() as tx:
        rows = [exports.find_invoice(tx, number, None) for number in reversed(numbers)]
        row = next((row for row in rows if row is not None), None)
        return None if row is None else exports.buyer_of(tx, row.id)
