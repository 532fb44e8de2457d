"""Texts of commands by which a person decides: `release`, and rows that stay refused."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "erasure.contract": ("līgums ir spēkā", "договор действует", "the contract is in force"),
        "erasure.invoices": (
            "klienta rēķini jāglabā pēc grāmatvedības likuma",
            "счета клиента хранятся по закону о бухгалтерском учёте",
            "its invoices are kept by the accounting law",
        ),
        "erasure.law": (
            "grāmatvedības likums prasa glabāt {years} gadus pēc pārskata gada",
            "закон о бухгалтерском учёте велит хранить лет после отчётного года: {years}",
            "the accounting law keeps them {years} years after the accounting year",
        ),
        "kept.applications": ("pieteikumi", "заявки", "applications"),
        "kept.balances": ("atlikumi", "сальдо", "balances"),
        "kept.charges": ("papildu rindas", "дополнительные строки", "charges"),
        "kept.codes": ("portāla kodi", "коды портала", "codes of the portal"),
        "kept.credit_notes": ("kredītrēķini", "кредитовые счета", "credit notes"),
        "kept.customers": ("klienti", "клиенты", "customers"),
        "kept.direct_deliveries": (
            "rēķini e-pastā un uz papīra",
            "счета по э-почте и на бумаге",
            "invoices by e-mail and on paper",
        ),
        "kept.document_seen": (
            "izlasītie mājas dokumenti",
            "прочитанные документы дома",
            "house documents that were read",
        ),
        "kept.files": ("faili", "файлы", "files"),
        "kept.imported_subscriptions": (
            "importētie abonementi",
            "импортированные подписки",
            "imported subscriptions",
        ),
        "kept.invoices": ("rēķini", "счета", "invoices"),
        "kept.late_readings": ("novēloti rādījumi", "поздние показания", "late readings"),
        "kept.lines": ("rindas", "строки", "lines"),
        "kept.order_owners": ("pasūtījumu apstiprinājumi", "подтверждения заказов", "order owners"),
        "kept.payments": ("maksājumi", "платежи", "payments"),
        "kept.readings": ("rādījumi", "показания", "readings"),
        "kept.refunds": ("atmaksas", "возвраты", "refunds"),
        "kept.reminder_wishes": (
            "vēlmes par atgādinājumiem",
            "пожелания о напоминаниях",
            "wishes for reminders",
        ),
        "kept.reminders": (
            "portāla atgādinājumi",
            "напоминания портала",
            "reminders of the portal",
        ),
        "kept.sent": ("nosūtītie", "отправленные", "sent"),
        "kept.passkeys": ("piekļuves atslēgas", "ключи доступа", "passkeys"),
        "kept.sessions": ("portāla sesijas", "сеансы портала", "sessions of the portal"),
        "kept.standing_orders": ("automātiskie maksājumi", "автоплатежи", "standing orders"),
        "kept.submitted_readings": (
            "portālā nodotie rādījumi",
            "показания, переданные через портал",
            "readings sent by the portal",
        ),
        "kept.subscriptions": ("abonementi", "подписки", "subscriptions"),
        "kept.unsettled_rows": ("neatrisinātas rindas", "нерешённые строки", "unsettled rows"),
        "kept.user_flats": ("tiesības portālā", "права на портале", "rights in the portal"),
        "kept.users": ("portāla konti", "учётные записи портала", "accounts of the portal"),
        "asked": (
            "jautājiet bankai; tai tas ir: {first}; nav: {otherwise}",
            "спросите банк; у него есть: {first}; нет: {otherwise}",
            "ask the bank; it has it: {first}; it does not: {otherwise}",
        ),
        "mark.has": (
            "{number}: {bank} to ir saņēmusi; tas skaitās pieņemts",
            "{number}: у {bank} он есть; он считается принятым",
            "{number}: {bank} has it; it counts as accepted",
        ),
        "mark.has_not": (
            "{number}: {bank} tā nav; to var izlabot un sūtīt vēlreiz",
            "{number}: у {bank} его нет; его можно исправить и отправить снова",
            "{number}: {bank} does not have it; it may be corrected and sent again",
        ),
        "ask_bank": (
            (
                "{invoice}: {reason}. Bankai tas ir: {mark_accepted:command invoice}; nav: "
                "{mark_refused:command invoice}"
            ),
            (
                "{invoice}: {reason}. У банка он есть: {mark_accepted:command invoice}; нет: "
                "{mark_refused:command invoice}"
            ),
            (
                "{invoice}: {reason}. The bank has it: {mark_accepted:command invoice}; it does "
                "not: {mark_refused:command invoice}"
            ),
        ),
        "not_billed": (
            (
                "{period}: {count} {count:dzīvokļiem|dzīvoklim|dzīvokļiem} ({flats}) rēķins "
                "atsaukts ar rindu {later} rēķinā, un tā vietā nav nekā vai nav rindas katrai "
                "PVN likmei: ierakstiet failā {path} katrai PVN likmei rindu ar for_period "
                "{period} un period {later} (0.00, ja nekas nav jāmaksā) un importējiet to: "
                "{import:command path}"
            ),
            (
                "{period}: {count} {count:квартире|квартирам|квартирам} ({flats}) счёт отозван "
                "строкой в счёте за {later}, а взамен ничего нет или не по каждой ставке НДС: "
                "запишите в файл {path} строку для каждой ставки НДС с for_period {period} и "
                "period {later} (0.00, если платить не за что) и импортируйте его: "
                "{import:command path}"
            ),
            (
                "{period}: of {count} {count:flat|flats} ({flats}) the invoice is taken back on "
                "the one of {later}, and nothing is billed in its place, or not at each VAT rate: "
                "write into a file {path} a row for each VAT rate with for_period {period} and "
                "period {later} (0.00 where nothing is to be paid) and import it: "
                "{import:command path}"
            ),
        ),
        "refused_by_word": (
            ("{bank}: pēc darbinieka ierakstītā bankas vārda tai šī rēķina nav"),
            ("{bank}: по слову банка, введённому сотрудником, этого счёта у него нет"),
            ("{bank}: by its word, which staff entered, it does not have this invoice"),
        ),
        "said_has": (
            "banka pēc jautājuma apstiprināja, ka tai tas ir",
            "банк на вопрос подтвердил, что у него это есть",
            "the bank, asked, said that it has it",
        ),
        "said_has_not": (
            "banka pēc jautājuma apstiprināja, ka tai tā nav",
            "банк на вопрос ответил, что у него этого нет",
            "the bank, asked, said that it does not have it",
        ),
        "remedy.again": ("sūta vēlreiz", "отправить снова", "send again"),
        "remedy.reissue": (
            "anulē, izraksta no jauna",
            "аннулировать и выписать заново",
            "void, issue anew",
        ),
        "remedy.none": ("atstāj", "оставить", "leave"),
        "rerun.duplicates": (
            (
                "{count} kā atkārtotus (106) neliek plānā: banka tos atkal pieņem no {day}; tad "
                "{rerun_rejected:command period}. Jaunu numuru tā pieņem uzreiz: {void:command "
                "invoice}. Nosūtīt tik un tā: {rerun_unchanged:command period}"
            ),
            (
                "{count} как повторные (106) не входят в план: банк снова примет их с {day}; тогда "
                "{rerun_rejected:command period}. Новый номер он принимает сразу: {void:command "
                "invoice}. Отправить всё равно: {rerun_unchanged:command period}"
            ),
            (
                "{count} refused as {count:a duplicate|duplicates} (106) {count:stays|stay} out of "
                "the plan: the bank takes {count:it|them} again from {day} on; then "
                "{rerun_rejected:command period}. A new number it takes at once: {void:command "
                "invoice}. To send all the same: {rerun_unchanged:command period}"
            ),
        ),
        "word_counts_not": (
            (
                "{bank} atbild uz failu, kas tika izlaists: kamēr tas nav noskaidrots, bankas "
                "vārds par rēķinu neskaitās: {list_answers:command}"
            ),
            (
                "{bank} отвечает на файл, который пропустили: пока это не выяснено, слово банка о "
                "счёте не считается: {list_answers:command}"
            ),
            (
                "{bank} answers a file that was passed over: until that is settled, its word about "
                "an invoice does not count: {list_answers:command}"
            ),
        ),
        "sale_told_late": (
            (
                "ja pārdošana ir paziņota vēlu: rēķins par {period} ir iepriekšējam īpašniekam, un "
                "tas paliek. Beidziet viņa rindu ar {last:day}, jauno sāciet ar {first:day}, "
                "importējiet vēlreiz; par {period} abi norēķinās savā starpā"
            ),
            (
                "если о продаже сообщили поздно: счёт за {period} у прежнего собственника, и он "
                "остаётся. Закончите его строку датой {last:day}, новую начните с {first:day}, "
                "импортируйте снова; за {period} оба рассчитаются между собой"
            ),
            (
                "if a sale was told late: the old owner has the invoice of {period}, and it stays. "
                "End that row on {last}, begin the new owner's on {first}, and import again; the "
                "two settle {period}"
            ),
        ),
        "again_from": (
            (
                "{invoice}: banka to pašu kontu, numuru un summu atkal pieņem no {day}: tad "
                "{rerun_rejected:command period}; līdz tam nekas nav jādara. Jaunu numuru tā "
                "pieņem uzreiz: {void:command invoice}"
            ),
            (
                "{invoice}: тот же счёт плательщика, номер и сумму банк снова примет с {day}: "
                "тогда {rerun_rejected:command period}; до этого ничего делать не нужно. Новый "
                "номер он принимает сразу: {void:command invoice}"
            ),
            (
                "{invoice}: the bank takes the same account, number and sum again from {day} on: "
                "then {rerun_rejected:command period}; until then nothing is to be done. A new "
                "number it takes at once: {void:command invoice}"
            ),
        ),
        "rerun.unchanged": (
            (
                "{count} {count:rēķinu|rēķinu|rēķinus} nesūta vēlreiz, jo nekas nav labots: "
                "izlabojiet un importējiet; ja kļūdu novērsa banka vai maksātājs: "
                "{rerun_unchanged:command period}"
            ),
            (
                "{count} {count:счёт не отправляется|счёта не отправляются|счетов не "
                "отправляется} снова: ничего не исправлено. Исправьте и импортируйте; если "
                "ошибку устранил банк или плательщик: {rerun_unchanged:command period}"
            ),
            (
                "{count} {count:invoice is|invoices are} not sent again, for nothing was "
                "corrected: correct and import; if the bank or the payer has mended it: "
                "{rerun_unchanged:command period}"
            ),
        ),
        "then": ("{first}, tad {then}", "{first}, затем {then}", "{first}, then {then}"),
        "released": (
            "{month}: {flat}: aizturēšana atcelta ({codes})",
            "{month}: {flat}: задержка снята ({codes})",
            "{month}: released {flat} ({codes})",
        ),
        "released_nothing": (
            "{month}: {flat}: nebija aizturēšanas, ko cilvēks var atcelt",
            "{month}: {flat}: не было задержки, которую может снять человек",
            "{month}: {flat}: nothing that a person can release held it",
        ),
        "next_if_not_needed": (
            "tālāk: tikai ja noraidītā rinda vairs nav vajadzīga: {command}",
            "дальше: только если отклонённая строка больше не нужна: {command}",
            "next: only if the refused row is no longer needed: {command}",
        ),
        "still_refused": (
            "{row} ({fault}): rinda joprojām ir noraidīta; ja tā vairs nav vajadzīga: {command}",
            "{row} ({fault}): строка по-прежнему отклонена; если она больше не нужна: {command}",
            "{row} ({fault}): the row stays refused; if it is no longer needed: {command}",
        ),
        "still_held": (
            "{flat} joprojām ir aizturēts: {codes}",
            "{flat} всё ещё задержана: {codes}",
            "{flat} is still held: {codes}",
        ),
        "void_number": ("anulēts", "аннулирован", "void"),
        "replaced_by": ("tā vietā", "вместо него", "in its place"),
        "recall": (
            (
                "šie anulētie rēķini netika sūtīti nevienai bankai: ja tie ir izdrukāti vai "
                "izsūtīti, atsauciet tos un izsniedziet jaunos; kad izdarīts (pārējos numurus "
                "izlaidiet): {mark_recalled:command invoices}"
            ),
            (
                "эти аннулированные счета не отправлялись ни в один банк: если они напечатаны или "
                "разосланы, отзовите их и выдайте новые; когда это сделано (остальные номера "
                "уберите): {mark_recalled:command invoices}"
            ),
            (
                "these void invoices went to no bank: where they were printed or mailed, recall "
                "them and hand out the new invoices; once that is done (leave out other numbers): "
                "{mark_recalled:command invoices}"
            ),
        ),
        "recalled_now": (
            "{number}: dzīvokļa {flat} rēķins ir atsaukts",
            "{number}: счёт квартиры {flat} отозван",
            "{number}: the invoice of flat {flat} is recalled",
        ),
        "recalled_before": (
            "{number}: dzīvokļa {flat} rēķins bija atsaukts jau agrāk",
            "{number}: счёт квартиры {flat} был отозван раньше",
            "{number}: the invoice of flat {flat} was recalled before",
        ),
        "recall_printed": (
            (
                "nevienai bankai nav sūtīti: {count}; ja tie ir izdrukāti vai izsūtīti, tie "
                "jāatsauc: {status:command period} rāda veco un jauno numuru"
            ),
            (
                "ни в один банк не отправлялись: {count}; если они напечатаны или разосланы, их "
                "надо отозвать: {status:command period} покажет старый и новый номер"
            ),
            (
                "{count} of them went to no bank: where they were printed or mailed they must be "
                "recalled; {status:command period} shows the old and the new number"
            ),
        ),
        "count_flats": ("{count} dz.", "{count} кв.", "{count} {count:flat|flats}"),
    }
)
