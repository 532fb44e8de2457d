"""The lines of an invoice as a bank file shows them: groups of texts, with their sums.

* Lines keep their order inside their service's group, groups the order of their first line.
* Readings are printed where their difference is the quantity; otherwise they are explained beside
  the line (`einvoice.texts.in_short`).
* A line without unit price (a share of the building's cost) shows its quantity, where it has
  one, without a price.

Flats of a house have many prices and sums in common, so that their texts are kept for a while.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from einvoice.core import money
from einvoice.core.invoices import InvoiceLine
from einvoice.core.services import Service
from einvoice.documents.long_text import pieces
from einvoice.texts import in_language
from einvoice.texts.documents import ESTIMATED_MARKS, line_label, unit_label
from einvoice.texts.in_short import in_short
from einvoice.texts.services import group_label

_Row: TypeAlias = tuple[str, ...]
GroupTexts: TypeAlias = tuple[str, _Row, str, str, tuple[_Row, ...]]
"""Label, how its charges came about, net, total, and the lines."""

_KEPT = 4096
"""How many texts of figures are kept: some 300 kB."""


class LineTexts(NamedTuple):
    """Groups of lines in the order the template takes them, and what all lines sum to."""

    groups: tuple[GroupTexts, ...]
    total_e4: int


class Words:
    """The names of services with their groups, in a language: looked up once a file."""

    def __init__(self, services: Mapping[str, Service], language: str) -> None:
        self.language = language
        self.services = {
            name: (service.group, service.label(language)) for name, service in services.items()
        }
        self.estimated = f" ({in_language(ESTIMATED_MARKS, language)})"


@dataclass(slots=True)
class _Group:
    rows: list[_Row] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    net_cents: int = 0
    total_e4: int = 0


def line_texts(words: Words, lines: Iterable[InvoiceLine]) -> LineTexts:
    """Return the groups of lines; every line's service is among the words."""
    groups: dict[str, _Group] = {}
    language = words.language
    for line in lines:
        name, label = words.services[line.service]
        group = groups.get(name)
        if group is None:
            group = groups[name] = _Group()
        net, percent, vat, total, total_e4 = _sums(line.net_cents, line.vat_percent_e2)
        opening, closing, quantity = _quantities(line)
        price_e4 = line.unit_price_e4
        group.rows.append(
            (
                str(line.line_no),
                _description(line, label, words),
                opening,
                closing,
                unit_label(line.unit, language),
                quantity,
                "" if price_e4 is None else _e4(price_e4),
                net,
                line.vat_kind._value_,  # `value` takes three times as long
                percent,
                vat,
                total,
            )
        )
        group.net_cents += line.net_cents
        group.total_e4 += total_e4
        if text := in_short(line, label, language):
            group.told += pieces(text)
    return LineTexts(
        tuple([_texts(name, group, language) for name, group in groups.items()]),
        sum([group.total_e4 for group in groups.values()]),
    )


def _texts(name: str, group: _Group, language: str) -> GroupTexts:
    return (
        group_label(name, language),
        tuple(group.told),
        _e4(group.net_cents * 100),
        _e4(group.total_e4),
        tuple(group.rows),
    )


def _quantities(line: InvoiceLine) -> tuple[str, str, str]:
    """Return the readings and the quantity, empty where they are not shown."""
    quantity = "" if line.quantity_e3 is None else money.format_e3(line.quantity_e3)
    if line.opening_e3 is None:
        return "", "", quantity
    opening_e3, closing_e3 = line.shown_readings
    if opening_e3 is None or closing_e3 is None:
        return "", "", quantity
    return money.format_e3(opening_e3), money.format_e3(closing_e3), quantity


@lru_cache(_KEPT)
def _sums(net_cents: int, vat_percent_e2: int) -> tuple[str, str, str, str, int]:
    """Return a line's net, rate, VAT and total, and its total in 1/10000 EUR."""
    net_e4 = net_cents * 100
    vat_e4 = money.line_vat_e4(net_cents, vat_percent_e2)
    total_e4 = net_e4 + vat_e4
    return (
        money.format_e4(net_e4),
        percent_text(vat_percent_e2),
        money.format_e4(vat_e4),
        money.format_e4(total_e4),
        total_e4,
    )


def _description(line: InvoiceLine, label: str, words: Words) -> str:
    if line.text or line.rule == "single_charge":
        label = line_label(line, label, words.language)
    return label + words.estimated if line.estimated else label


_e4 = lru_cache(_KEPT)(money.format_e4)


@lru_cache(256)
def percent_text(percent_e2: int) -> str:
    """Return a rate with two decimals."""
    return money.format_scaled(percent_e2, 2)
