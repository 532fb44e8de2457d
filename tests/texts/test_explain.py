"""Explanations: every rule of the calculation has sentences, in all languages, that fill in."""

import string
from typing import Any

import pytest
from explained_lines import DIFFERENCE, METERED

from einvoice.core.invoices import InvoiceLine
from einvoice.core.meter_months import MonthRule
from einvoice.core.methods import Key
from einvoice.core.tariffs import Unit
from einvoice.core.water_difference import DifferenceRule
from einvoice.texts import LANGUAGES, explanations, in_short, meter_explanations
from einvoice.texts.explain import explain


def test_the_water_difference_says_house_flats_who_pays_and_why() -> None:
    """The line names the house meter, the sum of flats, the defaulters, the rest and the price."""
    told = " ".join(explain(DIFFERENCE, "en"))
    assert told == (
        "The difference is what the house meter measured less what all flats used: 29.393 m³ − "
        "16.742 m³ = 12.651 m³. It comes, for example, from leaks, inexact meters and readings "
        "that were not given. Flats without valid readings (2) pay first, each up to the norm, "
        "4.042 m³ together. The remaining 8.609 m³ are shared equally by all flats (8). 5.118 m³ "
        "× 1.0913 EUR = 5.59 EUR. This flat pays 4.042 m³ of it first, because it has no valid "
        "readings. The tariff has been valid since 1 January 2020."
    )


def test_numbers_and_days_are_written_as_the_language_does() -> None:
    """Latvian and Russian write a decimal comma, and days as on any invoice."""
    for language in ("lv", "ru"):
        told = " ".join(explain(DIFFERENCE, language))
        assert "29,393" in told
        assert "29.393" not in told
        assert "01.01.2020" in told
    assert explain(DIFFERENCE, "et") == explain(DIFFERENCE, "lv")


def test_meters_are_told_one_by_one() -> None:
    """A catch-up says what was settled and what is not given back; a defaulter why it pays."""
    told = explain(METERED, "en")
    assert told[0] == "-5.590 m³ × 1.0913 EUR = -6.10 EUR."
    assert told[1] == (
        "Cold water: -5.590 m³: a reading after 4 months without one (meter c1: 613.628 → "
        "627.000; less 18.962 m³ already charged as estimates)."
    )
    assert told[2] == meter_explanations.CATCH_UP_CREDIT["en"]
    assert told[3] == (
        "Hot water: no valid reading for 5 months in a row, so no use is charged "
        "(meter h1: last reading 1.330)."
    )


def test_a_short_catch_up_speaks_of_no_difference() -> None:
    """Who was only estimated paid no difference as a defaulter."""
    inputs = (("cold_water.catch_up", "1.000"), ("cold_water.missing_months", "3"))
    told = explain(METERED._replace(inputs=inputs), "en")
    assert meter_explanations.CATCH_UP_CREDIT["en"] not in told


def test_an_estimate_names_the_months_it_is_the_average_of() -> None:
    """The uses behind an estimate are shown."""
    inputs = (
        ("cold_water.estimate", "2.000"),
        ("meter.c1", "10.000.."),
        ("cold_water.missing_months", "2"),
        ("cold_water.average_of", "1.000 3.000"),
    )
    told = explain(METERED._replace(inputs=inputs), "en")[1]
    assert told.endswith(
        "(month 2 in a row) (meter c1: last reading 10.000; average of 1.000; 3.000 m³)."
    )


def test_a_tariff_that_ended_says_when() -> None:
    """A tariff with an end says from when to when."""
    ended = (("tariff", "1.000000"), ("tariff_valid", "2020-01-01/2026-10-31"))
    told = explain(METERED._replace(inputs=ended), "ru")
    assert told[-1] == "Тариф действовал с 01.01.2020 по 31.10.2026."


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
    assert set(meter_explanations.METER_RULES) == set(MonthRule)


