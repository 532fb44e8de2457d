"""Facts of an error that are words: `{why:word}` writes the fact `gone` in a language."""

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "journal_entry_missing": {
            "lv": "; žurnālā trūkst pēdējā ieraksta",
            "ru": "; в журнале нет последней записи",
            "en": "; the journal's last entry is missing",
        },
    }
)
