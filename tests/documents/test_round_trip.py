"""What was rendered, parsed again, is what was to be rendered; with SOAK=1 10,000 invoices."""

import datetime as dt
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sample_invoices import BUYER, NOTICES, invoice, order

from einvoice.core import iban, personal_code
from einvoice.core.balances import to_pay_cents
from einvoice.core.credit_notes import cancelling
from einvoice.core.house_charges import WATER_DIFFERENCE
from einvoice.core.invoices import EInvoice, InvoiceLine
from einvoice.core.money import line_net_cents, parse_scaled, rescale
from einvoice.core.period import Period
from einvoice.core.tariffs import VatKind
from einvoice.documents.assemble import sender_fields
from einvoice.documents.one_invoice import InvoiceRenderer, RenderedInvoice
from einvoice.documents.render import bank_templates
from einvoice.documents.rule import Terms
from einvoice.documents.schema_check import confirm
from einvoice.safe_xml import XmlElement, load_schema, parse
from einvoice.texts.documents import ESTIMATED_MARKS, unit_label
from einvoice.texts.in_short import in_short
from einvoice.texts.notices import notice_text
from einvoice.texts.services import builtin_services, group_label

INVOICES = 10_000 if os.environ.get("SOAK") else 150
SERVICES = {service.service: service for service in builtin_services()}
LETTERS = "aābcčdeēgģiījkķlļmnņoprsštuūvzž AĀČĒĢĪĶĻŅŠŪŽ -'\"<>&.,€ЖЯ"
SHARED = ("building", "flats", "difference", "properties")
RATES = ((2100, VatKind.TAX), (1200, VatKind.TAX), (550, VatKind.TAX), (0, VatKind.NOTTAX))


def word(draw: random.Random, most: int) -> str:
    """Return a text of 1 to so many letters that is more than blanks."""
    return "".join(draw.choices(LETTERS, k=draw.randint(0, most - 1))) + draw.choice("aĀжZ")


def drawn_line(draw: random.Random, number: int) -> InvoiceLine:
    """Return a metered, priced, split or free line, which may be zero or negative."""
    percent, kind = draw.choice(RATES)
    service = draw.choice(list(SERVICES))
    quantity = draw.choice((0, 1, draw.randint(0, 10**7), -draw.randint(1, 10**5)))
    price = draw.choice((0, 1, draw.randint(0, 10**7)))
    line = InvoiceLine(
        number, service, quantity, "m3", price, line_net_cents(quantity, price), percent, kind
    )
    if service == WATER_DIFFERENCE:
        facts = {name: f"{draw.randint(0, 10**6)}.{draw.randint(0, 999):03d}" for name in SHARED}
        line = line._replace(rule="difference_equal", inputs=tuple(facts.items()))
    shape = draw.randrange(4)
    if shape == 0:
        opening = draw.randint(0, 10**8)
        return line._replace(opening_e3=opening, closing_e3=opening + quantity)
    if shape == 1:
        return line._replace(unit="share", unit_price_e4=None, net_cents=draw.randint(-999, 10**6))
    if shape == 2:
        return line._replace(quantity_e3=None, unit_price_e4=None, text=word(draw, 500))
    return line._replace(estimated=True)


def drawn_invoice(seed: int) -> EInvoice:
    """Return an invoice that a seed decides altogether."""
    draw = random.Random(seed)  # noqa: S311 - not a secret
    ten = f"{draw.randint(1, 28):02d}{draw.randint(1, 12):02d}{draw.randint(0, 99):02d}"
    ten += f"{draw.choice('12')}{draw.randint(0, 999):03d}"
    code = ten + personal_code.check_digit(ten)
    if personal_code.check_digit(ten) == "0" or not personal_code.is_valid(code):
        code = "010190-11004"
    buyer = replace(
        BUYER,
        name=word(draw, 100),
        code=draw.choice((code, code, "40203999985")),
        language=draw.choice(("lv", "ru", "en")),
        address=word(draw, 100),
        city=word(draw, 100),
        postal_code=draw.choice(("", "LV-5001")),
    )
    issued = dt.date(draw.randint(2026, 2099), draw.randint(1, 12), 5)
    account = f"HABA{draw.randint(10, 10**13 - 1):013d}"
    return invoice(
        draw.randint(1, 9_999_999),
        flat_id=f"B{draw.randint(1, 9999):04d}-{draw.randint(1, 99)}"[:20],
        period=Period.of(issued).previous,
        issue_date=issued,
        due_date=Period.of(issued).last_day,
        buyer=buyer,
        payer_name=draw.choice((buyer.name, word(draw, 100))),
        channel_address=iban.with_check_digits("LV", account),
        seller_contract_id=draw.choice(("", word(draw, 100))),
        subscribed_from=dt.date(2020, 1, 1),
        lines=tuple(drawn_line(draw, number) for number in range(1, draw.randint(2, 25))),
        balance_begin_cents=draw.choice((0, draw.randint(-(10**6), 10**6))),
        paid_cents=draw.choice((0, draw.randint(0, 10**5))),
        notices=draw.choice(((), NOTICES)),
    )


