"""The PDF of a page: what is in it can be read again, and it is what PDF/A-3b asks for."""

import datetime as dt
import io
import re
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
import segno
from page_samples import BUYER, SAMPLES, facts, long_invoice, usual_lines
from pdf_texts import attachments, figures, page_texts, text_of, texts
from pypdf import PdfReader

from einvoice.core.invoices import Notice, NoticeCode
from einvoice.core.payment_numbers import numbers_in
from einvoice.pages.make_page import make_page
from einvoice.pages.page import InvoicePage
from einvoice.pages.pdf_page import DRAWN, Attachment, pdf_of_page, pictures_of_page
from einvoice.texts import LANGUAGES

DAY = dt.date(2026, 11, 5)
XML = Attachment("e-invoice.xml", "<Invoice>Ķekava</Invoice>".encode())
PERSONS_TEXTS = (
    '#panic(1) $x$ \\u{41} *bold* _it_ `raw` @ref <label> // no [#read("/invoice.typ")]',
    "= Heading\n- list",
    'Ķirši "Ūdens" & <b>Žagari</b> {{ 7 * 7 }} {% x %}',
    "Пётр Щукин",
    "𝔘nusual שלום مرحبا 😀",
)


def pdf(page: InvoicePage, attachment: Attachment | None = None) -> bytes:
    """Return a page as PDF of one day."""
    return pdf_of_page(page, DAY, attachment)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", sorted(SAMPLES))
def test_every_figure_is_read_again(sample: str, language: str) -> None:
    """The figures of the PDF are those of the page, each as often; and all its texts are there.

    Both charts have the months beneath.
    """
    page = make_page(SAMPLES[sample](), language)
    text = text_of(pdf(page))
    months = [month.name for month in page.history if page.has_water]
    assert figures(text) == figures("\n".join([*texts(page), *months]))
    without_breaks = text.replace(" ", "")
    assert [part for part in texts(page) if "".join(part.split()) not in without_breaks] == []


def test_the_same_page_gives_the_same_bytes() -> None:
    """Also after others; another day gives others."""
    page = make_page(facts(), "lv")
    first = pdf(page, XML)
    pdf(make_page(SAMPLES["estimated"](), "ru"))
    assert pdf(page, XML) == first
    assert pdf_of_page(page, DAY.replace(day=6), XML) != first


def test_it_is_what_pdf_a_3b_asks_for() -> None:
    """Structure without faults, its claim, colours, embedded fonts, no scripts; the e-invoice."""
    content = pdf(make_page(facts(), "ru"), XML)
    with pikepdf.open(io.BytesIO(content)) as document:
        assert document.check_pdf_syntax() == []
        with document.open_metadata() as claims:
            assert (claims["pdfaid:part"], claims["pdfaid:conformance"]) == ("3", "B")
            assert claims["dc:title"] == "Счёт № 26110000001"
        root = document.Root
        assert root.Lang == "ru"
        assert root.MarkInfo.Marked
        assert [str(intent.S) for intent in root.OutputIntents] == ["/GTS_PDFA1"]
        assert not document.is_encrypted
        assert "/OpenAction" not in root
        assert "/JavaScript" not in root.Names
        (described,) = root.AF
        assert (described.UF, described.AFRelationship) == ("e-invoice.xml", "/Data")
        assert described.EF.F.Subtype == "/application/xml"
        embedded = [
            descendant.FontDescriptor
            for page in document.pages
            for font in page.Resources.Font.values()
            for descendant in font.DescendantFonts
        ]
        assert embedded
        assert all("/FontFile3" in font or "/FontFile2" in font for font in embedded)
    assert attachments(content) == {"e-invoice.xml": XML.content}
    assert attachments(pdf(make_page(facts(), "ru"))) == {}


@pytest.mark.parametrize("text", PERSONS_TEXTS, ids=range(len(PERSONS_TEXTS)))
def test_a_text_of_a_person_is_never_markup(text: str) -> None:
    """Not in a name, an address, a line or a notice: it is printed as it is."""
    buyer = replace(BUYER, name=text, address=text)
    lines = [usual_lines()[0]._replace(text=text, rule="single_charge", inputs=())]
    notice = Notice(NoticeCode.NEW_METER_UNREAD, (("service", "cold_water"), ("meter", text)))
    page = make_page(facts(lines, buyer=buyer, notices=(notice,)), "lv")
    content = pdf(page)
    if "😀" in text:
        assert "□" in text_of(content)
        return
    seen = text_of(content).replace(" ", "")
    assert seen.count("".join(text.split())) == 4


