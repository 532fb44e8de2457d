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
        "statement-no-file": {
            "lv": ("{path}: nav tāda faila; gaidīts izraksts", ""),
            "ru": ("{path}: такого файла нет; ожидалась выписка", ""),
            "en": ("{path}: is no file, expected a statement", ""),
        },
    }
)
