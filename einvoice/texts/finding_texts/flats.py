"""Findings of a calculation about one flat: why it is held, and what is unusual about it."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "HELD_BY_HAND": {
            "lv": ("Aizturējis cilvēks: {reason}.", "`einvoice release` to atlaiž"),
            "ru": ("Задержано человеком: {reason}.", "`einvoice release` отпускает её"),
            "en": ("Held by a person: {reason}.", "`einvoice release` lets it go"),
        },
    }
)
