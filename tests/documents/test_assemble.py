from dataclasses import replace
from typing import Any

import pytest
from sample_invoices import BUYER, ISSUED, invoice, lines, sender

from einvoice.core.invoices import InvoiceLine, Notice, NoticeCode
from einvoice.core.tariffs import VatKind
from einvoice.documents.assemble import (
    footer_fields,
    header_fields,
    invoice_fields,
    sender_fields,
)
from einvoice.texts.documents import line_label
from einvoice.texts.notices import notice_text


def test_field_use() -> None:
    """Ids, dates, accounts and the period stand where the exchange wants them."""
    fields = invoice_fields(sender(), invoice(7))
    expected = {
        "number": "26110000007",
        "global_id": "40203999970-26110000007-1",
        "service_id": "B0001-7",
        "reg_number": "010190-11004",
        "channel_address": "LV17HABA0551000000002",
        "contract_id": "E-RĒĶINI-1",
        "issue_date": "2026-11-05",
        "due_date": "2026-11-30",
        "period_name": "2026. gada oktobris",
        "period_start": "2026-10-01",
        "period_end": "2026-10-31",
        "payment_description": "Rek. 26110000007, klients B0001-7, 10.2026",
        "payer_name": "Anna Bērziņa",
        "payable": "YES",
    }
    assert {key: fields[key] for key in expected} == expected


def test_subscriptions_own_contract_wins() -> None:
    """The contract a subscription names goes before the one of the configuration."""
    fields = invoice_fields(sender(), invoice(1, seller_contract_id="OWN"))
    assert fields["contract_id"] == "OWN"


def test_sums() -> None:
    """Nets with 4 decimals, totals with 2, rounding = total - sum of exact line totals."""
    fields = invoice_fields(sender(), invoice(1, balance_begin_cents=-2000, paid_cents=100))
    assert fields["balance"] == ("-21.00", "143.65")
    assert fields["net"] == "147.3000"
    assert fields["vat_totals"] == (
        ("TAX", "40.98", "21.00", "8.61", "49.59"),
        ("NOTTAX", "33.45", "0.00", "0.00", "33.45"),
        ("TAX", "72.87", "12.00", "8.74", "81.61"),
    )
    assert (fields["total_vat"], fields["total"], fields["to_pay"]) == ("17.35", "164.65", "143.65")


@pytest.mark.parametrize(
    ("has_balance", "begin", "shown"),
    [
        pytest.param(True, 0, True, id="zero is shown"),
        pytest.param(False, 0, False, id="no balances, nothing overpaid"),
        pytest.param(False, -99999, True, id="an overpayment remains"),
    ],
)
def test_balance_is_shown(*, has_balance: bool, begin: int, shown: bool) -> None:
    """The balance stands on the invoice where there is one, and wherever money remains."""
    fields = invoice_fields(
        sender(), invoice(1, has_balance=has_balance, balance_begin_cents=begin)
    )
    assert bool(fields["balance"]) is shown


def test_readings_that_are_not_the_quantity_are_told_beside_the_line() -> None:
    """Cold and hot water in one line: no readings in it, each meter's in words."""
    (first, *_) = (line for line in invoice(1).lines if line.service == "cold_water")
    inputs = (
        ("cold_water.reading", "3.038"),
        ("meter.c1", "362.315..365.353"),
        ("serial.c1", "AU-1"),
        ("hot_water.reading", "3.247"),
        ("meter.h1", "100.000..103.247"),
    )
    both = first._replace(quantity_e3=6285, opening_e3=362315, closing_e3=365353, inputs=inputs)
    ((_, (told,), _, _, (line,)),) = shown_groups(both)
    assert line[2:6] == ("", "", "m³", "6.285")
    assert told == (
        "Aukstais ūdens: 6,285 m³ ir aukstā un karstā ūdens patēriņš kopā. Aukstais ūdens: 3,038 "
        "m³ pēc rādījumiem (skaitītājs Nr. AU-1: 362,315 → 365,353). Karstais ūdens: 3,247 m³ pēc "
        "rādījumiem (skaitītājs Nr. h1: 100,000 → 103,247)."
    )
    ((_, told, _, _, (line,)),) = shown_groups(both._replace(quantity_e3=3038))
    assert (line[2:4], told) == (("362.315", "365.353"), ())


