"""Errors of the connections to the banks, and of our keys for them."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "bank-breaks-off": {
            "lv": (
                "{server}: savienojums pārtrūka vai apstājās, pirms tas bija izveidots",
                "pārbaudiet host, port, user un key_file konfigurācijā vai mēģiniet vēlāk",
            ),
            "ru": (
                "{server}: соединение оборвалось или остановилось, не успев установиться",
                "проверьте host, port, user и key_file в конфигурации или повторите позже",
            ),
            "en": (
                "{server}: the connection broke or stalled before it was set up",
                "see host, port, user and key_file in the configuration, or try again later",
            ),
        },
        "bank-folder-missing": {
            "lv": (
                "{path}: nav tādas mapes; gaidīta bankas mape",
                "pievienojiet disku vai izlabojiet `folder` konfigurācijā",
            ),
            "ru": (
                "{path}: нет такой папки; ожидалась папка банка",
                "подключите диск или исправьте `folder` в конфигурации",
            ),
            "en": (
                "{path}: no such folder, expected the bank's",
                "mount it, or correct `folder` in the configuration",
            ),
        },
        "bank-not-listening": {
            "lv": (
                "{server}: tur neviens neatbild (ports ir slēgts)",
                "pārbaudiet host, port, user un key_file konfigurācijā vai mēģiniet vēlāk",
            ),
            "ru": (
                "{server}: там никто не отвечает (порт закрыт)",
                "проверьте host, port, user и key_file в конфигурации или повторите позже",
            ),
            "en": (
                "{server}: nothing listens there",
                "see host, port, user and key_file in the configuration, or try again later",
            ),
        },
        "bank-refuses-key": {
            "lv": (
                "{server}: banka nepieņem mūsu atslēgu vai lietotāja vārdu",
                "pārbaudiet host, port, user un key_file konfigurācijā vai mēģiniet vēlāk",
            ),
            "ru": (
                "{server}: банк не принимает наш ключ или имя пользователя",
                "проверьте host, port, user и key_file в конфигурации или повторите позже",
            ),
            "en": (
                "{server}: the bank does not accept our key or user name",
                "see host, port, user and key_file in the configuration, or try again later",
            ),
        },
        "bank-second-proof": {
            "lv": (
                "{server}: serveris pēc atslēgas prasa vēl vienu apliecinājumu",
                "palūdziet bankai, lai kontam pietiek ar atslēgu",
            ),
            "ru": (
                "{server}: после ключа сервер требует ещё одно подтверждение",
                "попросите банк, чтобы для учётной записи хватало ключа",
            ),
            "en": (
                "{server}: the server wants a second proof after the key",
                "ask the bank to let this account in by its key alone",
            ),
        },
        "bank-silent": {
            "lv": (
                "{server}: nav atbildes laikā",
                "pārbaudiet host, port, user un key_file konfigurācijā vai mēģiniet vēlāk",
            ),
            "ru": (
                "{server}: нет ответа вовремя",
                "проверьте host, port, user и key_file в конфигурации или повторите позже",
            ),
            "en": (
                "{server}: no answer in time",
                "see host, port, user and key_file in the configuration, or try again later",
            ),
        },
        "bank-unknown-host": {
            "lv": (
                "{server}: šāds servera nosaukums nav zināms",
                "pārbaudiet host, port, user un key_file konfigurācijā vai mēģiniet vēlāk",
            ),
            "ru": (
                "{server}: такое имя сервера неизвестно",
                "проверьте host, port, user и key_file в конфигурации или повторите позже",
            ),
            "en": (
                "{server}: the name is not known",
                "see host, port, user and key_file in the configuration, or try again later",
            ),
        },
        "host-key-changed": {
            "lv": (
                (
                    "{server}: servera atslēga ir {key} ({line}), bet tā nav starp host_keys; "
                    "tur nekas nav nosūtīts"
                ),
                (
                    "jautājiet bankai, vai tās servera atslēga ir mainījusies; tikai tad "
                    "ierakstiet to host_keys; {examine:command} to pārbauda un ved tālāk"
                ),
            ),
            "ru": (
                "{server}: ключ сервера {key} ({line}), его нет в host_keys; туда ничего не шлётся",
                (
                    "спросите банк, изменился ли ключ его сервера; только тогда внесите его в "
                    "host_keys; {examine:command} проверит это и поведёт дальше"
                ),
            ),
            "en": (
                "{server}: the host key {key} ({line}) is not pinned; nothing was sent there",
                (
                    "ask the bank whether its key changed; only then add it to host_keys; "
                    "{examine:command} checks it and leads on"
                ),
            ),
        },
        "host-key-unreadable": {
            "lv": (
                "host_keys: nav servera atslēga; gaidīts 'ssh-ed25519 AAAA...' vai 'SHA256:...'",
                (
                    "ierakstiet atslēgu, ko banka publicē vai dod uz papīra; ko piedāvā pats "
                    "serveris (`ssh-keyscan`), neko nepierāda, kamēr tas nav salīdzināts"
                ),
            ),
            "ru": (
                "host_keys: не ключ сервера; ожидалось 'ssh-ed25519 AAAA...' или 'SHA256:...'",
                (
                    "впишите ключ, который банк публикует или даёт на бумаге; то, что предлагает "
                    "сам сервер (`ssh-keyscan`), ничего не доказывает, пока не сверено"
                ),
            ),
            "en": (
                "host_keys: not a host key, expected 'ssh-ed25519 AAAA...' or 'SHA256:...'",
                (
                    "write the key that the bank publishes or gives on paper; what a server offers "
                    "by itself (`ssh-keyscan`) proves nothing until it is compared with that"
                ),
            ),
        },
        "key-not-handed-over": {
            "lv": (
                "{path}: privāto atslēgu nevar nolasīt",
                (
                    "$CREDENTIALS_DIRECTORY ir tikai tam, ko systemd palaiž ar LoadCredential=; kā "
                    "palaist komandu ar roku, ir rakstīts docs/ADMINISTRATION.md"
                ),
            ),
            "ru": (
                "{path}: закрытый ключ не читается",
                (
                    "$CREDENTIALS_DIRECTORY есть только у того, что systemd запускает с "
                    "LoadCredential=; как запустить команду вручную, "
                    "написано в docs/ADMINISTRATION.md"
                ),
            ),
            "en": (
                "{path}: the private key cannot be read",
                (
                    "$CREDENTIALS_DIRECTORY is there only for what systemd starts with "
                    "LoadCredential=; docs/ADMINISTRATION.md says how to start a command by hand"
                ),
            ),
        },
        "key-of-another-user": {
            "lv": (
                (
                    "{path}: privātā atslēga pieder citam lietotājam; gaidīts tas, kas palaiž šo "
                    "programmu"
                ),
                "pārkopējiet to šī lietotāja failā",
            ),
            "ru": (
                (
                    "{path}: закрытый ключ принадлежит другому пользователю; ожидался тот, кто "
                    "запускает программу"
                ),
                "скопируйте его в файл этого пользователя",
            ),
            "en": (
                (
                    "{path}: the private key belongs to another user, expected the user who runs "
                    "this program"
                ),
                "copy it to a file of this user's own",
            ),
        },
        "key-open-to-others": {
            "lv": (
                "{path}: privāto atslēgu var lasīt citi lietotāji; gaidītas tiesības 0600",
                "chmod 600 {path}",
            ),
            "ru": (
                "{path}: закрытый ключ доступен другим пользователям; ожидались права 0600",
                "chmod 600 {path}",
            ),
            "en": (
                "{path}: the private key is open to other users, expected mode 0600",
                "chmod 600 {path}",
            ),
        },
        "key-unreadable": {
            "lv": (
                "{path}: privāto atslēgu nevar nolasīt; gaidīts mūsu pašu fails",
                "pārbaudiet key_file konfigurācijā",
            ),
            "ru": (
                "{path}: закрытый ключ не читается; ожидался наш собственный файл",
                "проверьте key_file в конфигурации",
            ),
            "en": (
                "{path}: the private key cannot be read, expected a file of ours",
                "see key_file in the configuration",
            ),
        },
        "key-with-password": {
            "lv": (
                "{path}: privāto atslēgu sargā parole; gaidīta atslēga bez paroles",
                (
                    "programma darbojas bez cilvēka, kas paroli ievadītu; sargājiet failu ar tā "
                    "tiesībām"
                ),
            ),
            "ru": (
                "{path}: закрытый ключ защищён паролем; ожидался ключ без пароля",
                (
                    "программа работает без человека, который ввёл бы пароль; защитите файл "
                    "правами доступа"
                ),
            ),
            "en": (
                (
                    "{path}: the private key is protected by a password, expected a key without "
                    "a password"
                ),
                "nobody is there to type it; guard the file with its mode instead",
            ),
        },
        "no-host-keys": {
            "lv": (
                "host_keys: nav nevienas; jābūt vismaz vienai",
                "bez norādītas servera atslēgas nevar zināt, vai serveris ir banka",
            ),
            "ru": (
                "host_keys: нет ни одного; нужен хотя бы один",
                "без указанного ключа сервера нельзя знать, что сервер принадлежит банку",
            ),
            "en": (
                "host_keys must name at least one host key",
                "without a pinned host key it is unknown whether the server is the bank",
            ),
        },
        "no-private-key": {
            "lv": (
                (
                    "{path}: tā nav privātā atslēga; gaidīta ed25519, ecdsa vai rsa, kā to raksta "
                    "`ssh-keygen`"
                ),
                "izveidojiet to ar `ssh-keygen -t ed25519`",
            ),
            "ru": (
                (
                    "{path}: это не закрытый ключ; ожидался ed25519, ecdsa или rsa, как его пишет "
                    "`ssh-keygen`"
                ),
                "создайте его командой `ssh-keygen -t ed25519`",
            ),
            "en": (
                "{path}: no private key, expected ed25519, ecdsa or rsa as `ssh-keygen` writes it",
                "create a key with `ssh-keygen -t ed25519`",
            ),
        },
    }
)
