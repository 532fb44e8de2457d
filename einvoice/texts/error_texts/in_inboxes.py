"""Errors of a file that is still in its bank's inbox."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "clear-inbox-without-file": {
            "lv": ("--clear-inbox: gaidīts bankas mapē esoša faila id", ""),
            "ru": ("--clear-inbox: ожидался id файла, который лежит в папке банка", ""),
            "en": ("--clear-inbox: expected the id of a file in the bank's inbox", ""),
        },
        "inbox-not-cleared": {
            "lv": (
                "{file}: fails ir {bank} mapē, un banka neļauj to dzēst",
                (
                    "palūdziet bankai to no turienes izņemt, tad {mark_refused:command file}; "
                    "nekas nav mainīts"
                ),
            ),
            "ru": (
                "{file}: файл лежит в папке {bank}, и банк не даёт его удалить",
                (
                    "попросите банк убрать его оттуда, затем {mark_refused:command file}; ничего "
                    "не изменено"
                ),
            ),
            "en": (
                "{file}: is in {bank}'s inbox, and the bank does not let us remove it",
                (
                    "ask the bank to take it out of there, then {mark_refused:command file}; "
                    "nothing was changed"
                ),
            ),
        },
        "unread-in-inbox": {
            "lv": (
                "{file}: fails ir {bank} mapē, kurā tā saņem failus; gaidīts, ka banka to paņems",
                (
                    "jautājiet bankai. Ja tā to atmetusi nelasītu vai noraidījusi un no tā neko "
                    "nav iegrāmatojusi, {mark_refused:command file clear_inbox} vispirms izņem "
                    "failu no mapes, lai neviens to vairs nenolasa; nekas nav mainīts"
                ),
            ),
            "ru": (
                (
                    "{file}: файл лежит в папке, куда {bank} принимает файлы; ожидалось, что банк "
                    "его заберёт"
                ),
                (
                    "спросите банк. Если он отбросил файл непрочитанным или отклонил и ничего из "
                    "него не провёл, {mark_refused:command file clear_inbox} сначала уберёт файл "
                    "из папки, чтобы никто его больше не прочитал; ничего не изменено"
                ),
            ),
            "en": (
                "{file}: is in {bank}'s inbox, expected the bank to take it",
                (
                    "ask the bank. If it has discarded the file unread, or refused it, and booked "
                    "nothing of it, {mark_refused:command file clear_inbox} takes the file out of "
                    "the inbox first, so that nobody reads it any more; nothing was changed"
                ),
            ),
        },
    }
)
