"""Explanations: every rule of the calculation has sentences, in all languages, that fill in."""

import string

import pytest

from einvoice.core.invoices import InvoiceLine
from einvoice.core.meter_months import MonthRule
from einvoice.core.methods import Key
from einvoice.core.tariffs import Unit, VatKind
from einvoice.core.water_difference import DifferenceRule
from einvoice.texts import LANGUAGES, explanations
from einvoice.texts.explain import explain

DIFFERENCE = InvoiceLine(
    line_no=1,
    service="water_difference",
    quantity_e3=5118,
    unit="m3",
    unit_price_e4=10913,
    net_cents=559,
    vat_percent_e2=2100,
    vat_kind=VatKind.TAX,
    rule="difference_over_caps",
    inputs=(
        ("first_round", "4.042"),
        ("cap", "4.042"),
        ("building", "29.393"),
        ("flats", "16.742"),
        ("difference", "12.651"),
        ("properties", "8"),
        ("defaulters", "2"),
        ("caps_sum", "4.042"),
        ("rest", "8.609"),
        ("tariff", "1.091300"),
        ("tariff_valid", "2020-01-01/.."),
        ("tariff_building", ""),
    ),
)
METERED = DIFFERENCE._replace(
    rule="metered",
    quantity_e3=-5590,
    net_cents=-610,
    inputs=(
        ("cold_water.catch_up", "-5.590"),
        ("meter.c1", "613.628..627.000"),
        ("cold_water.missing_months", "4"),
        ("cold_water.estimates_settled", "18.962"),
        ("hot_water.defaulter", "0.000"),
        ("meter.h1", "1.330.."),
        ("hot_water.missing_months", "5"),
        ("tariff", "1.091300"),
        ("tariff_valid", "2020-01-01/.."),
    ),
)


def test_the_water_difference_says_house_flats_who_pays_and_why() -> None:
    """The line names the house meter, the sum of flats, the defaulters, the rest and the price."""
    told = " ".join(explain(DIFFERENCE, "en"))
    assert told == (
        "The house meter measured 29.393 m³, the meters of all flats together 16.742 m³; the "
        "difference is 12.651 m³. Properties without valid readings (2) pay first, each up to "
        "the norm, together 4.042 m³. The remaining 8.609 m³ are shared equally by all "
        "properties (8). 5.118 m³ × 1.0913 EUR = 5.59 EUR. Of it 4.042 m³ in the first round, "
        "because this property has no valid readings. The tariff has been valid since 2020-01-01."
    )


def test_numbers_are_written_as_the_language_does() -> None:
    """Latvian and Russian write a decimal comma; dates stay as they are."""
    for language in ("lv", "ru"):
        told = " ".join(explain(DIFFERENCE, language))
        assert "29,393" in told
        assert "29.393" not in told
        assert "2020-01-01" in told
    assert explain(DIFFERENCE, "et") == explain(DIFFERENCE, "lv")


def test_meters_are_told_one_by_one() -> None:
    """A catch-up says what was settled and what is not given back; a defaulter why it pays."""
    told = explain(METERED, "en")
    assert told[0] == "-5.590 m³ × 1.0913 EUR = -6.10 EUR."
    assert told[1] == (
        "Cold water: -5.590 m³: a reading after 4 months without one, less 18.962 m³ already "
        "charged as estimates (meter c1: 613.628 → 627.000)."
    )
    assert told[2] == explanations.CATCH_UP_CREDIT["en"]
    assert told[3] == (
        "Hot water: no reading for 5 months in a row, so the property pays the difference first "
        "(meter h1: 1.330 → ?)."
    )


def test_a_short_catch_up_speaks_of_no_difference() -> None:
    """Who was only estimated paid no difference as a defaulter."""
    inputs = (("cold_water.catch_up", "1.000"), ("cold_water.missing_months", "3"))
    told = explain(METERED._replace(inputs=inputs), "en")
    assert explanations.CATCH_UP_CREDIT["en"] not in told


def test_an_estimate_names_the_months_it_is_the_average_of() -> None:
    """The uses behind an estimate are shown."""
    inputs = (
        ("cold_water.estimate", "2.000"),
        ("meter.c1", "10.000.."),
        ("cold_water.missing_months", "2"),
        ("cold_water.average_of", "1.000 3.000"),
    )
    told = explain(METERED._replace(inputs=inputs), "en")[1]
    assert told.endswith("(month 2 in a row) (meter c1: 10.000 → ?, average of 1.000; 3.000 m³).")


def test_a_tariff_that_ended_says_when() -> None:
    """A tariff with an end says from when to when."""
    ended = (("tariff", "1.000000"), ("tariff_valid", "2020-01-01/2026-10-31"))
    told = explain(METERED._replace(inputs=ended), "ru")
    assert told[-1] == "Тариф действовал с 2020-01-01 по 2026-10-31."


def test_the_first_round_is_told_only_to_who_pays_it() -> None:
    """A property without a part in the first round is not called one without readings."""
    inputs = (("first_round", "0.000"), ("cap", "0.000"), *DIFFERENCE.inputs[2:])
    told = " ".join(explain(DIFFERENCE._replace(inputs=inputs), "en"))
    assert "in the first round" not in told


def test_an_unknown_rule_is_shown_as_it_is() -> None:
    """A line of another version is not hidden."""
    line = DIFFERENCE._replace(rule="new_rule", inputs=(("a", "1"), ("b", "2")))
    assert explain(line, "lv") == ("new_rule: a 1, b 2",)
    assert explain(line._replace(inputs=()), "lv") == ("new_rule",)


RULES = {
    "metered", "single_charge", "circulation", "heating", "heat_capacity",
    "hot_water_by_norm", "hot_water_by_meter",
    *(f"split_{key}" for key in Key),
    *(f"tariff_{unit}" for unit in (Unit.M2, Unit.PERSON, Unit.PROPERTY)),
    *DifferenceRule,
}  # fmt: skip


def test_every_rule_has_its_sentences() -> None:
    """No line of any kind is left without words, and no sentences are left over."""
    assert set(explanations.RULES) == RULES
    assert set(explanations.METER_RULES) == set(MonthRule)


def fields(text: str) -> set[str]:
    """Return the names in braces of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


SENTENCES = [
    *(text for rule in explanations.RULES.values() for text in rule),
    *explanations.METER_RULES.values(),
    *explanations.KEYS.values(),
    *(explanations.CATCH_UP_CREDIT, explanations.DAYS, explanations.AVERAGE),
    *(explanations.TARIFF_SINCE, explanations.TARIFF_BETWEEN),
    *(explanations.FIRST_ROUND, explanations.FOR_PERIOD, explanations.METER),
]


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text["en"][:40])
def test_all_languages_say_the_same(text: dict[str, str]) -> None:
    """Every sentence exists in every language and fills in the same facts."""
    assert set(text) == set(LANGUAGES)
    assert len({frozenset(fields(own)) for own in text.values()}) == 1
