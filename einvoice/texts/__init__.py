"""Texts in Latvian, Russian and English, as data tables: what people read on an invoice.

Every table is keyed by `lv`, `ru`, `en`. A language that is none of these gets Latvian, the
language every text exists in.
"""

from collections.abc import Mapping
from types import MappingProxyType

DEFAULT_LANGUAGE = "lv"
"""The state language: every text must exist in it."""

LANGUAGES = (DEFAULT_LANGUAGE, "ru", "en")


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return the text in a language, in Latvian where there is none.

    >>> in_language({"lv": "Rēķins", "en": "Invoice"}, "et")
    'Rēķins'
    """
    return texts.get(language) or texts[DEFAULT_LANGUAGE]


def texts_of(lv: str, ru: str, en: str) -> Mapping[str, str]:
    """Return a text in our three languages."""
    return MappingProxyType({"lv": lv, "ru": ru, "en": en})
