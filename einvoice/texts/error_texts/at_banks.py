"""Errors of files that banks have and that no run has sent."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
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
