"""Invoices: lines, totals, states, and the e-invoice that goes to a bank."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from einvoice.core.period import Period
from einvoice.core.tariffs import VatKind


class InvoiceState(StrEnum):
    """The state of an invoice. ``void`` and ``credited`` are not live."""

    DRAFT = "draft"
    HELD = "held"
    ISSUED = "issued"
    RENDERED = "rendered"
    SENT = "sent"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    VOID = "void"
    CREDITED = "credited"


class InvoiceLine(NamedTuple):
    """One charge on an invoice; a tuple, because a month makes and keeps very many of them.

    Priced lines have ``quantity_e3`` and ``unit_price_e4``; allocated lines have no unit price.
    ``opening_e3``/``closing_e3`` are the meter readings behind a metered line. ``rule`` and
    ``inputs`` say how it came about, as ids and values, never as sentences. ``text`` is the
    free text of a single charge, in the customer's language.
    """

    line_no: int
    service: str
    quantity_e3: int | None
    unit: str
    unit_price_e4: int | None
    net_cents: int
    vat_percent_e2: int
    vat_kind: VatKind
    estimated: bool = False
    opening_e3: int | None = None
    closing_e3: int | None = None
    rule: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    text: str = ""

    @property
    def shown_readings(self) -> tuple[int | None, int | None]:
        """The readings that go beside the quantity: only where their difference is the quantity.

        A line of cold and hot water, a rollover or a settled estimate has other readings behind
        it; those are explained in words, because the two numbers alone would contradict the line.
        """
        if self.opening_e3 is None or self.closing_e3 is None:
            return None, None
        if self.closing_e3 - self.opening_e3 != self.quantity_e3:
            return None, None
        return self.opening_e3, self.closing_e3


class VatTotal(NamedTuple):
    """Sum of nets at one rate and kind, and the VAT rounded once on it."""

    vat_percent_e2: int
    vat_kind: VatKind
    net_cents: int
    vat_cents: int


class NoticeCode(StrEnum):
    """The content of a notice."""

    ESTIMATED = "estimated"
    LAST_ESTIMATE = "last_estimate"  # a fourth month without a reading makes a defaulter
    DEFAULTER = "defaulter"
    FELL = "fell"
    NEW_METER_UNREAD = "new_meter_unread"
    FELL_ESTIMATED = "fell_estimated"
    FELL_LAST_ESTIMATE = "fell_last_estimate"
    FELL_DEFAULTER = "fell_defaulter"
    END_UNCLEAR = "end_unclear"  # the end value of the meter that was removed cannot be used
    END_UNCLEAR_DEFAULTER = "end_unclear_defaulter"
    NO_USE = "no_use"  # a reading was received, and nothing was used
    NOT_USED = "not_used"
    NOT_USED_REMOVED = "not_used_removed"  # given for a meter that was not there any more
    READING_LATE = "reading_late"
    CATCH_UP = "catch_up"
    CATCH_UP_DEFAULTER = "catch_up_defaulter"
    VERIFIED = "verified"
    VERIFICATION_ENDS = "verification_ends"
    VERIFICATION_ENDED = "verification_ended"
    CORRECTION = "correction"
    OVERPAID = "overpaid"
    PAID_UNTIL = "paid_until"  # the last day whose payments are in the balance
    OWNER_CHANGED = "owner_changed"


class Notice(NamedTuple):
    """One notice: its code and the figures that go into the sentence."""

    code: NoticeCode
    inputs: tuple[tuple[str, str], ...] = ()


class BilledMonth(NamedTuple):
    """A month that was invoiced to a customer of a flat; ``water_e3`` is cold and hot together.

    None = no water on the invoice.
    """

    period: Period
    total_cents: int
    water_e3: int | None


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who the invoice is for, frozen with the invoice. ``code`` may be empty."""

    name: str
    code: str
    email: str
    language: str
    address: str
    city: str
    postal_code: str


@dataclass(frozen=True, slots=True)
class Seller:
    """Who invoices; one per installation. ``account`` is chosen per bank."""

    name: str
    reg_no: str
    vat_no: str
    address: str
    city: str
    postal_code: str
    phone: str
    email: str
    url: str


@dataclass(frozen=True, slots=True)
class EInvoice:
    """One invoice as it goes to one bank. Sums in cents.

    ``global_id`` is also the payment id. ``balance_begin_cents`` and ``paid_cents`` are what was
    brought forward; ``to_pay_cents = max(0, total + balance_begin - paid)``. ``subscribed_from``
    and ``subscribed_to`` are the validity of the subscription it goes out for. ``cancels`` makes it
    a credit invoice: the number of the invoice it cancels.
    """

    invoice_number: str
    global_id: str
    flat_id: str
    period: Period
    issue_date: dt.date
    due_date: dt.date
    buyer: Buyer
    payer_name: str
    payer_code: str
    channel_address: str
    seller_contract_id: str
    subscribed_from: dt.date
    subscribed_to: dt.date | None
    lines: tuple[InvoiceLine, ...]
    vat_totals: tuple[VatTotal, ...]
    total_cents: int
    balance_begin_cents: int
    paid_cents: int
    to_pay_cents: int
    has_balance: bool = True
    notices: tuple[Notice, ...] = ()
    cancels: str = ""


NOT_LIVE = (InvoiceState.VOID, InvoiceState.CREDITED)
NOT_ISSUED = (InvoiceState.DRAFT, InvoiceState.HELD)
ISSUED_STATES = tuple(
    state for state in InvoiceState if state not in NOT_LIVE and state not in NOT_ISSUED
)
"""Live and frozen."""
