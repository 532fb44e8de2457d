"""Errors of a command line."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "account-pdf-alone": {
            "lv": ("--file un --language ir tikai PDF", "pievienojiet --format pdf"),
            "ru": ("--file и --language бывают только у PDF", "добавьте --format pdf"),
            "en": ("--file and --language are of a PDF alone", "add --format pdf"),
        },
        "account-pdf-on-screen": {
            "lv": ("PDF nevar parādīt terminālī", "pievienojiet --file FAILS.pdf"),
            "ru": ("PDF нельзя показать в терминале", "добавьте --file ФАЙЛ.pdf"),
            "en": ("a PDF cannot be shown in a terminal", "add --file FILE.pdf"),
        },
        "argument-not-utf-8": {
            "lv": ("{argument}: nav UTF-8 teksts", "{list_commands:command}"),
            "ru": ("{argument}: это не текст в UTF-8", "{list_commands:command}"),
            "en": ("{argument}: is not UTF-8, expected text", "{list_commands:command}"),
        },
        "clock-of-real-bank": {
            "lv": (
                (
                    "{where}: pulksteni nevar iestatīt, ja kāda banka ir īsta; visām bankām jābūt "
                    'transport = "simulator" vai "folder", vai "sftp" uz bank-simulator'
                ),
                'neiestatiet to vai izmēģiniet ar transport = "simulator"',
            ),
            "ru": (
                (
                    "{where}: часы нельзя переставить, пока хотя бы один банк настоящий; у всех "
                    'банков должен быть transport "simulator" или "folder", или "sftp" к '
                    "bank-simulator"
                ),
                'не указывайте это или репетируйте с transport = "simulator"',
            ),
            "en": (
                (
                    "{where}: the clock may not be set while a bank is real, expected every "
                    "bank's transport to be simulator or folder, or sftp to a bank-simulator"
                ),
                'leave it out, or rehearse with transport = "simulator"',
            ),
        },
        "command-line-wrong": {
            "lv": ("{why}", "{help}"),
            "ru": ("{why}", "{help}"),
            "en": ("{why}", "{help}"),
        },
        "example-alone": {
            "lv": ("--example KIND norāda atsevišķi", ""),
            "ru": ("--example KIND указывают отдельно", ""),
            "en": ("--example KIND cannot be combined with anything else", ""),
        },
        "no-paths": {
            "lv": ("PATH... nav norādīts; gaidīti importējami faili vai mapes", ""),
            "ru": ("PATH... не указан; ожидались файлы или папки для импорта", ""),
            "en": ("PATH... is missing, expected files or folders to import", ""),
        },
        "no-such-command": {
            "lv": ("{name}: nav tādas komandas{near:near}", "{list_commands:command} rāda visas"),
            "ru": (
                "{name}: нет такой команды{near:near}",
                "{list_commands:command} показывает все",
            ),
            "en": ("{name}: no such command{near:near}", "{list_commands:command} lists all"),
        },
        "no-such-option": {
            "lv": ("{name}: nav tādas opcijas{near:near}", "{help}"),
            "ru": ("{name}: нет такого параметра{near:near}", "{help}"),
            "en": ("{name}: no such option{near:near}", "{help}"),
        },
        "recalled-by-number": {
            "lv": ("--recalled: gaidīti anulētu rēķinu numuri", "{status:command} tos uzskaita"),
            "ru": (
                "--recalled: ожидались номера аннулированных счетов",
                "их перечисляет {status:command}",
            ),
            "en": (
                "--recalled: expected the numbers of void invoices",
                "{status:command} lists them",
            ),
        },
        "option-bulk-only": {
            "lv": ("{option}: der tikai kopā ar --building, --all vai --from", ""),
            "ru": ("{option}: подходит только вместе с --building, --all или --from", ""),
            "en": ("{option}: expected it only with --building, --all or --from", ""),
        },
        "option-of-all": {
            "lv": ("{option}: der tikai kopā ar `all`, sarakstam", ""),
            "ru": ("{option}: подходит только вместе с `all`, для списка", ""),
            "en": ("{option}: expected it only with `all`, for a list", ""),
        },
        "option-choice": {
            "lv": (
                "{where}: '{given}' nav derīga vērtība; gaidīta viena no: {known}{near:near}",
                "{help}",
            ),
            "ru": (
                "{where}: недопустимое значение '{given}'; ожидалось одно из: {known}{near:near}",
                "{help}",
            ),
            "en": ("{where}: '{given}' is not known, expected one of {known}{near:near}", "{help}"),
        },
        "option-empty": {
            "lv": ("{where} nedrīkst būt tukšs: gaidīta vērtība", "{help}"),
            "ru": ("{where} не может быть пустым: ожидалось значение", "{help}"),
            "en": ("{where} must not be empty: expected a value", "{help}"),
        },
        "option-takes-nothing": {
            "lv": ("{where}: rakstāma bez vērtības", "{help}"),
            "ru": ("{where}: пишется без значения", "{help}"),
            "en": ("{where}: expected it without a value", "{help}"),
        },
        "option-missing": {
            "lv": ("{where}: nav norādīts", "{help}"),
            "ru": ("{where}: не указано", "{help}"),
            "en": ("{where} is missing", "{help}"),
        },
        "option-day-unsaid": {
            "lv": (
                (
                    "{where}: '{given}' vietā gaidīts izrakstīšanas datums (YYYY-MM-DD), kas ir uz "
                    "šī mēneša rēķiniem: izdrukātiem, nosūtītiem pa e-pastu vai redzamiem klienta "
                    "internetbankā; citādi jautājiet bankai"
                ),
                "{help}",
            ),
            "ru": (
                (
                    "{where}: вместо '{given}' ожидалась дата выписки (YYYY-MM-DD), которая стоит "
                    "на счетах этого месяца: напечатанных, отправленных по э-почте или видимых в "
                    "интернет-банке клиента; иначе спросите банк"
                ),
                "{help}",
            ),
            "en": (
                (
                    "{where}: expected the issue date (YYYY-MM-DD) in place of '{given}': it is on "
                    "this month's invoices: on paper, in mails that were sent, or in a customer's "
                    "internet bank; else ask the bank"
                ),
                "{help}",
            ),
        },
        "option-not-day": {
            "lv": ("{where}: '{given}' nav datums; gaidīts YYYY-MM-DD", "{help}"),
            "ru": ("{where}: '{given}' — не дата; ожидалось YYYY-MM-DD", "{help}"),
            "en": ("{where}: '{given}' is not a day, expected YYYY-MM-DD", "{help}"),
        },
        "option-not-month": {
            "lv": ("{where}: '{given}' nav mēnesis; gaidīts YYYY-MM", "{help}"),
            "ru": ("{where}: '{given}' — не месяц; ожидалось YYYY-MM", "{help}"),
            "en": ("{where}: '{given}' is not a month, expected YYYY-MM", "{help}"),
        },
        "option-not-whole": {
            "lv": ("{where}: gaidīts vesels skaitlis", "{help}"),
            "ru": ("{where}: ожидалось целое число", "{help}"),
            "en": ("{where}: expected a whole number", "{help}"),
        },
        "option-wrong": {
            "lv": ("{where}: {why}", "{help}"),
            "ru": ("{where}: {why}", "{help}"),
            "en": ("{where}: {why}", "{help}"),
        },
        "page-as-json": {
            "lv": ("--json: lapa ar --format {form} nav JSON", "izlaidiet --json"),
            "ru": ("--json: страница с --format {form} — не JSON", "уберите --json"),
            "en": ("--json: a page of --format {form} cannot be JSON", "leave --json out"),
        },
        "pdf-on-screen": {
            "lv": ("PDF nevar parādīt terminālī", "pievienojiet --to FAILS.pdf"),
            "ru": ("PDF нельзя показать в терминале", "добавьте --to ФАЙЛ.pdf"),
            "en": ("a PDF cannot be shown in a terminal", "add --to FILE.pdf"),
        },
        "plan-alone": {
            "lv": (
                "--apply: plānā jau ir savi dzīvokļi un periods; citas opcijas nav vajadzīgas",
                "",
            ),
            "ru": ("--apply: в плане уже есть квартиры и период; другие параметры не нужны", ""),
            "en": ("--apply: a plan has its own flats and period, expected no other option", ""),
        },
        "reason-missing": {
            "lv": ("--reason nav norādīts; gaidīts iemesls", ""),
            "ru": ("--reason не указан; ожидалась причина", ""),
            "en": ("--reason is missing, expected why", ""),
        },
        "rows-alone": {
            "lv": ("--set-aside, --confirm un PATH... kopā neder; norādiet vienu", ""),
            "ru": ("--set-aside, --confirm и PATH... вместе не указывают; нужно одно", ""),
            "en": ("--set-aside, --confirm and PATH... do not go together", ""),
        },
        "selection-unclear": {
            "lv": ("gaidīts tieši viens no: {named}, --building, --all, --from vai --apply", ""),
            "ru": ("ожидалось ровно одно из: {named}, --building, --all, --from или --apply", ""),
            "en": ("expected exactly one of {named}, --building, --all, --from and --apply", ""),
        },
        "settle-with-reason": {
            "lv": (
                "answers: gaidīts --settle ID kopā ar --reason TEXT",
                "{list_answers:command} tos parāda",
            ),
            "ru": (
                "answers: ожидалось --settle ID вместе с --reason TEXT",
                "их показывает {list_answers:command}",
            ),
            "en": (
                "answers: expected --settle ID with --reason TEXT",
                "{list_answers:command} lists them",
            ),
        },
        "show-into-file": {
            "lv": ("--to: failā ieraksta tikai XML, HTML vai PDF", "pievienojiet --format"),
            "ru": ("--to: в файл записываются только XML, HTML или PDF", "добавьте --format"),
            "en": ("--to: only XML, HTML and PDF go into a file", "add --format"),
        },
        "subscriptions-confirm-alone": {
            "lv": (
                "subscriptions: gaidīts --confirm FLAT kopā ar --reason TEXT un bez citām opcijām",
                "",
            ),
            "ru": (
                (
                    "subscriptions: ожидалось --confirm FLAT вместе с --reason TEXT и без других "
                    "параметров"
                ),
                "",
            ),
            "en": ("subscriptions: expected --confirm FLAT with --reason TEXT and no other", ""),
        },
        "subscriptions-either": {
            "lv": ("subscriptions: gaidīts --accept vai --refuse, nevis abi", ""),
            "ru": ("subscriptions: ожидалось --accept или --refuse, а не оба", ""),
            "en": ("subscriptions: expected either --accept or --refuse, not both", ""),
        },
        "subscriptions-pairs": {
            "lv": (
                (
                    "subscriptions: gaidīts --accept ID kopā ar --flat FLAT vai --refuse ID kopā "
                    "ar --reason TEXT"
                ),
                "{list_subscriptions:command} rāda, kas gaida",
            ),
            "ru": (
                (
                    "subscriptions: ожидалось --accept ID вместе с --flat FLAT или --refuse ID "
                    "вместе с --reason TEXT"
                ),
                "{list_subscriptions:command} показывает, что ждёт решения",
            ),
            "en": (
                (
                    "subscriptions: expected --accept ID with --flat FLAT, or --refuse ID with "
                    "--reason TEXT"
                ),
                "{list_subscriptions:command} lists what waits",
            ),
        },
    }
)
