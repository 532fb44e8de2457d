"""Synthetic invoices for pages: of a usual month, long, credited, estimated, overpaid."""

import datetime as dt
from dataclasses import replace
from typing import Any

from einvoice.core import money, vat
from einvoice.core.channels import SellerChannel
from einvoice.core.invoices import (
    BilledMonth,
    Buyer,
    InvoiceLine,
    InvoiceState,
    Notice,
    NoticeCode,
    Seller,
)
from einvoice.core.period import Period
from einvoice.core.tariffs import VatKind
from einvoice.pages.facts import PageFacts
from einvoice.pages.reminder_page import Debt, ReminderFacts
from einvoice.texts.services import builtin_services

PERIOD = Period(2026, 10)
SELLER = Seller(
    name="SIA Paraugmājas",
    reg_no="49900001005",
    vat_no="LV49900001005",
    address="Parauga iela 1",
    city="Ogre",
    postal_code="LV-5001",
    phone="+371 60000000",
    email="rekini@paraugmajas.example",
    url="www.paraugmajas.example",
)
CHANNELS = (
    SellerChannel("LV44HABA0551000000001", "HABALV22", "A"),
    SellerChannel("LV58UNLA0050000000001", "UNLALV2X", "B"),
)
BUYER = Buyer("Ģirts Liepa", "010190-11004", "", "lv", "Liepu iela 1-1", "Ogre", "LV-5001")
COLD = (
    ("cold_water.reading", "5.512"),
    ("meter.c1", "13.632..19.144"),
    ("serial.c1", "57524904"),
)
HOT = (
    ("hot_water.reading", "3.705"),
    ("meter.h1", "368.313..372.018"),
    ("serial.h1", "30556763"),
)
COLD_USE_E3 = 5_512
ESTIMATED = (
    ("hot_water.estimate", "2.592"),
    ("hot_water.missing_months", "2"),
    ("hot_water.average_of", "2.145 3.038"),
    ("meter.h1", "368.313"),
    ("serial.h1", "30556763"),
)
SINCE = (("tariff_valid", "2023-10-01/.."),)
HOUSE = (("building", "170.045"), ("flats", "162.825"), ("difference", "7.220"))
HEAT = (
    ("heat", "34.246"),
    ("hot_water_heat", "3.159"),
    ("circulation", "2.500"),
    ("heating_heat", "28.587"),
    ("tariff", "69.660000"),
    ("cost", "1991.37"),
    ("keys_sum", "1429.37"),
    ("tariff_valid", "2026-10-01/.."),
)


def priced(service: str, quantity_e3: int, unit: str, price_e4: int, **more: Any) -> InvoiceLine:
    """Return a line of a quantity at a price; lines are numbered by `facts`."""
    percent_e2 = more.pop("percent_e2", 2100)
    kind = VatKind.TAX if percent_e2 else VatKind.NOTTAX
    net = money.line_net_cents(quantity_e3, price_e4)
    return InvoiceLine(
        0,
        service,
        quantity_e3,
        unit,
        price_e4,
        net,
        percent_e2,
        kind,
        **({"rule": "metered", "inputs": SINCE} | more),
    )


def shared(service: str, net_cents: int, rule: str, part: str, whole: str) -> InvoiceLine:
    """Return a line of a part of a cost."""
    inputs = (("cost", "116.90"), ("key", part), ("keys_sum", whole), ("basis", "Kopības lēmums"))
    return InvoiceLine(
        0, service, None, "share", None, net_cents, 2100, VatKind.TAX, rule=rule, inputs=inputs
    )


def hot_use_e3(hot: tuple[tuple[str, str], ...]) -> int:
    """Return what a hot-water meter counts for, read or estimated."""
    facts = dict(hot)
    use = facts.get("hot_water.reading") or facts["hot_water.estimate"]
    return money.parse_scaled(use, 3)


def usual_lines(hot: tuple[tuple[str, str], ...] = HOT) -> list[InvoiceLine]:
    """Return the lines of a usual month in the heating season."""
    difference = (*HOUSE, ("properties", "25"))
    by_norm = (("norm", "0.0582"), ("tariff", "69.660000"), *hot, *SINCE)
    norm, persons = (("norm", "0.100"), *SINCE), (("declared_persons", "3"),)
    hot_e3 = hot_use_e3(hot)
    water_e3 = COLD_USE_E3 + hot_e3
    rate = 1200
    return [
        priced("management_fee", 85_020, "m2", 4316, rule="tariff_m2"),
        priced("repair_fund", 85_020, "m2", 3500, percent_e2=0, rule="tariff_m2"),
        priced("cold_water", water_e3, "m3", 9600, inputs=(*COLD, *hot, *SINCE)),
        priced("sewage", water_e3, "m3", 20_300, inputs=(*COLD, *hot, *SINCE)),
        priced("water_difference", 289, "m3", 9600, rule="difference_equal", inputs=difference),
        priced("sewage_difference", 289, "m3", 20_300, rule="difference_equal", inputs=difference),
        priced(
            "hot_water_heating",
            hot_e3,
            "m3",
            40_542,
            percent_e2=rate,
            rule="hot_water_by_norm",
            inputs=by_norm,
        ),
        priced(
            "circulation", 100, "MWh", 696_600, percent_e2=rate, rule="circulation", inputs=norm
        ),
        InvoiceLine(
            0, "heating", 80_200, "m2", None, 11_173, rate, VatKind.TAX, rule="heating", inputs=HEAT
        ),
        priced("waste", 3_000, "person", 35_512, rule="tariff_person", inputs=persons),
        shared("common_electricity", 468, "split_equal", "1", "25"),
        shared("land_lease", 638, "split_share", "8502/151824", "1"),
    ]


