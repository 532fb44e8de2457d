"""Texts of the screens, in the staff's language: titles, counts, states, notices.

Commands, ids, codes and keys of JSON are the same in every language.
"""

from types import MappingProxyType

from einvoice.texts import in_language
from einvoice.texts.filling import filled
from einvoice.texts.screen_texts import (
    columns_of_places,
    columns_of_prices,
    comparing,
    correcting,
    delivery,
    done,
    looking,
    mailing,
    month,
    next_lines,
    paying,
    plans,
    proving,
    rehearsing,
    reminding,
    restoring,
    running,
    said_besides,
    setup,
    showing,
    staff,
    states,
    waiting_at_banks,
    watching,
    working,
)
from einvoice.texts.services import service_label

__all__ = ["SCREEN_TEXTS", "label", "service_label", "state_label"]

SCREEN_TEXTS = MappingProxyType(
    {
        **looking.TEXTS,
        **mailing.TEXTS,
        **delivery.TEXTS,
        **done.TEXTS,
        **month.TEXTS,
        **states.TEXTS,
        **working.TEXTS,
        **columns_of_places.TEXTS,
        **columns_of_prices.TEXTS,
        **comparing.TEXTS,
        **correcting.TEXTS,
        **next_lines.TEXTS,
        **paying.TEXTS,
        **plans.TEXTS,
        **proving.TEXTS,
        **rehearsing.TEXTS,
        **reminding.TEXTS,
        **restoring.TEXTS,
        **running.TEXTS,
        **said_besides.TEXTS,
        **setup.TEXTS,
        **showing.TEXTS,
        **staff.TEXTS,
        **waiting_at_banks.TEXTS,
        **watching.TEXTS,
    }
)
"""By key: (lv, ru, en)."""


def label(key: str, language: str, **facts: object) -> str:
    """Return a text of a screen, filled; nouns take the form of their number.

    >>> label("held", "en"), label("more", "lv", count=3, command="x")
    ('held', 'un vēl 3: x')
    """
    lv, ru, en = SCREEN_TEXTS[key]
    text = in_language({"lv": lv, "ru": ru, "en": en}, language)
    return filled(text, {name: str(value) for name, value in facts.items()}, language)


def state_label(state: object, language: str) -> str:
    """Return a state of an invoice or a file as a word.

    >>> state_label("accepted", "en"), state_label("accepted", "lv")
    ('accepted', 'pieņemts')
    """
    return label(f"state.{state}", language)
