"""How a share of the house came about, in one short text on the e-invoice."""

import pytest
from explained_lines import DIFFERENCE, METERED

from einvoice.core.invoices import InvoiceLine
from einvoice.texts import LANGUAGES
from einvoice.texts.in_short import in_short

_HEATING = DIFFERENCE._replace(
    service="heating",
    rule="heating",
    unit_price_e4=None,
    inputs=(
        ("heat", "2.453"),
        ("hot_water_heat", "0.233"),
        ("circulation", "0.120"),
        ("heating_heat", "2.100"),
        ("cost", "147.00"),
        ("keys_sum", "126.00"),
        ("tariff", "70.000000"),
    ),
)


READ = METERED._replace(
    service="cold_water",
    quantity_e3=3038,
    opening_e3=362315,
    closing_e3=365353,
    inputs=(("cold_water.reading", "3.038"), ("meter.c1", "362.315..365.353")),
)
HOT = (("hot_water.reading", "3.247"), ("meter.h1", "100.000..103.247"), ("serial.h1", "KU-7"))
BOTH = READ._replace(quantity_e3=6285, inputs=(*READ.inputs, *HOT))


def test_readings_that_are_not_the_quantity_are_explained() -> None:
    """Cold and hot water in one line: each with its readings, which together are the quantity."""
    assert READ.shown_readings == (362315, 365353)
    assert BOTH.shown_readings == (None, None)
    assert in_short(BOTH, "Aukstais ūdens", "lv") == (
        "Aukstais ūdens: 6,285 m³ ir aukstā un karstā ūdens patēriņš kopā. "
        "Aukstais ūdens: 3,038 m³ pēc rādījumiem (skaitītājs Nr. c1: 362,315 → 365,353). "
        "Karstais ūdens: 3,247 m³ pēc rādījumiem (skaitītājs Nr. KU-7: 100,000 → 103,247)."
    )


def test_hot_water_after_an_estimate_says_what_was_settled() -> None:
    """The price of the house, and then the flat's own readings."""
    inputs = (
        ("hot_water.catch_up", "1.000"),
        ("meter.h1", "100.000..103.000"),
        ("hot_water.missing_months", "1"),
        ("hot_water.estimates_settled", "2.000"),
        ("norm", "0.058200"),
    )
    line = READ._replace(service="hot_water_heating", rule="hot_water_by_norm", inputs=inputs)
    told = in_short(line._replace(quantity_e3=1000), "Подогрев", "ru")
    assert told == (
        "Горячая вода: 1,000 м³: показание после 1 месяца без показаний (счётчик № h1: 100,000 → "
        "103,000; вычтены уже начисленные по среднему 2,000 м³)."
    )


def test_a_water_difference_says_what_the_house_and_the_flats_measured() -> None:
    """Who pays it, and how much is left to share; the multiplication stands in the line."""
    assert in_short(DIFFERENCE, "Water", "en") == (
        "Water: The difference is what the house meter measured less what all flats used: 29.393 "
        "m³ − 16.742 m³ = 12.651 m³. It comes, for example, from leaks, inexact meters and "
        "readings that were not given. Flats without valid readings (2) pay first, each up to the "
        "norm, 4.042 m³ together. The remaining 8.609 m³ are shared equally by all flats (8)."
    )
    assert "29,393 m³" in in_short(DIFFERENCE, "x", "lv")
    assert "29,393 м³" in in_short(DIFFERENCE, "x", "ru")


def test_heating_says_what_the_house_used_and_what_it_cost() -> None:
    """The flat's own part is in the line."""
    assert in_short(_HEATING, "Apkure", "lv") == (
        "Apkure: Mājas siltumenerģijas skaitītājs uzrādīja 2,453 MWh; no tām apkurei 2,100 MWh × "
        "70,0000 EUR = 147,00 EUR, ko sadala pēc apkurināmās platības (kopā 126,00 m²)."
    )
    alone = (("hot_water_heat", "0.000"), ("circulation", "0.000"))
    inputs = tuple((dict(_HEATING.inputs) | dict(alone)).items())
    assert in_short(_HEATING._replace(inputs=inputs), "Heating", "en").startswith(
        "Heating: The house's heat meter measured 2.453 MWh. Heating: 2.100 MWh"
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(METERED._replace(service="sewage"), id="follows the cold water"),
        pytest.param(READ, id="a flat's own meter, whose readings are beside the quantity"),
        pytest.param(DIFFERENCE._replace(service="sewage_difference"), id="follows the water"),
        pytest.param(DIFFERENCE._replace(rule="", inputs=()), id="no rule"),
        pytest.param(DIFFERENCE._replace(rule="archived", inputs=()), id="restored"),
    ],
)
def test_what_the_line_says_itself_is_not_explained(line: InvoiceLine) -> None:
    """Only what the house shares needs words."""
    assert in_short(line, "x", "en") == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", [DIFFERENCE, _HEATING], ids=["difference", "heating"])
def test_flats_of_one_house_get_the_same_text(line: InvoiceLine, language: str) -> None:
    """What differs from flat to flat is not in it."""
    other = line._replace(quantity_e3=1, net_cents=1, line_no=9)
    assert in_short(line, "x", language) == in_short(other, "x", language) != ""
