"""The staff's room: who did what."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "journal.about.payment": texts_of(
            "Maksājums {number}", "Платёж {number}", "Payment {number}"
        ),
        "journal.about.application": texts_of(
            "Pieteikums {number}", "Заявка {number}", "Application {number}"
        ),
        "journal.title": texts_of("Žurnāls", "Журнал", "Journal"),
        "journal.lead": texts_of(
            "Ko darbinieki darīja portālā. Iedzīvotāju vārdu šeit nav.",
            "Что сотрудники делали в портале. Имён жителей здесь нет.",
            "What staff did in the portal. No residents' names are here.",
        ),
        "journal.none": texts_of("Vēl nekā nav", "Пока ничего нет", "Nothing yet"),
        "journal.none_next": texts_of(
            "Katra darbība parādīsies šeit.",
            "Каждое действие появится здесь.",
            "Each act will appear here.",
        ),
        "journal.none_found": texts_of("Nekas nav atrasts", "Ничего не найдено", "Nothing found"),
        "journal.none_found_next": texts_of(
            "Pārbaudiet dzīvokļa numuru un dienas vai izvēlieties visus.",
            "Проверьте номер квартиры и дни или выберите всех.",
            "Check the flat's number and the days, or choose all.",
        ),
        "journal.all": texts_of("Visi", "Все", "All"),
        "journal.flat": texts_of("Dzīvoklis", "Квартира", "Flat"),
        "journal.from": texts_of("No dienas", "С дня", "From"),
        "journal.to": texts_of("Līdz dienai", "По день", "To"),
        "journal.no_day": texts_of(
            "tādas dienas nav. Rakstiet, piemēram, 2026-12-31.",
            "такого дня нет. Напишите, например, 2026-12-31.",
            "there is no such day. Write 2026-12-31, for example.",
        ),
        "journal.given_to": texts_of("kam: {email}", "кому: {email}", "to {email}"),
        "journal.show": texts_of("Rādīt", "Показать", "Show"),
        "journal.request": texts_of("lūgums pēc koda", "просьба о коде", "request for a code"),
        "journal.when": texts_of("Kad", "Когда", "When"),
        "journal.who": texts_of("Kas", "Кто", "Who"),
        "journal.what": texts_of("Ko darīja", "Действие", "Act"),
        "journal.which": texts_of("Kam", "С чем", "To which"),
        "journal.command_line": texts_of("komandrinda", "командная строка", "command line"),
        "journal.pages": texts_of("Lapas", "Страницы", "Pages"),
        "journal.latest": texts_of("Jaunākie", "Последние", "Latest"),
        "journal.earlier": texts_of("Agrāki", "Более ранние", "Earlier"),
        "journal.other": texts_of("Cita darbība: {act}", "Другое действие: {act}", "Other: {act}"),
        "journal.act.added": texts_of(
            "Darbinieka konts atvērts", "Открыта учётная запись сотрудника", "Staff account opened"
        ),
        "journal.act.ended": texts_of(
            "Darbinieka konts slēgts", "Закрыта учётная запись сотрудника", "Staff account ended"
        ),
        "journal.act.password_set": texts_of(
            "Darbiniekam jauna parole", "Новый пароль сотрудника", "New password for staff"
        ),
        "journal.act.signed_in": texts_of("Ienāca portālā", "Вход в портал", "Signed in"),
        "journal.act.second_step_made": texts_of(
            "Otrais solis ieslēgts", "Второй шаг включён", "Second step set up"
        ),
        "journal.act.second_step_ended": texts_of(
            "Otrais solis atcelts", "Второй шаг отменён", "Second step ended"
        ),
        "journal.act.code_made": texts_of(
            "Vēstule ar kodu", "Письмо с кодом", "Letter with a code"
        ),
        "journal.act.access_ended": texts_of(
            "Piekļuve dzīvoklim slēgta", "Доступ к квартире закрыт", "Access to a flat ended"
        ),
        "journal.act.document_kept": texts_of(
            "Mājas dokuments pievienots", "Документ дома добавлен", "House document added"
        ),
        "journal.act.document_withdrawn": texts_of(
            "Mājas dokuments atsaukts", "Документ дома отозван", "House document withdrawn"
        ),
        "journal.act.message_answered": texts_of(
            "Uz ziņu atbildēts", "Ответ на сообщение", "Message answered"
        ),
        "journal.act.message_assigned": texts_of(
            "Ziņa nodota darbiniekam", "Сообщение передано сотруднику", "Message given to staff"
        ),
        "journal.act.message_closed": texts_of(
            "Ziņa slēgta", "Сообщение закрыто", "Message closed"
        ),
        "journal.act.message_begun": texts_of(
            "Rakstīts iedzīvotājam", "Написано жителю", "Written to a resident"
        ),
        "journal.act.reading_refused": texts_of(
            "Rādījums noraidīts", "Показание отклонено", "Reading refused"
        ),
        "journal.act.reading_seen": texts_of(
            "Neparasts rādījums apskatīts",
            "Необычное показание просмотрено",
            "Odd reading looked at",
        ),
        "journal.act.data_given": texts_of(
            "Klienta dati lejupielādēti", "Скачаны данные клиента", "Customer's data downloaded"
        ),
        "journal.act.decided": texts_of(
            "Izlemts par maksājumu vai pieteikumu",
            "Решение о платеже или заявке",
            "Payment or application decided",
        ),
        "journal.act.decision_withdrawn": texts_of(
            "Lēmums atsaukts", "Решение отозвано", "Decision withdrawn"
        ),
        "journal.act.user_ended": texts_of(
            "Lietotāja konts slēgts", "Учётная запись закрыта", "User account ended"
        ),
    }
)
