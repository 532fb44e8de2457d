"""The month on one page for staff: charts first, then what does not balance, and who did what.

Every figure is a text of the page's language already, so that HTML and PDF never differ; lengths
of bars are whole numbers up to HIGHEST.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from einvoice.pages.html_page import filled_page
from einvoice.pages.page import HIGHEST, Fact


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and the length of its bar; empty and 0 where there is none."""

    text: str
    length: int


NO_BAR = Bar("", 0)


@dataclass(frozen=True, slots=True)
class ServiceBars:
    """A service this month, last month and a year ago, and its change since last month."""

    name: str
    now: Bar
    before: Bar
    year: Bar
    change: str


@dataclass(frozen=True, slots=True)
class HouseBars:
    """A house's water and heat per m2 of its flats."""

    name: str
    water: Bar
    heat: Bar


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of the month's invoices by what is paid; ``length`` is its part of the whole bar."""

    name: str
    invoices: str
    sum: str
    percent: str
    length: int


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of texts; ``right`` are the places of columns that align right."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class MonthPage:
    """The page. What has no rows is left out; ``alarm`` says that something does not balance.

    ``months`` are the names of this month, the month before and the month a year ago; the last is
    empty where it is not known.
    """

    language: str
    words: Mapping[str, str]
    title: str
    seller: str
    made: str
    alarm: bool
    tiles: tuple[Fact, ...]
    months: tuple[str, str, str]
    services: tuple[ServiceBars, ...]
    houses: tuple[HouseBars, ...]
    houses_note: str
    paid: tuple[Portion, ...]
    paid_note: str
    tables: tuple[PageTable, ...]


def bar(value: int, text: str, most: int) -> Bar:
    """Return a bar in proportion to the longest; nothing and less has no length.

    >>> bar(5, "5", 10), bar(-1, "-1", 10), bar(1, "1", 5000)
    (Bar(text='5', length=500), Bar(text='-1', length=0), Bar(text='1', length=1))
    """
    return Bar(text, max(1, value * HIGHEST // most) if value > 0 else 0)


def html_of_month(page: MonthPage) -> str:
    """Return the page as an HTML document; every text of it is escaped."""
    return filled_page("month.html.j2", page=page, words=page.words)


def pdf_of_month(page: MonthPage, day: dt.date) -> bytes:
    """Return the page as PDF/A; the same page of the same day gives the same bytes."""
    from einvoice.pages.pdf_page import compiled

    return compiled("month", _as_json(page), day)


def pictures_of_month(page: MonthPage) -> list[bytes]:
    """Return each page of paper as PNG."""
    from einvoice.pages.pdf_page import pictures

    return pictures("month", _as_json(page))


def _as_json(page: MonthPage) -> str:
    return msgspec.json.encode({"page": page}).decode()
