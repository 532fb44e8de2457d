"""Customers of the simulated banks who pay their e-invoices, as customers do.

Most by standing order on the due date, some by hand before it; some late, in part, with a mistyped
number, with the client number, without any number, or never. Pure and without chance: how an
invoice is paid follows from its global id.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from bank_adapters.simulator.statements import (
    SWEDBANK,
    WrittenStatement,
    render_camt,
    render_fidavista,
)
from einvoice.core.money import parse_scaled
from einvoice.core.payments import EntryPart, Payer, StatementEntry, StatementFormat
from einvoice.safe_xml import XmlElement, XmlRefusedError, parse

_MAX_BYTES = 256 * 1024 * 1024
_MAX_NODES = 20_000_000
_BY_HAND_DAYS, _LATE_DAYS = 15, 20


class Way(IntEnum):
    """How an invoice is paid; the value is the first percent that pays otherwise."""

    STANDING_ORDER = 70
    BY_HAND = 80
    LATE = 85
    IN_PART = 89
    MISTYPED = 92
    CLIENT_NUMBER = 95
    NO_NUMBER = 97
    NEVER = 100


@dataclass(frozen=True, slots=True)
class Payable:
    """An e-invoice that its payer can pay; the sum is in cents."""

    global_id: str
    number: str
    client_number: str
    cents: int
    due: dt.date
    description: str
    payer: Payer
    pay_to: str


def payables_in(content: bytes) -> Iterator[Payable]:
    """Yield the invoices of a file on which something is to be paid; none of a file of others."""
    try:
        root = parse(content, _MAX_BYTES, _MAX_NODES)
    except XmlRefusedError:
        return
    for invoice in root.iterfind("Invoice"):
        if invoice.findtext("PaymentInfo/Payable") == "YES":
            yield _payable(invoice)


def payments_of(payables: Iterable[Payable], first: dt.date, last: dt.date) -> list[StatementEntry]:
    """Return the payments booked from a day to a day, by day and invoice number."""
    ordered = sorted(payables, key=lambda payable: payable.number)
    entries = [entry for payable in ordered for entry in _paid(payable)]
    return sorted(
        (entry for entry in entries if first <= entry.booked_on <= last),
        key=lambda entry: entry.booked_on,
    )


def render_statement(bank: str, statement: WrittenStatement) -> bytes:
    """Return a statement as a bank writes it: Swedbank in FiDAViSta, others in camt.053."""
    if bank == "swedbank":
        return render_fidavista(statement, SWEDBANK)
    return render_camt(statement, StatementFormat.CAMT_02)


def way_of(payable: Payable) -> Way:
    """Return how an invoice is paid."""
    percent = _draw(payable, "way", 100)
    return next(way for way in Way if percent < way)


def _paid(payable: Payable) -> Iterator[StatementEntry]:
    """Yield the payment of an invoice, if it is ever paid."""
    way, cents, day = way_of(payable), payable.cents, payable.due
    text, end_to_end_id = f"Rēķins {payable.number}", ""
    match way:
        case Way.NEVER:
            return
        case Way.STANDING_ORDER:
            text, end_to_end_id = payable.description, payable.global_id
        case Way.LATE:
            day += dt.timedelta(days=1 + _draw(payable, "late", _LATE_DAYS))
        case Way.IN_PART:
            cents = max(1, cents // 2)
        case Way.MISTYPED:
            text = f"Rēķins {_mistyped(payable)}"
        case Way.CLIENT_NUMBER:
            text = f"Dzīvoklis {payable.client_number}"
        case Way.NO_NUMBER:
            text = "Par dzīvokli"
    if way not in {Way.STANDING_ORDER, Way.LATE}:
        day -= dt.timedelta(days=1 + _draw(payable, "day", _BY_HAND_DAYS))
    part = EntryPart(cents, text, payable.payer, end_to_end_id)
    yield StatementEntry(day, cents, (part,), day, f"P{payable.number}")


def _mistyped(payable: Payable) -> str:
    """Return the invoice number with another last digit."""
    digit = (int(payable.number[-1]) + 1 + _draw(payable, "digit", 9)) % 10
    return f"{payable.number[:-1]}{digit}"


def _draw(payable: Payable, what: str, end: int) -> int:
    digest = hashlib.sha256(f"{what} {payable.global_id}".encode()).digest()
    return int.from_bytes(digest[:4]) % end


def _payable(invoice: XmlElement) -> Payable:
    """Read an invoice that the bank has accepted: what is required is there."""

    def text(name: str) -> str:
        return invoice.findtext(f"PaymentInfo/{name}") or ""

    code, account = invoice.get("regNumber") or "", invoice.get("channelAddress") or ""
    return Payable(
        text("PaymentId"),
        invoice.get("invoiceId") or "",
        invoice.get("serviceId") or "",
        parse_scaled(text("PaymentTotalSum"), 2),
        dt.date.fromisoformat(text("PayDueDate")),
        text("PaymentDescription"),
        Payer(text("PayerName"), account, code),
        text("PayToAccount"),
    )
