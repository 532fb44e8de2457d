"""Errors of letters with registration codes."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "codes-for-whom": {
            "lv": ("norādiet vai nu --flat, vai --building", ""),
            "ru": ("укажите либо --flat, либо --building", ""),
            "en": ("expected either --flat or --building", ""),
        },
        "codes-no-address": {
            "lv": (
                "config.toml sadaļā [portal] nav norādīta portāla adrese",
                "norādiet address: to vēstulē lasa klients",
            ),
            "ru": (
                "в config.toml, раздел [portal], не указан адрес портала",
                "укажите address: его в письме читает клиент",
            ),
            "en": (
                "config.toml names no address of the portal in [portal]",
                "set address: customers read it in the letter",
            ),
        },
        "codes-no-building": {
            "lv": ("{building}: šodien nav tādas mājas vai tajā nav dzīvokļu", ""),
            "ru": ("{building}: сегодня нет такого дома или в нём нет квартир", ""),
            "en": ("{building}: no such building today, or no flat in it", ""),
        },
        "letters-there": {
            "lv": (
                "{path}: fails jau ir; gaidīts jauns fails",
                (
                    "tā vēstules, iespējams, vēl nav nosūtītas, un jauns kods izbeidz iepriekšējo; "
                    "jaunām vēstulēm ar --to nosauciet citu failu"
                ),
            ),
            "ru": (
                "{path}: файл уже есть; ожидался новый файл",
                (
                    "его письма, возможно, ещё не отправлены, а новый код отменяет прежний; "
                    "для новых писем назовите другой файл: --to"
                ),
            ),
            "en": (
                "{path}: the file is there already, expected a new file",
                (
                    "its letters may still have to be posted, and a new code ends an earlier "
                    "code; for new letters name another file with --to"
                ),
            ),
        },
        "codes-nobody": {
            "lv": (
                "nevienam no šiem dzīvokļiem šodien nav klienta; nekas nav mainīts",
                "vispirms importējiet customers.csv",
            ),
            "ru": (
                "ни у одной из этих квартир сегодня нет клиента; ничего не изменено",
                "сначала импортируйте customers.csv",
            ),
            "en": (
                "none of these flats has a customer today; nothing was changed",
                "import customers.csv first",
            ),
        },
    }
)
