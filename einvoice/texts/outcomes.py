"""English words of the ledger, written in a language: evidence, outcomes, fail codes.

What was kept is frozen by its digest, so that it stays in one language there. What no pattern
knows (of another version, or a person's own words) is written as it was kept.
"""

import re

from einvoice.texts.screens import label, state_label

_NUMBER = "[0-9]+"
_PATTERNS = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("fail.code", rf"fail code (?P<code>{_NUMBER})"),
        ("fail.unknown", rf"unknown fail code (?P<code>{_NUMBER})"),
        ("fail.none", "no fail code"),
        ("evidence.confirmed", "confirmed"),
        ("evidence.unseen", "confirmed; the bank lets nobody look"),
        ("evidence.taken", "taken by the bank at once"),
        ("evidence.found_since", "found at the bank since a copy was put back"),
        ("evidence.found", "found at the bank"),
        ("evidence.answered", "the bank answered it"),
        (
            "outcome.applications",
            (
                rf"applied (?P<applied>{_NUMBER}), waiting (?P<waiting>{_NUMBER}), "
                rf"known (?P<known>{_NUMBER})"
            ),
        ),
        ("outcome.orders", rf"stored (?P<new>{_NUMBER}) of (?P<ours>{_NUMBER}) agreements"),
        (
            "outcome.orders_others",
            (
                rf"stored (?P<new>{_NUMBER}) of (?P<ours>{_NUMBER}) agreements, "
                rf"left out (?P<others>{_NUMBER}) of other sellers"
            ),
        ),
        (
            "outcome.statement",
            (
                rf"statements (?P<statements>{_NUMBER}), new payments (?P<payments>{_NUMBER}), "
                rf"applied (?P<applied>-?{_NUMBER}), waiting (?P<waiting>{_NUMBER})"
            ),
        ),
        ("outcome.ours", "known to be ours"),
        ("outcome.as_said", "as was said"),
        ("outcome.kept", "recognised, archived, not interpreted"),
    )
)
_ANSWERED = re.compile(r"(?P<state>[a-z]+)(?: \((?P<code>[a-z0-9 ]+)\))?")


def kept_words(text: str, language: str) -> str:
    """Return what was kept in English in a language.

    >>> kept_words("fail code 12", "lv"), kept_words("by hand: call of 5 Nov", "lv")
    ('kļūdas kods 12', 'by hand: call of 5 Nov')
    """
    for key, pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            return label(key, language, **match.groupdict())
    return text


def answer_line(bank: str, kind: str, file_id: str, outcome: str, language: str) -> str:
    """Return what a bank's message was and what came of it; ``kind`` is that of its answers.

    >>> answer_line("seb", "failed_invoice", "F1", "rejected (fail code 59)", "en")
    'seb answered F1: rejected (fail code 59)'
    """
    if kind != "failed_invoice":
        words, name = kept_words(outcome, language), label(f"kind.{kind}", language)
        return label("did_receive", language, bank=bank, kind=name, outcome=words)
    if match := _ANSWERED.fullmatch(outcome):
        words, code = state_label(match["state"], language), match["code"]
        outcome = words if code is None else f"{words} ({kept_words(code, language)})"
    else:
        outcome = kept_words(outcome, language)
    return label("did_answer", language, bank=bank, file=file_id, outcome=outcome)
