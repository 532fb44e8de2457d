"""The staff's room: readings received, missing, and to be looked at."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "staff_readings.photos": texts_of(
            "Rādījumi ar foto", "Показания с фото", "Readings with a photo"
        ),
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
            "Of these, sent by the portal and not calculated yet",
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
        "staff_readings.reminded": texts_of(
            "portāls atgādina", "портал напоминает", "reminded by the portal"
        ),
        "staff_readings.reminded_count": texts_of(
            "Portāls pats atgādina {count} no {total} dzīvokļiem: kad rādījumus sāk pieņemt un "
            "pēdējā dienā. Pārējiem zvaniet vai rakstiet.",
            "Портал сам напоминает {count} из {total} квартир: когда начинается приём показаний и "
            "в последний день. Остальным звоните или пишите.",
            "The portal itself reminds {count} of {total} flats: when readings begin to be taken, "
            "and on the last day. Call or write to the others.",
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
        "staff_readings.why.rolled_over": texts_of(
            "Sācies no nulles", "Пошёл с нуля", "Started again from zero"
        ),
        "staff_readings.why.clock_off": texts_of(
            "Ierīces pulkstenis nav pareizs",
            "Часы устройства неверны",
            "Clock of the device is off",
        ),
        "staff_readings.why.phone_clock": texts_of(
            "Pēc tālruņa pulksteņa", "По часам телефона", "By the phone's clock"
        ),
        "staff_readings.why.refused_by_staff": texts_of("Noraidīts", "Отклонено", "Refused"),
        "staff_readings.refuse": texts_of(
            "Noraidīt rādījumu", "Отклонить показание", "Refuse the reading"
        ),
        "staff_readings.refuse_why": texts_of("Iemesls", "Причина", "Reason"),
        "staff_readings.refuse_hint": texts_of(
            "Rādījumu neieskaita. Iedzīvotājs saņem ziņu ar šo iemeslu un var nosūtīt citu.",
            "Показание не учитывается. Житель получит сообщение с этой причиной и сможет передать "
            "другое.",
            "The reading does not count. The resident gets a message with this reason, and can "
            "send another.",
        ),
        "staff_readings.refused_for": texts_of(
            "Noraidīts, jo {reason}.", "Отклонено: {reason}.", "Refused: {reason}."
        ),
        "staff_readings.taken": texts_of(
            "Jau ieskaitīts aprēķinā: noraidīt vairs nevar. Importējiet failu ar pareizo vērtību.",
            "Уже учтено в расчёте: отклонить нельзя. Импортируйте файл с правильным значением.",
            "The calculation has it already: it cannot be refused. Import a file with the right "
            "value.",
        ),
        "staff_readings.done.told": texts_of(
            "Rādījums noraidīts. Iedzīvotājam nosūtīta ziņa.",
            "Показание отклонено. Жителю отправлено сообщение.",
            "The reading is refused. The resident was sent a message.",
        ),
        "staff_readings.done.refused": texts_of(
            "Rādījums noraidīts. Ziņas nav: sūtītājam šī dzīvokļa vairs nav.",
            "Показание отклонено. Сообщения нет: у отправителя больше нет этой квартиры.",
            "The reading is refused. Nobody was told: the sender has the flat no longer.",
        ),
        "staff_readings.done.ended": texts_of(
            "Noraidīt nevar: rādījums jau ir ieskaitīts aprēķinā vai par to jau ir nolemts. "
            "Skatiet pie rādījuma.",
            "Отклонить нельзя: показание уже учтено в расчёте или о нём уже решено. Смотрите у "
            "показания.",
            "It cannot be refused: the calculation has it already, or it was decided. See the "
            "reading.",
        ),
        "staff_readings.seen": texts_of("apskatīts", "просмотрено", "seen"),
        "staff_readings.see": texts_of("Apskatīts", "Просмотрено", "Seen"),
        "staff_readings.write": texts_of(
            "Rakstīt iedzīvotājam", "Написать жителю", "Write to the resident"
        ),
        "staff_readings.before": texts_of("Iepriekšējais", "Предыдущее", "Before"),
        "staff_readings.sent": texts_of("Nosūtītais", "Переданное", "Sent"),
        "staff_readings.use": texts_of("Patēriņš", "Расход", "Use"),
        "staff_readings.usual": texts_of(
            "ierasti {value} mēnesī", "обычно {value} в месяц", "usually {value} a month"
        ),
        "staff_readings.usual_unknown": texts_of(
            "ierastais vēl nav zināms", "обычный ещё неизвестен", "the usual is not known yet"
        ),
        "staff_readings.written": texts_of(
            "Iedzīvotājam par dzīvokli rakstīts {day}",
            "Жителю о квартире написано {day}",
            "The resident was written to about the flat, {day}",
        ),
        "staff_readings.fell": texts_of(
            "mazāk nekā iepriekš", "меньше предыдущего", "less than before"
        ),
        "staff_readings.no_photo": texts_of("bez fotoattēla", "без фото", "no photo"),
        "staff_readings.if_nothing": texts_of(
            "Kas notiek, ja neko nedara", "Что будет, если ничего не делать", "If nothing is done"
        ),
        "staff_readings.other": texts_of(
            "Ir ko apskatīt arī citā mēnesī: {month}",
            "Есть что посмотреть и в другом месяце: {month}",
            "There is more to look at in another month: {month}",
        ),
        "staff_readings.came": texts_of("saņemts {day}", "получено {day}", "received {day}"),
        "staff_readings.first": texts_of(
            "Rādīti jaunākie {count}.",
            "Показаны последние {count}.",
            "The latest {count} are shown.",
        ),
        "staff_readings.late.keep": texts_of(
            "Paliek saglabāts, bet rēķinam to neizmanto; tā te nolemts iestatījumos.",
            "Остаётся сохранённым, но для счёта не используется; так решено в настройках.",
            "It stays kept, and is not used for the invoice: the settings say so.",
        ),
        "staff_readings.late.use_until_issue": texts_of(
            "Nākamais aprēķins to izmanto, kamēr mēnesis nav izrakstīts.",
            "Следующий расчёт его использует, пока месяц не выставлен.",
            "The next calculation uses it, until the month is issued.",
        ),
        "staff_readings.refused": texts_of(
            "Aprēķins to nevarēja paņemt, un rēķins būs bez tā. Iemeslu rāda {status:command}.",
            "Расчёт не смог его взять, и счёт будет без него. Причину показывает {status:command}.",
            "The calculation could not take it, and the invoice is without it. "
            "{status:command} shows why.",
        ),
        "staff_readings.refused_by_staff": texts_of(
            "Neieskaita. Ja iedzīvotājs citu nenosūta, rādījuma šim skaitītājam trūkst.",
            "Не учитывается. Если житель не передаст другое, показания этого счётчика не хватает.",
            "It does not count. Unless the resident sends another, the meter's reading is missing.",
        ),
        "staff_readings.rolled_over": texts_of(
            "Rādījums ir mazāks par iepriekšējo, un iedzīvotājs apstiprināja, ka skaitītājs "
            "sasniedza lielāko vērtību. Ja skaitītājs ir nomainīts, importējiet nomaiņu pirms "
            "aprēķina: citādi divu skaitītāju patēriņu uzskata par viena patēriņu.",
            "Показание меньше прежнего, и житель подтвердил, что счётчик дошёл до наибольшего "
            "значения. Если счётчик заменён, импортируйте замену до расчёта: иначе расход будет "
            "посчитан по обоим счётчикам вместе.",
            "The reading is below the one before, and the resident confirmed that the meter "
            "passed its largest value. Where the meter was replaced, import the replacement "
            "before the calculation: else the use of two meters is taken for that of one.",
        ),
        "staff_readings.large_use": texts_of(
            "Vairāk nekā 5 reizes virs ierastā vai virs 50 m³; iedzīvotājs to apstiprināja. "
            "Aprēķins to izmanto; ja tas pārsniedz robežas, dzīvokli un dažreiz visu māju aiztur.",
            "Больше обычного в 5 раз или больше 50 м³; житель это подтвердил. Расчёт использует "
            "его; если оно выходит за пределы, задерживается квартира, а иногда и весь дом.",
            "Over 5 times the usual, or over 50 m³; the resident confirmed it. The calculation "
            "uses it; where it is out of bounds, the flat is held, and sometimes its house.",
        ),
        "staff_readings.clock_off": texts_of(
            "Skaitās brīdis, kad rādījums saņemts; pats rādījums tiek izmantots.",
            "Считается момент получения показания; само показание используется.",
            "The moment counts at which the reading was received; the reading itself is used.",
        ),
        "staff_readings.phone_clock": texts_of(
            "Nolasīts nodošanas dienās, saņemts pēc tām: tā saka sūtītāja tālrunis. Ieskaita, ja "
            "saņemts {hours} h laikā.",
            "Снято в дни передачи, получено после них: так говорит телефон отправителя. "
            "Учитывается, если получено за {hours} ч.",
            "Read in the days for readings, received after them: the sender's phone says so. It "
            "counts if it came within {hours} h.",
        ),
        "staff_readings.row": texts_of(
            "Lai labotu ar failu, rindas sākums:",
            "Чтобы исправить файлом, начало строки:",
            "To correct it by a file, its row begins with:",
        ),
        "staff_readings.correct": texts_of(
            "Kļūdainu rādījumu, kas jau ieskaitīts, labo fails: {import:command path}. Fails ir "
            "noteicošais tikai tam pašam skaitītājam un tai pašai dienai: rindā jābūt tiem, kas "
            "norādīti pie rādījuma.",
            "Ошибочное показание, которое уже учтено, исправляет файл: {import:command path}. Файл "
            "важнее только для того же счётчика и того же дня: в строке должны быть те, что "
            "указаны у показания.",
            "A file corrects a wrong reading that the calculation has: {import:command path}. It "
            "counts before the portal only for the same meter and the same day: its row has those "
            "named at the reading.",
        ),
    }
)
