"""The pages of a flat, as a browser without scripts has them: invoices, meters, house, readings."""

import re

import pytest
from page_words import plain
from pdf_texts import text_of
from portal_people import DOCUMENT, OTHER_DOCUMENT, PDF, PortalPeople, portal_context
from portal_server import Browser, listening
from sold_flat import CREDITED_CENTS, FORMER_SUMS, OWN_SUMS
from sqlalchemy import select, update

from einvoice.core.money import format_scaled
from einvoice.pages.figures import sum_text
from einvoice.store import house_documents
from einvoice.store.input_tables import meters_table
from einvoice.web.app import portal_app
from jobs.views.resident_house import house_of


def test_the_list_has_each_invoice_with_its_sum(people: PortalPeople, owner: Browser) -> None:
    """The cancelled one says so, with what replaces it; nothing is said of payments."""
    page = owner.get(f"/flats/{people.flat.flat_id}/invoices")
    text = plain(page.text)
    for cents in (*OWN_SUMS.values(), CREDITED_CENTS):
        assert f"{sum_text(cents, 'en')} €" in text
    assert "Cancelled by credit note" in text
    assert "does not see each payment" in text
    assert "Account and payments" not in text
    assert [word for word in ("Paid on", "Not paid", "Overdue") if word in text] == []


def test_one_invoice_leads_to_its_pdf(people: PortalPeople, owner: Browser) -> None:
    """As a file to keep, never shown by the browser, in the language of the page."""
    place = f"/flats/{people.flat.flat_id}/invoices/{people.invoice_number}"
    page = owner.get(place)
    assert f'href="{place}/pdf"' in page.text
    rates = re.findall(r"· VAT [0-9]+(?:\.[0-9]+)? %</span>", page.text)
    assert len(rates) > 4, "beneath the line, where a phone has no column for it"
    pdf = owner.get(f"{place}/pdf")
    assert pdf.headers["content-type"] == "application/octet-stream"
    assert (
        pdf.headers["content-disposition"] == f'attachment; filename="{people.invoice_number}.pdf"'
    )
    assert pdf.headers["cache-control"] == "no-store"
    on_paper = text_of(pdf.content)
    assert f"Invoice {people.invoice_number}" in on_paper
    sums = re.findall(r"[0-9]+\.[0-9]{2}(?![0-9])", plain(page.text))
    assert len(sums) > 20
    with_vat = re.findall(r"With VAT of [0-9.]+ % that is ([0-9.]+) EUR", plain(page.text))
    assert len(with_vat) == 1, "heating: a page explains more than paper has room for"
    assert [one for one in sums if one not in on_paper] == with_vat


def test_a_meter_whose_verification_is_not_known_is_not_passed_over(
    people: PortalPeople, owner: Browser
) -> None:
    """The overview counts it beside the next date; the meter's page says what to do."""
    place = f"/flats/{people.flat.flat_id}"
    assert "is not known" not in plain(owner.get(place).text)
    meters = meters_table
    with people.company.context() as context:
        with context.store.writing() as tx:
            first = tx.scalar(
                select(meters.c.meter_id).where(meters.c.place_id == people.flat.flat_id)
            )
            of_meter = meters.c.meter_id == first
            was = tx.scalar(select(meters.c.verified_until).where(of_meter))
            tx.execute(update(meters).where(of_meter).values(verified_until=None))
        try:
            overview, listed = owner.get(place).text, owner.get(f"{place}/meters").text
        finally:
            with context.store.writing() as tx:
                tx.execute(update(meters).where(of_meter).values(verified_until=was))
    assert "The date of 1 meter is not known" in plain(overview)
    assert "write to us what the papers of the meter say" in plain(listed)
    assert 'href="/faq#verification"' in listed


def test_documents_of_the_house_are_files_of_its_residents(
    people: PortalPeople, owner: Browser, portal_address: str
) -> None:
    """Listed by year, new until read; one of another house is not there, whose resident has it."""
    place = f"/flats/{people.flat.flat_id}/house"
    text = plain(owner.get(place).text)
    assert "2026 Minutes of a meeting" in text
    assert f"{place}/documents/{OTHER_DOCUMENT}" not in owner.get(place).text
    file = owner.get(f"{place}/documents/{DOCUMENT}")
    assert (file.status_code, file.content) == (200, PDF)
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"] == ('attachment; filename="B0001-2026-protocol.pdf"')
    assert "Minutes of a meeting New" not in plain(owner.get(place).text)
    assert owner.get(f"{place}/documents/{OTHER_DOCUMENT}").status_code == 404
    other = people.browser(portal_address, "other_house")
    (flat,) = re.findall(r'href="(/flats/[^/"]+)"', other.get("/overview").text)[:1] or [
        other.get("/overview").headers["location"]
    ]
    assert other.get(f"{flat}/house/documents/{OTHER_DOCUMENT}").status_code == 200
    assert other.get(f"{flat}/house/documents/{DOCUMENT}").status_code == 404


