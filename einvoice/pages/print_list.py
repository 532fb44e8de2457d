"""A building's invoices as one PDF for printing: a list, then each on sheets of its own."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from einvoice.pages.pdf_page import compiled

_SIDES = 2


@dataclass(frozen=True, slots=True)
class ListedInvoice:
    """An invoice on the list; texts as they are written."""

    flat: str
    name: str
    number: str
    sum: str


@dataclass(frozen=True, slots=True)
class PrintList:
    """The head of the list."""

    language: str
    words: Mapping[str, str]
    building: str
    month: str
    seller: str
    total: str
    day: dt.date


def print_file(head: PrintList, invoices: Sequence[tuple[ListedInvoice, bytes]]) -> bytes:
    """Return the PDF of a building; the same invoices give the same bytes.

    Every invoice has an even number of pages, an empty page at its end where need be: printed on
    both sides, no sheet has two customers.

    Args:
        head: what is written above the list.
        invoices: what is listed of each, and its PDF, in the order of printing.
    """
    from pypdf import PdfReader, PdfWriter

    readers = [PdfReader(io.BytesIO(pdf)) for _, pdf in invoices]
    lines = [
        {
            "flat": listed.flat,
            "name": listed.name,
            "number": listed.number,
            "sum": listed.sum,
            "pages": str(len(reader.pages)),
        }
        for (listed, _), reader in zip(invoices, readers, strict=True)
    ]
    pages = sum(len(reader.pages) for reader in readers)
    text = msgspec.json.encode({"head": head, "lines": lines, "pages": str(pages)}).decode()
    cover = PdfReader(io.BytesIO(compiled("print_list", text, head.day)))
    writer = PdfWriter()
    for reader in (cover, *readers):
        for page in reader.pages:
            writer.add_page(page)
        if len(reader.pages) % _SIDES:
            writer.add_blank_page()
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
