"""Messages between residents and staff: lists, threads, forms, and what is wrong with a draft."""

from types import MappingProxyType

from einvoice.texts import texts_of

_TOPICS = {
    "messages.topic.invoice": texts_of("Rēķins", "Счёт", "Invoice"),
    "messages.topic.reading": texts_of("Rādījums", "Показание", "Reading"),
    "messages.topic.meter": texts_of(
        "Skaitītājs nomainīts vai bojāts",
        "Счётчик заменён или неисправен",
        "Meter replaced or faulty",
    ),
    "messages.topic.repair": texts_of(
        "Bojājums mājā vai remonts", "Поломка в доме или ремонт", "Damage in the house or repairs"
    ),
    "messages.topic.correction": texts_of(
        "Labot manus datus", "Исправить мои данные", "Correct my data"
    ),
    "messages.topic.other": texts_of("Cits jautājums", "Другой вопрос", "Another question"),
    "messages.topic.code": texts_of(
        "Lūdz reģistrācijas kodu", "Просит код регистрации", "Asks for a registration code"
    ),
}

_STATES = {
    "messages.state.new": texts_of("Nosūtīta", "Отправлено", "Sent"),
    "messages.state.open": texts_of("Gaida atbildi", "Ждёт ответа", "Waits for an answer"),
    "messages.state.answered": texts_of("Atbildēts", "Есть ответ", "Answered"),
    "messages.state.closed": texts_of("Slēgta", "Закрыто", "Closed"),
}

