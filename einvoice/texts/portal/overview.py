"""The overview of a flat, and the list of flats."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "menu.flat": texts_of("Pārskats", "Обзор", "Overview"),
        "menu.invoices": texts_of("Rēķini", "Счета", "Invoices"),
        "menu.readings": texts_of("Rādījumi", "Показания", "Readings"),
        "menu.meters": texts_of("Skaitītāji", "Счётчики", "Meters"),
        "menu.house": texts_of("Māja", "Дом", "House"),
        "overview.flats": texts_of("Jūsu dzīvokļi", "Ваши квартиры", "Your flats"),
        "overview.others": texts_of("Citi dzīvokļi", "Другие квартиры", "Other flats"),
        "overview.none": texts_of(
            "Jūsu kontam pašlaik nav neviena dzīvokļa: piekļuve ir beigusies vai slēgta. Ja tas ir "
            "pārpratums, zvaniet mums; jaunu piekļuvi dod vēstule ar kodu.",
            "К вашей учётной записи сейчас не привязана ни одна квартира: доступ закончился или "
            "закрыт. Если это ошибка, позвоните нам; новый доступ даёт письмо с кодом.",
            "No flat belongs to your account at present: the access has ended. If that is a "
            "mistake, call us; a letter with a code gives a new access.",
        ),
        "overview.past": texts_of("agrākie rēķini", "прежние счета", "earlier invoices"),
        "overview.add": texts_of(
            "Pievienot dzīvokli ar kodu", "Добавить квартиру по коду", "Add a flat by its code"
        ),
        "overview.made": texts_of(
            "Jūsu konts ir izveidots, un jūs esat portālā.",
            "Учётная запись создана, и вы вошли в портал.",
            "Your account is made, and you are signed in.",
        ),
        "overview.to_pay": texts_of("Apmaksai", "К оплате", "To pay"),
        "overview.credit": texts_of("Pārmaksa: {sum}", "Переплата: {sum}", "Overpayment: {sum}"),
        "overview.until": texts_of("līdz {day}", "до {day}", "by {day}"),
        "overview.no_invoice": texts_of(
            "Rēķinu vēl nav.", "Счетов ещё нет.", "There are no invoices yet."
        ),
        "overview.no_payments": texts_of(
            "Nav maksājumu datu", "Нет данных о платежах", "No payment data"
        ),
        "overview.no_payments_next": texts_of(
            "Parāds vai pārmaksa rēķinā ir no mūsu grāmatvedības rēķina izrakstīšanas dienā; vai "
            "rēķins pēc tam samaksāts, portāls neredz.",
            "Долг или переплата в счёте — из нашей бухгалтерии на день выставления; оплачен ли "
            "счёт после этого, портал не видит.",
            "A debt or overpayment on the invoice is what our bookkeeping had on the day it was "
            "made; the portal does not know whether it was paid since.",
        ),
        "overview.none_read": texts_of(
            "Maksājumi vēl nav saņemti no bankas",
            "Платежи ещё не получены из банка",
            "Payments are not read from the bank yet",
        ),
        "overview.as_of": texts_of(
            "Maksājumi zināmi līdz {day}",
            "Платежи известны по {day}",
            "Payments are known up to {day}",
        ),
        "overview.as_of_some": texts_of(
            "Visi maksājumi zināmi līdz {day}, vēlākie – tikai daļa",
            "Все платежи известны по {day}, более поздние – только часть",
            "All payments are known up to {day}, and some later ones",
        ),
        "overview.overdue": texts_of("Kavēts: {sum}", "Просрочено: {sum}", "Overdue: {sum}"),
        "overview.state.unpaid": texts_of("Vēl nav samaksāts", "Ещё не оплачен", "Not paid yet"),
        "overview.state.partly_paid": texts_of(
            "Daļēji samaksāts", "Оплачен частично", "Partly paid"
        ),
        "overview.state.paid": texts_of("Samaksāts", "Оплачен", "Paid"),
        "overview.state.overdue": texts_of("Kavēts", "Просрочен", "Overdue"),
        "overview.state.credited": texts_of("Atcelts", "Отменён", "Cancelled"),
        "overview.latest": texts_of(
            "Rēķins Nr. {number}, {month}", "Счёт № {number}, {month}", "Invoice {number}, {month}"
        ),
        "overview.open": texts_of("Atvērt rēķinu", "Открыть счёт", "Open the invoice"),
        "overview.readings": texts_of(
            "Skaitītāju rādījumi", "Показания счётчиков", "Meter readings"
        ),
        "overview.no_window": texts_of(
            "Rādījumi vairs nav jānodod.",
            "Показания передавать больше не нужно.",
            "No readings are needed any longer.",
        ),
        "overview.missing": texts_of(
            "Trūkst {count} {count:rādījumu|rādījuma|rādījumu}",
            "Не хватает {count} {count:показания|показаний|показаний}",
            "{count} {count:reading|readings} missing",
        ),
        "overview.window_open": texts_of(
            "Nododiet līdz {day}, {days:atlikušas|atlikusi|atlikušas} {days} "
            "{days:dienas|diena|dienas}.",
            "Передайте до {day}, {days:остался|осталось|осталось} {days} {days:день|дня|дней}.",
            "Send by {day}: {days} {days:day|days} left.",
        ),
        "overview.all_sent": texts_of(
            "Visi rādījumi nodoti", "Все показания переданы", "All readings are in"
        ),
        "overview.all_sent_next": texts_of(
            "Labot var līdz {day}.",
            "Исправить можно до {day}.",
            "You may change them until {day}.",
        ),
        "overview.send": texts_of("Nodot rādījumus", "Передать показания", "Send readings"),
        "overview.correct": texts_of("Labot rādījumus", "Исправить показания", "Correct readings"),
        "overview.see_readings": texts_of(
            "Skatīt rādījumus", "Посмотреть показания", "See readings"
        ),
        "overview.see_meters": texts_of("Skatīt skaitītājus", "Посмотреть счётчики", "See meters"),
        "overview.window_next": texts_of(
            "Nodošana no {first} līdz {last}",
            "Приём с {first} по {last}",
            "Send from {first} to {last}",
        ),
        "overview.window_next_for": texts_of(
            "Rādījumi par mēnesi: {month}", "Показания за месяц: {month}", "Readings for {month}"
        ),
        "overview.verification": texts_of(
            "Nākamā verifikācija", "Следующая поверка", "Next verification"
        ),
        "overview.no_verification": texts_of(
            "Verifikācijas termiņi nav zināmi.",
            "Сроки поверки неизвестны.",
            "No dates of verification are known.",
        ),
        "overview.verify_until": texts_of("līdz {day}", "до {day}", "by {day}"),
        "overview.serial": texts_of("Nr. {serial}", "№ {serial}", "no. {serial}"),
        "overview.verify_over": texts_of("Termiņš beidzies", "Срок истёк", "The date has passed"),
        "overview.verify_soon": texts_of("Drīz beigsies", "Скоро истекает", "Ends soon"),
        "overview.verify_valid": texts_of("Derīgs", "Действует", "Valid"),
        "overview.verify_unknown": texts_of(
            "{count} {count:skaitītājiem|skaitītājam|skaitītājiem} datums nav zināms",
            "У {count} {count:счётчика|счётчиков|счётчиков} дата неизвестна",
            "The date of {count} {count:meter|meters} is not known",
        ),
    }
)
