"""How the refusal of an invoice in a file reads: by its code, or by a person's word."""

from typing import TYPE_CHECKING

from einvoice.texts.outcomes import kept_words
from einvoice.texts.screens import label
from jobs.values import code_name

if TYPE_CHECKING:
    from jobs.values import PlacedBytes


def refusal_of(place: "PlacedBytes", language: str) -> str:
    """Return what was said of an invoice in a file; empty where nothing was.

    The code of a person's word is none of the bank's.
    """
    if place.fail_code is None:
        return ""
    if place.by_word:
        return label("by_word", language)
    return kept_words(code_name(place.fail_code), language)
