"""Writes docs/TEXTS.md: every sentence that residents and staff read, for a person to proof-read.

Whatever is a public table of the three languages in `einvoice.texts` is on the page by itself.
"""

import importlib
import pkgutil
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from text_samples import SAMPLES

import einvoice.texts
from bank_adapters.messages.fail_codes import fail_codes
from einvoice.core.findings import Finding, Level
from einvoice.core.invoices import Notice, NoticeCode
from einvoice.spelling import quoted_command
from einvoice.texts import (
    LANGUAGES,
    explanations,
    finding_texts,
    findings,
    in_language,
    notices,
)
from einvoice.texts.advice import COMMAND, spell_with
from einvoice.texts.documents import unit_label
from einvoice.texts.filling import filled
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.notices import notice_text
from einvoice.texts.services import builtin_services
from einvoice.texts.writing import Counted, written, written_list

TARGET = Path(__file__).parent.parent / "docs" / "TEXTS.md"
HEAD = """\
# Texts

Every sentence that residents and staff read, in Latvian, Russian and English, with an example.
Made by `make texts` from `einvoice/texts` and `bank_adapters/messages/fail_codes.toml`, and checked
by a test; correct a sentence there, not here. Names in braces are filled in. `{months:a|b|c}` is a
noun in the form that goes with the number: zero, one, other in Latvian (10, 1, 2), one, few, many
in Russian (1, 2, 5), one, other in English.
"""
WORDS_OF_LANGUAGES = {
    "service": METER_SERVICES["cold_water"],
    "label": {"lv": "Korekcija", "ru": "Корректировка", "en": "Correction"},
    "month": {"lv": "oktobris", "ru": "октябрь", "en": "October"},
    "by": explanations.KEYS["split_area"],
    "basis": {"lv": "kopsapulces lēmums", "ru": "решение собрания", "en": "the owners' decision"},
}
STAFF = ("alerts", "applications")
"""Modules whose sentences staff read: days and periods stay as they are kept."""
WITH_COMMANDS = ("error_texts.", "row_texts.", "rule_hints", "rules", "screen_texts.")
"""Modules, or folders of them, whose sentences staff read and which name commands."""


def modules() -> Iterator[ModuleType]:
    """Yield the modules of the texts, by name."""
    found = pkgutil.walk_packages(einvoice.texts.__path__, "einvoice.texts.")
    for name in sorted(module.name for module in found):
        yield importlib.import_module(name)


def leaves(name: str, value: object) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the texts in three languages that a table holds, with their place in it."""
    if isinstance(value, Mapping) and set(value) == set(LANGUAGES):
        if all(isinstance(text, str) for text in value.values()):
            yield name, value
        else:
            for part, label in enumerate(("", ", what to do")):
                yield name + label, {language: texts[part] for language, texts in value.items()}
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(f"{name}.{key}", inner)
    elif isinstance(value, tuple) and len(value) == len(LANGUAGES) and is_texts(value):
        yield name, dict(zip(LANGUAGES, value, strict=True))
    elif isinstance(value, tuple | list):
        for place, inner in enumerate(value, 1):
            yield from leaves(f"{name}.{place}" if len(value) > 1 else name, inner)


def is_texts(value: tuple[object, ...]) -> bool:
    """Tell whether a tuple is one text in each language."""
    return all(isinstance(text, str) for text in value)


def tables(module: ModuleType) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the public texts of a module."""
    for name, value in vars(module).items():
        if not name.startswith("_"):
            yield from leaves(name, value)


class Shown(str):
    """A fact without an example: its own name, with nouns as after 2."""

    __slots__ = ()

    def __format__(self, forms: str) -> str:
        """Return the name, or the form of a noun that is not the first."""
        return forms.rsplit("|", maxsplit=1)[-1] if forms else str(self)


class Facts(dict[str, str]):
    """Examples of facts, as a language writes them."""

    def __init__(self, language: str, *, staff: bool) -> None:
        super().__init__(unit=unit_label("m3", language))
        self._language, self._staff = language, staff

    def __missing__(self, name: str) -> str:
        """Return an example; a name without one stands for itself."""
        if name in WORDS_OF_LANGUAGES:
            return in_language(WORDS_OF_LANGUAGES[name], self._language)
        value = SAMPLES.get(name, name)
        if value.isdecimal():
            return Counted(value, self._language)
        if self._staff or name in {"serial", "meter"}:
            return Shown(value)
        if name == "uses":
            return written_list(SAMPLES["average_of"], self._language)
        return written(value, self._language)


def example(text: str, language: str, *, staff: bool) -> str:
    """Return a text filled with examples."""
    return text.format_map(Facts(language, staff=staff))


def block(code: str, texts: Mapping[str, str], filled: Mapping[str, str]) -> list[str]:
    """Return a text that is filled in, and its example."""
    rows = [f"| {n} | {cell(texts[n])} | {cell(filled[n])} |" for n in LANGUAGES]
    return ["", f"`{code}`", "", "| | text | example |", "|---|---|---|", *rows]


