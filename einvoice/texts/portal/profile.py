"""The profile: language, password, where one is signed in, the own data, and leaving."""

from types import MappingProxyType

from einvoice.texts import texts_of

_LEAVING = {
    "leave.title": texts_of("Slēgt kontu", "Закрыть учётную запись", "Close the account"),
    "leave.at_once": texts_of("Kas beigsies uzreiz", "Что закончится сразу", "What ends at once"),
    "leave.ends.account": texts_of(
        "Jūsu konts, parole un visas ierīces, kurās tas ir atvērts.",
        "Ваша учётная запись, пароль и вход на всех устройствах.",
        "Your account, its password, and your sign-in on every device.",
    ),
    "leave.ends.others": texts_of(
        "Piekļuve cilvēkiem, kurus uzaicinājāt.",
        "Доступ людей, которых вы пригласили.",
        "The access of people whom you invited.",
    ),
    "leave.ends.mail": texts_of(
        "Portāla e-pasta vēstules.", "Письма портала.", "The portal's e-mails."
    ),
    "leave.stays": texts_of("Kas paliek", "Что останется", "What stays"),
    "leave.stays.records": texts_of(
        "Nodotie rādījumi un sarakste paliek mūsu uzskaitē, rēķini — tik ilgi, cik prasa likums.",
        "Переданные показания и переписка остаются в нашем учёте, счета — столько, сколько требует"
        " закон.",
        "Readings that you sent and messages stay in our records, invoices as long as the law"
        " asks.",
    ),
    "leave.stays.invoices": texts_of(
        "Rēķinus turpināsiet saņemt kā līdz šim: bankā, pa e-pastu vai pastu.",
        "Счета вы будете получать, как и раньше: в банке, по эл. почте или по почте.",
        "You go on getting invoices as before: at your bank, by e-mail or by post.",
    ),
    "leave.stays.address": texts_of(
        "Jūsu e-pasta adresi portāls aizmirst uzreiz, pārējo par kontu — pēc 30 dienām.",
        "Адрес эл. почты портал забывает сразу, остальное об учётной записи — через 30 дней.",
        "The portal forgets your e-mail address at once, and the rest of the account after 30"
        " days.",
    ),
    "leave.again": texts_of(
        "Atgriezties varēs ar jaunu kodu no mūsu vēstules.",
        "Вернуться можно будет с новым кодом из нашего письма.",
        "You can come back with a new code of our letter.",
    ),
    "leave.leave": texts_of("Slēgt kontu tagad", "Закрыть сейчас", "Close it now"),
    "left.title": texts_of("Konts ir slēgts", "Учётная запись закрыта", "The account is closed"),
    "left.lead": texts_of(
        "Jūs vairs neesat portālā nevienā ierīcē, un neviens ar šo kontu vairs neienāks.",
        "Вы вышли на всех устройствах, и с этой учётной записью больше никто не войдёт.",
        "You are signed out everywhere, and nobody can sign in with this account again.",
    ),
}

_DATA = {
    "data.title": texts_of("Mani dati", "Мои данные", "My data"),
    "data.lead": texts_of(
        "Viss, ko par jums glabājam: rēķini, rādījumi, maksājumi, konts.",
        "Всё, что мы о вас храним: счета, показания, платежи, учётная запись.",
        "Everything that we keep about you: invoices, readings, payments, account.",
    ),
    "data.code": texts_of(
        "Failā ir arī personas kods un bankas konti. Neglabājiet to svešā ierīcē.",
        "В файле есть персональный код и банковские счета. Не храните его на чужом устройстве.",
        "Your personal code and bank accounts are in it. Do not keep it on others' devices.",
    ),
    "data.forms": texts_of(
        "Lapu (HTML) atver pārlūks, un to var izdrukāt. JSON ir tas pats citai programmai.",
        "Страницу (HTML) открывает браузер, её можно напечатать. JSON — то же для другой"
        " программы.",
        "The page (HTML) opens in a browser and can be printed. JSON is the same for another"
        " program.",
    ),
    "data.page": texts_of("Lejupielādēt lapu", "Скачать страницу", "Download the page"),
    "data.json": texts_of("Lejupielādēt JSON", "Скачать JSON", "Download JSON"),
}

_MAILS = {
    "mails.title": texts_of("E-pasta atgādinājumi", "Напоминания по эл. почте", "E-mail reminders"),
    "mails.days_reminded": texts_of(
        "Kad šīs dienas sāksies, mēs jums atgādināsim.",
        "Когда эти дни начнутся, мы вам напомним.",
        "We will remind you when these days begin.",
    ),
    "mails.remind_days": texts_of(
        "Atgādiniet man, kad šīs dienas sāksies",
        "Напомните мне, когда эти дни начнутся",
        "Remind me when these days begin",
    ),
    "mails.lead": texts_of(
        "Ko sūtīt uz {email}. Summu un vārdu vēstulēs nav.",
        "Что присылать на {email}. Сумм и имён в письмах нет.",
        "What to send to {email}. No sums and no names are in the e-mails.",
    ),
    "mails.kept": texts_of("Saglabāts.", "Сохранено.", "Saved."),
    "mails.stopped": texts_of(
        "Uz {email} vēstules vairs nesūtām: pastkaste tās nepieņēma.",
        "На {email} мы больше не пишем: ящик не принял письма.",
        "We no longer write to {email}: the mailbox did not take our e-mails.",
    ),
    "mails.start": texts_of(
        "Adrese ir pareiza, sūtiet atkal",
        "Адрес правильный, присылайте снова",
        "The address is right, send again",
    ),
}

