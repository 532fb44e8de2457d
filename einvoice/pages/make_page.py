"""Makes the page of an invoice: decides what is on it, and writes every figure and word."""

from collections.abc import Iterator, Sequence

from einvoice.core.channels import SellerChannel
from einvoice.core.invoices import Buyer, Seller
from einvoice.core.plain_text import plain
from einvoice.core.registration_number import is_valid as is_registration_number
from einvoice.pages.charges import explanations_of, groups_of, totals_of
from einvoice.pages.facts import PageFacts
from einvoice.pages.figures import sum_text, sum_to_type
from einvoice.pages.history import history_of
from einvoice.pages.page import Fact, InvoicePage, Party
from einvoice.pages.payment_code import payload
from einvoice.pages.readings import readings_of
from einvoice.texts import DEFAULT_LANGUAGE, LANGUAGES, in_language
from einvoice.texts.documents import (
    CREDIT_NOTE_NAMES,
    DOCUMENT_NAMES,
    period_name,
    transfer_text,
)
from einvoice.texts.notices import notice_text
from einvoice.texts.pages import MARKS, WORDS, words_in
from einvoice.texts.writing import filled, written


def make_page(facts: PageFacts, language: str, *, to_resident: bool = False) -> InvoicePage:
    """Return the page of an invoice, credit note or draft in a language (Latvian if unknown).

    A credit note has no chart and no readings, and asks for nothing. ``to_resident`` explains more
    than the PDF.
    """
    language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    words = words_in(language)
    history = () if facts.cancels else history_of(facts.months, facts.period, language)
    due = facts.asks_for_payment and facts.due_date is not None
    cents = facts.total_cents if facts.cancels else facts.to_pay_cents
    return InvoicePage(
        language=language,
        words=words,
        title=_title(facts, language),
        mark=in_language(MARKS[facts.mark], language) if facts.mark else "",
        seller=seller_of(facts.seller, language),
        buyer=buyer_party(facts.buyer, language),
        facts=tuple(_head(facts, language)),
        sum_label=words["credit_total" if facts.cancels else "to_pay"],
        sum=sum_text(cents, language),
        due=written(str(facts.due_date), language) if due else "",
        nothing="" if facts.to_pay_cents or facts.cancels else words["nothing"],
        qr=_code(facts),
        groups=groups_of(facts, language),
        totals=tuple(totals_of(facts, language)),
        readings=tuple(readings_of(facts.lines, language)),
        history=history,
        has_water=any(month.water for month in history),
        notices=tuple(notice_text(notice, language) for notice in facts.notices),
        explanations=tuple(explanations_of(facts, language, to_resident=to_resident)),
        payment=_payment(facts, language) if facts.asks_for_payment else (),
    )


def _title(facts: PageFacts, language: str) -> str:
    name = in_language(CREDIT_NOTE_NAMES if facts.cancels else DOCUMENT_NAMES, language)
    if not facts.number:
        return name
    return filled(WORDS["number"], {"name": name, "number": facts.number}, language)


def _head(facts: PageFacts, language: str) -> Iterator[Fact]:
    words = words_in(language)
    yield Fact(words["period"], period_name(facts.period, language))
    if facts.issue_date is not None:
        yield Fact(words["issued"], written(str(facts.issue_date), language))
    yield Fact(words["client"], facts.flat_id)
    if facts.cancels:
        yield Fact(words["cancels"], facts.cancels)


def seller_of(seller: Seller, language: str) -> Party:
    """Return the seller as pages head it."""
    words = words_in(language)
    numbers = [f"{words['reg_no']} {seller.reg_no}"]
    if seller.vat_no:
        numbers.append(f"{words['vat_no']} {seller.vat_no}")
    contacts = " · ".join(filter(None, (seller.phone, seller.email)))
    lines = (_place(seller), ", ".join(numbers), contacts, seller.url)
    return Party(plain(seller.name), tuple(filter(None, map(plain, lines))))


def buyer_party(buyer: Buyer, language: str) -> Party:
    """Return the customer; a registration number is on an invoice, a personal code is not."""
    lines = [buyer.address, ", ".join(filter(None, (buyer.city, buyer.postal_code)))]
    if is_registration_number(buyer.code):
        lines.append(f"{in_language(WORDS['reg_no'], language)} {buyer.code}")
    return Party(plain(buyer.name), tuple(filter(None, map(plain, lines))))


def _place(seller: Seller) -> str:
    return ", ".join(filter(None, (seller.address, seller.city, seller.postal_code)))


def _code(facts: PageFacts) -> str:
    if not facts.asks_for_payment or not facts.channels:
        return ""
    return payload(facts.seller.name, facts.channels[0], facts.to_pay_cents, _reference(facts))


def _reference(facts: PageFacts) -> str:
    return transfer_text(facts.number, facts.flat_id, facts.period)


def grouped(channel: SellerChannel) -> str:
    """Return an account as people read it: in groups of four, with its bank."""
    account = channel.account
    groups = " ".join(account[at : at + 4] for at in range(0, len(account), 4))
    return f"{groups} ({channel.bic})"


def _payment(facts: PageFacts, language: str) -> tuple[Fact, ...]:
    reference = _reference(facts)
    return channel_facts(facts.seller, facts.channels, facts.to_pay_cents, reference, language)


def channel_facts(
    seller: Seller,
    channels: Sequence[SellerChannel],
    cents: int,
    reference: str,
    language: str,
) -> tuple[Fact, ...]:
    """Return whom, where to, how much and with which text to pay."""
    words, amount = words_in(language), sum_to_type(cents, language)
    return (
        Fact(words["beneficiary"], plain(seller.name)),
        *(Fact(words["account"], grouped(channel), channel.account) for channel in channels),
        Fact(words["amount"], f"{amount} EUR", amount),
        Fact(words["reference"], reference),
    )
