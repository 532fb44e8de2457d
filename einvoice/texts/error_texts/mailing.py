"""Errors of invoices by e-mail and on paper."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "debt-mail-alone": {
            "lv": ("--mail: gaidīts kopā ar --remind DIR", "mapē nonāk atgādinājumi uz papīra"),
            "ru": ("--mail: ожидалось вместе с --remind DIR", "в папке — напоминания на бумаге"),
            "en": ("--mail: expected together with --remind DIR", "the folder gets those on paper"),
        },
        "debt-mail-not-so": {
            "lv": ("{flat}: nav atgādinājuma e-pasta, par kuru to var teikt", ""),
            "ru": ("{flat}: нет письма с напоминанием, о котором так можно сказать", ""),
            "en": ("{flat}: no mail of a reminder of which this can be said", ""),
        },
        "debt-mail-unknown": {
            "lv": (
                "{flat}: nav zināms, vai atgādinājums ir nosūtīts; klientam citu nesūtīs",
                (
                    "pajautājiet klientam vai apskatiet e-pasta servera žurnālu; ja saņemts: "
                    "{reminder_came:command flat}, ja nav: {reminder_again:command flat}"
                ),
            ),
            "ru": (
                "{flat}: неизвестно, отправлено ли напоминание; другого клиенту не отправят",
                (
                    "спросите клиента или посмотрите журнал почтового сервера; если получено: "
                    "{reminder_came:command flat}, если нет: {reminder_again:command flat}"
                ),
            ),
            "en": (
                "{flat}: nobody knows whether the reminder was mailed; no other goes there",
                (
                    "ask the customer or look into the mail server's log; if it came: "
                    "{reminder_came:command flat}, if not: {reminder_again:command flat}"
                ),
            ),
        },
        "debt-mails-refused": {
            "lv": (
                "noraidīti atgādinājumu e-pasti: {count}, pirmais: {flat}",
                (
                    "tie ir mapē uz papīra; lai sūtītu pa e-pastu, izlabojiet adresi (importējiet "
                    "klientu) un {reminder_again:command flat}"
                ),
            ),
            "ru": (
                "отклонено писем с напоминанием: {count}, первое: {flat}",
                (
                    "они в папке на бумаге; чтобы отправлять письма, исправьте адрес "
                    "(импортируйте клиента) и {reminder_again:command flat}"
                ),
            ),
            "en": (
                "{count} {count:mail|mails} of reminders refused, the first: {flat}",
                (
                    "they are in the folder, on paper; to mail them, correct the address (import "
                    "the customer) and {reminder_again:command flat}"
                ),
            ),
        },
        "mail-not-configured": {
            "lv": (
                "config.toml sadaļā [mail] nav norādīts e-pasta serveris",
                "norādiet host un from; līdz tam drukājiet: {print:command}, {make_codes:command}",
            ),
            "ru": (
                "в config.toml, раздел [mail], не указан почтовый сервер",
                "укажите host и from; пока печатайте: {print:command}, {make_codes:command}",
            ),
            "en": (
                "config.toml names no mail server in [mail]",
                "set host and from; until then print: {print:command}, {make_codes:command}",
            ),
        },
        "letter-not-made": {
            "lv": ("{flat}: vēstuli e-pastam nevarēja sagatavot ({kind})", ""),
            "ru": ("{flat}: письмо для э-почты не удалось подготовить ({kind})", ""),
            "en": ("{flat}: the letter could not be made for its mail ({kind})", ""),
        },
        "mail-not-made": {
            "lv": ("{invoice}: e-pastu nevarēja sagatavot ({kind})", "{show:command invoice}"),
            "ru": (
                "{invoice}: письмо не удалось подготовить ({kind})",
                "{show:command invoice}",
            ),
            "en": ("{invoice}: the mail could not be made ({kind})", "{show:command invoice}"),
        },
        "mail-not-so": {
            "lv": (
                "{invoice}: {standing:word}; par tā e-pastu to nevar teikt",
                "{mail:command} parāda e-pastus, par kuriem jālemj",
            ),
            "ru": (
                "{invoice}: {standing:word}; о его письме так сказать нельзя",
                "{mail:command} показывает письма, о которых нужно решить",
            ),
            "en": (
                "{invoice}: {standing:word}; this cannot be said of its mail",
                "{mail:command} shows the mails that wait for a decision",
            ),
        },
        "mail-of-bank": {
            "lv": ("{invoice}: rēķinu piegādā banka {bank}, nevis e-pasts", ""),
            "ru": ("{invoice}: счёт доставляет банк {bank}, а не э-почта", ""),
            "en": ("{invoice} goes to {bank}, not by e-mail", ""),
        },
        "mail-one-word": {
            "lv": ("{options}: gaidīta viena no šīm opcijām", ""),
            "ru": ("{options}: ожидался один из этих параметров", ""),
            "en": ("{options}: expected one of these options", ""),
        },
        "mail-unknown": {
            "lv": (
                "{invoice}: nav zināms, vai e-pasts ir nosūtīts; tas vairs netiks sūtīts pats",
                (
                    "pajautājiet klientam vai apskatiet e-pasta servera žurnālu; ja saņemts: "
                    "{mail_came:command invoice}, ja nav: {mail_again:command invoice}"
                ),
            ),
            "ru": (
                "{invoice}: неизвестно, отправлено ли письмо; само оно больше не отправится",
                (
                    "спросите клиента или посмотрите журнал почтового сервера; если получено: "
                    "{mail_came:command invoice}, если нет: {mail_again:command invoice}"
                ),
            ),
            "en": (
                "{invoice}: nobody knows whether it was mailed; it is not mailed again by itself",
                (
                    "ask the customer or look into the mail server's log; if it came: "
                    "{mail_came:command invoice}, if not: {mail_again:command invoice}"
                ),
            ),
        },
        "mail-while-rehearsing": {
            "lv": (
                "pulkstenis ir nostatīts uz {day}, tāpēc e-pastus saņem tikai serveris šajā datorā",
                'uzstādiet security = "none" un host = "127.0.0.1"',
            ),
            "ru": (
                "часы установлены на {day}, поэтому письма получает только сервер на этой машине",
                'установите security = "none" и host = "127.0.0.1"',
            ),
            "en": (
                "the clock is set to {day}, so that a server on this machine alone gets mail",
                'set security = "none" and host = "127.0.0.1"',
            ),
        },
        "mails-refused": {
            "lv": (
                "noraidīti e-pasti: {count}, pirmais: {invoice}",
                (
                    "izlabojiet adresi (importējiet klientu) un {mail_again:command invoice}; "
                    "citādi {print:command} tos izdrukā"
                ),
            ),
            "ru": (
                "отклонено писем: {count}, первое: {invoice}",
                (
                    "исправьте адрес (импортируйте клиента) и {mail_again:command invoice}; иначе "
                    "{print:command} их напечатает"
                ),
            ),
            "en": (
                "{count} {count:mail was|mails were} refused, the first: {invoice}",
                (
                    "correct the address (import the customer) and {mail_again:command invoice}; "
                    "otherwise {print:command} prints them"
                ),
            ),
        },
        "mails-refused-in-a-row": {
            "lv": (
                "e-pasta serveris noraidīja {count} e-pastus pēc kārtas ({code} {answer})",
                "pajautājiet tā administratoram, pēc tam to pašu komandu vēlreiz",
            ),
            "ru": (
                "почтовый сервер отклонил {count} писем подряд ({code} {answer})",
                "спросите его администратора, затем ту же команду ещё раз",
            ),
            "en": (
                "the mail server refused {count} mails one after the other ({code} {answer})",
                "ask its administrator, then type the same command again",
            ),
        },
        "mails-refused-now": {
            "lv": ("pagaidām noraidīti e-pasti: {count}", "vēlāk to pašu komandu vēlreiz"),
            "ru": ("пока отклонено писем: {count}", "позже ту же команду ещё раз"),
            "en": (
                "{count} {count:mail was|mails were} refused for now",
                "later the same command once more",
            ),
        },
        "print-folder": {
            "lv": ("{path}: mapi nevar izveidot ({why})", ""),
            "ru": ("{path}: папку не удалось создать ({why})", ""),
            "en": ("{path}: the folder cannot be made ({why})", ""),
        },
        "print-folder-missing": {
            "lv": ("--to: nav norādīta mape, gaidīta mape failiem izdrukai", "--to DIR"),
            "ru": ("--to: папка не указана, ожидалась папка для файлов печати", "--to DIR"),
            "en": (
                "--to: no folder is given, expected where the files for printing go",
                "--to DIR",
            ),
        },
        "print-not-so": {
            "lv": (
                "{invoice}: rēķina stāvoklis ir „{standing:word}”, tas negaida izdruku",
                "{show:command invoice} parāda, kā tas iet pie klienta",
            ),
            "ru": (
                "{invoice}: состояние счёта — «{standing:word}», печати он не ждёт",
                "{show:command invoice} показывает, как он идёт к клиенту",
            ),
            "en": (
                "{invoice}: is {standing:word}, expected an invoice that waits to be printed",
                "{show:command invoice} shows how it reaches its customer",
            ),
        },
        "reminders-refused-in-a-row": {
            "lv": (
                "e-pasta serveris noraidīja {count} atgādinājumus pēc kārtas ({code} {answer})",
                "pajautājiet tā administratoram, pēc tam {remind:command}",
            ),
            "ru": (
                "почтовый сервер отклонил {count} напоминаний подряд ({code} {answer})",
                "спросите его администратора, затем {remind:command}",
            ),
            "en": (
                "the mail server refused {count} reminders one after the other ({code} {answer})",
                "ask its administrator, then {remind:command}",
            ),
        },
        "setting-mail-address": {
            "lv": ("{path}: {key}: gaidīta e-pasta adrese, piemēram, rekini@example.lv", ""),
            "ru": ("{path}: {key}: ожидался адрес э-почты, например rekini@example.lv", ""),
            "en": ("{path}: {key}: expected an e-mail address, such as rekini@example.lv", ""),
        },
        "setting-mail-from": {
            "lv": ("{path}: {key}: host prasa from", ""),
            "ru": ("{path}: {key}: для host нужен from", ""),
            "en": ("{path}: {key}: host needs from", ""),
        },
        "setting-mail-host": {
            "lv": ("{path}: {key}: gaidīts servera vārds bez porta, piemēram, smtp.example.lv", ""),
            "ru": ("{path}: {key}: ожидалось имя сервера без порта, например smtp.example.lv", ""),
            "en": (
                "{path}: {key}: expected a server's name without port, as smtp.example.lv",
                "",
            ),
        },
        "reminders-alone": {
            "lv": ("--remind raksta atgādinājumus; gaidīts bez --to un --json", ""),
            "ru": ("--remind пишет напоминания; ожидалось без --to и --json", ""),
            "en": ("--remind writes reminders, expected neither --to nor --json", ""),
        },
        "reminders-incomplete": {
            "lv": (
                "izrakstos trūkst dienu: parāds var būt samaksāts, atgādinājumi nav rakstīti",
                "{status:command} nosauc trūkstošās dienas; importējiet to izrakstus",
            ),
            "ru": (
                "в выписках не хватает дней: долг может быть оплачен, напоминания не написаны",
                "{status:command} называет дни; импортируйте их выписки",
            ),
            "en": (
                "days are missing in the statements: any debt may be paid, no reminder is written",
                "{status:command} names the days; import their statements",
            ),
        },
        "reminders-old": {
            "lv": (
                (
                    "konti ir slēgti līdz {day:day}, gaidīts vismaz līdz {expected:day}: parāds "
                    "var būt samaksāts, atgādinājumi nav nosūtīti"
                ),
                "importējiet izrakstus par dienām kopš tās: {import_statement:command}",
            ),
            "ru": (
                (
                    "счета закрыты по {day:day}, ожидалось не раньше {expected:day}: долг может "
                    "быть оплачен, напоминания не отправлены"
                ),
                "импортируйте выписки за дни после него: {import_statement:command}",
            ),
            "en": (
                (
                    "the accounts are closed up to {day:day}, expected {expected:day} or later: "
                    "any debt may be paid, no reminder is mailed"
                ),
                "import the statements of the days since: {import_statement:command}",
            ),
        },
    }
)
