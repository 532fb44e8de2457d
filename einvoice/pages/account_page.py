"""Statement of account for a customer: one value, of texts alone, which typst lays out.

Debts are positive and credits negative, as in the account; sums are integer cents.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from einvoice.core.accounts import AccountEntry
from einvoice.core.channels import SellerChannel
from einvoice.core.invoices import Seller
from einvoice.core.payment_states import InvoicePayment
from einvoice.core.plain_text import plain
from einvoice.pages.figures import sum_text
from einvoice.pages.make_page import channel_facts, seller_of
from einvoice.pages.page import Fact, PageTotal, Party
from einvoice.texts import DEFAULT_LANGUAGE, LANGUAGES
from einvoice.texts.account_pages import ENTRIES, STATES, WORDS, words_in
from einvoice.texts.documents import account_text
from einvoice.texts.writing import filled, written


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """One customer's account on the day ``last``, with its rows from ``first`` on (None = all).

    ``rows``: each entry with the balance after it, and its payment where it is an invoice.
    ``counted_until``: the last day up to which the bank's statements are read; None = none is.
    """

    flat_id: str
    name: str
    seller: Seller
    channels: tuple[SellerChannel, ...]
    first: dt.date | None
    last: dt.date
    before_cents: int
    rows: tuple[tuple[AccountEntry, int, InvoicePayment | None], ...]
    open_cents: int
    overdue_cents: int
    credit_cents: int
    counted_until: dt.date | None

    @property
    def balance_cents(self) -> int:
        """The debt (positive) or credit (negative) on the last day."""
        return self.open_cents - self.credit_cents


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A row of the table; ``note`` goes small beside the entry. Empty where there is none."""

    day: str
    entry: str
    note: str
    due: str
    charged: str
    credited: str
    balance: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The page. ``sum`` is what is to be paid or overpaid, empty where nothing is."""

    language: str
    words: Mapping[str, str]
    title: str
    seller: Party
    customer: str
    facts: tuple[Fact, ...]
    sum_label: str
    sum: str
    overdue: str
    lines: tuple[AccountLine, ...]
    sums: tuple[PageTotal, ...]
    notes: tuple[str, ...]
    payment: tuple[Fact, ...]


def make_account_page(facts: AccountFacts, language: str) -> AccountPage:
    """Return the page in a language (Latvian if unknown)."""
    language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    words, cents = words_in(language), facts.balance_cents
    label = "to_pay" if cents > 0 else "overpaid" if cents else "settled"
    overdue = {"sum": sum_text(facts.overdue_cents, language)}
    return AccountPage(
        language=language,
        words=words,
        title=words["title"],
        seller=seller_of(facts.seller, language),
        customer=plain(facts.name),
        facts=tuple(_head(facts, language)),
        sum_label=words[label],
        sum=sum_text(abs(cents), language) if cents else "",
        overdue=filled(WORDS["overdue"], overdue, language) if facts.overdue_cents else "",
        lines=tuple(_lines(facts, language)),
        sums=tuple(_sums(facts, language)),
        notes=tuple(_notes(facts, language)),
        payment=_payment(facts, language) if cents > 0 else (),
    )


def pdf_of_account(page: AccountPage, day: dt.date) -> bytes:
    """Return the page as PDF/A; the same page of the same day gives the same bytes."""
    import msgspec

    from einvoice.pages.pdf_page import compiled

    return compiled("account", msgspec.json.encode({"page": page}).decode(), day)


def _head(facts: AccountFacts, language: str) -> Iterator[Fact]:
    words = words_in(language)
    yield Fact(words["client"], facts.flat_id)
    days = {"first": _day(facts.first, language), "last": _day(facts.last, language)}
    yield Fact(words["days"], filled(WORDS["between" if facts.first else "until"], days, language))


def _lines(facts: AccountFacts, language: str) -> Iterator[AccountLine]:
    if facts.first is not None and facts.before_cents:
        balance = sum_text(facts.before_cents, language)
        yield AccountLine("", words_in(language)["before"], "", "", "", "", balance)
    for entry, balance_cents, payment in facts.rows:
        due = entry.due if payment is not None else None
        yield AccountLine(
            _day(entry.day, language),
            entry_text(entry, language),
            _state(payment, language) if payment is not None else "",
            _day(due, language),
            sum_text(entry.cents, language) if entry.cents > 0 else "",
            sum_text(-entry.cents, language) if entry.cents < 0 else "",
            sum_text(balance_cents, language),
        )


def entry_text(entry: AccountEntry, language: str) -> str:
    """Return what an entry is called."""
    return str(filled(ENTRIES[entry.kind], {"number": entry.document}, language))


def _state(payment: InvoicePayment, language: str) -> str:
    facts = {
        "open": sum_text(payment.open_cents, language),
        "day": _day(payment.last_paid_on, language),
    }
    return filled(STATES[payment.state], facts, language)


def _day(day: dt.date | None, language: str) -> str:
    return written(str(day), language) if day else ""


def _sums(facts: AccountFacts, language: str) -> Iterator[PageTotal]:
    words, cents = words_in(language), facts.balance_cents
    yield PageTotal(words["open"], sum_text(facts.open_cents, language))
    if facts.credit_cents:
        yield PageTotal(words["credit"], sum_text(facts.credit_cents, language))
    label = words["overpaid" if cents < 0 else "to_pay"]
    yield PageTotal(label, sum_text(abs(cents), language), strong=True)


def _notes(facts: AccountFacts, language: str) -> Iterator[str]:
    day = {"day": _day(facts.counted_until, language)}
    yield filled(WORDS["counted" if facts.counted_until else "uncounted"], day, language)
    yield words_in(language)["meaning"]


def _payment(facts: AccountFacts, language: str) -> tuple[Fact, ...]:
    reference = transfer_reference(facts)
    return channel_facts(facts.seller, facts.channels, facts.balance_cents, reference, language)


def transfer_reference(facts: AccountFacts) -> str:
    """Return what a transfer is to say: the oldest unpaid invoice with check digits, the client."""
    unpaid = [entry for entry, _, payment in facts.rows if payment and payment.open_cents]
    oldest = min(unpaid, key=lambda entry: entry.due_order, default=None)
    return account_text(oldest.document if oldest else "", facts.flat_id)
