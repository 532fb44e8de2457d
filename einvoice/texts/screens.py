"""What the screens say, in the staff's language: titles, counts, states, notices.

Commands, ids, codes and keys of JSON are the same in every language.
"""

from types import MappingProxyType

from einvoice.texts import in_language
from einvoice.texts.screen_texts import correcting, delivery, looking, month, plans, working
from einvoice.texts.services import builtin_services
from einvoice.texts.writing import Counted

SCREEN_TEXTS = MappingProxyType(
    {
        **looking.TEXTS,
        **delivery.TEXTS,
        **month.TEXTS,
        **working.TEXTS,
        **correcting.TEXTS,
        **plans.TEXTS,
    }
)
"""By key: (lv, ru, en)."""


def label(key: str, language: str, **facts: object) -> str:
    """Return a text of a screen, filled; nouns take the form of their number.

    >>> label("held", "en"), label("more", "lv", count=3, command="einvoice check")
    ('held', 'un vēl 3: einvoice check')
    """
    lv, ru, en = SCREEN_TEXTS[key]
    shown = {n: Counted(str(v), language) if isinstance(v, int) else v for n, v in facts.items()}
    return in_language({"lv": lv, "ru": ru, "en": en}, language).format_map(shown)


def state_label(state: object, language: str) -> str:
    """Return a state of an invoice or a file as a word.

    >>> state_label("accepted", "en"), state_label("accepted", "lv")
    ('accepted', 'pieņemts')
    """
    return label(f"state.{state}", language)


def service_label(service: str, language: str) -> str:
    """Return a built-in service's name; a manager's own service is its code."""
    return next((s.label(language) for s in builtin_services() if s.service == service), service)
