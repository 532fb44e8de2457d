"""Facts of an error that are words: `{why:word}` writes the fact `gone` in a language."""

from collections.abc import Mapping
from types import MappingProxyType

from einvoice.texts.applications import CAUSES

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **{str(why): texts for why, texts in CAUSES.items() if why},
        "journal_entry_missing": {
            "lv": "; žurnālā trūkst pēdējā ieraksta",
            "ru": "; в журнале нет последней записи",
            "en": "; the journal's last entry is missing",
        },
        "no_such_day": {
            "lv": "kāda diena vai laiks nav kalendārā",
            "ru": "день или время отсутствует в календаре",
            "en": "a day or time that no calendar has",
        },
    }
)
