"""How a language writes what goes into a sentence: numbers, days, months, counted nouns.

Latvian and Russian write a decimal comma and 31.10.2026, English 31 October 2026. Nouns after a
number take the form of its CLDR plural category, chosen in a sentence by a format:
``{months} {months:месяц|месяца|месяцев}``. The rules for whole numbers are three lines a language;
a library with all languages would cost more at start-up than it saves here.
Source: Unicode CLDR 46, plural rules (cardinal) of lv, ru and en.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Self

from einvoice.core.period import Period
from einvoice.texts import in_language
from einvoice.texts.documents import month_name, period_name

_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
_WHOLE = re.compile(r"-?[0-9]+")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_THOUSANDS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+(?![0-9]))")
_FEWEST_GROUPED = 4
_MONTH = re.compile(r"(?:19|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])")


def plural_form(number: int, language: str) -> int:
    """Return which of a noun's forms goes with a whole number.

    Forms are in the order zero, one, other (lv), one, few, many (ru) and one, other (en).

    >>> [plural_form(n, "lv") for n in (0, 1, 2, 10, 11, 21)]
    [0, 1, 2, 0, 0, 1]
    >>> [plural_form(n, "ru") for n in (1, 2, 5, 11, 12, 21, 22)]
    [0, 1, 2, 2, 2, 0, 1]
    """
    ones, hundreds = abs(number) % 10, abs(number) % 100
    teen = 11 <= hundreds <= 19  # noqa: PLR2004 - of the rules
    if language == "en":
        return 0 if abs(number) == 1 else 1
    if language == "ru":
        if ones == 1 and not teen:
            return 0
        return 1 if ones in {2, 3, 4} and not teen else 2
    if ones == 0 or teen:
        return 0
    return 1 if ones == 1 else 2


class Counted(str):
    """A whole number in a sentence; its format ``one|few|many`` is the noun's form for it."""

    __slots__ = ("_form",)
    _form: int

    def __new__(cls, number: str, language: str) -> Self:
        """Return the number as text that knows its plural form."""
        counted = super().__new__(cls, number)
        counted._form = plural_form(int(number), language)
        return counted

    def __format__(self, forms: str) -> str:
        """Return the number, or the form of a noun that goes with it."""
        return forms.split("|")[self._form] if forms else str(self)


@lru_cache(4096)  # days, prices and figures of a house are written often
def written(value: str, language: str) -> str:
    """Return a value as a language writes it; what is no number, day or month stays as it is.

    >>> written("-1.500", "lv"), written("2026-10-31", "ru"), written("2026-10-31", "en")
    ('-1,500', '31.10.2026', '31 October 2026')
    """
    if _DECIMAL.fullmatch(value):
        return value if language == "en" else value.replace(".", ",")
    if _WHOLE.fullmatch(value):
        return Counted(value, language)
    if day := _DAY.fullmatch(value):
        return _written_day(day, language)
    if _MONTH.fullmatch(value):
        return period_name(Period.parse(value), language)
    return value


def _written_day(day: re.Match[str], language: str) -> str:
    year, month, number = day.groups()
    if language == "en":
        return f"{int(number)} {month_name(int(month), language)} {year}"
    return f"{number}.{month}.{year}"


def written_list(values: str, language: str) -> str:
    """Return values that are separated by blanks as a list.

    >>> written_list("1.000 3.000", "lv"), written_list("2026-10-05 2026-10-12", "ru")
    ('1,000; 3,000', '05.10.2026; 12.10.2026')
    """
    return "; ".join(written(value, language) for value in values.split())


def grouped(number: str) -> str:
    """Return a written number with its thousands apart, as sums of money are read.

    >>> grouped("26770,00"), grouped("-999.50"), grouped("-1234567.00")
    ('26\u00a0770,00', '-999.50', '-1\u00a0234\u00a0567.00')
    """
    whole = number.partition(",")[0].partition(".")[0]
    if len(whole) < _FEWEST_GROUPED:
        return number
    return _THOUSANDS.sub("\u00a0", whole) + number[len(whole) :]


def filled(text: Mapping[str, str], facts: Mapping[str, str], language: str) -> str:
    """Return a sentence in a language (Latvian where unknown), filled with written facts."""
    return in_language(text, language).format_map(facts)


def all_written(
    facts: Iterable[tuple[str, str]], language: str, as_they_are: frozenset[str]
) -> dict[str, str]:
    """Return facts as a language writes them, but for those that people wrote."""
    return {
        name: value if name in as_they_are else written(value, language) for name, value in facts
    }
