"""Rules on who: ids, accounts, codes, names, and the subscription behind the invoice."""

import re
from functools import lru_cache

from einvoice.core import iban, personal_code, registration_number, service_id
from einvoice.core.findings import Level
from einvoice.core.invoices import EInvoice
from einvoice.documents.rule import Rule, Terms
from einvoice.documents.written_invoice import WrittenInvoice

_BIC8 = re.compile(r"[A-Z]{6}[A-Z0-9]{2}")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_NUMBER = re.compile(r"[0-9]{11}")
_BANK_OF_IBAN = slice(4, 8)


@lru_cache(maxsize=16)
def _is_sellers_iban(account: str) -> bool:
    """The seller's account is the same in every invoice of a file, so it is judged once."""
    return iban.is_valid(account)


@lru_cache(maxsize=16)
def _is_sellers_number(number: str) -> bool:
    return registration_number.is_valid(number)


def _invoice_id(written: WrittenInvoice, _: Terms) -> bool:
    number = written.attributes["invoiceId"]
    return (
        not _NUMBER.fullmatch(number)
        or written.texts["InvoiceNumber"] != number
        or written.payment.get("PaymentRefId") != number
    )


def _global_id(written: WrittenInvoice, terms: Terms) -> bool:
    attributes = written.attributes
    global_id = attributes.get("invoiceGlobUniqId", "")
    begin = f"{terms.order.sender.seller.reg_no}-{attributes['invoiceId']}-"
    attempt = global_id.removeprefix(begin)
    return (
        not global_id.startswith(begin)
        or not (attempt.isdecimal() and attempt.isascii())
        or written.payment["PaymentId"] != global_id
    )


def _same_id(written: WrittenInvoice, terms: Terms) -> bool:
    attributes = written.attributes
    address = f"{attributes.get('serviceId')} {attributes.get('channelAddress')}"
    return (
        attributes["invoiceId"] in terms.numbers
        or attributes.get("invoiceGlobUniqId", "") in terms.global_ids
        or address in terms.addresses
    )


def _source_invoice(written: WrittenInvoice, _: Terms) -> bool:
    """A credit invoice names the invoice it cancels, by a number of ours; no other invoice does."""
    shown, expected = written.texts.get("SourceInvoice", ""), written.invoice.cancels
    return (
        written.is_credit != bool(expected)
        or shown != expected
        or (bool(shown) and not _NUMBER.fullmatch(shown))
        or shown == written.attributes["invoiceId"]
    )


def _service_id(written: WrittenInvoice, _: Terms) -> bool:
    shown = written.attributes.get("serviceId", "")
    return shown != written.invoice.flat_id or not service_id.is_valid(shown)


def _subscription(written: WrittenInvoice, terms: Terms) -> bool:
    """It is in force on the period's last day, and was not ended before the file is made.

    A credit invoice follows its invoice, whatever the customer ordered since.
    """
    if written.is_credit:
        return False
    invoice, last_day = written.invoice, written.invoice.period.last_day
    end = invoice.subscribed_to
    return invoice.subscribed_from > last_day or (
        end is not None and end < max(last_day, terms.order.today)
    )


def _channel_id(written: WrittenInvoice, terms: Terms) -> bool:
    shown = written.attributes.get("channelId", "")
    return shown != terms.order.sender.profile.channel_id or not _BIC8.fullmatch(shown)


def _channel_address(written: WrittenInvoice, _: Terms) -> bool:
    return not iban.is_valid(written.attributes.get("channelAddress", ""))


def _other_bank(written: WrittenInvoice, _: Terms) -> bool:
    address = written.attributes.get("channelAddress", "")
    bank = written.attributes.get("channelId", "")[:4]
    return bool(bank) and address.startswith("LV") and address[_BANK_OF_IBAN] != bank


def _own_account(written: WrittenInvoice, _: Terms) -> bool:
    return written.attributes.get("channelAddress") == written.payment["PayToAccount"]


def _pay_to_account(written: WrittenInvoice, _: Terms) -> bool:
    return not _is_sellers_iban(written.payment["PayToAccount"])


