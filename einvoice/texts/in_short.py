"""Says in one short text how a charge came about where its line alone does not say it.

What quantity x price and the readings beside it say needs no words. How the house's water and
heat were shared out is said, alike for most flats of a house; and so are a flat's own readings,
where their difference is not the quantity: cold and hot water in one line, settled estimates, a
replaced meter.
"""

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

from einvoice.core import money
from einvoice.core.house_charges import (
    HOT_WATER_DIFFERENCE,
    HOT_WATER_HEATING,
    WATER_DIFFERENCE,
)
from einvoice.core.invoices import InvoiceLine
from einvoice.core.price_list import COLD_WATER
from einvoice.texts import texts_of
from einvoice.texts.explain import heats_no_water, meters_told, short_facts
from einvoice.texts.explanations import RULES
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.writing import filled, written

_KEPT = 256
"""Invoices come building by building, so that few texts are wanted again."""
HEATING_IN_SHORT = texts_of(
    "Mājas siltumenerģijas skaitītājs uzrādīja {heat} MWh; no tām apkurei {heating_heat} MWh × "
    "{tariff} EUR = {cost} EUR, ko sadala pēc apkurināmās platības (kopā {keys_sum} m²).",
    "Счётчик тепловой энергии дома показал {heat} МВт·ч; из них на отопление {heating_heat} МВт·ч "
    "× {tariff} EUR = {cost} EUR, сумма распределяется по отапливаемой площади (всего {keys_sum} "
    "м²).",
    "The house's heat meter measured {heat} MWh; of these {heating_heat} MWh × {tariff} EUR = "
    "{cost} EUR are for heating, split by heated area ({keys_sum} m² together).",
)
HEATING_ALONE_IN_SHORT = texts_of(
    "Mājas siltumenerģijas skaitītājs uzrādīja {heat} MWh. Apkure: {heating_heat} MWh × {tariff} "
    "EUR = {cost} EUR, ko sadala pēc apkurināmās platības (kopā {keys_sum} m²).",
    "Счётчик тепловой энергии дома показал {heat} МВт·ч. Отопление: {heating_heat} МВт·ч × "
    "{tariff} EUR = {cost} EUR, сумма распределяется по отапливаемой площади (всего {keys_sum} "
    "м²).",
    "The house's heat meter measured {heat} MWh. Heating: {heating_heat} MWh × {tariff} EUR = "
    "{cost} EUR, split by heated area ({keys_sum} m² together).",
)
_SENTENCES = MappingProxyType(
    {
        "heating": (HEATING_IN_SHORT,),
        "heating_alone": (HEATING_ALONE_IN_SHORT,),
        # Without the last sentence, which only multiplies.
        **{
            rule: RULES[rule][:-1]
            for rule in (
                "hot_water_by_meter",
                "difference_equal",
                "difference_defaulters",
                "difference_over_caps",
                "difference_by_use",
            )
        },
    }
)
_SHARED_BY_METER = "difference_"
_DIFFERENCES = (WATER_DIFFERENCE, HOT_WATER_DIFFERENCE)
_WITH_OWN_METERS = frozenset({"hot_water_by_meter"})
_BY_OWN_METERS = (COLD_WATER, HOT_WATER_HEATING)


TOGETHER = texts_of(
    "{quantity} m³ ir aukstā un karstā ūdens patēriņš kopā.",
    "{quantity} м³ — потребление холодной и горячей воды вместе.",
    "{quantity} m³ is the use of cold and hot water together.",
)


def in_short(line: InvoiceLine, label: str, language: str) -> str:
    """Return how a line came about; empty where the line says all itself.

    The sewage difference follows the water difference, and sewage the cold water; they are not
    explained twice.

    Args:
        line: the line.
        label: what its service is called, in the language.
        language: the reader's (Latvian where unknown).
    """
    of_house = _of_house(line, language)
    parts = [f"{label}: {of_house}"] if of_house else []
    if line.service in _BY_OWN_METERS and line.shown_readings == (None, None):
        parts += _of_own_meters(line, label, language)
    return " ".join(parts)


def _of_own_meters(line: InvoiceLine, label: str, language: str) -> Iterator[str]:
    services = {name.partition(".")[0] for name, _ in line.inputs} & METER_SERVICES.keys()
    if len(services) > 1 and line.quantity_e3 is not None:
        quantity = written(money.format_scaled(line.quantity_e3, 3), language)
        yield f"{label}: {filled(TOGETHER, {'quantity': quantity}, language)}"
    yield from meters_told(line.inputs, language)


def _of_house(line: InvoiceLine, language: str) -> str:
    rule, inputs = line.rule, line.inputs
    if rule not in _SENTENCES:
        return ""
    if rule.startswith(_SHARED_BY_METER):
        if line.service not in _DIFFERENCES:
            return ""
    elif rule in _WITH_OWN_METERS:  # which are told apart
        inputs = tuple([pair for pair in inputs if "." not in pair[0]])
    return _told(rule, inputs, line.unit_price_e4, language)


@lru_cache(_KEPT)
def _told(
    rule: str, inputs: tuple[tuple[str, str], ...], unit_price_e4: int | None, language: str
) -> str:
    if rule == "heating" and heats_no_water(inputs):
        rule = "heating_alone"
    facts = short_facts(inputs, unit_price_e4, language)
    return " ".join(filled(text, facts, language) for text in _SENTENCES[rule])
