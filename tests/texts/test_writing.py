"""How values are written, and which form a noun takes after a number."""

import pytest

from einvoice.texts.portal import portal_text
from einvoice.texts.writing import plural_form, written, written_list


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        # CLDR: lv zero (0, 10-20, 30, ...), one (1, 21, 31, ... but 11), other.
        ("lv", {0: 0, 1: 1, 2: 2, 9: 2, 10: 0, 11: 0, 19: 0, 20: 0, 21: 1, 22: 2, 111: 0, 121: 1}),
        # ru one (1, 21, ... but 11), few (2-4, 22-24, ... but 12-14), many.
        ("ru", {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 12: 2, 14: 2, 20: 2, 21: 0, 24: 1, 112: 2}),
        ("en", {0: 1, 1: 0, 2: 1, 11: 1, 21: 1}),
        ("et", {1: 1, 21: 1}),
    ],
)
def test_plural_forms(language: str, forms: dict[int, int]) -> None:
    """Each language's categories, at their boundaries; an unknown language counts as Latvian."""
    assert {number: plural_form(number, language) for number in forms} == forms
    assert plural_form(-1, language) == plural_form(1, language)


@pytest.mark.parametrize(
    ("value", "lv", "en"),
    [
        pytest.param("3.038", "3,038", "3.038", id="a decimal"),
        pytest.param("-5.590", "-5,590", "-5.590", id="a negative one"),
        pytest.param("2026-10-05", "05.10.2026", "5 October 2026", id="a day"),
        pytest.param("2026-10", "2026. gada oktobris", "October 2026", id="a month"),
        pytest.param("2026-13", "2026-13", "2026-13", id="no month"),
        pytest.param("12/31", "12/31", "12/31", id="neither"),
        pytest.param("3.2.1", "3.2.1", "3.2.1", id="no number"),
        pytest.param("..", "..", "..", id="an open end"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_values_are_written_as_the_language_does(value: str, lv: str, en: str) -> None:
    """What is no number, day or month stays as it is."""
    assert (written(value, "lv"), written(value, "en")) == (lv, en)


def test_a_whole_number_knows_the_form_of_its_noun() -> None:
    """And is plain text without one."""
    count = written("3", "ru")
    assert f"{count} {count:месяц|месяца|месяцев}" == "3 месяца"
    assert written_list("1 2.5", "lv") == "1; 2,5"


@pytest.mark.parametrize(
    ("language", "count", "held", "left"),
    [
        ("lv", 1, "Aizturēts 1 dzīvoklis.", "atlikusi 1 diena."),
        ("lv", 2, "Aizturēti 2 dzīvokļi.", "atlikušas 2 dienas."),
        ("lv", 10, "Aizturēti 10 dzīvokļu.", "atlikušas 10 dienas."),
        ("lv", 21, "Aizturēts 21 dzīvoklis.", "atlikusi 21 diena."),
        ("ru", 1, "Задержана 1 квартира.", "остался 1 день."),
        ("ru", 2, "Задержаны 2 квартиры.", "осталось 2 дня."),
        ("ru", 5, "Задержано 5 квартир.", "осталось 5 дней."),
    ],
)
def test_a_participle_has_the_form_of_its_noun(
    language: str, count: int, held: str, left: str
) -> None:
    """Of one thing it is of one."""
    assert portal_text("staff_flats.lead", language, count=count).startswith(held)
    days = portal_text("overview.window_open", language, day="2026-10-31", days=count)
    assert days.endswith(left)
