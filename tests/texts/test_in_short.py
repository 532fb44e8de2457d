"""How a share of the house came about, in one short text on the e-invoice."""

import pytest
from test_explain import DIFFERENCE, METERED

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


def test_a_water_difference_says_what_the_house_and_the_flats_measured() -> None:
    """Who pays it, and how much is left to share; the multiplication stands in the line."""
    assert in_short(DIFFERENCE, "en") == (
        "The house meter measured 29.393 m³, the meters of all flats together 16.742 m³; the "
        "difference is 12.651 m³. Properties without valid readings (2) pay first, each up to the "
        "norm, together 4.042 m³. The remaining 8.609 m³ are shared equally by all properties (8)."
    )
    assert "29,393 m³" in in_short(DIFFERENCE, "lv")
    assert "29,393 м³" in in_short(DIFFERENCE, "ru")


def test_heating_says_what_the_house_used_and_what_it_cost() -> None:
    """The flat's own part is in the line."""
    assert in_short(_HEATING, "lv") == (
        "Mājas siltuma skaitītājs uzrādīja 2,453 MWh; apkurei no tām 2,100 MWh × 70,0000 EUR = "
        "147,00 EUR, ko dala pēc apkures platības (kopā 126,00 m²)."
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(METERED, id="a flat's own meter"),
        pytest.param(DIFFERENCE._replace(service="sewage_difference"), id="follows the water"),
        pytest.param(DIFFERENCE._replace(rule="", inputs=()), id="no rule"),
        pytest.param(DIFFERENCE._replace(rule="archived", inputs=()), id="restored"),
    ],
)
def test_what_the_line_says_itself_is_not_explained(line: InvoiceLine) -> None:
    """Only what the house shares needs words."""
    assert in_short(line, "en") == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", [DIFFERENCE, _HEATING], ids=["difference", "heating"])
def test_flats_of_one_house_get_the_same_text(line: InvoiceLine, language: str) -> None:
    """What differs from flat to flat is not in it."""
    other = line._replace(quantity_e3=1, net_cents=1, line_no=9)
    assert in_short(line, language) == in_short(other, language) != ""
