"""Errors of the configuration: one for each kind of fault in `config.toml`."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "configuration-not-toml": {
            "lv": (
                "{path}: failu nevar nolasīt kā TOML: {why}",
                "izlabojiet failu; {set_up:command} tukšā mapē uzraksta paraugu ar paskaidrojumiem",
            ),
            "ru": (
                "{path}: файл не читается как TOML: {why}",
                "исправьте файл; {set_up:command} в пустой папке записывает пример с пояснениями",
            ),
            "en": (
                "{path}: not readable as TOML: {why}",
                (
                    "correct the file; {set_up:command} writes a commented example into an empty "
                    "folder"
                ),
            ),
        },
        "configuration-wrong": {
            "lv": (
                "{faults}",
                "izlabojiet failu; {set_up:command} tukšā mapē uzraksta paraugu ar paskaidrojumiem",
            ),
            "ru": (
                "{faults}",
                "исправьте файл; {set_up:command} в пустой папке записывает пример с пояснениями",
            ),
            "en": (
                "{faults}",
                (
                    "correct the file; {set_up:command} writes a commented example into an empty "
                    "folder"
                ),
            ),
        },
        "no-configuration": {
            "lv": (
                "{path}: nav tāda faila; gaidīta konfigurācija",
                "palaidiet {set_up:command} šajā mapē vai norādiet failu ar --config",
            ),
            "ru": (
                "{path}: нет такого файла; ожидалась конфигурация",
                "запустите {set_up:command} в этой папке или укажите файл через --config",
            ),
            "en": (
                "{path}: no such file, expected a configuration",
                "run {set_up:command} here, or name a configuration with --config",
            ),
        },
        "setting-account": {
            "lv": ("{path}: {key}: account ir nepareizs; gaidīts IBAN bez atstarpēm", ""),
            "ru": ("{path}: {key}: account неправильный; ожидался IBAN без пробелов", ""),
            "en": ("{path}: {key}: account is wrong, expected an IBAN without spaces", ""),
        },
        "setting-choice": {
            "lv": ("{path}: {key}: gaidīta viena no vērtībām {limit}", ""),
            "ru": ("{path}: {key}: ожидалось одно из значений {limit}", ""),
            "en": ("{path}: {key}: expected one of {limit}", ""),
        },
        "setting-empty": {
            "lv": ("{path}: {key}: gaidīts vismaz {limit} zīmju garš teksts vai saraksts", ""),
            "ru": ("{path}: {key}: ожидались текст или список длиной не меньше {limit}", ""),
            "en": ("{path}: {key}: too short or empty, expected a length of at least {limit}", ""),
        },
        "setting-engine-database": {
            "lv": (
                (
                    "{path}: scale.engine: procrastinate prasa PostgreSQL: ierakstiet url "
                    '([database]) vai engine = "local"'
                ),
                "",
            ),
            "ru": (
                (
                    "{path}: scale.engine: для procrastinate нужен PostgreSQL: укажите url "
                    '([database]) или engine = "local"'
                ),
                "",
            ),
            "en": (
                (
                    "{path}: scale.engine: procrastinate needs PostgreSQL: set url ([database]), "
                    'or engine = "local"'
                ),
                "",
            ),
        },
        "setting-folder": {
            "lv": ("{path}: {key}: transport folder prasa folder, vai inbox un outbox", ""),
            "ru": ("{path}: {key}: для transport folder нужен folder, или inbox и outbox", ""),
            "en": ("{path}: {key}: transport folder needs folder, or inbox and outbox", ""),
        },
        "setting-least": {
            "lv": ("{path}: {key}: gaidīts skaitlis no {limit}", ""),
            "ru": ("{path}: {key}: ожидалось число от {limit}", ""),
            "en": ("{path}: {key}: expected a number from {limit}", ""),
        },
        "setting-mail-in-the-clear": {
            "lv": (
                (
                    "{path}: {key}: security none ir tikai serverim šajā datorā; gaidīts starttls "
                    "vai tls"
                ),
                "",
            ),
            "ru": (
                (
                    "{path}: {key}: security none — только для сервера на этой машине; ожидалось "
                    "starttls или tls"
                ),
                "",
            ),
            "en": (
                (
                    "{path}: {key}: security none is for a server on this machine alone, expected "
                    "starttls or tls"
                ),
                "",
            ),
        },
        "setting-mail-password": {
            "lv": ("{path}: {key}: smtp_user un smtp_password norāda kopā", ""),
            "ru": ("{path}: {key}: smtp_user и smtp_password указывают вместе", ""),
            "en": ("{path}: {key}: smtp_user and smtp_password come together", ""),
        },
        "setting-mail-sender": {
            "lv": ("{path}: {key}: email_to prasa email_from un smtp_host", ""),
            "ru": ("{path}: {key}: для email_to нужны email_from и smtp_host", ""),
            "en": ("{path}: {key}: email_to needs email_from and smtp_host", ""),
        },
        "setting-mail-user": {
            "lv": ("{path}: {key}: user un password norāda kopā", ""),
            "ru": ("{path}: {key}: user и password указывают вместе", ""),
            "en": ("{path}: {key}: user and password come together", ""),
        },
        "setting-missing": {
            "lv": ("{path}: {key}: nav norādīts", ""),
            "ru": ("{path}: {key}: не указано", ""),
            "en": ("{path}: {key}: is missing", ""),
        },
        "setting-most": {
            "lv": ("{path}: {key}: gaidīts skaitlis līdz {limit}", ""),
            "ru": ("{path}: {key}: ожидалось число до {limit}", ""),
            "en": ("{path}: {key}: expected a number up to {limit}", ""),
        },
        "setting-not-text": {
            "lv": ("{path}: {key}: gaidīts teksts pēdiņās", ""),
            "ru": ("{path}: {key}: ожидался текст в кавычках", ""),
            "en": ("{path}: {key}: expected a text in quotes", ""),
        },
        "setting-not-whole": {
            "lv": ("{path}: {key}: gaidīts vesels skaitlis bez pēdiņām", ""),
            "ru": ("{path}: {key}: ожидалось целое число без кавычек", ""),
            "en": ("{path}: {key}: expected a whole number without quotes", ""),
        },
        "setting-not-yes-or-no": {
            "lv": ("{path}: {key}: gaidīts true vai false bez pēdiņām", ""),
            "ru": ("{path}: {key}: ожидалось true или false без кавычек", ""),
            "en": ("{path}: {key}: expected true or false without quotes", ""),
        },
        "setting-not-ours": {
            "lv": ("{path}: {key}: gaidīts code, account vai party", ""),
            "ru": ("{path}: {key}: ожидалось code, account или party", ""),
            "en": ("{path}: {key}: expected code, account or party", ""),
        },
        "setting-pattern": {
            "lv": ("{path}: {key}: vērtības pieraksts ir nepareizs; gaidīts {limit}", ""),
            "ru": ("{path}: {key}: неправильный вид значения; ожидалось {limit}", ""),
            "en": ("{path}: {key}: is written wrongly, expected {limit}", ""),
        },
        "setting-client-number": {
            "lv": ("{path}: {key}: client_number: gaidīta regulārā izteiksme", ""),
            "ru": ("{path}: {key}: client_number: ожидалось регулярное выражение", ""),
            "en": ("{path}: {key}: client_number: expected a regular expression", ""),
        },
        "setting-payments-from": {
            "lv": (
                (
                    '{path}: {key}: source = "statements" prasa arī from (mēnesi, kura importētie '
                    "atlikumi ir sākuma parādi) un opening_date (dienu, kuras sākumā tie bija)"
                ),
                "",
            ),
            "ru": (
                (
                    '{path}: {key}: для source = "statements" нужны from (месяц, импортированные '
                    "сальдо которого — начальные долги) и opening_date (день, на начало которого)"
                ),
                "",
            ),
            "en": (
                (
                    '{path}: {key}: source = "statements" needs from (the month whose imported '
                    "balances are the opening debts) and opening_date (their day) too"
                ),
                "",
            ),
        },
        "setting-proxy-network": {
            "lv": ("{path}: {key}: sagaidīta adrese vai tīkls, piemēram, 10.0.0.0/8", ""),
            "ru": ("{path}: {key}: ожидался адрес или сеть, например 10.0.0.0/8", ""),
            "en": ("{path}: {key}: expected an address or a network, such as 10.0.0.0/8", ""),
        },
        "setting-reference": {
            "lv": ("{path}: {key}: gaidīts file:CEĻŠ vai env:VĀRDS, nevis pati parole", ""),
            "ru": ("{path}: {key}: ожидалось file:ПУТЬ или env:ИМЯ, а не сам пароль", ""),
            "en": ("{path}: {key}: expected file:PATH or env:NAME, not the secret itself", ""),
        },
        "setting-registration-number": {
            "lv": (
                "{path}: {key}: reg_no ir nepareizs; gaidīti 11 cipari ar pareizu kontrolciparu",
                "",
            ),
            "ru": (
                "{path}: {key}: reg_no неправильный; ожидались 11 цифр с верной контрольной цифрой",
                "",
            ),
            "en": (
                "{path}: {key}: reg_no is wrong, expected 11 digits with a valid check digit",
                "",
            ),
        },
        "setting-sftp": {
            "lv": ("{path}: {key}: transport sftp prasa host, user, key_file un host_keys", ""),
            "ru": ("{path}: {key}: для transport sftp нужны host, user, key_file и host_keys", ""),
            "en": ("{path}: {key}: transport sftp needs host, user, key_file and host_keys", ""),
        },
        "setting-simulator-faults": {
            "lv": ("{path}: {key}: simulator_faults prasa transport simulator", ""),
            "ru": ("{path}: {key}: для simulator_faults нужен transport simulator", ""),
            "en": ("{path}: {key}: simulator_faults need transport simulator", ""),
        },
        "setting-too-long": {
            "lv": ("{path}: {key}: gaidītas ne vairāk kā {limit} zīmes", ""),
            "ru": ("{path}: {key}: ожидалось не больше {limit} знаков", ""),
            "en": ("{path}: {key}: too long, expected at most {limit} characters", ""),
        },
        "setting-too-small": {
            "lv": ("{path}: {key}: gaidīts skaitlis, kas lielāks par {limit}", ""),
            "ru": ("{path}: {key}: ожидалось число больше {limit}", ""),
            "en": ("{path}: {key}: expected a number above {limit}", ""),
        },
        "setting-unknown": {
            "lv": ("{path}: {key}: nezināma atslēga; derīgas ir tikai šīs tabulas atslēgas", ""),
            "ru": ("{path}: {key}: неизвестный ключ; допустимы только ключи этой таблицы", ""),
            "en": ("{path}: {key}: unknown key, expected one of the keys of this table", ""),
        },
        "setting-url-password": {
            "lv": (
                (
                    "{path}: {key}: url ir parole, kurai tur nav jābūt: ierakstiet to ~/.pgpass "
                    "vai PGPASSWORD"
                ),
                "",
            ),
            "ru": (
                (
                    "{path}: {key}: в url есть пароль, которого там быть не должно: запишите его "
                    "в ~/.pgpass или PGPASSWORD"
                ),
                "",
            ),
            "en": (
                (
                    "{path}: {key}: url holds a password, expected none: put it into ~/.pgpass or "
                    "PGPASSWORD"
                ),
                "",
            ),
        },
        "setting-wrong": {
            "lv": ("{path}: {key}: {why}", ""),
            "ru": ("{path}: {key}: {why}", ""),
            "en": ("{path}: {key}: {why}", ""),
        },
    }
)
