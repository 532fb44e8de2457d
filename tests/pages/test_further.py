"""Further sentences of the portal on a line: reckoned from its figures, where they agree."""

import pytest
from page_samples import COLD, HOT, facts, priced, usual_lines

from einvoice.core import money
from einvoice.core.house_charges import HEATING, HOT_WATER_DIFFERENCE
from einvoice.core.invoices import InvoiceLine
from einvoice.pages.make_page import make_page

HEAT = (
    ("heat", "34.246"),
    ("hot_water_heat", "3.159"),
    ("circulation", "2.500"),
    ("heating_heat", "28.587"),
    ("cost", "1991.37"),
    ("keys_sum", "1429.37"),
    ("tariff", "69.660000"),
    ("tariff_valid", "2023-10-01/.."),
)
DIFFERENCE = (
    ("building", "54.278"),
    ("flats", "51.778"),
    ("difference", "2.500"),
    ("properties", "25"),
)
NORM = (("norm", "0.058200"), ("tariff", "69.660000"))


def lines(
    norm: tuple[tuple[str, str], ...] = NORM, difference_e3: int = 100
) -> tuple[InvoiceLine, ...]:
    """Return the lines of heat and hot water of a flat, as the demo's house has them."""
    return (
        priced("hot_water_heating", 1_919, "m3", 40_542, rule="hot_water_by_norm", inputs=norm),
        priced(
            HOT_WATER_DIFFERENCE, difference_e3, "m3", 40_542, rule="difference_equal",
            inputs=DIFFERENCE,
        ),
        priced(HEATING, 57_410, "m2", 0, rule="heating", inputs=HEAT)._replace(
            unit_price_e4=None, net_cents=7998, vat_percent_e2=1200
        ),
    )  # fmt: skip


def told(made: tuple[InvoiceLine, ...], language: str = "lv") -> dict[str, str]:
    """Return the explanations of a resident's page, by the name of the line."""
    page = make_page(facts(list(made)), language, to_resident=True)
    return {fact.label: fact.text for fact in page.explanations}


@pytest.mark.parametrize(
    ("language", "heating", "water"),
    [
        ("lv", ("54,278 m³", "0,0582 MWh/m³", "= 3,159 MWh", "89,58 EUR", "1\u00a0429,37 m²"),
         "2,500 m³ : 25 = 0,100 m³"),
        ("ru", ("54,278 м³", "0,0582 МВт·ч/м³", "= 3,159 МВт·ч", "89,58 EUR", "1\u00a0429,37 м²"),
         "2,500 м³ : 25 = 0,100 м³"),
        ("en", ("54.278 m³", "0.0582 MWh/m³", "= 3.159 MWh", "89.58 EUR", "1\u00a0429.37 m²"),
         "2.500 m³ ÷ 25 = 0.100 m³"),
    ],
)  # fmt: skip
def test_heat_and_the_difference_are_reckoned_out(
    language: str, heating: tuple[str, ...], water: str
) -> None:
    """Where the heat for water comes from, heating with VAT, and a flat's part of a difference."""
    (_, of_heating), (_, of_difference) = list(told(lines(), language).items())[::-1][:2]
    assert [figure for figure in heating if figure not in of_heating] == []
    assert water in of_difference


def test_vat_of_one_line_of_several_is_said_to_be_rounded() -> None:
    """The invoice has its VAT of the sum: 4.44 and 4.44 with 12 % are 4.97 each, and together 9.95.

    Alone with its rate the line's sum is that of the invoice.
    """
    (heating,) = (line for line in lines() if line.rule == "heating")
    other = priced("circulation", 1_000, "MWh", 44_400, percent_e2=1200)
    own = heating._replace(net_cents=444)
    (text,) = (text for text in told((other, own), "en").values() if "is 4.97 EUR" in text)
    assert "is 4.97 EUR. Rounded: the invoice works out VAT once" in text
    assert money.vat_cents(444 + 444, 1200) + 888 == 995 != 2 * 497
    alone = " ".join(told((other._replace(vat_percent_e2=2100), own), "en").values())
    assert ("is 4.97 EUR." in alone, "Rounded" in alone) == (True, False)