def shown_groups(line: InvoiceLine, language: str = "lv") -> Any:
    """Return the groups of an invoice of one line."""
    one = invoice(1, lines=(line,), buyer=replace(BUYER, language=language))
    return invoice_fields(sender(), one)["groups"]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("lv", "Korekcija par: 2026. gada septembris"),
        ("ru", "Корректировка за: сентябрь 2026 года"),
        ("en", "Correction for September 2026"),
    ],
)
def test_a_correction_without_a_text_names_its_month(language: str, label: str) -> None:
    """Never the reason that staff wrote for themselves."""
    inputs = (("charge_id", "c1"), ("for_period", "2026-09"), ("reason", "for staff alone"))
    line = invoice(1).lines[0]._replace(service="correction", rule="single_charge", inputs=inputs)
    one = invoice(1, lines=(line,), buyer=replace(BUYER, language=language))
    fields = invoice_fields(sender(), one)
    assert shown_groups(line, language)[0][4][0][1] == label
    assert "for staff alone" not in str(fields)
    unnamed = line._replace(inputs=(("for_period", ""), *inputs[2:]))
    assert line_label(unnamed, "Korekcija", "lv") == "Korekcija"
    assert line_label(line._replace(text="Par remontu"), "Korekcija", "lv") == "Par remontu"


def test_lines_by_group() -> None:
    """Lines stand in their service's group, with exact VAT, readings and the estimated mark."""
    fields = invoice_fields(sender(), invoice(1))
    groups = fields["groups"]
    assert isinstance(groups, tuple)
    assert [(label, net, total) for label, _, net, total, _ in groups] == [
        ("Pārvaldīšana", "65.4700", "72.1942"),
        ("Ūdens un kanalizācija", "10.5900", "12.8139"),
        ("Siltumenerģija", "72.8700", "81.6144"),
        ("Mājas izdevumi", "-1.6300", "-1.9723"),
    ]
    (*_, water) = groups[1]
    assert water == (
        (
            *("3", "Aukstais ūdens", "0.000", "4.341", "m³", "4.341", "1.0913"),
            *("4.7400", "TAX", "21.00", "0.9954", "5.7354"),
        ),
        (
            *("4", "Kanalizācija (pēc vidējā patēriņa)", "", "", "m³", "4.341", "1.3477"),
            *("5.8500", "TAX", "21.00", "1.2285", "7.0785"),
        ),
    )


def test_rounding_closes_the_gap() -> None:
    """Lines of 0.333 and 0.333 EUR VAT leave what the rate rounded away in `Rounding`."""
    pair = tuple(
        InvoiceLine(number, "waste", None, "share", None, 3, 1200, VatKind.TAX) for number in (1, 2)
    )
    fields = invoice_fields(sender(), invoice(1, lines=pair))
    # 2 x 0.0336 = 0.0672 exactly; the rate's VAT is 0.01 on 0.06.
    assert (fields["total"], fields["rounding"]) == ("0.07", "0.0028")


def test_order_of_groups_is_that_of_lines() -> None:
    """A service that stands apart from its group joins it; nothing is lost."""
    first, second, third = lines()[0], lines()[2], lines()[1]
    fields = invoice_fields(sender(), invoice(1, lines=(first, second, third)))
    groups = fields["groups"]
    assert isinstance(groups, tuple)
    assert [[row[0] for row in rows] for *_, rows in groups] == [["1", "2"], ["3"]]


@pytest.mark.parametrize(
    ("language", "document", "label"),
    [
        ("lv", "Rēķins", "Apsaimniekošanas maksa"),
        ("ru", "Счёт", "Плата за обслуживание"),
        ("en", "Invoice", "Management fee"),
    ],
)
def test_customers_language(language: str, document: str, label: str) -> None:
    """The customer reads labels in the language on record."""
    one = invoice(1, buyer=replace(BUYER, language=language), lines=lines()[:1])
    fields = invoice_fields(sender(), one)
    assert fields["document_name"] == document
    groups = fields["groups"]
    assert isinstance(groups, tuple)
    assert groups[0][-1][0][1] == label


def test_single_charge_shows_its_own_text() -> None:
    """The free text of a single charge replaces the service's label."""
    charge = InvoiceLine(
        1, "other", None, "", None, 500, 2100, VatKind.TAX, text="Atslēgas izgatavošana"
    )
    groups = invoice_fields(sender(), invoice(1, lines=(charge,)))["groups"]
    assert isinstance(groups, tuple)
    assert groups[0][-1][0][1] == "Atslēgas izgatavošana"


