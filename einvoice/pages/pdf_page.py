"""A page as PDF/A-3b, laid out by typst; the same page gives the same bytes each time.

The page goes in as JSON, never as markup, so that no text of a person can be one. The typesetter
is made once a process and remembers what pages have in common; it is for one thread.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from einvoice.pages.page import InvoicePage
from einvoice.pages.payment_code import code_svg
from einvoice.pages.row_heights import row_heights

if TYPE_CHECKING:
    from typst import Compiler

_UNDRAWN = "\u25a1"
"""An empty square, for a character that no font of ours has."""
DRAWN = re.compile(
    r"[\n\u0020-\u007e\u00a0-\u024f\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f"
    r"\u2010-\u2014\u2018-\u201e\u2022\u2026\u20ac\u2116\u2190-\u2193\u2212\u25a1]"
)
"""The characters that the shipped fonts surely have."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """The e-invoice as its bank got it, which goes with the page."""

    name: str
    content: bytes


def pdf_of_page(page: InvoicePage, day: dt.date, attachment: Attachment | None = None) -> bytes:
    """Return a page as PDF.

    Args:
        page: the page.
        day: the day it says it was made on; part of the bytes.
        attachment: what goes with it.
    """
    return compiled("invoice", _as_json(page), day, attachment)


def compiled(layout: str, text: str, day: dt.date, attachment: Attachment | None = None) -> bytes:
    """Return a page of a layout as PDF; ``text`` is the page as JSON.

    A character that no font of ours has is an empty square.
    """
    from typst import TypstError

    try:
        return _made(layout, text, day, attachment)
    except TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        drawn = "".join(sign if DRAWN.match(sign) else _UNDRAWN for sign in text)
        return _made(layout, drawn, day, attachment)


def pictures_of_page(page: InvoicePage, pixels_per_inch: int = 90) -> list[bytes]:
    """Return each page of paper as PNG."""
    return pictures("invoice", _as_json(page), pixels_per_inch)


def pictures(layout: str, text: str, pixels_per_inch: int = 90) -> list[bytes]:
    """Return each page of a layout as PNG; ``text`` is the page as JSON."""
    inputs = {"page": text, "name": "", "attachment": ""}
    drawn = _typesetter(layout).compile(format="png", ppi=pixels_per_inch, sys_inputs=inputs)
    return drawn if isinstance(drawn, list) else [drawn or b""]


def _as_json(page: InvoicePage) -> str:
    code = code_svg(page.qr) if page.qr else ""
    tables = row_heights(page)._asdict()
    return msgspec.json.encode({"page": page, "code": code, "tables": tables}).decode()


def _made(layout: str, text: str, day: dt.date, attachment: Attachment | None) -> bytes:
    inputs = {"page": text, "name": "", "attachment": ""}
    if attachment is not None:
        inputs |= {"name": attachment.name, "attachment": attachment.content.decode()}
    made = _typesetter(layout).compile(
        format="pdf",
        sys_inputs=inputs,
        pdf_standards="a-3b",
        timestamp=dt.datetime.combine(day, dt.time(), dt.UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one document")
    return made


@cache
def _typesetter(layout: str) -> "Compiler":
    from typst import Compiler, Fonts

    folder = files("templates") / "page"
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])
    return Compiler(
        str(folder / f"{layout}.typ"),
        root=str(folder),
        font_paths=fonts,
        ignore_system_fonts=True,
    )
