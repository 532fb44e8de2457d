"""Texts of findings, by code and language: a sentence and a hint, filled with its facts.

How facts are written and actions are named: `einvoice.texts.filling`. `{where}` is always there.
What breaks rules of the linter names them in its fact `rules`. A code with several sentences says
which in its fact `said`.
"""

from types import MappingProxyType

from einvoice.core.findings import Finding
from einvoice.texts import finding_texts, in_language, row_texts
from einvoice.texts.filling import filled
from einvoice.texts.rule_hints import rule_hint
from einvoice.texts.rules import rules_text

FINDING_TEXTS = MappingProxyType(
    {
        **finding_texts.accounts.TEXTS,
        **finding_texts.answers.TEXTS,
        **finding_texts.at_odds.TEXTS,
        **finding_texts.calculation.TEXTS,
        **finding_texts.customers.TEXTS,
        **finding_texts.files.TEXTS,
        **finding_texts.flats.TEXTS,
        **finding_texts.houses.TEXTS,
        **finding_texts.intake.TEXTS,
        **finding_texts.meters.TEXTS,
        **finding_texts.prices.TEXTS,
        **finding_texts.statements.TEXTS,
        **row_texts.cells.TEXTS,
        **row_texts.files.TEXTS,
        **row_texts.ids.TEXTS,
        **row_texts.rows.TEXTS,
        **row_texts.workbooks.TEXTS,
        **finding_texts.tariffs.TEXTS,
    }
)
"""By code and language: (sentence, hint)."""


def sentence(finding: Finding, language: str) -> str:
    """Return what is wrong; a finding without a text says its own message.

    >>> from einvoice.core.findings import Level
    >>> facts = (("banks", "seb, swedbank"), ("bank", "seb"))
    >>> sentence(Finding(Level.WARNING, "TWO_BANKS", "B1-1", facts=facts), "en")
    'E-invoices are ordered at several banks (seb, swedbank); this invoice goes to seb.'
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
    facts = dict(finding.facts)
    pair = FINDING_TEXTS.get(facts.get("said", finding.code))
    if finding.message or pair is None:
        return ""
    text = in_language({key: texts[part] for key, texts in pair.items()}, language)
    return filled(text, {**facts, "where": finding.where}, language)
