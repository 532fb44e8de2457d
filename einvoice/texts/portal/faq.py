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
            "почте.",
            "You need the client number, which is on every invoice, and the one-time code from our "
            "letter. Type both on the page for registering, check the address and choose a "
            "password. "
            "The code is good for 90 days and for one use. We never ask for it by telephone or "
            "mail.",
        ),
        "faq.letter": texts_of(
            "Ko darīt, ja vēstule ar kodu ir pazudusi?",
            "Что делать, если письмо с кодом потерялось?",
            "What if the letter with the code is lost?",
        ),
        "faq.letter_answer": texts_of(
            "Piezvaniet vai uzrakstiet mums. Jaunu kodu nosūtām tikai uz dzīvokļa adresi vai uz "
            "e-pastu, kas mums jau ir zināms. Vecais kods vairs nederēs.",
            "Позвоните или напишите нам. Новый код отправляем только по адресу квартиры или на "
            "электронную почту, которая нам уже известна. Старый код больше не действует.",
            "Call or write to us. We send a new code only to the address of the flat, or to the "
            "e-mail address that we already have. The old code then ends.",
        ),
        "faq.sold": texts_of(
            "Dzīvoklis ir pārdots. Ko es redzēšu?",
            "Квартира продана. Что мне будет видно?",
            "The flat is sold. What do I see then?",
        ),
        "faq.sold_answer": texts_of(
            "Savus rēķinus redzēsiet vēl 90 dienas pēc pēdējās dienas. Jaunais īpašnieks jūsu "
            "rēķinus un rādījumus neredz, un jūs neredzat viņa. Saglabājiet vajadzīgos rēķinus "
            "PDF.",
            "Свои счета вы увидите ещё 90 дней после последнего дня. Новый владелец не видит ваших "
            "счетов и показаний, а вы не видите его. Сохраните нужные счета в PDF.",
            "You see your own invoices for 90 more days after the last day. The new owner does not "
            "see your invoices and readings, and you do not see theirs. Keep what you need as PDF.",
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
            "больше не применяется, и квартира платит бо́льшую часть разницы воды.",
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
