"""Answers that the staff give often, in the resident's language; each is changed before it goes."""

from types import MappingProxyType

from einvoice.texts import texts_of

CANNED = ("received", "invoice", "heating", "high", "reading", "meter", "repair", "data")
"""In the order of the page."""

TEXTS = MappingProxyType(
    {
        "canned.text.check": texts_of(
            "Labdien! Lūdzu, pārbaudiet rādījumu: {service}, Nr. {serial}, {value} m³ ({day}). "
            "Uzrakstiet, ko skaitītājs rāda tagad, labāk ar fotoattēlu.",
            "Здравствуйте! Пожалуйста, проверьте показание: {service}, № {serial}, {value} м³ "
            "({day}). Напишите, что счётчик показывает сейчас, лучше с фотографией.",
            "Hello! Please check the reading: {service}, No. {serial}, {value} m³ ({day}). Write "
            "what the meter shows now, best with a photo.",
        ),
        "canned.title.received": texts_of("Saņēmām", "Получили", "We have it"),
        "canned.text.received": texts_of(
            "Labdien! Paldies, ziņu saņēmām. Noskaidrosim un atbildēsim šeit.",
            "Здравствуйте! Спасибо, сообщение получили. Выясним и ответим здесь.",
            "Hello! Thank you, we have your message. We will find out and answer here.",
        ),
        "canned.title.invoice": texts_of(
            "Kā radusies summa", "Как получилась сумма", "How the sum came about"
        ),
        "canned.text.invoice": texts_of(
            "Labdien! Rēķina lapā pie katras rindas ir redzams, kā tās summa radusies. Ja kāda "
            "rinda nav skaidra, uzrakstiet, kura.",
            "Здравствуйте! На странице счёта у каждой строки видно, как получилась её сумма. Если "
            "какая-то строка неясна, напишите, какая.",
            "Hello! The page of the invoice shows for each line how its sum came about. If a line "
            "is not clear, please write which.",
        ),
        "canned.title.heating": texts_of("Apkure", "Отопление", "Heating"),
        "canned.text.heating": texts_of(
            "Labdien! Apkures summa rodas tā: no mājas siltuma skaitītāja atņem, kas aizgājis "
            "karstajam ūdenim un tā cirkulācijai, un pārējo sadala pēc apkurināmās platības. Šī "
            "mēneša mājas patēriņš un jūsu daļa ir rēķina lapā zem „Kā summas aprēķinātas”.",
            "Здравствуйте! Сумма за отопление получается так: из показаний теплосчётчика дома "
            "вычитают то, что ушло на горячую воду и её циркуляцию, а остальное делят по "
            "отапливаемой площади. Расход дома за месяц и ваша доля — на странице счёта в разделе "
            "«Как рассчитаны суммы».",
            "Hello! The sum for heating comes about like this: of what the house's heat meter "
            "counted, the heat of the hot water and its circulation is taken off, and the rest is "
            "shared by heated area. The house's use of this month and your share are on the "
            "invoice's page, below “How sums are calculated”.",
        ),
        "canned.title.high": texts_of("Liela summa", "Большая сумма", "A high sum"),
        "canned.text.high": texts_of(
            "Labdien! Rēķinu pārbaudījām. Summa ir lielāka, jo …\n\nRindas, salīdzinājumu ar "
            "pagājušo gadu un katras summas aprēķinu redzat rēķina lapā. Ja skaitītāja rādījums "
            "nav pareizs, uzrakstiet šeit, ko tas rāda tagad, labāk ar fotoattēlu.",
            "Здравствуйте! Счёт проверили. Сумма больше, потому что …\n\nСтроки, сравнение с "
            "прошлым годом и расчёт каждой суммы — на странице счёта. Если показание счётчика "
            "неверно, напишите здесь, что он показывает сейчас, лучше с фотографией.",
            "Hello! We checked the invoice. The sum is higher because …\n\nThe lines, the "
            "comparison with last year and how each sum came about are on the invoice's page. If "
            "a meter's reading is not right, please write here what it shows now, best with a "
            "photo.",
        ),
        "canned.title.reading": texts_of(
            "Rādījums izlabots", "Показание исправлено", "Reading corrected"
        ),
        "canned.text.reading": texts_of(
            "Labdien! Rādījumu izlabojām. Starpību redzēsiet nākamajā rēķinā.",
            "Здравствуйте! Показание исправили. Разницу увидите в следующем счёте.",
            "Hello! We corrected the reading. You will see the difference on the next invoice.",
        ),
        "canned.title.meter": texts_of(
            "Jauns skaitītājs ievadīts", "Новый счётчик внесён", "New meter entered"
        ),
        "canned.text.meter": texts_of(
            "Labdien! Paldies, jaunā skaitītāja datus ievadījām. Turpmāk nododiet tā rādījumus.",
            "Здравствуйте! Спасибо, данные нового счётчика внесли. Дальше передавайте его "
            "показания.",
            "Hello! Thank you, the new meter is entered. From now on please send its readings.",
        ),
        "canned.title.repair": texts_of(
            "Nodots meistaram", "Передано мастеру", "Passed on for repair"
        ),
        "canned.text.repair": texts_of(
            "Labdien! Paldies, ka ziņojāt. Nodevām meistaram; par darbu laiku uzrakstīsim šeit.",
            "Здравствуйте! Спасибо, что сообщили. Передали мастеру; о времени работ напишем здесь.",
            "Hello! Thank you for letting us know. We passed it on for repair, and will write here "
            "when the work takes place.",
        ),
        "canned.title.data": texts_of("Dati izlaboti", "Данные исправлены", "Data corrected"),
        "canned.text.data": texts_of(
            "Labdien! Datus izlabojām. Ja kaut kas vēl nav pareizi, uzrakstiet šeit.",
            "Здравствуйте! Данные исправили. Если что-то ещё неверно, напишите здесь.",
            "Hello! We corrected the data. If anything is still wrong, please write here.",
        ),
    }
)
