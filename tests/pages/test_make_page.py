"""What is on the page of an invoice, and what is not."""

import datetime as dt
from dataclasses import replace

import pytest
from page_samples import (
    BUYER,
    CHANNELS,
    COLD,
    PERIOD,
    SAMPLES,
    credit_note,
    estimated,
    facts,
    months,
    overpaid,
    priced,
    shared,
    short,
    usual_lines,
)

from einvoice.core.invoices import BilledMonth, InvoiceState
from einvoice.core.period import Period
from einvoice.pages.make_page import make_page
from einvoice.pages.page import HIGHEST, Fact, InvoicePage, PageTotal


def test_the_head_says_sum_day_and_code() -> None:
    """The code pays the sum to the customer's bank's account, named as the e-invoice names it."""
    page = make_page(facts(), "lv")
    assert (page.title, page.sum, page.due) == ("Rēķins Nr. 26110000001", "300,46", "30.11.2026")
    assert page.qr.split("\n") == [
        "BCD", "002", "1", "SCT", "HABALV22", "SIA Paraugmājas", "LV44HABA0551000000001",
        "EUR300.46", "", "", "RF9726110000001, klients B0001-1, 10.2026",
    ]  # fmt: skip
    assert page.payment[1:] == (
        Fact("Konts", "LV44 HABA 0551 0000 0000 1 (HABALV22)", "LV44HABA0551000000001"),
        Fact("Konts", "LV58 UNLA 0050 0000 0000 1 (UNLALV2X)", "LV58UNLA0050000000001"),
        Fact("Summa", "300,46 EUR", "300,46"),
        Fact("Maksājuma mērķis", "RF9726110000001, klients B0001-1, 10.2026"),
    )


@pytest.mark.parametrize(
    ("made", "mark"),
    [
        (credit_note(), ""),
        (overpaid(), ""),
        (SAMPLES["draft"](), "Draft, not issued"),
        (facts(state=InvoiceState.HELD, number=""), "Draft, not issued"),
        (facts(state=InvoiceState.VOID), "Void"),
        (facts(state=InvoiceState.CREDITED), "Cancelled by a credit note"),
    ],
    ids="credit-note overpaid draft held void credited".split(),
)
def test_nobody_is_asked_to_pay_what_is_not_owed(made: object, mark: str) -> None:
    """No code, no day and no account."""
    page = make_page(made, "en")  # type: ignore[arg-type]
    assert (page.qr, page.due, page.payment, page.mark) == ("", "", (), mark)


def test_a_credit_note_names_what_it_cancels() -> None:
    """With every sum taken back, and neither readings nor chart nor anything to pay."""
    page = make_page(credit_note(), "en")
    assert page.title == "Credit note 26119000001"
    assert Fact("Cancels invoice", "26110000001") in page.facts
    assert page.totals[-1] == PageTotal("Total with VAT", "−284.59", strong=True)
    assert (page.sum_label, page.sum) == ("Total with VAT", "−284.59")
    assert (page.readings, page.history, page.explanations) == ((), (), ())


def test_lines_add_up_to_groups_and_totals() -> None:
    """Nets of lines to their group's, groups to the total; shares in percent or one of all."""
    page = make_page(facts(), "lv")
    cents = [
        (
            int(group.net.replace(",", "")),
            sum(int(line.net.replace(",", "")) for line in group.lines),
        )
        for group in page.groups
    ]
    assert all(whole == parts for whole, parts in cents)
    assert page.totals[0] == PageTotal("Kopā bez PVN", "250,31")
    assert sum(whole for whole, _ in cents) == 25_031
    quantities = {line.name: line.quantity for group in page.groups for line in group.lines}
    assert quantities["Koplietošanas elektroenerģija"] == "1 no 25"
    assert quantities["Zemes noma"] == "5,60 %"
    assert quantities["Apsaimniekošanas maksa"] == "85,02 m²"
    assert quantities["Atkritumu izvešana"] == "3 personas"


def test_vat_is_a_row_for_each_rate_and_kind() -> None:
    """What bears none says why."""
    totals = {total.label: total.sum for total in make_page(facts(), "lv").totals}
    assert totals["PVN no 29,76 (nav PVN objekts)"] == "0,00"
    assert totals["PVN 12 % no 133,72"] == "16,05"
    assert totals["PVN 21 % no 86,83"] == "18,23"
    assert totals["Iepriekš nesamaksāts"] == "15,87"
    over = {total.label: total.sum for total in make_page(overpaid(), "lv").totals}
    assert (over["Iepriekšējā pārmaksa"], over["Apmaksai"]) == ("−1\u00a0000,00", "0,00")
    assert over["Pārmaksa pēc šī rēķina"] == "715,41"