_FAULTS = {
    "messages.fault.gone": texts_of(
        "Nav nosūtīts: šī cilvēka konts vai piekļuve ir slēgta, un atbildi neviens neizlasīs.",
        "Не отправлено: учётная запись или доступ этого человека закрыты, ответ никто не прочтёт.",
        "Not sent: this person's account or access has ended, and nobody would read it.",
    ),
    "messages.fault.undone": texts_of(
        "Pa šo laiku saruna ir mainījusies, un nekas nav darīts: izlasiet jauno un spiediet "
        "vēlreiz.",
        "За это время разговор изменился, и ничего не сделано: прочитайте новое и нажмите ещё раз.",
        "The conversation changed meanwhile, and nothing was done: read what is new, and "
        "press again.",
    ),
    "messages.fault.unsent": texts_of(
        "Nekas nav darīts: uzrakstītais vēl nav nosūtīts. Nosūtiet to vai izdzēsiet.",
        "Ничего не сделано: написанное ещё не отправлено. Отправьте его или сотрите.",
        "Nothing was done: what is written here has not been sent. Send it, or empty the field.",
    ),
    "messages.fault.empty": texts_of(
        "Uzrakstiet ziņu.", "Напишите сообщение.", "Write the message."
    ),
    "messages.fault.long": texts_of(
        "Ziņa ir pārāk gara: līdz {most} rakstzīmēm.",
        "Сообщение слишком длинное: до {most} знаков.",
        "The message is too long: up to {most} characters.",
    ),
    "messages.fault.topic": texts_of("Izvēlieties tematu.", "Выберите тему.", "Choose a topic."),
    "messages.fault.too_many": texts_of(
        "Šodien jau ir daudz ziņu. Rakstiet rīt vai zvaniet mums.",
        "Сегодня уже много сообщений. Напишите завтра или позвоните нам.",
        "You have written many messages today. Write tomorrow, or call us.",
    ),
    "messages.fault.too_much": texts_of(
        "Šodien jau ir nosūtīti daudzi lieli faili. Sūtiet rakstīto bez faila, vai failu rīt.",
        "Сегодня уже отправлено много больших файлов. Отправьте текст без файла или файл завтра.",
        "You have sent many large files today. Send the text without a file, or the file tomorrow.",
    ),
    "messages.fault.page_old": texts_of(
        "Lapa ir novecojusi. Nosūtiet vēlreiz.",
        "Страница устарела. Отправьте ещё раз.",
        "The page is too old. Send it again.",
    ),
    "messages.fault.changed": texts_of(
        "Pa šo laiku saruna ir mainījusies. Jūsu teksts nav nosūtīts: izlasiet jauno un nosūtiet "
        "vēlreiz.",
        "За это время разговор изменился. Ваш текст не отправлен: прочитайте новое и отправьте "
        "ещё раз.",
        "Somebody changed this meanwhile. Your text was not sent: read what is new and send it "
        "again.",
    ),
    "upload.fault.not_kept": texts_of(
        "Fails nav saglabāts: izvēlieties to vēlreiz.",
        "Файл не сохранён: выберите его снова.",
        "The file was not kept: choose it again.",
    ),
    "upload.fault.unknown": texts_of(
        "Šādu failu nevaram pieņemt. Der JPEG, PNG vai PDF.",
        "Такой файл принять не можем. Подходит JPEG, PNG или PDF.",
        "We cannot take this file. JPEG, PNG and PDF can be sent.",
    ),
    "upload.fault.not_photo": texts_of(
        "Šādu failu nevaram pieņemt. Der fotoattēls: JPEG vai PNG.",
        "Такой файл принять не можем. Подходит фотография: JPEG или PNG.",
        "We cannot take this file. A photo can be sent: JPEG or PNG.",
    ),
    "upload.fault.not_pdf": texts_of(
        "Šādu failu nevaram pieņemt. Der PDF.",
        "Такой файл принять не можем. Подходит PDF.",
        "We cannot take this file. A PDF can be sent.",
    ),
    "upload.fault.too_large": texts_of(
        "Fails ir pārāk liels: līdz {most} MB.",
        "Файл слишком большой: до {most} МБ.",
        "The file is too large: up to {most} MB.",
    ),
    "upload.fault.too_many_pixels": texts_of(
        "Attēls ir pārāk liels: līdz 24 megapikseļiem.",
        "Изображение слишком большое: до 24 мегапикселей.",
        "The picture is too large: up to 24 megapixels.",
    ),
    "upload.fault.too_many": texts_of(
        "Šodien jau ir daudz fotoattēlu. Rādījums ir saņemts arī bez tā.",
        "Сегодня уже много фотографий. Показание получено и без неё.",
        "You have sent many photos today. The reading was received without it.",
    ),
    "upload.fault.no_reading": texts_of(
        "Fotoattēls nav saglabāts: šim rādījumam tāds jau ir, vai tas aizstāts ar jaunāku.",
        "Фотография не сохранена: у этого показания она уже есть, или его заменило более новое.",
        "The photo was not kept: this reading has one already, or a newer reading replaced it.",
    ),
    "upload.fault.busy": texts_of(
        "Fails nav saņemts, jo sistēma ir aizņemta. Izvēlieties to vēlreiz un nosūtiet.",
        "Файл не получен: система занята. Выберите его ещё раз и отправьте.",
        "The file was not received: the system is busy. Choose it again and send it.",
    ),
    "upload.fault.too_many_files": texts_of(
        "Reizē var nosūtīt 4 failus. Izvēlieties šo vēlreiz un nosūtiet.",
        "За один раз можно отправить 4 файла. Выберите этот ещё раз и отправьте.",
        "At most 4 files can be sent at a time. Choose this one again and send it.",
    ),
    "upload.fault.alone": texts_of(
        "Fotoattēlu saglabā kopā ar rādījumu: ierakstiet to un izvēlieties fotoattēlu vēlreiz.",
        "Фотография сохраняется вместе с показанием: введите его и выберите фотографию ещё раз.",
        "A photo is kept with a reading: type it, and choose the photo again.",
    ),
    "upload.fault.again": texts_of(
        "Izvēlieties fotoattēlu vēlreiz.",
        "Выберите фотографию ещё раз.",
        "Choose the photo again.",
    ),
}

