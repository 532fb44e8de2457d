"""Errors of issuing again, with its day of issue, what banks have and is lost here."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "day-in-future": {
            "lv": (
                "--day: {day:day} vēl nav pienācis; gaidīts izrakstīšanas datums, vēlākais šodiena",
                "to nosauc {restore:command}",
            ),
            "ru": (
                "--day: {day:day} ещё не наступил; ожидалась дата выписки, не позже сегодняшней",
                "её называет {restore:command}",
            ),
            "en": (
                "--day: {day:day} is in the future, expected the day of issue, today at the latest",
                "{restore:command} names it",
            ),
        },
        "day-of-nothing-lost": {
            "lv": (
                (
                    "--day: šeit nekas nosūtīts nav zudis; gaidīta mape vai datubāze, kas "
                    "atjaunota no kopijas"
                ),
                "nenorādiet --day: rēķinus izraksta ar šodienas datumu",
            ),
            "ru": (
                (
                    "--day: здесь ничего отправленного не потеряно; ожидались папка или база "
                    "данных, восстановленные из копии"
                ),
                "не указывайте --day: счета выписываются сегодняшним днём",
            ),
            "en": (
                (
                    "--day: nothing that was sent is lost here, expected a folder or a database "
                    "that was put back"
                ),
                "leave --day out: the day of issue is today",
            ),
        },
        "day-too-early": {
            "lv": (
                "--day: {day:day} nav pēc {period}; gaidīts izrakstīšanas datums",
                "to nosauc {restore:command}",
            ),
            "ru": (
                "--day: {day:day} не позже {period}; ожидалась дата выписки",
                "её называет {restore:command}",
            ),
            "en": (
                "--day: {day:day} is not after {period}, expected the day of issue",
                "{restore:command} names it",
            ),
        },
        "issue-day-unknown": {
            "lv": (
                (
                    "šeit trūkst failu, kas ir bankās; gaidīts datums, kurā tika izrakstīti to "
                    "rēķini: tikai tā top tie paši faili"
                ),
                (
                    "{issue:command period day} (DAY: izrakstīšanas datums "
                    "rēķinos, kas ir bankai; tas pats uz papīra, e-pastos un klienta "
                    "internetbankā); nekas nav izrakstīts"
                ),
            ),
            "ru": (
                (
                    "здесь нет файлов, которые есть у банков; ожидалась дата, когда были выписаны "
                    "их счета: только так получатся те же файлы"
                ),
                (
                    "{issue:command period day} (DAY: дата выписки в счетах, "
                    "которые есть у банка; та же на бумаге, в письмах и в интернет-банке "
                    "клиента); ничего не выписано"
                ),
            ),
            "en": (
                (
                    "issue: files that banks have are lost here, expected the day on which their "
                    "invoices were issued: only so the same files are made again"
                ),
                (
                    "{issue:command period day} (DAY: the issue date on "
                    "the invoices that the bank has; the same is on paper, in mails and in a "
                    "customer's internet bank); nothing was issued"
                ),
            ),
        },
        "issue-without-day": {
            "lv": (
                (
                    "šeit trūkst failu, kas ir bankās; gaidīts datums, kurā tika izrakstīti to "
                    "rēķini: tikai tā top tie paši faili"
                ),
                "{issue:command period day}; nekas nav izrakstīts",
            ),
            "ru": (
                (
                    "здесь нет файлов, которые есть у банков; ожидалась дата, когда были выписаны "
                    "их счета: только так получатся те же файлы"
                ),
                "{issue:command period day}; ничего не выписано",
            ),
            "en": (
                (
                    "issue: files that banks have are lost here, expected the day on which their "
                    "invoices were issued: only so the same files are made again"
                ),
                "{issue:command period day}; nothing was issued",
            ),
        },
        "issue-other-day": {
            "lv": (
                (
                    "{given:day} nav diena, kurā tika izrakstīti rēķini failos, kas ir bankās un "
                    "šeit trūkst; gaidīta {day:day}: tikai tā top tie paši faili"
                ),
                "{issue:command period day}; nekas nav izrakstīts",
            ),
            "ru": (
                (
                    "{given:day} — не тот день, когда были выписаны счета в файлах, которые есть у "
                    "банков и которых здесь нет; ожидалось {day:day}: только так получатся те же "
                    "файлы"
                ),
                "{issue:command period day}; ничего не выписано",
            ),
            "en": (
                (
                    "{given:day} is not the day of issue of the files that banks have and that are "
                    "lost here, expected {day:day}: only so the same files are made again"
                ),
                "{issue:command period day}; nothing was issued",
            ),
        },
    }
)
