"""Errors that jobs of several folders meet: a bank, an invoice, a month, a day."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "bank-not-configured": {
            "lv": ("--bank: '{bank}' nav konfigurācijā; gaidīta viena no: {known}{near:near}", ""),
            "ru": (
                "--bank: '{bank}' нет в конфигурации; ожидалось одно из: {known}{near:near}",
                "",
            ),
            "en": ("--bank: '{bank}' is not configured, expected one of {known}{near:near}", ""),
        },
        "bank-stalled": {
            "lv": (
                "{bank}: šajā palaišanā jau reiz neatbildēja, tāpēc vairs netika jautāts",
                "nākamā palaišana jautās vēlreiz; {examine:command} pārbauda tikai savienojumu",
            ),
            "ru": (
                "{bank}: в этом запуске уже не отвечал, поэтому больше не запрашивался",
                (
                    "следующий запуск запросит его снова; {examine:command} проверяет только "
                    "соединение"
                ),
            ),
            "en": (
                "{bank}: stalled before in this run, so it was not asked again",
                "the next run asks it; {examine:command} tries the connection alone",
            ),
        },
        "banks-same-file-code": {
            "lv": ("banks: divām bankām ir vienāds file_code; katrai vajag savu", ""),
            "ru": ("banks: у двух банков одинаковый file_code; у каждого должен быть свой", ""),
            "en": ("banks: two have the same file_code, expected a different code for each", ""),
        },
        "file-over-ceiling": {
            "lv": (
                "{bank}: faila summa ir {total:number} EUR; gaidīts ne vairāk kā {most} EUR",
                (
                    "{report:command} rāda, kas izrakstīts; ja summa ir pareiza, paaugstiniet "
                    "file_total_eur sadaļā [limits], citādi {void:command} atsauc nepareizo; "
                    "fails nav izveidots"
                ),
            ),
            "ru": (
                "{bank}: сумма файла {total:number} EUR; ожидалось не больше {most} EUR",
                (
                    "{report:command} показывает, что выписано; если сумма верна, повысьте "
                    "file_total_eur в разделе [limits], иначе {void:command} отзывает "
                    "неправильное; файл не создан"
                ),
            ),
            "en": (
                "{bank}: a file of {total:number} EUR, expected up to {most} EUR",
                (
                    "{report:command} shows what was issued; raise file_total_eur in [limits] if "
                    "it is right, else {void:command} takes back what is wrong; no file was made"
                ),
            ),
        },
        "files-over-ceiling": {
            "lv": (
                "{period}: {finding}",
                "{finding}; {check:command period} to rāda; nekas nav izrakstīts",
            ),
            "ru": (
                "{period}: {finding}",
                "{finding}; {check:command period} это показывает; ничего не выписано",
            ),
            "en": (
                "{period}: {finding}",
                "{finding}; {check:command period} shows it; nothing was issued",
            ),
        },
        "invoice-credited": {
            "lv": (
                "{invoice}: rēķins jau ir atcelts ar kredītrēķinu {notes}, {days:day}",
                "{show:command flat period} rāda dzīvokļa tagadējo rēķinu; nekas nav mainīts",
            ),
            "ru": (
                "{invoice}: счёт уже отменён кредит-счётом {notes} от {days:day}",
                "{show:command flat period} показывает нынешний счёт квартиры; ничего не изменено",
            ),
            "en": (
                "{invoice}: is credited already, by credit note {notes} of {days:day}",
                "{show:command flat period} shows the flat's invoice now; nothing was changed",
            ),
        },
        "invoice-not-live": {
            "lv": (
                "{invoice}: rēķins ir {state:state}; gaidīts izrakstīts rēķins, kas ir spēkā",
                "{show:command flat period} rāda dzīvokļa tagadējo rēķinu; nekas nav mainīts",
            ),
            "ru": (
                "{invoice}: счёт {state:state}; ожидался выписанный и действующий счёт",
                "{show:command flat period} показывает нынешний счёт квартиры; ничего не изменено",
            ),
            "en": (
                "{invoice}: is {state:state}, expected a live issued invoice",
                "{show:command flat period} shows the flat's invoice now; nothing was changed",
            ),
        },
        "month-changed": {
            "lv": (
                (
                    "{period}: pēc izrakstīšanas, faila izveides vai atbildes ir mainīts: "
                    "{places:place}{more:more}"
                ),
                (
                    "{verify:command} nosauc visu; atjaunojiet rindas vai rezerves kopiju "
                    "({restore_copy:command}); ja izmaiņas ir pareizas: {accept_rows:command "
                    "period}; līdz tam no tā nekas netiek veidots"
                ),
            ),
            "ru": (
                (
                    "{period}: после выписки, создания файла или ответа изменено: "
                    "{places:place}{more:more}"
                ),
                (
                    "{verify:command} называет всё; верните строки или резервную копию "
                    "({restore_copy:command}); если изменения верны: {accept_rows:command "
                    "period}; до этого из них ничего не создаётся"
                ),
            ),
            "en": (
                (
                    "{period}: changed since it was issued, written or answered: "
                    "{places:place}{more:more}"
                ),
                (
                    "{verify:command} names all; put the rows back, or a backup "
                    "({restore_copy:command}); if the change is right: {accept_rows:command "
                    "period}; nothing of it is written until then"
                ),
            ),
        },
        "no-installation-tag": {
            "lv": (
                "installation_tag nav norādīts; gaidīti 6 burti un cipari",
                "palaidiet {set_up:command}, kas to izlozē",
            ),
            "ru": (
                "installation_tag не указан; ожидались 6 букв и цифр",
                "запустите {set_up:command}, она его выберет",
            ),
            "en": (
                "installation_tag: is empty, expected 6 letters and digits",
                "run {set_up:command}, which draws a tag",
            ),
        },
        "no-procrastinate": {
            "lv": (
                "[scale] engine: procrastinate nav instalēts",
                "pip install 'einvoice[workers]'",
            ),
            "ru": (
                "[scale] engine: procrastinate не установлен",
                "pip install 'einvoice[workers]'",
            ),
            "en": (
                "[scale] engine: procrastinate is not installed",
                "pip install 'einvoice[workers]'",
            ),
        },
        "no-such-invoice": {
            "lv": (
                "{invoice}: nav tāda spēkā esoša rēķina; gaidīts rēķina numurs{near:near}",
                "{export_invoices:command} uzskaita visus perioda rēķinus",
            ),
            "ru": (
                "{invoice}: нет такого действующего счёта; ожидался номер счёта{near:near}",
                "{export_invoices:command} перечисляет все счета периода",
            ),
            "en": (
                "{invoice}: no such live invoice, expected an invoice number{near:near}",
                "{export_invoices:command} lists all of a period",
            ),
        },
        "too-early": {
            "lv": (
                "{period}: šodien ir {today:day}; gaidīts {first_day:day} vai vēlāk",
                "perioda rādījumi vēl var pienākt; nekas nav izdarīts",
            ),
            "ru": (
                "{period}: сегодня {today:day}; ожидалось {first_day:day} или позже",
                "показания за период ещё могут поступить; ничего не сделано",
            ),
            "en": (
                "{period}: today is {today:day}, expected {first_day:day} or later",
                "readings of the period may still come; nothing was done",
            ),
        },
        "worker-of-local-engine": {
            "lv": (
                "strādniekam nav ko darīt: [scale] engine ir local, gaidīts procrastinate",
                "ar local palaišana pati iedarbina procesus; skatiet docs/ADMINISTRATION.md",
            ),
            "ru": (
                "исполнителю нечего делать: [scale] engine = local, ожидалось procrastinate",
                "при local запуск сам создаёт процессы; см. docs/ADMINISTRATION.md",
            ),
            "en": (
                "nothing to do for a worker: [scale] engine is local, expected procrastinate",
                "with local a run starts processes itself; see docs/ADMINISTRATION.md",
            ),
        },
        "worker-ended": {
            "lv": (
                "darba process beidzās pats: to kāds apturēja, vai pietrūka atmiņas",
                (
                    "palaidiet vēlreiz: nekas nav nosūtīts, un nekas nav zudis; vismazāk atmiņas "
                    "vajag ar workers = 1 ([scale])"
                ),
            ),
            "ru": (
                "рабочий процесс завершился сам: его остановили, или не хватило памяти",
                (
                    "запустите ещё раз: ничего не отправлено, и ничего не потеряно; меньше всего "
                    "памяти нужно с workers = 1 ([scale])"
                ),
            ),
            "en": (
                "a worker process ended by itself: somebody stopped it, or memory ran out",
                (
                    "run again: nothing was sent, and nothing is lost; workers = 1 ([scale]) needs "
                    "least memory"
                ),
            ),
        },
    }
)
