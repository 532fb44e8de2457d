"""The language that a browser or a page asks for."""

from collections.abc import Mapping

from einvoice.texts import DEFAULT_LANGUAGE, LANGUAGES
from einvoice.web.route import Route

LANGUAGE = "lang"
"""The part of an address, or the field of a form, that asks for a page in another language."""


def chosen_language(form: Mapping[str, str], query: Mapping[str, str]) -> str:
    """Return the language that a form or an address chooses, as it is written there."""
    return form.get(LANGUAGE) or query.get(LANGUAGE, "")


def page_at(routes: tuple[Route, ...], path: str) -> Route | None:
    """Return the page whose address is that of a form; None where there is none."""
    return next((own for own in routes if (own.path, own.method) == (path, "GET")), None)


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
