"""Co-users of a flat, the mail that invites them, and the page that its link opens."""

from types import MappingProxyType

from einvoice.texts import texts_of

_INVITATION = {
    "invitation.subject": texts_of(
        "{company}: uzaicinājums klientu portālā",
        "{company}: приглашение в портал клиентов",
        "{company}: invitation to the client portal",
    ),
    "invitation.text": texts_of(
        "Labdien!\n\nJūs aicina mūsu klientu portālā redzēt šo dzīvokli:\n{flat}\n\nLai"
        " pieņemtu, 7 dienu laikā atveriet šo saiti:\n{link}\n\nJa nezināt, par ko ir runa, nekas"
        " nav jādara.\n\n{company}",
        "Здравствуйте!\n\nВас пригласили видеть эту квартиру в нашем портале клиентов:\n{flat}\n\n"
        "Чтобы принять приглашение, в течение 7 дней откройте ссылку:\n{link}\n\nЕсли вы не знаете,"
        " о чём речь, ничего делать не нужно.\n\n{company}",
        "Hello,\n\nYou are invited to see this flat in our client portal:\n{flat}\n\nTo accept,"
        " open this link within 7 days:\n{link}\n\nIf you do not know what this is about, do"
        " nothing.\n\n{company}",
    ),
    "invitation.title": texts_of("Uzaicinājums", "Приглашение", "Invitation"),
    "invitation.lead": texts_of(
        "Jūs aicina redzēt šo dzīvokli.",
        "Вас пригласили видеть эту квартиру.",
        "You are invited to see this flat.",
    ),
    "invitation.may": texts_of("Ko varēsiet", "Что вы сможете", "What you may do"),
    "invitation.right.readings": texts_of(
        "Redzēt rēķinus un skaitītājus, nodot rādījumus",
        "Видеть счета и счётчики, передавать показания",
        "See invoices and meters, send readings",
    ),
    "invitation.right.read": texts_of(
        "Redzēt rēķinus un skaitītājus", "Видеть счета и счётчики", "See invoices and meters"
    ),
    "invitation.until": texts_of(
        "Kamēr īpašnieks to neatņem vai nepārdod dzīvokli.",
        "Пока владелец не отменит это или не продаст квартиру.",
        "Until the owner ends it, or sells the flat.",
    ),
    "invitation.accept": texts_of("Pieņemt", "Принять", "Accept"),
    "invitation.make": texts_of(
        "Pieņemt un izveidot kontu",
        "Принять и создать учётную запись",
        "Accept and make an account",
    ),
    "invitation.has_account": texts_of(
        "Adresei {email} jau ir konts. Ienāciet ar to, un varēsiet pieņemt.",
        "Для адреса {email} уже есть учётная запись. Войдите, и сможете принять приглашение.",
        "{email} has an account. Sign in with it, and you may accept.",
    ),
    "invitation.other": texts_of(
        "Uzaicinājums ir adresei {email}, bet atvērts ir konts ar citu. Izejiet un atveriet saiti"
        " vēlreiz.",
        "Приглашение для адреса {email}, а вы вошли с другим. Выйдите и откройте ссылку снова.",
        "The invitation is for {email}, but you are signed in with another address. Sign out, and"
        " open the link again.",
    ),
    "invitation.over": texts_of(
        "Uzaicinājums jau ir pieņemts, atsaukts, vai tam pagājušas 7 dienas. Ja to pieņēmāt jūs,"
        " ienāciet; citādi palūdziet īpašniekam jaunu.",
        "Приглашение уже принято, отозвано, или прошло 7 дней. Если его приняли вы, войдите; иначе"
        " попросите у владельца новое.",
        "The invitation was accepted or withdrawn, or its 7 days are over. If you accepted it, sign"
        " in; else ask the owner for another.",
    ),
}

