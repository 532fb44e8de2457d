"""Findings of the accounts that invoices carry: days that are missing, cents that are not equal."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "accounts-unequal": {
            "lv": (
                "Kontu summa: {closing:number} EUR, dokumentu summa: {expected:number} EUR.",
                "neko neizrakstiet; rakstiet administratoram",
            ),
            "ru": (
                "Сумма на счетах: {closing:number} EUR, по документам: {expected:number} EUR.",
                "ничего не выписывайте; сообщите администратору",
            ),
            "en": (
                "The accounts sum to {closing:number} EUR, documents to {expected:number} EUR.",
                "issue nothing; write to the administrator",
            ),
        },
        "payments-unequal": {
            "lv": (
                "Maksājumi, kuru daļas kontos nedod to summu: {count}.",
                "neko neizrakstiet; rakstiet administratoram",
            ),
            "ru": (
                "Платежи, части которых на счетах не дают их суммы: {count}.",
                "ничего не выписывайте; сообщите администратору",
            ),
            "en": (
                "Payments whose parts on accounts do not make their sum: {count}.",
                "issue nothing; write to the administrator",
            ),
        },
        "statements-old": {
            "lv": (
                "Konts {account} ir slēgts līdz {day:day}; gaidīts līdz {expected:day}.",
                "importējiet izrakstus par dienām kopš tās: {import_statement:command}",
            ),
            "ru": (
                "Счёт {account} закрыт по {day:day}; ожидалось по {expected:day}.",
                "импортируйте выписки за дни после него: {import_statement:command}",
            ),
            "en": (
                "Account {account} is closed up to {day:day}, expected {expected:day} or later.",
                "import the statements of the days since: {import_statement:command}",
            ),
        },
        "statements-begin-late": {
            "lv": (
                "Konts {account}: nav izraksta par {first:day} - {last:day}.",
                "importējiet izrakstus no sākuma parādu dienas",
            ),
            "ru": (
                "Счёт {account}: нет выписки за дни с {first:day} по {last:day}.",
                "импортируйте выписки со дня начальных долгов",
            ),
            "en": (
                "Account {account}: no statement has {first:day} to {last:day}.",
                "import the statements from the day of the opening debts on",
            ),
        },
    }
)