TEXTS = MappingProxyType(
    {
        **_TOPICS,
        **_STATES,
        **_FAULTS,
        "menu.messages": texts_of("Saziņa", "Связь", "Messages"),
        "menu.unread": texts_of("jaunas atbildes:", "новые ответы:", "new answers:"),
        "messages.unread": texts_of(
            "{count} {count:jaunu atbilžu|jauna atbilde|jaunas atbildes} uz jūsu ziņām",
            "{count} {count:новый ответ|новых ответа|новых ответов} на ваши сообщения",
            "{count} {count:new answer|new answers} to your messages",
        ),
        "messages.title": texts_of("Saziņa", "Связь", "Messages"),
        "messages.lead": texts_of(
            "Jautājiet par šo dzīvokli. Sarunu redzat tikai jūs un mūsu darbinieki.",
            "Спрашивайте об этой квартире. Разговор видите только вы и наши сотрудники.",
            "Ask about this flat. Only you and our staff see the conversation.",
        ),
        "messages.none": texts_of("Ziņu vēl nav", "Сообщений ещё нет", "No messages yet"),
        "messages.none_next": texts_of(
            "Te būs jūsu jautājumi un mūsu atbildes.",
            "Здесь будут ваши вопросы и наши ответы.",
            "Your questions and our answers will be here.",
        ),
        "messages.write": texts_of("Rakstīt ziņu", "Написать сообщение", "Write a message"),
        "messages.new_title": texts_of("Jauna ziņa", "Новое сообщение", "New message"),
        "messages.topic": texts_of("Temats", "Тема", "Topic"),
        "messages.choose": texts_of("Izvēlieties", "Выберите", "Choose"),
        "messages.text": texts_of("Ziņa", "Сообщение", "Message"),
        "messages.text_hint": texts_of(
            "Nerakstiet paroles un bankas datus: mēs tos nekad neprasām.",
            "Не пишите паролей и данных банка: мы их никогда не спрашиваем.",
            "Write no passwords and no bank details: we never ask for them.",
        ),
        "messages.file": texts_of(
            "Fotoattēls vai PDF (ja vajag)",
            "Фотография или PDF (если нужно)",
            "Photo or PDF (if needed)",
        ),
        "messages.file_hint": texts_of(
            "Līdz {most} MB. No fotoattēla izdzēšam, kur un kad tas uzņemts.",
            "До {most} МБ. Место и время съёмки мы удаляем из фотографии.",
            "Up to {most} MB. We remove from a photo where and when it was taken.",
        ),
        "messages.send": texts_of("Nosūtīt", "Отправить", "Send"),
        "messages.sent": texts_of(
            "Ziņa saņemta. Atbilde būs šeit.",
            "Сообщение получено. Ответ будет здесь.",
            "The message was received. The answer will be here.",
        ),
        "messages.closed": texts_of("Saruna slēgta.", "Разговор закрыт.", "Closed."),
        "messages.you": texts_of("Jūs", "Вы", "You"),
        "messages.new_post": texts_of("Jauns", "Новое", "New"),
        "messages.answer": texts_of("Jūsu ziņa", "Ваше сообщение", "Your message"),
        "messages.reopens": texts_of(
            "Ja rakstīsiet, saruna tiks atvērta no jauna.",
            "Если напишете, разговор откроется снова.",
            "If you write, it is opened again.",
        ),
        "messages.close": texts_of("Slēgt sarunu", "Закрыть разговор", "Close it"),
        "messages.close_hint": texts_of(
            "Ja viss ir skaidrs, atbilde vairs nav jāgaida.",
            "Если всё ясно и ответ больше не нужен.",
            "When all is clear, and no answer is needed any more.",
        ),
        "messages.photo": texts_of("Fotoattēls", "Фотография", "Photo"),
        "messages.pdf": texts_of("PDF, {size} KB", "PDF, {size} КБ", "PDF, {size} KB"),
        "messages.all": texts_of("Visas ziņas", "Все сообщения", "All messages"),
        "messages.invoice_text": texts_of(
            "Par rēķinu {number}, {month}:",
            "О счёте {number}, {month}:",
            "About invoice {number}, {month}:",
        ),
        "messages.meter_text": texts_of(
            "Skaitītājs {serial} ({service}) ir nomainīts. Jaunā skaitītāja numurs un rādījums: ",
            "Счётчик {serial} ({service}) заменён. Номер и показание нового счётчика: ",
            "The meter {serial} ({service}) was replaced. Number and reading of the new meter: ",
        ),
        "messages.meter_hint": texts_of(
            "Pievienojiet jaunā skaitītāja fotoattēlu, kurā redzams numurs un rādījums.",
            "Приложите фотографию нового счётчика, на которой видны номер и показание.",
            "Attach a photo of the new meter that shows its number and reading.",
        ),
        "readings.replaced_meter": texts_of(
            "Skaitītājs ir nomainīts: rakstīt mums",
            "Счётчик заменён: написать нам",
            "The meter was replaced: write to us",
        ),
        "readings.photo": texts_of(
            "Fotoattēls (ja gribat)", "Фотография (если хотите)", "Photo (if you like)"
        ),
        "readings.photo_alone_on_top": texts_of(
            "{service}, skaitītājs {serial}: fotoattēls bez rādījuma nav saglabāts.",
            "{service}, счётчик {serial}: фотография без показания не сохранена.",
            "{service}, meter {serial}: the photo was not kept without a reading.",
        ),
        "readings.photo_on_top": texts_of(
            "{service}, {serial}: rādījums saņemts, fotoattēls nav",
            "{service}, {serial}: показание получено, фотография — нет",
            "{service}, {serial}: the reading was received, the photo was not",
        ),
        "messages.back": texts_of("Uz ziņu", "К сообщению", "To the message"),
        "readings.back": texts_of("Uz rādījumiem", "К показаниям", "To the readings"),
        "readings.see_photo": texts_of("Fotoattēls", "Фотография", "Photo"),
        "request.title": texts_of("Lūgt kodu", "Попросить код", "Ask for a code"),
        "request.lead": texts_of(
            "Kodu nosūtīsim vēstulē uz dzīvokli. E-pastā un pa tālruni to nesakām.",
            "Код вышлем письмом в квартиру. По эл. почте и телефону его не сообщаем.",
            "We send the code by letter to the flat, never by e-mail or telephone.",
        ),
        "request.client_number": texts_of("Klienta numurs", "Номер клиента", "Client number"),
        "request.client_number_hint": texts_of(
            "Tas ir katrā rēķinā. Ja to nezināt, uzrakstiet adresi.",
            "Он есть в каждом счёте. Если не знаете, напишите адрес.",
            "It is on every invoice. If you do not know it, write the address.",
        ),
        "request.place": texts_of(
            "Iela, māja, dzīvoklis", "Улица, дом, квартира", "Street, house, flat"
        ),
        "request.place_hint": texts_of(
            "Piemēram, Liepu iela 1-12. Vēstuli ar kodu sūtām uz dzīvokli.",
            "Например, Liepu iela 1-12. Письмо с кодом отправим в квартиру.",
            "Liepu iela 1-12, for example. The letter with the code goes to the flat.",
        ),
        "request.send": texts_of("Lūgt kodu", "Попросить код", "Ask for a code"),
        "request.kept": texts_of(
            "Lūgums saņemts. Ja dzīvoklis ir mūsu mājā, vēstule būs pastkastē dažās darba dienās.",
            "Просьба получена. Если квартира в нашем доме, письмо будет в почтовом ящике через "
            "несколько рабочих дней.",
            "We have your request. If the flat is in a house of ours, the letter is in its "
            "letterbox in a few working days.",
        ),
        "request.fault.empty": texts_of(
            "Ierakstiet klienta numuru vai adresi.",
            "Введите номер клиента или адрес.",
            "Enter the client number or the address.",
        ),
        "request.fault.long": texts_of(
            "Saīsiniet tekstu.", "Сократите текст.", "Shorten the text."
        ),
        "request.fault.wait": texts_of(
            "Pēdējā stundā saņemts daudz lūgumu. Mēģiniet vēlāk vai zvaniet mums.",
            "За последний час много просьб. Попробуйте позже или позвоните нам.",
            "Many requests came within the last hour. Try later, or call us.",
        ),
        "request.link": texts_of(
            "Lūgt vēstuli ar kodu", "Попросить письмо с кодом", "Ask for a letter with a code"
        ),
    }
)