def test_sender_and_footer_fields() -> None:
    """What all invoices share comes from seller, channel and profile; the footer shows sums."""
    fields = sender_fields(sender("1.1"))
    assert fields["contract_attribute"] == "globalSellerContractId"
    assert (fields["account"], fields["bic"]) == ("LV44HABA0551000000001", "HABALV22")
    assert footer_fields(2, -5) == {"count": "2", "total": "-0.05"}


def test_a_long_notice_is_split_where_words_end() -> None:
    """The format takes 500 characters a text; nothing of a longer one is lost."""
    dates = tuple((f"serial-{number}", "2028-05-01") for number in range(60))
    long = Notice(NoticeCode.VERIFIED, dates)
    texts = invoice_fields(sender(), invoice(1, notices=(long,)))["notices"]
    assert isinstance(texts, tuple)
    assert len(texts) > 1
    assert max(map(len, texts)) <= 500
    assert " ".join(texts) == notice_text(long, "lv")


@pytest.mark.parametrize(
    ("buyer_code", "payer_code", "payer_name", "other"),
    [
        pytest.param("010190-11004", "01019011004", "J. Berzins", False, id="same code"),
        pytest.param("010190-11004", "40203999985", "Jānis Bērziņš", True, id="other code"),
        pytest.param("010190-11004", "", "Jānis Bērziņš", False, id="same name"),
        pytest.param("010190-11004", "", "Anna Bērziņa", True, id="other name"),
        pytest.param("", "40203999985", "Jānis Bērziņš", False, id="same name, payer's code"),
        pytest.param("", "", "", False, id="nobody named"),
    ],
)
def test_payer_party_where_somebody_else_pays(
    *, buyer_code: str, payer_code: str, payer_name: str, other: bool
) -> None:
    """Told by code where both have one, hyphen or not; otherwise by name."""
    one = invoice(
        1, buyer=replace(BUYER, code=buyer_code), payer_code=payer_code, payer_name=payer_name
    )
    fields = invoice_fields(sender(), one)
    assert fields["other_payer"] is other
    assert fields["payer_name"] == payer_name or not payer_name


def test_without_a_payers_name_the_buyer_pays() -> None:
    """A bank refuses a payment order without a payer's name (fail code 96)."""
    assert invoice_fields(sender(), invoice(1, payer_name=""))["payer_name"] == "Jānis Bērziņš"


@pytest.mark.parametrize(
    ("wanted", "languages", "shown"),
    [
        ("ru", ("lv", "ru", "en"), "ru"),
        ("ru", ("lv", "en"), "lv"),
        ("lv", ("en",), "en"),
    ],
)
def test_a_language_the_bank_lacks(wanted: str, languages: tuple[str, ...], shown: str) -> None:
    """The first language of the profile stands in, in every text of the invoice."""
    names = {"lv": ("Rēķins", "2026. gada oktobris"), "en": ("Invoice", "October 2026")}
    names["ru"] = ("Счёт", "октябрь 2026 года")
    one = invoice(1, buyer=replace(BUYER, language=wanted), lines=lines()[:1])
    fields = invoice_fields(sender(languages=languages), one)
    assert fields["language"] == shown
    assert (fields["document_name"], fields["period_name"]) == names[shown]
    label = {"lv": "Apsaimniekošanas maksa", "ru": "Плата за обслуживание", "en": "Management fee"}
    assert fields["groups"][0][-1][0][1] == label[shown]  # type: ignore[index]


def test_header_fields() -> None:
    """What a bank wants in the header is the profile's to say, with the seller's own values."""
    plain = header_fields(sender(), "2611SW00001TESTAB", ISSUED)
    assert {key: value for key, value in plain.items() if value} == {
        "date": "2026-11-05",
        "file_id": "2611SW00001TESTAB",
        "app_id": "EARVE",
        "version": "1.2",
    }
    wanted = sender(
        header_test="NO",
        header_sender_id="{reg_no}",
        header_receiver_id="{bic}",
        header_contract_id="{contract}",
        header_account="{account}",
    )
    asked = header_fields(wanted, "2611SW00001TESTAB", ISSUED)
    assert (asked["test"], asked["sender_id"], asked["receiver_id"]) == (
        "NO",
        "40203999970",
        "HABALV22",
    )
    assert (asked["contract_id"], asked["account"]) == ("E-RĒĶINI-1", "LV44HABA0551000000001")
