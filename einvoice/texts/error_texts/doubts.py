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
        "file-answered": {
            "lv": (
                "{file}: banka {bank} uz to ir atbildējusi; faila stāvoklis: {state:state}",
                "šis vārds nav saglabāts; {status:command} rāda, vai kaut kas gaida cilvēku",
            ),
            "ru": (
                "{file}: банк {bank} на него ответил; состояние файла: {state:state}",
                "это слово не сохранено; {status:command} показывает, ждёт ли что-то человека",
            ),
            "en": (
                "{file}: {bank} has answered it meanwhile; the file is {state:state}",
                "this word was not kept; {status:command} shows whether anything waits for you",
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
        "file-received-before": {
            "lv": (
                (
                    "{file}: bankai {bank} šis fails jau bija; tas, kas ir tās ienākošo mapē, "
                    "neko nepierāda; mūsu SHA-256 ir {ours}; gaidīts tās faila SHA-256"
                ),
                (
                    "palūdziet bankai tā faila SHA-256, kuru tā ieskaitīja: "
                    "{mark_sent:command file hash}. Ja tai ir tieši mūsu rēķini: "
                    "{mark_accepted:command file}; ja tai bija cits saturs un tā visu ir "
                    "atsaukusi: {mark_refused:command file}"
                ),
            ),
            "ru": (
                (
                    "{file}: этот файл у банка {bank} уже был; то, что в его папке входящих, "
                    "ничего не доказывает; наш SHA-256: {ours}; ожидался SHA-256 его файла"
                ),
                (
                    "спросите у банка SHA-256 того файла, который он учёл: "
                    "{mark_sent:command file hash}. Если у него именно наши счета: "
                    "{mark_accepted:command file}; если у него было другое содержание и он всё "
                    "отозвал: {mark_refused:command file}"
                ),
            ),
            "en": (
                (
                    "{file}: {bank} received it before, so that what is in its inbox proves "
                    "nothing; our SHA-256 is {ours}, expected that of the bank's file"
                ),
                (
                    "ask the bank for the SHA-256 of the file that it counted: "
                    "{mark_sent:command file hash}. If it has exactly our invoices: "
                    "{mark_accepted:command file}; if it had other contents and has recalled all "
                    "of them: {mark_refused:command file}"
                ),
            ),
        },
        "word-while-passed-over": {
            "lv": (
                (
                    "banka {bank} atbild uz failu {file}, par kuru cilvēks teica, ka bankai no tā "
                    "nekā nav: tai var būt šie rēķini no {file} ar citām summām; gaidīts bankas "
                    "vārds, ka no tā nekas nav palicis"
                ),
                (
                    "lūdziet banku {file} atmest nelasītu vai atsaukt visus tā rēķinus; tikai tad, "
                    "kad tā neko no tā nav iegrāmatojusi vai nekas no tā vairs nav palicis: "
                    "{settle_answer:command id}; nekas nav mainīts"
                ),
            ),
            "ru": (
                (
                    "банк {bank} отвечает на файл {file}, о котором человек сказал, что у банка от "
                    "него ничего нет: эти счета могут быть у него из {file} с другими суммами; "
                    "ожидалось слово банка, что ничего из него не осталось"
                ),
                (
                    "попросите банк отбросить {file} непрочитанным или отозвать все его счета; "
                    "только когда банк ничего из него не провёл или ничего из него не осталось: "
                    "{settle_answer:command id}; ничего не изменено"
                ),
            ),
            "en": (
                (
                    "{bank}: answers {file}, which was passed over because it had nothing of it: "
                    "it may have these invoices from {file} with other sums, expected its word "
                    "that nothing of it is left there"
                ),
                (
                    "ask it to discard {file} unread or to recall all its invoices; only once it "
                    "has booked nothing of it, or nothing of it is left: {settle_answer:command "
                    "id}; nothing was changed"
                ),
            ),
        },
    }
)
