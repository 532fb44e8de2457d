"""A short document of a house as PDF: a title, the seller, and a paragraph."""

import datetime as dt

import msgspec

from einvoice.pages.pdf_page import compiled


def pdf_of_notice(seller: str, title: str, text: str, language: str, day: dt.date) -> bytes:
    """Return the PDF; ``day`` is the day it says it was made on."""
    page = {"seller": seller, "title": title, "text": text, "language": language}
    return compiled("house_notice", msgspec.json.encode(page).decode(), day)