def test_who_shares_is_said_without_denying_twice() -> None:
    """The sentence of bank and PDF stays as it is."""
    page = make_page(facts(list(lines())), "lv")
    (core,) = [fact.text for fact in page.explanations if "Starpība ir tas" in fact.text]
    assert "jo nav dzīvokļu, kam derīga rādījuma nav" in core
    assert "57,41 no 1\u00a0429,37 m²" in page.explanations[-1].text
    said = " ".join(told(lines()).values())
    assert "jo nav dzīvokļu" not in said
    assert "katrs pēdējos trīs mēnešos ir nodevis derīgu rādījumu" in said


def test_what_the_figures_do_not_give_is_not_said() -> None:
    """Of another norm than the house's heat came by; of a flat that counts for other days."""
    other = " ".join(told(lines(norm=(("norm", "0.060000"), *NORM[1:]))).values())
    assert "0,06" not in other.partition("Mājas siltumenerģijas")[2]
    assert "2,500 m³ : 25" not in " ".join(told(lines(difference_e3=150)).values())
    assert "MWh/m³" not in " ".join(told(lines()[-1:]).values()), "no hot water on the invoice"


def test_a_part_that_dividing_does_not_give_is_said_to_be_rounded() -> None:
    """5.051 m³ of 33 flats are 0.153 each, and two of them have 0.154; so it is by use."""
    equally = (("building", "63.425"), ("flats", "58.374"), ("difference", "5.051"))
    by_use = (("building", "20.000"), ("flats", "21.000"), ("difference", "-1.000"))
    for rule, inputs, given, plain in (
        ("difference_equal", (*equally, ("properties", "33")), 154, 153),
        ("difference_by_use", (*by_use, ("properties", "3"), ("own", "7.100")), -339, -338),
    ):
        for quantity_e3 in (given, plain):
            line = priced(HOT_WATER_DIFFERENCE, quantity_e3, "m3", 9600, rule=rule, inputs=inputs)
            (text,) = told((line,), "en").values()
            part = f"{money.format_scaled(quantity_e3, 3)} m³.".replace("-", "−")
            assert ("= " + part) in text
            rounded = "Rounded so that the parts of all flats add up" in text
            assert rounded == (quantity_e3 == given), text


def test_a_negative_difference_is_reckoned_by_use() -> None:
    """What a house used less is given back by each flat's use."""
    inputs = (
        ("building", "163.561"), ("flats", "170.061"), ("difference", "-6.500"),
        ("properties", "25"), ("own", "6.830"),
    )  # fmt: skip
    line = priced("water_difference", -261, "m3", 9600, rule="difference_by_use", inputs=inputs)
    (text,) = told((line,)).values()
    assert "−6,500 m³ × 6,830 m³ : 170,061 m³ = −0,261 m³" in text


def test_the_usual_page_says_a_part_once() -> None:
    """Water and sewage share the same difference."""
    said = " ".join(told(tuple(usual_lines())).values())
    assert said.count("Katram dzīvoklim: ") == 1


@pytest.mark.parametrize(
    ("quantity_e3", "inputs", "is_said"),
    [(9_217, (*COLD, *HOT), True), (9_218, (*COLD, *HOT), False), (5_512, COLD, False)],
)
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("lv", "skaita abus: 5,512 + 3,705 = 9,217 m³"),
        ("ru", "считают обе: 5,512 + 3,705 = 9,217 м³"),
        ("en", "both count: 5.512 + 3.705 = 9.217 m³"),
    ],
)
def test_cold_water_says_how_its_meters_add_up(
    language: str,
    words: str,
    quantity_e3: int,
    inputs: tuple[tuple[str, str], ...],
    *,
    is_said: bool,
) -> None:
    """Where the line is of both meters, and exactly theirs."""
    line = priced("cold_water", quantity_e3, "m3", 9_600, inputs=inputs)
    (text,) = told((line,), language).values()
    assert (words in text) is is_said
