"""What takes an invoice back is the invoice to the cent, with the other sign."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from einvoice.core import vat
from einvoice.core.credit_notes import CORRECTION, Correction, cancelling, correcting
from einvoice.core.invoices import Buyer, EInvoice, InvoiceLine, Notice, NoticeCode
from einvoice.core.numbering import credit_note_base, number_base
from einvoice.core.period import Period
from einvoice.core.tariffs import VatKind

_DAY = dt.date(2026, 12, 3)
_RATES = st.sampled_from(
    [(2100, VatKind.TAX), (1200, VatKind.TAX), (0, VatKind.TAX), (0, VatKind.NOTTAX)]
)


@st.composite
def some_lines(draw: st.DrawFn) -> tuple[InvoiceLine, ...]:
    """Draw lines, priced and split, metered and not."""
    lines = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        percent, kind = draw(_RATES)
        quantity = draw(st.none() | st.integers(-(10**6), 10**6))
        opening = draw(st.none() | st.integers(0, 10**6))
        net = draw(st.integers(-(10**6), 10**6))
        lines.append(
            InvoiceLine(
                number, "other", quantity, "m3", 10000, net, percent, kind, opening_e3=opening
            )
        )
    return tuple(lines)


def an_invoice(lines: tuple[InvoiceLine, ...]) -> EInvoice:
    """Return an invoice with a balance and a notice."""
    totals = vat.totals(lines)
    total = sum(rate.net_cents + rate.vat_cents for rate in totals)
    return EInvoice(
        invoice_number="26110000001",
        global_id="40203999970-26110000001-2",
        flat_id="B0001-1",
        period=Period(2026, 10),
        issue_date=dt.date(2026, 11, 5),
        due_date=dt.date(2026, 11, 30),
        buyer=Buyer("Anna", "", "", "lv", "Liepu iela 1", "Ogre", ""),
        payer_name="Anna",
        payer_code="",
        channel_address="LV44HABA0551000000001",
        seller_contract_id="C",
        subscribed_from=dt.date(2026, 1, 1),
        subscribed_to=None,
        lines=lines,
        vat_totals=totals,
        total_cents=total,
        balance_begin_cents=500,
        paid_cents=200,
        to_pay_cents=max(0, total + 300),
        notices=(Notice(NoticeCode.OVERPAID),),
    )


@given(some_lines())
def test_invoice_and_credit_invoice_cancel_each_other(lines: tuple[InvoiceLine, ...]) -> None:
    """Every line, rate and total sums to nothing; VAT computed anew is the same."""
    invoice = an_invoice(lines)
    credit = cancelling(invoice, "26129000001", "40203999970-26129000001-1", _DAY)
    assert [a.net_cents + b.net_cents for a, b in zip(lines, credit.lines, strict=True)] == [
        0
    ] * len(lines)
    assert credit.vat_totals == vat.totals(credit.lines)
    assert credit.total_cents == -invoice.total_cents
    assert all(
        (a.quantity_e3 or 0) + (b.quantity_e3 or 0) == 0
        and (a.quantity_e3 is None) == (b.quantity_e3 is None)
        and a.unit_price_e4 == b.unit_price_e4
        and b.opening_e3 is None
        for a, b in zip(lines, credit.lines, strict=True)
    )
    carried = (credit.balance_begin_cents, credit.paid_cents, credit.to_pay_cents)
    assert (carried, credit.has_balance, credit.notices) == ((0, 0, 0), False, ())
    assert (credit.cancels, credit.invoice_number) == ("26110000001", "26129000001")
    assert (credit.issue_date, credit.channel_address) == (_DAY, invoice.channel_address)


@given(some_lines())
def test_single_charges_take_back_every_net_at_its_rate(lines: tuple[InvoiceLine, ...]) -> None:
    """One per rate and kind; ids tell them apart; they name the month they correct."""
    totals = vat.totals(lines)
    months = (Period(2026, 10), Period(2026, 12))
    taken_back = Correction("26110000001", "B0001-1", *months, "lv", "ru", "en", "why")
    charges = correcting(taken_back, totals)
    taken = [(one.vat_percent_e2, one.vat_kind, -one.net_cents) for one in charges]
    assert taken == [(rate.vat_percent_e2, rate.vat_kind, rate.net_cents) for rate in totals]
    assert len({one.charge_id for one in charges}) == len(charges)
    assert {(one.period, one.for_period, one.service) for one in charges} == {
        (Period(2026, 12), Period(2026, 10), CORRECTION)
    }
    assert (charges[0].text_lv, charges[0].text_ru, charges[0].text_en) == ("lv", "ru", "en")
    assert charges[0].reason == "why"


def test_the_series_of_credit_notes_begins_behind_all_invoices_of_the_month() -> None:
    """Eleven digits like an invoice number, and none that an invoice of the month gets."""
    assert credit_note_base(_DAY) == 26129000000
    assert number_base(_DAY) < credit_note_base(_DAY) < number_base(dt.date(2027, 1, 1))
