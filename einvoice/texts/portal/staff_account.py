"""The staff's room: the own account, and the second step at the door."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "staff_account.title": texts_of("Mans konts", "Моя учётная запись", "My account"),
        "staff_account.role": texts_of("Loma", "Роль", "Role"),
        "staff_account.role.clerk": texts_of("darbinieks", "сотрудник", "clerk"),
        "staff_account.role.manager": texts_of("vadītājs", "руководитель", "manager"),
        "staff_account.colleagues": texts_of("Darbinieku konti", "Сотрудники", "Staff"),
        "staff_account.who": texts_of("Darbinieks", "Сотрудник", "Member of staff"),
        "staff_account.password": texts_of(
            "Aizmirstas paroles vietā jaunu dod tas, kas pārvalda serveri: "
            "{set_staff_password:command}.",
            "Вместо забытого пароля новый даёт тот, кто управляет сервером: "
            "{set_staff_password:command}.",
            "Whoever runs the server replaces a password that is forgotten: "
            "{set_staff_password:command}.",
        ),
        "staff_account.done.password": texts_of(
            "Parole ir nomainīta. Citās ierīcēs jāienāk no jauna.",
            "Пароль изменён. На других устройствах нужно войти заново.",
            "The password is changed. Other devices have to sign in again.",
        ),
        "staff_account.must": texts_of(
            "Uzņēmums prasa otro soli. Ieslēdziet to, un pārējās lapas atvērsies.",
            "Компания требует второй шаг. Включите его, и остальные страницы откроются.",
            "The company asks for a second step. Set it up, and the other pages open.",
        ),
        "staff_account.done.made": texts_of(
            "Otrais solis ir ieslēgts. Nākamreiz pēc paroles ievadiet kodu no lietotnes.",
            "Второй шаг включён. В следующий раз после пароля введите код из приложения.",
            "The second step is set up. Next time, type the app's code after your password.",
        ),
        "staff_account.done.ended": texts_of(
            "Darbinieka otrais solis un sesijas ir beigtas. Viņš ienāk ar paroli un to ieslēdz no "
            "jauna.",
            "Второй шаг и сеансы сотрудника завершены. Он входит по паролю и включает его заново.",
            "The colleague's second step and sessions ended. They sign in by password and set it "
            "up again.",
        ),
        "staff_account.fault.over": texts_of(
            "Pagājušas 15 minūtes. Sāciet no jauna.",
            "Прошло 15 минут. Начните заново.",
            "15 minutes have passed. Begin again.",
        ),
        "staff_account.fault.nobody": texts_of(
            "Šim darbiniekam otrā soļa vairs nav.",
            "У этого сотрудника второго шага уже нет.",
            "This member of staff has no second step any more.",
        ),
        "second_step.title": texts_of("Otrais solis", "Второй шаг", "Second step"),
        "second_step.what": texts_of(
            "Pēc paroles portāls prasa sešus ciparus, ko rāda lietotne jūsu tālrunī, piemēram, "
            "Google Authenticator vai 2FAS. Ar nozagtu paroli vien tad neviens neienāk.",
            "После пароля портал спрашивает шесть цифр, которые показывает приложение в вашем "
            "телефоне, например Google Authenticator или 2FAS. С одним украденным паролем тогда "
            "никто не войдёт.",
            "After the password the portal asks for six digits that an app on your phone shows, "
            "such as Google Authenticator or 2FAS. A stolen password alone then lets nobody in.",
        ),
        "second_step.on": texts_of("Ieslēgts {day}", "Включён {day}", "Set up on {day}"),
        "second_step.off": texts_of(
            "Nav ieslēgts: pietiek ar paroli",
            "Не включён: достаточно пароля",
            "Not set up: the password is enough",
        ),
        "second_step.off_required": texts_of(
            "Vēl nav ieslēgts", "Ещё не включён", "Not set up yet"
        ),
        "second_step.none": texts_of("Nav", "Нет", "None"),
        "second_step.begin": texts_of(
            "Ieslēgt otro soli", "Включить второй шаг", "Set up the second step"
        ),
        "second_step.again_new": texts_of(
            "Pārcelt uz citu tālruni", "Перенести на другой телефон", "Move to another phone"
        ),
        "second_step.again_hint": texts_of(
            "Kad jaunais tālrunis ir apstiprināts, vecā tālruņa kodi vairs neder.",
            "Когда новый телефон подтверждён, коды старого больше не подходят.",
            "Once the new phone is confirmed, codes of the old one no longer work.",
        ),
        "second_step.new": texts_of(
            "Pievienojiet portālu lietotnei",
            "Добавьте портал в приложение",
            "Add the portal to your app",
        ),
        "second_step.scan": texts_of(
            "Lietotnē izvēlieties pievienot kontu un noskenējiet attēlu. Esat tālrunī?",
            "В приложении выберите добавление записи и отсканируйте картинку. Вы в телефоне?",
            "In the app, choose to add an account and scan the picture. Are you on the phone?",
        ),
        "second_step.open": texts_of("Atvērt lietotni", "Открыть приложение", "Open the app"),
        "second_step.type": texts_of(
            "Ja noskenēt nevar, ierakstiet atslēgu:",
            "Если отсканировать нельзя, введите ключ:",
            "If you cannot scan it, type this key:",
        ),
        "second_step.confirm": texts_of(
            "Ievadiet kodu, ko lietotne rāda tagad.",
            "Введите код, который приложение показывает сейчас.",
            "Type the code that the app shows now.",
        ),
        "second_step.picture": texts_of("Kods lietotnei", "Код для приложения", "Code for the app"),
        "second_step.code": texts_of("Seši cipari", "Шесть цифр", "Six digits"),
        "second_step.code_hint": texts_of(
            "Kods no lietotnes tālrunī; tas mainās ik pēc 30 sekundēm.",
            "Код из приложения в телефоне; он меняется каждые 30 секунд.",
            "The code of the app on your phone; it changes every 30 seconds.",
        ),
        "second_step.keep": texts_of("Apstiprināt", "Подтвердить", "Confirm"),
        "second_step.in_time": texts_of(
            "Atslēga derēs, kad būs apstiprināta; tam ir 15 minūtes.",
            "Ключ заработает после подтверждения; на это есть 15 минут.",
            "The key works once it is confirmed; there are 15 minutes for that.",
        ),
        "second_step.stop": texts_of("Atcelt", "Отменить", "Cancel"),
        "second_step.lost": texts_of(
            "Tālruņa nav? Vadītājs portālā vai administrators atceļ otro soli.",
            "Телефона нет? Руководитель в портале или администратор отменит второй шаг.",
            "No phone? A manager in the portal, or the administrator, ends the second step.",
        ),
        "second_step.again": texts_of(
            "Ienākt no jauna", "Войти заново", "Sign in from the beginning"
        ),
        "second_step.end_title": texts_of("Pazudis tālrunis", "Телефон потерян", "A phone is lost"),
        "second_step.end_hint": texts_of(
            "Pārliecinieties, ka to lūdz pats darbinieks. Pēc tam viņš ienāk ar paroli vien, un "
            "viņa atvērtās sesijas beidzas.",
            "Убедитесь, что об этом просит сам сотрудник. После этого он входит по одному паролю, "
            "а его открытые сеансы завершатся.",
            "Be sure that the colleague asks for it. They then sign in by password alone, and "
            "their open sessions end.",
        ),
        "second_step.end": texts_of(
            "Atcelt otro soli", "Отменить второй шаг", "End the second step"
        ),
        "sign_in.code_wrong": texts_of(
            "Kods nav pareizs vai jau izmantots. Ievadiet nākamo, ko lietotne rāda.",
            "Код неверный или уже использован. Введите следующий, который покажет приложение.",
            "The code is wrong or was used already. Type the next one that the app shows.",
        ),
        "sign_in.code_over": texts_of(
            "Kods netika ievadīts piecās minūtēs. Ienāciet no jauna.",
            "Код не был введён за пять минут. Войдите заново.",
            "The code was not typed within five minutes. Sign in again.",
        ),
    }
)
