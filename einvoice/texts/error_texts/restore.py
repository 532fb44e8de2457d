"""Errors and problems of restoring: files that are at their banks and not here."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "no-imports-word": {
            "lv": (
                (
                    "--imports-missing: neviens nav teicis, ka viss ir importēts vēlreiz vai ka "
                    "nebija ko importēt; gaidīts pēc tāda vārda"
                ),
                "ja tika atlikta kopija: {restore:command}",
            ),
            "ru": (
                (
                    "--imports-missing: никто не говорил, что всё импортировано снова или что "
                    "импортировать нечего; ожидалось после таких слов"
                ),
                "если была возвращена копия: {restore:command}",
            ),
            "en": (
                (
                    "--imports-missing: nobody said that all is imported again, or that there was "
                    "nothing to import; expected it after such a word"
                ),
                "if a copy was put back: {restore:command}",
            ),
        },
        "copy-lacks-ended": {
            "lv": ("- rēķini, kas tur ir anulēti vai kreditēti: {count}", ""),
            "ru": ("- счетов, которые там аннулированы или кредитованы: {count}", ""),
            "en": ("- invoices that are void or credited there: {count}", ""),
        },
        "copy-lacks-files": {
            "lv": ("- faili: {count}", ""),
            "ru": ("- файлов: {count}", ""),
            "en": ("- {count} {count:file|files}", ""),
        },
        "copy-lacks-issues": {
            "lv": ("- izrakstīšanas: {count}", ""),
            "ru": ("- выписок: {count}", ""),
            "en": ("- {count} {count:issue|issues}", ""),
        },
        "copy-lacks-notes": {
            "lv": ("- kredītrēķini: {count}", ""),
            "ru": ("- кредит-счетов: {count}", ""),
            "en": ("- {count} {count:credit note|credit notes}", ""),
        },
        "copy-older": {
            "lv": (
                "datubāzē trūkst tā, kas ir arhīvā:\n{lacks}",
                (
                    "tā ir atjaunota no vecākas kopijas: {restore:command} to panāks; nekas nav "
                    "izdarīts"
                ),
            ),
            "ru": (
                "в базе данных нет того, что есть в архиве:\n{lacks}",
                (
                    "она восстановлена из более старой копии: {restore:command} её догонит; ничего "
                    "не сделано"
                ),
            ),
            "en": (
                "database: lacks what the archive has:\n{lacks}",
                (
                    "it was put back from an older copy: {restore:command} lets it catch up; "
                    "nothing was done"
                ),
            ),
        },
        "file-in-ledger": {
            "lv": (
                "--sent: {file} ir uzskaitē; gaidīts fails, ko tā nepazīst",
                "{mark_sent:command file hash}; nekas nav mainīts",
            ),
            "ru": (
                "--sent: {file} есть в учёте; ожидался файл, которого в нём нет",
                "{mark_sent:command file hash}; ничего не изменено",
            ),
            "en": (
                "--sent: {file} is in the ledger, expected a file that it does not know",
                "{mark_sent:command file hash}; nothing was changed",
            ),
        },
        "file-lost": {
            "lv": (
                "{file}: ir nosūtīts bankai {bank}, bet šeit pazudis; gaidīts uzskaitē",
                (
                    "ja ir arhīva kopija, atjaunojiet to; ja nav, importējiet to, kas importēts "
                    "pēc kopijas izveides, tad {imports_done:command}, {calculate:command period}, "
                    "{issue:command period day}, {render:command period} un {restore:command}: "
                    "tiks izveidots tas pats fails, un nekas netiks nosūtīts. Tikai ja banka failu "
                    "ir atmetusi nelasītu un neko no tā nav iegrāmatojusi (vai tas tai nav bijis): "
                    "{declare_missing:command file}"
                ),
            ),
            "ru": (
                "{file}: отправлен в банк {bank}, а здесь утерян; ожидался в учёте",
                (
                    "если есть копия архива, верните её; если нет, импортируйте то, что "
                    "импортировали после создания копии, затем {imports_done:command}, "
                    "{calculate:command period}, {issue:command period day}, {render:command "
                    "period} и {restore:command}: будет сделан тот же файл, ничего не отправится. "
                    "Только если банк отбросил файл непрочитанным и ничего из него не провёл (или "
                    "файла у него не было): {declare_missing:command file}"
                ),
            ),
            "en": (
                "{file}: was sent to {bank} and is lost here, expected it in the ledger",
                (
                    "put a copy of the archive back if there is a copy; else import what was "
                    "imported since the copy was made, then {imports_done:command}, "
                    "{calculate:command "
                    "period}, {issue:command period day}, {render:command period} and "
                    "{restore:command}: the same file is made again, and nothing is sent. Only if "
                    "the bank has discarded the file unread and booked nothing of it (or never had "
                    "it): {declare_missing:command file}"
                ),
            ),
        },
        "file-lost-day-unknown": {
            "lv": (
                "{file}: ir nosūtīts bankai {bank}, bet šeit pazudis; gaidīts uzskaitē",
                (
                    "ja ir arhīva kopija, atjaunojiet to; ja nav, importējiet to, kas importēts "
                    "pēc kopijas izveides, tad {imports_done:command}, {calculate:command period}, "
                    "{issue:command period day} (DAY: izrakstīšanas diena rēķinos, kas ir bankā; "
                    "tā pati uz papīra, e-pastos un klienta internetbankā), "
                    "{render:command period} un {restore:command}: tiks izveidots tas pats fails, "
                    "un nekas netiks nosūtīts. Tikai ja banka failu ir atmetusi nelasītu un neko "
                    "no tā nav iegrāmatojusi (vai tas tai nav bijis): "
                    "{declare_missing:command file}"
                ),
            ),
            "ru": (
                "{file}: отправлен в банк {bank}, а здесь утерян; ожидался в учёте",
                (
                    "если есть копия архива, верните её; если нет, импортируйте то, что "
                    "импортировали после создания копии, затем {imports_done:command}, "
                    "{calculate:command period}, {issue:command period day} (DAY: день выписки в "
                    "счетах, которые есть у банка; тот же на бумаге, в письмах и в интернет-банке "
                    "клиента), {render:command period} и {restore:command}: "
                    "будет сделан тот же файл, ничего не отправится. Только если банк отбросил "
                    "файл непрочитанным и ничего из него не провёл (или файла у него не было): "
                    "{declare_missing:command file}"
                ),
            ),
            "en": (
                "{file}: was sent to {bank} and is lost here, expected it in the ledger",
                (
                    "put a copy of the archive back if there is a copy; else import what was "
                    "imported since the copy was made, then {imports_done:command}, "
                    "{calculate:command "
                    "period}, {issue:command period day} (DAY: the issue date on the invoices that "
                    "the bank has; the same is on paper, in mails and in a customer's internet "
                    "bank), {render:command period} and {restore:command}: the same file "
                    "is made again, and nothing is sent. Only if the bank has discarded the file "
                    "unread and booked nothing of it (or never had it): "
                    "{declare_missing:command file}"
                ),
            ),
        },
        "file-not-at-bank": {
            "lv": (
                (
                    "--pass-over: nekas neliecina, ka {file} ir bankai {bank}; gaidīts fails, ko "
                    "nosauc {restore:command}"
                ),
                "{restore:command} nosauc tos, kas ir; nekas nav mainīts",
            ),
            "ru": (
                (
                    "--pass-over: ничто не говорит, что {file} есть у банка {bank}; ожидался файл, "
                    "который называет {restore:command}"
                ),
                "{restore:command} называет те, что есть; ничего не изменено",
            ),
            "en": (
                (
                    "--pass-over: nothing says that {bank} has {file}, expected a file that "
                    "{restore:command} names"
                ),
                "{restore:command} names those that there are; nothing was changed",
            ),
        },
        "file-passed-over": {
            "lv": (
                (
                    "--sent: par {file} cilvēks teica, ka bankai {bank} no tā nekā nav, un tā "
                    "numuru neviens vairs neizmanto; gaidīts cits fails"
                ),
                (
                    "mūsu rēķini iet citā failā: pirms nākamās palaišanas saņemiet bankas vārdu, "
                    "ka tā {file} ir atmetusi nelasītu un neko no tā nav iegrāmatojusi vai ir "
                    "atsaukusi visus tā rēķinus; nekas nav mainīts"
                ),
            ),
            "ru": (
                (
                    "--sent: о {file} человек сказал, что у банка {bank} от него ничего нет, и его "
                    "номер больше не используется; ожидался другой файл"
                ),
                (
                    "наши счета идут в другом файле: до следующего запуска получите слово "
                    "банка, что он отбросил {file} непрочитанным и ничего из него не провёл или "
                    "отозвал все его счета; ничего не изменено"
                ),
            ),
            "en": (
                (
                    "--sent: {file} was passed over because {bank} had nothing of it, and its id "
                    "is used up; expected another file"
                ),
                (
                    "our invoices go in another file: before the next run have the bank's word "
                    "that it has discarded {file} unread and booked nothing of it, or has recalled "
                    "all its invoices; nothing was changed"
                ),
            ),
        },
        "hash-wrong": {
            "lv": (
                "--hash: tas nav SHA-256; gaidīti 64 heksadecimāli cipari, vai neko nenorādiet",
                "",
            ),
            "ru": (
                (
                    "--hash: это не SHA-256; ожидалось 64 шестнадцатеричные цифры, или не "
                    "указывайте ничего"
                ),
                "",
            ),
            "en": ("--hash: is no SHA-256, expected 64 hexadecimal digits, or leave it out", ""),
        },
        "no-file-id-of-ours": {
            "lv": (
                (
                    "{option}: {file} nav šīs instalācijas faila numurs vai ir tālu aiz pēdējā; "
                    "gaidīts tāds kā 2611SE00001{tag}"
                ),
                "{restore:command} nosauc tos, kuru trūkst; nekas nav mainīts",
            ),
            "ru": (
                (
                    "{option}: {file} не номер файла этой установки или далеко за последним; "
                    "ожидался такой, как 2611SE00001{tag}"
                ),
                "{restore:command} называет те, которых не хватает; ничего не изменено",
            ),
            "en": (
                (
                    "{option}: {file} is no file id that this installation makes, or far beyond "
                    "the last file, expected a name such as 2611SE00001{tag}"
                ),
                "{restore:command} names those that are missing; nothing was changed",
            ),
        },
        "no-word-of-the-bank": {
            "lv": ("--evidence nedrīkst būt tukšs; gaidīts, kas bankā to teica un kad", ""),
            "ru": (
                "--evidence не может быть пустым; ожидалось, кто в банке это сказал и когда",
                "",
            ),
            "en": ("--evidence: is empty, expected who at the bank said so, when", ""),
        },
    }
)
