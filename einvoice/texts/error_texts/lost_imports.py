"""Errors of what was imported after a copy and is missing since the copy was put back."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "adopted-otherwise": {
            "lv": (
                (
                    "{option}: {count} no pārņemtajiem rēķiniem ir citas summas, nekā "
                    "dod šejienes dati: trūkst kaut kā, kas importēts pēc atjaunotās kopijas"
                ),
                (
                    "{import:command}, tad {imports_done:command}. Tikai ja summas atšķiras cita "
                    "iemesla dēļ (vēlu saņemts rādījums, rinda, par kuru cilvēks lēma citādi, "
                    "cita programmas versija): tas pats vārds ar --reason TEXT; tas paliek "
                    "žurnālā. Nekas nav izrakstīts"
                ),
            ),
            "ru": (
                (
                    "{option}: {count} из принятых счетов с другими суммами, чем дают здешние "
                    "данные: не хватает того, что импортировали после возвращённой копии"
                ),
                (
                    "{import:command}, затем {imports_done:command}. Только если суммы "
                    "отличаются по другой причине (поздно полученное показание, строка, о "
                    "которой человек решил иначе, другая версия программы): то же слово с "
                    "--reason TEXT; оно остаётся в журнале. Ничего не выписано"
                ),
            ),
            "en": (
                (
                    "{option}: {count} of the invoices that were taken over {count:has|have} other "
                    "sums than the data here give: something imported since the copy is missing"
                ),
                (
                    "{import:command}, then {imports_done:command}. Only if the sums differ for "
                    "another reason (a reading that came late, a row that a person decided "
                    "otherwise, another version of the program): the same word with --reason "
                    "TEXT; it is kept in the journal. Nothing was issued"
                ),
            ),
        },
        "file-lost-credits": {
            "lv": (
                (
                    "{file}: bankai {bank} nosūtīts fails ar kredītrēķiniem ({count}), kas šeit ir "
                    "zudis; gaidīts tas grāmatā"
                ),
                (
                    "tajā pašā dienā ({day}): {credit:command} tiem pašiem rēķiniem, "
                    "{render:command} un {restore:command}: rodas tas pats fails, un nekas netiek "
                    "nosūtīts. Citā dienā fails būtu cits: lūdziet banku atsaukt šos "
                    "kredītrēķinus, tad {declare_missing:command file} un {credit:command} no jauna"
                ),
            ),
            "ru": (
                (
                    "{file}: банку {bank} отправлен файл с кредитовыми счетами ({count}), который "
                    "здесь утрачен; ожидался в книге"
                ),
                (
                    "в тот же день ({day}): {credit:command} для тех же счетов, {render:command} и "
                    "{restore:command}: получится тот же файл, и ничего не отправляется. В другой "
                    "день файл был бы другим: попросите банк отозвать эти кредитовые счета, затем "
                    "{declare_missing:command file} и {credit:command} заново"
                ),
            ),
            "en": (
                (
                    "{file}: was sent to {bank} with credit notes ({count}) and is lost here, "
                    "expected it in the ledger"
                ),
                (
                    "on the same day ({day}): {credit:command} for the same invoices, "
                    "{render:command} and {restore:command}: the same file is made again, and "
                    "nothing is sent. On another day it would be another file: ask the bank to "
                    "recall these credit notes, then {declare_missing:command file}, and "
                    "{credit:command} anew"
                ),
            ),
        },
        "file-made-otherwise": {
            "lv": (
                (
                    "{file}: bija šeit zudis un tika izveidots ar citiem baitiem, nekā ir bankai "
                    "{bank}: trūkst kaut kā, kas importēts pēc kopijas, vai izrakstīšanas diena "
                    "ir cita"
                ),
                (
                    "atjaunojiet visas mapes kopiju vēlreiz (datubāzi un arhīvu), tad "
                    "{restore:command}, importējiet visu, kas importēts pēc kopijas, un "
                    "{imports_done:command}; neatbildiet, ka nekas nebija importēts. Tikai ja "
                    "kopijas vairs nav, lūdziet banku atmest failu nelasītu vai atsaukt visus tā "
                    "rēķinus; kad tā neko no tā nav iegrāmatojusi vai nekas nav palicis: "
                    "{declare_missing:command file}, un mūsu rēķini iet citā failā"
                ),
            ),
            "ru": (
                (
                    "{file}: был здесь потерян и сделан с другими байтами, чем у банка {bank}: не "
                    "хватает того, что импортировали после копии, или день выписки другой"
                ),
                (
                    "верните копию всей папки ещё раз (базу данных и архив), затем "
                    "{restore:command}, импортируйте всё, что импортировали после копии, и "
                    "{imports_done:command}; не отвечайте, что ничего не импортировали. Только "
                    "если копии больше нет, попросите банк отбросить файл непрочитанным или "
                    "отозвать все его счета; когда банк ничего из него не провёл или ничего не "
                    "осталось: {declare_missing:command file}, и наши счета пойдут в другом файле"
                ),
            ),
            "en": (
                (
                    "{file}: was lost here and made again with other bytes than those that {bank} "
                    "has: something imported since the copy is missing, or the day of issue is "
                    "another"
                ),
                (
                    "put the copy of the whole folder back once more (database and archive), then "
                    "{restore:command}, import all that was imported since the copy, and "
                    "{imports_done:command}; do not answer that nothing was imported. Only if "
                    "there is no copy any more, ask the bank to discard the file unread or to "
                    "recall all its invoices; once it has booked nothing of it, or nothing is "
                    "left: {declare_missing:command file}, and our invoices go in another file"
                ),
            ),
        },
        "imports-refused": {
            "lv": (
                (
                    "--imports-done: rindas, kas importētas pēc kopijas atjaunošanas, ir "
                    "noraidītas: {rows}{more:more}; gaidīts, ka tās ir importētas"
                ),
                (
                    "izlabojiet failu un importējiet to ar {import:command}; rindu, kas nav "
                    "vajadzīga: {set_aside_rows:command number}; {status:command} uzskaita visas; "
                    "nekas nav izrakstīts"
                ),
            ),
            "ru": (
                (
                    "--imports-done: строки, импортированные после возвращения копии, отклонены: "
                    "{rows}{more:more}; ожидалось, что они импортированы"
                ),
                (
                    "исправьте файл и импортируйте его: {import:command}; строку, которая не "
                    "нужна: {set_aside_rows:command number}; {status:command} перечисляет все; "
                    "ничего не выписано"
                ),
            ),
            "en": (
                (
                    "--imports-done: rows imported since the copy was put back are refused: "
                    "{rows}{more:more}, expected them imported"
                ),
                (
                    "correct the file and import it again: {import:command}; a row that is not "
                    "needed: {set_aside_rows:command number}; {status:command} lists all; nothing "
                    "was issued"
                ),
            ),
        },
        "issued-sums-differ": {
            "lv": (
                (
                    "{period}: liecinieks redzēja no numura {invoice} izrakstītus {count} rēķinus "
                    "par {theirs} EUR, bet melnraksti ir par {ours} EUR: trūkst kaut kā, kas "
                    "importēts pēc atjaunotās kopijas"
                ),
                (
                    "{imports_missing:command}, tad {import:command} un {imports_done:command}: "
                    "rēķini bez bankas ar šiem numuriem jau var būt uz papīra; nekas nav "
                    "izrakstīts. Tikai ja summas atšķiras cita iemesla dēļ: "
                    "{imports_missing:command}, tad {nothing_imported:command} ar --reason"
                ),
            ),
            "ru": (
                (
                    "{period}: свидетель видел выписанными с номера {invoice} счетов {count} на "
                    "{theirs} EUR, а черновики на {ours} EUR: не хватает того, что импортировали "
                    "после возвращённой копии"
                ),
                (
                    "{imports_missing:command}, затем {import:command} и {imports_done:command}: "
                    "счета без банка с этими номерами уже могут быть на бумаге; ничего не "
                    "выписано. Только если суммы другие по другой причине: "
                    "{imports_missing:command}, затем {nothing_imported:command} с --reason"
                ),
            ),
            "en": (
                (
                    "{period}: the witness saw {count} invoices issued from number {invoice} on "
                    "for {theirs} EUR, and the drafts sum to {ours} EUR: something imported since "
                    "the copy that was put back is missing"
                ),
                (
                    "{imports_missing:command}, then {import:command} and {imports_done:command}: "
                    "invoices without a bank may be on paper already under these numbers; nothing "
                    "was issued. Only if the sums differ for another reason: "
                    "{imports_missing:command}, then {nothing_imported:command} with --reason"
                ),
            ),
        },
        "lost-sums-differ": {
            "lv": (
                (
                    "{period}: bankai {bank} failā {file} un tālāk ir {count} mūsu rēķinu par "
                    "{theirs} EUR, bet melnraksti ir par {ours} EUR: trūkst kaut kā, kas importēts "
                    "pēc atjaunotās kopijas"
                ),
                (
                    "{imports_missing:command}, tad {import:command} un {imports_done:command}; "
                    "nekas nav izrakstīts. Tikai ja vairs nav ko importēt: lūdziet banku atsaukt "
                    "visus faila rēķinus; kad nekas no tā nav palicis: {declare_missing:command "
                    "file}"
                ),
            ),
            "ru": (
                (
                    "{period}: у банка {bank} начиная с файла {file} наших счетов {count} на "
                    "{theirs} EUR, а черновики на {ours} EUR: не хватает того, что импортировали "
                    "после возвращённой копии"
                ),
                (
                    "{imports_missing:command}, затем {import:command} и {imports_done:command}; "
                    "ничего не выписано. Только если импортировать больше нечего: попросите банк "
                    "отозвать все счета файла; когда ничего из него не осталось: "
                    "{declare_missing:command file}"
                ),
            ),
            "en": (
                (
                    "{period}: {bank} has {count} of our invoices from file {file} on for "
                    "{theirs} EUR, and the drafts sum to {ours} EUR: something imported since the "
                    "copy that was put back is missing"
                ),
                (
                    "{imports_missing:command}, then {import:command} and {imports_done:command}; "
                    "nothing was issued. Only if there is nothing more to import: ask the bank to "
                    "recall all invoices of the file; once nothing of it is left: "
                    "{declare_missing:command file}"
                ),
            ),
        },
    }
)