def fields(text: str) -> set[str]:
    """Return the names in braces of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


SENTENCES = [
    *(text for rule in explanations.RULES.values() for text in rule),
    *meter_explanations.METER_RULES.values(),
    *explanations.KEYS.values(),
    *(explanations.HEATING_ALONE, explanations.BASIS, explanations.DAYS),
    *(explanations.TARIFF_SINCE, explanations.TARIFF_BETWEEN),
    *(explanations.FIRST_ROUND, explanations.FOR_PERIOD),
    *(meter_explanations.METER, meter_explanations.METER_NOT_READ),
    *(meter_explanations.SETTLED, meter_explanations.CATCH_UP_CREDIT, meter_explanations.AVERAGE),
    *(in_short.HEATING_IN_SHORT, in_short.HEATING_ALONE_IN_SHORT),
]


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text["en"][:40])
def test_all_languages_say_the_same(text: dict[str, str]) -> None:
    """Every sentence exists in every language and fills in the same facts."""
    assert set(text) == set(LANGUAGES)
    assert len({frozenset(fields(own)) for own in text.values()}) == 1


def line(rule: str, *inputs: tuple[str, str], **changes: Any) -> InvoiceLine:
    """Return a line of a rule with inputs."""
    return DIFFERENCE._replace(rule=rule, inputs=inputs)._replace(**changes)


def test_a_meter_is_called_by_its_serial() -> None:
    """The number the customer can read on the meter; our id only where a row has no other."""
    inputs = (
        ("cold_water.reading", "13.372"),
        ("meter.B0001-1-c", "613.628..627.000"),
        ("serial.B0001-1-c", "AU-1"),
    )
    told = " ".join(explain(line("metered", *inputs), "lv"))
    assert "(skaitītājs Nr. AU-1: 613,628 → 627,000)" in told
    assert "B0001-1-c" not in told


def test_a_replacement_says_what_it_settled() -> None:
    """Estimates of the old meter are taken off, and both meters are named."""
    inputs = (
        ("cold_water.replacement", "3.000"),
        ("meter.m", "9.000..15.000"),
        ("meter.n", "0.000..1.000"),
        ("cold_water.missing_months", "2"),
        ("cold_water.estimates_settled", "4.000"),
    )
    told = explain(line("metered", *inputs), "lv")[1]
    assert told.endswith(
        "(skaitītājs Nr. m: 9,000 → 15,000; skaitītājs Nr. n: 0,000 → 1,000; atskaitīti pēc "
        "vidējā patēriņa jau aprēķinātie 4,000 m³)."
    )


def test_a_share_is_shown_as_it_was_imported_and_in_percent() -> None:
    """8502/37245 stays what the land register says; the percent says how much that is."""
    inputs = (("key", "8502/37245"), ("keys_sum", "37245/37245"), ("cost", "100.00"))
    told = explain(line("split_share", *inputs, net_cents=2283), "lv")[0]
    assert "daļa ir 8502/37245, tas ir 22,83 % no" in told


def test_what_people_wrote_is_not_written_anew() -> None:
    """A decision's number is no amount; without a basis nothing is said of one."""
    inputs = (("key", "1"), ("keys_sum", "38"), ("cost", "76.00"), ("basis", "3.2"))
    told = explain(line("split_equal", *inputs, net_cents=200), "lv")
    split, basis = told
    assert split == (
        "Mājas izmaksas 76,00 EUR sadala vienādi katram dzīvoklim: šim dzīvoklim 1 no 38, tas ir "
        "2,00 EUR."
    )
    assert basis == "Pamats: 3.2."
    assert len(explain(line("split_equal", *inputs[:3], ("basis", "")), "lv")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reason_of_a_single_charge_is_for_staff_alone(language: str) -> None:
    """What staff wrote for themselves is in no sentence that a customer may read."""
    inputs = (("charge_id", "c1"), ("for_period", "2026-09"), ("reason", "kašķīgs klients"))
    told = " ".join(explain(line("single_charge", *inputs), language))
    assert "kašķīgs" not in told
    assert "2026" in told


def test_a_house_that_heats_no_water_is_told_nothing_of_it() -> None:
    """Neither hot water nor circulation."""
    inputs = (
        ("heat", "2.100"),
        ("hot_water_heat", "0.000"),
        ("circulation", "0.000"),
        ("heating_heat", "2.100"),
        ("cost", "147.00"),
        ("keys_sum", "126.00"),
        ("tariff", "70.000000"),
    )
    told = " ".join(explain(line("heating", *inputs, quantity_e3=50100, unit="m2"), "lv"))
    assert "karst" not in told
    assert "cirkulāc" not in told
    assert "50,10 no 126,00 m²" in told


@pytest.mark.parametrize(
    ("days", "language", "words"),
    [
        ("1/31", "lv", "par 1 dienu no 31"),
        ("12/31", "lv", "par 12 dienām no 31"),
        ("1/31", "ru", "за 1 день из 31"),
        ("3/31", "ru", "за 3 дня из 31"),
        ("11/30", "ru", "за 11 дней из 30"),
        ("1/28", "en", "for 1 day of 28"),
    ],
)
def test_days_go_with_their_number(days: str, language: str, words: str) -> None:
    """The forms of the language."""
    told = " ".join(explain(line("tariff_m2", ("days", days)), language))
    assert words in told


def test_whole_persons_and_flats_have_no_decimals() -> None:
    """2 persons, not 2.000; part of a month keeps its decimals."""
    inputs = (("declared_persons", "2"),)
    whole = line("tariff_person", *inputs, unit="person", quantity_e3=2000)
    assert "charged 2 ×" in explain(whole, "en")[0]
    assert "charged 0.710 ×" in explain(whole._replace(quantity_e3=710), "en")[0]
