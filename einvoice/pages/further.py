"""Further sentences of the portal on how a line came about, from figures that the lines keep.

A bank's file and the PDF have the sentences of `einvoice.texts.explanations`; on a page there is
room to reckon them out. What the figures do not give exactly is not said.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from einvoice.core import money
from einvoice.core.house_charges import HOT_WATER_DIFFERENCE
from einvoice.core.invoices import InvoiceLine
from einvoice.core.tariffs import VatKind
from einvoice.pages.figures import cubic_metres, percent_text, sum_text
from einvoice.texts.explain import meter_histories, short_facts
from einvoice.texts.explanations import RULES
from einvoice.texts.explanations_further import (
    BY_USE,
    COLD_AND_HOT,
    EACH,
    HOT_WATER_HEAT,
    PARTS_ADD_UP,
    SHARED,
    VAT_OF_RATE,
    WITH_VAT,
)
from einvoice.texts.writing import filled, grouped

SAID_OTHERWISE = (RULES["difference_equal"][1],)
"""Sentences of the core that are said in other words here."""
_LONG = re.compile(r"(?<![\w.,])[0-9]{4,}[.,][0-9]+")
_APART = chr(0xA0)
_E3, _E6 = 3, 6


def further(line: InvoiceLine, lines: Sequence[InvoiceLine], language: str) -> tuple[str, ...]:
    """Return what is said besides of one of an invoice's lines."""
    inputs = dict(line.inputs)
    if line.rule == "heating":
        return (*_heat_for_water(inputs, lines, language), *_with_vat(line, lines, language))
    if line.rule == "difference_equal":
        shared = filled(SHARED, short_facts(line.inputs, None, language), language)
        return (shared, *_each(line, inputs, inputs["difference"], language))
    if line.rule == "difference_over_caps":
        return tuple(_each(line, inputs, inputs["rest"], language))
    if line.rule == "difference_by_use":
        return tuple(_by_use(line, inputs, language))
    return tuple(_cold_and_hot(line, language))


def spaced(text: str) -> str:
    """Return a text with the thousands of its long decimal figures apart.

    >>> spaced("57,41 no 1429,37 m², kopš 01.10.2023").split(_APART)
    ['57,41 no 1', '429,37 m², kopš 01.10.2023']
    """
    return _LONG.sub(lambda found: grouped(found[0]), text)


def _heat_for_water(
    inputs: Mapping[str, str], lines: Sequence[InvoiceLine], language: str
) -> Iterator[str]:
    """Yield from how much water of the house its heat came, where the invoice has both figures."""
    by_norm = next((dict(other.inputs) for other in lines if other.rule == "hot_water_by_norm"), {})
    differences = [dict(other.inputs) for other in lines if other.service == HOT_WATER_DIFFERENCE]
    known = by_norm | (differences[0] if differences else {})
    if "norm" not in known or "building" not in known:
        return
    heat_e9 = money.parse_scaled(known["building"], _E3) * money.parse_scaled(known["norm"], _E6)
    if money.round_half(heat_e9, 10**_E6) == money.parse_scaled(inputs["hot_water_heat"], _E3):
        shown = {name: known[name] for name in ("building", "norm")}
        shown["hot_water_heat"] = inputs["hot_water_heat"]
        yield filled(HOT_WATER_HEAT, short_facts(shown.items(), None, language), language)


def _cold_and_hot(line: InvoiceLine, language: str) -> Iterator[str]:
    """Yield how a line of all water adds up, where its cold and hot meters give exactly that."""
    histories = meter_histories(line.inputs)
    uses_e3 = [money.parse_scaled(facts["m3"], _E3) for _, _, facts in histories]
    is_both = {service for service, _, _ in histories} == {"cold_water", "hot_water"}
    if is_both and sum(uses_e3) == line.quantity_e3:
        parts = " + ".join(cubic_metres(use_e3, language) for use_e3 in uses_e3)
        whole = cubic_metres(line.quantity_e3, language)
        yield filled(COLD_AND_HOT, {"parts": parts, "whole": whole}, language)


def _with_vat(line: InvoiceLine, lines: Sequence[InvoiceLine], language: str) -> Iterator[str]:
    """Yield the line's sum with VAT; of an invoice it is reckoned once for all lines of a rate."""
    if line.vat_kind is not VatKind.TAX or not line.vat_percent_e2:
        return
    vat_cents = money.vat_cents(line.net_cents, line.vat_percent_e2)
    facts = {
        "percent": percent_text(line.vat_percent_e2, language),
        "sum": sum_text(line.net_cents + vat_cents, language),
    }
    yield filled(WITH_VAT, facts, language)
    rate = line.vat_kind, line.vat_percent_e2
    if sum((other.vat_kind, other.vat_percent_e2) == rate for other in lines) > 1:
        yield filled(VAT_OF_RATE, {}, language)


def _each(
    line: InvoiceLine, inputs: Mapping[str, str], shared: str, language: str
) -> Iterator[str]:
    """Yield what each flat has of a difference; not where flats count by days."""
    each_e3 = (line.quantity_e3 or 0) - money.parse_scaled(inputs.get("first_round", "0"), _E3)
    shared_e3, flats = money.parse_scaled(shared, _E3), int(inputs["properties"])
    if "days" in inputs or abs(each_e3 * flats - shared_e3) >= flats:
        return
    facts = {
        "shared": cubic_metres(shared_e3, language),
        "properties": str(flats),
        "each": cubic_metres(each_e3, language),
    }
    yield filled(EACH, facts, language) + _rounded(each_e3, shared_e3, flats, language)


def _by_use(line: InvoiceLine, inputs: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield a flat's part of what a house used less than its flats."""
    difference_e3, own_e3, flats_e3 = (
        money.parse_scaled(inputs[name], _E3) for name in ("difference", "own", "flats")
    )
    quantity_e3 = line.quantity_e3 or 0
    if not flats_e3 or abs(quantity_e3 * flats_e3 - difference_e3 * own_e3) >= flats_e3:
        return
    figures = {"difference": difference_e3, "own": own_e3, "flats": flats_e3, "part": quantity_e3}
    facts = {name: cubic_metres(value, language) for name, value in figures.items()}
    exactly = difference_e3 * own_e3, flats_e3
    yield filled(BY_USE, facts, language) + _rounded(quantity_e3, *exactly, language)


def _rounded(part_e3: int, whole_e3: int, parts: int, language: str) -> str:
    """Return why a part is not what dividing gives; empty where it is."""
    is_quotient = part_e3 == money.round_half(whole_e3, parts)
    return "" if is_quotient else f" {filled(PARTS_ADD_UP, {}, language)}"
