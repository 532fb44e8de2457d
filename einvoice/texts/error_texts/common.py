"""Errors that several rooms raise."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "cannot-write": {
            "lv": ("{path}: nevar rakstīt: {why}", ""),
            "ru": ("{path}: нельзя записать: {why}", ""),
            "en": ("{path}: cannot be written: {why}", ""),
        },
        "found": {
            "lv": ("{finding}", "{finding}"),
            "ru": ("{finding}", "{finding}"),
            "en": ("{finding}", "{finding}"),
        },
        "no-such-folder": {
            "lv": ("{path}: nav tādas mapes", ""),
            "ru": ("{path}: нет такой папки", ""),
            "en": ("{path}: no such folder", ""),
        },
    }
)
