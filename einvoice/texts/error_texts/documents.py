"""Errors of the banks' files while they are made."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "file-differs": {
            "lv": (
                (
                    "{file}: failā ir {seen} {seen:rēķinu|rēķins|rēķini} par {seen_total:number} "
                    "EUR, apmaksai {seen_to_pay:number} EUR; uzskaitē {expected} par "
                    "{expected_total:number} EUR, apmaksai {expected_to_pay:number} EUR"
                ),
                "",
            ),
            "ru": (
                (
                    "{file}: в файле {seen} {seen:счёт|счёта|счетов} на {seen_total:number} EUR, "
                    "к оплате {seen_to_pay:number} EUR; в учёте {expected} на "
                    "{expected_total:number} EUR, к оплате {expected_to_pay:number} EUR"
                ),
                "",
            ),
            "en": (
                (
                    "{file}: has {seen} {seen:invoice|invoices} of {seen_total:number} EUR, to "
                    "pay {seen_to_pay:number} EUR; the ledger has {expected} of "
                    "{expected_total:number} EUR, to pay {expected_to_pay:number} EUR"
                ),
                "",
            ),
        },
        "file-too-large": {
            "lv": (
                (
                    "{file}: fails ir lielāks, nekā banka pieņem; gaidīti ne vairāk kā {invoices} "
                    "rēķini un {bytes} baiti"
                ),
                "nododiet mazāk rēķinu vienā failā",
            ),
            "ru": (
                (
                    "{file}: файл больше, чем принимает банк; ожидалось не больше {invoices} "
                    "счетов и {bytes} байтов"
                ),
                "передавайте меньше счетов в одном файле",
            ),
            "en": (
                (
                    "{file}: larger than the bank takes, expected at most {invoices} invoices and "
                    "{bytes} bytes"
                ),
                "hand over fewer invoices per file",
            ),
        },
        "footer-differs": {
            "lv": ("faila beigu daļa: skaits vai summa atšķiras no ierakstītajiem rēķiniem", ""),
            "ru": ("конец файла: количество или сумма отличаются от записанных счетов", ""),
            "en": ("footer: count or sum differs from the invoices written", ""),
        },
        "header-differs": {
            "lv": ("faila sākuma daļa: {name} atšķiras no pasūtītā", ""),
            "ru": ("начало файла: {name} отличается от заказанного", ""),
            "en": ("header: {name} differs from the order", ""),
        },
        "no-sum": {
            "lv": ("{place}: nav summas ar 2 zīmēm aiz komata", ""),
            "ru": ("{place}: нет суммы с 2 знаками после запятой", ""),
            "en": ("{place}: is no sum with 2 decimals", ""),
        },
        "part-not-xml": {
            "lv": ("{part}: {why}", ""),
            "ru": ("{part}: {why}", ""),
            "en": ("{part}: {why}", ""),
        },
        "part-refused": {
            "lv": ("{part}: neatbilst bankas shēmai: {why}", ""),
            "ru": ("{part}: не соответствует схеме банка: {why}", ""),
            "en": ("{part}: does not fit the bank's schema: {why}", ""),
        },
        "rendered-differs": {
            "lv": ("{flat}: summas vai numuri izveidotajā failā atšķiras no rēķina", ""),
            "ru": ("{flat}: суммы или номера в созданном файле отличаются от счёта", ""),
            "en": ("{flat}: the rendered sums or ids differ from the invoice's", ""),
        },
        "template-broken": {
            "lv": ("veidne {name}: {why}", ""),
            "ru": ("шаблон {name}: {why}", ""),
            "en": ("template {name}: {why}", ""),
        },
        "templates-unreadable": {
            "lv": ("bankas faila veidnes nevar nolasīt: {why}", ""),
            "ru": ("шаблоны банковского файла не читаются: {why}", ""),
            "en": ("templates of the bank file: {why}", ""),
        },
        "validators-disagree": {
            "lv": (
                (
                    "{part}: abas shēmas pārbaudes programmas nav vienisprātis; tikai {refusing} "
                    "saka: {why}"
                ),
                "ziņojiet par to: neviens nezina, ko ar šo failu darīs banka",
            ),
            "ru": (
                "{part}: две программы проверки схемы расходятся; только {refusing} говорит: {why}",
                "сообщите об этом: неизвестно, что банк сделает с этим файлом",
            ),
            "en": (
                "{part}: the two schema validators disagree; {refusing} alone says: {why}",
                "report it: nobody can say what the bank will do with this file",
            ),
        },
    }
)