def shown(one: EInvoice) -> dict[str, Any]:
    """Return what an invoice is to say, from its values."""
    language = one.buyer.language
    groups: dict[str, list[InvoiceLine]] = {}
    for line in one.lines:
        groups.setdefault(SERVICES[line.service].group, []).append(line)
    carried = one.balance_begin_cents - one.paid_cents
    return {
        "ids": (one.invoice_number, one.global_id, one.flat_id, one.invoice_number),
        "kind": ("CRE" if one.cancels else "DEB", one.cancels or None),
        "dates": (one.issue_date, *([None if one.cancels else one.due_date] * 2)),
        "period": (one.period.first_day, one.period.last_day),
        "buyer": (one.buyer.name, one.buyer.code, one.buyer.code),
        "address": (one.buyer.address, one.buyer.city, one.buyer.postal_code),
        "language": language,
        "payer": (one.payer_name, one.channel_address),
        "contract": one.seller_contract_id or "E-RĒĶINI-1",
        "groups": [group_label(group, language) for group in groups],
        "lines": [_line(line, language) for lines in groups.values() for line in lines],
        "rates": sorted(
            (rate.vat_percent_e2, str(rate.vat_kind), rate.net_cents, rate.vat_cents)
            for rate in one.vat_totals
        ),
        "sums": (one.total_cents, one.to_pay_cents, one.to_pay_cents),
        "balance": (None, None) if one.cancels else (carried, carried + one.total_cents),
        "explained": [
            in_short(line, SERVICES[line.service].label(language), language)
            for lines in groups.values()
            for line in lines
            if line.rule
        ],
        "notices": [notice_text(notice, language) for notice in one.notices],
        "payable": "YES" if to_pay_cents(one.total_cents, carried) and not one.cancels else "NO",
    }


def _line(line: InvoiceLine, language: str) -> tuple[Any, ...]:
    label = line.text or SERVICES[line.service].label(language)
    mark = f" ({ESTIMATED_MARKS[language]})" if line.estimated else ""
    vat_e4 = rescale(line.net_cents * line.vat_percent_e2, 6, 4)
    return (
        str(line.line_no),
        label + mark,
        line.opening_e3,
        line.closing_e3,
        unit_label(line.unit, language) if line.quantity_e3 is not None else None,
        line.quantity_e3,
        line.unit_price_e4 if line.quantity_e3 is not None else None,
        line.net_cents * 100,
        (line.vat_percent_e2, str(line.vat_kind), vat_e4),
        line.net_cents * 100 + vat_e4,
    )