_SESSIONS = {
    "sessions.title": texts_of("Kur konts ir atvērts", "Где вы вошли", "Where you are signed in"),
    "sessions.lead": texts_of(
        "Ja kādu ierīci neatpazīstat, beidziet tās sesiju un nomainiet paroli.",
        "Если вы не узнаёте устройство, завершите его сеанс и смените пароль.",
        "A device that you do not know? End its session and change your password.",
    ),
    "sessions.this": texts_of("Šī ierīce", "Это устройство", "This device"),
    "sessions.unknown": texts_of("Nezināma ierīce", "Неизвестное устройство", "Unknown device"),
    "sessions.since": texts_of(
        "Ienākts {since}, pēdējoreiz {seen} ap {time}",
        "Вход {since}, последний раз {seen} около {time}",
        "Signed in on {since}, last seen on {seen} at about {time}",
    ),
    "sessions.end": texts_of("Beigt", "Завершить", "End"),
    "sessions.end_of": texts_of(
        "Beigt sesiju: {agent}", "Завершить сеанс: {agent}", "End the session: {agent}"
    ),
    "sessions.end_all": texts_of(
        "Beigt visas pārējās", "Завершить все остальные", "End all others"
    ),
    "sessions.only": texts_of(
        "Citur konts nav atvērts.",
        "На других устройствах входа нет.",
        "You are signed in nowhere else.",
    ),
}

TEXTS = MappingProxyType(
    {
        **_DATA,
        **_LEAVING,
        **_MAILS,
        **_SESSIONS,
        "profile.title": texts_of("Profils", "Профиль", "Profile"),
        "profile.back": texts_of("Profils", "Профиль", "Profile"),
        "profile.account": texts_of("Konts", "Учётная запись", "Account"),
        "profile.done.language": texts_of(
            "Valoda ir saglabāta.", "Язык сохранён.", "The language is saved."
        ),
        "profile.done.password": texts_of(
            "Parole ir nomainīta. Citās ierīcēs būs jāienāk no jauna.",
            "Пароль изменён. На других устройствах нужно войти снова.",
            "The password is changed. On other devices you sign in again.",
        ),
        "profile.language": texts_of(
            "Lapu un vēstuļu valoda", "Язык страниц и писем", "Language of pages and e-mails"
        ),
        "profile.keep": texts_of("Saglabāt", "Сохранить", "Save"),
        "profile.email_stays": texts_of(
            "Konta adresi mainīt nevar. Ja vajag citu, lūdziet mums vēstuli ar jaunu kodu, ar to "
            "izveidojiet kontu ar jauno adresi un šo kontu slēdziet. Adresi, uz kuru sūtām "
            "rēķinus, nomainīsim, ja uzrakstīsiet mums.",
            "Адрес учётной записи изменить нельзя. Если нужен другой, попросите у нас письмо с "
            "новым кодом, создайте по нему учётную запись с новым адресом, а эту закройте. Адрес, "
            "на который мы отправляем счета, изменим, если вы нам напишете.",
            "The address of an account cannot be changed. If you need another, ask us for a letter "
            "with a new code, open an account with the new address by it, and close this one. We "
            "change the address that invoices go to when you write to us.",
        ),
        "profile.password": texts_of("Nomainīt paroli", "Сменить пароль", "Change the password"),
        "profile.sessions": texts_of(
            "{count} {count:ierīču|ierīce|ierīces}",
            "{count} {count:устройство|устройства|устройств}",
            "{count} {count:device|devices}",
        ),
        "profile.flats": texts_of("Dzīvokļi", "Квартиры", "Flats"),
        "profile.no_flats": texts_of(
            "Kontam nav neviena dzīvokļa.", "Квартир нет.", "The account has no flat."
        ),
        "profile.right.owner": texts_of("īpašnieks", "владелец", "owner"),
        "profile.right.readings": texts_of(
            "skatīt un nodot rādījumus", "смотреть и передавать показания", "see and send readings"
        ),
        "profile.right.read": texts_of("tikai skatīt", "только смотреть", "see only"),
        "profile.people": texts_of(
            "Kas vēl redz dzīvokli", "Кто ещё видит квартиру", "Who else sees it"
        ),
        "profile.add": texts_of(
            "Pievienot dzīvokli ar kodu", "Добавить квартиру по коду", "Add a flat by its code"
        ),
        "profile.own": texts_of("Jūsu dati", "Ваши данные", "Your data"),
        "profile.correction": texts_of(
            "Kaut kas nav pareizi? Rakstiet mums",
            "Что-то неверно? Напишите нам",
            "Something is wrong? Write to us",
        ),
        "profile.correction_call": texts_of(
            "Kaut kas nav pareizi? Piezvaniet mums, un izlabosim.",
            "Что-то неверно? Позвоните нам, и мы исправим.",
            "Something is wrong? Call us, and we will correct it.",
        ),
        "confirm.current": texts_of("Pašreizējā parole", "Нынешний пароль", "Present password"),
        "confirm.hint": texts_of(
            "Lai neviens cits to neizdara jūsu vietā.",
            "Чтобы никто другой не сделал это за вас.",
            "So that nobody else does it in your place.",
        ),
        "confirm.wrong": texts_of(
            "Parole nav pareiza.", "Неверный пароль.", "The password is not right."
        ),
        "confirm.wait": texts_of(
            "Pārāk daudz mēģinājumu. Mēģiniet vēlreiz pēc dažām minūtēm.",
            "Слишком много попыток. Попробуйте снова через несколько минут.",
            "Too many attempts. Try again in a few minutes.",
        ),
    }
)
