"""Errors of XML that is not read."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "xml-broken": {
            "lv": ("nederīgs XML: rinda {line}, kolonna {column}", ""),
            "ru": ("неправильный XML: строка {line}, столбец {column}", ""),
            "en": ("not well-formed XML at line {line}, column {column}", ""),
        },
        "xml-doctype": {
            "lv": ("XML ar DOCTYPE vai entītiju; gaidīts bez tiem", ""),
            "ru": ("XML с DOCTYPE или сущностью; ожидалось без них", ""),
            "en": ("XML with a DOCTYPE or an entity, expected none", ""),
        },
        "xml-encoding": {
            "lv": ("XML nav gaidītajā kodējumā; gaidīts UTF-8 vai windows-1257", ""),
            "ru": ("XML не в ожидаемой кодировке; ожидалась UTF-8 или windows-1257", ""),
            "en": ("XML is not in an accepted encoding, expected UTF-8 or windows-1257", ""),
        },
        "xml-too-large": {
            "lv": ("XML ir {size} baiti; gaidīts ne vairāk kā {most}", ""),
            "ru": ("XML в {size} байтов; ожидалось не больше {most}", ""),
            "en": ("XML of {size} bytes, expected at most {most}", ""),
        },
        "xml-too-many-nodes": {
            "lv": ("XML ar pārāk daudz elementiem; gaidīts ne vairāk kā {most} mezgli", ""),
            "ru": ("XML со слишком многими элементами; ожидалось не больше {most} узлов", ""),
            "en": ("XML of too many elements, expected at most {most} nodes", ""),
        },
    }
)
