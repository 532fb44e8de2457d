"""A bank's judgement of one file: bytes in, a verdict per invoice out. No clock, no disk.

Written from the banks' side and on purpose sharing nothing with the code that builds the files,
so that a mistake there is not repeated here. Fail codes: specification of the bank messages,
section 5; which rules a bank really applies beyond its schema is assumed. Codes that need the
bank's own books (contracts, customers, credits) are not judged.
"""

import datetime as dt
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from einvoice.core.channels import ChannelProfile
from einvoice.safe_xml import Schema, XmlElement, XmlRefusedError, parse

_FILE_ID = re.compile(rb"<FileId>\s*([A-Za-z0-9_.-]{1,100})\s*</FileId>")
_HEADER_BYTES = 4096
_SATURDAY = 5
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_ONE_AT_A_TIME = threading.Lock()  # a compiled schema is not to be used by two threads at once


@dataclass(frozen=True, slots=True)
class Seen:
    """What the bank has had before: ids of files it has read and of invoices it has answered."""

    file_ids: frozenset[str] = frozenset()
    global_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One invoice's fate. ``fail_code`` is empty when it was accepted."""

    global_id: str
    fail_code: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A file's fate.

    ``file_id`` is as the file has it, or what could be made out of it. ``fail_code`` is empty
    unless the whole file is refused; then there are no ``verdicts``. Otherwise there is one for
    each invoice, in the file's order. ``was_read`` tells whether the file got far enough for its
    id to count as received.
    """

    file_id: str
    fail_code: str = ""
    verdicts: tuple[Verdict, ...] = ()
    was_read: bool = True

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """The invoices that were not accepted."""
        return tuple(verdict for verdict in self.verdicts if verdict.fail_code)


def judge(content: bytes, profile: ChannelProfile, seen: Seen, today: dt.date) -> Judgement:
    """Judge one file as the bank of that profile would on that day.

    Whole file: 62 larger than the profile allows, 51 not XML or not valid, 81 AppId, 64 FileId
    received before, 61 and 56 count and sum of the footer. Single invoices: see `_fail_code`.
    """
    if len(content) > profile.max_bytes:
        return _unread(content, "62")
    try:
        root = parse(content, profile.max_bytes)
    except XmlRefusedError:
        return _unread(content, "51")
    if root.findtext("Header/AppId") not in {None, profile.app_id}:
        return _unread(content, "81")
    with _ONE_AT_A_TIME:
        valid = root.tag == "E_Invoice" and _schema(profile.schema).accepts(root)
    if not valid:
        return _unread(content, "51")
    file_id = _text(root, "Header/FileId")
    invoices = tuple(_Invoice.read(element) for element in root.iterfind("Invoice"))
    if fail_code := _file_fail_code(root, file_id, invoices, profile, seen):
        return Judgement(file_id, fail_code)
    return Judgement(file_id, verdicts=tuple(_verdicts(invoices, profile, seen, today)))


def is_seller_message(content: bytes) -> bool:
    """Tell whether a file is no invoices but our word that an application's data are wrong."""
    return b"<ApplicationSeller>" in content[:_HEADER_BYTES]


def _unread(content: bytes, fail_code: str) -> Judgement:
    """Refuse a file that was not read to its end; its id is a guess for the answer's header."""
    found = _FILE_ID.search(content, 0, _HEADER_BYTES)
    file_id = found[1].decode("ascii") if found else ""
    return Judgement(file_id, fail_code, was_read=False)


@cache
def _schema(name: str) -> Schema:
    """Return a schema of the simulator's own: the program's may be in use by another thread."""
    return Schema(name)


