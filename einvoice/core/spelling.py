"""The word that a mistyped word was perhaps meant to be."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the nearest known word; empty when none is near.

    >>> nearest("invoces", ["lines", "invoices", "files"]), nearest("pasta", ["lines", "files"])
    ('invoices', '')
    """
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), known, n=1)
    return near[0] if near else ""