def test_each_meter_is_listed_once() -> None:
    """However many lines it is behind; an estimate has no new reading and says so."""
    usual, missing = make_page(facts(), "lv").readings, make_page(estimated(), "lv").readings
    assert [(row.serial, row.opening, row.closing, row.use, row.note) for row in usual] == [
        ("57524904", "13,632", "19,144", "5,512", ""),
        ("30556763", "368,313", "372,018", "3,705", ""),
    ]
    assert (missing[1].opening, missing[1].closing, missing[1].use) == ("368,313", "", "2,592")
    assert missing[1].note == "pēc vidējā patēriņa"


def test_what_a_meter_bills_for_earlier_months_is_beside_its_reading() -> None:
    """Two rows of the same meter, for the month and for what came late."""
    late = (("cold_water.late", "1.250"), *COLD[1:])
    lines = [priced("cold_water", 6_762, "m3", 9600, inputs=(*COLD, *late))]
    rows = make_page(facts(lines), "en").readings
    assert [(row.serial, row.use, row.note) for row in rows] == [
        ("57524904", "5.512", ""),
        ("57524904", "1.250", "for earlier months"),
    ]


def test_how_a_line_came_about_is_said_once_and_not_what_it_says_itself() -> None:
    """The difference of the house is said with the water, not with the sewage again."""
    told = {fact.label: fact.text for fact in make_page(facts(), "lv").explanations}
    assert "170,045 m³ − 162,825 m³ = 7,220 m³" in told["Ūdens starpība"]
    assert "170,045" not in told["Kanalizācijas starpība"]
    assert "8,85 EUR" not in told["Aukstais ūdens"]
    single = facts([priced("other", 1000, "m3", 10_000, rule="single_charge", inputs=())])
    assert make_page(single, "lv").explanations == ()
    unknown = facts([usual_lines()[0]._replace(rule="no_such_rule")])
    assert make_page(unknown, "lv").explanations == ()


def test_the_chart_ends_with_this_month_and_has_gaps() -> None:
    """At most twelve months; the highest bar is the dearest month, a credit has none."""
    page = make_page(facts(months=months(14)), "lv")
    assert [month.name for month in page.history][::11] == ["11.2025", "10.2026"]
    assert max(month.sum_height for month in page.history) == HIGHEST
    gap = (BilledMonth(Period(2026, 7), 10_000, None), BilledMonth(PERIOD, -500, None))
    gone = make_page(facts(months=gap), "lv")
    assert [(month.name, month.sum, month.sum_height) for month in gone.history] == [
        ("07.2026", "100,00", HIGHEST),
        ("08.2026", "", 0),
        ("09.2026", "", 0),
        ("10.2026", "−5,00", 0),
    ]
    assert not gone.has_water
    assert make_page(short(), "lv").history == ()


def test_a_personal_code_is_not_on_the_page_and_a_registration_number_is() -> None:
    """An invoice of a company needs it."""
    assert BUYER.code not in repr(make_page(facts(), "lv"))
    company = replace(BUYER, name="SIA Nams", code="40203999970")
    assert "Reģ. Nr. 40203999970" in make_page(facts(buyer=company), "lv").buyer.lines


def test_a_language_nobody_knows_is_latvian() -> None:
    """As everywhere; and it says so. A customer who was forgotten has none."""
    for language in ("et", ""):
        page = make_page(facts(), language)
        assert (page.language, page.words["to_pay"]) == ("lv", "Apmaksai")


def test_a_service_that_is_gone_is_shown_by_its_code() -> None:
    """Rather than not at all."""
    page = make_page(facts([shared("gone", 100, "split_area", "1.00", "4.00")]), "lv")
    (line,) = page.groups[0].lines
    assert (line.name, line.quantity, page.groups[0].label) == ("gone", "25,00 %", "Citi maksājumi")


def test_without_an_account_there_is_no_code() -> None:
    """And with one bank its account alone."""
    assert make_page(facts(channels=()), "lv").qr == ""
    assert len(make_page(facts(channels=CHANNELS[:1]), "lv").payment) == 4


def test_the_day_of_issue_is_written_as_the_language_does() -> None:
    """In each."""
    days = [make_page(facts(), language).facts[1].text for language in ("lv", "en")]
    assert days == ["05.11.2026", "5 November 2026"]
    assert dt.date(2026, 11, 5) == facts().issue_date


def _said(page: InvoicePage, label: str) -> str:
    """Return how a line came about."""
    return next(fact.text for fact in page.explanations if fact.label == label)


