"""How a sentence is filled with facts, for findings and for errors.

A placeholder names a fact (`{meter}`) or says how it is written: `{last:day}` writes an ISO day (or
several), `{quantity:number}` a decimal number as the language does, `{why:word}` a word of a table,
`{flats:flat|flats}` the form of a noun that goes with a whole number, `{state:state}` a state of an
invoice or a file, `{where:place}` a place that an audit names, `{why:why}` why an invoice is left
alone, `{what:document}` the document that took an invoice back, `{name:near}` the end of a message
that names what was perhaps meant (one id or several),
`{count:more}` an end that says how many more there are; both are empty where there is nothing to
say. `{invoices:used}` lists issued invoices, `{commands:steps}` several steps, and
`{resend:command file}` names what can be done (`einvoice.texts.advice`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from einvoice.core.advice import Action, steps_of
from einvoice.texts import finding_texts, in_language, row_texts, texts_of
from einvoice.texts.advice import COMMAND, advice_of, spelled
from einvoice.texts.error_texts import words
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.places import place
from einvoice.texts.screen_texts import plans, states
from einvoice.texts.services import service_label
from einvoice.texts.taken_back import document
from einvoice.texts.used_invoices import used_invoices
from einvoice.texts.writing import plural_form, written

_NEAR = texts_of(
    "; vai domājāt {value}?", "; возможно, имелось в виду {value}?", "; did you mean {value}?"
)
_QUOTED = texts_of("„{value}”", "«{value}»", "'{value}'")
_OR = texts_of(" vai ", " или ", " or ")
_MORE = texts_of(" un vēl {value}", " и ещё {value}", " and {value} more")


def filled(text: str, facts: Mapping[str, str], language: str) -> str:
    """Return a text filled with facts, written as the language does."""
    return text.format_map(_Facts(facts, language))


class _Fact(NamedTuple):
    """A fact that knows how a language writes it."""

    value: str
    language: str

    def __format__(self, how: str) -> str:
        """Write the fact; English keeps ISO days and the decimal point."""
        if "|" in how:
            return how.split("|")[plural_form(int(self.value), self.language)]
        return _WAYS[how](self.value, self.language)


def _word(value: str, language: str) -> str:
    """Return a word of the tables; one of another version stays as it was kept."""
    texts = finding_texts.words.WORDS.get(value) or words.WORDS.get(value)
    texts = texts or row_texts.words.WORDS.get(value)
    return value if texts is None else in_language(texts, language)


def _state(value: str, language: str) -> str:
    lv, ru, en = states.TEXTS[f"state.{value}"]
    return in_language({"lv": lv, "ru": ru, "en": en}, language)


def _why(name: str, language: str) -> str:
    """Return why an invoice is left alone, as plans say it."""
    lv, ru, en = plans.TEXTS[f"why.{name}"]
    return in_language({"lv": lv, "ru": ru, "en": en}, language)


def _service(name: str, language: str) -> str:
    """Return how the service of a meter or of a line is called; a manager's own by its code."""
    if name in METER_SERVICES:
        return in_language(METER_SERVICES[name], language)
    return service_label(name, language)


def _number(value: str, language: str) -> str:
    return value if language == "en" else value.replace(".", ",")


def _days(value: str, language: str) -> str:
    if language == "en":
        return value
    return ", ".join(written(day, language) for day in value.split(", "))


def _near(value: str, language: str) -> str:
    if not value:
        return ""
    quoted = [in_language(_QUOTED, language).format(value=name) for name in value.split(", ")]
    return in_language(_NEAR, language).format(value=in_language(_OR, language).join(quoted))


def _steps(value: str, _language: str) -> str:
    """Return the steps of a fact; a finding of an earlier version has their text."""
    return ", ".join(map(spelled, steps_of(value))) if value.startswith("[") else value


def _more(value: str, language: str) -> str:
    return "" if value == "0" else in_language(_MORE, language).format(value=value)


_WAYS: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {
        "": lambda value, _language: value,
        "day": _days,
        "document": document,
        "more": _more,
        "near": _near,
        "number": _number,
        "place": place,
        "service": _service,
        "state": _state,
        "steps": _steps,
        "used": used_invoices,
        "why": _why,
        "word": _word,
    }
)
WAYS = frozenset(_WAYS)
"""How a fact may be written, but for nouns (`one|other`) and actions."""


@dataclass(frozen=True, slots=True)
class _Other:
    """A placeholder that is no fact: an action, or a fact that rows of another version lack."""

    name: str
    facts: Mapping[str, str]

    def __format__(self, how: str) -> str:
        """Spell the action, or write that the fact is not known, however it would be written."""
        if how.split(" ", maxsplit=1)[0] == COMMAND and self.name.upper() in Action.__members__:
            return spelled(advice_of(self.name, how, self.facts))
        return "?"


class _Facts:
    """The facts of a text, each made when the text names it."""

    __slots__ = ("_facts", "_language")

    def __init__(self, facts: Mapping[str, str], language: str) -> None:
        self._facts, self._language = facts, language

    def __getitem__(self, name: str) -> _Fact | _Other:
        """Return a fact; a row that was kept by a version with other facts stays readable."""
        if name in self._facts:
            return _Fact(self._facts[name], self._language)
        return _Other(name, self._facts)
