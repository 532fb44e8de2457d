"""How a place that an audit names is written: "journal entry 5", "file 2611SE00001CK4ZJF"."""

from collections.abc import Mapping
from types import MappingProxyType

from einvoice.texts import in_language, texts_of

_KINDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "answer": texts_of("atbilde", "ответ", "answer"),
        "codes": texts_of("kļūdu kodi", "коды ошибок", "codes"),
        "credit_notes": texts_of("kredītrēķini", "кредитовые счета", "credit notes"),
        "file": texts_of("fails", "файл", "file"),
        "invoices": texts_of("rēķini", "счета", "invoices"),
        "journal entry": texts_of("žurnāla ieraksts", "запись журнала", "journal entry"),
        "trigger": texts_of("trigeris", "триггер", "trigger"),
    }
)


def place(where: str, language: str) -> str:
    """Return a place with the word for its kind in a language; several are parted by commas.

    >>> place("journal entry 5", "lv")
    'žurnāla ieraksts 5'
    >>> place("26110000001, codes 2611SE00001CK4ZJF", "ru")
    '26110000001, коды ошибок 2611SE00001CK4ZJF'
    """
    return ", ".join(_one(part, language) for part in where.split(", "))


def _one(where: str, language: str) -> str:
    kind, _, name = where.rpartition(" ")
    return f"{in_language(_KINDS[kind], language)} {name}" if kind in _KINDS else where
