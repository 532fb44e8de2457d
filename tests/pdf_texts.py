"""What a reader of a PDF finds in it: its text, and what is attached."""

import io
import re

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
