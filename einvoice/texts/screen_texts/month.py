"""Texts of the month's screens: `status`, `run`, `calculate`, `import`."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "title": (
            "{period}: termiņš {deadline}, atlicis: {hours} {hours:stundu|stunda|stundas}",
            "{period}: срок {deadline}, осталось: {hours} {hours:час|часа|часов}",
            "{period}: deadline {deadline}, {hours} {hours:hour|hours} of slack",
        ),
        "flats": ("dzīvokļi", "квартиры", "flats"),
        "calculated": ("aprēķināti", "рассчитано", "calculated"),
        "taken_back": ("atsaukti", "отозвано", "taken back"),
        "not_calculated": ("nav aprēķināti", "не рассчитано", "not calculated"),
        "gone": ("dzīvokļa vairs nav", "квартиры больше нет", "of flats no longer there"),
        "held": ("aizturēti", "задержано", "held"),
        "drafts": ("melnraksti", "черновики", "drafts"),
        "issued": ("izrakstīti", "выписано", "issued"),
        "no_bank": ("bez bankas", "без банка", "no bank"),
        "rendered": ("failos", "в файлах", "rendered"),
        "waiting": ("gaida", "ждут", "waiting"),
        "sent": ("nosūtīti", "отправлено", "sent"),
        "accepted": ("pieņemti", "принято", "accepted"),
        "refused": ("noraidīti", "отклонено", "refused"),
        "awaited": ("gaida atbildi", "ждут ответа", "awaited"),
        "numbered": ("numurēti", "с номером", "numbered"),
        "void": ("anulēti", "аннулировано", "void"),
        "credited": ("kreditēti", "кредитовано", "credited"),
        "in_files": ("sūtījumi", "отправок", "in files"),
        "again": ("sūtīti vēlreiz", "повторно", "again"),
        "bank": ("banka", "банк", "bank"),
        "invoices": ("rēķini", "счета", "invoices"),
        "file": ("fails", "файл", "file"),
        "answer": ("atbilde", "ответ", "answer"),
        "no_file": ("faila vēl nav", "файла ещё нет", "no file yet"),
        "of_credit_notes": (
            "kredītrēķini: {state}",
            "кредит-счета: {state}",
            "credit notes: {state}",
        ),
        "code": ("kods", "код", "code"),
        "reason": ("iemesls", "причина", "reason"),
        "flats_of": (
            "{place} ({count} dz.)",
            "{place} ({count} кв.)",
            "{place} ({count} {count:flat|flats})",
        ),
        "meters": ("skaitītāji", "счётчики", "meters"),
        "orders": ("pieteikumi", "заявки", "orders"),
        "more": (
            "un vēl {count}: {command}",
            "и ещё {count}: {command}",
            "and {count} more: {command}",
        ),
        "row": ("rinda", "строка", "row"),
        "state": ("stāvoklis", "состояние", "state"),
        "file_row": ("fails:rinda", "файл:строка", "file:row"),
        "fault": ("kļūda", "ошибка", "fault"),
        "concerns": ("attiecas uz", "касается", "concerns"),
        "row.confirmed": ("apstiprināta", "подтверждена", "confirmed"),
        "row.set_aside": ("atlikta", "отложена", "set aside"),
        "row.refused": ("noraidīta", "отклонена", "refused"),
        "row.doubtful": ("apšaubāma", "под вопросом", "doubtful"),
        "refused_rows": (
            "noraidītās rindas: izlabojiet un importējiet, vai: {command}",
            "отклонённые строки: исправьте и импортируйте, или: {command}",
            "refused: correct the row and import it, or {command}",
        ),
        "concern.company": (
            "uzņēmums: neko neaprēķina un neizraksta",
            "компания: ничего не рассчитывается и не выписывается",
            "the company: nothing is calculated or issued",
        ),
        "concern.unknown": (
            "nav zināms: nekas netiek aizturēts, pārbaudiet pirms izrakstīšanas",
            "неизвестно: ничего не задержано, проверьте до выписки",
            "not known: nothing is held for it, look at it before the month goes out",
        ),
        "concern.flat": ("dzīvoklis {id}", "квартира {id}", "flat {id}"),
        "concern.meter": ("skaitītājs {id}", "счётчик {id}", "meter {id}"),
        "concern.building": ("māja {id}", "дом {id}", "building {id}"),
        "flat": ("dzīvoklis", "квартира", "flat"),
        "credit_note": ("kredītrēķins", "кредит-счёт", "credit note"),
        "cancels": ("atceļ", "отменяет", "cancels"),
        "refused_title": ("noraidīti", "отклонены", "refused"),
        "invoice": ("rēķins", "счёт", "invoice"),
        "next": ("nākamais", "дальше", "next"),
        "early": (
            "{period} var aprēķināt no {day}",
            "{period} можно рассчитать с {day}",
            "{period} can be calculated from {day} on",
        ),
        "nothing": ("nekas nav jādara", "делать ничего не нужно", "nothing to do"),
        "nothing_before": (
            "līdz {day} nekas nav jādara",
            "до {day} делать ничего не нужно",
            "nothing to do before {day}",
        ),
        "nothing_review": (
            "nekas nav jādara, kamēr cilvēks neizraksta rēķinus",
            "делать ничего не нужно, пока человек не выпишет счета",
            "nothing to do until a person issues it",
        ),
        "bank_unconfigured": (
            "{bank}: rēķini to gaida, bet [banks] tās nav",
            "{bank}: счета ждут его, но в [banks] его нет",
            "{bank}: invoices wait for it, but it is not configured under [banks]",
        ),
        "earlier_open": (
            "{period} kaut kas ir ceļā vai bez atbildes: {status:command period}",
            "{period}: что-то в пути или без ответа: {status:command period}",
            "{period} has something on its way or unanswered: {status:command period}",
        ),
        "open_answers": (
            "banku ziņojumus neizdevās izmantot ({count}): {list_answers:command}",
            "сообщения банков не удалось применить ({count}): {list_answers:command}",
            (
                "{count} {count:message|messages} of banks could not be applied: "
                "{list_answers:command}"
            ),
        ),
        "waiting_applications": (
            "klientu pieteikumi gaida cilvēku ({count}): {list_subscriptions:command}",
            "заявки клиентов ждут человека ({count}): {list_subscriptions:command}",
            (
                "{count} {count:application of a customer waits|applications of customers wait} "
                "for a person: {list_subscriptions:command}"
            ),
        ),
        "review": (
            (
                "melnraksti ({count}, {total} EUR ar PVN) gaida cilvēku: {check:command period}, "
                "tad {issue:command period}"
            ),
            (
                "черновики ({count}, {total} EUR с НДС) ждут человека: {check:command period}, "
                "затем {issue:command period}"
            ),
            (
                "{count} {count:draft|drafts}, {total} EUR with VAT, {count:waits|wait} for a "
                "person: look at {check:command period}, then {issue:command period}"
            ),
        ),
        "deadline_passed": (
            "termiņš ir nokavēts: {command}",
            "срок пропущен: {command}",
            "the deadline has passed: {command}",
        ),
        "deadline_near": (
            "līdz termiņam palikusi mazāk nekā diena: {command}",
            "до срока осталось меньше суток: {command}",
            "less than a day is left to the deadline: {command}",
        ),
        "run_now": (
            "nekavējoties: {run:command period}",
            "немедленно: {run:command period}",
            "run now; {run:command period}",
        ),
        "stopped_now": (
            "vispirms tas, kas aptur nosūtīšanu: kļūdas padoms šajā ekrānā",
            "сначала то, что останавливает отправку: совет при ошибке на этом экране",
            "first what stops the sending: the hint of the error on this screen",
        ),
        "rerun_now": (
            (
                "{count} {count:rēķinu|rēķinu|rēķinus} banka ar šo apmaksas termiņu vairs "
                "nepieņem; {plan_rerun:command period} plāno jaunus ar vēlāku termiņu"
            ),
            (
                "{count} {count:счёт|счёта|счетов} с этим сроком оплаты банк больше не принимает; "
                "{plan_rerun:command period} составит план новых с более поздним сроком"
            ),
            (
                "{count} {count:invoice is|invoices are} due too soon for the bank; "
                "{plan_rerun:command period} plans new invoices with a later due date"
            ),
        ),
        "issue_now": (
            "nekavējoties: {issue:command period}, tad {run:command period}",
            "немедленно: {issue:command period}, затем {run:command period}",
            "issue now; {issue:command period}, then {run:command period}",
        ),
        "did_calculate": (
            "aprēķinātas mājas: {buildings}, melnraksti: {drafts}",
            "рассчитано домов: {buildings}, черновиков: {drafts}",
            "calculated {buildings} {buildings:building|buildings}, {drafts} {drafts:draft|drafts}",
        ),
        "did_issue": (
            "izrakstīti rēķini: {invoices}, sākot no {number}",
            "выписано счетов: {invoices}, начиная с {number}",
            "issued {invoices} {invoices:invoice|invoices} from number {number}",
        ),
        "did_render": (
            "izveidots {file}, rēķini: {invoices}",
            "создан {file}, счетов: {invoices}",
            "rendered {file}: {invoices} {invoices:invoice|invoices}",
        ),
        "did_send": (
            "nosūtīts {file} uz {bank}: {evidence}",
            "отправлен {file} в {bank}: {evidence}",
            "sent {file} to {bank}: {evidence}",
        ),
        "did_answer": (
            "{bank} atbildēja par {file}: {outcome}",
            "{bank} ответил о {file}: {outcome}",
            "{bank} answered {file}: {outcome}",
        ),
        "was_eur": ("bija EUR", "было EUR", "was EUR"),
        "is_eur": ("ir EUR", "стало EUR", "is EUR"),
        "calculated_told": (
            (
                "{period}: aprēķinātas mājas: {buildings}, mainīti melnraksti: {changes}, "
                "aizturēti dzīvokļi: {held}"
            ),
            (
                "{period}: рассчитано домов: {buildings}, изменено черновиков: {changes}, "
                "задержано квартир: {held}"
            ),
            (
                "{period}: calculated {buildings} {buildings:building|buildings}, {changes} "
                "{changes:draft|drafts} changed, "
                "{held} {held:flat|flats} held"
            ),
        ),
        "imported": (
            "importētas rindas: {rows}, noraidītas: {refused}",
            "импортировано строк: {rows}, отклонено: {refused}",
            "imported {rows} {rows:row|rows}, refused {refused}",
        ),
        "would_import": (
            "izmēģinājums, nekas nav saglabāts: importētu rindas: {rows}, noraidītas: {refused}",
            "проба, ничего не сохранено: было бы импортировано строк: {rows}, отклонено: {refused}",
            "dry run, nothing was kept: would import {rows} {rows:row|rows}, refused {refused}",
        ),
        "settled": (
            "ar šo importu nokārtotas agrāk noraidītās vai apšaubāmās rindas: {count}",
            "этим импортом исправлены ранее отклонённые строки и строки под вопросом: {count}",
            (
                "{count} {count:row|rows} refused or doubtful earlier {count:is|are} settled by "
                "this import"
            ),
        ),
        "doubtful_hold": (
            (
                "rindas ar neparastām vērtībām: {count}; tas, uz ko tās attiecas, ir aizturēts, "
                "līdz tās izlabo vai apstiprina; sarakstu rāda {status:command}"
            ),
            (
                "строк с необычными значениями: {count}; то, чего они касаются, задержано, пока "
                "их не исправят или не подтвердят; список: {status:command}"
            ),
            (
                "{count} {count:row has|rows have} unusual values: the flats concerned are held "
                "until they are corrected or confirmed; {status:command} lists them"
            ),
        ),
        "rows_hold": (
            (
                "tas, uz ko attiecas noraidītās rindas, ir aizturēts: izlabojiet un importējiet "
                "tās; sarakstu rāda {status:command}"
            ),
            (
                "то, чего касаются отклонённые строки, задержано: исправьте и импортируйте их; "
                "список: {status:command}"
            ),
            (
                "flats with refused rows are held: correct and import the rows; {status:command} "
                "lists them"
            ),
        ),
        "skipped": (
            "{file}: izlaists, nosaukums nav importa veids",
            "{file}: пропущен, имя не называет вид импорта",
            "{file}: skipped, not named after a kind of import file",
        ),
        "file_told": (
            (
                "{file}: jaunas {new}, labotas {corrected}, nemainītas {unchanged}, noraidītas "
                "{refused}"
            ),
            (
                "{file}: новых {new}, исправлено {corrected}, без изменений {unchanged}, отклонено "
                "{refused}"
            ),
            "{file}: {new} new, {corrected} corrected, {unchanged} unchanged, {refused} refused",
        ),
        "more_findings": (
            "{file}: un vēl {count} ({codes}); --json parāda pirmos 1000",
            "{file}: и ещё {count} ({codes}); --json показывает первые 1000",
            "{file}: and {count} more ({codes}); --json lists the first 1000",
        ),
    }
)
