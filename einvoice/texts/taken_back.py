"""The document that took an invoice back: the ledger's English words, in a language."""

import re

from einvoice.texts import in_language, texts_of

_NUMBER = "(?P<number>[0-9]+)"
_DOCUMENTS = (
    (
        re.compile(f"credit note {_NUMBER}"),
        texts_of("kredītrēķins {number}", "кредит-счёт {number}", "credit note {number}"),
    ),
    (
        re.compile(f"invoice {_NUMBER} is void"),
        texts_of(
            "rēķins {number} ir anulēts", "счёт {number} аннулирован", "invoice {number} is void"
        ),
    ),
)


def document(kept: str, language: str) -> str:
    """Return what took an invoice back; what no pattern knows is written as it was kept.

    >>> document("credit note 26119000001", "ru"), document("rerun 0123", "lv")
    ('кредит-счёт 26119000001', 'rerun 0123')
    """
    for pattern, texts in _DOCUMENTS:
        if match := pattern.fullmatch(kept):
            return in_language(texts, language).format(**match.groupdict())
    return kept
