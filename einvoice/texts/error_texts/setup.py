"""Errors of setting an installation up, and of its sample."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "bank-folder-empty": {
            "lv": (
                "{path}: mapē nav nevienas no bankas mapēm ({folders}); gaidīta bankas mape",
                "pievienojiet bankas disku; nekas nav nosūtīts",
            ),
            "ru": (
                "{path}: в папке нет ни одной из папок банка ({folders}); ожидалась папка банка",
                "подключите диск банка; ничего не отправлено",
            ),
            "en": (
                "{path}: has none of the bank's folders ({folders}), expected the bank's folder",
                "mount the bank's disk there; nothing was sent",
            ),
        },
        "clock-went-back": {
            "lv": (
                "pēdējais ieraksts ir {last}, bet tagad ir {now}",
                "datora pulkstenis ir pagriezts atpakaļ: iestatiet to pareizi, pirms kaut ko sūtīt",
            ),
            "ru": (
                "последняя запись сделана {last}, а сейчас {now}",
                (
                    "часы компьютера переведены назад: поставьте их правильно, прежде чем что-либо "
                    "отправлять"
                ),
            ),
            "en": (
                "the last entry is of {last}, which is after now, {now}",
                "the machine's clock went back: set it right before anything is sent",
            ),
        },
        "demo-of-another-month": {
            "lv": (
                "{path}: te ir {found} demonstrācija; gaidīta {wanted}",
                "izvēlieties citu mapi ar --dir",
            ),
            "ru": (
                "{path}: здесь демонстрация за {found}; ожидалась за {wanted}",
                "выберите другую папку через --dir",
            ),
            "en": (
                "{path}: holds a demo of {found}, expected one of {wanted}",
                "choose another folder with --dir",
            ),
        },
        "no-demo-here": {
            "lv": (
                (
                    "{path}: te ir konfigurācija, kas nav demonstrācijas konfigurācija; gaidīta "
                    "demonstrācija vai tukša mape"
                ),
                "izvēlieties citu mapi ar --dir",
            ),
            "ru": (
                (
                    "{path}: здесь конфигурация, которая не для демонстрации; ожидалась "
                    "демонстрация или пустая папка"
                ),
                "выберите другую папку через --dir",
            ),
            "en": (
                "{path}: holds a configuration that is no demo's, expected a demo or nothing",
                "choose another folder with --dir",
            ),
        },
        "no-such-kind": {
            "lv": ("{kind}: tāda importa faila veida nav{near:near}; ir {kinds}", ""),
            "ru": ("{kind}: такого вида файла импорта нет{near:near}; есть {kinds}", ""),
            "en": ("{kind} is no kind of import file{near:near}; kinds are {kinds}", ""),
        },
        "no-tag": {
            "lv": (
                "{path}: installation_tag ir tukšs; gaidīti 6 burti un cipari",
                "ierakstiet to kā {tag} un palaidiet {set_up:command} vēlreiz: tas numuru izlozēs",
            ),
            "ru": (
                "{path}: installation_tag пуст; ожидалось 6 букв и цифр",
                "запишите его как {tag} и запустите {set_up:command} ещё раз: он выберет метку",
            ),
            "en": (
                "{path}: installation_tag is empty, expected 6 letters and digits",
                "write it as {tag} and run {set_up:command} again, which draws a tag",
            ),
        },
        "pin-unreadable": {
            "lv": (
                (
                    "[banks.{bank}] host_keys: {number}. ieraksts „{text}” nav servera atslēga; "
                    "gaidīta visa rinda 'ssh-ed25519 AAAA...' vai 'SHA256:' un 43 zīmes"
                ),
                (
                    "visa rinda ir bankas dokumentā; `ssh-keyscan` rāda to, ko serveris lieto "
                    "tagad: ierakstiet to tikai tad, ja tā ir tāda pati kā dokumentā; tad "
                    "{examine:command}"
                ),
            ),
            "ru": (
                (
                    "[banks.{bank}] host_keys: запись {number} «{text}» – не ключ сервера; "
                    "ожидалась вся строка 'ssh-ed25519 AAAA...' или 'SHA256:' и 43 знака"
                ),
                (
                    "вся строка есть в документе банка; `ssh-keyscan` показывает ту, что сервер "
                    "использует сейчас: впишите её, только если она та же, что в документе; затем "
                    "{examine:command}"
                ),
            ),
            "en": (
                (
                    "[banks.{bank}] host_keys: entry {number}, '{text}', is no host key, expected "
                    "the whole line 'ssh-ed25519 AAAA...' or 'SHA256:' and 43 signs"
                ),
                (
                    "the whole line is on the bank's paper; `ssh-keyscan` prints the key that the "
                    "server uses now: write it only where it is the same as on paper; then "
                    "{examine:command}"
                ),
            ),
        },
        "sample-exists": {
            "lv": ("{path}: jau ir", "izvēlieties tukšu mapi"),
            "ru": ("{path}: уже есть", "выберите пустую папку"),
            "en": ("{path} exists already", "choose an empty folder"),
        },
        "sample-not-continued": {
            "lv": ("{folder}: gaidīta mape ar uzņēmumu, ko izveidoja sample", ""),
            "ru": ("{folder}: ожидалась папка с компанией, которую создала sample", ""),
            "en": ("{folder}: expected the folder of a company that sample wrote", ""),
        },
        "sample-one-of": {
            "lv": ("gaidīts viens no: --flats, --payments, --continue (bez --period)", ""),
            "ru": ("ожидалось одно из: --flats, --payments, --continue (без --period)", ""),
            "en": ("expected one of --flats, --payments, --continue (without --period)", ""),
        },
        "sample-real-bank": {
            "lv": (
                "šajā konfigurācijā ir īsta banka; izdomātus maksājumus tai neveido",
                'gaidīts transport = "simulator" visām bankām',
            ),
            "ru": (
                "в этой конфигурации есть настоящий банк; вымышленных платежей для неё не создают",
                'ожидался transport = "simulator" у всех банков',
            ),
            "en": (
                "this configuration has a real bank; no pretended payments are written for it",
                'expected transport = "simulator" of every bank',
            ),
        },
        "sample-nothing-to-pay": {
            "lv": (
                "{period}: nav ko maksāt līdz vakardienai",
                "izrakstiet mēneša rēķinus vai norādiet vēlāku dienu ar --today",
            ),
            "ru": (
                "{period}: платить до вчерашнего дня нечего",
                "выпишите счета месяца или укажите более поздний день: --today",
            ),
            "en": (
                "{period}: nothing is to be paid up to yesterday",
                "issue the month's invoices, or give a later day with --today",
            ),
        },
        "sample-flats": {
            "lv": ("{flats} {flats:dzīvokļu|dzīvoklis|dzīvokļi} ir par maz; gaidīts vismaz 1", ""),
            "ru": ("{flats}: квартир слишком мало; ожидалось не меньше 1", ""),
            "en": ("{flats} flats are too few, expected at least 1", ""),
        },
        "sample-months": {
            "lv": ("{months} mēnešus nevar izveidot; gaidīti 1 līdz {most}", ""),
            "ru": ("{months}: столько месяцев создать нельзя; ожидалось от 1 до {most}", ""),
            "en": ("{months} months cannot be made, expected 1 to {most}", ""),
        },
    }
)
