"""Errors about files of which nothing proves that the bank has our contents."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "answer-needs-proof": {
            "lv": (
                (
                    "{file}: atbildi nevar atlikt, kamēr nav zināms, kas bankai {bank} ir; "
                    "gaidīts bankas faila SHA-256 vai tās vārds"
                ),
                (
                    "{mark_sent:command file hash}; bankai ir tieši mūsu rēķini: "
                    "{mark_accepted:command file}; tai no tā vairs nav nekā: "
                    "{mark_refused:command file}; nekas nav mainīts"
                ),
            ),
            "ru": (
                (
                    "{file}: ответ нельзя отложить, пока не известно, что есть у банка {bank}; "
                    "ожидался SHA-256 файла банка или его слово"
                ),
                (
                    "{mark_sent:command file hash}; у банка именно наши счета: "
                    "{mark_accepted:command file}; у него ничего не осталось: "
                    "{mark_refused:command file}; ничего не изменено"
                ),
            ),
            "en": (
                (
                    "{file}: the answer cannot be settled while nobody knows what {bank} has, "
                    "expected the SHA-256 of its file or its word"
                ),
                (
                    "{mark_sent:command file hash}; it has exactly our invoices: "
                    "{mark_accepted:command file}; it has nothing of it any more: "
                    "{mark_refused:command file}; nothing was changed"
                ),
            ),
        },
        "banks-unasked": {
            "lv": (
                (
                    "kopš {since} (UTC) nekas nesaka, kas bankām nosūtīts; gaidīts, ka tām ir "
                    "pajautāts, kuri faili tām ir, sākot ar {files}"
                ),
                (
                    "katru paziņojiet ar {declare_sent:command}; pēc tam, vai ja tādu nav, "
                    "{nothing_sent:command}; nekas nav izrakstīts un nosūtīts"
                ),
            ),
            "ru": (
                (
                    "с {since} (UTC) ничто не говорит, что отправлено банкам; ожидалось, что их "
                    "спросили, какие файлы у них есть, начиная с {files}"
                ),
                (
                    "о каждом сообщите командой {declare_sent:command}; после этого, или если "
                    "таких нет, {nothing_sent:command}; ничего не выписано и не отправлено"
                ),
            ),
            "en": (
                (
                    "since {since} (UTC) nothing says what the banks were sent, expected that "
                    "they were asked which files they have, from {files} on"
                ),
                (
                    "declare each with {declare_sent:command}; after that, or if there is none, "
                    "{nothing_sent:command}; nothing was issued or sent"
                ),
            ),
        },
        "file-not-in-doubt": {
            "lv": (
                (
                    "{file}: stāvoklis: {state:state}; gaidīts fails, par kuru banka raksta, ka "
                    "tas tai jau bija"
                ),
                "{status:command} rāda, kas gaida cilvēku; nekas nav mainīts",
            ),
            "ru": (
                (
                    "{file}: состояние: {state:state}; ожидался файл, о котором банк пишет, что "
                    "он у него уже был"
                ),
                "{status:command} показывает, что ждёт человека; ничего не изменено",
            ),
            "en": (
                "{file} is {state:state}, expected a file that its bank calls received before",
                "{status:command} shows what waits for a person; nothing was changed",
            ),
        },
        "file-nothing-in-doubt": {
            "lv": (
                "{file}: failā nav rēķina, par kuru banka vēl varētu ko pateikt",
                "{status:command} rāda, kas gaida cilvēku; nekas nav mainīts",
            ),
            "ru": (
                "{file}: в файле нет счёта, о котором банк мог бы ещё что-то сказать",
                "{status:command} показывает, что ждёт человека; ничего не изменено",
            ),
            "en": (
                "{file}: no invoice in it is in doubt",
                "{status:command} shows what waits for a person; nothing was changed",
            ),
        },
        "file-other-bytes": {
            "lv": (
                "{file}: šeit ir citi baiti nekā bankai {bank}; gaidīti tie paši",
                (
                    "ja tika atjaunota kopija, trūkst kaut kā, kas importēts pēc tās, vai "
                    "izrakstīšanas diena ir cita: atjaunojiet kopiju vēlreiz, tad "
                    "{restore:command} nosauc katru soli. Ja kāds nosūtīja citu failu, lūdziet "
                    "banku to atmest nelasītu vai atsaukt visus tā rēķinus; tikai tad, kad tā "
                    "neko no tā nav iegrāmatojusi vai nekas no tā vairs nav palicis: "
                    "{declare_missing:command file}, un mūsu rēķini iet citā failā"
                ),
            ),
            "ru": (
                "{file}: здесь другие байты, чем у банка {bank}; ожидались те же",
                (
                    "если была возвращена копия, не хватает того, что импортировали после неё, "
                    "или день выписки другой: верните копию ещё раз, затем {restore:command} "
                    "назовёт каждый шаг. Если кто-то отправил другой файл, попросите банк "
                    "отбросить его непрочитанным или отозвать все его счета; только когда банк "
                    "ничего из него не провёл или ничего из него не осталось: "
                    "{declare_missing:command file}, и наши счета пойдут в другом файле"
                ),
            ),
            "en": (
                "{file}: has other bytes here than those that {bank} has, expected the same",
                (
                    "if a copy was put back, something imported since is missing, or the day of "
                    "issue is another: put the copy back once more, then {restore:command} names "
                    "each step. If somebody sent another file, ask the bank to discard it unread "
                    "or to recall all its invoices; only once it has booked nothing of it, or "
                    "nothing of it is left: {declare_missing:command file}, and our invoices go "
                    "in another file"
                ),
            ),
        },
        "file-unproven": {
            "lv": (
                (
                    "{file}: nekas nepierāda, ka bankai {bank} ir tie paši baiti: {invoices} "
                    "{invoices:rēķinu|rēķins|rēķini}, SHA-256 {ours}; gaidīts bankas "
                    "apstiprinājums"
                ),
                (
                    "palūdziet bankai {bank} tās faila SHA-256 vai pašu failu (`sha256sum "
                    "FILE`). Ja tas ir tāds pats: {mark_sent:command file hash}. Ja cits un tika "
                    "atjaunota kopija: trūkst kaut kā, kas importēts pēc kopijas; atjaunojiet "
                    "kopiju vēlreiz. Ja kāds nosūtīja citu failu, lūdziet banku to atmest "
                    "nelasītu vai atsaukt visus tā rēķinus; tikai tad, kad tā neko no tā nav "
                    "iegrāmatojusi vai nekas no tā vairs nav palicis: {declare_missing:command "
                    "file}, un mūsu rēķini iet citā failā"
                ),
            ),
            "ru": (
                (
                    "{file}: ничто не доказывает, что у банка {bank} те же байты: {invoices} "
                    "{invoices:счёт|счёта|счетов}, SHA-256 {ours}; ожидалось подтверждение банка"
                ),
                (
                    "спросите у банка {bank} SHA-256 его файла или сам файл (`sha256sum FILE`). "
                    "Тот же: {mark_sent:command file hash}. Другой, и была возвращена копия: не "
                    "хватает того, что импортировали после копии; верните копию ещё раз. Если "
                    "кто-то отправил другой файл, попросите банк отбросить его непрочитанным или "
                    "отозвать все его счета; только когда банк ничего из него не провёл или "
                    "ничего из него не осталось: {declare_missing:command file}, и наши счета "
                    "пойдут в другом файле"
                ),
            ),
            "en": (
                (
                    "{file}: nothing proves that {bank} has the same bytes: {invoices} "
                    "{invoices:invoice|invoices}, SHA-256 {ours}; expected its word"
                ),
                (
                    "ask {bank} for the SHA-256 of its file, or for the file (`sha256sum FILE`). "
                    "The same: {mark_sent:command file hash}. Another, and a copy was put back: "
                    "something imported since the copy is missing; put the copy back once more. "
                    "If somebody sent another file, ask the bank to discard it unread or to "
                    "recall all its invoices; only once it has booked nothing of it, or nothing "
                    "of it is left: {declare_missing:command file}, and our invoices go in "
                    "another file"
                ),
            ),
        },
        "hash-differs": {
            "lv": (
                "{file}: nosūtītajam failam ir cits SHA-256; gaidīts {hash}",
                (
                    "salīdziniet abus: nepareizi ierakstītu SHA-256 ierakstiet vēlreiz. Citādi "
                    "bankai {bank} ir cits fails; tas ir pierakstīts, un mūsu tai netiek "
                    "sūtīts. Kad banka apliecina, ka tā šo failu ir atmetusi nelasītu un "
                    "neko no tā nav iegrāmatojusi, vai ir atsaukusi visus tā rēķinus: "
                    "{declare_missing:command file}"
                ),
            ),
            "ru": (
                "{file}: у отправленного файла другой SHA-256; ожидался {hash}",
                (
                    "сравните оба: SHA-256 с опечаткой введите ещё раз. Иначе у банка {bank} "
                    "другой файл; это записано, и наш ему не отправляется. Когда банк "
                    "подтвердит, что отбросил этот файл непрочитанным и ничего из него не "
                    "провёл или отозвал все его счета: "
                    "{declare_missing:command file}"
                ),
            ),
            "en": (
                "{file}: the file that was sent has another hash, expected {hash}",
                (
                    "compare both: type a mistyped hash again. Else {bank} has another file than "
                    "ours; this is kept, and ours is not sent there. Once it gives its word that "
                    "it has discarded that file unread and booked "
                    "nothing of it, or has recalled all its invoices: "
                    "{declare_missing:command file}"
                ),
            ),
        },
        "hash-differs-counted": {
            "lv": (
                "{file}: bankai {bank} ir cits saturs nekā mūsu failam; gaidīts SHA-256 {hash}",
                (
                    "mūsu rēķini ir ieskaitīti kā pieņemti pēc atbildes, kas bija par citu saturu. "
                    "Lūdziet banku atsaukt visus sava faila rēķinus; kad bankai no tā vairs nav "
                    "nekā: {mark_refused:command file}, un mūsu rēķini iet citā failā"
                ),
            ),
            "ru": (
                (
                    "{file}: у банка {bank} другое содержание, чем в нашем файле; ожидался "
                    "SHA-256 {hash}"
                ),
                (
                    "наши счета учтены как принятые по ответу о другом содержании. Попросите банк "
                    "отозвать все счета своего файла; когда у банка ничего из него не останется: "
                    "{mark_refused:command file}, и наши счета пойдут в другом файле"
                ),
            ),
            "en": (
                "{file}: {bank} has other contents than our file, expected SHA-256 {hash}",
                (
                    "our invoices count as accepted by an answer that was about other contents. "
                    "Ask the bank to recall all invoices of its file; once it has nothing of it: "
                    "{mark_refused:command file}, and our invoices go in another file"
                ),
            ),
        },
        "hash-differs-at-bank": {
            "lv": (
                ("{file}: bankai {bank} ir cits saturs nekā mūsu failam; gaidīts SHA-256 {hash}"),
                (
                    "mūsu rēķini neskaitās pieņemti. Ja tika atjaunota kopija un tā vēl ir: "
                    "atjaunojiet to vēlreiz un pirms visa cita paziņojiet, kas bankai ir, tad "
                    "tiks izveidots tas pats fails. Ja ne, lūdziet banku atsaukt visus sava "
                    "faila rēķinus; kad bankai no tā vairs nav nekā: {mark_refused:command "
                    "file}, un mūsu rēķini iet citā failā"
                ),
            ),
            "ru": (
                (
                    "{file}: у банка {bank} другое содержание, чем в нашем файле; ожидался "
                    "SHA-256 {hash}"
                ),
                (
                    "наши счета не считаются принятыми. Если была возвращена копия и она ещё "
                    "есть: верните её ещё раз и прежде всего сообщите, что есть у банка, тогда "
                    "будет сделан тот же файл. Если нет, попросите банк отозвать все счета "
                    "своего файла; когда у банка ничего из него не останется: "
                    "{mark_refused:command file}, и наши счета пойдут в другом файле"
                ),
            ),
            "en": (
                "{file}: {bank} has other contents than our file, expected SHA-256 {hash}",
                (
                    "our invoices do not count as accepted. If a copy was put back and is still "
                    "there: put it back once more, and say what the bank has before anything "
                    "else, then the same file is made. If not, ask the bank to recall all "
                    "invoices of its file; once it has nothing of it: {mark_refused:command "
                    "file}, and our invoices go in another file"
                ),
            ),
        },
    }
)
