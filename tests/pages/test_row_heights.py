"""Rows whose height is known: no character is wider in a PDF than it is held to be."""

import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from page_samples import BUYER, facts, usual_lines
from pypdf import PdfReader

from einvoice.pages.make_page import make_page
from einvoice.pages.pdf_page import pdf_of_page
from einvoice.pages.row_heights import LINE_COLUMNS, READING_COLUMNS, WIDTHS, row_heights

DAY = dt.date(2026, 11, 5)
OF_PAGE = 174
"""Millimetres between the margins of A4."""


@pytest.mark.parametrize("held", sorted(set(WIDTHS.values())))
def test_no_character_is_wider_than_it_is_held_to_be(held: float) -> None:
    """By the widths that the PDF itself says of the font of its tables."""
    signs = "".join(sign for sign, width in WIDTHS.items() if width == held and sign != " ")
    content = pdf_of_page(make_page(facts(buyer=replace(BUYER, address=signs)), "lv"), DAY)
    widths = widths_of_regular(content)
    assert set(signs) - set(widths) == set()
    assert {sign: widths[sign] for sign in signs if widths[sign] > held} == {}


def widths_of_regular(content: bytes) -> dict[str, float]:
    """Return what each character of a PDF's usual font takes, thousandths of the font's size."""
    fonts = PdfReader(io.BytesIO(content)).pages[0]["/Resources"]["/Font"].values()
    (font,) = [font for font in fonts if font["/BaseFont"].endswith("+Inter-Regular")]
    runs = font["/DescendantFonts"][0]["/W"]
    widths = {
        glyph: float(width)
        for first, last, width in zip(runs[::3], runs[1::3], runs[2::3], strict=True)
        for glyph in range(first, last + 1)
    }
    characters = re.findall(
        r"<([0-9A-F]{4})> <([0-9A-F]{4})>\n", font["/ToUnicode"].get_data().decode()
    )
    return {chr(int(code, 16)): widths[int(glyph, 16)] for glyph, code in characters}


def test_rows_are_measured_where_a_text_could_need_two_lines() -> None:
    """A long name, or a character that is in no list; usual rows are not."""
    usual = usual_lines()
    names = ["Щ" * 40, "Apkure 暖"]
    lines = [*usual, *(usual[0]._replace(text=name, rule="single_charge") for name in names)]
    told = row_heights(make_page(facts(lines), "lv"))
    assert [single for group in told.lines for single in group].count(False) == 1
    assert all(told.readings)
    assert told.readings


def test_columns_are_as_wide_as_the_page() -> None:
    """All of it."""
    assert sum(LINE_COLUMNS) == sum(READING_COLUMNS) == OF_PAGE
