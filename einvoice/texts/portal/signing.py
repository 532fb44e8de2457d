"""Pages for signing in: sign-in, what was kept of a form, forgotten and new passwords."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "sign_in.title": texts_of("Ienākt portālā", "Вход в портал", "Sign in"),
        "sign_in.email": texts_of("E-pasta adrese", "Адрес эл. почты", "E-mail address"),
        "sign_in.password": texts_of("Parole", "Пароль", "Password"),
        "sign_in.forgotten": texts_of("Aizmirsāt paroli?", "Забыли пароль?", "Forgotten password?"),
        "sign_in.no_account": texts_of("Vēl nav konta?", "Ещё нет учётной записи?", "No account?"),
        "sign_in.wrong": texts_of(
            "E-pasta adrese vai parole nav pareiza.",
            "Неверный адрес эл. почты или пароль.",
            "The e-mail address or the password is not right.",
        ),
        "sign_in.wait": texts_of(
            "Pārāk daudz mēģinājumu. Mēģiniet vēlreiz pēc dažām minūtēm.",
            "Слишком много попыток. Попробуйте снова через несколько минут.",
            "Too many attempts. Try again in a few minutes.",
        ),
        "sign_in.over": texts_of(
            "Jūsu sesija ir beigusies. Ienāciet vēlreiz, ievadītais ir saglabāts.",
            "Ваш сеанс завершён. Войдите снова, введённое сохранено.",
            "Your session has ended. Sign in again: your entries are kept.",
        ),
        "sign_in.over_unknown": texts_of(
            "Jūsu sesija ir beigusies, un ievadīto nevar saglabāt. Nokopējiet to, kas ir zemāk, "
            "pirms ienākat vēlreiz.",
            "Ваш сеанс завершён, и сохранить введённое нельзя. Скопируйте то, что ниже, прежде "
            "чем войти снова.",
            "Your session has ended, and your entries cannot be kept. They are below: copy them "
            "before you sign in again.",
        ),
        "sign_in.over_anew": texts_of(
            "Jūsu sesija ir beigusies, un ievadīto nevar saglabāt. Ienāciet un ievadiet vēlreiz.",
            "Ваш сеанс завершён, и сохранить введённое нельзя. Войдите и введите снова.",
            "Your session has ended, and your entries cannot be kept. Sign in and enter them "
            "again.",
        ),
        "sign_in.over_secret": texts_of(
            "Jūsu sesija ir beigusies. Ienāciet vēlreiz; veidlapu ar paroli nesaglabājām.",
            "Ваш сеанс завершён. Войдите снова; форму с паролем мы не сохранили.",
            "Your session has ended. Sign in again: we did not keep the form with your password.",
        ),
        "sign_in.out": texts_of("Jūs izgājāt no portāla.", "Вы вышли.", "You are signed out."),
        "sign_in.new": texts_of(
            "Jaunā parole ir saglabāta. Tagad ienāciet ar to.",
            "Новый пароль сохранён. Теперь войдите с ним.",
            "The new password is saved. Sign in with it now.",
        ),
        "kept.title": texts_of("Vēl nav nosūtīts", "Ещё не отправлено", "Not sent yet"),
        "kept.lead": texts_of(
            "Jūs atkal esat portālā. Pirms tam ievadītais ir saglabāts, bet vēl nav nosūtīts.",
            "Вы снова вошли. Введённое ранее сохранено, но ещё не отправлено.",
            "You are signed in again. Your earlier entries are kept, but not sent yet.",
        ),
        "kept.file": texts_of(
            "Izvēlētie faili un fotoattēli nav saglabāti: ja tādi bija, pēc nosūtīšanas "
            "pievienojiet tos vēlreiz.",
            "Выбранные файлы и фото не сохранены: если они были, добавьте их ещё раз после "
            "отправки.",
            "Files and photos that were chosen are not kept: where there were any, add them again "
            "after sending.",
        ),
        "kept.send": texts_of("Nosūtīt tagad", "Отправить сейчас", "Send now"),
        "kept.again": texts_of("Sūtīt vēlreiz", "Отправить ещё раз", "Send again"),
        "kept.here": texts_of(
            "Ierakstītais ir šajā lapā: ar vienu pieskārienu to var nosūtīt vēlreiz.",
            "Введённое осталось на этой странице: его можно отправить ещё раз одним нажатием.",
            "Your entries are on this page: one press sends them again.",
        ),
        "kept.not": texts_of("Nesūtīt", "Не отправлять", "Do not send"),
        "forgotten.title": texts_of("Aizmirsta parole", "Забытый пароль", "Forgotten password"),
        "forgotten.lead": texts_of(
            "Nosūtīsim saiti, ar kuru izvēlēties jaunu paroli.",
            "Мы пришлём ссылку, по которой можно выбрать новый пароль.",
            "We will send a link for choosing a new password.",
        ),
        "forgotten.send": texts_of("Nosūtīt saiti", "Отправить ссылку", "Send the link"),
        "forgotten.sent": texts_of(
            "Ja adrese {email} ir reģistrēta, uz to nosūtīta saite.",
            "Если адрес {email} зарегистрирован, на него отправлена ссылка.",
            "If {email} is registered, a link is on its way to it.",
        ),
        "forgotten.sent_next": texts_of(
            "Saite der 15 minūtes un vienu reizi. Ja vēstules nav, pārbaudiet surogātpastu.",
            "Ссылка действует 15 минут и один раз. Если письма нет, проверьте папку «Спам».",
            "The link is good for 15 minutes and once. No mail? Look into your spam folder.",
        ),
        "forgotten.no_mail": texts_of(
            "Piezvaniet mums, un palīdzēsim jums atkal ienākt.",
            "Позвоните нам, и мы поможем вам снова войти.",
            "Call us, and we will help you to sign in again.",
        ),
        "forgotten.back": texts_of("Atpakaļ", "Назад", "Back"),
        "new_password.title": texts_of("Jauna parole", "Новый пароль", "New password"),
        "new_password.password": texts_of("Jaunā parole", "Новый пароль", "New password"),
        "new_password.ends": texts_of(
            "Pēc tam visās ierīcēs jāienāk no jauna, un citi ienākšanas veidi tiek noņemti.",
            "После этого на всех устройствах нужно войти заново, а другие способы входа удаляются.",
            "After that you sign in again on every device, and other ways to sign in are removed.",
        ),
        "new_password.keep": texts_of(
            "Saglabāt jauno paroli", "Сохранить новый пароль", "Save the new password"
        ),
        "new_password.link": texts_of(
            "Saite ir izmantota, vai tai pagājušas 15 minūtes.",
            "Ссылка уже использована или прошло 15 минут.",
            "The link was used already, or its 15 minutes are over.",
        ),
        "new_password.again": texts_of(
            "Pieprasīt jaunu saiti", "Запросить новую ссылку", "Ask for a new link"
        ),
        "password.short": texts_of(
            "Parolē jābūt vismaz 12 rakstzīmēm.",
            "В пароле должно быть не меньше 12 знаков.",
            "The password needs 12 characters or more.",
        ),
        "password.long": texts_of(
            "Parolē var būt ne vairāk kā 200 rakstzīmju.",
            "В пароле может быть не больше 200 знаков.",
            "The password may have at most 200 characters.",
        ),
        "password.common": texts_of(
            "Šo paroli ir viegli uzminēt. Izvēlieties citu, piemēram, četrus nejaušus vārdus.",
            "Этот пароль легко угадать. Выберите другой, например четыре случайных слова.",
            "This password is easily guessed. Choose another, such as four random words.",
        ),
        "password.own_email": texts_of(
            "Parolē nedrīkst būt jūsu e-pasta adrese.",
            "Пароль не должен содержать ваш адрес эл. почты.",
            "The password may not contain your e-mail address.",
        ),
        "password.same": texts_of(
            "Šī ir jūsu tagadējā parole. Izvēlieties citu.",
            "Это ваш нынешний пароль. Выберите другой.",
            "This is your present password. Choose another.",
        ),
        "account_mail.opened.subject": texts_of(
            "{company}: portāla konts ir izveidots",
            "{company}: учётная запись в портале создана",
            "{company}: your account in the portal was opened",
        ),
        "account_mail.opened.text": texts_of(
            "Labdien!\n\nAr šo e-pasta adresi mūsu portālā izveidots konts. Turpmāk ienāciet "
            "šeit:\n{link}\n\nJa to nedarījāt jūs, sazinieties ar mums{phone}: kāds ir ierakstījis "
            "jūsu adresi.\n\n{company}",
            "Здравствуйте!\n\nС этим адресом эл. почты в нашем портале создана учётная запись. "
            "Входите здесь:\n{link}\n\nЕсли это сделали не вы, свяжитесь с нами{phone}: кто-то "
            "указал ваш адрес.\n\n{company}",
            "Hello,\n\nAn account in our portal was opened with this e-mail address. Sign in "
            "here:\n{link}\n\nIf it was not you, contact us{phone}: somebody typed your address."
            "\n\n{company}",
        ),
        "account_mail.closed.subject": texts_of(
            "{company}: jūsu konts portālā ir slēgts",
            "{company}: ваша учётная запись в портале закрыта",
            "{company}: your account in the portal was closed",
        ),
        "account_mail.closed.text": texts_of(
            "Labdien!\n\nJūsu konts mūsu portālā ir slēgts: ienākt ar to vairs nevar, un tie, "
            "kurus uzaicinājāt, dzīvokli vairs neredz. Jūsu rēķini, nodotie rādījumi un ziņas "
            "paliek uzņēmuma lietvedībā.\n\nJa to nedarījāt jūs, sazinieties ar mums{phone}.\n\n"
            "{company}",
            "Здравствуйте!\n\nВаша учётная запись в нашем портале закрыта: войти с ней больше "
            "нельзя, и те, кого вы пригласили, больше не видят квартиру. Ваши счета, переданные "
            "показания и сообщения остаются в документах компании.\n\nЕсли это сделали не вы, "
            "свяжитесь с нами{phone}.\n\n{company}",
            "Hello,\n\nYour account in our portal was closed: nobody can sign in with it any "
            "longer, and those whom you invited no longer see the flat. Your invoices, the "
            "readings you sent and your messages stay in the company's records.\n\nIf it was not "
            "you, contact us{phone}.\n\n{company}",
        ),
        "account_mail.ended.subject": texts_of(
            "{company}: piekļuve dzīvoklim ir beigusies",
            "{company}: доступ к квартире прекращён",
            "{company}: your access to a flat has ended",
        ),
        "account_mail.ended.text": texts_of(
            "Labdien!\n\nDzīvokļa īpašnieks ir beidzis jūsu piekļuvi šim dzīvoklim mūsu portālā:\n"
            "{flat}\n\nJūsu konts paliek:\n{link}\n\nJa tas ir pārpratums, jautājiet "
            "īpašniekam: uzaicināt var no jauna.\n\n{company}",
            "Здравствуйте!\n\nВладелец прекратил ваш доступ к этой квартире в нашем портале:\n"
            "{flat}\n\nВаша учётная запись остаётся:\n{link}\n\nЕсли это ошибка, спросите "
            "владельца: пригласить можно снова.\n\n{company}",
            "Hello,\n\nThe owner has ended your access to this flat in our portal:\n{flat}\n\n"
            "Your account stays:\n{link}\n\nIf that is a mistake, ask the owner, who may "
            "invite you again.\n\n{company}",
        ),
        "account_mail.password.subject": texts_of(
            "{company}: portāla parole ir nomainīta",
            "{company}: пароль портала изменён",
            "{company}: your password for the portal was changed",
        ),
        "account_mail.password.text": texts_of(
            "Labdien!\n\nJūsu portāla konta parole ir nomainīta.\n\nJa to darījāt jūs, nekas nav "
            "jādara. Ja ne, izvēlieties jaunu paroli šeit:\n{link}\nun sazinieties ar mums{phone}."
            "\n\n{company}",
            "Здравствуйте!\n\nПароль вашей учётной записи в портале изменён.\n\nЕсли это сделали "
            "вы, ничего делать не нужно. Если нет, выберите новый пароль здесь:\n{link}\nи "
            "свяжитесь с нами{phone}.\n\n{company}",
            "Hello,\n\nThe password of your account in the portal was changed.\n\nIf it was you, "
            "do nothing. If not, choose a new password here:\n{link}\nand contact us{phone}."
            "\n\n{company}",
        ),
        "mail.subject": texts_of(
            "{company}: jauna portāla parole",
            "{company}: новый пароль портала",
            "{company}: new password for the portal",
        ),
        "mail.text": texts_of(
            "Labdien!\n\nLai izvēlētos jaunu portāla paroli, 15 minūšu laikā atveriet šo saiti:\n"
            "{link}\n\nJa to neprasījāt, nekas nav jādara: parole paliek, kāda bija.\n\n{company}",
            "Здравствуйте!\n\nЧтобы выбрать новый пароль портала, в течение 15 минут откройте"
            " ссылку:\n{link}\n\nЕсли вы этого не просили, ничего делать не нужно: пароль останется"
            " прежним.\n\n{company}",
            "Hello,\n\nTo choose a new password for the portal, open this link within 15 minutes:\n"
            "{link}\n\nIf you did not ask for it, do nothing: the password stays.\n\n{company}",
        ),
    }
)
