"""Errors of the banks' profiles, and of the simulated banks."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "no-such-bank": {
            "lv": ("banka {bank}: nav zināma; gaidīta viena no: {known}", ""),
            "ru": ("банк {bank}: неизвестен; ожидался один из: {known}", ""),
            "en": ("bank {bank}: unknown, expected one of {known}", ""),
        },
        "no-such-fault": {
            "lv": ("kļūme {fault}: nav tādas; gaidīta viena no: {known}{near:near}", ""),
            "ru": ("сбой {fault}: нет такого; ожидался один из: {known}{near:near}", ""),
            "en": ("fault {fault}: not known, expected one of {known}{near:near}", ""),
        },
        "port-taken": {
            "lv": (
                "port {port}: to nevar klausīties; gaidīts brīvs ports",
                "izvēlieties citu portu vai 0 jebkuram",
            ),
            "ru": (
                "port {port}: его нельзя слушать; ожидался свободный порт",
                "выберите другой порт или 0 для любого",
            ),
            "en": (
                "port {port}: is in use, expected a free port",
                "choose another port, or 0 for any",
            ),
        },
        "profile-attribute": {
            "lv": ("{key}: gaidīts: atribūta nosaukums", ""),
            "ru": ("{key}: ожидалось: имя атрибута", ""),
            "en": ("{key}: expected the name of an attribute", ""),
        },
        "profile-channel-id": {
            "lv": ("{key}: gaidīts: BIC koda 8 rakstzīmes", ""),
            "ru": ("{key}: ожидалось: 8 знаков кода BIC", ""),
            "en": ("{key}: expected the 8 characters of a BIC", ""),
        },
        "profile-characters": {
            "lv": (
                (
                    "{key}: gaidīts: atsevišķas rakstzīmes un diapazoni a-b, bez [ ] ^ un "
                    "atpakaļvērstās slīpsvītras"
                ),
                "",
            ),
            "ru": (
                (
                    "{key}: ожидалось: отдельные знаки и диапазоны a-b, без [ ] ^ и обратной косой "
                    "черты"
                ),
                "",
            ),
            "en": (
                "{key}: expected single characters and ranges a-b, without [ ] ^ and backslash",
                "",
            ),
        },
        "profile-characters-missing": {
            "lv": ("{key}: gaidīts: vismaz tas, no kā sastāv katrs maksājuma mērķis: {needed}", ""),
            "ru": (
                "{key}: ожидалось: хотя бы то, из чего состоит каждое назначение платежа: {needed}",
                "",
            ),
            "en": ("{key}: expected at least what every description is made of: {needed}", ""),
        },
        "profile-choice": {
            "lv": ("{key}: gaidīts: viens no: {choices}", ""),
            "ru": ("{key}: ожидалось: одно из: {choices}", ""),
            "en": ("{key}: expected one of {choices}", ""),
        },
        "profile-elements": {
            "lv": ("{key}: gaidīts: elementu nosaukumu ceļi", ""),
            "ru": ("{key}: ожидалось: пути из имён элементов", ""),
            "en": ("{key}: expected paths of element names", ""),
        },
        "profile-file-code": {
            "lv": ("{key}: gaidīts: divi lielie burti", ""),
            "ru": ("{key}: ожидалось: две заглавные буквы", ""),
            "en": ("{key}: expected two capital letters", ""),
        },
        "profile-file-name": {
            "lv": ("{key}: gaidīts: faila nosaukums, kurā ir {{file_id}}", ""),
            "ru": ("{key}: ожидалось: имя файла, в котором есть {{file_id}}", ""),
            "en": ("{key}: expected a file name with {{file_id}} in it", ""),
        },
        "profile-folder": {
            "lv": ("{key}: gaidīts: bankas mape", ""),
            "ru": ("{key}: ожидалось: папка банка", ""),
            "en": ("{key}: expected a folder of the bank", ""),
        },
        "profile-header": {
            "lv": ("{key}: gaidīts: {known} vai vienkāršs teksts", ""),
            "ru": ("{key}: ожидалось: {known} или обычный текст", ""),
            "en": ("{key}: expected {known} or plain text", ""),
        },
        "profile-key-missing": {
            "lv": ("{key}: nav norādīts", ""),
            "ru": ("{key}: не указано", ""),
            "en": ("{key}: missing", ""),
        },
        "profile-key-unknown": {
            "lv": ("{key}: nezināma atslēga", ""),
            "ru": ("{key}: неизвестный ключ", ""),
            "en": ("{key}: unknown key", ""),
        },
        "profile-language": {
            "lv": ("{key}: gaidīts: valodas kā divi mazie burti", ""),
            "ru": ("{key}: ожидалось: языки из двух строчных букв", ""),
            "en": ("{key}: expected languages of two small letters", ""),
        },
        "profile-least": {
            "lv": ("{key}: gaidīts: vismaz 1", ""),
            "ru": ("{key}: ожидалось: не меньше 1", ""),
            "en": ("{key}: expected at least 1", ""),
        },
        "profile-mark": {
            "lv": ("{key}: mark: gaidīts confirmed vai assumed", ""),
            "ru": ("{key}: mark: ожидалось confirmed или assumed", ""),
            "en": ("{key}: mark, expected confirmed or assumed", ""),
        },
        "profile-no-language": {
            "lv": ("{key}: gaidīts: vismaz viena valoda", ""),
            "ru": ("{key}: ожидалось: хотя бы один язык", ""),
            "en": ("{key}: expected at least one language", ""),
        },
        "profile-no-table": {
            "lv": ("{key}: gaidīts: tabula ar value, source un mark", ""),
            "ru": ("{key}: ожидалось: таблица с value, source и mark", ""),
            "en": ("{key}: expected a table of value, source and mark", ""),
        },
        "profile-not-toml": {
            "lv": ("bankas {bank} profils: nav nolasāms kā TOML: {why}", ""),
            "ru": ("профиль банка {bank}: не читается как TOML: {why}", ""),
            "en": ("profile of {bank}: not readable as TOML: {why}", ""),
        },
        "profile-other-bank": {
            "lv": ("{key}: ir {value}, gaidīts {expected}", ""),
            "ru": ("{key}: указано {value}, ожидалось {expected}", ""),
            "en": ("{key}: is {value}, expected {expected}", ""),
        },
        "profile-schema": {
            "lv": ("{key}: gaidīts: faila nosaukums mapē schemas/", ""),
            "ru": ("{key}: ожидалось: имя файла в папке schemas/", ""),
            "en": ("{key}: expected the name of a file in schemas/", ""),
        },
        "profile-source": {
            "lv": ("{key}: source: gaidīts teksts, kas saka, no kurienes vērtība ir", ""),
            "ru": ("{key}: source: ожидался текст о том, откуда взято значение", ""),
            "en": ("{key}: source, expected a text that says where the value comes from", ""),
        },
        "profile-texts": {
            "lv": ("{key}: gaidīts: tekstu saraksts", ""),
            "ru": ("{key}: ожидалось: список текстов", ""),
            "en": ("{key}: expected a list of texts", ""),
        },
        "profile-time": {
            "lv": ("{key}: gaidīts: laiks HH:MM", ""),
            "ru": ("{key}: ожидалось: время HH:MM", ""),
            "en": ("{key}: expected a time, HH:MM", ""),
        },
        "profile-type": {
            "lv": ("{key}: gaidīts: vērtība, kuras tips ir {type}", ""),
            "ru": ("{key}: ожидалось: значение типа {type}", ""),
            "en": ("{key}: expected a value of type {type}", ""),
        },
        "profile-wrong": {
            "lv": ("bankas {bank} profils: {faults}", ""),
            "ru": ("профиль банка {bank}: {faults}", ""),
            "en": ("profile of {bank}: {faults}", ""),
        },
        "simulator-running": {
            "lv": (
                "{path}: šajā mapē jau darbojas cits banku simulators",
                "sagaidiet, līdz otra komanda beidzas, vai apturiet to",
            ),
            "ru": (
                "{path}: в этой папке уже работает другой симулятор банков",
                "дождитесь конца другой команды или остановите её",
            ),
            "en": (
                "{path}: another bank simulator runs over this folder",
                "wait until the other command is done, or stop it",
            ),
        },
    }
)
