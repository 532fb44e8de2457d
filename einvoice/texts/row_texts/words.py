"""Words in the sentences of import files; a check of the core is keyed by what it says."""

from collections.abc import Mapping
from types import MappingProxyType

from einvoice.texts import texts_of

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "building": texts_of("māja", "дом", "building"),
        "flat": texts_of("dzīvoklis", "квартира", "flat"),
        "meter": texts_of("skaitītājs", "счётчик", "meter"),
        "service": texts_of("pakalpojums", "услуга", "service"),
        "the-value": texts_of(
            "vērtība",
            "значение",
            "the value",
        ),
        "row-taken-without": texts_of(
            "rinda ir pieņemta bez tās; izlabojiet un importējiet rindu vēlreiz",
            "строка принята без него; исправьте и импортируйте строку ещё раз",
            "the row is taken without it; correct it and import the row again",
        ),
        "comma-or-semicolon": texts_of(
            "kolonnas atdala , vai ;",
            "столбцы разделяют , или ;",
            "columns are separated by , or ;",
        ),
        "first-row-names": texts_of(
            "kolonnas nosauc pirmā rinda ar tekstu",
            "столбцы называет первая строка с текстом",
            "the first row with text names the columns",
        ),
        "a-sheet": texts_of(
            "lapa",
            "лист",
            "a sheet",
        ),
        "its-texts": texts_of(
            "teksti",
            "тексты",
            "texts",
        ),
        "a-part": texts_of(
            "daļa",
            "часть",
            "a part",
        ),
        "not built like an IBAN": texts_of(
            "nav veidots kā IBAN",
            "построен не как IBAN",
            "not built like an IBAN",
        ),
        "not built like a Latvian IBAN": texts_of(
            "nav veidots kā Latvijas IBAN",
            "построен не как латвийский IBAN",
            "not built like a Latvian IBAN",
        ),
        "wrong check digits": texts_of(
            "nepareizi kontrolcipari",
            "неверные контрольные цифры",
            "wrong check digits",
        ),
        "wrong check digit": texts_of(
            "nepareizs kontrolcipars",
            "неверная контрольная цифра",
            "wrong check digit",
        ),
        "not 11 digits": texts_of(
            "nav 11 ciparu",
            "не 11 цифр",
            "not 11 digits",
        ),
        "no such century of birth": texts_of(
            "nav tāda dzimšanas gadsimta",
            "нет такого века рождения",
            "no such century of birth",
        ),
        "no such day of birth": texts_of(
            "nav tādas dzimšanas dienas",
            "нет такого дня рождения",
            "no such day of birth",
        ),
        "first digit below 4": texts_of(
            "pirmais cipars mazāks par 4",
            "первая цифра меньше 4",
            "first digit below 4",
        ),
        "empty": texts_of(
            "tukšs",
            "пусто",
            "empty",
        ),
        "longer than 20 characters": texts_of(
            "garāks par 20 zīmēm",
            "длиннее 20 знаков",
            "longer than 20 characters",
        ),
        "other characters than A-Z a-z 0-9 - . _ /": texts_of(
            "citas zīmes, ne A-Z a-z 0-9 - . _ /",
            "другие знаки, кроме A-Z a-z 0-9 - . _ /",
            "other characters than A-Z a-z 0-9 - . _ /",
        ),
        "does not begin with a letter or a digit": texts_of(
            "nesākas ar burtu vai ciparu",
            "начинается не с буквы и не с цифры",
            "does not begin with a letter or a digit",
        ),
    }
)
