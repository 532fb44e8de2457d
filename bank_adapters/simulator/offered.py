"""A bank's checks of one invoice, and its reasons to refuse it. No clock, no disk."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bank_adapters.simulator.books import Books, Held, OpenBooks
from einvoice.core.channels import ChannelProfile
from einvoice.safe_xml import XmlElement

_SATURDAY = 5
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?")


@dataclass(frozen=True, slots=True)
class Offered:
    """One invoice of a file. Sums in the currency, exact."""

    global_id: str
    invoice_id: str
    number: str
    service_id: str
    channel_id: str
    channel_address: str
    presentment: str
    is_factoring: bool
    template_id: str
    seller: str
    contract: str
    seller_name: str
    is_credit: bool
    source: str
    invoice_date: dt.date
    due_date: dt.date | None
    total: Decimal
    to_pay: Decimal
    payment_id: str
    payment_total: Decimal
    currency: str
    is_payable: bool
    payer_name: str | None
    pay_to_account: str
    pay_to_name: str
    pay_to_bic: str

    @classmethod
    def read(cls, element: XmlElement, profile: ChannelProfile) -> "Offered":
        """Read an invoice that the schema has accepted."""
        total = Decimal(text(element, "InvoiceSumGroup/TotalSum"))
        due_date = text(element, "PaymentInfo/PayDueDate")
        kind = next(element.iterfind("InvoiceInformation/Type"))
        return cls(
            global_id=element.get("invoiceGlobUniqId") or "",
            invoice_id=element.get("invoiceId") or "",
            number=text(element, "InvoiceInformation/InvoiceNumber"),
            service_id=element.get("serviceId") or "",
            channel_id=element.get("channelId") or "",
            channel_address=element.get("channelAddress") or "",
            presentment=element.get("presentment") or "YES",
            is_factoring=element.get("factoring") == "YES",
            template_id=element.get("templateId") or "",
            seller=element.get(profile.seller_reg_attribute) or "",
            contract=element.get(profile.contract_attribute) or "",
            seller_name=text(element, "InvoiceParties/SellerParty/Name"),
            is_credit=kind.get("type") == "CRE",
            source=text(kind, "SourceInvoice"),
            invoice_date=_date(text(element, "InvoiceInformation/InvoiceDate"), dt.date.max),
            due_date=_date(due_date, dt.date.min) if due_date else None,
            total=total,
            to_pay=Decimal(text(element, "InvoiceSumGroup/TotalToPay") or total),
            payment_id=text(element, "PaymentInfo/PaymentId"),
            payment_total=Decimal(text(element, "PaymentInfo/PaymentTotalSum")),
            currency=text(element, "PaymentInfo/Currency"),
            is_payable=text(element, "PaymentInfo/Payable") == "YES",
            payer_name=element.findtext("PaymentInfo/PayerName"),
            pay_to_account=text(element, "PaymentInfo/PayToAccount"),
            pay_to_name=text(element, "PaymentInfo/PayToName"),
            pay_to_bic=text(element, "PaymentInfo/PayToBIC"),
        )

    def held(self, today: dt.date) -> Held:
        """Return the invoice as the bank keeps it when it accepts it."""
        total = f"{self.total:.2f}"
        return Held(
            self.global_id, self.number, self.service_id, self.channel_address, total, today
        )


def text(element: XmlElement, path: str) -> str:
    """Return the text on a path, empty where there is none."""
    return (element.findtext(path) or "").strip()


def _date(written: str, otherwise: dt.date) -> dt.date:
    """Read a date of the schema's, which may have a time zone or a year no calendar knows."""
    try:
        return dt.date.fromisoformat(written[:10])
    except ValueError:
        return otherwise


def judge_offered(
    invoice: Offered, profile: ChannelProfile, books: Books, now_open: OpenBooks, today: dt.date
) -> tuple[str, Held]:
    """Return why an invoice is refused (the first reason, or nothing) and how it is kept.

    Args:
        invoice: the invoice.
        profile: the bank's.
        books: what the bank knew before the file.
        now_open: what is valid now, with what was accepted earlier in the file.
        today: the day.
    """
    held = invoice.held(today)
    code = _fail_code(invoice, profile, books, today) or now_open.refuses(
        invoice.channel_address, invoice.service_id
    )
    if code:
        return code, held
    if invoice.is_credit:
        code, cancels = now_open.credited(invoice.source, held)
        return code, replace(held, cancels=cancels)
    return "106" if now_open.is_duplicate(held) else "", held


def _fail_code(invoice: Offered, profile: ChannelProfile, books: Books, today: dt.date) -> str:
    reasons = (
        ("94", not invoice.global_id),
        ("12", not books.global_ids.isdisjoint({invoice.global_id, invoice.payment_id})),
        ("78", not invoice.channel_id),
        ("82", not invoice.channel_address),
        ("3", not _is_iban(invoice.channel_address)),
        ("97", not invoice.seller_name),
        ("54", not _is_iban(invoice.pay_to_account)),
        ("35", invoice.channel_address == invoice.pay_to_account),
        ("55", not invoice.pay_to_name),
        ("88", bool(invoice.pay_to_bic) and not _BIC.fullmatch(invoice.pay_to_bic)),
        ("96", invoice.payer_name is not None and not invoice.payer_name.strip()),
        ("14", invoice.is_factoring),
        ("90", bool(invoice.template_id)),
        ("7", invoice.currency != "EUR"),
        ("9", invoice.payment_total != invoice.to_pay or invoice.payment_total < 0),
        ("93", invoice.is_credit and invoice.is_payable),
        ("25", _is_nowhere_shown(invoice)),
        ("49", not invoice.is_credit and not _is_date_logical(invoice, profile, today)),
    )
    return next((code for code, holds in reasons if holds), "")


def _is_nowhere_shown(invoice: Offered) -> bool:
    """An invoice neither presented nor payable is of no use; a credit invoice is exempt."""
    return invoice.presentment == "NO" and not invoice.is_payable and not invoice.is_credit


def _is_date_logical(invoice: Offered, profile: ChannelProfile, today: dt.date) -> bool:
    """Return whether the due date leaves the bank its lead days and follows the invoice date.

    Lead days are counted as Monday to Friday, without the bank's holidays: the simulator has no
    calendar, and this refuses nothing that a real bank takes.
    """
    if invoice.due_date is None:
        return True
    ahead = (invoice.due_date - today).days
    weekdays = sum(
        (today + dt.timedelta(days=day)).weekday() < _SATURDAY
        for day in range(1, min(ahead, 7 * (profile.lead_days + 1)) + 1)
    )
    return invoice.due_date >= invoice.invoice_date and weekdays >= profile.lead_days


def _is_iban(written: str) -> bool:
    """Return whether a text is an IBAN by its form and check digits (ISO 13616, mod 97)."""
    if not _IBAN.fullmatch(written):
        return False
    return int("".join(str(int(sign, 36)) for sign in written[4:] + written[:4])) % 97 == 1
