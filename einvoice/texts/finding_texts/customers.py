"""Findings about customers who came and left: whose an order, a balance or a charge is."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "BALANCE_OF_ANOTHER_CUSTOMER": {
            "lv": (
                "Atlikums par {month} ir norādīts citam klientam, nevis pašreizējam.",
                (
                    "importējiet dzīvokļa rindu failā balances.csv ar pašreizējā klienta kodu "
                    "kolonnā customer_code (0.00, ja viņš neko nav parādā); iepriekšējā klienta "
                    "parāds jauno rēķinu neietekmē"
                ),
            ),
            "ru": (
                "Сальдо за {month} указано для другого клиента, а не для нынешнего.",
                (
                    "импортируйте строку квартиры в balances.csv с кодом нынешнего клиента в "
                    "столбце customer_code (0.00, если он ничего не должен); долг прежнего клиента "
                    "на новый счёт не влияет"
                ),
            ),
            "en": (
                "The balance for {month} names another customer than the present customer.",
                (
                    "import the flat's row of balances.csv with the present customer's code in "
                    "customer_code (0.00 where nothing is owed); what the former customer owes "
                    "does not go on the new invoice"
                ),
            ),
        },
        "BALANCE_OF_FORMER_CUSTOMER": {
            "lv": (
                (
                    "Klients mainījās: iepriekšējais no {since:day} līdz {until:day}, pašreizējais "
                    "no {now:day}; atlikumam nav norādīts, kuram no tiem tas ir."
                ),
                (
                    "importējiet atlikumu ar pašreizējā klienta kodu (bez koda: vārdu) kolonnā "
                    "customer_code, vai 0.00, ja parāds paliek iepriekšējam"
                ),
            ),
            "ru": (
                (
                    "Клиент сменился: прежний с {since:day} по {until:day}, нынешний с {now:day}; "
                    "сальдо не указывает, чьё оно."
                ),
                (
                    "импортируйте сальдо с кодом нынешнего клиента (без кода: с именем) в столбце "
                    "customer_code или 0.00, если долг остаётся за прежним"
                ),
            ),
            "en": (
                (
                    "The customer changed: the former from {since:day} to {until:day}, the present "
                    "since {now:day}; the balance does not say whose it is."
                ),
                (
                    "import the balance with the present customer's code (without a code: the "
                    "name) in customer_code, or 0.00 where the debt stays with the former"
                ),
            ),
        },
        "CHARGE_OF_FORMER_CUSTOMER": {
            "lv": (
                (
                    "Atsevišķais maksājums {charge} labo {month}, bet pašreizējais klients ir kopš "
                    "{now:day}."
                ),
                (
                    "ja to maksā pašreizējais klients, importējiet to ar tukšu for_period, citādi "
                    "ar net 0.00"
                ),
            ),
            "ru": (
                (
                    "Отдельное начисление {charge} исправляет {month}, а нынешний клиент — с "
                    "{now:day}."
                ),
                (
                    "если платит нынешний клиент, импортируйте его с пустым for_period; иначе "
                    "с net 0.00"
                ),
            ),
            "en": (
                (
                    "The single charge {charge} corrects {month}, but the present customer is "
                    "here since {now:day}."
                ),
                (
                    "if the present customer pays it, import it with an empty for_period; else "
                    "with net 0.00"
                ),
            ),
        },
        "NOT_BILLED_AGAIN": {
            "lv": (
                "Par {month} ar rindām atsaukti {net} EUR bez PVN, un to vietā nav nekā.",
                (
                    "importējiet charges.csv, katrai PVN likmei rindu ar for_period {month} un "
                    "pareizo summu; ja nekas nav jāmaksā: {release:command flat=where period}"
                ),
            ),
            "ru": (
                "За {month} строками отозвано {net} EUR без НДС, а взамен ничего нет.",
                (
                    "импортируйте charges.csv, для каждой ставки НДС строку с for_period {month} и "
                    "верной суммой; если платить не за что: {release:command flat=where period}"
                ),
            ),
            "en": (
                (
                    "{net} EUR without VAT of the invoice of {month} are taken back by lines, and "
                    "nothing is billed in their place."
                ),
                (
                    "import charges.csv, a row for each VAT rate with for_period {month} and the "
                    "right sum; if nothing is to be paid: {release:command flat=where period}"
                ),
            ),
        },
        "SUBSCRIPTION_OF_FORMER_CUSTOMER": {
            "lv": (
                (
                    "E-rēķinu pieteikums ({banks}, no {since:day}) ir cita klienta pieteikums; šis "
                    "rēķins uz banku netiek sūtīts."
                ),
                (
                    "jaunajam īpašniekam jāpiesakās bankā; ja pieteikums pieder viņam: "
                    "{confirm_order:command flat=where}"
                ),
            ),
            "ru": (
                (
                    "Заявка на э-счёт ({banks}, с {since:day}) принадлежит другому клиенту; этот "
                    "счёт в банк не отправляется."
                ),
                (
                    "новый владелец должен подать заявку в банке; если заявка его: "
                    "{confirm_order:command flat=where}"
                ),
            ),
            "en": (
                (
                    "The e-invoice order ({banks}, since {since:day}) belongs to another customer; "
                    "this invoice goes to no bank."
                ),
                (
                    "the new owner orders at the bank; if the order is theirs: "
                    "{confirm_order:command flat=where}"
                ),
            ),
        },
    }
)
