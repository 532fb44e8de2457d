"""What a mistyped word was perhaps meant to be."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the nearest known word; empty when none is near.

    >>> nearest("invoces", ["lines", "invoices", "files"]), nearest("pasta", ["lines", "files"])
    ('invoices', '')
    """
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), known, n=1)
    return near[0] if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that names the nearest known word; empty when none is near.

    >>> did_you_mean("invoces", ["lines", "invoices", "files"])
    "; did you mean 'invoices'?"
    >>> did_you_mean("pasta", ["lines", "files"])
    ''
    """
    near = nearest(word, known)
    return f"; did you mean '{near}'?" if near else ""
