"""The staff's room: readings received, missing, and to be looked at."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "staff_readings.photos": texts_of(
            "Rādījumi ar foto", "Показания с фото", "Readings with a photo"
        ),
        "readings.photo_of": texts_of("Foto", "Фото", "Photo"),
        "staff_readings.title": texts_of("Rādījumi", "Показания", "Readings"),
        "staff_readings.window": texts_of(
            "nodod no {first} līdz {last}", "передают с {first} по {last}", "sent {first} to {last}"
        ),
        "staff_readings.none": texts_of(
            "Dzīvokļos nav skaitītāju", "В квартирах нет счётчиков", "No meters in flats"
        ),
        "staff_readings.none_next": texts_of(
            "Importējiet meters.csv, lai šeit redzētu mājas.",
            "Импортируйте meters.csv, и здесь появятся дома.",
            "Import meters.csv to see the houses here.",
        ),
        "staff_readings.meters": texts_of("Skaitītāji", "Счётчики", "Meters"),
        "staff_readings.received": texts_of("Saņemti", "Получено", "Received"),
        "staff_readings.by_portal": texts_of(
            "No tiem portālā, vēl nav aprēķināti",
            "Из них с портала, ещё не рассчитаны",
            "Of them by the portal, not calculated yet",
        ),
        "staff_readings.missing": texts_of("Trūkst", "Не хватает", "Missing"),
        "staff_readings.houses": texts_of("Pa mājām", "По домам", "By house"),
        "staff_readings.house": texts_of("Māja", "Дом", "House"),
        "staff_readings.flat": texts_of("Dzīvoklis", "Квартира", "Flat"),
        "staff_readings.back": texts_of("Visas mājas", "Все дома", "All houses"),
        "staff_readings.all": texts_of(
            "Visi rādījumi saņemti", "Все показания получены", "All readings are here"
        ),
        "staff_readings.all_next": texts_of(
            "Šajā mājā nevienam nav jāatgādina.",
            "В этом доме напоминать некому.",
            "Nobody in this house needs a reminder.",
        ),
        "staff_readings.lead": texts_of(
            "Trūkst {count} {count:rādījumu|rādījuma|rādījumu}.",
            "Не хватает {count} {count:показания|показаний|показаний}.",
            "{count} {count:reading is|readings are} missing.",
        ),
        "staff_readings.odd": texts_of("Jāapskata", "Нужно посмотреть", "To be looked at"),
        "staff_readings.no_odd": texts_of(
            "Nav nekā neparasta", "Ничего необычного нет", "Nothing unusual"
        ),
        "staff_readings.why": texts_of("Kāpēc", "Почему", "Why"),
        "staff_readings.why.late": texts_of("Nokavēts", "Опоздало", "Late"),
        "staff_readings.why.refused": texts_of("Nav pieņemts", "Не принято", "Not taken"),
        "staff_readings.why.large_use": texts_of("Liels patēriņš", "Большой расход", "Large use"),
        "staff_readings.why.clock_off": texts_of(
            "Ierīces pulkstenis nav pareizs",
            "Часы устройства неверны",
            "Clock of the device is off",
        ),
        "staff_readings.why.phone_clock": texts_of(
            "Pēc tālruņa pulksteņa", "По часам телефона", "By the phone's clock"
        ),
        "staff_readings.came": texts_of("saņemts {day}", "получено {day}", "received {day}"),
        "staff_readings.first": texts_of(
            "Rādīti jaunākie {count}.",
            "Показаны последние {count}.",
            "The latest {count} are shown.",
        ),
        "staff_readings.late.keep": texts_of(
            "Saglabāts, bet rēķinam netiek izmantots (portal.late = keep).",
            "Сохранено, но для счёта не используется (portal.late = keep).",
            "Kept, but not used for the invoice (portal.late = keep).",
        ),
        "staff_readings.late.use_until_issue": texts_of(
            "Izmanto, kamēr mēnesis nav izrakstīts (portal.late = use_until_issue).",
            "Используется, пока месяц не выставлен (portal.late = use_until_issue).",
            "Used until the month is issued (portal.late = use_until_issue).",
        ),
        "staff_readings.refused": texts_of(
            "Aprēķins to nevarēja paņemt. Iemeslu rāda {status:command}.",
            "Расчёт не смог его взять. Причину показывает {status:command}.",
            "The calculation could not take it. {status:command} shows why.",
        ),
        "staff_readings.large_use": texts_of(
            "Vairāk nekā 5 reizes virs ierastā vai virs 50 m³; iedzīvotājs to apstiprināja.",
            "Больше обычного в 5 раз или больше 50 м³; житель это подтвердил.",
            "Over 5 times the usual, or over 50 m³; the resident confirmed it.",
        ),
        "staff_readings.clock_off": texts_of(
            "Tad skaitās brīdis, kad rādījums saņemts.",
            "Тогда считается момент получения показания.",
            "Then the moment counts at which the reading was received.",
        ),
        "staff_readings.phone_clock": texts_of(
            "Nolasīts nodošanas dienās, saņemts pēc tām: tā saka sūtītāja tālrunis. Ieskaita, ja "
            "saņemts {hours} h laikā.",
            "Снято в дни передачи, получено после них: так говорит телефон отправителя. "
            "Учитывается, если получено за {hours} ч.",
            "Read in the days for readings, received after them: the sender's phone says so. It "
            "counts if it came within {hours} h.",
        ),
        "staff_readings.correct": texts_of(
            "Kļūdainu rādījumu labo fails: {import:command path}. Noteicošais ir fails.",
            "Ошибочное показание исправляет файл: {import:command path}. Ваш файл важнее.",
            "A file corrects a wrong reading: {import:command path}. Your file counts.",
        ),
    }
)