def test_a_former_owner_has_the_own_invoices_alone(people: PortalPeople) -> None:
    """For 90 days list, page and PDF of the own; the pages of what is now are not there."""
    place = f"/flats/{people.flat.flat_id}"
    with portal_context(people, "2026-11-10") as context, listening(portal_app(context)) as address:
        former = people.browser(address, "former")
        listed = former.get(f"{place}/invoices")
        numbers = re.findall(rf'href="{place}/invoices/([0-9]+)"', listed.text)
        assert len(numbers) == len(FORMER_SUMS)
        assert {former.get(f"{place}/invoices/{one}").status_code for one in numbers} == {200}
        assert former.get(f"{place}/invoices/{numbers[0]}/pdf").content.startswith(b"%PDF")
        for other in ("", "/meters", "/house", "/readings", f"/invoices/{people.invoice_number}"):
            assert former.get(f"{place}{other}").status_code == 404


@pytest.mark.parametrize("language", ["lv", "ru", "en"])
@pytest.mark.parametrize(
    "page", ["invoices", "meters", "house", "readings", "messages", "messages/new", "faq"]
)
def test_each_page_is_in_each_language(
    people: PortalPeople, owner: Browser, page: str, language: str
) -> None:
    """No key of a text is left on it, and nothing that the policy forbids."""
    place = "/faq" if page == "faq" else f"/flats/{people.flat.flat_id}/{page}"
    html = owner.get(f"{place}?lang={language}").text
    assert f'<html lang="{language}">' in html
    assert not re.search(
        r"\b(paid|invoices?|meters|windows|house|readings|messages|upload|faq)\.[a-z_]+",
        plain(html),
    )
    assert " style=" not in html
    assert ("m³" in plain(html)) <= (language != "ru"), "Russian writes м³"
    assert "None" not in plain(html)


def test_a_house_without_documents_says_so(sender: tuple[PortalPeople, Browser]) -> None:
    """What will be there, and no promise on the first page of what is not."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/house"
    assert "No documents yet" not in browser.get(place).text
    with people.company.context("2026-11-29") as context, context.store.writing() as tx:
        assert house_documents.withdraw_document(tx, DOCUMENT, "2026-11-29T08:00:00Z")
    assert "Documents of the house No documents yet." in plain(browser.get(place).text)
    assert "what is planned" not in Browser(browser.address).get("/").text


def test_without_payments_the_account_names_no_sum(people: PortalPeople, owner: Browser) -> None:
    """Nobody guesses: it says where a debt is from, and has no code for paying."""
    page = owner.get(f"/flats/{people.flat.flat_id}/account").text
    assert re.search(r'/invoices"[^>]* aria-current="page"', page), "the menu says where"
    main = page.partition("<main")[2]
    assert "No payment data" in main
    assert "comes from our bookkeeping on the day the invoice was made" in plain(main)
    assert "/messages/new?topic=invoice" in main
    assert not re.search(r"[0-9]+\.[0-9]{2}", plain(main))
    assert "data:image" not in main


def test_a_house_has_its_own_use_beside_that_of_a_square_metre(
    people: PortalPeople, owner: Browser
) -> None:
    """In MWh and m³, as they are on its invoices."""
    with people.company.context() as context:
        house = house_of(context, people.flat.present)
    assert house is not None
    latest = house.months[0]
    assert latest.heating_e3
    assert latest.water_e3
    page = plain(owner.get(f"/flats/{people.flat.flat_id}/house").text).replace("\u00a0", "")
    assert f"{format_scaled(latest.heating_e3, 3)} MWh for the house" in page
    assert f"{format_scaled(latest.water_e3, 3)} m³ for the house" in page
    assert latest.heating_wh_m2 is not None
    area_m2 = latest.heating_e3 * 1000 // latest.heating_wh_m2
    assert 100 < area_m2 < 100_000, "the same heat by its area"
