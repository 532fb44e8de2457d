"""Errors about a bank's file whose hash differs from that of ours."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "other-file-named": {
            "lv": (
                "{file}: bankai {bank} pēc tās vārda ir cits fails; gaidīts SHA-256 {ours}",
                (
                    "lūdziet banku to atmest nelasītu vai atsaukt visus tā rēķinus; tikai tad, kad "
                    "tā neko no tā nav iegrāmatojusi vai nekas no tā vairs nav palicis: "
                    "{declare_missing:command file}, un mūsu rēķini iet citā failā. Nepareizi "
                    "ierakstīts SHA-256: {mark_sent:command file hash} ar pareizo; bankai {bank} "
                    "nekas nav nosūtīts"
                ),
            ),
            "ru": (
                "{file}: у банка {bank}, по его слову, другой файл; ожидался SHA-256 {ours}",
                (
                    "попросите банк отбросить его непрочитанным или отозвать все его счета; только "
                    "когда банк ничего из него не провёл или ничего из него не осталось: "
                    "{declare_missing:command file}, и наши счета пойдут в другом файле. SHA-256 с "
                    "опечаткой: {mark_sent:command file hash} с верным; банку {bank} ничего не "
                    "отправлено"
                ),
            ),
            "en": (
                "{file}: {bank} has another file than ours by its word, expected SHA-256 {ours}",
                (
                    "ask the bank to discard it unread or to recall all its invoices; only once it "
                    "has booked nothing of it, or nothing of it is left: "
                    "{declare_missing:command file}, and our invoices go in another file. A "
                    "mistyped SHA-256: {mark_sent:command file hash} with the right value; nothing "
                    "was sent to {bank}"
                ),
            ),
        },
        "pass-over-unsaid": {
            "lv": (
                (
                    "{file}: bankas {bank} atbilde {id} saka, ka tā šo failu ir pieņēmusi; "
                    "gaidīts, ka pierādījumā ir nosaukts šis fails, ja banka saka, ka no tā tai "
                    "nekā nav"
                ),
                (
                    "vispirms salīdziniet SHA-256 vēlreiz: {mark_sent:command file hash} ar "
                    "pareizo. Ja bankai tiešām ir cits fails un tā ir atsaukusi visus tā rēķinus, "
                    "{declare_missing:command file} ar faila numuru pierādījumā: mūsu rēķini tad "
                    "iet citā failā. Nekas nav mainīts"
                ),
            ),
            "ru": (
                (
                    "{file}: ответ {id} банка {bank} говорит, что он этот файл принял; ожидалось, "
                    "что в доказательстве назван этот файл, если банк говорит, что из него у него "
                    "ничего нет"
                ),
                (
                    "сначала сравните SHA-256 ещё раз: {mark_sent:command file hash} с верным. "
                    "Если у банка действительно другой файл и он отозвал все его счета, "
                    "{declare_missing:command file} с номером файла в доказательстве: тогда наши "
                    "счета пойдут в другом файле. Ничего не изменено"
                ),
            ),
            "en": (
                (
                    "{file}: answer {id} of {bank} says that it has taken this file, expected the "
                    "evidence to name the file where the bank says that it has nothing of it"
                ),
                (
                    "compare the SHA-256 once more first: {mark_sent:command file hash} with the "
                    "right value. If the bank does have another file and has recalled all its "
                    "invoices, {declare_missing:command file} with the file's id in the evidence: "
                    "our invoices go in another file then. Nothing was changed"
                ),
            ),
        },
        "hash-known-to-differ": {
            "lv": (
                "{file}: bankai {bank} pēc tās vārda ir cits saturs; gaidīts SHA-256 {ours}",
                (
                    "nepareizi ierakstīts SHA-256: {mark_sent:command file hash} ar pareizo; "
                    "citādi lūdziet banku atsaukt visus sava faila rēķinus, tad "
                    "{mark_refused:command file}; nekas nav mainīts"
                ),
            ),
            "ru": (
                "{file}: у банка {bank}, по его слову, другое содержание; ожидался SHA-256 {ours}",
                (
                    "SHA-256 с опечаткой: {mark_sent:command file hash} с верным; иначе попросите "
                    "банк отозвать все счета своего файла, затем {mark_refused:command file}; "
                    "ничего не изменено"
                ),
            ),
            "en": (
                "{file}: {bank} has other contents by its word, expected SHA-256 {ours}",
                (
                    "a mistyped SHA-256: {mark_sent:command file hash} with the right value; else "
                    "ask the bank to recall all invoices of its file, then "
                    "{mark_refused:command file}; nothing was changed"
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
                    "salīdziniet abus: nepareizi ierakstītu SHA-256 ierakstiet vēlreiz. Mūsu "
                    "rēķiniem ieskaitītā atbilde bija par citu saturu, tāpēc tie gaida "
                    "atbildi. Lūdziet banku atsaukt visus sava faila rēķinus; kad bankai no tā "
                    "vairs nav nekā: {mark_refused:command file}, un mūsu rēķini iet citā failā"
                ),
            ),
            "ru": (
                (
                    "{file}: у банка {bank} другое содержание, чем в нашем файле; ожидался "
                    "SHA-256 {hash}"
                ),
                (
                    "сравните оба: SHA-256 с опечаткой введите ещё раз. Ответ, учтённый для "
                    "наших счетов, был о другом содержании, поэтому они ждут "
                    "ответа. Попросите банк отозвать все счета своего файла; когда у банка ничего "
                    "из него не останется: {mark_refused:command file}, и наши счета пойдут в "
                    "другом файле"
                ),
            ),
            "en": (
                "{file}: {bank} has other contents than our file, expected SHA-256 {hash}",
                (
                    "compare both: type a mistyped hash again. Else the answer that was counted "
                    "for our invoices was about other contents, so "
                    "they are awaited. Ask the bank to recall all invoices of its file; once it "
                    "has nothing of it: {mark_refused:command file}, and our invoices go in "
                    "another file"
                ),
            ),
        },
        "hash-differs-at-bank": {
            "lv": (
                ("{file}: bankai {bank} ir cits saturs nekā mūsu failam; gaidīts SHA-256 {hash}"),
                (
                    "salīdziniet abus: nepareizi ierakstītu SHA-256 ierakstiet vēlreiz. Citādi "
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
                    "сравните оба: SHA-256 с опечаткой введите ещё раз. Иначе "
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
                    "compare both: type a mistyped hash again. Else "
                    "our invoices do not count as accepted. If a copy was put back and is still "
                    "there: put it back once more, and say what the bank has before anything "
                    "else, then the same file is made. If not, ask the bank to recall all "
                    "invoices of its file; once it has nothing of it: {mark_refused:command "
                    "file}, and our invoices go in another file"
                ),
            ),
        },
        "hash-differs-unclear": {
            "lv": (
                "{file}: nosūtītajam failam ir cits SHA-256; gaidīts {hash}",
                (
                    "salīdziniet abus: nepareizi ierakstītu SHA-256 ierakstiet vēlreiz. Citādi "
                    "bankai {bank} ir cits fails, un vai tai ir arī mūsu, neviens nezina. Kad "
                    "banka apliecina, ka tā šo failu ir atmetusi nelasītu un neko no tā nav "
                    "iegrāmatojusi, vai ir atsaukusi visus tā rēķinus: {resend:command file}, kas "
                    "vispirms ielūkojas bankā; nekas nav mainīts"
                ),
            ),
            "ru": (
                "{file}: у отправленного файла другой SHA-256; ожидался {hash}",
                (
                    "сравните оба: SHA-256 с опечаткой введите ещё раз. Иначе у банка {bank} "
                    "другой файл, а есть ли у него и наш, никто не знает. Когда банк подтвердит, "
                    "что отбросил этот файл непрочитанным и ничего из него не провёл или отозвал "
                    "все его счета: {resend:command file}, которая сначала заглянет в банк; "
                    "ничего не изменено"
                ),
            ),
            "en": (
                "{file}: the file that was sent has another hash, expected {hash}",
                (
                    "compare both: type a mistyped hash again. Else {bank} has another file than "
                    "ours, and nobody knows whether it has ours too. Once it gives its word that "
                    "it has discarded that file unread and booked nothing of it, or has recalled "
                    "all its invoices: {resend:command file}, which looks at the bank first; "
                    "nothing was changed"
                ),
            ),
        },
    }
)
