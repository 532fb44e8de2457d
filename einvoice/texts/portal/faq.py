"""Questions and answers, and how to reach the company."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "faq.title": texts_of("Jautājumi un atbildes", "Вопросы и ответы", "Questions and answers"),
        "faq.register": texts_of(
            "Kā reģistrēties?", "Как зарегистрироваться?", "How do I register?"
        ),
        "faq.register_answer": texts_of(
            "Jums vajag klienta numuru, kas ir uz katra rēķina, un vienreizējo kodu no mūsu "
            "vēstules. "
            "Ievadiet abus reģistrācijas lapā, pārbaudiet adresi un izvēlieties paroli. Kods der "
            "90 "
            "dienas un tikai vienu reizi. Mēs šo kodu nekad neprasīsim ne pa tālruni, ne e-pastā.",
            "Нужны номер клиента, который есть на каждом счёте, и одноразовый код из нашего "
            "письма. "
            "Введите оба на странице регистрации, проверьте адрес и выберите пароль. Код действует "
            "90 дней и только один раз. Мы никогда не спросим этот код ни по телефону, ни по "
            "эл. почте.",
            "You need the client number, which is on every invoice, and the one-time code from our "
            "letter. Type both on the page for registering, check the address and choose a "
            "password. "
            "The code is good for 90 days and for one use. We never ask for it by telephone or "
            "e-mail.",
        ),
        "faq.letter": texts_of(
            "Ko darīt, ja vēstule ar kodu ir pazudusi?",
            "Что делать, если письмо с кодом потерялось?",
            "What if the letter with the code is lost?",
        ),
        "faq.letter_answer": texts_of(
            "Piezvaniet vai uzrakstiet mums. Jauns kods nāk vēstulē uz dzīvokli. Pa tālruni un uz "
            "adresi, ko kāds mums nosauc, kodu nesūtām. Vecais kods vairs nederēs.",
            "Позвоните или напишите нам. Новый код придёт письмом в квартиру. По телефону и на "
            "адрес, который нам кто-то назовёт, код не отправляем. Старый код больше не действует.",
            "Call or write to us. A new code comes by letter to the flat. We tell it neither by "
            "telephone nor to an address that somebody gives us. The old code then ends.",
        ),
        "faq.sold": texts_of(
            "Dzīvoklis ir pārdots. Ko es redzēšu?",
            "Квартира продана. Что мне будет видно?",
            "The flat is sold. What do I see then?",
        ),
        "faq.sold_answer": texts_of(
            "Savus rēķinus redzēsiet vēl 90 dienas pēc pēdējās dienas. Jaunais īpašnieks jūsu "
            "rēķinus un rādījumus neredz, un turpmākos neredzat jūs. Saglabājiet vajadzīgos "
            "rēķinus PDF.",
            "Свои счета вы увидите ещё 90 дней после последнего дня. Новый владелец не видит ваших "
            "счетов и показаний, а вы — следующих. Сохраните нужные счета в PDF.",
            "You see your own invoices for 90 more days after the last day. The new owner does not "
            "see your invoices and readings, and you do not see theirs. Keep what you need as PDF.",
        ),
        "faq.days": texts_of(
            "Kad un kā nodot skaitītāju rādījumus?",
            "Когда и как передавать показания счётчиков?",
            "When and how do I send meter readings?",
        ),
        "faq.days_answer": texts_of(
            "Dienas katram mēnesim ir lapā „Skaitītāji”, tuvākās arī pārskatā. Tajās lapā "
            "„Rādījumi” ierakstiet ciparus, kādi tie ir uz skaitītāja, un nosūtiet; kamēr "
            "dienas nav beigušās, varat sūtīt labotu rādījumu. Par tām atgādinām e-pastā; to "
            "var izslēgt profilā.",
            "Дни на каждый месяц указаны на странице «Счётчики», ближайшие — и в обзоре. В эти "
            "дни на странице «Показания» введите цифры со счётчика и отправьте; пока дни не "
            "прошли, можно отправить исправленное показание. О них мы напоминаем по эл. "
            "почте; это можно отключить в профиле.",
            "The days of each month are on the page Meters, the next also on the overview. On "
            "those days type the figures of the meter on the page Readings and send them; while"
            " the days last you can send a corrected reading. We remind you of them by "
            "e-mail; that can be turned off in the profile.",
        ),
        "faq.verification": texts_of(
            "Kas verificē skaitītājus un kas par to maksā?",
            "Кто поверяет счётчики и кто за это платит?",
            "Who verifies the meters, and at whose cost?",
        ),
        "faq.verification_answer": texts_of(
            "Dzīvokļa ūdens skaitītāju verifikāciju vai nomaiņu pasūta un apmaksā dzīvokļa "
            "īpašnieks, ja māja nav lēmusi citādi. Termiņš ir lapā „Skaitītāji”; pirms tā beigām "
            "par to rakstām rēķinā. Kad skaitītājs ir nomainīts vai verificēts, uzrakstiet mums un "
            "pievienojiet fotoattēlu vai dokumentu.",
            "Поверку или замену счётчиков воды в квартире заказывает и оплачивает её владелец, "
            "если дом не решил иначе. Срок указан на странице «Счётчики»; до его окончания мы "
            "пишем об этом в счёте. Когда счётчик заменён или поверен, напишите нам и приложите "
            "фотографию или документ.",
            "The owner of the flat orders and pays the verification or replacement of its water "
            "meters, unless the house has decided otherwise. The date is on the page Meters, and "
            "the invoice says so before it passes. When a meter is replaced or verified, write to "
            "us and attach a photo or the document.",
        ),
        "faq.heating": texts_of(
            "Kā aprēķina maksu par apkuri?",
            "Как рассчитывают плату за отопление?",
            "How is heating charged?",
        ),
        "faq.heating_answer": texts_of(
            "Mājas siltumenerģijas skaitītājs rāda, cik siltuma māja saņēmusi. No tā atskaita "
            "siltumu, kas uzsilda karsto ūdeni un tā cirkulāciju; pārējais ir apkure, un to "
            "sadala pēc dzīvokļu apkurināmās platības. Jūsu mājas skaitļi ir katrā rēķinā "
            "sadaļā „Kā summas aprēķinātas”.",
            "Счётчик тепловой энергии дома показывает, сколько тепла получил дом. Из него "
            "вычитают тепло на подогрев и циркуляцию горячей воды; остальное — отопление, и его"
            " делят по отапливаемой площади квартир. Цифры вашего дома есть в каждом счёте в "
            "разделе «Как рассчитаны суммы».",
            "The heat meter of the house shows how much heat the house got. What heats the hot "
            "water and its circulation is taken off; the rest is heating, shared by the heated "
            "area of the flats. The figures of your house are on each invoice under “How the "
            "sums came about”.",
        ),
        "faq.paying": texts_of(
            "Kā samaksāt, un kad maksājums ir redzams?",
            "Как оплатить и когда виден платёж?",
            "How do I pay, and when does a payment show?",
        ),
        "faq.paying_answer": texts_of(
            "Maksājuma dati un kvadrātkods ir katrā rēķinā. Ja tur ir vairāki konti, der jebkurš "
            "no tiem; maksājuma mērķī ierakstiet rēķina numuru. Ja bankā ir pasūtīts e-rēķins, "
            "apstipriniet to internetbankā. Ja uzņēmums portālam nodod bankas izrakstus, maksājums "
            "parasti redzams nākamajā darba dienā; pārskatā rakstīts, līdz kurai dienai maksājumi "
            "ir zināmi.",
            "Реквизиты и QR-код есть в каждом счёте. Если там несколько банковских счетов, "
            "подойдёт любой из них; в назначении платежа укажите номер счёта на оплату. Если в "
            "банке заказан э-счёт, подтвердите его в интернет-банке. Если предприятие передаёт "
            "порталу выписки банков, платёж обычно виден на следующий рабочий день; в обзоре "
            "написано, по какой день платежи известны.",
            "The payment details and a code are on each invoice. Where it names several accounts, "
            "any of them will do; write the invoice number in the payment. If an e-invoice is "
            "ordered at your bank, confirm it in the internet bank. Where the company gives the "
            "portal its bank statements, a payment usually shows on the next working day; the "
            "overview says up to which day payments are known.",
        ),
        "faq.digits": texts_of(
            "Kādus ciparus pierakstīt no skaitītāja?",
            "Какие цифры списывать со счётчика?",
            "Which digits of the meter do I write down?",
        ),
        "faq.digits_answer": texts_of(
            "Melnie cipari ir kubikmetri, sarkanie aiz komata ir to daļas. Ierakstiet melnos, un "
            "sarkanos aiz komata, ja tos varat nolasīt, piemēram, 123,456.",
            "Чёрные цифры — кубометры, красные после запятой — их доли. Введите чёрные, а красные "
            "после запятой, если можете их прочитать, например 123,456.",
            "The black digits are cubic metres, the red ones behind the point are parts of one. "
            "Type the black digits, and the red ones too if you can read them: 123.456.",
        ),
        "faq.documents": texts_of(
            "Kur ir mājas tāmes un protokoli?",
            "Где сметы и протоколы дома?",
            "Where are the estimates and minutes of the house?",
        ),
        "faq.documents_answer": texts_of(
            "Lapā „Māja”, apakšā: tāmes, izdevumu pārskati, plānotie remonti un balsojumu "
            "protokoli, ko esam publicējuši. Ja kāda nav, uzrakstiet mums lapā „Saziņa”.",
            "На странице «Дом», внизу: сметы, отчёты о расходах, плановые ремонты и протоколы "
            "голосований, которые мы опубликовали. Если чего-то нет, напишите нам на странице "
            "«Связь».",
            "On the page House, at its end: estimates, reports on expenses, planned repairs and"
            " minutes of votes that we published. If one is missing, write to us on the page "
            "Messages.",
        ),
        "faq.estimate": texts_of(
            "Kāpēc rēķinā ir aprēķināts patēriņš?",
            "Почему в счёте расчётное потребление?",
            "Why is the use on my invoice estimated?",
        ),
        "faq.estimate_answer": texts_of(
            "Par šo mēnesi rādījums noteiktajās dienās nebija saņemts, tāpēc ņemts vidējais "
            "patēriņš. Ar nākamo rādījumu to izlīdzina. Ja rādījuma nav ilgāk par trim mēnešiem, "
            "patēriņu pēc vidējā vairs neaprēķina, un dzīvoklis maksā lielāku daļu no ūdens "
            "starpības.",
            "Показание за этот месяц в указанные дни не получено, поэтому взято среднее "
            "потребление. "
            "Следующее показание это выравнивает. Если показаний нет больше трёх месяцев, среднее "
            "больше не применяется, и квартира оплачивает более крупную долю разницы воды.",
            "No reading for this month came on the days for it, so the average use was taken. The "
            "next reading evens it out. After more than three months without a reading no average "
            "is charged any more, and the flat pays a larger part of the water difference.",
        ),
        "faq.difference": texts_of(
            "Kas ir ūdens starpība?", "Что такое разница воды?", "What is the water difference?"
        ),
        "faq.difference_answer": texts_of(
            "Mājas kopējais skaitītājs rāda vairāk nekā visu dzīvokļu skaitītāji kopā: skaitītāji "
            "mēra ar kļūdu, rādījumus nolasa dažādās stundās, un ir noplūdes. Šo starpību sadala "
            "dzīvokļiem; cik un kā, ir rakstīts katrā rēķinā.",
            "Общий счётчик дома показывает больше, чем счётчики всех квартир вместе: счётчики "
            "измеряют с погрешностью, показания снимают в разное время, бывают утечки. Эту разницу "
            "делят между квартирами; сколько и как, написано в каждом счёте.",
            "The meter of the house shows more than the meters of all flats together: meters are "
            "not "
            "exact, they are read at different hours, and there are leaks. The difference is "
            "shared "
            "among the flats; how much and how is said on each invoice.",
        ),
        "faq.contact": texts_of("Sazināties ar mums", "Связаться с нами", "Contact us"),
        "faq.phone": texts_of("Tālrunis", "Телефон", "Telephone"),
        "faq.email": texts_of("E-pasts", "Эл. почта", "E-mail"),
        "faq.address": texts_of("Adrese", "Адрес", "Address"),
        "faq.company": texts_of("Uzņēmums", "Предприятие", "Company"),
        "faq.reg_no": texts_of("Reģ. Nr. {number}", "Рег. № {number}", "Reg. no. {number}"),
    }
)
