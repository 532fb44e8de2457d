"""The HTML of a page: well formed, closed to the outside, and every text of a person escaped."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from page_samples import BUYER, SAMPLES, facts, usual_lines

from einvoice.pages.html_page import html_of
from einvoice.pages.make_page import make_page
from einvoice.texts import LANGUAGES

VOID = {"meta"}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{ 7 * 7 }}"


class Reader(HTMLParser):
    """Reads a document; its elements must be closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.texts: list[str] = []
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.seen.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID and tag != "br":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element that is closed at once."""
        self.seen.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Close the last element."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text that people see."""
        if "style" not in self.open:
            self.texts.append(data)


def read(html: str) -> Reader:
    """Return a document as it is read, closed to its end."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", sorted(SAMPLES))
def test_it_is_well_formed_and_closed_to_the_outside(sample: str, language: str) -> None:
    """No script, no address, and what a customer looks for."""
    page = make_page(SAMPLES[sample](), language)
    html = html_of(page)
    reader = read(html)
    assert html.startswith("<!doctype html>")
    assert {"script", "img", "link", "iframe", "form", "a", "object"}.isdisjoint(reader.seen)
    assert not [
        name for name, _ in reader.attributes if name.startswith("on") or name in {"src", "href"}
    ]
    assert "url(" not in html
    text = " ".join("".join(reader.texts).split())
    for part in (
        page.title,
        page.sum,
        page.due,
        page.mark,
        *(fact.text for fact in page.payment),
    ):
        assert part in text
    for total in page.totals:
        assert f"{total.label}{total.sum}".replace("\u00a0", " ") in text
    assert ("svg" in reader.seen) == bool(page.qr)


def test_texts_of_persons_are_escaped() -> None:
    """In a name, an address, a line and the seller's name."""
    lines = [usual_lines()[0]._replace(text=HOSTILE, rule="single_charge", inputs=())]
    made = facts(lines, buyer=replace(BUYER, name=HOSTILE, city=HOSTILE))
    made = replace(made, seller=replace(made.seller, name=HOSTILE))
    reader = read(html_of(make_page(made, "lv")))
    assert {"script", "img"}.isdisjoint(reader.seen)
    assert "".join(reader.texts).count(HOSTILE) >= 4


def test_the_page_says_its_language() -> None:
    """For whoever reads it aloud."""
    assert re.search(r'<html lang="ru">', html_of(make_page(facts(), "ru")))
