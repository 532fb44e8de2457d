"""Titles of the tables of an extract, for the person it is about."""

from types import MappingProxyType

from einvoice.texts import texts_of

PAGE = MappingProxyType(
    {
        "title": texts_of("Mani dati", "Мои данные", "My data"),
        "lead": texts_of(
            "Viss, ko {seller} par jums glabā ({day}). Tas pats datoram ir JSON failā; kas ir "
            "tukšs, šeit nav rādīts.",
            "Всё, что {seller} хранит о вас ({day}). То же для компьютера — в файле JSON; пустое "
            "здесь не показано.",
            "Everything that {seller} keeps about you ({day}). The same for a computer is in the "
            "JSON file; what is empty is left out here.",
        ),
        "secret": texts_of(
            "Šeit ir arī personas kods un bankas konti. Neglabājiet svešā ierīcē.",
            "Здесь есть и персональный код, и банковские счета. Не храните на чужом устройстве.",
            "Your personal code and bank accounts are in it. Do not keep it on others' devices.",
        ),
        "contents": texts_of("Saturs", "Содержание", "Contents"),
        "none": texts_of("Nekā nav.", "Ничего нет.", "Nothing."),
        "yes": texts_of("jā", "да", "yes"),
        "no": texts_of("nē", "нет", "no"),
    }
)
"""By what it is on the page."""


SECTIONS = MappingProxyType(
    {
        "applications": texts_of(
            "E-rēķina pieteikumi no bankas",
            "Заявки на э-счёт из банка",
            "Applications for e-invoices from the bank",
        ),
        "attachments": texts_of(
            "Ziņām pievienotie faili",
            "Файлы, приложенные к сообщениям",
            "Files attached to messages",
        ),
        "balances": texts_of(
            "Mēneša sākuma atlikumi",
            "Остатки на начало месяца",
            "Balances at the beginning of months",
        ),
        "charges": texts_of("Atsevišķi maksājumi", "Отдельные начисления", "Single charges"),
        "codes": texts_of(
            "Reģistrācijas vēstules ar kodu",
            "Письма с кодом для регистрации",
            "Letters with a registration code",
        ),
        "credit_notes": texts_of("Kredītrēķini", "Кредит-счета", "Credit notes"),
        "customers": texts_of("Klienta dati", "Данные клиента", "Customer"),
        "debt_reminders": texts_of(
            "Atgādinājumi par parādu", "Напоминания о долге", "Reminders of debts"
        ),
        "direct_deliveries": texts_of(
            "Pa e-pastu un uz papīra nosūtītie rēķini",
            "Счета по эл. почте и на бумаге",
            "Invoices by e-mail and on paper",
        ),
        "document_seen": texts_of(
            "Izlasītie mājas dokumenti",
            "Прочитанные документы дома",
            "House documents that were read",
        ),
        "imported_subscriptions": texts_of(
            "E-rēķina pasūtījumi, kā tos saņēmām",
            "Заказы э-счёта, как мы их получили",
            "Orders of e-invoices as we received them",
        ),
        "invoices": texts_of("Rēķini", "Счета", "Invoices"),
        "late_readings": texts_of("Novēloti rādījumi", "Опоздавшие показания", "Late readings"),
        "late_readings_own": texts_of(
            "Novēloti rādījumi, ko noteica aprēķins",
            "Опоздавшие показания по расчёту",
            "Late readings found by the calculation",
        ),
        "lines": texts_of("Rēķinu rindas", "Строки счетов", "Lines of invoices"),
        "order_owners": texts_of(
            "Kam pieder e-rēķina pasūtījums",
            "Кому принадлежит заказ э-счёта",
            "Whose an order of e-invoices is",
        ),
        "passkeys": texts_of("Piekļuves atslēgas", "Ключи доступа", "Passkeys"),
        "payments": texts_of("Maksājumi", "Платежи", "Payments"),
        "photos": texts_of("Skaitītāju fotoattēli", "Фото счётчиков", "Photos of meters"),
        "posts": texts_of("Sarakstes ziņas", "Сообщения переписки", "What was written"),
        "provider_links": texts_of(
            "Ienākšana ar citu pakalpojumu",
            "Вход через другую службу",
            "Sign-in by another provider",
        ),
        "push_subscriptions": texts_of(
            "Tālruņi, kas saņem paziņojumus",
            "Телефоны, получающие уведомления",
            "Phones that take messages",
        ),
        "readings": texts_of("Rādījumi", "Показания", "Readings"),
        "refunds": texts_of("Atmaksas", "Возвраты", "Refunds"),
        "reminder_wishes": texts_of(
            "Ko vēlaties saņemt", "Что вы хотите получать", "What you wish to get"
        ),
        "reminders": texts_of(
            "Nosūtītie atgādinājumi", "Отправленные напоминания", "Reminders sent"
        ),
        "sent": texts_of(
            "Bankai nosūtītie e-rēķini",
            "Э-счета, отправленные в банк",
            "E-invoices sent to the bank",
        ),
        "sessions": texts_of(
            "Kad un kur konts bija atvērts",
            "Когда и где был открыт вход",
            "Where and when you were signed in",
        ),
        "standing_orders": texts_of(
            "Automātiskie maksājumi", "Автоматические платежи", "Standing orders"
        ),
        "submitted_readings": texts_of(
            "Portālā nodotie rādījumi",
            "Показания, переданные на портале",
            "Readings sent in the portal",
        ),
        "subscriptions": texts_of("E-rēķina pasūtījumi", "Заказы э-счёта", "Orders of e-invoices"),
        "threads": texts_of("Sarakste", "Переписка", "Messages"),
        "unsettled_rows": texts_of(
            "Neatrisinātas importa rindas", "Нерешённые строки импорта", "Unsettled rows of imports"
        ),
        "user_flats": texts_of("Tiesības portālā", "Права на портале", "Rights in the portal"),
        "users": texts_of("Portāla konts", "Учётная запись портала", "Account of the portal"),
    }
)
"""By table of the extract."""
