"""Pages of errors: each one sentence, what to do, and a number for the telephone."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "error.not_found": texts_of("Lapa nav atrasta", "Страница не найдена", "Page not found"),
        "error.not_found_next": texts_of(
            "Tādas lapas nav, vai tā nav jūsu dzīvokļa lapa. Sāciet no sākumlapas.",
            "Такой страницы нет, или она не вашей квартиры. Начните с главной страницы.",
            "There is no such page, or it is not of your flat. Start from the first page.",
        ),
        "error.staff_not_found": texts_of(
            "Tādas lapas darbinieku daļā nav, vai tā ir tikai vadītājiem.",
            "Такой страницы в разделе для сотрудников нет, или она только для руководителей.",
            "The staff's part has no such page, or it is for managers alone.",
        ),
        "error.no_flat": texts_of(
            "Piekļuve ir beigusies", "Доступ закончился", "Your access has ended"
        ),
        "error.to_month": texts_of("Uz mēnesi", "К месяцу", "To the month"),
        "error.away": texts_of(
            "Portāls pašlaik nav pieejams",
            "Портал сейчас недоступен",
            "The portal is not available at the moment",
        ),
        "error.away_next": texts_of(
            "Nosūtītais nav saņemts. Mēģiniet vēlreiz pēc dažām minūtēm.",
            "Отправленное не получено. Попробуйте ещё раз через несколько минут.",
            "What you sent was not received. Try again in a few minutes.",
        ),
        "error.busy": texts_of(
            "Pašlaik ir ļoti daudz apmeklētāju",
            "Сейчас очень много посетителей",
            "Very many visitors at the moment",
        ),
        "error.busy_next": texts_of(
            "Nosūtītais nav saņemts. Mēģiniet vēlreiz pēc dažām sekundēm.",
            "Отправленное не получено. Попробуйте ещё раз через несколько секунд.",
            "What you sent was not received. Try again in a few seconds.",
        ),
        "error.unsure": texts_of(
            "Tas ilga pārāk ilgi", "Это длилось слишком долго", "This took too long"
        ),
        "error.unsure_next": texts_of(
            "Nosūtītais, iespējams, tomēr ir saņemts. Paskatieties, vai tas ir portālā; ja nav, "
            "nosūtiet vēlreiz.",
            "Возможно, отправленное всё же получено. Посмотрите, есть ли оно на портале; если нет, "
            "отправьте ещё раз.",
            "What you sent may have been received all the same. Look whether the portal has it; if "
            "not, send it again.",
        ),
        "error.fault": texts_of("Kļūda mūsu pusē", "Ошибка с нашей стороны", "A fault on our side"),
        "error.fault_next": texts_of(
            "Mēģiniet vēlreiz. Ja tas atkārtojas, zvaniet un nosauciet šo numuru: {number}",
            "Попробуйте ещё раз. Если повторится, позвоните и назовите этот номер: {number}",
            "Try again. If it happens again, call us and say this number: {number}",
        ),
        "error.not_ours": texts_of(
            "Veidlapa nav saņemta", "Форма не получена", "The form was not received"
        ),
        "error.not_ours_next": texts_of(
            "Tā tika nosūtīta no citas lapas. Atveriet portālu un aizpildiet to tur.",
            "Она отправлена с другой страницы. Откройте портал и заполните её там.",
            "It was sent from another page. Open the portal and fill it in there.",
        ),
        "error.form": texts_of(
            "Veidlapa nav saņemta", "Форма не получена", "The form was not received"
        ),
        "error.form_next": texts_of(
            "Lapa bija atvērta pārāk sen. Atgriezieties, atsvaidziniet to un nosūtiet vēlreiz.",
            "Страница была открыта слишком давно. Вернитесь, обновите её и отправьте снова.",
            "The page was open for too long. Go back, reload it and send the form again.",
        ),
        "error.slow": texts_of(
            "Savienojums ir pārāk lēns",
            "Слишком медленное соединение",
            "The connection is too slow",
        ),
        "error.slow_next": texts_of(
            "Nosūtītais nav saņemts. Mēģiniet vēlreiz ar labāku savienojumu.",
            "Отправленное не получено. Попробуйте снова при лучшем соединении.",
            "What you sent was not received. Try again with a better connection.",
        ),
        "error.too_large": texts_of(
            "Nosūtīts par daudz", "Слишком много данных", "Too much was sent"
        ),
        "error.too_large_next": texts_of(
            "Nekas no tā nav saņemts. Atgriezieties, izvēlieties mazākus failus (līdz 10 MB katru) "
            "vai saīsiniet tekstu un nosūtiet vēlreiz.",
            "Ничего из этого не получено. Вернитесь, выберите файлы поменьше (до 10 МБ каждый) или "
            "сократите текст и отправьте ещё раз.",
            "Nothing of it was received. Go back, choose smaller files (10 MB each at most) or "
            "shorten the text, and send it again.",
        ),
        "error.phone": texts_of(
            "Ja neizdodas, zvaniet:", "Если не получается, звоните:", "If it does not work, call:"
        ),
        "error.home": texts_of("Uz sākumlapu", "На главную", "To the first page"),
    }
)
