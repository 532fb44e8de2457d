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
* Lines keep their order inside their service's group, groups the order of their first line.
* `PayerParty` is written where the payer is not the buyer: another code where both are known,
  otherwise another name.
* Readings are printed where their difference is the quantity; otherwise they are explained beside
  the line (`einvoice.texts.in_short`).
* A line without unit price (a share of the building's cost) shows its quantity, where it has
  one, without a price.

Source: docs/BANKS.md, "One file".
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple, TypeAlias

from einvoice.core import money
from einvoice.core.channels import ChannelProfile, SellerChannel
from einvoice.core.invoices import EInvoice, InvoiceLine, Seller, VatTotal
from einvoice.core.ownership import Named, Owner
from einvoice.core.services import Service
from einvoice.documents.long_text import pieces
from einvoice.documents.payment_text import payment_text
from einvoice.texts import in_language
from einvoice.texts.documents import (
    CREDIT_NOTE_NAMES,
    DOCUMENT_NAMES,
    ESTIMATED_MARKS,
    line_label,
    payment_description,
    period_name,
    unit_label,
)
from einvoice.texts.explanations import HOW_IT_CAME_ABOUT
from einvoice.texts.in_short import in_short
from einvoice.texts.notices import NOTICE_TITLES, notice_text
from einvoice.texts.services import group_label

Fields: TypeAlias = dict[str, object]
"""The values that one template prints: texts, and tuples of texts for what repeats."""

_Row: TypeAlias = tuple[str, ...]
_Group: TypeAlias = tuple[str, _Row, str, str, tuple[_Row, ...]]
"""Label, how its charges came about, net, total, and the lines."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The values that are the same in every invoice of a file.

    ``services`` maps a service to its labels, group and order; every line's service is in it.
    """

    seller: Seller
    channel: SellerChannel
    profile: ChannelProfile
    services: Mapping[str, Service]


class _Line(NamedTuple):
    """A line's texts in the order the template takes them, and the sums a group adds up."""

    texts: _Row
    net_cents: int
    total_e4: int


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
    payer = Owner(invoice.payer_name, invoice.payer_code)
    names = CREDIT_NOTE_NAMES if invoice.cancels else DOCUMENT_NAMES
    return {
        "number": invoice.invoice_number,
        "global_id": invoice.global_id,
        "service_id": invoice.flat_id,
        "reg_number": reg_number(invoice, sender.profile),
        "channel_address": invoice.channel_address.replace(" ", ""),
        "contract_id": invoice.seller_contract_id or sender.channel.contract_id,
        "language": language,
        "buyer_name": buyer.name,
        "buyer_code": buyer.code,
        "buyer_address": buyer.address,
        "buyer_city": buyer.city,
        "buyer_postal_code": buyer.postal_code,
        "cancels": invoice.cancels,
        "document_name": in_language(names, language),
        "issue_date": invoice.issue_date.isoformat(),
        "due_date": "" if invoice.cancels else invoice.due_date.isoformat(),
        "period_name": period_name(invoice.period, language),
        "period_start": invoice.period.first_day.isoformat(),
        "period_end": invoice.period.last_day.isoformat(),
        "payment_description": payment_text(
            payment_description(invoice.invoice_number, invoice.flat_id, invoice.period),
            sender.profile,
        ),
        "payer_name": invoice.payer_name or buyer.name,
        "payer_code": invoice.payer_code,
        "other_payer": is_other_payer(payer, buyer),
        "notice_title": in_language(NOTICE_TITLES, language),
        "notices": tuple(_notices(invoice, language)),
        **_sums(invoice),
        **_lines(sender.services, invoice, language),
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


def _sums(invoice: EInvoice) -> Fields:
    begin_cents = invoice.balance_begin_cents - invoice.paid_cents
    end_cents = begin_cents + invoice.total_cents
    shown = invoice.has_balance or (end_cents < 0 and not invoice.cancels)
    return {
        "balance": (money.format_cents(begin_cents), money.format_cents(end_cents))
        if shown
        else (),
        "net": _e4(sum(rate.net_cents for rate in invoice.vat_totals) * 100),
        "vat_totals": tuple(_vat_total(rate) for rate in invoice.vat_totals),
        "total_vat": money.format_cents(sum(rate.vat_cents for rate in invoice.vat_totals)),
        "total": money.format_cents(invoice.total_cents),
        "to_pay": money.format_cents(invoice.to_pay_cents),
        "payable": "YES" if invoice.to_pay_cents else "NO",
    }


def _vat_total(rate: VatTotal) -> _Row:
    return (
        str(rate.vat_kind),
        money.format_cents(rate.net_cents),
        _percent(rate.vat_percent_e2),
        money.format_cents(rate.vat_cents),
        money.format_cents(rate.net_cents + rate.vat_cents),
    )


def _lines(services: Mapping[str, Service], invoice: EInvoice, language: str) -> Fields:
    """Return the groups of lines, and the rounding that their exact VAT leaves."""
    groups: dict[str, list[_Line]] = {}
    explanations: dict[str, list[str]] = {}
    for line in invoice.lines:
        service = services[line.service]
        groups.setdefault(service.group, []).append(_line(line, service, language))
        if text := in_short(line, service.label(language), language):
            explanations.setdefault(service.group, []).extend(pieces(text))
    lines_e4 = sum(line.total_e4 for lines in groups.values() for line in lines)
    return {
        "rounding": _e4(invoice.total_cents * 100 - lines_e4),
        "groups": tuple(
            _group(group_label(group, language), lines, explanations.get(group, ()))
            for group, lines in groups.items()
        ),
        "explained_title": in_language(HOW_IT_CAME_ABOUT, language),
    }


def _group(label: str, lines: Iterable[_Line], told: Iterable[str]) -> _Group:
    return (
        label,
        tuple(told),
        _e4(sum(line.net_cents for line in lines) * 100),
        _e4(sum(line.total_e4 for line in lines)),
        tuple(line.texts for line in lines),
    )


def _line(line: InvoiceLine, service: Service, language: str) -> _Line:
    net_e4 = line.net_cents * 100
    vat_e4 = money.line_vat_e4(line.net_cents, line.vat_percent_e2)
    opening_e3, closing_e3 = line.shown_readings
    texts = (
        str(line.line_no),
        _description(line, service, language),
        _e3(opening_e3),
        _e3(closing_e3),
        unit_label(line.unit, language),
        _e3(line.quantity_e3),
        "" if line.unit_price_e4 is None else _e4(line.unit_price_e4),
        _e4(net_e4),
        str(line.vat_kind),
        _percent(line.vat_percent_e2),
        _e4(vat_e4),
        _e4(net_e4 + vat_e4),
    )
    return _Line(texts, line.net_cents, net_e4 + vat_e4)


def _description(line: InvoiceLine, service: Service, language: str) -> str:
    label = line_label(line, service.label(language), language)
    return f"{label} ({in_language(ESTIMATED_MARKS, language)})" if line.estimated else label


def _e3(value: int | None) -> str:
    return "" if value is None else money.format_scaled(value, 3)


_e4 = money.format_e4


@cache
def _percent(percent_e2: int) -> str:
    return money.format_scaled(percent_e2, 2)
