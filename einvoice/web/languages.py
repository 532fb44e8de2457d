"""The language that a browser asks for."""

from collections.abc import Mapping

from einvoice.texts import DEFAULT_LANGUAGE, LANGUAGES


def wished_language(headers: Mapping[str, str]) -> str:
    """Return the browser's first language that we write.

    >>> wished_language({"accept-language": "de,ru;q=0.8,en;q=0.5"})
    'ru'
    """
    return named_language(headers) or DEFAULT_LANGUAGE


def named_language(headers: Mapping[str, str]) -> str:
    """Return the first language that a request names and we write; empty where it names none."""
    wishes = headers.get("accept-language", "").split(",")
    named = (wish.partition(";")[0].strip()[:2].lower() for wish in wishes)
    return next((name for name in named if name in LANGUAGES), "")
