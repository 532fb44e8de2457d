"""Meters with their readings, verification and reading windows."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "meters.title": texts_of("Skaitītāji", "Счётчики", "Meters"),
        "meters.none": texts_of(
            "Dzīvoklī skaitītāju nav", "В квартире нет счётчиков", "The flat has no meters"
        ),
        "meters.none_next": texts_of(
            "Ja dzīvoklī ir skaitītājs, kura šeit nav, sazinieties ar mums.",
            "Если в квартире есть счётчик, которого здесь нет, свяжитесь с нами.",
            "If the flat has a meter that is not here, please contact us.",
        ),
        "meters.serial": texts_of("Nr. {serial}", "№ {serial}", "No. {serial}"),
        "meters.last": texts_of("Pēdējais rādījums", "Последнее показание", "Last reading"),
        "meters.no_reading": texts_of("vēl nav", "ещё нет", "none yet"),
        "meters.verified": texts_of("Verificēts līdz", "Поверен до", "Verified until"),
        "meters.verification.valid": texts_of("Derīgs", "Действует", "Valid"),
        "meters.verification.ends_soon": texts_of(
            "Drīz beidzas: piesakiet verifikāciju vai nomaiņu",
            "Скоро истекает: закажите поверку или замену",
            "Ends soon: order a verification or a new meter",
        ),
        "meters.verification.over": texts_of(
            "Beidzies: skaitītājs jāverificē vai jānomaina",
            "Истёк: счётчик нужно поверить или заменить",
            "Ended: have the meter verified or replaced",
        ),
        "meters.verification.unknown": texts_of(
            "Datums nav zināms: uzrakstiet mums, kas ir skaitītāja dokumentos",
            "Дата неизвестна: напишите нам, что указано в документах счётчика",
            "The date is not known: write to us what the papers of the meter say",
        ),
        "meters.verification.what": texts_of("Kā rīkoties", "Что делать", "What to do"),
        "meters.removed": texts_of("Noņemts {day}", "Снят {day}", "Removed on {day}"),
        "meters.earlier": texts_of(
            "Noņemtie skaitītāji", "Снятые счётчики", "Meters that were removed"
        ),
        "meters.use": texts_of(
            "Patēriņš pa mēnešiem, m³", "Потребление по месяцам, м³", "Use by month, m³"
        ),
        "meters.most": texts_of(
            "Lielākais: {value} m³ ({month})",
            "Наибольшее: {value} м³ ({month})",
            "Highest: {value} m³ ({month})",
        ),
        "meters.readings": texts_of("Rādījumi", "Показания", "Readings"),
        "meters.day": texts_of("Diena", "День", "Day"),
        "meters.value": texts_of("Rādījums, m³", "Показание, м³", "Reading, m³"),
        "meters.used": texts_of("Patēriņš, m³", "Потреб\u00adление, м³", "Use, m³"),
        "meters.of_months": texts_of(
            "par {months} {months:mēnešiem|mēnesi|mēnešiem}",
            "за {months} {months:месяц|месяца|месяцев}",
            "of {months} {months:month|months}",
        ),
        "meters.outside": texts_of(
            "ārpus nodošanas dienām", "вне дней передачи", "outside the days for readings"
        ),
        "meters.source.owner": texts_of("jūsu paziņots", "сообщено вами", "sent in by you"),
        "meters.source.portal": texts_of("portālā", "на портале", "on the portal"),
        "meters.source.remote": texts_of("attālināti", "дистанционно", "remotely"),
        "meters.source.staff": texts_of(
            "no apsaimniekotāja", "от управляющего", "from the manager"
        ),
        "meters.source.supplier": texts_of("no piegādātāja", "от поставщика", "from the supplier"),
        "meters.send": texts_of("Nodot rādījumus", "Передать показания", "Send readings"),
        "windows.title": texts_of(
            "Kad nodot rādījumus", "Когда передавать показания", "When to send readings"
        ),
        "windows.lead": texts_of(
            "Rādījumu ieskaita rēķinā, ja tas nodots šajās dienās.",
            "Показание войдёт в счёт, если передано в эти дни.",
            "A reading counts on the invoice if it is sent on these days.",
        ),
        "windows.month": texts_of("Par mēnesi", "За месяц", "For the month"),
        "windows.days": texts_of("Dienas", "Дни", "Days"),
        "windows.range": texts_of("{first} – {last}", "{first} – {last}", "{first} – {last}"),
        "windows.own": texts_of(
            "citas dienas nekā parasti", "не обычные дни", "other days than usual"
        ),
        "windows.open": texts_of("Pašlaik atvērts", "Сейчас открыто", "Open now"),
    }
)
