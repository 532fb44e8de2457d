"""Texts of errors, by code and language: a sentence and a hint, filled with its facts.

The tables are in `error_texts`, one a room; how facts are written is in `einvoice.texts.filling`.
"""

from types import MappingProxyType

from einvoice.core.errors import Cause, Fact
from einvoice.core.findings import Finding
from einvoice.texts import error_texts, findings, in_language
from einvoice.texts.filling import filled

ERROR_TEXTS = MappingProxyType(
    {
        **error_texts.answers.TEXTS,
        **error_texts.archive.TEXTS,
        **error_texts.at_banks.TEXTS,
        **error_texts.audit.TEXTS,
        **error_texts.bank_files.TEXTS,
        **error_texts.banks.TEXTS,
        **error_texts.by_hand.TEXTS,
        **error_texts.care.TEXTS,
        **error_texts.command_line.TEXTS,
        **error_texts.common.TEXTS,
        **error_texts.config.TEXTS,
        **error_texts.corrections.TEXTS,
        **error_texts.database.TEXTS,
        **error_texts.delivery.TEXTS,
        **error_texts.documents.TEXTS,
        **error_texts.doubts.TEXTS,
        **error_texts.ground.TEXTS,
        **error_texts.hashes.TEXTS,
        **error_texts.in_inboxes.TEXTS,
        **error_texts.issue_again.TEXTS,
        **error_texts.lost_imports.TEXTS,
        **error_texts.letters.TEXTS,
        **error_texts.mailing.TEXTS,
        **error_texts.at_odds.TEXTS,
        **error_texts.old_ledger.TEXTS,
        **error_texts.payments.TEXTS,
        **error_texts.refunds.TEXTS,
        **error_texts.plans.TEXTS,
        **error_texts.profiles.TEXTS,
        **error_texts.restore.TEXTS,
        **error_texts.setup.TEXTS,
        **error_texts.staff.TEXTS,
        **error_texts.steps.TEXTS,
        **error_texts.taken_back.TEXTS,
        **error_texts.telling.TEXTS,
        **error_texts.views.TEXTS,
        **error_texts.xml.TEXTS,
    }
)
"""By code and language: (sentence, hint); the hint is empty where there is nothing to do."""


def sentence(cause: Cause, language: str) -> str:
    """Return what is wrong; a cause of an unknown code is shown as code and facts.

    >>> from einvoice.core.errors import cause
    >>> sentence(cause("backup-exists", path="copy.db"), "en")
    'copy.db: exists, expected a new file'
    """
    return _filled(cause, language, 0) if cause.code in ERROR_TEXTS else str(cause)


def hint(cause: Cause, language: str) -> str:
    """Return what a person can do; empty where there is nothing to say."""
    return _filled(cause, language, 1) if cause.code in ERROR_TEXTS else ""


def reason(cause: Cause, language: str) -> str:
    """Return the sentence with the hint in brackets."""
    what, todo = sentence(cause, language), hint(cause, language)
    return f"{what} ({todo})" if todo else what


def _filled(cause: Cause, language: str, part: int) -> str:
    pair = ERROR_TEXTS[cause.code]
    text = in_language({key: texts[part] for key, texts in pair.items()}, language)
    return filled(text, {name: _said(fact, language, part) for name, fact in cause.facts}, language)


def _said(fact: Fact, language: str, part: int) -> str:
    """Return a fact as text: what is beneath says its sentence in a sentence, its hint in a hint.

    Several ids are a list, several sentences a line each.
    """
    if isinstance(fact, Finding):
        return (
            f"{fact.where}: {findings.sentence(fact, language)}"
            if part == 0
            else findings.hint(fact, language)
        )
    if isinstance(fact, Cause):
        return (sentence, hint)[part](fact, language)
    if isinstance(fact, tuple):
        ids = all(isinstance(inner, str) for inner in fact)
        return (", " if ids else "\n").join(_said(inner, language, part) for inner in fact)
    return fact
