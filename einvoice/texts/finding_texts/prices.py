"""Findings about tariffs, costs, methods and single charges: why a building or a flat is held."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "AMBIGUOUS_METHOD": {
            "lv": (
                (
                    "{service:service} ({service}): {day:day} ir spēkā vairāki sadales veidi, "
                    "jābūt vienam."
                ),
                "izbeidziet liekos `methods` rindā ar valid_to",
            ),
            "ru": (
                (
                    "{service:service} ({service}): на {day:day} действует несколько способов "
                    "распределения, нужен один."
                ),
                "закройте лишние в `methods` датой valid_to",
            ),
            "en": (
                ("{service:service} ({service}): several methods are valid on {day:day}."),
                "end the others in `methods` with valid_to",
            ),
        },
        "AMBIGUOUS_TARIFF": {
            "lv": (
                "{service:service} ({service}): {day:day} ir spēkā vairāki tarifi, jābūt vienam.",
                "izbeidziet liekos `tariffs` rindā ar valid_to",
            ),
            "ru": (
                (
                    "{service:service} ({service}): на {day:day} действует несколько тарифов, "
                    "нужен один."
                ),
                "закройте лишние в `tariffs` датой valid_to",
            ),
            "en": (
                ("{service:service} ({service}): several tariffs are valid on {day:day}."),
                "end the others in `tariffs` with valid_to",
            ),
        },
        "CALCULATED_AND_CHARGED": {
            "lv": (
                (
                    "{service:service} ({service}): to aprēķina pēc mājas skaitītājiem, un tam "
                    "ir arī tarifs vai izmaksas."
                ),
                "izbeidziet vienu no tiem: citādi dzīvokļi maksātu divreiz",
            ),
            "ru": (
                (
                    "{service:service} ({service}): рассчитывается по счётчикам дома, и у неё "
                    "есть ещё тариф или затраты."
                ),
                "закройте одно из них: иначе квартиры заплатили бы дважды",
            ),
            "en": (
                (
                    "{service:service} ({service}): it is calculated from the building's "
                    "meters, and has a tariff or cost too."
                ),
                "end one of them: the flats would pay twice",
            ),
        },
        "COST_WITHOUT_METHOD": {
            "lv": (
                (
                    "{service:service} ({service}): ir izmaksas, bet {day:day} nav spēkā "
                    "neviens sadales veids."
                ),
                "importējiet `methods` rindu, pēc kā tās sadalīt",
            ),
            "ru": (
                (
                    "{service:service} ({service}): есть затраты, но на {day:day} не действует "
                    "ни один способ распределения."
                ),
                "импортируйте строку `methods`: как их распределять",
            ),
            "en": (
                (
                    "{service:service} ({service}): there is a cost, but no method is valid on "
                    "{day:day}."
                ),
                "import the method by which it is split",
            ),
        },
        "METHOD_WITHOUT_COST": {
            "lv": (
                "{service:service} ({service}): ir sadales veids, bet par šo mēnesi nav izmaksu.",
                "importējiet izmaksas, 0.00, ja to nebija",
            ),
            "ru": (
                (
                    "{service:service} ({service}): есть способ распределения, но за этот "
                    "месяц нет затрат."
                ),
                "импортируйте затраты, 0.00, если их не было",
            ),
            "en": (
                "{service:service} ({service}): there is a method, but no cost for the period.",
                "import the cost, 0.00 if there was none",
            ),
        },
        "MISSING_TARIFF": {
            "lv": (
                (
                    "{service:service} ({service}): {day:day} nav spēkā neviens tarifs "
                    "(pēdējais beidzās: {ended:day})."
                ),
                "importējiet tarifu; ja par pakalpojumu nav jāmaksā, tarifu 0",
            ),
            "ru": (
                (
                    "{service:service} ({service}): на {day:day} нет действующего тарифа "
                    "(последний закончился: {ended:day})."
                ),
                "импортируйте тариф; если плату за услугу не берут, тариф 0",
            ),
            "en": (
                (
                    "{service:service} ({service}): no tariff is valid on {day:day} (the last "
                    "tariff ended on {ended:day})."
                ),
                "import the tariff, or a tariff of 0 if the service is not charged",
            ),
        },
        "NEGATIVE_KEY": {
            "lv": (
                (
                    "{service:service} ({service}): dzīvokļa daļa sadalē ({key}) ir negatīva, "
                    "jābūt 0 vai vairāk."
                ),
                "labojiet dzīvokļa datus un importējiet tos",
            ),
            "ru": (
                (
                    "{service:service} ({service}): доля квартиры в распределении ({key}) "
                    "отрицательная, нужно 0 или больше."
                ),
                "исправьте данные квартиры и импортируйте их",
            ),
            "en": (
                (
                    "{service:service} ({service}): a flat's key ({key}) is negative, expected "
                    "0 or more."
                ),
                "correct the flat's row and import it",
            ),
        },
        "TARIFF_AND_COST": {
            "lv": (
                (
                    "{service:service} ({service}): ir gan tarifs, gan izmaksas, jābūt tikai "
                    "vienam no tiem."
                ),
                "izbeidziet tarifu vai atsauciet izmaksas",
            ),
            "ru": (
                "{service:service} ({service}): есть и тариф, и затраты, нужно только одно из них.",
                "закройте тариф или уберите затраты",
            ),
            "en": (
                (
                    "{service:service} ({service}): there is both a tariff and a cost, "
                    "expected one of them."
                ),
                "end the tariff, or take back the cost",
            ),
        },
        "UNKNOWN_SERVICE": {
            "lv": (
                "Pakalpojums {service} ({rows}) nav zināms.",
                "labojiet pakalpojuma kodu vai importējiet `services` rindu",
            ),
            "ru": (
                "Услуга {service} ({rows}) неизвестна.",
                "исправьте код услуги или импортируйте строку `services`",
            ),
            "en": (
                "The service {service} ({rows}) is not known.",
                "correct the service's code, or import a `services` row",
            ),
        },
        "WRONG_UNIT": {
            "lv": (
                "{service:service} ({service}): tarifs ir par vienību {unit}, jābūt: {expected}.",
                "labojiet tarifa rindas unit un importējiet to",
            ),
            "ru": (
                "{service:service} ({service}): тариф за единицу {unit}, нужно: {expected}.",
                "исправьте unit в строке тарифа и импортируйте её",
            ),
            "en": (
                "{service:service} ({service}): the tariff is per {unit}, expected {expected}.",
                "correct the unit of the tariff's row and import it",
            ),
        },
        "WRONG_VAT": {
            "lv": (
                (
                    "{service:service} ({service}): PVN veidam {kind} ({row}) ir norādīta PVN "
                    "likme, jābūt 0."
                ),
                "labojiet PVN veidu vai likmi un importējiet rindu",
            ),
            "ru": (
                (
                    "{service:service} ({service}): у вида НДС {kind} ({row}) указана ставка "
                    "НДС, нужно 0."
                ),
                "исправьте вид НДС или ставку и импортируйте строку",
            ),
            "en": (
                "{service:service} ({service}): VAT of kind {kind} ({row}) has a rate, expected 0.",
                "correct the kind or the rate and import the row",
            ),
        },
        "ZERO_KEY": {
            "lv": (
                (
                    "{service:service} ({service}): visu dzīvokļu daļa sadalē ({key}) ir 0, "
                    "nav, kas maksā."
                ),
                "importējiet dzīvokļu datus, pēc kuriem sadala: {key}",
            ),
            "ru": (
                (
                    "{service:service} ({service}): доля всех квартир в распределении ({key}) "
                    "равна 0, платить некому."
                ),
                "импортируйте данные квартир, по которым распределяют: {key}",
            ),
            "en": (
                (
                    "{service:service} ({service}): the key ({key}) is 0 for every flat, "
                    "nobody can pay."
                ),
                "import what the flats pay by: {key}",
            ),
        },
    }
)
