"""The staff's room: users, codes, and the end of an access."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "staff_users.mail.intended": texts_of(
            "E-pastā neaizgāja: sūtiet pa pastu",
            "По э-почте не ушло: отправьте почтой",
            "Not mailed: post the letter",
        ),
        "staff_users.mail.refused": texts_of(
            "E-pasta serveris atteica: sūtiet pa pastu",
            "Почтовый сервер отклонил: отправьте почтой",
            "The mail server refused it: post the letter",
        ),
        "staff_users.mail.sent": texts_of(
            "Nosūtīts arī e-pastā", "Отправлено и по э-почте", "Also sent by e-mail"
        ),
        "staff_users.mail.unknown": texts_of(
            "Nav zināms, vai e-pasts aizgāja: sūtiet pa pastu",
            "Неизвестно, ушло ли письмо: отправьте почтой",
            "Nobody knows whether the mail went: post the letter",
        ),
        "staff_data.title": texts_of(
            "Klienta dati failā", "Данные клиента в файле", "The customer's data as a file"
        ),
        "staff_data.lead": texts_of(
            "Viss, ko glabājam par dzīvokļa pašreizējo klientu: kad cilvēks jautā, kādi dati mums "
            "ir.",
            "Всё, что мы храним о нынешнем клиенте квартиры: когда человек спрашивает, какие "
            "данные у нас есть.",
            "Everything that we keep about the flat's present customer, for a person who asks what "
            "data we hold.",
        ),
        "staff_data.give": texts_of(
            "Failā ir arī personas kods un bankas konti: dodiet to tikai pašam klientam, kad esat "
            "pārliecinājušies, kas jautā. Žurnālā paliek, kas failu lejupielādēja.",
            "В файле есть и персональный код, и банковские счета: отдавайте его только самому "
            "клиенту, убедившись, кто спрашивает. В журнале останется, кто скачал файл.",
            "The personal code and bank accounts are in it, too: give it to the customer alone, "
            "when you are sure who asks. The journal keeps who downloaded it.",
        ),
        "staff_data.forms": texts_of(
            "Lapa (HTML) ir klienta valodā un drukājama. JSON ir tas pats citai programmai.",
            "Страница (HTML) на языке клиента, её можно напечатать. JSON — то же для другой "
            "программы.",
            "The page (HTML) is in the customer's language and can be printed. JSON is the same "
            "for another program.",
        ),
        "staff_users.title": texts_of("Lietotāji", "Пользователи", "Users"),
        "staff_users.search": texts_of(
            "Dzīvoklis, iela vai e-pasts",
            "Квартира, улица или эл. почта",
            "Flat, street or e-mail address",
        ),
        "staff_users.search_hint": texts_of(
            "Klienta numurs (B0001-12), adrese (Liepu iela 1-12) vai e-pasta daļa. Vārdu portālā "
            "nemeklē.",
            "Номер клиента (B0001-12), адрес (Liepu iela 1-12) или часть эл. почты. По имени "
            "портал не ищет.",
            "Client number (B0001-12), address (Liepu iela 1-12), or a part of an e-mail address. "
            "Names are not searched.",
        ),
        "staff_users.find": texts_of("Meklēt", "Найти", "Find"),
        "staff_users.user": texts_of("Lietotājs", "Пользователь", "User"),
        "staff_users.back": texts_of("Visi lietotāji", "Все пользователи", "All users"),
        "staff_users.found": texts_of("Atrasts", "Найдено", "Found"),
        "staff_users.newest": texts_of("Jaunākie", "Новые", "Newest"),
        "staff_users.none": texts_of("Lietotāju nav", "Пользователей нет", "No users"),
        "staff_users.none_next": texts_of(
            "Nav ne tāda dzīvokļa, ne lietotāja. Pārbaudiet numuru, ielu vai e-pastu.",
            "Нет ни такой квартиры, ни пользователя. Проверьте номер, улицу или эл. почту.",
            "There is no such flat, and no such user. Check the number, the street or the e-mail.",
        ),
        "staff_users.none_yet": texts_of(
            "Vēl neviens nav reģistrējies. Atrodiet dzīvokli un sagatavojiet vēstuli.",
            "Ещё никто не зарегистрирован. Найдите квартиру и подготовьте письмо.",
            "Nobody has registered yet. Find a flat and make a letter.",
        ),
        "staff_users.more": texts_of(
            "Rādīti pirmie {count}. Meklējiet citus.",
            "Показаны первые {count}. Ищите остальных.",
            "The first {count} are shown. Search for others.",
        ),
        "staff_users.flats": texts_of("Dzīvokļi", "Квартиры", "Flats"),
        "staff_users.no_flat": texts_of("Nav dzīvokļa", "Нет квартиры", "No flat"),
        "staff_users.since": texts_of("Konts atvērts", "Учётная запись открыта", "Account opened"),
        "staff_users.ended_at": texts_of("slēgts {moment}", "закрыта {moment}", "ended {moment}"),
        "staff_users.gone": texts_of("Slēgts konts", "Закрытая запись", "Ended account"),
        "staff_users.mail_stopped": texts_of(
            "E-pasts uz šo adresi nepienāk kopš {moment}",
            "Почта на этот адрес не доходит с {moment}",
            "Mail to this address has not arrived since {moment}",
        ),
        "staff_users.by_phone": texts_of(
            "Atgādinājumi pienāk telefonā.",
            "Напоминания приходят на телефон.",
            "Reminders come to the phone.",
        ),
        "staff_users.unreached": texts_of(
            "Nekas nepienāk",
            "Ничего не доходит",
            "Nothing arrives",
        ),
        "staff_users.unreached_do": texts_of(
            "Arī telefons ziņas nesaņem. Zvaniet vai rakstiet vēstuli; ja adrese ir pareiza, "
            "iedzīvotājs to apstiprina savā profilā.",
            "И телефон сообщений не получает. Позвоните или напишите письмо; если адрес верный, "
            "житель подтверждает это в своём профиле.",
            "No phone takes messages either. Call, or write a letter; if the address is right, "
            "the resident says so in the profile.",
        ),
        "staff_users.earlier": texts_of("Agrāk", "Раньше", "Earlier"),
        "staff_users.span": texts_of("{first} – {last}", "{first} – {last}", "{first} to {last}"),
        "staff_users.right.owner": texts_of("īpašnieks", "владелец", "owner"),
        "staff_users.right.readings": texts_of(
            "skata un nodod rādījumus", "смотрит и передаёт показания", "sees and sends readings"
        ),
        "staff_users.right.read": texts_of("tikai skata", "только смотрит", "sees only"),
        "staff_users.code.none": texts_of(
            "Koda vēl nav.", "Кода ещё нет.", "There is no code yet."
        ),
        "staff_users.code.open": texts_of(
            "Kods der līdz {day}", "Код действует до {day}", "Code is good until {day}"
        ),
        "staff_users.code.used": texts_of("Kods izmantots", "Код использован", "Code was used"),
        "staff_users.code.over": texts_of(
            "Kods vairs neder", "Код больше не действует", "Code is over"
        ),
        "staff_users.made": texts_of("izveidots {moment}", "создан {moment}", "made {moment}"),
        "staff_users.letter": texts_of(
            "Vēstule ar jaunu kodu (PDF)",
            "Письмо с новым кодом (PDF)",
            "Letter with a new code (PDF)",
        ),
        "staff_users.for_whom": texts_of(
            "Vēstule būs klientam {initials}, kas te ir no {day}.",
            "Письмо будет клиенту {initials}, который здесь с {day}.",
            "The letter is for the customer {initials}, here since {day}.",
        ),
        "staff_users.new_owner": texts_of(
            "Ja īpašnieks ir cits, vispirms importējiet to: citādi vēstule būs iepriekšējam.",
            "Если владелец другой, сначала импортируйте его: иначе письмо будет прежнему.",
            "If the owner is another, import that first: else the letter is for the one before.",
        ),
        "staff_users.code_waits": texts_of(
            "Vēstule ar kodu jau ir ({moment}), un kods vēl nav izmantots. Jauna "
            "vēstule to padara nederīgu, arī ja tā jau ir ceļā.",
            "Письмо с кодом уже есть ({moment}), и код ещё не использован. Новое письмо "
            "сделает его недействительным, даже если оно уже в пути.",
            "There is a letter with a code already ({moment}) that was not used yet. Another makes "
            "it void, also where it is on its way.",
        ),
        "staff_users.letter_ends": texts_of(
            "Iepriekšējo vēstuli izmetiet.", "Прежнее письмо выбросьте.", "Throw the other away."
        ),
        "staff_users.letter_stays": texts_of(
            "Pēc lejupielādes atveriet šo lapu vēlreiz: līdz tam tajā ir iepriekšējais kods.",
            "После скачивания откройте эту страницу снова: до этого на ней прежний код.",
            "Open this page again after the download: until then it has the code before.",
        ),
        "staff_users.letter_made": texts_of(
            "Vēstule ir lejupielādēs. Vēl viena padarītu to nederīgu.",
            "Письмо в загрузках. Ещё одно сделало бы его недействительным.",
            "The letter is among your downloads. Another would make it void.",
        ),
        "staff_users.nobody_here": texts_of(
            "Te portālā vēl neviens nav reģistrējies.",
            "Здесь в портале ещё никто не зарегистрирован.",
            "Nobody has registered here yet.",
        ),
        "staff_users.present": texts_of("tagadējais", "нынешний", "present"),
        "staff_users.former": texts_of(
            "bijušais, līdz {day}", "прежний, до {day}", "former, until {day}"
        ),
        "staff_users.customer_since": texts_of(
            "klients no {day}", "клиент с {day}", "customer since {day}"
        ),
        "staff_users.account_from": texts_of(
            "portālā no {day}", "в портале с {day}", "in the portal since {day}"
        ),
        "staff_users.import_did": texts_of(
            "Pārdošana ir importēta: piekļuve jau ir beigusies, redzami tikai savi vecie rēķini. "
            "Te nekas nav jādara.",
            "Продажа импортирована: доступ уже закончился, видны только свои старые счета. "
            "Делать ничего не нужно.",
            "The sale was imported: the access has ended already, and only own old invoices are "
            "seen. There is nothing to do here.",
        ),
        "staff_users.manager_ends": texts_of(
            "Piekļuvi slēdz vadītājs. Pēc dzīvokļa pārdošanas tā beidzas pati, kad jaunais "
            "klients ir importēts.",
            "Доступ закрывает руководитель. После продажи квартиры он заканчивается сам, когда "
            "импортирован новый клиент.",
            "A manager ends accesses. After a sale it ends by itself once the new customer is "
            "imported.",
        ),
        "staff_users.end_right_yes": texts_of(
            "Jā, slēgt {initials} piekļuvi dzīvoklim {flat}",
            "Да, закрыть доступ {initials} к квартире {flat}",
            "Yes, end the access of {initials} to the flat {flat}",
        ),
        "staff_users.right_ended": texts_of("līdz {day}", "до {day}", "until {day}"),
        "staff_users.letter_hint": texts_of(
            "Nosūtiet vēstuli pa pastu uz dzīvokli.",
            "Отправьте письмо почтой в квартиру.",
            "Post the letter to the flat.",
        ),
        "staff_users.no_customer": texts_of(
            "Šodien šeit nav klienta", "Сегодня здесь нет клиента", "No customer here today"
        ),
        "staff_users.fault.codes-no-address": texts_of(
            "Konfigurācijā nav portāla adreses: administrators norāda [portal] address.",
            "В конфигурации нет адреса портала: администратор указывает [portal] address.",
            "The configuration has no address of the portal: set [portal] address.",
        ),
        "staff_users.fault.codes-nobody": texts_of(
            "Šim dzīvoklim šodien nav klienta; kods nav izveidots.",
            "У этой квартиры сегодня нет клиента; код не создан.",
            "This flat has no customer today; no code was made.",
        ),
        "staff_users.fault.twice": texts_of(
            "Šī poga vēstuli jau izveidoja: skatiet lejupielādes. Ja tās tur nav, izveidojiet vēl "
            "vienu; iepriekšējā tad vairs neder.",
            "Эта кнопка письмо уже создала: посмотрите загрузки. Если его там нет, создайте ещё "
            "одно; предыдущее тогда не действует.",
            "This button made the letter already: look among your downloads. If it is not there, "
            "make another; the one before then no longer works.",
        ),
        "staff_users.fault.no-such-flat": texts_of(
            "Tāda dzīvokļa nav; kods nav izveidots.",
            "Такой квартиры нет; код не создан.",
            "There is no such flat; no code was made.",
        ),
        "staff_users.done": texts_of(
            "Piekļuve ir slēgta.", "Доступ закрыт.", "The access has ended."
        ),
        "staff_users.not_ended": texts_of(
            "Nekas nav mainīts: piekļuve jau bija slēgta, vai nav atzīmēta piekrišana.",
            "Ничего не изменено: доступ уже закрыт, или не отмечено согласие.",
            "Nothing was changed: the access had ended already, or the box was not ticked.",
        ),
        "staff_users.end_right": texts_of(
            "Slēgt piekļuvi dzīvoklim", "Закрыть доступ к квартире", "End access to this flat"
        ),
        "staff_users.end_right_hint": texts_of(
            "Uzreiz, arī tiem, ko šis lietotājs uzaicināja.",
            "Сразу, и для приглашённых этим пользователем.",
            "At once, for those whom this user invited, too.",
        ),
        "staff_users.end_co_user_hint": texts_of("Uzreiz.", "Сразу.", "At once."),
        "staff_users.end_user": texts_of(
            "Slēgt kontu", "Закрыть учётную запись", "End the account"
        ),
        "staff_users.end_user_hint": texts_of(
            "Lietotājs vairs nevar ienākt, uzaicinātie arī. Nosūtītie rādījumi paliek.",
            "Пользователь и приглашённые больше не смогут войти. Показания останутся.",
            "The user cannot sign in any longer, nor those invited. Readings sent are kept.",
        ),
        "staff_users.end_user_yes": texts_of(
            "Jā, slēgt šo kontu", "Да, закрыть эту запись", "Yes, end this account"
        ),
    }
)
