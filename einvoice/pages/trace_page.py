"""The way of an invoice on one page, for a dispute: every text as the screen has it."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class TraceTable:
    """A table of texts; ``right`` are the places of columns that align right."""

    titles: tuple[str, ...]
    rows: "Sequence[tuple[str, ...]]"
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TracePage:
    """The page: head, readings, lines, sums, files and payments; ``seller`` is in the footer.

    What is said of a file begins with two spaces.
    """

    language: str
    seller: str
    title: str
    head: tuple[str, ...]
    readings: TraceTable
    lines: TraceTable
    sums: tuple[str, ...]
    files: tuple[str, ...]
    payments: tuple[str, ...]


def pdf_of_trace(page: TracePage, day: dt.date) -> bytes:
    """Return the page as PDF/A; the same page of the same day gives the same bytes."""
    import msgspec

    from einvoice.pages.pdf_page import compiled

    return compiled("trace", msgspec.json.encode({"page": page}).decode(), day)
