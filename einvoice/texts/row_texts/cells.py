"""Faults of a cell of an import file that cannot be read."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "bad_character": {
            "lv": ("satur vadības zīmi vai bojātu zīmi; gaidīts tikai drukājams teksts", ""),
            "ru": (
                "содержит управляющий или повреждённый знак; ожидался только печатный текст",
                "",
            ),
            "en": ("holds a control or broken character, expected only printable text", ""),
        },
        "bad_choice": {
            "lv": ("{given:word} šeit nav zināms; gaidīts viens no: {known}", "{also:word}"),
            "ru": ("{given:word} здесь неизвестно; ожидалось одно из: {known}", "{also:word}"),
            "en": ("{given:word} is not known here, expected one of {known}", "{also:word}"),
        },
        "bad_date": {
            "lv": ("{given:word} nav datums; gaidīts YYYY-MM-DD", "{also:word}"),
            "ru": ("{given:word} — не дата; ожидалось YYYY-MM-DD", "{also:word}"),
            "en": ("{given:word} is not a date, expected YYYY-MM-DD", "{also:word}"),
        },
        "bad_date.moment": {
            "lv": (
                "{given:word} nav datums vai laiks; gaidīts YYYY-MM-DD vai YYYY-MM-DDThh:mm:ss",
                "{also:word}",
            ),
            "ru": (
                "{given:word} — не дата и не момент; ожидалось YYYY-MM-DD или YYYY-MM-DDThh:mm:ss",
                "{also:word}",
            ),
            "en": (
                (
                    "{given:word} is not a date or a moment, expected YYYY-MM-DD or "
                    "YYYY-MM-DDThh:mm:ss"
                ),
                "{also:word}",
            ),
        },
        "bad_date.year": {
            "lv": (
                "{given:word} ir ārpus robežām; gaidīts gads no {least} līdz {most}",
                "{also:word}",
            ),
            "ru": ("{given:word} вне пределов; ожидался год от {least} до {most}", "{also:word}"),
            "en": (
                "{given:word} is out of range, expected a year {least} to {most}",
                "{also:word}",
            ),
        },
        "bad_number": {
            "lv": (
                (
                    "{given:word} nav skaitlis; gaidīts skaitlis no {least} līdz {most}, ne "
                    "vairāk kā {decimals} zīmes aiz komata"
                ),
                "{also:word}",
            ),
            "ru": (
                (
                    "{given:word} — не число; ожидалось число от {least} до {most}, не больше "
                    "{decimals} знаков после запятой"
                ),
                "{also:word}",
            ),
            "en": (
                (
                    "{given:word} is not a number, expected a number from {least} to {most} with "
                    "at most {decimals} decimals"
                ),
                "{also:word}",
            ),
        },
        "bad_number.decimals": {
            "lv": (
                (
                    "{given:word}: vairāk nekā {decimals} zīmes aiz komata; gaidīts skaitlis no "
                    "{least} līdz {most}"
                ),
                "{also:word}",
            ),
            "ru": (
                (
                    "{given:word}: больше {decimals} знаков после запятой; ожидалось число от "
                    "{least} до {most}"
                ),
                "{also:word}",
            ),
            "en": (
                (
                    "{given:word} has more than {decimals} decimals, expected a number from "
                    "{least} to {most} with at most {decimals} decimals"
                ),
                "{also:word}",
            ),
        },
        "bad_number.share": {
            "lv": (
                "{given:word} nav daļa; gaidīts skaitlis no 0 vai daļskaitlis, piemēram, 1/24",
                "{also:word}",
            ),
            "ru": (
                "{given:word} — не доля; ожидалось число от 0 или дробь, например 1/24",
                "{also:word}",
            ),
            "en": (
                "{given:word} is not a share, expected a number from 0, or a fraction such as 1/24",
                "{also:word}",
            ),
        },
        "bad_number.whole": {
            "lv": (
                "{given:word} nav vesels skaitlis; gaidīts vesels skaitlis no {least} līdz {most}",
                "{also:word}",
            ),
            "ru": (
                "{given:word} — не целое число; ожидалось целое число от {least} до {most}",
                "{also:word}",
            ),
            "en": (
                "{given:word} is not whole, expected a whole number from {least} to {most}",
                "{also:word}",
            ),
        },
        "bad_number.whole_text": {
            "lv": (
                "{given:word} nav skaitlis; gaidīts vesels skaitlis no {least} līdz {most}",
                "{also:word}",
            ),
            "ru": (
                "{given:word} — не число; ожидалось целое число от {least} до {most}",
                "{also:word}",
            ),
            "en": (
                "{given:word} is not a number, expected a whole number from {least} to {most}",
                "{also:word}",
            ),
        },
        "bad_period": {
            "lv": ("{given:word} nav mēnesis; gaidīts YYYY-MM", "{also:word}"),
            "ru": ("{given:word} — не месяц; ожидалось YYYY-MM", "{also:word}"),
            "en": ("{given:word} is not a month, expected YYYY-MM", "{also:word}"),
        },
        "bad_period.year": {
            "lv": (
                "{given:word} ir ārpus robežām; gaidīts gads no {least} līdz {most}",
                "{also:word}",
            ),
            "ru": ("{given:word} вне пределов; ожидался год от {least} до {most}", "{also:word}"),
            "en": (
                "{given:word} is out of range, expected a year {least} to {most}",
                "{also:word}",
            ),
        },
        "bad_value": {
            "lv": ("satur izklājlapas kļūdu; gaidīta vērtība", ""),
            "ru": ("содержит ошибку электронной таблицы; ожидалось значение", ""),
            "en": ("holds an error of the spreadsheet, expected a value", ""),
        },
        "out_of_range": {
            "lv": (
                (
                    "{given:word} ir ārpus robežām; gaidīts skaitlis no {least} līdz {most}, ne "
                    "vairāk kā {decimals} zīmes aiz komata"
                ),
                "{also:word}",
            ),
            "ru": (
                (
                    "{given:word} вне пределов; ожидалось число от {least} до {most}, не больше "
                    "{decimals} знаков после запятой"
                ),
                "{also:word}",
            ),
            "en": (
                (
                    "{given:word} is out of range, expected a number from {least} to {most} with "
                    "at most {decimals} decimals"
                ),
                "{also:word}",
            ),
        },
        "out_of_range.whole": {
            "lv": (
                "{given:word} ir ārpus robežām; gaidīts vesels skaitlis no {least} līdz {most}",
                "{also:word}",
            ),
            "ru": (
                "{given:word} вне пределов; ожидалось целое число от {least} до {most}",
                "{also:word}",
            ),
            "en": (
                "{given:word} is out of range, expected a whole number from {least} to {most}",
                "{also:word}",
            ),
        },
        "too_long.cell": {
            "lv": ("{given:word} ir par garu; gaidītas ne vairāk kā {most} zīmes", "{also:word}"),
            "ru": ("{given:word} слишком длинно; ожидалось не больше {most} знаков", "{also:word}"),
            "en": ("{given:word} is too long, expected at most {most} characters", "{also:word}"),
        },
    }
)
