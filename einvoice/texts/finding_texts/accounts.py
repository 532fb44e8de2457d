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
        "payment-double": {
            "lv": (
                (
                    "{payment} ({cents:number} EUR): dzīvokļa {flat} rēķins {invoice} jau "
                    "bija apmaksāts."
                ),
                (
                    "summa ir klienta kredīts, to izmantos nākamais rēķins; ja klients grib naudu: "
                    "{add_refund:command flat payment}"
                ),
            ),
            "ru": (
                "{payment} ({cents:number} EUR): счёт {invoice} квартиры {flat} уже был оплачен.",
                (
                    "сумма - кредит клиента, её зачтёт следующий счёт; если клиент хочет деньги: "
                    "{add_refund:command flat payment}"
                ),
            ),
            "en": (
                "{payment} ({cents:number} EUR): invoice {invoice} of {flat} was paid before.",
                (
                    "the sum is the customer's credit, which the next invoice takes; where the "
                    "customer wants the money: {add_refund:command flat payment}"
                ),
            ),
        },
        "payment-standing-order": {
            "lv": (
                (
                    "{payment} ({cents:number} EUR): dzīvokļa {flat} rēķinu {invoice} {day:day} "
                    "apmaksās arī banka (automātiskais maksājums)."
                ),
                "brīdiniet klientu; otrais maksājums būs kredīts",
            ),
            "ru": (
                (
                    "{payment} ({cents:number} EUR): счёт {invoice} квартиры {flat} {day:day} "
                    "оплатит и банк (автоплатёж)."
                ),
                "предупредите клиента; второй платёж станет кредитом",
            ),
            "en": (
                (
                    "{payment} ({cents:number} EUR): the standing order will pay invoice {invoice} "
                    "of {flat} too, on {day:day}."
                ),
                "warn the customer; a second payment becomes a credit",
            ),
        },
        "payments-standing-orders": {
            "lv": (
                (
                    "Maksājumi, pēc kuriem to pašu rēķinu apmaksās arī banka: {count}, "
                    "pirmo {day:day}."
                ),
                "sarakstu rāda {list_paid_again:command}",
            ),
            "ru": (
                "Платежи, после которых тот же счёт оплатит и банк: {count}, первый {day:day}.",
                "список показывает {list_paid_again:command}",
            ),
            "en": (
                (
                    "Payments whose invoice a standing order will pay too: {count}, first "
                    "on {day:day}."
                ),
                "{list_paid_again:command} lists them",
            ),
        },
        "payments-wait-long": {
            "lv": (
                "Maksājumi gaida lēmumu: {count}, pirmais kopš {day:day}.",
                "izlemiet: {list_payments:command}",
            ),
            "ru": (
                "Платежи ждут решения: {count}, первый с {day:day}.",
                "решите: {list_payments:command}",
            ),
            "en": (
                "Payments wait for a decision: {count}, the first since {day:day}.",
                "decide them: {list_payments:command}",
            ),
        },
        "issued-with-old-statements": {
            "lv": (
                "{day:day} izrakstīti rēķini, kuros ir maksājumi tikai līdz {until:day}: {count}.",
                "klients, kas samaksājis vēlāk, to redzēs nākamajā rēķinā",
            ),
            "ru": (
                "{day:day} выписаны счета, в которых платежи только по {until:day}: {count}.",
                "кто заплатил позже, увидит это в следующем счёте",
            ),
            "en": (
                (
                    "{count} {count:invoice|invoices} of {day:day} have payments up to {until:day} "
                    "only."
                ),
                "who paid later sees it on the next invoice",
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