TEXTS = MappingProxyType(
    {
        **_INVITATION,
        "co_users.title": texts_of(
            "Kas vēl redz dzīvokli", "Кто ещё видит квартиру", "Who else sees the flat"
        ),
        "co_users.none": texts_of(
            "Pašlaik dzīvokli redzat tikai jūs.",
            "Сейчас квартиру видите только вы.",
            "At present you alone see the flat.",
        ),
        "co_users.since": texts_of("kopš {day}", "с {day}", "since {day}"),
        "co_users.end": texts_of("Beigt", "Прекратить", "End"),
        "co_users.end_sure": texts_of(
            "{email} uzreiz vairs neredzēs šo dzīvokli; par to nosūtīsim vēstuli. Agrāk nosūtītie "
            "rādījumi paliek.",
            "{email} сразу перестанет видеть эту квартиру; об этом отправим письмо. Отправленные "
            "раньше показания остаются.",
            "{email} will no longer see this flat, from now on; we send an e-mail about it. "
            "Readings that were sent stay.",
        ),
        "co_users.end_yes": texts_of(
            "Jā, beigt piekļuvi", "Да, прекратить доступ", "Yes, end the access"
        ),
        "co_users.end_of": texts_of(
            "Beigt piekļuvi: {email}", "Прекратить доступ: {email}", "End the access of {email}"
        ),
        "co_users.waiting": texts_of("Vēl nav pieņemts", "Ещё не принято", "Not accepted yet"),
        "co_users.until": texts_of("der līdz {day}", "действует до {day}", "good until {day}"),
        "co_users.withdraw": texts_of("Atsaukt", "Отозвать", "Withdraw"),
        "co_users.withdraw_of": texts_of(
            "Atsaukt uzaicinājumu: {email}",
            "Отозвать приглашение: {email}",
            "Withdraw the invitation of {email}",
        ),
        "co_users.invite": texts_of("Uzaicināt", "Пригласить", "Invite somebody"),
        "co_users.invite_lead": texts_of(
            "Ģimenes loceklim vai īrniekam nosūtīsim saiti, kas der 7 dienas. Piekļuvi varat beigt"
            " jebkurā laikā. Uzaicinātais redz arī dzīvokļa rēķinus, maksājumus un parādus.",
            "Члену семьи или арендатору мы отправим ссылку на 7 дней. Доступ можно прекратить в"
            " любое время. Приглашённый видит и счета, платежи и долги квартиры.",
            "We send a link, good for 7 days, to a member of the family or a tenant. You may end"
            " the access at any time. Whoever is invited sees the invoices, payments and debts of"
            " the flat, too.",
        ),
        "co_users.email": texts_of("E-pasta adrese", "Адрес эл. почты", "E-mail address"),
        "co_users.right": texts_of("Ko drīkst", "Что можно", "What they may do"),
        "co_users.right.readings": texts_of(
            "Skatīt un nodot rādījumus", "Смотреть и передавать показания", "See and send readings"
        ),
        "co_users.right.read": texts_of("Tikai skatīt", "Только смотреть", "Only look"),
        "co_users.language": texts_of("Vēstules valoda", "Язык письма", "Language of the e-mail"),
        "co_users.send": texts_of(
            "Nosūtīt uzaicinājumu", "Отправить приглашение", "Send the invitation"
        ),
        "co_users.no_mail": texts_of(
            "Uzaicinājumus pašlaik nevar nosūtīt. Piezvaniet mums.",
            "Отправить приглашение сейчас нельзя. Позвоните нам.",
            "Invitations cannot be sent at present. Call us.",
        ),
        "co_users.done.sent": texts_of(
            "Uzaicinājums ir nosūtīts.", "Приглашение отправлено.", "The invitation is on its way."
        ),
        "co_users.done.ended": texts_of(
            "Piekļuve ir beigta.", "Доступ прекращён.", "The access has ended."
        ),
        "co_users.done.withdrawn": texts_of(
            "Uzaicinājums ir atsaukts.", "Приглашение отозвано.", "The invitation is withdrawn."
        ),
        "co_users.fault.address": texts_of(
            "Ievadiet e-pasta adresi, piemēram, vards@example.lv.",
            "Введите адрес эл. почты, например imja@example.lv.",
            "Enter an e-mail address, such as name@example.lv.",
        ),
        "co_users.fault.own": texts_of(
            "Tā ir jūsu adrese: dzīvokli jau redzat.",
            "Это ваш адрес: квартиру вы уже видите.",
            "That is your own address: you see the flat already.",
        ),
        "co_users.fault.many": texts_of(
            "Vairāk par 10 cilvēkiem uzaicināt nevar. Vispirms beidziet kāda piekļuvi.",
            "Больше 10 человек пригласить нельзя. Сначала прекратите чей-нибудь доступ.",
            "At most 10 people may be invited. End somebody's access first.",
        ),
        "co_users.fault.not_sent": texts_of(
            "Vēstuli neizdevās nosūtīt, jauna uzaicinājuma nav. Pārbaudiet adresi un mēģiniet"
            " vēlāk.",
            "Письмо отправить не удалось, нового приглашения нет. Проверьте адрес и попробуйте"
            " позже.",
            "The mail could not be sent, there is no new invitation. Check the address, and try"
            " again later.",
        ),
        "co_users.fault.wait": texts_of(
            "Pārāk daudz uzaicinājumu uzreiz. Mēģiniet vēlreiz pēc dažām minūtēm.",
            "Слишком много приглашений сразу. Попробуйте снова через несколько минут.",
            "Too many invitations at once. Try again in a few minutes.",
        ),
        "co_users.fault.choose": texts_of(
            "Izvēlieties, ko drīkst.", "Выберите, что можно.", "Choose what they may do."
        ),
    }
)
