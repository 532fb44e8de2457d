"""Sending readings: the form, what is asked back, and what is wrong."""

from types import MappingProxyType

from einvoice.texts import texts_of

_QUESTIONS = {
    "readings.ask.NO_USE": texts_of(
        "Rādījums ir tāds pats kā {on}: {last}. Vai ūdens nav lietots?",
        "Показание такое же, как {on}: {last}. Вода не использовалась?",
        "The reading is the same as on {on}: {last}. Was no water used?",
    ),
    "readings.ask.ROLLED_OVER": texts_of(
        "Rādījums ir mazāks par {last} ({on}). Vai skaitītājs sāka no nulles?",
        "Показание меньше {last} ({on}). Счётчик начал с нуля?",
        "The reading is below {last} ({on}). Did the meter start again from zero?",
    ),
    "readings.ask.BELOW_LAST": texts_of(
        "Rādījums ir mazāks par iepriekšējo: {last} ({on}). Pārbaudiet ciparus. Ja skaitītājs ir "
        "nomainīts, sazinieties ar mums.",
        "Показание меньше предыдущего: {last} ({on}). Проверьте цифры. Если счётчик заменён, "
        "свяжитесь с нами.",
        "The reading is below the one before: {last} ({on}). Check the digits. If the meter was "
        "replaced, please contact us.",
    ),
    "readings.ask.LARGE_USE": texts_of(
        "Patēriņš būtu {used} m³, daudz vairāk nekā parasti. Vai rādījums ir pareizs?",
        "Потребление составило бы {used} м³, намного больше обычного. Показание верно?",
        "The use would be {used} m³, much more than usual. Is the reading right?",
    ),
    "readings.ask.LARGE_USE.unseen": texts_of(
        "Patēriņš būtu daudz lielāks nekā parasti. Vai rādījums ir pareizs?",
        "Потребление было бы намного больше обычного. Показание верно?",
        "The use would be much more than usual. Is the reading right?",
    ),
    "readings.ask.NO_USE.unseen": texts_of(
        "Skaitītājs nav mainījies. Vai ūdens nav lietots?",
        "Счётчик не изменился. Вода не использовалась?",
        "The meter has not moved. Was no water used?",
    ),
    "readings.ask.BELOW_LAST.unseen": texts_of(
        "Rādījums ir mazāks par to, kas mums ir. Pārbaudiet; ja skaitītājs ir nomainīts, "
        "rakstiet mums.",
        "Показание меньше того, что есть у нас. Проверьте; если счётчик заменён, напишите нам.",
        "The reading is lower than what we have. Look again; if the meter was replaced, write to "
        "us.",
    ),
    "readings.ask.ROLLED_OVER.unseen": texts_of(
        "Rādījums ir mazāks par to, kas mums ir. Vai skaitītājs sāka no nulles?",
        "Показание меньше того, что есть у нас. Счётчик начал с нуля?",
        "The reading is lower than what we have. Did the meter start again from zero?",
    ),
    "readings.yes.NO_USE": texts_of(
        "Jā, ūdens nav lietots", "Да, вода не использовалась", "Yes, no water was used"
    ),
    "readings.yes.ROLLED_OVER": texts_of(
        "Jā, skaitītājs sāka no nulles",
        "Да, счётчик начал с нуля",
        "Yes, it started again from zero",
    ),
    "readings.yes.LARGE_USE": texts_of(
        "Jā, rādījums ir pareizs (to vēl pārbaudīsim, un rēķins var aizkavēties)",
        "Да, показание верно (мы его ещё проверим, и счёт может задержаться)",
        "Yes, the reading is right (we look at it first, and the invoice may come later)",
    ),
}

