"""Errors of invoices by e-mail and on paper."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "mail-not-configured": {
            "lv": (
                "config.toml sadaļā [mail] nav norādīts e-pasta serveris",
                "norādiet host un from; līdz tam visus izdrukā {print:command}",
            ),
            "ru": (
                "в config.toml, раздел [mail], не указан почтовый сервер",
                "укажите host и from; до тех пор все счета печатает {print:command}",
            ),
            "en": (
                "config.toml names no mail server in [mail]",
                "set host and from; until then {print:command} prints all of them",
            ),
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
                "{invoice}: e-pasta stāvoklis ir “{standing:word}”, par to tā nevar teikt",
                "{mail:command} parāda e-pastus, par kuriem jālemj",
            ),
            "ru": (
                "{invoice}: состояние письма — «{standing:word}», о нём так сказать нельзя",
                "{mail:command} показывает письма, о которых нужно решить",
            ),
            "en": (
                "{invoice}: its mail is {standing:word}, of which this cannot be said",
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
                "pajautājiet tā administratoram, pēc tam {mail:command}",
            ),
            "ru": (
                "почтовый сервер отклонил {count} писем подряд ({code} {answer})",
                "спросите его администратора, затем {mail:command}",
            ),
            "en": (
                "the mail server refused {count} mails one after the other ({code} {answer})",
                "ask its administrator, then {mail:command}",
            ),
        },
        "mails-refused-now": {
            "lv": ("pagaidām noraidīti e-pasti: {count}", "vēlāk vēlreiz {mail:command}"),
            "ru": ("пока отклонено писем: {count}", "позже ещё раз {mail:command}"),
            "en": (
                "{count} {count:mail was|mails were} refused for now",
                "later once more {mail:command}",
            ),
        },
        "print-folder": {
            "lv": ("{path}: mapi nevar izveidot ({why})", ""),
            "ru": ("{path}: папку не удалось создать ({why})", ""),
            "en": ("{path}: the folder cannot be made ({why})", ""),
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
    }
)
