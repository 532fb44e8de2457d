"""Errors of plans: of many invoices or flats at once, and of reruns."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "bulk-plan-outdated": {
            "lv": (
                (
                    "plāns {plan}: kopš tā sagatavošanas kaut kas ir mainījies, un iznākums vairs "
                    "nebūtu tas pats"
                ),
                "sagatavojiet un aplūkojiet jauno plānu: {again:steps}; nekas nav izdarīts",
            ),
            "ru": (
                (
                    "план {plan}: после его составления что-то изменилось, и результат был бы уже "
                    "другим"
                ),
                "составьте и посмотрите новый план: {again:steps}; ничего не сделано",
            ),
            "en": (
                "plan {plan}: something changed since it was made, expected the same outcome",
                "make the plan anew and look at it: {again:steps}; nothing was done",
            ),
        },
        "list-empty": {
            "lv": ("--from {path}: nav rindu; gaidīti rēķini vai dzīvokļi", ""),
            "ru": ("--from {path}: нет строк; ожидались счета или квартиры", ""),
            "en": ("--from {path}: has no rows, expected invoices or flats", ""),
        },
        "list-no-column": {
            "lv": ("--from {path}: pirmajā rindā gaidīta kolonna invoice_number vai flat_id", ""),
            "ru": (
                "--from {path}: в первой строке ожидался столбец invoice_number или flat_id",
                "",
            ),
            "en": (
                "--from {path}: expected a column invoice_number or flat_id in the first row",
                "",
            ),
        },
        "list-not-csv": {
            "lv": ("--from {path}: failu nevar nolasīt; gaidīts CSV", ""),
            "ru": ("--from {path}: файл не читается; ожидался CSV", ""),
            "en": ("--from {path}: not readable, expected CSV", ""),
        },
        "list-not-text": {
            "lv": ("--from {path}: failu nevar nolasīt kā UTF-8 tekstu; gaidīts CSV", ""),
            "ru": ("--from {path}: файл не читается как текст UTF-8; ожидался CSV", ""),
            "en": ("--from {path}: not readable as UTF-8 text, expected CSV", ""),
        },
        "list-row-empty": {
            "lv": ("{row}: nav norādīts ne rēķins, ne dzīvoklis; gaidīts viens no tiem", ""),
            "ru": ("{row}: не указаны ни счёт, ни квартира; ожидалось одно из них", ""),
            "en": ("{row}: names no invoice and no flat, expected one of them", ""),
        },
        "list-row-no-flat": {
            "lv": ("{row}: {period} nav tāda dzīvokļa; nekas nav plānots", ""),
            "ru": ("{row}: в {period} нет такой квартиры; ничего не запланировано", ""),
            "en": ("{row}: no such flat in {period}, nothing was planned", ""),
        },
        "list-row-no-invoice": {
            "lv": ("{row}: par {period} nav tāda rēķina; nekas nav plānots", ""),
            "ru": ("{row}: за {period} нет такого счёта; ничего не запланировано", ""),
            "en": ("{row}: no such invoice of {period}, nothing was planned", ""),
        },
        "no-such-building": {
            "lv": ("{building}: {period} nav tādas mājas", ""),
            "ru": ("{building}: в {period} нет такого дома", ""),
            "en": ("{building}: no such building in {period}", ""),
        },
        "no-such-bulk-plan": {
            "lv": (
                (
                    "--apply: nav tāda plāna; gaidīts numurs, ko parādīja "
                    "{plan_correction:command correction}"
                ),
                (
                    "palaidiet {plan_correction:command correction} ar --building, --all vai "
                    "--from un vispirms aplūkojiet plānu"
                ),
            ),
            "ru": (
                (
                    "--apply: нет такого плана; ожидался номер, который показала "
                    "{plan_correction:command correction}"
                ),
                (
                    "запустите {plan_correction:command correction} с --building, --all или "
                    "--from и сначала посмотрите план"
                ),
            ),
            "en": (
                (
                    "--apply: no such plan, expected the id that {plan_correction:command "
                    "correction} printed"
                ),
                (
                    "run {plan_correction:command correction} with --building, --all or --from "
                    "and look at its plan first"
                ),
            ),
        },
        "no-such-plan": {
            "lv": (
                "--apply {plan}: nav tāda plāna; gaidīts numurs, ko parādīja {plan_rerun:command}",
                "palaidiet {plan_rerun:command} un vispirms aplūkojiet plānu",
            ),
            "ru": (
                (
                    "--apply {plan}: нет такого плана; ожидался номер, который показала "
                    "{plan_rerun:command}"
                ),
                "запустите {plan_rerun:command} и сначала посмотрите план",
            ),
            "en": (
                "--apply {plan}: no such plan, expected the id that {plan_rerun:command} printed",
                "run {plan_rerun:command} and look at its plan first",
            ),
        },
        "not-all-issued-anew": {
            "lv": (
                (
                    "plāns {plan}: no jauna varēja izrakstīt {count} no {wanted} rēķiniem; "
                    "gaidīti visi: pārējo šo māju rēķinu aprēķins tagad būtu citāds"
                ),
                (
                    "{calculate:command period} un {check:command period} nosauc mājas; nekas nav "
                    "izdarīts"
                ),
            ),
            "ru": (
                (
                    "план {plan}: заново можно выписать {count} из {wanted} счетов; ожидались "
                    "все: остальные счета этих домов теперь рассчитались бы иначе"
                ),
                (
                    "{calculate:command period} и {check:command period} называют дома; ничего не "
                    "сделано"
                ),
            ),
            "en": (
                (
                    "plan {plan}: {count} of {wanted} invoices could be issued anew, expected "
                    "all: what else was issued of their buildings would be calculated otherwise"
                ),
                (
                    "{calculate:command period} and {check:command period} name the buildings; "
                    "nothing was done"
                ),
            ),
        },
        "plan-carried-out": {
            "lv": (
                "plāns {plan} jau ir izpildīts; nekas nav darīts otrreiz",
                "{status:command} parāda, kas jādara tālāk",
            ),
            "ru": (
                "план {plan} уже выполнен; повторно ничего не сделано",
                "{status:command} покажет, что делать дальше",
            ),
            "en": (
                "plan {plan} was carried out already; nothing was done again",
                "{status:command} shows what comes next",
            ),
        },
        "plan-outdated": {
            "lv": (
                (
                    "plāns {plan}: kopš tā sagatavošanas kaut kas ir mainījies, un iznākums vairs "
                    "nebūtu tas pats"
                ),
                "sagatavojiet un aplūkojiet jauno plānu: {again:steps}; nekas nav izdarīts",
            ),
            "ru": (
                (
                    "план {plan}: после его составления что-то изменилось, и результат был бы уже "
                    "другим"
                ),
                "составьте и посмотрите новый план: {again:steps}; ничего не сделано",
            ),
            "en": (
                "plan {plan}: something changed since it was made, expected the same outcome",
                "make the plan anew and look at it: {again:steps}; nothing was done",
            ),
        },
    }
)
