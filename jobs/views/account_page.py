"""The statement of account of one customer of a flat, as PDF."""

import datetime as dt

from einvoice.core.account_keys import AccountKey, key_of_day
from einvoice.core.accounts import replay
from einvoice.core.premises import Customer
from einvoice.pages.account_page import AccountFacts, make_account_page, pdf_of_account
from einvoice.store.payment_lookups import customers_of
from einvoice.store.statements import last_days
from jobs.context import Context
from jobs.cut_off import collecting_accounts
from jobs.payments.accounts import CustomerAccount, accounts_of
from jobs.payments.all_accounts import names_of
from jobs.views.pages import channels_of


def account_pdf(
    context: Context,
    flat_id: str,
    first: dt.date | None = None,
    last: dt.date | None = None,
    language: str | None = None,
) -> bytes:
    """Return a customer's account as PDF; the same bytes for the same account and day.

    It is the account of who was the flat's customer on the last day shown (today), and of nobody
    else: a former customer's is asked for with a day of their own.

    Args:
        context: the installation.
        flat_id: the flat.
        first: the first day shown; None = all.
        last: the account is as on this day.
        language: `lv`, `ru` or `en`; None = the customer's own.

    Raises:
        UsageError: the flat has no account.
    """
    until = last or context.today
    accounts = accounts_of(context, flat_id, first, last).accounts
    with context.store.reading() as tx:
        people = customers_of(tx, [flat_id])[flat_id]
        names, read = names_of(tx, [flat_id]), last_days(tx)
    account = _of_day(flat_id, accounts, people, first, until)
    counted = [read.get(ours) for ours in collecting_accounts(context)]
    days = [day for day in counted if day is not None]
    facts = AccountFacts(
        flat_id=flat_id,
        name=names.get(account.key, ""),
        seller=context.config.seller.value(),
        channels=channels_of(context, ""),
        first=first,
        last=until,
        before_cents=account.balance_before_cents,
        rows=tuple((row.entry, row.balance_cents, row.invoice) for row in account.rows),
        open_cents=account.open_cents,
        overdue_cents=account.overdue_cents,
        credit_cents=account.credit_cents,
        counted_until=min(*days, until) if days and len(days) == len(counted) else None,
    )
    spoken = {row.name: row.language for row in people}
    page = make_account_page(facts, language or spoken.get(facts.name, ""))
    return pdf_of_account(page, until)


def _of_day(
    flat_id: str,
    accounts: tuple[CustomerAccount, ...],
    people: list[Customer],
    first: dt.date | None,
    day: dt.date,
) -> CustomerAccount:
    """Return the account of the customer of a day; an empty one where nothing was invoiced yet."""
    before = [account for account in accounts if account.key.since <= day]
    key = key_of_day(flat_id, people, day) or (before[-1].key if before else None)
    own = next((account for account in accounts if account.key == key), None)
    nobody = key or AccountKey(flat_id, dt.date.min)
    return own or CustomerAccount(nobody, replay(()), (), 0, first or dt.date.min)
