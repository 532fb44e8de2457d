"""What a finding says, by code and language: a sentence and a hint, filled with its facts.

A placeholder names a fact (`{meter}`) or says how it is written: `{last:day}` writes an ISO day (or
several), `{quantity:number}` a decimal number as the language does, `{why:word}` one of `words`.
`{where}` is always there. What breaks rules of the linter names them in its fact `rules`.
"""

from dataclasses import dataclass
from types import MappingProxyType

from einvoice.core.findings import Finding
from einvoice.texts import finding_texts, in_language
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.rules import rule_hint, rules_text
from einvoice.texts.screens import service_label
from einvoice.texts.writing import written

FINDING_TEXTS = MappingProxyType(
    {
        **finding_texts.answers.TEXTS,
        **finding_texts.calculation.TEXTS,
        **finding_texts.customers.TEXTS,
        **finding_texts.files.TEXTS,
        **finding_texts.flats.TEXTS,
        **finding_texts.houses.TEXTS,
        **finding_texts.intake.TEXTS,
        **finding_texts.prices.TEXTS,
        **finding_texts.tariffs.TEXTS,
    }
)
"""By code and language: (sentence, hint)."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact that knows how a language writes it."""

    value: str
    language: str

    def __format__(self, how: str) -> str:
        """Write the fact; English keeps ISO days and the decimal point."""
        if how == "service":
            return _service(self.value, self.language)
        if how == "word":
            word = finding_texts.words.WORDS.get(self.value)
            return self.value if word is None else in_language(word, self.language)
        if self.language == "en" or not how:
            return self.value
        if how == "number":
            return self.value.replace(".", ",")
        return ", ".join(written(day, self.language) for day in self.value.split(", "))


def _service(name: str, language: str) -> str:
    """Return how the service of a meter or of a line is called; a manager's own by its code."""
    if name in METER_SERVICES:
        return in_language(METER_SERVICES[name], language)
    return service_label(name, language)


class _Missing:
    """A fact that a row of another version does not have."""

    def __format__(self, how: str) -> str:
        """Write that it is not known, however it would be written."""
        return "?"


class _Facts(dict[str, _Fact]):
    def __missing__(self, name: str) -> _Missing:
        """Keep a row readable that was kept by a version with other facts."""
        return _Missing()


def sentence(finding: Finding, language: str) -> str:
    """Return what is wrong; a finding without a text says its own message.

    >>> from einvoice.core.findings import Level
    >>> facts = (("banks", "seb, swedbank"), ("bank", "seb"))
    >>> sentence(Finding(Level.WARNING, "TWO_BANKS", "B1-1", facts=facts), "en")
    'E-invoices are ordered at several banks (seb, swedbank); this one goes to seb.'
    """
    rules = dict(finding.facts).get("rules", "")
    if rules:
        return rules_text(rules, language)
    return _filled(finding, language, 0) or finding.message or finding.code


def hint(finding: Finding, language: str) -> str:
    """Return what a person can do; empty where there is nothing to say."""
    if "rules" in dict(finding.facts):
        return rule_hint(finding.code, language)
    return _filled(finding, language, 1) or finding.hint


def reason(finding: Finding, language: str) -> str:
    """Return the sentence with the hint in brackets."""
    what, todo = sentence(finding, language), hint(finding, language)
    return f"{what} ({todo})" if todo else what


def line(finding: Finding, language: str) -> str:
    """Return the finding as one line: where, what is wrong, what to do."""
    return f"{finding.where}: {reason(finding, language)}"


def _filled(finding: Finding, language: str, part: int) -> str:
    if finding.message or finding.code not in FINDING_TEXTS:
        return ""
    facts = {name: _Fact(value, language) for name, value in finding.facts}
    facts["where"] = _Fact(finding.where, language)
    pair = FINDING_TEXTS[finding.code]
    text = in_language({key: texts[part] for key, texts in pair.items()}, language)
    return text.format_map(_Facts(facts))
