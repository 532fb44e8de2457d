"""Texts of the format: at most 500 characters each, so that a longer text becomes several."""

from collections.abc import Sequence
from textwrap import wrap

_LONGEST = 500


def pieces(text: str) -> Sequence[str]:
    """Return a text as the format takes it, divided between words; nothing of an empty text.

    Nearly every text is short and plain, and dividing costs as much as all the rest of an
    invoice's texts: such a text is returned as it is, as dividing it would.

    >>> pieces("Ūdens: 3,2 m³."), len(pieces("ūdens " * 100)), pieces(" ")
    (('Ūdens: 3,2 m³.',), 2, [])
    """
    if 0 < len(text) <= _LONGEST and text.isprintable() and text[-1] != " ":
        return (text,)
    return wrap(text, _LONGEST)