@dataclass(frozen=True, slots=True)
class _Invoice:
    """What the rules look at in one invoice. Sums in the currency, exact."""

    global_id: str
    channel_id: str
    channel_address: str
    presentment: str
    is_credit: bool
    invoice_date: dt.date
    due_date: dt.date | None
    total: Decimal
    to_pay: Decimal
    payment_id: str
    payment_total: Decimal
    currency: str
    is_payable: bool
    pay_to_account: str
    pay_to_name: str

    @classmethod
    def read(cls, element: XmlElement) -> "_Invoice":
        """Read an invoice that the schema has accepted."""
        total = Decimal(_text(element, "InvoiceSumGroup/TotalSum"))
        due_date = _text(element, "PaymentInfo/PayDueDate")
        kind = next(element.iterfind("InvoiceInformation/Type"))
        return cls(
            global_id=element.get("invoiceGlobUniqId") or "",
            channel_id=element.get("channelId") or "",
            channel_address=element.get("channelAddress") or "",
            presentment=element.get("presentment") or "YES",
            is_credit=kind.get("type") == "CRE",
            invoice_date=_date(_text(element, "InvoiceInformation/InvoiceDate"), dt.date.max),
            due_date=_date(due_date, dt.date.min) if due_date else None,
            total=total,
            to_pay=Decimal(_text(element, "InvoiceSumGroup/TotalToPay") or total),
            payment_id=_text(element, "PaymentInfo/PaymentId"),
            payment_total=Decimal(_text(element, "PaymentInfo/PaymentTotalSum")),
            currency=_text(element, "PaymentInfo/Currency"),
            is_payable=_text(element, "PaymentInfo/Payable") == "YES",
            pay_to_account=_text(element, "PaymentInfo/PayToAccount"),
            pay_to_name=_text(element, "PaymentInfo/PayToName"),
        )


def _text(element: XmlElement, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _date(text: str, otherwise: dt.date) -> dt.date:
    """Read a date of the schema's, which may have a time zone or a year no calendar knows."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return otherwise


def _file_fail_code(
    root: XmlElement,
    file_id: str,
    invoices: tuple[_Invoice, ...],
    profile: ChannelProfile,
    seen: Seen,
) -> str:
    """Return why the whole file is refused, or nothing."""
    by_total = profile.footer_sum == "total"
    summed = sum(invoice.total if by_total else invoice.to_pay for invoice in invoices)
    if file_id in seen.file_ids:
        return "64"
    if len(invoices) > profile.max_invoices:
        return "62"
    if int(_text(root, "Footer/TotalNumberInvoices")) != len(invoices):
        return "61"
    if Decimal(_text(root, "Footer/TotalAmount")) != summed:
        return "56"
    return ""


def _verdicts(
    invoices: tuple[_Invoice, ...], profile: ChannelProfile, seen: Seen, today: dt.date
) -> Iterator[Verdict]:
    in_file: set[str] = set()
    for invoice in invoices:
        if invoice.global_id and invoice.global_id in in_file:
            yield Verdict(invoice.global_id, "87")
        else:
            yield Verdict(invoice.global_id, _fail_code(invoice, profile, seen, today))
        in_file.add(invoice.global_id)


def _fail_code(invoice: _Invoice, profile: ChannelProfile, seen: Seen, today: dt.date) -> str:
    """Return why an invoice is refused: the first reason that holds, or nothing."""
    reasons = (
        ("94", not invoice.global_id),
        ("12", not seen.global_ids.isdisjoint({invoice.global_id, invoice.payment_id})),
        ("78", not invoice.channel_id),
        ("82", not invoice.channel_address),
        ("3", not _is_iban(invoice.channel_address)),
        ("54", not _is_iban(invoice.pay_to_account)),
        ("35", invoice.channel_address == invoice.pay_to_account),
        ("55", not invoice.pay_to_name),
        ("7", invoice.currency != "EUR"),
        ("9", invoice.payment_total != invoice.to_pay or invoice.payment_total < 0),
        ("93", invoice.is_credit and invoice.is_payable),
        ("25", _is_nowhere_shown(invoice)),
        ("49", not invoice.is_credit and not _is_date_logical(invoice, profile, today)),
    )
    return next((code for code, holds in reasons if holds), "")


def _is_nowhere_shown(invoice: _Invoice) -> bool:
    """An invoice neither presented nor payable is of no use; a credit invoice is exempt."""
    return invoice.presentment == "NO" and not invoice.is_payable and not invoice.is_credit


def _is_date_logical(invoice: _Invoice, profile: ChannelProfile, today: dt.date) -> bool:
    """Tell whether the due date leaves the bank its lead days and follows the invoice date.

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


def _is_iban(text: str) -> bool:
    """Tell whether a text is an IBAN by its form and check digits (ISO 13616, mod 97)."""
    if not _IBAN.fullmatch(text):
        return False
    return int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4])) % 97 == 1
