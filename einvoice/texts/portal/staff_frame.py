"""The staff's room: its menu, and the way into it."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "menu.staff": texts_of("Mēnesis", "Месяц", "Month"),
        "menu.staff-flats": texts_of("Aizturētie", "Задержанные", "Held"),
        "menu.staff-readings": texts_of("Rādījumi", "Показания", "Readings"),
        "menu.waits": texts_of("gaida:", "ждут:", "waiting:"),
        "menu.staff-messages": texts_of("Saziņa", "Сообщения", "Messages"),
        "menu.staff-documents": texts_of("Dokumenti", "Документы", "Documents"),
        "menu.staff-payments": texts_of("Maksājumi", "Платежи", "Payments"),
        "menu.staff-applications": texts_of("Pieteikumi", "Заявки", "Applications"),
        "menu.staff-users": texts_of("Lietotāji", "Пользователи", "Users"),
        "menu.staff-journal": texts_of("Žurnāls", "Журнал", "Journal"),
        "staff_sign_in.title": texts_of("Darbiniekiem", "Для сотрудников", "For staff"),
        "staff_sign_in.forgotten": texts_of(
            "Paroli aizmirsāt? Jaunu iestata administrators.",
            "Забыли пароль? Новый задаст администратор.",
            "Forgotten your password? The administrator sets another.",
        ),
        "staff_sign_in.resident": texts_of(
            "Esat dzīvokļa īpašnieks?", "Вы владелец квартиры?", "Do you own a flat?"
        ),
    }
)