def months(count: int) -> tuple[BilledMonth, ...]:
    """Return so many months up to `PERIOD`, dearer in winter."""
    period, found = PERIOD, []
    for place in range(count):
        winter = abs(6 - period.month) * 3_100
        found.append(BilledMonth(period, 9_000 + winter + place * 137, 7_000 + place * 211))
        period = period.previous
    return tuple(reversed(found))


def facts(lines: list[InvoiceLine] | None = None, **changes: Any) -> PageFacts:
    """Return an invoice with its sums; what is not named is usual."""
    numbered = tuple(
        line._replace(line_no=number) for number, line in enumerate(lines or usual_lines(), 1)
    )
    water_e3 = next((line.quantity_e3 for line in numbered if line.service == "cold_water"), None)
    total = sum(rate.net_cents + rate.vat_cents for rate in vat.totals(numbered))
    balance = changes.get("balance_cents", 1_587)
    made = PageFacts(
        number="26110000001",
        cancels="",
        state=InvoiceState.ISSUED,
        flat_id="B0001-1",
        period=PERIOD,
        issue_date=dt.date(2026, 11, 5),
        due_date=dt.date(2026, 11, 30),
        seller=SELLER,
        channels=CHANNELS,
        buyer=BUYER,
        services={service.service: service for service in builtin_services()},
        lines=numbered,
        notices=(Notice(NoticeCode.VERIFIED, (("57524904", "2030-04-30"),)),),
        total_cents=total,
        balance_cents=balance,
        to_pay_cents=max(0, total + balance),
        months=(*months(12)[:-1], BilledMonth(PERIOD, total, water_e3)),
    )
    return replace(made, **changes)


def estimated() -> PageFacts:
    """Return an invoice with an estimated meter and what follows from it."""
    lines = [
        line._replace(estimated=True)
        if line.service in {"cold_water", "sewage", "hot_water_heating"}
        else line
        for line in usual_lines(ESTIMATED)
    ]
    notice = Notice(
        NoticeCode.ESTIMATED,
        (("service", "hot_water"), ("months", "2"), ("may_cost", "21.50")),
    )
    return facts(lines, notices=(notice,))


def credit_note() -> PageFacts:
    """Return the credit note of a usual invoice."""
    from einvoice.core.credit_notes import negated

    invoice = facts()
    return replace(
        invoice,
        number="26119000001",
        cancels=invoice.number,
        issue_date=dt.date(2026, 11, 20),
        due_date=None,
        lines=negated(invoice.lines),
        notices=(),
        total_cents=-invoice.total_cents,
        balance_cents=0,
        to_pay_cents=0,
        months=(),
    )


def long_invoice(lines: int = 200) -> PageFacts:
    """Return an invoice of very many lines: single charges, each with a text of its own."""
    return facts(
        [
            priced(
                "other",
                1_000 + place,
                "m3",
                10_000 + place,
                rule="single_charge",
                inputs=(),
                text=f"Maksājums Nr. {place} par papildu darbiem",
            )
            for place in range(1, lines + 1)
        ]
    )


def short() -> PageFacts:
    """Return a first invoice of two lines."""
    return facts(usual_lines()[:2], notices=(), months=months(1), balance_cents=0)


def overpaid() -> PageFacts:
    """Return an invoice with nothing to pay."""
    return facts(
        balance_cents=-100_000,
        notices=(Notice(NoticeCode.OVERPAID, (("sum", "715.41"),)),),
    )


SAMPLES = {
    "usual": facts,
    "estimated": estimated,
    "credit-note": credit_note,
    "long": long_invoice,
    "short": short,
    "overpaid": overpaid,
    "draft": lambda: facts(number="", state=InvoiceState.DRAFT, issue_date=None, due_date=None),
}


def reminder() -> ReminderFacts:
    """Return a reminder of two invoices, one paid in part, and an older debt."""
    debts = (
        Debt("", dt.date(2026, 8, 31), 4_012, 4_012),
        Debt("26100000012", dt.date(2026, 10, 31), 12_345, 7_345),
        Debt("26110000012", dt.date(2026, 11, 30), 9_876, 9_876),
    )
    return ReminderFacts("B0001-12", dt.date(2026, 12, 15), SELLER, BUYER, CHANNELS, debts)
