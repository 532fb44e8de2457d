"""The page of an invoice: one value, of texts alone, from which HTML and PDF are both made.

Every figure is written already, in the page's language, so that the two never differ. Whole
numbers without a unit are heights of bars, for drawing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

HIGHEST = 1000
"""The height of the highest bar of a chart."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A short text with what it is about; ``typed`` as a bank's field takes it, where otherwise."""

    label: str
    text: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the invoice; ``note`` goes small beneath the name. Empty where there is none."""

    name: str
    note: str
    quantity: str
    price: str
    net: str
    vat: str


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Lines that belong together, and the sum of their nets."""

    label: str
    net: str
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class PageTotal:
    """A sum beneath the lines; ``strong`` sums are what matters."""

    label: str
    sum: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PageReading:
    """A meter with its readings of the month; ``use`` is that of all meters of the service."""

    service: str
    serial: str
    opening: str
    closing: str
    use: str
    note: str


@dataclass(frozen=True, slots=True)
class PageMonth:
    """A month of the chart; texts are empty where nothing was invoiced. Heights up to HIGHEST."""

    name: str
    sum: str
    sum_height: int
    water: str
    water_height: int


@dataclass(frozen=True, slots=True)
class Party:
    """A name with the lines of its address and numbers."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InvoicePage:
    """An invoice, credit note or draft as its customer reads it.

    ``sum`` is what the head says first: what is to be paid, of a credit note what it takes back.
    ``due`` is empty on credit notes and drafts, and where nothing is to be paid (which ``nothing``
    says), and then ``qr`` is empty too. ``qr`` is the payload of the code, ``mark`` says why nobody
    is asked to pay. ``history`` is empty for a first invoice.
    ``has_water`` says whether the chart has water at all.
    """

    language: str
    words: Mapping[str, str]
    title: str
    mark: str
    seller: Party
    buyer: Party
    facts: tuple[Fact, ...]
    sum_label: str
    sum: str
    due: str
    nothing: str
    qr: str
    groups: tuple[PageGroup, ...]
    totals: tuple[PageTotal, ...]
    readings: tuple[PageReading, ...]
    history: tuple[PageMonth, ...]
    has_water: bool
    notices: tuple[str, ...]
    explanations: tuple[Fact, ...]
    payment: tuple[Fact, ...]
