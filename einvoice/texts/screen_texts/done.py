"""Texts at the end of a command: what it did, and where it wrote to."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "done.adopted": (
            "No arhīva pārņemts: izrakstīšanas reizes: {batches}, faili: {files}",
            "Из архива принято: выписок счетов: {batches}, файлов: {files}",
            (
                "adopted from the archive: {batches} {batches:issue|issues}, "
                "{files} {files:file|files}"
            ),
        ),
        "done.answer_bytes": (
            "nemainīti baiti ir arhīvā: archive/<mēnesis>/<banka>/inbound/<nosaukums>",
            "неизменённые байты в архиве: archive/<месяц>/<банк>/inbound/<имя>",
            "the exact bytes are in the archive: archive/<month>/<bank>/inbound/<name>",
        ),
        "done.answer_settled": (
            "{id}: atzīmēts kā izskatīts",
            "{id}: отмечено как рассмотренное",
            "{id}: settled",
        ),
        "done.answers_read": (
            "No jauna nolasītas atbildes: {answers}",
            "Прочитано заново ответов: {answers}",
            "read again: {answers} {answers:answer|answers}",
        ),
        "done.payments_restored": (
            "No arhīva: maksājumi {payments}, cilvēku lēmumi par maksājumiem {decisions}",
            "Из архива: платежей {payments}, решений людей о платежах {decisions}",
            "from the archive: payments {payments}, decisions of people on payments {decisions}",
        ),
        "done.answers_settled": (
            "visi banku ziņojumi ir apstrādāti vai izskatīti",
            "все сообщения банков обработаны или рассмотрены",
            "every message of the banks was applied or settled",
        ),
        "done.application_applied": (
            "pieteikums {number}: piemērots dzīvoklim {flat}",
            "заявление {number}: применено к квартире {flat}",
            "application {number}: applied to {flat}",
        ),
        "done.application_refused": (
            "pieteikums {number}: noraidīts",
            "заявление {number}: отклонено",
            "application {number}: refused",
        ),
        "done.application_told": (
            "{bank}: bankai to paziņos {file}, tiklīdz tas būs nosūtīts",
            "{bank}: банку об этом сообщит {file}, когда будет отправлен",
            "{bank}: {file} informs the bank, once it is delivered",
        ),
        "done.audit_accepted": (
            "{where}: pieņemts tāds, kāds ir tagad",
            "{where}: принято в нынешнем виде",
            "{where}: accepted as it is now",
        ),
        "done.audit_clean": (
            "žurnāla ieraksti: {entries}, arhīva faili: {files}; neatbilstību nav",
            "записей журнала: {entries}, файлов архива: {files}; расхождений нет",
            "{entries} journal entries and {files} archived files: nothing wrong",
        ),
        "done.audit_mended": (
            "bojāti vai trūkstoši faili: {count}",
            "повреждённых или отсутствующих файлов: {count}",
            "{count} {count:file was|files were} damaged or missing",
        ),
        "done.audit_wrong": (
            "žurnāla ieraksti: {entries}, arhīva faili: {files}; neatbilstības: {wrong}",
            "записей журнала: {entries}, файлов архива: {files}; расхождений: {wrong}",
            "{entries} journal entries and {files} archived files: {wrong} wrong",
        ),
        "done.backed_up": (
            "datubāze nokopēta failā {file}; arhīvs paliek savā vietā, nokopējiet arī to",
            "база данных скопирована в {file}; архив остаётся на месте, скопируйте и его",
            "copied the database into {file}; the archive stays where it is, copy it too",
        ),
        "done.exported": (
            "{period}: failā {file} ierakstītas tabulas {table} rindas: {rows}",
            "{period}: в {file} записано строк таблицы {table}: {rows}",
            "{period}: wrote {rows} {rows:row|rows} of {table} to {file}",
        ),
        "done.exported_all": (
            "failā {file} ierakstītas tabulas {table} rindas: {rows}",
            "в {file} записано строк таблицы {table}: {rows}",
            "wrote {rows} {rows:row|rows} of {table} to {file}",
        ),
        "opening.counts": (
            (
                "{period}: sākuma atlikums ir tas pats, ko atstāja iepriekšējais rēķins: {equal}; "
                "cits: {differ}, trūkst: {missing}; "
                "pirmais rēķins: {first}, jauns klients: {new_customer}"
            ),
            (
                "{period}: начальный остаток тот же, что оставил прежний счёт: {equal}; "
                "другой: {differ}, нет: {missing}; "
                "первый счёт: {first}, новый клиент: {new_customer}"
            ),
            (
                "{period}: the opening balance is what the previous invoice left: {equal}; "
                "another: {differ}, missing: {missing}; "
                "first invoice: {first}, new customer: {new_customer}"
            ),
        ),
        "opening.differs": (
            "atšķiras kopā par {cents} EUR; lielākā atšķirība: {flat}",
            "всего отличается на {cents} EUR; больше всего: {flat}",
            "it differs by {cents} EUR in all; most of all: {flat}",
        ),
        "done.page": ("izveidots {file}", "создан {file}", "wrote {file}"),
        "done.extracted": (
            "izveidots {file}: klienti: {customers}; {counts}",
            "создан {file}: клиентов: {customers}; {counts}",
            "wrote {file}: {customers} {customers:customer|customers}, {counts}",
        ),
        "done.forgotten": (
            "dzēsti personu dati mēnešiem pirms {first}: {months}; dzēsti faili: {files}",
            "удалены данные лиц за месяцы до {first}: {months}; удалено файлов: {files}",
            (
                "forgot {months} {months:month|months} before {first}; {files} "
                "{files:file|files} buried"
            ),
        ),
        "done.listening": (
            "gaida savienojumus: 127.0.0.1, ports {port}, datums {day:day}",
            "ожидает соединений: 127.0.0.1, порт {port}, дата {day:day}",
            "listening on 127.0.0.1 port {port}, date {day}",
        ),
        "done.listening_bank": (
            "{bank}: lietotājs {bank}, atslēgas fails {file}",
            "{bank}: пользователь {bank}, файл ключа {file}",
            "{bank}: user {bank}, key file {file}",
        ),
        "done.listening_key": (
            "servera atslēga {fingerprint}: {host_key}",
            "ключ сервера {fingerprint}: {host_key}",
            "host key {fingerprint}: {host_key}",
        ),
        "done.migrated": (
            "datubāzes tabulas atbilst šai programmas versijai",
            "таблицы базы данных соответствуют этой версии программы",
            "the database has this version's tables",
        ),
        "done.nothing_forgotten": (
            "nekas nav dzēsts; mēnešus pirms {first} drīkst dzēst",
            "ничего не удалено; месяцы до {first} можно удалить",
            "nothing was forgotten; months before {first} may be",
        ),
        "done.order_confirmed": (
            "{flat}: pieteikums bankā {bank} pieder pašreizējam klientam",
            "{flat}: заявление в {bank} принадлежит нынешнему клиенту",
            "{flat}: the order at {bank} is the present customer's",
        ),
        "done.proven": (
            "pierādījušas bankas vai liecinieka fails: {files}",
            "подтвердили банки или файл-свидетель: {files}",
            "proven by banks or the witness: {files}",
        ),
        "done.purge_erases": (
            "{purge:command} izdzēš to, kam pienācis laiks; arhīva failus dzēš kopā ar to mēnesi",
            (
                "{purge:command} удаляет то, чему пришёл срок; файлы архива удаляются вместе "
                "со своим месяцем"
            ),
            (
                "{purge:command} erases the rows that are due; the archive's files are erased "
                "with their month"
            ),
        ),
        "done.sampled": (
            (
                "mapē {folder} izveidoti parauga dati: dzīvokļi: {flats}, rādījumu mēneši: "
                "{months}, līdz {period}"
            ),
            (
                "в {folder} созданы образцовые данные: квартир: {flats}, месяцев показаний: "
                "{months}, до {period}"
            ),
            (
                "wrote {flats} {flats:flat|flats} with {months} {months:month|months} of "
                "readings up to {period} into {folder}"
            ),
        ),
        "done.sampled_payments": (
            "mapē {folder} izveidoti konta izraksti par {period} rēķiniem: maksājumi: {count}",
            "в {folder} созданы выписки к счетам за {period}: платежей: {count}",
            (
                "wrote statements with {count} {count:payment|payments} of the invoices of "
                "{period} into {folder}"
            ),
        ),
        "done.ticking": (
            "darbojas tagad un katru stundu {minute}. minūtē; aptur SIGTERM vai Ctrl-C",
            "работает сейчас и каждый час на {minute}-й минуте; останавливают SIGTERM или Ctrl-C",
            "ticking now and every hour at minute {minute}; SIGTERM or Ctrl-C stops it",
        ),
        "done.working": (
            "gaida darba daļas no citām palaišanām; aptur SIGTERM vai Ctrl-C",
            "ждёт частей работы от других запусков; останавливают SIGTERM или Ctrl-C",
            "waiting for parts of the work of runs; SIGTERM or Ctrl-C stops it",
        ),
        "done.worked": (
            "apstājies; daļa, kas bija iesākta, ir pabeigta",
            "остановлен; начатая часть закончена",
            "stopped; the part in hand was finished",
        ),
        "done.written": (
            "izveidots {file}",
            "создан {file}",
            "wrote {file}",
        ),
        "done.written_again": (
            "{file}: izveidots no jauna",
            "{file}: создан заново",
            "{file}: written again",
        ),
        "not_yet": (
            "vēl ne",
            "ещё нет",
            "not yet",
        ),
        "stopped": (
            "apturēts",
            "остановлено",
            "stopped",
        ),
        "done.forget_question": (
            "Neatgriezeniski dzēst, kam šajos mēnešos izrakstīti rēķini?",
            "Безвозвратно забыть, кому в эти месяцы выписаны счета?",
            "Forget who was invoiced in these months for ever?",
        ),
        "title.came": (
            "saņemts",
            "получено",
            "came",
        ),
        "title.erasable": (
            "drīkst dzēst no",
            "можно удалить с",
            "may be erased from",
        ),
        "title.files": ("faili", "файлы", "files"),
        "title.invoices": ("rēķini", "счета", "invoices"),
        "title.month": ("mēnesis", "месяц", "month"),
        "title.name": ("nosaukums", "имя", "name"),
        "title.outcome": (
            "iznākums",
            "итог",
            "outcome",
        ),
        "title.rows": (
            "rindas",
            "строк",
            "rows",
        ),
        "title.what": (
            "kas",
            "что",
            "what",
        ),
        "title.why": (
            "kāpēc",
            "почему",
            "why",
        ),
        "word.error": (
            "kļūda",
            "ошибка",
            "error",
        ),
        "word.as_above": (
            "vispirms viss, kas teikts par iepriekšējo failu",
            "сначала всё, что сказано о предыдущем файле",
            "first all that is said of the file above",
        ),
        "word.hint": (
            "padoms",
            "совет",
            "hint",
        ),
    }
)
