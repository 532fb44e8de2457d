"""Errors of the screens, exports and reports."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "accounts-missing": {
            "lv": (
                ("config.toml: trūkst {count} {count:kontu|konts|konti} grāmatojumiem"),
                "ierakstiet tos, ACCOUNT vietā kontu:\n{settings}",
            ),
            "ru": (
                "config.toml: не хватает {count} {count:счёта|счетов|счетов} для проводок",
                "впишите их, вместо ACCOUNT счёт:\n{settings}",
            ),
            "en": (
                "config.toml: {count} {count:account is|accounts are} missing for the postings",
                "write them there, the account in place of ACCOUNT:\n{settings}",
            ),
        },
        "bytes-gone": {
            "lv": (
                "{file}: tā baitu vairs nav; gaidīti arhīvā",
                (
                    "no dzēsta mēneša paliek tikai to kontrolsumma; {verify:command} saka, kas nav "
                    "kārtībā"
                ),
            ),
            "ru": (
                "{file}: его байтов больше нет; ожидались в архиве",
                (
                    "от удалённого месяца остаётся только их контрольная сумма; {verify:command} "
                    "говорит, что не в порядке"
                ),
            ),
            "en": (
                "{file}: its bytes are gone, expected them in the archive",
                "of a purged month only their hash is kept; {verify:command} says what is wrong",
            ),
        },
        "flat-not-calculated": {
            "lv": (
                "{flat}: par {period} vēl nav rēķina, dzīvoklis nav aprēķināts",
                "{calculate:command period} izveido tā melnrakstu",
            ),
            "ru": (
                "{flat}: за {period} ещё нет счёта, квартира не рассчитана",
                "{calculate:command period} создаёт её черновик",
            ),
            "en": (
                "{flat}: has no invoice for {period} yet, the flat is not calculated",
                "{calculate:command period} makes its draft",
            ),
        },
        "flat-of-another-month": {
            "lv": (
                "{flat}: par {period} nav rēķina, tajā mēnesī tāda dzīvokļa nav",
                (
                    "izlabojiet valid_from vai valid_to tā rindā failā flats.csv un importējiet "
                    "to, vai norādiet citu mēnesi ar --period"
                ),
            ),
            "ru": (
                "{flat}: за {period} нет счёта, в том месяце такой квартиры нет",
                (
                    "исправьте valid_from или valid_to её строки в flats.csv и импортируйте её, "
                    "или укажите другой месяц через --period"
                ),
            ),
            "en": (
                "{flat}: has no invoice for {period}, it is no flat of that month",
                (
                    "correct valid_from or valid_to of its row in flats.csv and import it, or name "
                    "another month with --period"
                ),
            ),
        },
        "invoice-in-no-file": {
            "lv": (
                "{flat}: rēķina nav nevienā failā; gaidīts rēķins, kam izveidots fails",
                "{show:command flat} rāda, kas ir",
            ),
            "ru": (
                "{flat}: счёта нет ни в одном файле; ожидался счёт, для которого создан файл",
                "{show:command flat} показывает, что есть",
            ),
            "en": (
                "{flat}: is in no file, expected a rendered invoice",
                "{show:command flat} shows what there is",
            ),
        },
        "map-columns": {
            "lv": ("{path}: pirmajā rindā gaidītas kolonnas {columns}", ""),
            "ru": ("{path}: в первой строке ожидались столбцы {columns}", ""),
            "en": ("{path}: the first row must be {columns}", ""),
        },
        "no-flat-or-invoice": {
            "lv": (
                "{name}: tas nav ne dzīvoklis, ne rēķina numurs{near:near}",
                "{export_invoices:command period} nosauc visus mēneša rēķinus",
            ),
            "ru": (
                "{name}: это ни квартира, ни номер счёта{near:near}",
                "{export_invoices:command period} перечисляет все счета месяца",
            ),
            "en": (
                "{name}: is no flat and no invoice number{near:near}",
                "{export_invoices:command period} lists all of a month",
            ),
        },
        "not-a-report": {
            "lv": ("{name}: gaidīts nosaukums, kas beidzas ar .xlsx, .html vai .pdf", ""),
            "ru": ("{name}: ожидалось имя, которое кончается на .xlsx, .html или .pdf", ""),
            "en": ("{name}: expected a name that ends in .xlsx, .html or .pdf", ""),
        },
        "nothing-to-compare": {
            "lv": (
                "{period}: nav ko salīdzināt, rēķinu nav",
                "{calculate:command period} tos izveido",
            ),
            "ru": (
                "{period}: сравнивать нечего, счетов нет",
                "{calculate:command period} их создаёт",
            ),
            "en": (
                "{period} has no invoices or drafts to compare",
                "{calculate:command period} makes them",
            ),
        },
        "old-columns": {
            "lv": (
                "{path}: trūkst kolonnu {missing}",
                "zināmās kolonnas ir {known}; --map MAP.csv pasaka, kā tās sauc šajā failā",
            ),
            "ru": (
                "{path}: нет столбцов {missing}",
                "известны столбцы {known}; --map MAP.csv говорит, как они называются в этом файле",
            ),
            "en": (
                "{path} has no column {missing}",
                "known columns are {known}; --map MAP.csv says what they are called in the file",
            ),
        },
        "old-unreadable": {
            "lv": (
                "{path} nevar nolasīt ({why}); gaidīts CSV",
                "pārbaudiet ceļu un --encoding",
            ),
            "ru": (
                "{path} не читается ({why}); ожидался CSV",
                "проверьте путь и --encoding",
            ),
            "en": ("{path} cannot be read as CSV ({why})", "check the path and --encoding"),
        },
        "table-without-customers": {
            "lv": (
                (
                    "--with-names: tabulā {table} nav klientu; gaidīta lines, invoices, "
                    "credit_notes, accounts vai refunds"
                ),
                "",
            ),
            "ru": (
                (
                    "--with-names: в таблице {table} нет клиентов; ожидалась lines, invoices, "
                    "credit_notes, accounts или refunds"
                ),
                "",
            ),
            "en": (
                (
                    "--with-names: {table} has no customers, expected lines, invoices, "
                    "credit_notes, accounts or refunds"
                ),
                "",
            ),
        },
        "too-many-rows": {
            "lv": (
                "tabulā ir vairāk nekā {most} rindu, izklājlapā tās neietilpst",
                "rakstiet CSV: --format csv",
            ),
            "ru": (
                "в таблице больше {most} строк, в лист они не войдут",
                "запишите CSV: --format csv",
            ),
            "en": (
                "the table has more than {most} rows, a sheet cannot hold them",
                "write it as CSV: --format csv",
            ),
        },
    }
)
