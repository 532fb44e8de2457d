"""The app on a phone: hints, how to install it, what is kept there, the page without network."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "app.shortcut": texts_of("Nodot rādījumus", "Передать показания", "Send readings"),
        "app.description": texts_of(
            "Rēķini, skaitītāju rādījumi un verifikācijas termiņi.",
            "Счета, показания счётчиков и сроки поверки.",
            "Invoices, meter readings and verification dates.",
        ),
        "app.screenshot": texts_of(
            "Visi skaitītāji vienā ekrānā", "Все счётчики на одном экране", "All meters on a screen"
        ),
        "app.new_version": texts_of(
            "Ir jauna lietotnes versija. Tā sāks darboties, kad lietotni atvērsiet nākamreiz.",
            "Есть новая версия приложения. Она заработает, когда вы откроете его в следующий раз.",
            "There is a new version of the app. It starts when you open the app next time.",
        ),
        "app.unsent": texts_of(
            "Šajā tālrunī ir nenosūtīti rādījumi: {number}.",
            "На этом телефоне есть неотправленные показания: {number}.",
            "Readings on this phone that are not sent yet: {number}.",
        ),
        "app.left": texts_of(
            "Šajā tālrunī ir palikuši nenosūtīti rādījumi: {number}. Ienāciet, un tie aizies.",
            "На этом телефоне остались неотправленные показания: {number}. Войдите, и они уйдут.",
            "Readings that were not sent are still on this phone: {number}. Sign in, and they go.",
        ),
        "app.left_look": texts_of(
            "Šajā tālrunī ir rādījumi, kas nav pieņemti: {number}. Ienāciet un apskatiet tos "
            "pagraba ekrānā.",
            "На этом телефоне есть показания, которые не приняты: {number}. Войдите и посмотрите "
            "их на экране для подвала.",
            "Readings on this phone were not taken: {number}. Sign in, and look at them in the "
            "cellar.",
        ),
        "app.photos": texts_of(
            ", fotoattēli: {number}", ", фотографии: {number}", ", photos: {number}"
        ),
        "cellar.kind.over_look": texts_of(
            "Ienāciet un apskatiet rādījumus, kas nav pieņemti: {number}. Tie ir palikuši šajā "
            "tālrunī. Pārējie jūsu dati no tā ir izdzēsti.",
            "Войдите и посмотрите показания, которые не приняты: {number}. Они остались на этом "
            "телефоне. Остальные ваши данные с него удалены.",
            "Sign in and look at readings that were not taken: {number}. They are still on this "
            "phone. Your other data were removed from it.",
        ),
        "cellar.kind.ended": texts_of(
            "Piekļuve ir beigusies", "Доступ закончился", "Your access has ended"
        ),
        "cellar.kind.ended_next": texts_of(
            "Šim kontam vairs nav dzīvokļa, tāpēc jūsu dati no šī tālruņa ir izdzēsti. Ja tā ir "
            "kļūda, sazinieties ar mums.",
            "У этой учётной записи больше нет квартиры, поэтому ваши данные с этого телефона "
            "удалены. Если это ошибка, свяжитесь с нами.",
            "This account has no flat any longer, so your data were removed from this phone. If "
            "that is a mistake, please contact us.",
        ),
        "cellar.kind.ended_left": texts_of(
            "Nenosūtīti rādījumi šajā tālrunī: {number}. Tie aizies tikai tad, ja piekļuvi "
            "atjaunos.",
            "Неотправленные показания на этом телефоне: {number}. Они уйдут, только если доступ "
            "вернут.",
            "Unsent readings on this phone: {number}. They go only if your access is given back.",
        ),
        "cellar.kind.ended_drop": texts_of(
            "Dzēst tos no tālruņa", "Удалить их с телефона", "Delete them from the phone"
        ),
        "cellar.kind.ended_ask": texts_of(
            "Dzēst no šī tālruņa jūsu nenosūtītos rādījumus ({number})? Tie nebūs nosūtīti.",
            "Удалить с этого телефона ваши неотправленные показания ({number})? Они не будут "
            "отправлены.",
            "Delete your unsent readings ({number}) from this phone? They will not be sent.",
        ),
        "cellar.typed_left": texts_of(
            "Šajā tālrunī nav saglabāts un nav nosūtīts, ko tikko ierakstījāt: {number}. Ienāciet "
            "šajā pašā logā, un tas būs savos laukos. Logu neaizveriet.",
            "На этом телефоне не сохранено и не отправлено то, что вы только что записали: "
            "{number}. Войдите в этом же окне, и оно вернётся в свои поля. Не закрывайте окно.",
            "What you just typed is neither saved on this phone nor sent: {number}. Sign in here, "
            "and it is in its fields again. Do not close this window.",
        ),
        "cellar.typed_lost": texts_of(
            "Ko tikko ierakstījāt, šis tālrunis nevarēja paturēt: {number}. Kad būsiet ienācis, "
            "ierakstiet vēlreiz.",
            "Что вы только что записали, этот телефон не смог сохранить: {number}. После входа "
            "запишите снова.",
            "This phone could not keep what you just typed: {number}. Type it again once you are "
            "signed in.",
        ),
        "cellar.typed_back": texts_of(
            "To ierakstījāt pirms ienākšanas, un tas vēl nav nosūtīts: spiediet „Saglabāt”",
            "Это вы записали до входа, и оно ещё не отправлено: нажмите «Сохранить»",
            "You typed this before signing in, and it is not sent yet: press “Save”",
        ),
        "cellar.forgotten": texts_of(
            "Šajā tālrunī vairs nav ne skaitītāju, ne rēķinu. Nenosūtītie rādījumi paliek.",
            "На этом телефоне больше нет ни счётчиков, ни счетов. Неотправленные показания "
            "остаются.",
            "Meters and invoices are no longer on this phone. Readings that were not sent stay.",
        ),
        "app.not_sent": texts_of(
            "Nav tīkla, tāpēc nekas nav nosūtīts. Uzrakstītais ir šajā lapā: neaizveriet to un "
            "sūtiet vēlreiz, kad būs tīkls.",
            "Нет сети, поэтому ничего не отправлено. Написанное осталось на этой странице: не "
            "закрывайте её и отправьте снова, когда появится сеть.",
            "There is no network, so nothing was sent. What you wrote is on this page: leave it "
            "open, and send again when there is a network.",
        ),
        "app.sent": texts_of(
            "No šī tālruņa nosūtīti rādījumi: {number}. Šī lapa ir no brīža pirms tam.",
            "С этого телефона отправлены показания: {number}. Эта страница открыта до того.",
            "Readings sent from this phone: {number}. This page was made before that.",
        ),
        "app.anew": texts_of(
            "Parādīt lapu no jauna", "Показать страницу заново", "Show this page anew"
        ),
        "app.others": texts_of(
            "Šajā tālrunī ir cita cilvēka nenosūtīti rādījumi: {number}. Tos nosūtīs, kad tas "
            "cilvēks ienāks.",
            "На этом телефоне есть неотправленные показания другого человека: {number}. Они уйдут, "
            "когда этот человек войдёт.",
            "Unsent readings of another person on this phone: {number}. They go when that person "
            "signs in.",
        ),
        "app.still_in": texts_of(
            "Bez tīkla iziešana vēl nav notikusi. Tālrunī saglabātais ir izdzēsts. "
            "Izejiet vēlreiz, tiklīdz būs tīkls.",
            "Без сети выход ещё не выполнен. Сохранённое в телефоне удалено. "
            "Выйдите ещё раз, как только появится сеть.",
            "Without a network you are still signed in. What was kept on this phone is gone. "
            "Sign out again as soon as there is a network.",
        ),
        "app.to_cellar": texts_of("Skatīt", "Посмотреть", "See them"),
        "app.install": texts_of(
            "Portālu var turēt tālrunī kā lietotni: rādījumus pierakstīsiet arī bez tīkla.",
            "Портал можно держать на телефоне как приложение: показания запишутся и без сети.",
            "The portal can be an app on your phone: readings can be written down without network.",
        ),
        "app.install_do": texts_of("Instalēt", "Установить", "Install"),
        "app.install_ios": texts_of(
            "Portālu var turēt tālrunī kā lietotni: spiediet Kopīgot, tad „Pievienot sākuma "
            "ekrānam”.",
            "Портал можно держать на телефоне как приложение: нажмите «Поделиться», затем «На "
            "экран “Домой”».",
            "The portal can be an app on your phone: press Share, then “Add to Home Screen”.",
        ),
        "app.install_how": texts_of("Parādīt, kā", "Показать, как", "Show me how"),
        "app.no": texts_of("Nē, paldies", "Нет, спасибо", "No, thanks"),
        "phone.title": texts_of("Lietotne tālrunī", "Приложение на телефоне", "The app on a phone"),
        "phone.lead": texts_of(
            "Lietotne ir šis pats portāls: bez maksas, bez veikala, un rādījumus pierakstīsiet arī "
            "pagrabā, kur nav tīkla.",
            "Приложение — это тот же портал: бесплатно, без магазина, и показания запишутся даже в "
            "подвале, где нет сети.",
            "The app is this portal: free, without a store, and readings can be written down even "
            "in a cellar without network.",
        ),
        "phone.android": texts_of("Android, Chrome", "Android, Chrome", "Android, Chrome"),
        "phone.android.1": texts_of(
            "Augšā pa labi spiediet ⋮.",
            "Нажмите ⋮ справа вверху.",
            "Press ⋮ at the top right.",
        ),
        "phone.android.2": texts_of(
            "Izvēlieties „Pievienot sākuma ekrānam”, tad „Instalēt”.",
            "Выберите «Добавить на главный экран», затем «Установить».",
            "Choose “Add to home screen”, then “Install”.",
        ),
        "phone.ios": texts_of("iPhone, Safari", "iPhone, Safari", "iPhone, Safari"),
        "phone.ios.1": texts_of(
            "Apakšā spiediet Kopīgot (kvadrāts ar bultiņu uz augšu).",
            "Внизу нажмите «Поделиться» (квадрат со стрелкой вверх).",
            "Press Share at the bottom (a square with an arrow up).",
        ),
        "phone.ios.2": texts_of(
            "Izvēlieties „Pievienot sākuma ekrānam”, tad „Pievienot”.",
            "Выберите «На экран “Домой”», затем «Добавить».",
            "Choose “Add to Home Screen”, then “Add”.",
        ),
        "phone.ios.note": texts_of(
            "Pirmoreiz atverot no sākuma ekrāna, ienāciet vēlreiz: iPhone lietotnei ir sava "
            "krātuve. Rādījumus bez tīkla pierakstiet no ikonas, ne no Safari: Safari pēc septiņām "
            "dienām bez apmeklējuma aizmirst.",
            "Открыв с экрана «Домой» в первый раз, войдите снова: у приложения на iPhone своё "
            "хранилище. Показания без сети записывайте из приложения, а не из Safari: Safari "
            "забывает через семь дней без посещений.",
            "When you first open it from the Home Screen, sign in again: on an iPhone the app has "
            "a store of its own. Without network write readings down in the app, not in Safari, "
            "which forgets after seven days without a visit.",
        ),
        "phone.kept": texts_of("Kas glabājas tālrunī", "Что хранится на телефоне", "What is kept"),
        "phone.kept.readings": texts_of(
            "Rādījumi un skaitītāju fotoattēli, kas vēl nav nosūtīti, līdz portāls tos ir saņēmis, "
            "vai jūs tos dzēšat; fotoattēli ne ilgāk par 30 dienām.",
            "Показания и фотографии счётчиков, которые ещё не отправлены, пока портал их не "
            "получит или вы их не удалите; фотографии не дольше 30 дней.",
            "Readings and photos of meters that are not sent yet, until the portal has them or you "
            "delete them; photos for at most 30 days.",
        ),
        "phone.kept.pages": texts_of(
            "Pārskats, pēdējie 12 rēķini un skaitītāji, ja to atļaujat pagraba ekrānā. Tos dzēš, "
            "kad izejat, kad ienāk cits, vai pēc 30 dienām bez tīkla.",
            "Обзор, последние 12 счетов и счётчики, если вы разрешите на экране для подвала. Они "
            "удаляются, когда вы выходите, когда входит другой или через 30 дней без сети.",
            "The overview, the last 12 invoices and the meters, if you allow it on the screen for "
            "the cellar. They go when you sign out, when somebody else signs in, or after 30 days "
            "without network.",
        ),
        "phone.open": texts_of(
            "Atvērt pagraba ekrānu", "Открыть экран для подвала", "Open the cellar"
        ),
        "offline.title": texts_of("Nav tīkla", "Нет сети", "No network"),
        "offline.none": texts_of(
            "Šo lapu var parādīt tikai ar tīklu. Rādījumus varat pierakstīt arī tagad.",
            "Эту страницу можно показать только с сетью. Показания можно записать и сейчас.",
            "This page needs a network. Readings can be written down even now.",
        ),
        "offline.empty": texts_of(
            "Šo lapu var parādīt tikai ar tīklu. Jūsu skaitītāji šajā tālrunī nav paturēti: "
            "pierakstiet rādījumus uz papīra.",
            "Эту страницу можно показать только с сетью. Ваши счётчики на этом телефоне не "
            "сохранены: запишите показания на бумаге.",
            "This page needs a network. Your meters are not kept on this phone: write readings on "
            "paper.",
        ),
        "offline.week": texts_of(
            "Tīkla nav bijis vairāk nekā nedēļu. Zemāk ir tas, kas bija zināms pēdējoreiz; "
            "rādījumi, ko pierakstāt, gaida šajā tālrunī.",
            "Сети не было больше недели. Ниже то, что было известно в последний раз; записанные "
            "показания ждут на этом телефоне.",
            "There was no network for more than a week. Below is what was known last; readings "
            "that you write down wait on this phone.",
        ),
        "offline.old": texts_of(
            "Tīkla nav bijis 30 dienas, tāpēc jūsu dati no šī tālruņa ir izdzēsti. Nenosūtītie "
            "rādījumi ir palikuši. Kad tīkls būs, ienāciet vēlreiz.",
            "Сети не было 30 дней, поэтому ваши данные с этого телефона удалены. Неотправленные "
            "показания остались. Когда появится сеть, войдите снова.",
            "There was no network for 30 days, so your data were removed from this phone. Readings "
            "that were not sent are still here. When there is a network, sign in again.",
        ),
        "offline.again": texts_of("Mēģināt vēlreiz", "Попробовать снова", "Try again"),
        "offline.waits": texts_of(
            "Šajā tālrunī gaida rādījumi: {number}. Nosūtīs, tiklīdz būs tīkls.",
            "На этом телефоне ждут показания: {number}. Уйдут, как только будет сеть.",
            "Readings waiting on this phone: {number}. They go as soon as there is a network.",
        ),
        "offline.look": texts_of(
            "Šajā tālrunī ir rādījumi, kas nav pieņemti: {number}. Tie jāapskata.",
            "На этом телефоне есть показания, которые не приняты: {number}. Их нужно посмотреть.",
            "Readings on this phone were not taken: {number}. They need a look.",
        ),
        "offline.kept": texts_of("Kas ir tālrunī", "Что есть на телефоне", "What is on this phone"),
        "offline.invoices": texts_of("Rēķini", "Счета", "Invoices"),
        "offline.as_of": texts_of("Kā bija {day}", "Как было {day}", "As it was on {day}"),
        "offline.to_pay": texts_of("Apmaksai: {sum}", "К оплате: {sum}", "To pay: {sum}"),
        "offline.due": texts_of("līdz {day}", "до {day}", "by {day}"),
        "offline.status_unpaid": texts_of("nav apmaksāts", "не оплачен", "not paid"),
        "offline.status_partly_paid": texts_of(
            "apmaksāts daļēji", "оплачен частично", "partly paid"
        ),
        "offline.status_paid": texts_of("apmaksāts", "оплачен", "paid"),
        "offline.status_overdue": texts_of("termiņš pagājis", "срок прошёл", "overdue"),
        "offline.status_credited": texts_of("kreditēts", "кредитован", "credited"),
    }
)
