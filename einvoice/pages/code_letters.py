"""Letters with registration codes as one PDF, a page each."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from einvoice.pages.payment_code import code_svg
from einvoice.pages.pdf_page import compiled


@dataclass(frozen=True, slots=True)
class LetterHead:
    """The words of all letters; ``from_lines`` are the seller's address and contacts."""

    title: str
    seller: str
    from_lines: Sequence[str]
    address: str


@dataclass(frozen=True, slots=True)
class CodeLetter:
    """One letter: texts as they are written."""

    language: str
    words: Mapping[str, Any]
    recipient: Sequence[str] = field(repr=False)
    flat_id: str
    code: str = field(repr=False)
    day: str


def letters_file(head: LetterHead, letters: Sequence[CodeLetter], day: dt.date) -> bytes:
    """Return the PDF; the square has the portal's address, and never a code."""
    page = {
        "head": {
            "title": head.title,
            "seller": head.seller,
            "from": head.from_lines,
            "address": head.address,
            "qr": code_svg(head.address),
        },
        "letters": letters,
    }
    return compiled("code_letter", msgspec.json.encode(page).decode(), day)
