"""Findings of an import: rows that are refused or asked about."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "in_use": {
            "lv": (
                "Rēķini par {period} ir izrakstīti ar citām vērtībām ({invoices}).",
                (
                    "lai tos atsauktu: {commands}; tad importējiet vēlreiz; vai importējiet rindu "
                    "ar vēlāku datumu, vai labojiet mēnesi ar rindu failā `charges`"
                ),
            ),
            "ru": (
                "Счета за {period} выставлены с другими значениями ({invoices}).",
                (
                    "чтобы их отозвать: {commands}; затем импортируйте снова; или импортируйте "
                    "строку с более поздней датой, или исправьте месяц строкой в `charges`"
                ),
            ),
            "en": (
                "Invoices of {period} are issued with other values ({invoices}).",
                (
                    "to take them back: {commands}; then import again; or import a row with a "
                    "later date, or correct the month with a row in `charges`"
                ),
            ),
        },
    }
)
