"""Signing in and registering by a provider that knows the personal code."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "provider.title": texts_of("Ienākšana ar {name}", "Вход через {name}", "Sign in by {name}"),
        "provider.sign_in": texts_of("Ienākt ar {name}", "Войти через {name}", "Sign in by {name}"),
        "provider.lead": texts_of(
            "Vēstule nav vajadzīga, ja {name} apliecina jūsu personas kodu un tas ir mūsu klienta "
            "kods.",
            "Письмо не нужно, если {name} подтвердит ваш персональный код и это код нашего "
            "клиента.",
            "You need no letter where {name} confirms your personal code, and it is that of our "
            "customer.",
        ),
        "provider.register": texts_of(
            "Reģistrēties ar {name}", "Зарегистрироваться через {name}", "Register by {name}"
        ),
        "provider.not_yours": texts_of(
            "Ja tas nav jūsu dzīvoklis, neturpiniet un, lūdzu, piezvaniet mums.",
            "Если это не ваша квартира, не продолжайте и, пожалуйста, позвоните нам.",
            "If this is not your flat, stop here and please call us.",
        ),
        "provider.not_linked": texts_of(
            "Ar {name} varat ienākt bez paroles, ja tur zināmais personas kods ir jūsu dzīvokļa "
            "klienta kods.",
            "Через {name} можно входить без пароля, если известный там персональный код — код "
            "клиента вашей квартиры.",
            "With {name} you may sign in without a password, where the personal code known there "
            "is that of your flat's customer.",
        ),
        "provider.ready": texts_of(
            "Parole ir pareiza. Tagad turpiniet {name} lapā; pēc tam būsiet atkal šeit.",
            "Пароль верный. Теперь продолжите на странице {name}; затем вы вернётесь сюда.",
            "The password is right. Go on at the page of {name} now; it leads back here.",
        ),
        "provider.go": texts_of("Atvērt {name}", "Открыть {name}", "Open {name}"),
        "provider.linked": texts_of(
            "Jūs varat ienākt ar {name} vai ar paroli.",
            "Вы можете входить через {name} или с паролем.",
            "You may sign in by {name} or by password.",
        ),
        "provider.remove": texts_of("Atvienot", "Отключить", "Disconnect"),
        "provider.done.linked": texts_of(
            "{name} ir pievienots. Nākamreiz varat ienākt ar to.",
            "{name} подключён. В следующий раз можно войти через него.",
            "{name} is connected. Next time you may sign in by it.",
        ),
        "provider.done.removed": texts_of(
            "{name} ir atvienots. Ienāciet ar paroli.",
            "{name} отключён. Входите с паролем.",
            "{name} is disconnected. Sign in by password.",
        ),
        "account.email.taken_known": texts_of(
            "Šai adresei jau ir konts. Ienāciet ar paroli un pievienojiet {name} savā profilā.",
            "Для этого адреса уже есть учётная запись. Войдите с паролем и подключите {name} в "
            "профиле.",
            "This address has an account. Sign in by password, and connect {name} in the profile.",
        ),
        "sign_in.provider_again": texts_of(
            "Pagāja vairāk nekā 15 minūtes, vai lapa tika atvērta citur. Sāciet vēlreiz.",
            "Прошло больше 15 минут, или страница открыта в другом месте. Начните снова.",
            "More than 15 minutes went by, or the page was opened elsewhere. Begin again.",
        ),
        "sign_in.provider_away": texts_of(
            "{name} pašlaik neatbild. Ienāciet ar paroli vai mēģiniet pēc dažām minūtēm.",
            "{name} сейчас не отвечает. Войдите с паролем или попробуйте через несколько минут.",
            "{name} does not answer now. Sign in by password, or try again in a few minutes.",
        ),
        "sign_in.provider_stopped": texts_of(
            "{name} neapliecināja, kas jūs esat. Mēģiniet vēlreiz vai ienāciet ar paroli.",
            "{name} не подтвердил, кто вы. Попробуйте ещё раз или войдите с паролем.",
            "{name} did not confirm who you are. Try again, or sign in by password.",
        ),
        "sign_in.provider_wrong": texts_of(
            "{name} atbildei nevarējām ticēt. Mēģiniet vēlreiz vai ienāciet ar paroli.",
            "Ответу {name} нельзя доверять. Попробуйте ещё раз или войдите с паролем.",
            "We could not trust the answer of {name}. Try again, or sign in by password.",
        ),
        "sign_in.provider_unverified": texts_of(
            "{name} neapliecināja jūsu personas kodu. Reģistrējieties ar mūsu vēstules kodu vai "
            "ienāciet ar paroli.",
            "{name} не подтвердил ваш персональный код. Зарегистрируйтесь с кодом из нашего письма "
            "или войдите с паролем.",
            "{name} did not confirm your personal code. Register with the code of our letter, or "
            "sign in by password.",
        ),
        "sign_in.provider_wait": texts_of(
            "Pārāk daudz mēģinājumu. Mēģiniet vēlreiz pēc dažām minūtēm.",
            "Слишком много попыток. Попробуйте снова через несколько минут.",
            "Too many attempts. Try again in a few minutes.",
        ),
        "sign_in.provider_other": texts_of(
            "{name} zināmais personas kods nav neviena jūsu dzīvokļa klienta kods, vai tas "
            "pievienots citam kontam. Ienāciet ar paroli kā līdz šim.",
            "Персональный код, известный {name}, не принадлежит клиенту вашей квартиры или "
            "подключён к другой учётной записи. Входите с паролем, как раньше.",
            "The personal code known to {name} is of no customer of your flats, or is connected "
            "with another account. Sign in by password as before.",
        ),
        "sign_in.provider_none": texts_of(
            "Ar jūsu personas kodu neatradām klientu. Reģistrējieties ar mūsu vēstules kodu.",
            "По вашему персональному коду клиент не найден. Зарегистрируйтесь с кодом из нашего "
            "письма.",
            "We found no customer with your personal code. Register with the code of our letter.",
        ),
        "sign_in.provider_more": texts_of(
            "Ar jūsu personas kodu mums ir vairāki klienti. Reģistrējieties ar mūsu vēstules "
            "kodu; pārējos dzīvokļus pievienosiet savā profilā.",
            "С вашим персональным кодом у нас несколько клиентов. Зарегистрируйтесь с кодом из "
            "нашего письма; остальные квартиры добавите в профиле.",
            "We have more than one customer with your personal code. Register with the code of our "
            "letter; add the other flats in your profile.",
        ),
        "account_mail.provider.subject": texts_of(
            "{company}: pievienots jauns ienākšanas veids",
            "{company}: добавлен новый способ входа",
            "{company}: a new way to sign in",
        ),
        "account_mail.provider.text": texts_of(
            "Labdien!\n\nJūsu portāla kontam pievienota ienākšana ar apliecinātu personas kodu."
            "\n\nJa to nedarījāt jūs, atveriet {link}, atvienojiet to, nomainiet paroli un "
            "sazinieties ar mums{phone}.\n\n{company}",
            "Здравствуйте!\n\nК вашей учётной записи в портале добавлен вход с подтверждённым "
            "персональным кодом.\n\nЕсли это сделали не вы, откройте {link}, отключите его, "
            "смените пароль и свяжитесь с нами{phone}.\n\n{company}",
            "Hello,\n\nYour account in the portal can be opened by a confirmed personal code now."
            "\n\nIf it was not you, open {link}, disconnect it, change the password and contact "
            "us{phone}.\n\n{company}",
        ),
    }
)