@pytest.mark.parametrize(
    ("language", "persons"),
    [
        ("lv", ["1 persona", "3 personas", "1,500 personas"]),
        ("ru", ["1 чел.", "3 чел.", "1,500 чел."]),
        ("en", ["1 person", "3 persons", "1.500 persons"]),
    ],
)
def test_people_are_counted_as_the_language_counts(language: str, persons: list[str]) -> None:
    """Also the part of a month."""
    inputs = {"rule": "tariff_person", "inputs": (("declared_persons", "3"),)}
    lines = [priced("waste", count, "person", 35_512, **inputs) for count in (1_000, 3_000, 1_500)]
    (group,) = make_page(facts(lines), language).groups
    assert [line.quantity for line in group.lines] == persons


def test_what_bears_no_vat_is_no_sum_of_the_column() -> None:
    """The column has VAT: what it would be on is in the words."""
    labels = {total.label: total.sum for total in make_page(facts(), "en").totals}
    assert labels["VAT on 29.76 (outside VAT)"] == "0.00"


def test_two_areas_of_a_flat_are_explained() -> None:
    """Once each; a flat without a balcony, whose areas are equal, is told nothing."""
    page = make_page(facts(), "en")
    reason = "The heated area (80.20 m²) is less than the area for the other charges (85.02 m²)"
    assert reason in _said(page, "Heating")
    lines = [
        line._replace(quantity_e3=80_200) if line.rule == "tariff_m2" else line
        for line in usual_lines()
    ]
    assert "balconies" not in _said(make_page(facts(lines), "en"), "Heating")


def test_sewage_says_what_it_is_counted_by() -> None:
    """And its difference that it is shared as that of water."""
    page = make_page(facts(), "en")
    assert _said(page, "Sewage").startswith("The amount of sewage is the cold and hot water")
    assert "shared as the water difference" in _said(page, "Sewage difference")


@pytest.mark.parametrize(
    ("net_cents", "said"),
    [
        (-573, "This corrects what was charged for September 2026: it is reduced by 5.73 EUR"),
        (123_456, "This corrects what was charged for September 2026: 1\u00a0234.56 EUR are added"),
    ],
)
def test_a_correction_says_what_it_changes(net_cents: int, said: str) -> None:
    """By how much, and of which month; why is the company's own to say."""
    inputs = (("charge_id", "c"), ("for_period", "2026-09"), ("reason", "kašķīgs klients"))
    line = priced("correction", 1_000, "", 0, rule="single_charge", inputs=inputs, text="Pārrēķins")
    page = make_page(facts([line._replace(net_cents=net_cents, quantity_e3=None)]), "en")
    assert _said(page, "Pārrēķins").startswith(said)
    assert "kašķīgs" not in _said(page, "Pārrēķins")


@pytest.mark.parametrize(("language", "name"), [("en", "Correction"), ("ru", "Pārrēķins")])
def test_a_single_charge_is_called_as_its_row_has_it(language: str, name: str) -> None:
    """In the reader's language; where the row has none in it, as the invoice has it."""
    inputs = (("charge_id", "c"), ("for_period", "2026-09"))
    line = priced("correction", 1_000, "", 0, rule="single_charge", inputs=inputs, text="Pārrēķins")
    texts = {"c": {"lv": "Pārrēķins", "en": "Correction"}}
    page = make_page(facts([line], charge_texts=texts), language)
    assert [one.name for group in page.groups for one in group.lines] == [name]
    assert [fact.label for fact in page.explanations if fact.label == name] == [name]


def test_thousands_of_readings_quantities_and_prices_are_apart() -> None:
    """As in the portal; what has no thousands is as it was."""
    read = (("cold_water.reading", "1234.500"), ("meter.c1", "998.100..2232.600"), COLD[2])
    lines = [
        priced("cold_water", 1_234_500, "m3", 9600, inputs=read),
        priced("heat_capacity", 1_429_370, "m2", 267_700_000),
    ]
    page = make_page(facts(lines), "lv")
    (row,) = page.readings
    assert (row.opening, row.closing, row.use) == ("998,100", "2\u00a0232,600", "1\u00a0234,500")
    shown = [(line.quantity, line.price) for group in page.groups for line in group.lines]
    assert sorted(shown) == [
        ("1\u00a0234,500 m³", "0,9600"),
        ("1\u00a0429,37 m²", "26\u00a0770,0000"),
    ]


def test_thousands_are_apart_and_what_is_typed_at_a_bank_is_not() -> None:
    """The sum to pay is read; the amount of the payment is copied."""
    page = make_page(facts(balance_cents=1_000_000), "en")
    assert page.sum.startswith("10\u00a0")
    amount = next(fact.text for fact in page.payment if fact.text.endswith(" EUR"))
    assert amount.replace(" EUR", "") == page.sum.replace("\u00a0", "")
    assert "1\u00a0991.37 EUR" in _said(page, "Heating")