_FAULTS = {
    "readings.fault.EMPTY": texts_of(
        "Ierakstiet rādījumu.", "Введите показание.", "Type the reading."
    ),
    "readings.fault.NOTHING": texts_of(
        "Ierakstiet vismaz vienu rādījumu.",
        "Введите хотя бы одно показание.",
        "Type at least one reading.",
    ),
    "readings.fault.NOT_A_NUMBER": texts_of(
        "Rādījums ir skaitlis, piemēram, 123,4.",
        "Показание — это число, например, 123,4.",
        "A reading is a number, for example 123.4.",
    ),
    "readings.fault.TOO_MANY_DECIMALS": texts_of(
        "Aiz komata var būt ne vairāk kā trīs cipari.",
        "После запятой может быть не больше трёх цифр.",
        "At most three digits may follow the decimal sign.",
    ),
    "readings.fault.TOO_MANY_DIGITS": texts_of(
        "Šim skaitītājam pirms komata ir {digits} {digits:ciparu|cipars|cipari}.",
        "У этого счётчика {digits} {digits:цифра|цифры|цифр} до запятой.",
        "This meter has {digits} {digits:digit|digits} before the decimal sign.",
    ),
    "readings.fault.NEGATIVE": texts_of(
        "Rādījumu raksta bez zīmes.",
        "Показание пишут без знака.",
        "A reading has no sign before it.",
    ),
    "readings.fault.DAY_IN_FUTURE": texts_of(
        "Diena vēl nav pienākusi.", "Этот день ещё не наступил.", "That day has not come yet."
    ),
    "readings.fault.DAY_TOO_EARLY": texts_of(
        "Agrākā diena, par kuru var nodot rādījumu, ir {first}.",
        "Самый ранний день, за который можно передать показание: {first}.",
        "The earliest day of which a reading can be sent is {first}.",
    ),
    "readings.fault.DAY_OUTSIDE_WINDOW": texts_of(
        "Šajā dienā rādījumus nepieņēma. Izvēlieties šodienu.",
        "В этот день показания не принимались. Выберите сегодня.",
        "No readings were taken on that day. Choose today.",
    ),
    "readings.fault.WINDOW_NOT_OPEN": texts_of(
        "Rādījumus varēs nodot no {opens}.",
        "Показания можно будет передать с {opens}.",
        "Readings can be sent from {opens} on.",
    ),
    "readings.fault.NOT_FOUND": texts_of(
        "Šāda skaitītāja jūsu dzīvoklī nav.",
        "Такого счётчика в вашей квартире нет.",
        "There is no such meter in your flat.",
    ),
    "readings.fault.METER_REMOVED": texts_of(
        "Skaitītājs ir noņemts {on}.", "Счётчик снят {on}.", "The meter was removed on {on}."
    ),
    "readings.fault.METER_NOT_INSTALLED": texts_of(
        "Skaitītājs ir uzstādīts {on}; nodot var no nākamās dienas.",
        "Счётчик установлен {on}; передать можно со следующего дня.",
        "The meter was installed on {on}; readings can be sent from the next day on.",
    ),
    "readings.fault.NO_RIGHT": texts_of(
        "Jūs varat skatīt, bet ne nodot rādījumus. Lūdziet to dzīvokļa īpašniekam.",
        "Вы можете смотреть, но не передавать показания. Попросите владельца квартиры.",
        "You may look but not send readings. Ask the owner of the flat.",
    ),
    "readings.fault.KEY_MISSING": texts_of(
        "Lapa ir novecojusi. Nosūtiet vēlreiz.",
        "Страница устарела. Отправьте ещё раз.",
        "The page is too old. Send it again.",
    ),
    "readings.fault.KEY_USED_OTHERWISE": texts_of(
        "Lapa ir novecojusi. Nosūtiet vēlreiz.",
        "Страница устарела. Отправьте ещё раз.",
        "The page is too old. Send it again.",
    ),
    "readings.fault.BUSY": texts_of(
        "Rādījums nav saņemts, jo sistēma ir aizņemta. Mēģiniet vēlreiz.",
        "Показание не получено: система занята. Попробуйте ещё раз.",
        "The reading was not received: the system is busy. Try again.",
    ),
}

