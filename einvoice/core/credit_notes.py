"""Credit notes: what cancels an invoice that its bank has taken.

A credit note is the invoice with every sum negated, sent to the bank as a credit invoice that names
the invoice it cancels. It asks for nothing: nothing is to be paid, and no balance is carried. It
goes where the invoice went, whatever the customer ordered since. The invoice itself never changes;
once the bank has taken the credit note, the invoice counts as credited.

Source: docs/BANKS.md; accounting law (an issued invoice never changes).
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from einvoice.core.invoices import EInvoice, InvoiceLine, InvoiceState, VatTotal
from einvoice.core.methods import SingleCharge
from einvoice.core.period import Period

TAKES_BACK = "credit-"
"""How the ids of single charges begin by which an invoice is taken back."""

CORRECTION = "correction"
"""The service of a line that takes back an earlier invoice."""


@dataclass(frozen=True, slots=True)
class CreditNote:
    """A credit note; ``cancels`` is the number of its invoice, ``period`` that invoice's.

    Sums in cents, negative as they are on it.
    """

    number: int
    invoice_id: int
    cancels: int
    flat_id: str
    period: Period
    bank: str
    issue_date: dt.date
    state: InvoiceState
    net_cents: int
    vat_cents: int
    total_cents: int


def cancelling(invoice: EInvoice, number: str, global_id: str, issue_date: dt.date) -> EInvoice:
    """Return the credit invoice that cancels an invoice, from the invoice as it was sent.

    Lines keep their prices; quantities and sums change their sign. VAT totals are those of the
    invoice, negated, so that the two cancel each other to the cent.
    """
    return replace(
        invoice,
        invoice_number=number,
        global_id=global_id,
        issue_date=issue_date,
        cancels=invoice.invoice_number,
        lines=negated(invoice.lines),
        vat_totals=tuple(map(_negated_total, invoice.vat_totals)),
        total_cents=-invoice.total_cents,
        balance_begin_cents=0,
        paid_cents=0,
        to_pay_cents=0,
        has_balance=False,
        notices=(),
    )


def negated(lines: Iterable[InvoiceLine]) -> tuple[InvoiceLine, ...]:
    """Return lines taken back; readings, and how they came about, belong to the invoice alone."""
    return tuple(map(_negated, lines))


def _negated(line: InvoiceLine) -> InvoiceLine:
    return line._replace(
        quantity_e3=None if line.quantity_e3 is None else -line.quantity_e3,
        net_cents=-line.net_cents,
        opening_e3=None,
        closing_e3=None,
        rule="",
        inputs=(),
    )


def _negated_total(total: VatTotal) -> VatTotal:
    return total._replace(net_cents=-total.net_cents, vat_cents=-total.vat_cents)


def charge_id(number: str, place: int) -> str:
    """Return the id of a single charge by which an invoice is taken back; places count from 1.

    >>> charge_id("26110000001", 1)
    'credit-26110000001-1'
    """
    return f"{TAKES_BACK}{number}-{place}"


def not_billed_again(charges: Iterable[SingleCharge]) -> dict[Period, int]:
    """Return the months that a flat's charges take back and do not bill again at each VAT rate.

    With the net cents taken back at the rates without a charge. One of 0.00 for the month says that
    nothing is to be billed at the others.
    """
    own = [charge for charge in charges if charge.for_period is not None]
    again = [charge for charge in own if not charge.charge_id.startswith(TAKES_BACK)]
    billed = {(charge.for_period, charge.vat_percent_e2) for charge in again}
    ended = {charge.for_period for charge in again if not charge.net_cents}
    taken: dict[Period, int] = {}
    for charge in own:
        month, rate = charge.for_period, charge.vat_percent_e2
        if month is not None and month not in ended and (month, rate) not in billed:
            taken[month] = taken.get(month, 0) - charge.net_cents
    return taken


@dataclass(frozen=True, slots=True)
class Correction:
    """An invoice that lines on a later invoice take back.

    ``earlier`` is its own period, ``later`` that of the lines. The texts are what the customer
    reads, ``reason`` is what staff wrote.
    """

    number: str
    flat_id: str
    earlier: Period
    later: Period
    text_lv: str
    text_ru: str
    text_en: str
    reason: str


def correcting(made: Correction, totals: Iterable[VatTotal]) -> list[SingleCharge]:
    """Return single charges that take an invoice back: one per VAT rate and kind of its totals."""
    return [
        SingleCharge(
            charge_id(made.number, place),
            made.flat_id,
            made.later,
            CORRECTION,
            -total.net_cents,
            total.vat_percent_e2,
            total.vat_kind,
            made.earlier,
            made.text_lv,
            made.text_ru,
            made.text_en,
            made.reason,
        )
        for place, total in enumerate(totals, 1)
    ]
