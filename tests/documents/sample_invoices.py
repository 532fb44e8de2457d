"""Synthetic invoices, sellers and profiles for the tests of this folder. Nobody here exists."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from einvoice.core import money
from einvoice.core.balances import to_pay_cents
from einvoice.core.channels import ChannelProfile, SellerChannel
from einvoice.core.invoices import (
    Buyer,
    EInvoice,
    InvoiceLine,
    Notice,
    NoticeCode,
    Seller,
    VatTotal,
)
from einvoice.core.period import Period
from einvoice.core.tariffs import VatKind
from einvoice.documents.assemble import Sender
from einvoice.documents.file_content import ControlTotals, FileOrder
from einvoice.texts.services import builtin_services

SELLER = Seller(
    name="SIA Parauga Namsaimnieks",
    reg_no="40203999970",
    vat_no="LV40203999970",
    address="Brīvības iela 33",
    city="Ogre",
    postal_code="LV-5001",
    phone="+371 20000000",
    email="rekini@example.lv",
    url="https://example.lv",
)

CHANNEL = SellerChannel("LV44HABA0551000000001", "HABALV22", "E-RĒĶINI-1")

BUYER = Buyer(
    name="Jānis Bērziņš",
    code="010190-11004",
    email="janis@example.lv",
    language="lv",
    address="Mālkalnes prospekts 10-1",
    city="Ogre",
    postal_code="LV-5001",
)

ISSUED = dt.date(2026, 11, 5)


def profile(version: str = "1.2", **changes: Any) -> ChannelProfile:
    """Return a profile of one family, written out here so that no bank's file is needed."""
    old = version == "1.1"
    values: dict[str, Any] = {
        "bank": "swedbank" if old else "seb",
        "version": version,
        "app_id": "EINVOICE" if old else "EARVE",
        "contract_attribute": "globalSellerContractId" if old else "sellerContractId",
        "seller_reg_attribute": "sellerRegNumber" if old else "sellerRegnumber",
        "presentment": "YES",
        "channel_id": "HABALV22",
        "file_code": "SW",
        "file_name": "{file_id}.xml",
        "schema": f"e-invoice-{version}.xsd",
        "schema_reference": "e-invoice.xsd",
        "header_test": "",
        "header_sender_id": "",
        "header_receiver_id": "",
        "header_contract_id": "",
        "header_account": "",
        "required_elements": (),
        "forbidden_elements": (),
        "footer_sum": "to_pay",
        "missing_reg_number": "",
        "payment_characters": " -ÿŠšŽž",
        "payment_length": 210,
        "languages": ("lv", "ru", "en"),
        "max_invoices": 5000,
        "max_bytes": 40_000_000,
        "inbox": "inbox",
        "outbox": "outbox",
        "lead_days": 3,
        "cut_off": dt.time(17),
        "answer_days": 2,
        "can_list": True,
        "can_read_back": True,
        "can_rename": True,
        "removes_read_answers": True,
        "application_seller": False,
        "incoming_manifest": False,
        "marks": {},
    }
    return ChannelProfile(**values | changes)


def sender(version: str = "1.2", **changes: Any) -> Sender:
    """Return the sample seller at a bank of one family."""
    services = {service.service: service for service in builtin_services()}
    return Sender(SELLER, CHANNEL, profile(version, **changes), services)


def order(
    invoices: Iterable[EInvoice],
    version: str = "1.2",
    expected: ControlTotals | None = None,
    **changes: Any,
) -> FileOrder:
    """Return the order of a file of these invoices; the ledger expects their sums."""
    listed = list(invoices)
    sums = ControlTotals(
        len(listed),
        sum(invoice.total_cents for invoice in listed),
        sum(invoice.to_pay_cents for invoice in listed),
    )
    return FileOrder(
        "2611SW00001TESTAB",
        ISSUED,
        sender(version, **changes),
        expected or sums,
        ISSUED,
        frozenset(),
    )


def lines() -> tuple[InvoiceLine, ...]:
    """Return a metered line, an estimated one, a split one and one without VAT."""
    tax, none = VatKind.TAX, VatKind.NOTTAX
    return (
        InvoiceLine(1, "management_fee", 69360, "m2", 4616, 3202, 2100, tax),
        InvoiceLine(2, "repair_fund", 69360, "m2", 4822, 3345, 0, none),
        InvoiceLine(
            3, "cold_water", 4341, "m3", 10913, 474, 2100, tax, opening_e3=0, closing_e3=4341
        ),
        InvoiceLine(4, "sewage", 4341, "m3", 13477, 585, 2100, tax, estimated=True),
        InvoiceLine(5, "heating", 65530, "m2", None, 7287, 1200, tax),
        InvoiceLine(6, "lift", None, "share", None, -163, 2100, tax),
    )


NOTICES = (
    Notice(NoticeCode.ESTIMATED, (("service", "cold_water"), ("months", "1"))),
    Notice(NoticeCode.VERIFIED, (("AU-1 <a&b>", "2028-05-01"),)),
)


def invoice(number: int = 1, **changes: Any) -> EInvoice:
    """Return an invoice whose sums agree, whatever its lines and its balance are."""
    values: dict[str, Any] = {
        "invoice_number": f"2611{number:07d}",
        "global_id": f"40203999970-2611{number:07d}-1",
        "flat_id": f"B0001-{number}",
        "period": Period(2026, 10),
        "issue_date": ISSUED,
        "due_date": dt.date(2026, 11, 30),
        "buyer": BUYER,
        "payer_name": "Anna Bērziņa",
        "payer_code": "",
        "channel_address": "LV17 HABA 0551 0000 0000 2",
        "seller_contract_id": "",
        "subscribed_from": dt.date(2026, 3, 1),
        "subscribed_to": None,
        "lines": lines(),
        "balance_begin_cents": 0,
        "paid_cents": 0,
    }
    values |= changes
    totals = vat_totals(values["lines"])
    total = sum(rate.net_cents + rate.vat_cents for rate in totals)
    carried = values["balance_begin_cents"] - values["paid_cents"]
    sums: dict[str, Any] = {
        "vat_totals": totals,
        "total_cents": total,
        "to_pay_cents": to_pay_cents(total, carried),
    }
    return EInvoice(**sums | values)


def vat_totals(invoice_lines: Iterable[InvoiceLine]) -> tuple[VatTotal, ...]:
    """Return the sums of nets per rate and kind, VAT rounded once."""
    nets: dict[tuple[int, VatKind], int] = {}
    for line in invoice_lines:
        key = line.vat_percent_e2, line.vat_kind
        nets[key] = nets.get(key, 0) + line.net_cents
    return tuple(
        VatTotal(percent, kind, net, money.vat_cents(net, percent))
        for (percent, kind), net in nets.items()
    )


def two_invoices() -> list[EInvoice]:
    """Return the invoices of the golden files: a debt carried in, and an overpayment that stays."""
    repair = InvoiceLine(1, "repair_fund", 10000, "m2", 4822, 482, 0, VatKind.NOTTAX)
    company = replace(BUYER, name='SIA "Čakste & dēls" <Ogre>', code="40203999985", language="ru")
    return [
        invoice(1, balance_begin_cents=1500, paid_cents=500, notices=NOTICES),
        invoice(2, lines=(repair,), buyer=company, balance_begin_cents=-2000),
    ]