TEXTS = MappingProxyType(
    {
        **_QUESTIONS,
        **_FAULTS,
        "readings.title": texts_of("Nodot rādījumus", "Передать показания", "Send readings"),
        "readings.for": texts_of(
            "Rādījumi, {month}", "Показания за {month}", "Readings for {month}"
        ),
        "readings.open": texts_of(
            "Var nodot līdz {last} (ieskaitot).",
            "Передать можно по {last} включительно.",
            "They can be sent up to and including {last}.",
        ),
        "readings.early": texts_of(
            "Tagad nodotu rādījumu ieskaitīs kā {first} rādījumu; vēlāk nodots to aizstāj.",
            "Переданное сейчас показание будет учтено как показание на {first}; более позднее его "
            "заменит.",
            "What you send now counts as the reading of {first}; a later one replaces it.",
        ),
        "readings.closed": texts_of(
            "Pašlaik nav rādījumu nodošanas dienas",
            "Сейчас не дни передачи показаний",
            "These are not the days for readings",
        ),
        "readings.closed_next": texts_of(
            "Rādījumus ({month}) var nodot no {first} līdz {last}.",
            "Показания за {month} можно передать с {first} по {last}.",
            "Readings for {month} can be sent from {first} to {last}.",
        ),
        "readings.late_for": texts_of(
            "Nokavētie rādījumi, {month}",
            "Опоздавшие показания за {month}",
            "Late readings for {month}",
        ),
        "readings.late_note.keep": texts_of(
            "Nodošanas dienas ir beigušās. Nokavētu rādījumu saglabājam, bet rēķinā ({month}) "
            "neieskaitām.",
            "Дни передачи прошли. Опоздавшее показание мы сохраним, но в счёт за {month} оно не "
            "войдёт.",
            "The days for readings are over. A late reading is kept, but not used for the invoice "
            "for {month}.",
        ),
        "readings.late_note.use_until_issue": texts_of(
            "Nodošanas dienas ir beigušās. Nokavētu rādījumu ieskaitām, ja rēķins ({month}) vēl "
            "nav izrakstīts.",
            "Дни передачи прошли. Опоздавшее показание войдёт в счёт за {month}, если он ещё не "
            "выставлен.",
            "The days for readings are over. A late reading is used if the invoice for {month} is "
            "not made yet.",
        ),
        "readings.late_send": texts_of(
            "Nosūtīt nokavētu rādījumu",
            "Отправить опоздавшее показание",
            "Send a late reading",
        ),
        "readings.day": texts_of("Nolasīšanas diena", "День снятия", "Day of reading"),
        "readings.today": texts_of("Šodien, {day}", "Сегодня, {day}", "Today, {day}"),
        "readings.label": texts_of(
            "{service}, skaitītājs {serial}",
            "{service}, счётчик {serial}",
            "{service}, meter {serial}",
        ),
        "readings.last": texts_of(
            "Pēdējais: {value} ({day})", "Последнее: {value} ({day})", "Last: {value} ({day})"
        ),
        "readings.no_last": texts_of(
            "Rādījuma vēl nav bijis", "Показаний ещё не было", "There was no reading yet"
        ),
        "readings.over": texts_of(
            "Verifikācijas termiņš beidzies {day}: rādījumu saņemam, bet skaitītājs jāverificē vai "
            "jānomaina.",
            "Срок поверки истёк {day}: показание примем, но счётчик нужно поверить или заменить.",
            "The verification ended on {day}: the reading is taken, but have the meter verified or "
            "replaced.",
        ),
        "readings.send": texts_of("Nosūtīt", "Отправить", "Send"),
        "readings.confirm_on_top": texts_of(
            "{service}, {serial}: vēl nav saņemts, apstipriniet vai labojiet",
            "{service}, {serial}: ещё не получено, подтвердите или исправьте",
            "{service}, {serial}: not received yet, confirm or correct it",
        ),
        "readings.correct_on_top": texts_of(
            "{service}, {serial}: nav saņemts, labojiet",
            "{service}, {serial}: не получено, исправьте",
            "{service}, {serial}: not received, correct it",
        ),
        "readings.others_kept": texts_of(
            "Pārējie ierakstītie rādījumi ir saņemti.",
            "Остальные введённые показания получены.",
            "The other readings that you typed were received.",
        ),
        "readings.fault_on_top": texts_of(
            "{service}, {serial}: {fault}",
            "{service}, {serial}: {fault}",
            "{service}, {serial}: {fault}",
        ),
        "readings.sent": texts_of(
            "Rādījumi saņemti.", "Показания получены.", "The readings were received."
        ),
        "readings.correct_until": texts_of(
            "Lai labotu, līdz {last} ierakstiet rādījumu vēlreiz.",
            "Чтобы исправить, до {last} включительно введите показание ещё раз.",
            "To correct a value, type it again, up to and including {last}.",
        ),
        "readings.kept": texts_of(
            "Saņemts: {value} ({day})", "Получено: {value} ({day})", "Received: {value} ({day})"
        ),
        "readings.to_be_seen": texts_of(
            "Neparasti liels patēriņš: rādījumu vēl pārbaudīsim, un rēķins var aizkavēties",
            "Необычно большое потребление: показание ещё проверим, и счёт может задержаться",
            "Unusually high use: we look at the reading first, and the invoice may come later",
        ),
        "readings.sent_before": texts_of(
            "Nosūtītie rādījumi", "Отправленные показания", "Readings that were sent"
        ),
        "readings.none_sent": texts_of(
            "Portālā rādījumi vēl nav nosūtīti. Citādi paziņotie ir lapā „Skaitītāji”.",
            "Через портал показания ещё не отправлялись. Сообщённые иначе — на странице "
            "«Счётчики».",
            "No readings were sent here yet. Those given in another way are on the page Meters.",
        ),
        "readings.meter": texts_of("Skaitītājs", "Счётчик", "Meter"),
        "readings.by_other": texts_of(
            "nosūtīja cits dzīvokļa lietotājs",
            "отправлено другим пользователем квартиры",
            "sent by another user of the flat",
        ),
        "readings.value": texts_of("Rādījums", "Показание", "Reading"),
        "readings.read_only": texts_of(
            "Jūs varat skatīt, bet ne nodot rādījumus.",
            "Вы можете смотреть, но не передавать показания.",
            "You may look but not send readings.",
        ),
    }
)
