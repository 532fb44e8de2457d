"""Errors of payments and accounts."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "account-unknown": {
            "lv": (
                "{flat}: šim dzīvoklim nav konta; gaidīts dzīvoklis ar rēķinu vai maksājumu",
                "",
            ),
            "ru": (
                "{flat}: у квартиры нет счёта клиента; ожидалась квартира со счётом или платежом",
                "",
            ),
            "en": ("{flat} has no account, expected a flat with an invoice or a payment", ""),
        },
        "building-unknown": {
            "lv": ("{building}: nav tādas mājas", ""),
            "ru": ("{building}: такого дома нет", ""),
            "en": ("{building}: no such building", ""),
        },
        "debtors-to-a-file": {
            "lv": ("--with-names un --format ir failam; gaidīts --to FILE", ""),
            "ru": ("--with-names и --format для файла; ожидалось --to FILE", ""),
            "en": ("--with-names and --format are for a file, expected --to FILE", ""),
        },
        "decisions-lost": {
            "lv": (
                (
                    "cilvēku lēmumi par šiem maksājumiem nav atjaunoti, jo arhīvā nav to izraksta: "
                    "{payments}"
                ),
                "nolasiet izrakstu vēlreiz un izlemiet no jauna: {list_payments:command}",
            ),
            "ru": (
                (
                    "решения людей по этим платежам не восстановлены, в архиве нет их выписки: "
                    "{payments}"
                ),
                "прочитайте выписку снова и решите заново: {list_payments:command}",
            ),
            "en": (
                (
                    "decisions of people on these payments are not restored, their statement is "
                    "not in the archive: {payments}"
                ),
                "read the statement again and decide anew: {list_payments:command}",
            ),
        },
        "opening-not-yet": {
            "lv": (
                "{period}: sākuma parādu diena ir {day:day}; gaidīta diena, kas nav pēc šodienas",
                "izlabojiet [payments] opening_date konfigurācijā; nekas nav izrakstīts",
            ),
            "ru": (
                "{period}: день начальных долгов {day:day}; ожидался день не позже сегодняшнего",
                "исправьте [payments] opening_date в конфигурации; ничего не выписано",
            ),
            "en": (
                "{period}: the opening debts are of {day:day}, expected a day not after today",
                "correct [payments] opening_date in the configuration; nothing was issued",
            ),
        },
        "accounts-unequal": {
            "lv": (
                "{period}: kontos trūkst summu vai tās ir divreiz; nav izrakstīts: {findings}",
                "apskatiet {check:command period} un rakstiet administratoram",
            ),
            "ru": (
                "{period}: на счетах не хватает сумм или они дважды; не выписано: {findings}",
                "посмотрите {check:command period} и сообщите администратору",
            ),
            "en": (
                "{period}: cents are missing in accounts or there twice; not issued: {findings}",
                "look at {check:command period} and write to the administrator",
            ),
        },
        "opening-after-issue": {
            "lv": (
                "{period}: sākuma parādu diena ir {day:day}, bet rēķins izrakstīts {issued:day}",
                "labojiet [payments] opening_date: ne vēlāk kā {issued:day}; nekas nav izrakstīts",
            ),
            "ru": (
                "{period}: день начальных долгов {day:day}, но счёт выписан уже {issued:day}",
                "исправьте [payments] opening_date: не позже {issued:day}; ничего не выписано",
            ),
            "en": (
                "{period}: the opening debts are of {day:day}, an invoice is of {issued:day}",
                "correct [payments] opening_date: {issued:day} or before; nothing was issued",
            ),
        },
        "opening-missing": {
            "lv": (
                "{period}: nav neviena atlikuma par {opening}; gaidīti sākuma parādi, arī nulles",
                "importējiet balances rindas par {opening}; nekas nav izrakstīts",
            ),
            "ru": (
                "{period}: нет ни одного сальдо за {opening}; ожидались начальные долги, и нулевые",
                "импортируйте строки balances за {opening}; ничего не выписано",
            ),
            "en": (
                "{period}: there is no balance of {opening}, expected the opening debts, zeros too",
                "import the rows of balances of {opening}; nothing was issued",
            ),
        },
        "payment-counted": {
            "lv": (
                "{payment}: maksājums jau ir rēķina {invoices} atlikumā; to vairs nevar atsaukt",
                "labojiet nākamajos rēķinos: charges rinda abiem dzīvokļiem ar pretējām summām",
            ),
            "ru": (
                "{payment}: платёж уже в сальдо счёта {invoices}; его больше нельзя отменить",
                "исправьте в следующих счетах: строка charges обеим квартирам с обратными суммами",
            ),
            "en": (
                "{payment} is in the balance of invoice {invoices} already and cannot be undone",
                "correct it on the next invoices: rows of charges for both flats, of opposite sums",
            ),
        },
        "payment-decided": {
            "lv": (
                "{payment}: par maksājumu jau ir izlemts; gaidīts maksājums, kas gaida",
                "lai izlemtu citādi: {undo_payment:command payment}",
            ),
            "ru": (
                "{payment}: о платеже уже решено; ожидался платёж, который ждёт",
                "чтобы решить иначе: {undo_payment:command payment}",
            ),
            "en": (
                "{payment} is decided already, expected a payment that waits",
                "to decide otherwise: {undo_payment:command payment}",
            ),
        },
        "payment-flat-or-split": {
            "lv": ("gaidīts --flat FLAT vai --split FLAT=EUR, viens no abiem", ""),
            "ru": ("ожидалось --flat FLAT или --split FLAT=EUR, одно из двух", ""),
            "en": ("expected --flat FLAT or --split FLAT=EUR, one of the two", ""),
        },
        "payment-invoice": {
            "lv": ("{invoice}: neviena norādītā dzīvokļa kontā nav šāda rēķina", ""),
            "ru": ("{invoice}: ни на одном счёте указанных квартир нет такого счёта", ""),
            "en": ("{invoice} is in no account of the flats that were named", ""),
        },
        "payment-no-customer": {
            "lv": ("{flat}: dienā {day:day} dzīvoklim nav klienta", ""),
            "ru": ("{flat}: на день {day:day} у квартиры нет клиента", ""),
            "en": ("{flat} has no customer on {day:day}", ""),
        },
        "payment-parts": {
            "lv": (
                "{payment}: daļas kopā ir {parts:number}; gaidīts viss maksājums, {cents:number}",
                "",
            ),
            "ru": (
                "{payment}: части вместе {parts:number}; ожидался весь платёж, {cents:number}",
                "",
            ),
            "en": (
                "{payment}: the parts sum to {parts:number}, expected the whole, {cents:number}",
                "",
            ),
        },
        "payments-after-drafts": {
            "lv": (
                "{period}: pēc melnrakstu aprēķina mainījušies maksājumi ({count} rēķinos)",
                "vispirms palaidiet {calculate:command period}; nekas nav izrakstīts",
            ),
            "ru": (
                "{period}: после расчёта черновиков изменились платежи (в счетах: {count})",
                "сначала запустите {calculate:command period}; ничего не выписано",
            ),
            "en": (
                "{period}: payments changed after the drafts were calculated ({count} invoices)",
                "run {calculate:command period} first; nothing was issued",
            ),
        },
        "payment-several": {
            "lv": ("{payment}: vairāku maksājumu numuri tā sākas; gaidīts garāks sākums", ""),
            "ru": (
                "{payment}: так начинаются несколько номеров; ожидалось более длинное начало",
                "",
            ),
            "en": ("{payment} begins the ids of several payments, expected a longer beginning", ""),
        },
        "payment-split": {
            "lv": (
                "--split {split}: gaidīts FLAT=EUR, katrs dzīvoklis vienreiz",
                "",
            ),
            "ru": (
                "--split {split}: ожидалось FLAT=EUR, каждая квартира один раз",
                "",
            ),
            "en": ("--split {split}: expected FLAT=EUR, each flat once", ""),
        },
        "payment-taken": {
            "lv": (
                "{payment}: izlēma {who}, {day:day} plkst. {time}; gaidīts maksājums, kas gaida",
                "lai izlemtu citādi: {undo_payment:command payment}",
            ),
            "ru": (
                "{payment}: решено: {who}, {day:day} в {time}; ожидался платёж, который ждёт",
                "чтобы решить иначе: {undo_payment:command payment}",
            ),
            "en": (
                "{payment}: {who} decided on {day:day} at {time}, expected a payment that waits",
                "to decide otherwise: {undo_payment:command payment}",
            ),
        },
        "payment-unknown": {
            "lv": (
                "{payment}: nav tāda maksājuma",
                "{list_payments:command} parāda visus, kas gaida",
            ),
            "ru": (
                "{payment}: такого платежа нет",
                "{list_payments:command} покажет все, что ждут",
            ),
            "en": ("{payment} is no payment", "{list_payments:command} lists all that wait"),
        },
        "payment-waits": {
            "lv": ("{payment}: maksājums jau gaida; gaidīts maksājums, par kuru ir izlemts", ""),
            "ru": ("{payment}: платёж уже ждёт; ожидался платёж, о котором решено", ""),
            "en": ("{payment} waits already, expected a payment that is decided", ""),
        },
        "statements-broken": {
            "lv": (
                "{period}: kontu izraksti nesaskan, tāpēc nekas nav izrakstīts: {findings}",
                "importējiet trūkstošo vai pareizo izrakstu: {import_statement:command}",
            ),
            "ru": (
                "{period}: выписки по счетам не сходятся, поэтому ничего не выписано: {findings}",
                "импортируйте недостающую или правильную выписку: {import_statement:command}",
            ),
            "en": (
                "{period}: statements of accounts do not agree, so nothing was issued: {findings}",
                "import the missing or the right statement: {import_statement:command}",
            ),
        },
        "statements-old": {
            "lv": (
                (
                    "{period}: konts {account} ir slēgts līdz {day:day}; gaidīts vismaz līdz "
                    "{expected:day}; nekas nav izrakstīts"
                ),
                "importējiet izrakstus par dienām kopš tās: {import_statement:command}",
            ),
            "ru": (
                (
                    "{period}: счёт {account} закрыт по {day:day}; ожидалось не раньше "
                    "{expected:day}; ничего не выписано"
                ),
                "импортируйте выписки за дни после него: {import_statement:command}",
            ),
            "en": (
                (
                    "{period}: account {account} is closed up to {day:day}, expected "
                    "{expected:day} or later; nothing was issued"
                ),
                "import the statements of the days since: {import_statement:command}",
            ),
        },
        "statement-no-file": {
            "lv": ("{path}: nav tāda faila; gaidīts izraksts", ""),
            "ru": ("{path}: такого файла нет; ожидалась выписка", ""),
            "en": ("{path}: is no file, expected a statement", ""),
        },
    }
)
