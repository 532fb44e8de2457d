"""Says in one short text how a charge came about that the whole house shares.

What a flat alone decides (quantity x price) stands in the line itself; what cannot be seen there is
how the house's water and heat were shared out. Most flats of a house get the same text.
"""

from functools import lru_cache
from types import MappingProxyType

from einvoice.core.house_charges import HOT_WATER_DIFFERENCE, WATER_DIFFERENCE
from einvoice.core.invoices import InvoiceLine
from einvoice.texts import in_language
from einvoice.texts.explain import localised, short_facts
from einvoice.texts.explanations import RULES

_KEPT = 256
"""Invoices come building by building, so that few texts are wanted again."""
_HEATING = MappingProxyType(
    {
        "lv": "Mājas siltuma skaitītājs uzrādīja {heat} MWh; apkurei no tām {heating_heat} MWh × "
        "{tariff} EUR = {cost} EUR, ko dala pēc apkures platības (kopā {keys_sum} m²).",
        "ru": "Счётчик тепла дома показал {heat} МВт·ч; из них на отопление {heating_heat} МВт·ч × "
        "{tariff} EUR = {cost} EUR, делится по отапливаемой площади (всего {keys_sum} м²).",
        "en": "The house's heat meter measured {heat} MWh; of these {heating_heat} MWh × {tariff} "
        "EUR = {cost} EUR are for heating, split by heated area (together {keys_sum} m²).",
    }
)
_SENTENCES = MappingProxyType(
    {
        "heating": (_HEATING,),
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


def in_short(line: InvoiceLine, language: str) -> str:
    """Return how a line's share of the house came about; empty where the line says all itself.

    The sewage difference follows the water difference and is not explained twice.
    """
    if line.rule not in _SENTENCES:
        return ""
    if line.rule.startswith(_SHARED_BY_METER) and line.service not in _DIFFERENCES:
        return ""
    return _told(line.rule, line.inputs, line.unit_price_e4, language)


@lru_cache(_KEPT)
def _told(
    rule: str, inputs: tuple[tuple[str, str], ...], unit_price_e4: int | None, language: str
) -> str:
    facts = short_facts(inputs, unit_price_e4)
    told = [in_language(text, language).format_map(facts) for text in _SENTENCES[rule]]
    return localised(" ".join(told), language)
