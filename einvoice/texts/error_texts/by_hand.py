"""Errors of settling a file by a person's word: `resend` and `mark-sent`."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "evidence-missing": {
            "lv": ("--evidence nav norādīts; gaidīts, kā zināms, ka fails bankai ir", ""),
            "ru": ("--evidence не указано; ожидалось, откуда известно, что файл у банка есть", ""),
            "en": ("--evidence must not be empty: write how you know that the bank has it", ""),
        },
        "file-in-inbox": {
            "lv": (
                "{file}: fails ir {bank} mapē, kurā tā saņem failus; gaidīts, ka banka to paņems",
                "paziņojiet to bankai; {poll:command} saņem tās atbildi; nekas nav nosūtīts",
            ),
            "ru": (
                (
                    "{file}: файл лежит в папке, куда {bank} принимает файлы; ожидалось, что банк "
                    "его заберёт"
                ),
                "сообщите об этом банку; {poll:command} получит его ответ; ничего не отправлено",
            ),
            "en": (
                "{file}: is in {bank}'s inbox, expected the bank to take it",
                "inform the bank; {poll:command} fetches its answer; nothing was sent",
            ),
        },
        "hash-missing": {
            "lv": (
                "--hash: gaidīts bankas {bank} saņemtā faila SHA-256, 64 heksadecimāli cipari",
                "`sha256sum {name}` to parāda nosūtītajam failam; nekas nav mainīts",
            ),
            "ru": (
                (
                    "--hash: ожидался SHA-256 файла, который есть у банка {bank}, 64 "
                    "шестнадцатеричные цифры"
                ),
                "`sha256sum {name}` выведет его для отправленного файла; ничего не изменено",
            ),
            "en": (
                "--hash: expected the SHA-256 of the file that {bank} has, 64 hexadecimal digits",
                "`sha256sum {name}` on the file that was sent prints it; nothing was changed",
            ),
        },
        "mark-sent-accepted": {
            "lv": (
                "{file}: stāvoklis: {state:state}; gaidīts fails, kas vēl jāpiesaka kā nosūtīts",
                "banka to jau ir pieņēmusi: nekas nav jādara",
            ),
            "ru": (
                "{file}: состояние: {state:state}; ожидался файл, ещё не объявленный посланным",
                "банк уже принял его: делать ничего не нужно",
            ),
            "en": (
                "{file}: is {state:state}, expected a file that is still to be declared sent",
                "the bank has accepted it already: nothing is to be done",
            ),
        },
        "mark-sent-answered": {
            "lv": (
                (
                    "{file}: stāvoklis: {state:state}; gaidīts fails, kas ir gatavs, tiek sūtīts "
                    "vai par kuru nav zināms, vai tas ir bankā"
                ),
                ("tas ir izšķirts ar bankas atbildi vai tās vārdu cilvēkam; nekas nav mainīts"),
            ),
            "ru": (
                (
                    "{file}: состояние: {state:state}; ожидался файл, который готов, отправляется "
                    "или о котором неизвестно, есть ли он у банка"
                ),
                "это решено ответом банка или его словом человеку; ничего не изменено",
            ),
            "en": (
                "{file}: is {state:state}, expected ready, sending, renaming or unknown",
                "it is settled, by its answer or its word to a person; nothing was changed",
            ),
        },
        "mark-sent-sent": {
            "lv": (
                (
                    "{file}: stāvoklis: {state:state}; gaidīts fails, kas ir gatavs, tiek sūtīts "
                    "vai par kuru nav zināms, vai tas ir bankā"
                ),
                (
                    "{poll:command} saņem bankas atbildi; ja tā zudusi, bankas vārds: "
                    "{mark_accepted:command file} vai {mark_refused:command file}; nekas nav "
                    "mainīts"
                ),
            ),
            "ru": (
                (
                    "{file}: состояние: {state:state}; ожидался файл, который готов, отправляется "
                    "или о котором неизвестно, есть ли он у банка"
                ),
                (
                    "{poll:command} получит ответ банка; если он потерян, слово банка: "
                    "{mark_accepted:command file} или {mark_refused:command file}; ничего не "
                    "изменено"
                ),
            ),
            "en": (
                "{file}: is {state:state}, expected ready, sending, renaming or unknown",
                (
                    "{poll:command} fetches the bank's answer; if it is lost, the bank's word: "
                    "{mark_accepted:command file} or {mark_refused:command file}; nothing was "
                    "changed"
                ),
            ),
        },
        "mark-sent-taken-back": {
            "lv": (
                (
                    "{file}: stāvoklis: {state:state}; gaidīts fails, kas ir gatavs, tiek sūtīts "
                    "vai par kuru nav zināms, vai tas ir bankā"
                ),
                (
                    "tas ir atsaukts, un tā rēķini tiek nosūtīti citā failā: pirms nākamās "
                    "palaišanas lūdziet bankas apliecinājumu, ka tā šo ir atmetusi nelasītu un "
                    "neko no tā nav iegrāmatojusi; nekas nav mainīts"
                ),
            ),
            "ru": (
                (
                    "{file}: состояние: {state:state}; ожидался файл, который готов, отправляется "
                    "или о котором неизвестно, есть ли он у банка"
                ),
                (
                    "он отозван, и его счета отправляются в другом файле: до следующего запуска "
                    "получите слово банка, что он отбросил этот непрочитанным и ничего из него не "
                    "провёл; ничего не изменено"
                ),
            ),
            "en": (
                "{file}: is {state:state}, expected ready, sending, renaming or unknown",
                (
                    "it was taken back and its invoices go out in another file: before the next "
                    "run have the bank's word that it has discarded this file unread and booked "
                    "nothing of it; nothing was changed"
                ),
            ),
        },
        "no-such-file": {
            "lv": (
                "{file}: nav tāda faila; gaidīts faila numurs vai nosaukums",
                "{export_files:command} uzskaita visus perioda failus",
            ),
            "ru": (
                "{file}: нет такого файла; ожидался номер или имя файла",
                "{export_files:command} перечисляет все файлы периода",
            ),
            "en": (
                "{file}: no such file, expected a file id or a file name",
                "{export_files:command} lists all of a period",
            ),
        },
        "resend-answered": {
            "lv": (
                (
                    "{file}: stāvoklis: {state:state}; gaidīts fails, kura sūtīšana ir sākta un "
                    "nav atbildēta"
                ),
                (
                    "tas ir izšķirts ar bankas atbildi vai tās vārdu cilvēkam: {status:command "
                    "period}; nekas nav mainīts"
                ),
            ),
            "ru": (
                (
                    "{file}: состояние: {state:state}; ожидался файл, отправка которого начата и "
                    "остаётся без ответа"
                ),
                (
                    "это решено ответом банка или его словом человеку: {status:command period}; "
                    "ничего не изменено"
                ),
            ),
            "en": (
                "{file}: is {state:state}, expected a file whose sending began, and not answered",
                (
                    "it is settled, by the bank's answer or its word to a person: {status:command "
                    "period}; nothing was changed"
                ),
            ),
        },
        "resend-not-sent": {
            "lv": (
                (
                    "{file}: stāvoklis: {state:state}; gaidīts fails, kura sūtīšana ir sākta un "
                    "nav atbildēta"
                ),
                (
                    "{deliver:command period} to nosūta, pirms tam ielūkojoties bankā; nekas nav "
                    "mainīts"
                ),
            ),
            "ru": (
                (
                    "{file}: состояние: {state:state}; ожидался файл, отправка которого начата и "
                    "остаётся без ответа"
                ),
                (
                    "{deliver:command period} отправит его, сначала посмотрев у банка; ничего не "
                    "изменено"
                ),
            ),
            "en": (
                "{file}: is {state:state}, expected a file whose sending began, and not answered",
                "{deliver:command period} looks at the bank and sends it; nothing was changed",
            ),
        },
        "resend-taken-back": {
            "lv": (
                (
                    "{file}: stāvoklis: {state:state}; gaidīts fails, kura sūtīšana ir sākta un "
                    "nav atbildēta"
                ),
                (
                    "tas ir atsaukts; tā rēķini ir citā failā: {status:command period}; nekas nav "
                    "mainīts"
                ),
            ),
            "ru": (
                (
                    "{file}: состояние: {state:state}; ожидался файл, отправка которого начата и "
                    "остаётся без ответа"
                ),
                "он отозван; его счета в другом файле: {status:command period}; ничего не изменено",
            ),
            "en": (
                "{file}: is {state:state}, expected a file whose sending began, and not answered",
                (
                    "it was taken back; its invoices are in a further file: "
                    "{status:command period}; nothing was changed"
                ),
            ),
        },
        "sent-without-word": {
            "lv": (
                "{file}: fails ir nosūtīts; gaidīts bankas apliecinājums, ka tāda faila tai nav",
                (
                    "jautājiet bankai {bank}, tad {resend:command file} (TEXT: kas un kad to "
                    "teica); nekas nav nosūtīts"
                ),
            ),
            "ru": (
                "{file}: файл отправлен; ожидалось слово банка, что такого файла у него нет",
                (
                    "спросите банк {bank}, затем {resend:command file} (TEXT: кто и когда это "
                    "сказал); ничего не отправлено"
                ),
            ),
            "en": (
                "{file}: was sent, expected the bank's word that it has no such file",
                (
                    "ask {bank}, then {resend:command file} (TEXT: who said so, when); nothing "
                    "was sent"
                ),
            ),
        },
        "unknown-without-word": {
            "lv": (
                (
                    "{file}: bankā {bank} nav faila ne ar galīgo, ne ar pagaidu nosaukumu, bet "
                    "tas neko nepierāda, jo bankas failus paņem; gaidīts bankas apliecinājums, ka "
                    "faila tai nav"
                ),
                (
                    "jautājiet bankai {bank}, tad {resend:command file} (TEXT: kas un kad to "
                    "teica); nekas nav nosūtīts"
                ),
            ),
            "ru": (
                (
                    "{file}: у банка {bank} нет файла ни под окончательным, ни под временным "
                    "именем, но это ничего не доказывает, ведь банки забирают файлы; ожидалось "
                    "слово банка, что файла у него нет"
                ),
                (
                    "спросите банк {bank}, затем {resend:command file} (TEXT: кто и когда это "
                    "сказал); ничего не отправлено"
                ),
            ),
            "en": (
                (
                    "{file}: neither of its names is at {bank}, which proves nothing, for banks "
                    "take files away; expected the bank's word that it does not have it"
                ),
                (
                    "ask {bank}, then {resend:command file} (TEXT: who said so, when); nothing "
                    "was sent"
                ),
            ),
        },
    }
)
