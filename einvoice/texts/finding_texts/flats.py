"""Findings of a calculation about one flat: why it is held, and what is unusual about it."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "ADDRESS_TOO_LONG": {
            "lv": (
                "Adrese ar dzīvokļa numuru ir garāka par {limit} zīmēm.",
                "saīsiniet mājas adresi",
            ),
            "ru": ("Адрес с номером квартиры длиннее {limit} знаков.", "сократите адрес дома"),
            "en": (
                "The address with the flat's number is longer than {limit} characters.",
                "shorten the building's address",
            ),
        },
        "CHARGE_WITHOUT_FLAT": {
            "lv": (
                "Atsevišķais maksājums {charge} ir telpām, kuru šajā mēnesī nav.",
                "izbeidziet maksājumu vai labojiet telpu datumus",
            ),
            "ru": (
                "Отдельное начисление {charge} относится к помещению, которого в этом месяце нет.",
                "завершите начисление или исправьте даты помещения",
            ),
            "en": (
                "The single charge {charge} is for premises that are not valid in the period.",
                "end the charge, or correct the dates of the premises",
            ),
        },
        "DEFAULTER": {
            "lv": (
                (
                    "{service:service}: derīga rādījuma nav {months}. mēnesi pēc kārtas; dzīvoklis "
                    "starpību maksā vispirms."
                ),
                "importējiet rādījumu",
            ),
            "ru": (
                (
                    "{service:service}: месяц не закрыт показанием, {months}-й месяц подряд; "
                    "квартира оплачивает разницу первой."
                ),
                "импортируйте показание",
            ),
            "en": (
                (
                    "{service:service}: no usable reading closes the period, missing month "
                    "{months} in a row; the flat pays differences first."
                ),
                "import a reading",
            ),
        },
        "ESTIMATED": {
            "lv": (
                (
                    "{service:service}: derīga rādījuma nav {months}. mēnesi pēc kārtas; "
                    "aprēķināts pēc vidējā patēriņa."
                ),
                "importējiet rādījumu",
            ),
            "ru": (
                (
                    "{service:service}: месяц не закрыт показанием, {months}-й месяц подряд; "
                    "начислено по среднему."
                ),
                "импортируйте показание",
            ),
            "en": (
                (
                    "{service:service}: no usable reading closes the period, missing month "
                    "{months} in a row; billed by average."
                ),
                "import a reading",
            ),
        },
        "HELD_BY_HAND": {
            "lv": (
                "Aizturējis cilvēks: {reason}.",
                "{release:command flat=where period} to atlaiž",
            ),
            "ru": (
                "Задержано человеком: {reason}.",
                "{release:command flat=where period} отпускает её",
            ),
            "en": ("Held by a person: {reason}.", "{release:command flat=where period} lets it go"),
        },
        "MISSING_LINE": {
            "lv": (
                "Visiem kaimiņiem ir rinda „{service:service}”, bet šim dzīvoklim nav.",
                "pārbaudiet dzīvokļa platību, personas, patēriņu un tarifus",
            ),
            "ru": (
                "У всех соседей есть строка «{service:service}», а у этой квартиры нет.",
                "проверьте площадь, число жильцов, расход и тарифы квартиры",
            ),
            "en": (
                "All neighbours have a line for {service:service}, and this flat has none.",
                "look at its areas, persons, use and tariffs",
            ),
        },
        "NO_BALANCE": {
            "lv": (
                "Par šo mēnesi nav sākuma atlikuma, bet uzņēmums atlikumus importē.",
                "importējiet atlikumu",
            ),
            "ru": (
                "За этот месяц нет остатка, а компания импортирует остатки.",
                "импортируйте остаток",
            ),
            "en": (
                "The balance for the period is missing: the company imports balances.",
                "import the balance",
            ),
        },
        "NO_CUSTOMER": {
            "lv": ("Mēneša pēdējā dienā nav spēkā neviena klienta.", "importējiet klientu"),
            "ru": (
                "На последний день месяца нет действующего клиента.",
                "импортируйте клиента",
            ),
            "en": (
                "No customer is valid on the last day of the period.",
                "import the customer",
            ),
        },
        "NO_LINES": {
            "lv": (
                "Par šo mēnesi nekas nav aprēķināts; vajadzīga vismaz viena rinda.",
                "pārbaudiet platību, personas un tarifus",
            ),
            "ru": (
                "За этот месяц ничего не начислено; нужна хотя бы одна строка.",
                "проверьте площадь, число жильцов и тарифы",
            ),
            "en": (
                "Nothing is charged for the period, expected at least one line.",
                "look at its areas, persons, use and tariffs",
            ),
        },
        "NO_USE": {
            "lv": (
                "Ūdens nav patērēts, bet agrāk tas vienmēr bija patērēts.",
                "pārbaudiet skaitītāju un rādījumu",
            ),
            "ru": (
                "Вода не израсходована, а раньше расходовалась всегда.",
                "проверьте счётчик и показание",
            ),
            "en": (
                "It used no water, and always used some before.",
                "look at the meter and its reading",
            ),
        },
        "READING_FELL": {
            "lv": (
                "{service:service}: šī mēneša rādījums ir mazāks par iepriekšējo.",
                "mēnesis skaitās bez rādījuma; labojiet rādījumu vai nomainiet skaitītāju",
            ),
            "ru": (
                "{service:service}: показание этого месяца меньше предыдущего.",
                "месяц считается без показания; исправьте показание или замените счётчик",
            ),
            "en": (
                "{service:service}: the reading of the period is lower than the reading before.",
                "the month counts as missing; correct the reading or replace the meter",
            ),
        },
        "READING_NOT_USED": {
            "lv": (
                (
                    "Rādījums par {on:day} (skaitītājs {meter}) ir saglabāts, bet neaizver "
                    "nevienu mēnesi."
                ),
                "tas ir ārpus nolasīšanas laika vai skaitītāja darbības laika",
            ),
            "ru": (
                "Показание за {on:day} (счётчик {meter}) сохранено, но не закрывает месяц.",
                "оно вне срока снятия показаний или срока счётчика",
            ),
            "en": (
                "The reading of {on:day} (meter {meter}) is kept but closes no month.",
                "it is outside the reading windows or the meter's time",
            ),
        },
        "UNUSUAL_CHANGE": {
            "lv": (
                "Summa mainījās par {change:number} EUR, mājas mediāna ir {usual:number} EUR.",
                (
                    "pārbaudiet; tad labojiet vai atceliet aizturēšanu: "
                    "{release:command flat=where period}"
                ),
            ),
            "ru": (
                "Сумма изменилась на {change:number} EUR, медиана дома {usual:number} EUR.",
                (
                    "проверьте; затем исправьте или снимите задержку: "
                    "{release:command flat=where period}"
                ),
            ),
            "en": (
                (
                    "The total changed by {change:number} EUR, the building's median is "
                    "{usual:number} EUR."
                ),
                "look at it, then correct it or release it: {release:command flat=where period}",
            ),
        },
        "UNUSUAL_TOTAL": {
            "lv": (
                "Summa ir {total:number} EUR, pēdējo mēnešu mediāna {usual:number} EUR.",
                "pārbaudiet rēķinu ar {show:command flat=where}",
            ),
            "ru": (
                "Сумма {total:number} EUR, медиана последних месяцев {usual:number} EUR.",
                "проверьте счёт: {show:command flat=where}",
            ),
            "en": (
                "The total is {total:number} EUR, the median of its months {usual:number} EUR.",
                "look at the invoice with {show:command flat=where}",
            ),
        },
        "UNUSUAL_USE": {
            "lv": (
                "Patērēti {used:number} m³ ūdens, pēdējo mēnešu mediāna {usual:number} m³.",
                "pārbaudiet rādījumu",
            ),
            "ru": (
                "Израсходовано {used:number} м³ воды, медиана последних месяцев {usual:number} м³.",
                "проверьте показание",
            ),
            "en": (
                (
                    "It used {used:number} m³ of water, the median of its last months is "
                    "{usual:number} m³."
                ),
                "look at the reading",
            ),
        },
        "WRONG_CODE": {
            "lv": (
                "Klienta kods nav derīgs (klienta veids: {kind}).",
                "labojiet to vai atstājiet tukšu",
            ),
            "ru": (
                "Код клиента недействителен (вид клиента: {kind}).",
                "исправьте его или оставьте пустым",
            ),
            "en": (
                "The customer's code is not a valid code of a {kind}.",
                "correct it, or leave it empty",
            ),
        },
    }
)
