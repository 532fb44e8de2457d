"""Errors and problems of restoring: files that are at their banks and not here."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "copy-older": {
            "lv": (
                (
                    "datubāzē trūkst arhīvā esošā: izrakstīšanas {issues}, kredītrēķini {notes}, "
                    "faili {files}; rēķini, kas tur ir anulēti vai kreditēti: {ended}"
                ),
                (
                    "tā ir atjaunota no vecākas kopijas: {restore:command} to panāks; nekas nav "
                    "izdarīts"
                ),
            ),
            "ru": (
                (
                    "в базе данных нет того, что есть в архиве: выписок {issues}, кредит-счетов "
                    "{notes}, файлов {files}; счетов, которые там аннулированы или кредитованы: "
                    "{ended}"
                ),
                (
                    "она восстановлена из более старой копии: {restore:command} её догонит; ничего "
                    "не сделано"
                ),
            ),
            "en": (
                (
                    "database: lacks {issues} {issues:issue|issues}, {notes} {notes:credit "
                    "note|credit notes} and {files} {files:file|files} that the archive has, and "
                    "{ended} {ended:invoice is|invoices are} void or credited there"
                ),
                (
                    "it was put back from an older copy: {restore:command} lets it catch up; "
                    "nothing was done"
                ),
            ),
        },
        "file-in-ledger": {
            "lv": (
                "--sent: {file} ir uzskaitē; gaidīts fails, ko tā nepazīst",
                "{mark_sent:command file}; nekas nav mainīts",
            ),
            "ru": (
                "--sent: {file} есть в учёте; ожидался файл, которого в нём нет",
                "{mark_sent:command file}; ничего не изменено",
            ),
            "en": (
                "--sent: {file} is in the ledger, expected a file that it does not know",
                "{mark_sent:command file}; nothing was changed",
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
                    "{issue:command period day} (DAY: izrakstīšanas diena rēķinos, kas ir bankā), "
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
                    "счетах, которые есть у банка), {render:command period} и {restore:command}: "
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
                    "the bank has), {render:command period} and {restore:command}: the same file "
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
        "file-other-bytes": {
            "lv": (
                "{file}: šeit ir citi baiti nekā bankai {bank}; gaidīti tie paši",
                (
                    "ja tika atjaunota kopija, trūkst kaut kā, kas importēts pēc tās, vai "
                    "izrakstīšanas diena ir cita: atjaunojiet kopiju vēlreiz, tad "
                    "{restore:command} nosauc katru soli; ja kāds failu nosūtīja ar roku, lūdziet "
                    "banku to atmest. Tikai ja banka failu ir atmetusi nelasītu un neko no tā nav "
                    "iegrāmatojusi (vai tas tai nav bijis): {declare_missing:command file}"
                ),
            ),
            "ru": (
                "{file}: здесь другие байты, чем у банка {bank}; ожидались те же",
                (
                    "если была возвращена копия, не хватает того, что импортировали после неё, или "
                    "день выписки другой: верните копию ещё раз, затем {restore:command} назовёт "
                    "каждый шаг; если кто-то отправил файл вручную, попросите банк отбросить его. "
                    "Только если банк отбросил файл непрочитанным и ничего из него не провёл (или "
                    "файла у него не было): {declare_missing:command file}"
                ),
            ),
            "en": (
                "{file}: has other bytes here than those that {bank} has, expected the same",
                (
                    "if a copy was put back, something imported since is missing, or the day of "
                    "issue is another: put the copy back once more, then {restore:command} names "
                    "each step; if somebody sent a file by hand, ask the bank to discard it. Only "
                    "if the bank has discarded the file unread and booked nothing of it (or never "
                    "had it): {declare_missing:command file}"
                ),
            ),
        },
        "file-taken-back-here": {
            "lv": (
                "{file}: ir nosūtīts bankai {bank}, bet šeit atsaukts; gaidīts kā nosūtīts",
                (
                    "tā rēķinus nedrīkst izsūtīt vēlreiz: atjaunojiet iepriekšējo kopiju ar "
                    "{restore_copy:command}, tad {restore:command}. Tikai ja banka failu ir "
                    "atmetusi nelasītu un neko no tā nav iegrāmatojusi (vai tas tai nav bijis): "
                    "{declare_missing:command file}"
                ),
            ),
            "ru": (
                "{file}: отправлен в банк {bank}, а здесь отозван; ожидался как отправленный",
                (
                    "его счета нельзя отправлять ещё раз: верните прежнюю копию командой "
                    "{restore_copy:command}, затем {restore:command}. Только если банк отбросил "
                    "файл непрочитанным и ничего из него не провёл (или файла у него не было): "
                    "{declare_missing:command file}"
                ),
            ),
            "en": (
                "{file}: was sent to {bank} and is taken back here, expected it as sent",
                (
                    "its invoices must not go out again: put the copy from before back with "
                    "{restore_copy:command}, then {restore:command}. Only if the bank has "
                    "discarded the file unread and booked nothing of it (or never had it): "
                    "{declare_missing:command file}"
                ),
            ),
        },
        "file-unproven": {
            "lv": (
                (
                    "{file}: izveidots no jauna, un nekas nepierāda, ka bankai {bank} ir tie paši "
                    "baiti: {invoices} {invoices:rēķinu|rēķins|rēķini}, SHA-256 {hash}; gaidīts "
                    "bankas apstiprinājums"
                ),
                (
                    "palūdziet bankai {bank} tās faila SHA-256 vai pašu failu (`sha256sum FILE`). "
                    "Ja tas ir tāds pats: {mark_sent:command file hash}. Ja cits: trūkst kaut kā, "
                    "kas importēts pēc kopijas; atjaunojiet kopiju vēlreiz"
                ),
            ),
            "ru": (
                (
                    "{file}: сделан заново, и ничто не доказывает, что у банка {bank} те же байты: "
                    "{invoices} {invoices:счёт|счёта|счетов}, SHA-256 {hash}; ожидалось "
                    "подтверждение банка"
                ),
                (
                    "спросите у банка {bank} SHA-256 его файла или сам файл (`sha256sum FILE`). "
                    "Тот же: {mark_sent:command file hash}. Другой: не хватает того, что "
                    "импортировали после копии; верните копию ещё раз"
                ),
            ),
            "en": (
                (
                    "{file}: was made again, and nothing proves that {bank} has the same bytes: "
                    "{invoices} {invoices:invoice|invoices}, SHA-256 {hash}; expected its word"
                ),
                (
                    "ask {bank} for the SHA-256 of its file, or for the file (`sha256sum FILE`). "
                    "The same: {mark_sent:command file hash}. Another: something imported since "
                    "the copy is missing; put the copy back once more"
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