def read_again(root: XmlElement, version: str) -> dict[str, Any]:
    """Return what an invoice says, from its bytes alone."""
    party, facts, sums, pay = (
        "InvoiceParties/BuyerParty",
        "InvoiceInformation",
        "InvoiceSumGroup",
        "PaymentInfo",
    )
    contract = "globalSellerContractId" if version == "1.1" else "sellerContractId"
    address = f"{party}/ContactData/LegalAddress"
    return {
        "ids": (
            root.get("invoiceId"),
            root.get("invoiceGlobUniqId"),
            root.get("serviceId"),
            root.findtext(f"{pay}/PaymentRefId"),
        ),
        "kind": (
            next(root.iterfind(f"{facts}/Type")).get("type"),
            root.findtext(f"{facts}/Type/SourceInvoice"),
        ),
        "dates": (
            _date(root, f"{facts}/InvoiceDate"),
            _date(root, f"{facts}/DueDate"),
            _date(root, f"{pay}/PayDueDate"),
        ),
        "period": (
            _date(root, f"{facts}/Period/StartDate"),
            _date(root, f"{facts}/Period/EndDate"),
        ),
        "buyer": (
            root.findtext(f"{party}/Name"),
            root.findtext(f"{party}/RegNumber"),
            root.get("regNumber"),
        ),
        "address": (
            root.findtext(f"{address}/PostalAddress1"),
            root.findtext(f"{address}/City"),
            root.findtext(f"{address}/PostalCode") or "",
        ),
        "language": root.get("languageId"),
        "payer": (root.findtext(f"{pay}/PayerName"), root.get("channelAddress")),
        "contract": root.get(contract),
        "groups": [
            group.findtext("GroupEntry/GroupDescription")
            for group in root.iterfind("InvoiceItem/InvoiceItemGroup")
        ],
        "lines": [_read_line(entry) for entry in root.iter("ItemEntry")],
        "rates": sorted(_rates(root)),
        "sums": (
            _scaled(root, f"{sums}/TotalSum", 2),
            _scaled(root, f"{sums}/TotalToPay", 2),
            _scaled(root, f"{pay}/PaymentTotalSum", 2),
        ),
        "balance": (
            _scaled(root, f"{sums}/Balance/BalanceBegin", 2),
            _scaled(root, f"{sums}/Balance/BalanceEnd", 2),
        ),
        "explained": [
            element.findtext("InformationContent")
            for element in root.iterfind("InvoiceItem/InvoiceItemGroup/GroupEntry/Extension")
        ],
        "notices": [
            element.findtext("InformationContent")
            for element in root.iterfind("AdditionalInformation")
        ],
        "payable": root.findtext(f"{pay}/Payable"),
    }


def _read_line(entry: XmlElement) -> tuple[Any, ...]:
    vat = next(entry.iterfind("VAT"))
    return (
        entry.findtext("RowNo"),
        entry.findtext("Description"),
        _scaled(entry, "InitialReading", 3),
        _scaled(entry, "FinalReading", 3),
        entry.findtext("ItemDetailInfo/ItemUnit"),
        _scaled(entry, "ItemDetailInfo/ItemAmount", 3),
        _scaled(entry, "ItemDetailInfo/ItemPrice", 4),
        _scaled(entry, "ItemSum", 4),
        (_scaled(vat, "VATRate", 2), vat.get("vatId"), _scaled(vat, "VATSum", 4)),
        _scaled(entry, "ItemTotal", 4),
    )


def _rates(root: XmlElement) -> Iterator[tuple[Any, ...]]:
    for vat in root.iterfind("InvoiceSumGroup/VAT"):
        yield (
            _scaled(vat, "VATRate", 2),
            vat.get("vatId"),
            _scaled(vat, "SumBeforeVAT", 2),
            _scaled(vat, "VATSum", 2),
        )


def _date(root: XmlElement, path: str) -> dt.date | None:
    text = root.findtext(path)
    return None if text is None else dt.date.fromisoformat(text)


def _scaled(root: XmlElement, path: str, decimals: int) -> int | None:
    text = root.findtext(path)
    return None if text is None else parse_scaled(text, decimals)


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_parse_render_is_the_invoice(version: str) -> None:
    """Random invoices come back whole; both validators and the linter accept each of them.

    Every third is taken back: a credit invoice.
    """
    for seed in range(INVOICES):
        one = drawn_invoice(seed)
        if seed % 3 == 0:
            number = f"{int(one.invoice_number) + 1:011d}"
            global_id = f"40203999970-{number}-1"
            one = cancelling(one, number, global_id, one.issue_date)
        made = replace(order([one], version), issue_date=one.issue_date, today=one.issue_date)
        schema = load_schema(made.sender.profile.schema)
        constants = sender_fields(made.sender)
        renderer = InvoiceRenderer(Terms.of(made), constants, bank_templates(), schema)
        rendered = renderer.judged(one, *renderer.printed([one]))
        assert isinstance(rendered, RenderedInvoice), seed
        assert rendered.findings == (), seed
        confirm(schema, one.flat_id, rendered.written.content)
        assert read_again(parse(rendered.written.content), version) == shown(one), seed
