"""Makes the page of a reminder of a debt: the page of an invoice, with debts as its lines."""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.channels import SellerChannel
from einvoice.core.invoices import Buyer, Seller
from einvoice.core.references import reference
from einvoice.pages.figures import sum_text
from einvoice.pages.make_page import buyer_party, channel_facts, seller_of
from einvoice.pages.page import Fact, InvoicePage, PageGroup, PageLine, PageTotal
from einvoice.pages.payment_code import payload
from einvoice.texts import DEFAULT_LANGUAGE, LANGUAGES, in_language
from einvoice.texts import reminders as texts
from einvoice.texts.pages import words_in
from einvoice.texts.writing import filled, written

_NAMED = 4
"""The most invoices that the reference names; a bank takes 140 characters."""


@dataclass(frozen=True, slots=True)
class Debt:
    """An overdue debt, in cents; ``number`` is empty for a debt that is no invoice."""

    number: str
    due: dt.date
    cents: int
    open_cents: int


@dataclass(frozen=True, slots=True)
class ReminderFacts:
    """A customer's overdue debts on a day up to which payments are known, the oldest first."""

    flat_id: str
    day: dt.date
    seller: Seller
    buyer: Buyer
    channels: tuple[SellerChannel, ...]
    debts: tuple[Debt, ...]

    @property
    def cents(self) -> int:
        """The sum of the debts."""
        return sum(debt.open_cents for debt in self.debts)


def reminder_page(facts: ReminderFacts, language: str) -> InvoicePage:
    """Return the page in a language (Latvian if unknown)."""
    language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    words = words_in(language)
    words |= {place: in_language(text, language) for place, text in texts.WORDS.items()}
    day, total = written(str(facts.day), language), sum_text(facts.cents, language)
    lines = tuple(_line(debt, facts.day, language) for debt in facts.debts)
    transfer = reference_of(facts)
    channel = facts.channels[0] if facts.channels else None
    return InvoicePage(
        language=language,
        words=words,
        title=in_language(texts.TITLE, language),
        mark="",
        seller=seller_of(facts.seller, language),
        buyer=buyer_party(facts.buyer, language),
        facts=_head(facts, words["client"], day, language),
        sum_label=words["to_pay"],
        sum=total,
        due="",
        nothing=in_language(texts.SOON, language),
        qr=payload(facts.seller.name, channel, facts.cents, transfer) if channel else "",
        groups=(PageGroup(in_language(texts.DEBTS, language), total, lines),),
        totals=(PageTotal(in_language(texts.TOTAL, language), total, strong=True),),
        readings=(),
        history=(),
        has_water=False,
        notices=(filled(texts.NOTICE, {"day": day}, language),),
        explanations=(),
        payment=channel_facts(facts.seller, facts.channels, facts.cents, transfer, language),
    )


def _head(facts: ReminderFacts, client: str, day: str, language: str) -> tuple[Fact, ...]:
    return (Fact(in_language(texts.AS_OF, language), day), Fact(client, facts.flat_id))


def _line(debt: Debt, day: dt.date, language: str) -> PageLine:
    name = in_language(texts.OTHER, language)
    if debt.number:
        name = filled(texts.INVOICE, {"number": debt.number}, language)
    return PageLine(
        name=name,
        note=filled(texts.DUE, {"day": written(str(debt.due), language)}, language),
        quantity=sum_text(debt.cents, language),
        price="",
        net=sum_text(debt.open_cents, language),
        vat=str((day - debt.due).days),
    )


def reference_of(facts: ReminderFacts) -> str:
    """Return the text of a payment of the debts, which names the last invoices."""
    numbers = [reference(debt.number) for debt in facts.debts if debt.number]
    named = f"Rek. {', '.join(numbers[-_NAMED:])}, " if numbers else ""
    return f"{named}klients {facts.flat_id}"
