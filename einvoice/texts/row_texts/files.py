"""Faults of an import file as a whole."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "bad_encoding": {
            "lv": (
                "nav {encoding} teksts",
                (
                    "saglabājiet to vēlreiz kā CSV UTF-8 vai norādiet --encoding windows-1257, ja "
                    "tas ir tāds"
                ),
            ),
            "ru": (
                "это не текст {encoding}",
                (
                    "сохраните файл заново как CSV UTF-8 или укажите --encoding windows-1257, "
                    "если он такой"
                ),
            ),
            "en": (
                "is not {encoding} text, expected {encoding}",
                "save it again as CSV UTF-8, or say --encoding windows-1257 if it is that",
            ),
        },
        "bad_encoding.declared": {
            "lv": ("nav {encoding} teksts, kā norādīts", "saglabājiet to vēlreiz kā CSV UTF-8"),
            "ru": ("это не текст {encoding}, как указано", "сохраните файл заново как CSV UTF-8"),
            "en": ("is not {encoding} text, expected {encoding}", "save it again as CSV UTF-8"),
        },
        "bad_encoding.utf8": {
            "lv": ("ir UTF-8 teksts; norādīts {encoding}", "neizmantojiet --encoding"),
            "ru": ("это текст UTF-8; указано {encoding}", "не указывайте --encoding"),
            "en": ("is UTF-8 text, expected {encoding} as declared", "leave --encoding out"),
        },
        "bad_lines": {
            "lv": ("rinda nebeidzas", "saglabājiet failu vēlreiz kā CSV UTF-8"),
            "ru": ("строка не заканчивается", "сохраните файл заново как CSV UTF-8"),
            "en": ("a row does not end, expected rows", "save it again as CSV UTF-8"),
        },
        "bad_quotes": {
            "lv": ("pēdiņas nesakrīt; katrai šūnai pēdiņās jābeidzas ar pēdiņām", ""),
            "ru": ("кавычки не сходятся; каждая ячейка в кавычках должна ими заканчиваться", ""),
            "en": ("the quotes do not match, expected each quoted cell to be closed", ""),
        },
        "bad_shape": {
            "lv": (
                "rindā ir {cells} {cells:šūnu|šūna|šūnas}; gaidīts {width}, kā virsrakstu rindā",
                "šūnu, kurā ir atdalītājs, lieciet pēdiņās",
            ),
            "ru": (
                (
                    "в строке {cells} {cells:ячейка|ячейки|ячеек}; ожидалось {width}, как в "
                    "строке заголовков"
                ),
                "ячейку с разделителем возьмите в кавычки",
            ),
            "en": (
                "has {cells} {cells:cell|cells}, expected {width} as in the header row",
                "quote a cell that holds the separator",
            ),
        },
        "missing_column": {
            "lv": ("trūkst obligātas kolonnas; gaidīta virsrakstu rindā", ""),
            "ru": ("нет обязательного столбца; ожидался в строке заголовков", ""),
            "en": ("required column is missing, expected it in the header row", ""),
        },
        "no_header.many": {
            "lv": (
                (
                    "virsrakstu rindā ir {count} {count:kolonnu|kolonna|kolonnas}; gaidīts ne "
                    "vairāk kā {most}"
                ),
                "{rule:word}",
            ),
            "ru": (
                (
                    "в строке заголовков {count} {count:столбец|столбца|столбцов}; ожидалось не "
                    "больше {most}"
                ),
                "{rule:word}",
            ),
            "en": (
                "the header row has {count} {count:column|columns}, expected at most {most}",
                "{rule:word}",
            ),
        },
        "no_header.missing": {
            "lv": (
                "virsrakstu rindas nav vai to nevar nolasīt; gaidītas kolonnas: {known}",
                "{rule:word}",
            ),
            "ru": (
                "строки заголовков нет или она не читается; ожидались столбцы: {known}",
                "{rule:word}",
            ),
            "en": (
                "the header row is missing or cannot be read, expected columns of: {known}",
                "{rule:word}",
            ),
        },
        "no_header.unknown": {
            "lv": (
                "virsrakstu rindā nav nevienas zināmas kolonnas; gaidītas kolonnas: {known}",
                "{rule:word}",
            ),
            "ru": (
                "в строке заголовков нет ни одного известного столбца; ожидались столбцы: {known}",
                "{rule:word}",
            ),
            "en": (
                "the header row has no known column, expected columns of: {known}",
                "{rule:word}",
            ),
        },
        "no_rows": {
            "lv": ("ir virsrakstu rinda un zem tās nekā", ""),
            "ru": ("есть строка заголовков, под ней ничего нет", ""),
            "en": ("has a header row and nothing below it", ""),
        },
        "repeated_column": {
            "lv": ("ir divreiz; gaidīta katra kolonna vienreiz", ""),
            "ru": ("указан дважды; ожидался каждый столбец один раз", ""),
            "en": ("is there twice, expected each column once", ""),
        },
        "repeated_key": {
            "lv": (
                "ar to pašu atslēgu un citām vērtībām jau ir rinda {row}; gaidīta viena",
                "atstājiet pareizo rindu",
            ),
            "ru": (
                "с тем же ключом и другими значениями уже есть строка {row}; ожидалась одна",
                "оставьте верную строку",
            ),
            "en": (
                "the same key is in row {row} with other values, expected it once",
                "keep the row that is right",
            ),
        },
        "too_long": {
            "lv": (
                "failā ir vairāk rindu; gaidīts ne vairāk kā {most}",
                "sadaliet to vairākos failos",
            ),
            "ru": (
                "в файле больше строк; ожидалось не больше {most}",
                "разделите его на несколько файлов",
            ),
            "en": ("has more rows, expected at most {most}", "split it into several files"),
        },
        "unknown_column": {
            "lv": ("nezināma kolonna; gaidītas tikai kolonnas: {known}", ""),
            "ru": ("неизвестный столбец; ожидались только столбцы: {known}", ""),
            "en": ("unknown column, expected only columns of: {known}", ""),
        },
    }
)
