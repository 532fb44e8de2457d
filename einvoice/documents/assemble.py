"""Assemble: an e-invoice, its seller and a channel profile become the texts a template prints.

Everything is decided here, so that a template holds element names and nothing else. Sums are
EUR: 2 decimals in totals, 4 in lines, `InvoiceSum` and `Rounding`. Choices where the format leaves
one:

* `InvoiceSum` is the sum of nets; `TotalSum` the month with VAT; `Rounding` = `TotalSum` - the
  sum of `ItemTotal`, because line VAT is exact and VAT per rate is rounded once.
* `BalanceBegin` is what was brought forward (`balance_begin - paid`, debt positive), `BalanceEnd`
  = `BalanceBegin` + `TotalSum`: negative where an overpayment remains. `Balance` is written where
  there is one, even if it is zero, and wherever an overpayment remains.
* A negative month stays `DEB` with a negative `TotalSum`; nothing to pay makes `Payable` NO.
* `PayerParty` is written where the payer is not the buyer: another code where both are known,
  otherwise another name.

Source: docs/BANKS.md, "One file".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from einvoice.core import money
from einvoice.core.channels import ChannelProfile, SellerChannel
from einvoice.core.invoices import EInvoice, Seller, VatTotal
from einvoice.core.ownership import Named, Owner
from einvoice.core.period import Period
from einvoice.core.services import Service
from einvoice.documents.line_texts import Words, line_texts, percent_text
from einvoice.documents.long_text import pieces
from einvoice.documents.payment_text import payment_text
from einvoice.texts import in_language
from einvoice.texts.documents import (
    CREDIT_NOTE_NAMES,
    DOCUMENT_NAMES,
    payment_description,
    period_name,
)
from einvoice.texts.explanations import HOW_IT_CAME_ABOUT
from einvoice.texts.notices import NOTICE_TITLES, notice_text

Fields: TypeAlias = dict[str, object]
"""The values that one template prints: texts, and tuples of texts for what repeats."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The values that are the same in every invoice of a file.

    ``services`` maps a service to its labels, group and order; every line's service is in it.
    """

    seller: Seller
    channel: SellerChannel
    profile: ChannelProfile
    services: Mapping[str, Service]
    _words: dict[str, Words] = field(default_factory=dict, repr=False, compare=False)

    def words(self, language: str) -> Words:
        """Return what the services are called in a language."""
        words = self._words.get(language)
        if words is None:
            words = self._words[language] = Words(self.services, language)
        return words


def header_fields(sender: Sender, file_id: str, issue_date: date) -> Fields:
    """Return what the header prints. `Date` is the day of issue."""
    channel, profile = sender.channel, sender.profile
    own = {
        "reg_no": sender.seller.reg_no,
        "contract": channel.contract_id,
        "account": channel.account,
        "bic": channel.bic,
    }
    return {
        "test": profile.header_test,
        "date": issue_date.isoformat(),
        "file_id": file_id,
        "app_id": profile.app_id,
        "version": profile.version,
        "sender_id": profile.header_sender_id.format(**own),
        "receiver_id": profile.header_receiver_id.format(**own),
        "contract_id": profile.header_contract_id.format(**own),
        "account": profile.header_account.format(**own),
    }


def footer_fields(count: int, footer_cents: int) -> Fields:
    """Return what the footer prints: number of invoices, and their sum as the profile wants it."""
    return {"count": str(count), "total": money.format_cents(footer_cents)}


def sender_fields(sender: Sender) -> Fields:
    """Return what every invoice of a file prints alike; made once per file."""
    seller, channel, profile = sender.seller, sender.channel, sender.profile
    return {
        "channel_id": profile.channel_id,
        "presentment": profile.presentment,
        "contract_attribute": profile.contract_attribute,
        "seller_reg_attribute": profile.seller_reg_attribute,
        "seller_name": seller.name,
        "seller_reg_no": seller.reg_no,
        "seller_vat_no": seller.vat_no,
        "seller_phone": seller.phone,
        "seller_url": seller.url,
        "seller_email": seller.email,
        "seller_address": seller.address,
        "seller_city": seller.city,
        "seller_postal_code": seller.postal_code,
        "account": channel.account,
        "bic": channel.bic,
    }


def invoice_fields(sender: Sender, invoice: EInvoice) -> Fields:
    """Return what one invoice prints besides `sender_fields`."""
    buyer, language = invoice.buyer, shown_language(invoice, sender.profile)
    due_date = None if invoice.cancels else invoice.due_date
    words = _words(language, invoice.issue_date, due_date, invoice.period)
    lines = line_texts(sender.words(language), invoice.lines)
    return {
        **words,
        "number": invoice.invoice_number,
        "global_id": invoice.global_id,
        "service_id": invoice.flat_id,
        "reg_number": reg_number(invoice, sender.profile),
        "channel_address": invoice.channel_address.replace(" ", ""),
        "contract_id": invoice.seller_contract_id or sender.channel.contract_id,
        "buyer_name": buyer.name,
        "buyer_code": buyer.code,
        "buyer_address": buyer.address,
        "buyer_city": buyer.city,
        "buyer_postal_code": buyer.postal_code,
        "cancels": invoice.cancels,
        "payment_description": payment_text(
            payment_description(invoice.invoice_number, invoice.flat_id, invoice.period),
            sender.profile,
        ),
        "payer_name": invoice.payer_name or buyer.name,
        "payer_code": invoice.payer_code,
        "other_payer": _has_other_payer(invoice),
        "notices": tuple(_notices(invoice, language)) if invoice.notices else (),
        **_sums(invoice),
        "groups": lines.groups,
        "rounding": money.format_e4(invoice.total_cents * 100 - lines.total_e4),
    }


@lru_cache(64)
def _words(language: str, issue_date: date, due_date: date | None, period: Period) -> Fields:
    """Return what all of a language, a day of issue and a month print alike.

    Credit invoices are not due on any day.
    """
    names = CREDIT_NOTE_NAMES if due_date is None else DOCUMENT_NAMES
    return {
        "language": language,
        "document_name": in_language(names, language),
        "issue_date": issue_date.isoformat(),
        "due_date": "" if due_date is None else due_date.isoformat(),
        "period_name": period_name(period, language),
        "period_start": period.first_day.isoformat(),
        "period_end": period.last_day.isoformat(),
        "notice_title": in_language(NOTICE_TITLES, language),
        "explained_title": in_language(HOW_IT_CAME_ABOUT, language),
    }


def _notices(invoice: EInvoice, language: str) -> Iterator[str]:
    """Yield the notices as the format takes them: at most 500 characters each."""
    for notice in invoice.notices:
        yield from pieces(notice_text(notice, language))


def shown_language(invoice: EInvoice, profile: ChannelProfile) -> str:
    """Return the customer's language, or the profile's first where the bank lacks it."""
    wanted = invoice.buyer.language
    return wanted if wanted in profile.languages else profile.languages[0]


def reg_number(invoice: EInvoice, profile: ChannelProfile) -> str:
    """Return the customer's code, else the payer's, else what the bank wants for a missing one."""
    return invoice.buyer.code or invoice.payer_code or profile.missing_reg_number


def is_other_payer(payer: Named, buyer: Named) -> bool:
    """Return whether somebody else than the buyer pays: by code if both have it, else by name."""
    codes = payer.code.replace("-", ""), buyer.code.replace("-", "")
    if all(codes):
        return codes[0] != codes[1]
    return payer.name not in {"", buyer.name}


def _has_other_payer(invoice: EInvoice) -> bool:
    buyer = invoice.buyer
    if (invoice.payer_name, invoice.payer_code) == (buyer.name, buyer.code):  # nearly always
        return False
    return is_other_payer(Owner(invoice.payer_name, invoice.payer_code), buyer)


def _sums(invoice: EInvoice) -> Fields:
    begin_cents = invoice.balance_begin_cents - invoice.paid_cents
    end_cents = begin_cents + invoice.total_cents
    shown = invoice.has_balance or (end_cents < 0 and not invoice.cancels)
    rates = invoice.vat_totals
    return {
        "balance": (money.format_cents(begin_cents), money.format_cents(end_cents))
        if shown
        else (),
        "net": money.format_e4(sum([rate.net_cents for rate in rates]) * 100),
        "vat_totals": tuple([_vat_total(rate) for rate in rates]),
        "total_vat": money.format_cents(sum([rate.vat_cents for rate in rates])),
        "total": money.format_cents(invoice.total_cents),
        "to_pay": money.format_cents(invoice.to_pay_cents),
        "payable": "YES" if invoice.to_pay_cents else "NO",
    }


def _vat_total(rate: VatTotal) -> tuple[str, ...]:
    return (
        rate.vat_kind.value,
        money.format_cents(rate.net_cents),
        percent_text(rate.vat_percent_e2),
        money.format_cents(rate.vat_cents),
        money.format_cents(rate.net_cents + rate.vat_cents),
    )