def plain(rows: list[tuple[str, ...]]) -> list[str]:
    """Return a table of texts in which nothing is filled in."""
    head = ["", "| code | lv | ru | en |", "|---|---|---|---|"] if rows else []
    return head + ["| " + " | ".join(map(cell, row)) + " |" for row in rows]


def cell(text: str) -> str:
    """Return a text as a cell of a table."""
    return text.replace("|", "\\|")


def entries() -> Iterator[str]:
    """Yield the lines of the tables of `einvoice.texts`, each text once."""
    seen: set[tuple[str, ...]] = set()
    for module in modules():
        short = module.__name__.removeprefix("einvoice.texts.")
        if short in {"errors", "findings"}:  # their tables are modules of their own
            continue
        as_they_are: list[tuple[str, ...]] = []
        blocks: list[str] = []
        for code, texts in tables(module):
            key = tuple(texts[language] for language in LANGUAGES)
            if key in seen or not any(key):
                continue
            seen.add(key)
            if any("{" in one for one in key):
                blocks += block(code, texts, examples(short, code, texts))
            else:
                as_they_are.append((f"`{code}`", *key))
        if as_they_are or blocks:
            yield from ("", f"## {short}", *plain(as_they_are), *blocks)


def examples(module: str, code: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return a text of a module with examples, by language."""
    if code.startswith("SENTENCES."):
        return notice_examples(code.removeprefix("SENTENCES."))
    if module.startswith("finding_texts."):
        return finding_examples(code.removeprefix("TEXTS."))
    if module.startswith(WITH_COMMANDS) or f":{COMMAND}" in texts["lv"]:
        return {language: staff_example(texts[language], language) for language in LANGUAGES}
    staff = module.split(".", maxsplit=1)[0] in STAFF
    return {language: example(texts[language], language, staff=staff) for language in LANGUAGES}


def notice_examples(code: str) -> dict[str, str]:
    """Return a whole notice in each language, with what follows and what it may cost."""
    notice = NoticeCode(code)
    text = notices.SENTENCES[notice]["lv"]
    names = [name for _, name, _, _ in string.Formatter().parse(text) if name]
    given = SAMPLES | {"service": "cold_water", "months": "2", "days": "2026-10-05 2026-10-12"}
    if notice is NoticeCode.CORRECTION:
        given["months"] = "2026-09"
    inputs = dict.fromkeys([*names, "may_cost"] if notice in notices.FOLLOWS else names)
    pairs = tuple((name, given.get(name, name)) for name in inputs)
    if notice is NoticeCode.VERIFIED:
        pairs = (("84155713", "2028-05-01"), ("48217082", "2029-01-31"))
    return {language: notice_text(Notice(notice, pairs), language) for language in LANGUAGES}


_DAY, _NUMBER = "2026-10-31", "12.345"
_PRICES = {
    "service": "waste",
    "key": "heat_area",
    "kind": "NOTTAX",
    "row": "tariffs",
    "rows": "tariffs",
    "unit": "m3",
    "expected": "m2, person, property",
}


def finding_examples(name: str) -> dict[str, str]:
    """Return a finding's sentence, or its hint, in each language."""
    code, _, part = name.partition(", ")
    texts = findings.FINDING_TEXTS[code]["lv"]
    parsed = [field for text in texts for field in string.Formatter().parse(text)]
    samples = SAMPLES | _PRICES if code in finding_texts.prices.TEXTS else SAMPLES
    given = {
        name: _DAY if how == "day" else samples.get(name, _NUMBER if how else name)
        for _, name, how, _ in parsed
        if name and not (how or "").startswith(COMMAND)
    }
    finding = Finding(Level.WARNING, code, SAMPLES["where"], facts=tuple(given.items()))
    say = findings.hint if part else findings.sentence
    return {language: say(finding, language) for language in LANGUAGES}


def staff_example(text: str, language: str) -> str:
    """Return a sentence of an error or a screen, with the commands of the command line."""
    given = {
        name: "2" if "|" in (how or "") else "accepted" if how == "why" else SAMPLES.get(name, name)
        for _, name, how, _ in string.Formatter().parse(text)
        if name and not (how or "").startswith(COMMAND)
    }
    return filled(text, SAMPLES | given, language)


def words() -> Iterator[str]:
    """Yield the names of services and the banks' fail codes."""
    services = [(s.service, s.label_lv, s.label_ru, s.label_en) for s in builtin_services()]
    codes = [(str(n), *(c.texts[k] for k in LANGUAGES)) for n, c in sorted(fail_codes().items())]
    for title, rows in (("names of services", services), ("fail codes", codes)):
        yield from ("", f"## {title}", *plain(rows))


def text() -> str:
    """Return the page."""
    spell_with(quoted_command)
    return HEAD + "\n".join([*entries(), *words()]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8")
