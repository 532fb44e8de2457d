"""Errors of files that banks have and that no run has sent."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "file-lost-imported": {
            "lv": (
                "{file}: ir nosūtīts bankai {bank}, bet šeit pazudis; gaidīts uzskaitē",
                (
                    "{calculate:command period}, {issue:command period day}, {render:command "
                    "period} un {restore:command}: tiks izveidots tas pats fails, un nekas "
                    "netiks nosūtīts. Tikai ja banka failu ir atmetusi nelasītu un neko no tā"
                    " nav iegrāmatojusi (vai tas tai nav bijis): {declare_missing:command "
                    "file}"
                ),
            ),
            "ru": (
                "{file}: отправлен в банк {bank}, а здесь утерян; ожидался в учёте",
                (
                    "{calculate:command period}, {issue:command period day}, {render:command "
                    "period} и {restore:command}: будет сделан тот же файл, ничего не "
                    "отправится. Только если банк отбросил файл непрочитанным и ничего из "
                    "него не провёл (или файла у него не было): {declare_missing:command "
                    "file}"
                ),
            ),
            "en": (
                "{file}: was sent to {bank} and is lost here, expected it in the ledger",
                (
                    "{calculate:command period}, {issue:command period day}, {render:command "
                    "period} and {restore:command}: the same file is made again, and nothing "
                    "is sent. Only if the bank has discarded the file unread and booked "
                    "nothing of it (or never had it): {declare_missing:command file}"
                ),
            ),
        },
        "file-lost-imported-day-unknown": {
            "lv": (
                "{file}: ir nosūtīts bankai {bank}, bet šeit pazudis; gaidīts uzskaitē",
                (
                    "{calculate:command period}, {issue:command period day} (DAY: "
                    "izrakstīšanas diena rēķinos, kas ir bankā; tā pati uz papīra, e-pastos un "
                    "klienta internetbankā), {render:command period} un "
                    "{restore:command}: tiks izveidots tas pats fails, un nekas netiks "
                    "nosūtīts. Tikai ja banka failu ir atmetusi nelasītu un neko no tā nav "
                    "iegrāmatojusi (vai tas tai nav bijis): {declare_missing:command file}"
                ),
            ),
            "ru": (
                "{file}: отправлен в банк {bank}, а здесь утерян; ожидался в учёте",
                (
                    "{calculate:command period}, {issue:command period day} (DAY: день "
                    "выписки в счетах, которые есть у банка; тот же на бумаге, в письмах и в "
                    "интернет-банке клиента), {render:command period} и "
                    "{restore:command}: будет сделан тот же файл, ничего не отправится. "
                    "Только если банк отбросил файл непрочитанным и ничего из него не провёл "
                    "(или файла у него не было): {declare_missing:command file}"
                ),
            ),
            "en": (
                "{file}: was sent to {bank} and is lost here, expected it in the ledger",
                (
                    "{calculate:command period}, {issue:command period day} (DAY: the issue "
                    "date on the invoices that the bank has; the same is on paper, in mails and in "
                    "a customer's internet bank), {render:command period} and "
                    "{restore:command}: the same file is made again, and nothing is sent. "
                    "Only if the bank has discarded the file unread and booked nothing of it "
                    "(or never had it): {declare_missing:command file}"
                ),
            ),
        },
        "not-sent-by-a-run": {
            "lv": (
                (
                    "bankai {bank} ir {files}, ko neviena palaišana nav nosūtījusi: to nogādāja "
                    "cilvēks, vai datubāze ir vecāka par to, kas izdarīts"
                ),
                (
                    "ja neviens to nenogādāja, {restore:command} pārņem to, kas ir pierādīts, un "
                    "rāda, kas vēl jāizdara; līdz tam bankai {bank} neko nesūta{by_hand}"
                ),
            ),
            "ru": (
                (
                    "у банка {bank} есть {files}, которые не отправлял ни один запуск: их "
                    "доставил человек, или база данных старше того, что сделано"
                ),
                (
                    "если их никто не доставлял, {restore:command} переносит то, что доказано, и "
                    "показывает, что осталось сделать; до этого банку {bank} ничего не "
                    "шлётся{by_hand}"
                ),
            ),
            "en": (
                (
                    "{bank}: has {files}, which no run has sent: a person brought it there, or "
                    "this database is older than what was done"
                ),
                (
                    "if nobody brought it there, {restore:command} takes over what is proven and "
                    "shows what is left; until then nothing goes to {bank}{by_hand}"
                ),
            ),
        },
        "not-sent-here": {
            "lv": (
                (
                    "bankai {bank} ir {files}, ko šī datubāze nav nosūtījusi: tā ir vecāka par "
                    "to, kas izdarīts"
                ),
                (
                    "{restore:command} pārņem to, kas ir pierādīts, un rāda, kas vēl jāizdara; "
                    "līdz tam bankai {bank} neko nesūta{by_hand}"
                ),
            ),
            "ru": (
                (
                    "у банка {bank} есть {files}, которые эта база данных не отправляла: она "
                    "старше того, что сделано"
                ),
                (
                    "{restore:command} переносит то, что доказано, и показывает, что осталось "
                    "сделать; до этого банку {bank} ничего не шлётся{by_hand}"
                ),
            ),
            "en": (
                (
                    "{bank}: has {files}, not sent from this database, which is older than what "
                    "was done"
                ),
                (
                    "{restore:command} takes over what is proven and shows what is left; until "
                    "then nothing goes to {bank}{by_hand}"
                ),
            ),
        },
        "sent-by-hand": {
            "lv": (
                "{file}: varbūt to nosūtīja cilvēks",
                "; ja {file} nosūtīja cilvēks: {mark_sent:command file hash}",
            ),
            "ru": (
                "{file}: возможно, его отправил человек",
                "; если {file} отправил человек: {mark_sent:command file hash}",
            ),
            "en": (
                "{file}: was perhaps sent by hand",
                "; if a person sent {file} by hand: {mark_sent:command file hash}",
            ),
        },
    }
)