def _pay_to_bic(written: WrittenInvoice, _: Terms) -> bool:
    bic, account = written.payment.get("PayToBIC"), written.payment["PayToAccount"]
    if bic is None:
        return False
    return not _BIC.fullmatch(bic) or (
        account.startswith("LV") and account[_BANK_OF_IBAN] != bic[:4]
    )


def _seller_name(written: WrittenInvoice, _: Terms) -> bool:
    name = written.seller_name
    return not name.strip() or written.payment["PayToName"] != name


def _buyer_name(written: WrittenInvoice, _: Terms) -> bool:
    return not written.buyer_name.strip()


def _payer_name(written: WrittenInvoice, terms: Terms) -> bool:
    return "PayerName" not in terms.left_out and not written.payment.get("PayerName", "").strip()


def _seller_reg_number(written: WrittenInvoice, terms: Terms) -> bool:
    attribute = terms.order.sender.profile.seller_reg_attribute
    shown, number = written.attributes.get(attribute, ""), written.seller_reg_number
    return shown != number or not _is_sellers_number(number)


def _contract(written: WrittenInvoice, terms: Terms) -> bool:
    attribute = terms.order.sender.profile.contract_attribute
    return not written.attributes.get(attribute, "").strip()


def _reg_number(written: WrittenInvoice, terms: Terms) -> bool:
    """A code that is there is a personal code or a registration number."""
    code = written.attributes["regNumber"]
    if not _has_code(written.invoice):
        return code != terms.order.sender.profile.missing_reg_number
    return not personal_code.is_valid(code) and not registration_number.is_valid(code)


def _reg_number_missing(written: WrittenInvoice, _: Terms) -> bool:
    return not _has_code(written.invoice)


def _reg_number_doubtful(written: WrittenInvoice, _: Terms) -> bool:
    code = written.attributes["regNumber"]
    return (
        code.startswith("3")
        and personal_code.is_valid(code)
        and personal_code.check_digit_is_doubtful(code)
    )


def _has_code(invoice: EInvoice) -> bool:
    return bool(invoice.buyer.code or invoice.payer_code)


def _language(written: WrittenInvoice, terms: Terms) -> bool:
    if "@languageId" in terms.left_out:
        return False
    return written.attributes.get("languageId") not in terms.order.sender.profile.languages


ID_RULES = (
    Rule("invoice-id", Level.ERROR, "fail code 6; numbers of ours", _invoice_id),
    Rule("global-id", Level.ERROR, "fail codes 94 and 48", _global_id),
    Rule("source-invoice", Level.ERROR, "fail codes 91 and 102", _source_invoice),
    Rule("same-id", Level.ERROR, "fail codes 87 and 65", _same_id),
    Rule("service-id", Level.ERROR, "fail code 80", _service_id),
    Rule("subscription-ended", Level.ERROR, "field use; product, rule 8", _subscription),
    Rule("channel-id", Level.ERROR, "fail codes 78 and 58", _channel_id),
    Rule("channel-address", Level.ERROR, "fail codes 82 and 3; ISO 13616", _channel_address),
    Rule("channel-address-bank", Level.WARNING, "fail code 10", _other_bank),
    Rule("own-account", Level.ERROR, "fail code 35", _own_account),
    Rule("pay-to-account", Level.ERROR, "fail code 54; ISO 13616", _pay_to_account),
    Rule("pay-to-bic", Level.ERROR, "fail code 88; ISO 9362", _pay_to_bic),
    Rule("seller-name", Level.ERROR, "fail codes 97 and 55", _seller_name),
    Rule("buyer-name", Level.ERROR, "element lists", _buyer_name),
    Rule("payer-name", Level.ERROR, "fail code 96", _payer_name),
    Rule("seller-reg-number", Level.ERROR, "fail code 11", _seller_reg_number),
    Rule("contract", Level.ERROR, "fail code 57", _contract),
    Rule("reg-number", Level.ERROR, "field use: a wrong code holds", _reg_number),
    Rule("reg-number-missing", Level.WARNING, "field use", _reg_number_missing),
    Rule("reg-number-doubtful", Level.WARNING, "codes that begin with 32", _reg_number_doubtful),
    Rule("language", Level.ERROR, "channel profile", _language),
)
