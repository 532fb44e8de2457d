"""Errors of auditing, mending, purging and extracts."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "kept-by-law": {
            "lv": (
                (
                    "--older-than: {years} gadi; jābūt vismaz {least}: tik ilgi pēc pārskata gada "
                    "beigām rēķini jāglabā pēc likuma"
                ),
                "",
            ),
            "ru": (
                (
                    "--older-than: лет {years}; нужно не меньше {least}: столько после конца "
                    "отчётного года закон велит хранить счета"
                ),
                "",
            ),
            "en": (
                (
                    "--older-than: is {years} years, expected at least {least}: the law keeps "
                    "invoices for as long after the end of the accounting year"
                ),
                "",
            ),
        },
        "months-unfinished": {
            "lv": (
                "{periods}: nav pabeigts; gaidīts, ka nekas nav aizturēts, gaidāms vai neskaidrs",
                "{status:command period=first} saka, kas vēl nav pabeigts; nekas nav dzēsts",
            ),
            "ru": (
                (
                    "{periods}: не закончено; ожидалось, что ничего не задержано, не ожидается и "
                    "не неясно"
                ),
                "{status:command period=first} говорит, что ещё не закончено; ничего не удалено",
            ),
            "en": (
                "{periods}: not finished, expected nothing held, awaited or unknown",
                "{status:command period=first} says what is open; nothing was forgotten",
            ),
        },
        "no-customer-on-day": {
            "lv": (
                "{flat}: {day:day} tur nav klienta; gaidīts dzīvoklis ar klientu",
                "--on YYYY-MM-DD jautā par citu dienu",
            ),
            "ru": (
                "{flat}: {day:day} там нет клиента; ожидалась квартира с клиентом",
                "--on YYYY-MM-DD спрашивает о другом дне",
            ),
            "en": (
                "{flat}: has no customer on {day:day}",
                "--on YYYY-MM-DD asks for another day",
            ),
        },
        "no-reason-to-accept": {
            "lv": ("--reason nedrīkst būt tukšs", "uzrakstiet, kas un kāpēc mainīja rindas"),
            "ru": ("--reason не может быть пустым", "напишите, кто и почему изменил строки"),
            "en": ("--reason must not be empty", "say who changed the rows and why"),
        },
        "nothing-to-accept": {
            "lv": (
                "{period}: katra rinda ir tāda, kāda tika fiksēta; nav ko pieņemt",
                "{verify:command}",
            ),
            "ru": (
                "{period}: каждая строка такая, как была зафиксирована; принимать нечего",
                "{verify:command}",
            ),
            "en": (
                "{period}: every row is as it was frozen, nothing to accept",
                "{verify:command}",
            ),
        },
        "unproven-all-damaged": {
            "lv": (
                (
                    "arhīvs: saraksti un žurnāla gala atzīme ir bojāti; gaidīts pierādījums, ka "
                    "datubāze nav vecāka kopija"
                ),
                (
                    "atjaunojiet paša arhīva kopiju, tad palaidiet {verify:command}; nekas nav "
                    "rakstīts"
                ),
            ),
            "ru": (
                (
                    "архив: списки и отметка конца журнала повреждены; ожидалось доказательство, "
                    "что база данных не более старая копия"
                ),
                "верните копию самого архива, затем запустите {verify:command}; ничего не записано",
            ),
            "en": (
                (
                    "archive: the sidecars and the journal's head are damaged, expected a proof "
                    "that the database is not an older copy"
                ),
                "put the archive's own backup back, then run {verify:command}; nothing was written",
            ),
        },
        "unproven-journal": {
            "lv": (
                "arhīvs: žurnāls ir bojāts; gaidīts pierādījums, ka datubāze nav vecāka kopija",
                (
                    "atjaunojiet paša arhīva kopiju, tad palaidiet {verify:command}; nekas nav "
                    "rakstīts"
                ),
            ),
            "ru": (
                (
                    "архив: журнал повреждён; ожидалось доказательство, что база данных не более "
                    "старая копия"
                ),
                "верните копию самого архива, затем запустите {verify:command}; ничего не записано",
            ),
            "en": (
                (
                    "archive: the journal is damaged, expected a proof that the database is not an "
                    "older copy"
                ),
                "put the archive's own backup back, then run {verify:command}; nothing was written",
            ),
        },
        "unproven-older": {
            "lv": (
                (
                    "arhīvs: datubāzē nav tā, ko arhīvs redzēja tās žurnālā; gaidīts pierādījums, "
                    "ka datubāze nav vecāka kopija"
                ),
                (
                    "atjaunojiet paša arhīva kopiju, tad palaidiet {verify:command}; nekas nav "
                    "rakstīts"
                ),
            ),
            "ru": (
                (
                    "архив: в базе данных нет того, что архив видел в её журнале; ожидалось "
                    "доказательство, что база данных не более старая копия"
                ),
                "верните копию самого архива, затем запустите {verify:command}; ничего не записано",
            ),
            "en": (
                (
                    "archive: the database lacks journal entries that the archive saw, expected a "
                    "proof that the database is not an older copy"
                ),
                "put the archive's own backup back, then run {verify:command}; nothing was written",
            ),
        },
    }
)
