"""Names of the fields of an extract; ``table.field`` where a table means another thing."""

from types import MappingProxyType

from einvoice.texts import texts_of

FIELDS = MappingProxyType(
    {
        "action": texts_of("Darbība", "Действие", "Action"),
        "after": texts_of("Pēc darbības", "После действия", "After"),
        "again_s": texts_of("Mēģinās vēlreiz", "Повторная попытка", "Tries again"),
        "agent": texts_of("Ierīce", "Устройство", "Device"),
        "answer": texts_of(
            "Pasta servera atbilde", "Ответ почтового сервера", "Answer of the mail server"
        ),
        "answer_sha256": texts_of(
            "Bankas atbildes kontrolsumma",
            "Контрольная сумма ответа банка",
            "Checksum of the bank's answer",
        ),
        "at": texts_of("Laiks", "Время", "Time"),
        "at_s": texts_of("Laiks", "Время", "Time"),
        "attachment_id": texts_of("Faila apzīmējums", "Обозначение файла", "Id of the file"),
        "attempt": texts_of("Mēģinājums", "Попытка", "Attempt"),
        "author_kind": texts_of("Kas rakstīja", "Кто написал", "Who wrote"),
        "balance_begin_cents": texts_of(
            "Atlikums mēneša sākumā", "Остаток на начало месяца", "Balance at the beginning"
        ),
        "bank": texts_of("Banka", "Банк", "Bank"),
        "before_e3": texts_of("Iepriekšējais rādījums", "Прежнее показание", "Reading before"),
        "booked_on": texts_of("Datums kontā", "Дата на счёте", "Booked on"),
        "building_id": texts_of("Māja", "Дом", "House"),
        "buyer_address": texts_of("Adrese", "Адрес", "Address"),
        "buyer_city": texts_of("Pilsēta", "Город", "City"),
        "buyer_code": texts_of(
            "Personas kods vai reģistrācijas numurs",
            "Персональный код или рег. номер",
            "Personal code or registration number",
        ),
        "buyer_email": texts_of("E-pasts", "Эл. почта", "E-mail"),
        "buyer_language": texts_of("Valoda", "Язык", "Language"),
        "buyer_name": texts_of("Maksātājs", "Плательщик", "Buyer"),
        "buyer_postal_code": texts_of("Pasta indekss", "Почтовый индекс", "Postal code"),
        "by_customer": texts_of("Rakstīja klients", "Написал клиент", "By the customer"),
        "cause": texts_of("Iemesls", "Причина", "Cause"),
        "cents": texts_of("Summa", "Сумма", "Sum"),
        "channel": texts_of("Kā", "Как", "By"),
        "channel_address": texts_of(
            "Bankas konts e-rēķinam", "Банковский счёт для э-счёта", "Bank account for e-invoices"
        ),
        "changed_at": texts_of("Mainīts", "Изменено", "Changed"),
        "charge_id": texts_of("Maksājuma apzīmējums", "Обозначение начисления", "Id of the charge"),
        "clock_off": texts_of(
            "Tālruņa pulkstenis gāja nepareizi",
            "Часы телефона шли неверно",
            "The phone's clock was off",
        ),
        "closing_e3": texts_of("Rādījums beigās", "Показание в конце", "Closing reading"),
        "code": texts_of("Kods", "Код", "Code"),
        "column": texts_of("Aile", "Столбец", "Column"),
        "concern": texts_of("Uz ko attiecas", "К чему относится", "About"),
        "confirmed": texts_of("Ko apstiprinājāt", "Что вы подтвердили", "What you confirmed"),
        "contract_id": texts_of("Līgums", "Договор", "Contract"),
        "counted_on": texts_of("Ieskaitīts ar datumu", "Учтено датой", "Counted on"),
        "counts_from": texts_of("Ieskaita no mēneša", "Учитывается с месяца", "Counts from"),
        "created_at": texts_of("Izveidots", "Создана", "Made"),
        "credential_id": texts_of("Atslēgas apzīmējums", "Обозначение ключа", "Id of the key"),
        "customer_code": texts_of(
            "Personas kods vai reģistrācijas numurs",
            "Персональный код или рег. номер",
            "Personal code or registration number",
        ),
        "customer_email": texts_of("E-pasts", "Эл. почта", "E-mail"),
        "customer_from": texts_of("Klients kopš", "Клиент с", "Customer since"),
        "customer_kind": texts_of("Klienta veids", "Вид клиента", "Kind of customer"),
        "customer_name": texts_of("Klients", "Клиент", "Customer"),
        "customers.code": texts_of(
            "Personas kods vai reģistrācijas numurs",
            "Персональный код или рег. номер",
            "Personal code or registration number",
        ),
        "customers.name": texts_of(
            "Vārds, uzvārds vai nosaukums", "Имя, фамилия или название", "Name"
        ),
        "day": texts_of("Diena", "День", "Day"),
        "decided_on": texts_of("Nolemts", "Решено", "Decided on"),
        "delivery": texts_of("Kā saņemat rēķinu", "Как вы получаете счёт", "How you get invoices"),
        "digest": texts_of("Kontrolsumma", "Контрольная сумма", "Checksum"),
        "document_id": texts_of(
            "Dokumenta apzīmējums", "Обозначение документа", "Id of the document"
        ),
        "due_date": texts_of("Apmaksas termiņš", "Срок оплаты", "Due date"),
        "email": texts_of("E-pasts", "Эл. почта", "E-mail"),
        "end_date": texts_of("Līdz", "По", "Until"),
        "ended_at": texts_of("Beigts", "Закончено", "Ended"),
        "ended_s": texts_of("Beigts", "Закончено", "Ended"),
        "estimated": texts_of("Pēc vidējā patēriņa", "По среднему потреблению", "By average use"),
        "expires_on": texts_of("Derīgs līdz", "Действителен по", "Valid until"),
        "fail_code": texts_of("Bankas kļūdas kods", "Код ошибки банка", "The bank's fail code"),
        "file": texts_of("Fails", "Файл", "File"),
        "file_id": texts_of("Fails", "Файл", "File"),
        "first": texts_of("No mēneša", "С месяца", "From month"),
        "flat_id": texts_of("Klienta numurs", "Номер клиента", "Client number"),
        "for_period": texts_of("Par mēnesi", "За месяц", "For the month"),
        "global_id": texts_of("E-rēķina apzīmējums", "Обозначение э-счёта", "Id of the e-invoice"),
        "granted_by": texts_of("Kas deva tiesības", "Кто дал права", "Given by"),
        "id": texts_of("Numurs datubāzē", "Номер в базе данных", "Number in the database"),
        "identity": texts_of(
            "Rindas kontrolsumma", "Контрольная сумма строки", "Checksum of the row"
        ),
        "inputs": texts_of("No kā aprēķināts", "Из чего рассчитано", "What it was calculated from"),
        "invoice_id": texts_of(
            "Rēķina numurs datubāzē",
            "Номер счёта в базе данных",
            "The invoice's number in the database",
        ),
        "issue_date": texts_of("Izrakstīts", "Выставлен", "Issued"),
        "key": texts_of("Atslēga", "Ключ", "Key"),
        "kept_on": texts_of("Glabājas kopš", "Хранится с", "Kept since"),
        "kind": texts_of("Veids", "Вид", "Kind"),
        "language": texts_of("Valoda", "Язык", "Language"),
        "last": texts_of("Līdz mēnesim", "По месяц", "Until month"),
        "left_out": texts_of("Kļūdainās ailes", "Столбцы с ошибкой", "Columns at fault"),
        "length": texts_of(
            "Garums failā (baiti)", "Длина в файле (байты)", "Length in the file (bytes)"
        ),
        "line": texts_of("Rinda", "Строка", "Row"),
        "line_no": texts_of("Rindas numurs", "Номер строки", "Line number"),
        "made_at": texts_of("Izveidots", "Создано", "Made"),
        "made_s": texts_of("Sākums", "Начало", "Begun"),
        "mail_code": texts_of(
            "Pasta servera kods", "Код почтового сервера", "Code of the mail server"
        ),
        "mail_state": texts_of("Vēstule e-pastā", "Письмо по эл. почте", "The letter by e-mail"),
        "mail_stopped_at": texts_of("Vēstules apturētas", "Письма остановлены", "E-mails stopped"),
        "mail_stopped_reason": texts_of(
            "Kāpēc apturētas", "Почему остановлены", "Why they were stopped"
        ),
        "mail_too": texts_of("Arī e-pastā", "И по эл. почте", "By e-mail too"),
        "message_id": texts_of("Vēstules apzīmējums", "Обозначение письма", "Id of the e-mail"),
        "meter_id": texts_of("Skaitītāja apzīmējums", "Обозначение счётчика", "Id of the meter"),
        "month_limit_cents": texts_of("Mēneša limits", "Лимит за месяц", "Limit a month"),
        "name": texts_of("Fails", "Файл", "File"),
        "net_cents": texts_of("Summa bez PVN", "Сумма без НДС", "Sum without VAT"),
        "notices": texts_of("Paziņojumi", "Сообщения", "Notices"),
        "number": texts_of("Numurs", "Номер", "Number"),
        "offset": texts_of(
            "Vieta failā (baiti)", "Место в файле (байты)", "Place in the file (bytes)"
        ),
        "opened_at": texts_of("Sākts", "Начато", "Begun"),
        "opening_e3": texts_of("Rādījums sākumā", "Показание в начале", "Opening reading"),
        "paid_cents": texts_of("Samaksāts", "Оплачено", "Paid"),
        "partial": texts_of("Var maksāt daļēji", "Можно платить частично", "May pay in part"),
        "payer_account": texts_of("Maksātāja konts", "Счёт плательщика", "The payer's account"),
        "payer_code": texts_of("Maksātāja kods", "Код плательщика", "The payer's code"),
        "payer_name": texts_of("Maksātājs", "Плательщик", "Payer"),
        "payment_id": texts_of("Maksājuma apzīmējums", "Обозначение платежа", "Id of the payment"),
        "period": texts_of("Mēnesis", "Месяц", "Month"),
        "person_id": texts_of(
            "Konta apzīmējums", "Обозначение учётной записи", "Id of the account"
        ),
        "photo_id": texts_of("Fotoattēla apzīmējums", "Обозначение фото", "Id of the photo"),
        "place_id": texts_of("Vieta", "Место", "Place"),
        "position": texts_of(
            "Vieta mājas sarakstā", "Место в списке дома", "Place in the house's list"
        ),
        "presentment": texts_of("Kā bankā parāda", "Как показать в банке", "How the bank shows it"),
        "quantity_e3": texts_of("Daudzums", "Количество", "Quantity"),
        "read_at": texts_of("Nolasīts", "Снято", "Read"),
        "read_on": texts_of("Rādījuma diena", "День показания", "Day of the reading"),
        "reason": texts_of("Iemesls", "Причина", "Reason"),
        "received_at": texts_of("Saņemts", "Получено", "Received"),
        "refund_id": texts_of("Atmaksas apzīmējums", "Обозначение возврата", "Id of the refund"),
        "reminders.code": texts_of(
            "Pasta servera kods", "Код почтового сервера", "Code of the mail server"
        ),
        "reminders.period": texts_of(
            "Mēnesis vai apzīmējums", "Месяц или обозначение", "Month or id"
        ),
        "rest_sha256": texts_of(
            "Pārējās rindas kontrolsumma",
            "Контрольная сумма остальной строки",
            "Checksum of the rest of the row",
        ),
        "right": texts_of("Tiesības", "Права", "Right"),
        "rule": texts_of("Kā aprēķināts", "Как рассчитано", "How it was calculated"),
        "seen_s": texts_of("Pēdējoreiz redzēts", "Последний раз", "Last seen"),
        "seller_contract_id": texts_of("Līguma numurs", "Номер договора", "Number of the contract"),
        "seller_reg_number": texts_of(
            "Pārvaldnieka reģistrācijas numurs",
            "Рег. номер управляющего",
            "The manager's registration number",
        ),
        "sent_at": texts_of("Nosūtīts", "Отправлено", "Sent"),
        "service": texts_of("Pakalpojums", "Услуга", "Service"),
        "service_id": texts_of(
            "Klienta numurs bankā", "Номер клиента в банке", "Client number at the bank"
        ),
        "sha256": texts_of("Kontrolsumma", "Контрольная сумма", "Checksum"),
        "sign_count": texts_of("Lietota reizes", "Использован раз", "Times used"),
        "size": texts_of("Lielums (baiti)", "Размер (байты)", "Size (bytes)"),
        "source": texts_of("Kā saņemts", "Как получено", "How it came"),
        "stamped_at": texts_of("Bankas laiks", "Время банка", "The bank's time"),
        "start_date": texts_of("No", "С", "From"),
        "state": texts_of("Stāvoklis", "Состояние", "State"),
        "submitted_at": texts_of("Nodots", "Передано", "Given"),
        "subscription_id": texts_of(
            "Tālruņa apzīmējums", "Обозначение телефона", "Id of the phone"
        ),
        "text": texts_of("Teksts", "Текст", "Text"),
        "text_en": texts_of("Teksts angliski", "Текст по-английски", "Text in English"),
        "text_lv": texts_of("Teksts latviski", "Текст по-латышски", "Text in Latvian"),
        "text_ru": texts_of("Teksts krieviski", "Текст по-русски", "Text in Russian"),
        "thread_id": texts_of(
            "Sarakstes apzīmējums", "Обозначение переписки", "Id of the messages"
        ),
        "to_account": texts_of("Uz kontu", "На счёт", "To account"),
        "to_name": texts_of("Saņēmējs", "Получатель", "Recipient"),
        "to_pay_cents": texts_of("Apmaksai", "К оплате", "To pay"),
        "topic": texts_of("Par ko", "О чём", "About"),
        "total_cents": texts_of("Summa ar PVN", "Сумма с НДС", "Sum with VAT"),
        "tries": texts_of("Mēģinājumi", "Попытки", "Tries"),
        "unit": texts_of("Mērvienība", "Единица", "Unit"),
        "unit_price_e4": texts_of("Cena", "Цена", "Price"),
        "unread": texts_of("Nav izlasīts", "Не прочитано", "Not read"),
        "used_at": texts_of("Pēdējoreiz lietots", "Последний раз использован", "Last used"),
        "used_by": texts_of("Kas izmantoja", "Кто использовал", "Used by"),
        "user_id": texts_of("Konta apzīmējums", "Обозначение учётной записи", "Id of the account"),
        "valid_from": texts_of("No", "С", "From"),
        "valid_to": texts_of("Līdz", "По", "Until"),
        "value_e3": texts_of("Rādījums", "Показание", "Reading"),
        "vat_cents": texts_of("PVN", "НДС", "VAT"),
        "vat_kind": texts_of("PVN veids", "Вид НДС", "Kind of VAT"),
        "vat_percent_e2": texts_of("PVN likme", "Ставка НДС", "VAT rate"),
        "version": texts_of("Versija", "Версия", "Version"),
        "waiting_since": texts_of("Gaida kopš", "Ждёт с", "Waits since"),
        "wanted": texts_of("Vēlaties", "Вы хотите", "Wished"),
        "wrong_tries": texts_of("Nepareizi mēģinājumi", "Неверные попытки", "Wrong tries"),
    }
)
