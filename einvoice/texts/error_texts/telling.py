"""Errors of e-mail and webhook, and of their secrets."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "mail-not-taken": {
            "lv": ("e-pasts: {server} to nepieņēma ({kind})", ""),
            "ru": ("эл. почта: {server} не принял письмо ({kind})", ""),
            "en": ("e-mail: {server} did not take it ({kind})", ""),
        },
        "secret-not-handed-over": {
            "lv": (
                "{path}: nevar nolasīt ({kind})",
                (
                    "$CREDENTIALS_DIRECTORY ir tikai tam, ko systemd palaiž ar LoadCredential=; kā "
                    "palaist komandu ar roku, ir rakstīts docs/ADMINISTRATION.md"
                ),
            ),
            "ru": (
                "{path}: не читается ({kind})",
                (
                    "$CREDENTIALS_DIRECTORY есть только у того, что systemd запускает с "
                    "LoadCredential=; как запустить команду вручную, написано в "
                    "docs/ADMINISTRATION.md"
                ),
            ),
            "en": (
                "{path}: cannot be read ({kind})",
                (
                    "$CREDENTIALS_DIRECTORY is there only for what systemd starts with "
                    "LoadCredential=; docs/ADMINISTRATION.md says how to start a command by hand"
                ),
            ),
        },
        "secret-open-to-others": {
            "lv": ("{path}: to var lasīt citi lietotāji; jābūt tiesībām 0600", "chmod 600 {path}"),
            "ru": ("{path}: доступен другим; ожидались права 0600", "chmod 600 {path}"),
            "en": ("{path}: others may read it, expected mode 0600", "chmod 600 {path}"),
        },
        "push-key-there": {
            "lv": (
                "{path}: fails jau ir; gaidīts jauns fails",
                "ar citu atslēgu katram paziņojumi jāieslēdz no jauna; citu failu nosauc ar --to",
            ),
            "ru": (
                "{path}: файл уже есть; ожидался новый файл",
                "с другим ключом каждый включает уведомления заново; другой файл называют --to",
            ),
            "en": (
                "{path}: the file is there already, expected a new file",
                "with another key all turn messages on anew; name another file with --to",
            ),
        },
        "push-key-wrong": {
            "lv": ("{path}: nav P-256 privātās atslēgas (PEM)", "{make_push_key:command}"),
            "ru": ("{path}: нет закрытого ключа P-256 (PEM)", "{make_push_key:command}"),
            "en": ("{path}: no private key of P-256 (PEM)", "{make_push_key:command}"),
        },
        "secret-unreadable": {
            "lv": ("{path}: nevar nolasīt ({kind})", ""),
            "ru": ("{path}: не читается ({kind})", ""),
            "en": ("{path}: cannot be read ({kind})", ""),
        },
        "secret-unset": {
            "lv": ("vides mainīgais {name} nav uzstādīts", ""),
            "ru": ("переменная окружения {name} не задана", ""),
            "en": ("environment variable {name} is not set", ""),
        },
        "webhook-no-address": {
            "lv": ("webhook: nav tīmekļa adrese; gaidīts https://...", ""),
            "ru": ("webhook: не веб-адрес; ожидалось https://...", ""),
            "en": ("webhook: not a web address, expected https://...", ""),
        },
        "webhook-not-taken": {
            "lv": ("webhook: {host} to nepieņēma ({kind})", ""),
            "ru": ("webhook: {host} не принял сообщение ({kind})", ""),
            "en": ("webhook: {host} did not take it ({kind})", ""),
        },
    }
)
