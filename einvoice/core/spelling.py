"""What a mistyped word was perhaps meant to be."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that names the nearest known word; empty when none is near.

    >>> did_you_mean("invoces", ["lines", "invoices", "files"])
    "; did you mean 'invoices'?"
    >>> did_you_mean("pasta", ["lines", "files"])
    ''
    """
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), known, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""
