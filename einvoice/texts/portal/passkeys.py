"""Passkeys: the page of the profile, and the button beside the sign-in."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "passkeys.title": texts_of("Piekļuves atslēgas", "Ключи доступа", "Passkeys"),
        "passkeys.lead": texts_of(
            "Ar piekļuves atslēgu ienākat bez paroles: ar pirkstu, seju vai ierīces kodu.",
            "С ключом доступа вы входите без пароля: отпечатком, лицом или кодом устройства.",
            "With a passkey you sign in without a password: by finger, face or the device's code.",
        ),
        "passkeys.new": texts_of("Jauna atslēga", "Новый ключ", "A new passkey"),
        "passkeys.begin": texts_of("Turpināt", "Продолжить", "Go on"),
        "passkeys.ready": texts_of(
            "Parole ir pareiza. Tagad ierīce jautās, kur atslēgu glabāt.",
            "Пароль верный. Теперь устройство спросит, где хранить ключ.",
            "The password is right. Your device will ask now where to keep the passkey.",
        ),
        "passkeys.make": texts_of("Izveidot atslēgu", "Создать ключ", "Make the passkey"),
        "passkeys.not_made": texts_of(
            "Atslēga nav izveidota. Mēģiniet vēlreiz, vai ienāciet ar paroli kā līdz šim.",
            "Ключ не создан. Попробуйте ещё раз или входите с паролем, как раньше.",
            "No passkey was made. Try again, or sign in by password as before.",
        ),
        "passkeys.no_script": texts_of(
            "Piekļuves atslēgām vajag JavaScript. Ar paroli viss strādā arī bez tā.",
            "Для ключей доступа нужен JavaScript. С паролем всё работает и без него.",
            "Passkeys need JavaScript. By password all works without it.",
        ),
        "passkeys.made": texts_of("izveidota {day}", "создан {day}", "made on {day}"),
        "passkeys.used": texts_of("pēdējoreiz {day}", "последний раз {day}", "last used on {day}"),
        "passkeys.remove": texts_of("Noņemt", "Удалить", "Remove"),
        "passkeys.remove_of": texts_of(
            "Noņemt atslēgu: {agent}", "Удалить ключ: {agent}", "Remove the passkey: {agent}"
        ),
        "passkeys.done.made": texts_of(
            "Atslēga ir izveidota. Nākamreiz varat ienākt ar to.",
            "Ключ создан. В следующий раз можно войти с ним.",
            "The passkey is made. Next time you may sign in with it.",
        ),
        "passkeys.done.removed": texts_of(
            "Atslēga ir noņemta.", "Ключ удалён.", "The passkey is removed."
        ),
        "passkeys.mail.subject": texts_of(
            "{company}: jauna piekļuves atslēga",
            "{company}: новый ключ доступа",
            "{company}: a new passkey",
        ),
        "passkeys.mail.text": texts_of(
            "Labdien!\n\nJūsu portāla kontam pievienota piekļuves atslēga ({agent}). Ar to var "
            "ienākt bez paroles.\n\nJa to nedarījāt Jūs, atveriet {link}, noņemiet atslēgu un "
            "nomainiet paroli.\n\n{company}",
            "Здравствуйте!\n\nК Вашей учётной записи в портале добавлен ключ доступа ({agent}). С "
            "ним можно войти без пароля.\n\nЕсли это сделали не Вы, откройте {link}, удалите ключ "
            "и смените пароль.\n\n{company}",
            "Good day,\n\nA passkey was added to your account in the portal ({agent}). It signs in "
            "without a password.\n\nIf it was not you, open {link}, remove the passkey and change "
            "the password.\n\n{company}",
        ),
        "passkeys.sign_in": texts_of(
            "Ienākt ar piekļuves atslēgu", "Войти с ключом доступа", "Sign in with a passkey"
        ),
        "sign_in.passkey": texts_of(
            "Ar piekļuves atslēgu neizdevās. Ienāciet ar paroli.",
            "С ключом доступа не получилось. Войдите с паролем.",
            "The passkey did not work. Sign in by password.",
        ),
    }
)
