"""The account as its customer reads it: what is open, every entry, and how to pay."""

from dataclasses import dataclass

from einvoice.core.account_keys import AccountKey
from einvoice.pages.account_page import (
    AccountFacts,
    AccountPage,
    make_account_page,
    transfer_reference,
)
from einvoice.pages.payment_code import code_svg, payload
from einvoice.store.customer_spans import FlatPlace, place_of, span_of
from jobs.context import Context
from jobs.views.pages import channels_of
from jobs.views.resident_account import ResidentAccount, account_in


@dataclass(frozen=True, slots=True)
class ResidentAccountPage:
    """An account and its page, in the language asked for.

    ``account`` and ``page`` are None where no payments are known. ``code`` is the code for paying
    what is open, as SVG; empty where nothing is, or nobody knows up to which day.
    """

    place: FlatPlace
    account: ResidentAccount | None
    page: AccountPage | None
    code: str


def account_page_of(context: Context, key: AccountKey, language: str) -> ResidentAccountPage | None:
    """Return the account of a customer of a flat; None where no customer's time begins so."""
    with context.store.reading() as tx:
        span, place = span_of(tx, key), place_of(tx, key.flat_id)
        if span is None or place is None:
            return None
        account = account_in(tx, context, span)
    if account is None:
        return ResidentAccountPage(place, None, None, "")
    facts = _facts(context, key, account)
    page = make_account_page(facts, language)
    return ResidentAccountPage(place, account, page, _code(facts))


def _facts(context: Context, key: AccountKey, account: ResidentAccount) -> AccountFacts:
    """Return the account as its page has it; the customer's name is not needed."""
    return AccountFacts(
        flat_id=key.flat_id,
        name="",
        seller=context.config.seller.value(),
        channels=channels_of(context, ""),
        first=None,
        last=context.today,
        before_cents=0,
        rows=tuple(
            (entry, balance_cents, account.payments.get(entry.document))
            for entry, balance_cents in account.balances
        ),
        open_cents=account.open_cents,
        overdue_cents=account.overdue_cents,
        credit_cents=max(0, -account.balance_cents),
        counted_until=account.as_of,
    )


def _code(facts: AccountFacts) -> str:
    if facts.counted_until is None or not facts.open_cents or not facts.channels:
        return ""
    reference = transfer_reference(facts)
    return code_svg(payload(facts.seller.name, facts.channels[0], facts.open_cents, reference))
