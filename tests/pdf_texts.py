"""What a reader of a PDF finds in it: its text, its figures, and what is attached."""

import io
import re
from dataclasses import fields, is_dataclass
from typing import Any

from pypdf import PdfReader

FIGURE = re.compile(r"[−-]?[0-9]+[.,][0-9]+")


def text_of(content: bytes) -> str:
    """Return the text of all pages, each kind of white space as one space."""
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def page_texts(content: bytes) -> list[str]:
    """Return the text of each page."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def attachments(content: bytes) -> dict[str, bytes]:
    """Return what is attached, by name."""
    found = PdfReader(io.BytesIO(content)).attachments
    return {name: contents[0] for name, contents in found.items()}


def figures(text: str) -> list[str]:
    """Return the decimal figures in a text, in order of their size as text."""
    return sorted(FIGURE.findall(text))


def texts(value: Any) -> list[str]:
    """Return every text of a page; words, the code's payload and what is copied are left out."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        names = {field.name for field in fields(value)} - {"words", "qr", "language", "typed"}
        return [text for name in sorted(names) for text in texts(getattr(value, name))]
    return [text for part in value for text in texts(part)] if isinstance(value, tuple) else []
