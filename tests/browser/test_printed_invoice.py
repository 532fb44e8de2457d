"""The HTML of an invoice printed by a browser: as readable as its PDF, on as many sheets."""

import pytest
from page_samples import facts
from pdf_texts import page_texts
from playwright.sync_api import Browser

from einvoice.pages.html_page import html_of
from einvoice.pages.make_page import make_page
from einvoice.texts import LANGUAGES

SIZES = """() => [".pay .small", ".pay p:not([class]) bdi"].map(
  name => parseFloat(getComputedStyle(document.querySelector(name)).fontSize))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invoice_is_printed_on_two_pages(chromium: Browser, language: str) -> None:
    """Labels are smaller than what they name; what is to be paid, and how, is on the first page."""
    made = make_page(facts(), language)
    page = chromium.new_page()
    page.set_content(html_of(made))
    page.emulate_media(media="print")
    label, named = page.evaluate(SIZES)
    assert label < named
    first, second = page_texts(page.pdf(prefer_css_page_size=True))
    page.close()
    assert made.totals[-1].label in first
    assert made.payment[-1].text in first
    assert made.words["how"] in second