def test_what_nobody_can_see_is_not_on_the_page() -> None:
    """A character that turns the text after it round would make another sum of a sum."""
    page = make_page(facts(buyer=replace(BUYER, name="Anna\u202e\u200b Liepa")), "lv")
    assert page.buyer.name == "Anna Liepa"


def test_a_long_invoice_breaks_well() -> None:
    """Titles on each page of lines, pages numbered, what is to be paid in one piece."""
    pages = page_texts(pdf(make_page(long_invoice(), "lv")))
    assert len(pages) > 3
    assert [
        number for number, text in enumerate(pages, 1) if f"{number}. lapa no {len(pages)}" in text
    ] == [*range(1, len(pages) + 1)]
    with_lines = [text for text in pages if "Maksājums Nr." in text]
    assert len(with_lines) > 3
    assert all("Pakalpojums Daudzums" in text for text in with_lines)
    (paid,) = [text for text in pages if "Maksājuma dati" in text]
    assert "Kopā par mēnesi" in paid
    assert "Maksājuma mērķis" in paid


@pytest.mark.parametrize("name", ["Щ" * 27, "Щука " * 12], ids=["widest", "two-lines"])
def test_a_long_name_lies_on_no_other_line(name: str) -> None:
    """Rows of a single line have their height beforehand: texts that take two are measured."""
    lines = [line._replace(text=name) for line in usual_lines()]
    heights = heights_of_texts(pdf(make_page(facts(lines), "ru")), "ЩШ")
    steps = [upper - lower for upper, lower in pairwise(heights)]
    assert len(heights) >= len(lines)
    assert min(steps) > 8.5


def heights_of_texts(content: bytes, letters: str) -> list[float]:
    """Return how high the lines with some letters lie on the first page, the highest first."""
    seen: set[float] = set()

    def visit(text: str, page: list[float], line: list[float], *_: object) -> None:
        if set(text) & set(letters):
            seen.add(round(abs(line[5] * page[3] + page[5]), 1))

    PdfReader(io.BytesIO(content)).pages[0].extract_text(visitor_text=visit)
    return sorted(seen, reverse=True)


def test_every_character_that_is_drawn_has_a_glyph() -> None:
    """Those that stay when a page has one that nothing can draw: each in a page of its own font."""
    drawn = [chr(code) for code in range(0x20, 0x3000) if DRAWN.match(chr(code))]
    assert {"ā", "Ž", "Щ", "ё", "€", "−", "→", "□", "9"} <= set(drawn)
    words = "".join(drawn).replace("\u00ad", "")
    text = text_of(pdf(make_page(facts(buyer=replace(BUYER, name=words + "😀")), "lv")))
    assert text.count("□") == 2


def test_a_picture_of_each_page_is_drawn() -> None:
    """For the handbook, and for whoever looks at them."""
    page = make_page(facts(), "lv")
    drawn = pictures_of_page(page, 20)
    assert len(drawn) == len(page_texts(pdf(page)))
    assert all(picture.startswith(b"\x89PNG") for picture in drawn)


def dark_squares(content: bytes) -> set[tuple[int, int]]:
    """Return the dark squares of the code that is drawn on the first page."""
    drawn: set[tuple[int, int]] = set()
    begin = (0.0, 0.0)
    contents = PdfReader(io.BytesIO(content)).pages[0].get_contents()
    assert contents is not None
    for values, operator in contents.operations:
        if operator == b"m":
            begin = (float(values[0]), float(values[1]))
        elif operator == b"l":
            (left, height), right = begin, float(values[0])
            if left.is_integer() and right.is_integer() and height % 1 == 0.5:
                drawn |= {(x, int(height)) for x in range(int(left), int(right))}
    return drawn


def test_paper_and_code_have_the_number_with_check_digits() -> None:
    """What is typed or scanned from the PDF is the invoice's number by itself; a slip is none."""
    page = make_page(facts(), "lv")
    content = pdf(page)
    (typed,) = re.findall(r"RF[0-9]+, klients \S+, [0-9.]+", text_of(content))
    assert numbers_in(typed).references == {"26110000001"}
    assert not numbers_in(typed.replace("0001,", "0002,")).references
    lines = page.qr.split("\n")
    assert lines[9:] == ["", typed], "a code has either a structured reference or a text"
    code = segno.make_qr(page.qr, error="m", mask=3, encoding="utf-8", boost_error=False)
    rows = list(code.matrix)
    expected = {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
    assert dark_squares(content) == expected
