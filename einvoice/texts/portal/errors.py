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
        "error.fault": texts_of("Kļūda mūsu pusē", "Ошибка с нашей стороны", "A fault on our side"),
        "error.fault_next": texts_of(
            "Mēģiniet vēlreiz. Ja tas atkārtojas, zvaniet un nosauciet šo numuru: {number}",
            "Попробуйте ещё раз. Если повторится, позвоните и назовите этот номер: {number}",
            "Try again. If it happens again, call us and say this number: {number}",
        ),
        "error.home": texts_of("Uz sākumlapu", "На главную", "To the first page"),
    }
)
