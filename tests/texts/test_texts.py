import pytest

from einvoice.core.period import Period
from einvoice.core.tariffs import Unit
from einvoice.texts import LANGUAGES, in_language
from einvoice.texts.documents import (
    DOCUMENT_NAMES,
    ESTIMATED_MARKS,
    UNITS,
    period_name,
    unit_label,
)
from einvoice.texts.services import GROUPS, builtin_services, group_label

BUILTIN = (
    "management_fee repair_fund cold_water sewage hot_water_heating heating circulation "
    "heat_energy heat_capacity water_difference sewage_difference hot_water_difference waste "
    "extra_waste common_electricity lift insurance land_lease penalty correction other"
)


def test_every_builtin_service_has_labels_in_all_languages() -> None:
    """The built-in services are those of the intake files, each with three labels and a group."""
    services = builtin_services()
    assert sorted(service.service for service in services) == sorted(BUILTIN.split())
    for service in services:
        assert all((service.label_lv, service.label_ru, service.label_en))
        assert service.group in GROUPS


def test_labels_tell_services_apart() -> None:
    """No two services read the same in any language."""
    for language in LANGUAGES:
        labels = [service.label(language) for service in builtin_services()]
        assert len(set(labels)) == len(labels)


def test_services_stand_in_the_order_of_an_invoice() -> None:
    """The order of lines is fixed, without ties, and keeps each group together."""
    services = builtin_services()
    orders = [service.order for service in services]
    assert orders == sorted(set(orders))
    groups = [service.group for service in services]
    assert list(dict.fromkeys(groups)) == list(GROUPS)
    assert groups == sorted(groups, key=list(GROUPS).index)


@pytest.mark.parametrize(
    "table", [DOCUMENT_NAMES, ESTIMATED_MARKS, *UNITS.values(), *GROUPS.values()]
)
def test_every_text_is_in_every_language(table: dict[str, str]) -> None:
    """A table has exactly our languages, and no empty text."""
    assert sorted(table) == sorted(LANGUAGES)
    assert all(table.values())


def test_every_unit_of_a_tariff_has_a_label_that_fits() -> None:
    """Units have labels of at most 20 characters, the limit of the bank format."""
    assert {unit.value for unit in Unit} | {"share"} == set(UNITS)
    assert max(len(label) for labels in UNITS.values() for label in labels.values()) <= 20


@pytest.mark.parametrize(
    ("month", "language", "expected"),
    [
        (10, "lv", "2026. gada oktobris"),
        (1, "lv", "2026. gada janvāris"),
        (12, "lv", "2026. gada decembris"),
        (10, "ru", "октябрь 2026 года"),
        (10, "en", "October 2026"),
        (10, "et", "2026. gada oktobris"),
    ],
)
def test_period_names(month: int, language: str, expected: str) -> None:
    """The month consumed is named in the customer's language, in Latvian where we have none."""
    assert period_name(Period(2026, month), language) == expected


def test_every_month_has_its_own_name() -> None:
    """Twelve months, twelve names, in each language."""
    for language in LANGUAGES:
        names = {period_name(Period(2026, month), language) for month in range(1, 13)}
        assert len(names) == 12


def test_what_has_no_label_is_its_own() -> None:
    """A manager's own group or unit is shown as it is written; a missing text is Latvian."""
    assert group_label("Baseins", "ru") == "Baseins"
    assert group_label("water", "en") == "Water and sewage"
    assert unit_label("kg", "lv") == "kg"
    assert unit_label("m3", "ru") == "м³"
    assert in_language({"lv": "a", "ru": ""}, "ru") == "a"
