"""Faults of an id, an account or an address in a cell of an import file."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "bad_email": {
            "lv": (
                "{given:word} nav e-pasta adrese; gaidīts name@domain, ne vairāk kā {most} zīmes",
                "{also:word}",
            ),
            "ru": (
                "{given:word} — не адрес э-почты; ожидалось name@domain, не больше {most} знаков",
                "{also:word}",
            ),
            "en": (
                (
                    "{given:word} is not an e-mail address, expected name@domain, at most {most} "
                    "characters"
                ),
                "{also:word}",
            ),
        },
        "bad_iban": {
            "lv": (
                "{given:word} nav konta numurs ({why:word}); gaidīts IBAN, Latvijā 21 zīme",
                "{also:word}",
            ),
            "ru": (
                "{given:word} — не номер счёта ({why:word}); ожидался IBAN, в Латвии 21 знак",
                "{also:word}",
            ),
            "en": (
                (
                    "{given:word} is not an account number ({why:word}), expected an IBAN, in "
                    "Latvia of 21 characters"
                ),
                "{also:word}",
            ),
        },
        "bad_id": {
            "lv": (
                (
                    "{given:word} nav identifikators; gaidītas 1 līdz 40 zīmes: burti, cipari vai "
                    "- . _ /, sākumā burts vai cipars"
                ),
                "{also:word}",
            ),
            "ru": (
                (
                    "{given:word} — не идентификатор; ожидалось от 1 до 40 знаков: буквы, цифры "
                    "или - . _ /, в начале буква или цифра"
                ),
                "{also:word}",
            ),
            "en": (
                (
                    "{given:word} is not an id, expected 1 to 40 letters, digits or - . _ /, a "
                    "letter or digit first"
                ),
                "{also:word}",
            ),
        },
        "bad_id.client_number": {
            "lv": (
                (
                    "{given:word} nav klienta numurs ({why:word}); gaidītas 1 līdz {most} zīmes "
                    "A-Z a-z 0-9 - . _ /"
                ),
                "{also:word}",
            ),
            "ru": (
                (
                    "{given:word} — не номер клиента ({why:word}); ожидалось от 1 до {most} "
                    "знаков A-Z a-z 0-9 - . _ /"
                ),
                "{also:word}",
            ),
            "en": (
                (
                    "{given:word} is not a client number ({why:word}), expected 1 to {most} "
                    "characters A-Z a-z 0-9 - . _ /"
                ),
                "{also:word}",
            ),
        },
        "bad_id.code": {
            "lv": (
                "{given:word} nav kods; gaidīts a-z, 0-9 un _, sākumā burts, ne vairāk kā 40 zīmes",
                "{also:word}",
            ),
            "ru": (
                (
                    "{given:word} — не код; ожидалось a-z, 0-9 и _, в начале буква, не больше 40 "
                    "знаков"
                ),
                "{also:word}",
            ),
            "en": (
                (
                    "{given:word} is not a code, expected a-z, 0-9 and _, a letter first, at most "
                    "40 characters"
                ),
                "{also:word}",
            ),
        },
    }
)
