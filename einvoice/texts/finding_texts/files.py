"""Findings of files and answers: what a bank does not take, what a message does not say."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "FILE_OVER_CEILING": {
            "lv": (
                "{invoices} rēķini bankai {where}: {total:number} EUR; vienā failā līdz {most}.",
                (
                    "aplūkojiet un izlabojiet lielākos rēķinus; ja summa ir pareiza, "
                    "paaugstiniet file_total_eur konfigurācijas sadaļā [limits]"
                ),
            ),
            "ru": (
                "Сумма {invoices} счетов для {where}: {total:number} EUR; в одном файле до {most}.",
                (
                    "проверьте самые большие счета и исправьте их; если сумма верна, повысьте "
                    "file_total_eur в разделе [limits] конфигурации"
                ),
            ),
            "en": (
                "{invoices} invoices for {where} sum to {total} EUR; up to {most} in one file.",
                (
                    "look at the largest and correct them; if the sum is right, raise "
                    "file_total_eur in [limits]"
                ),
            ),
        },
        "answer-fault": {
            "lv": (
                "Ziņojumu nevarēja nolasīt ({place}); nekas no tā nav izmantots.",
                "nosūtiet šo rindu programmas uzturētājiem; ziņojumu rāda `einvoice answers`",
            ),
            "ru": (
                "Сообщение не удалось прочитать ({place}); ничего из него не применено.",
                "отправьте эту строку тем, кто ведёт программу; см. `einvoice answers`",
            ),
            "en": (
                "The message could not be read ({place}); none of it was applied.",
                "send this line to whoever maintains the program; see `einvoice answers`",
            ),
        },
        "answer-namespace": {
            "lv": (
                "Ziņojums ir nolasīts, bet tam ir jauna vārdtelpa: {namespaces}.",
                "jautājiet bankai, vai formāts ir mainījies; par to tiek ziņots vienu reizi",
            ),
            "ru": (
                "Сообщение прочитано, но его пространство имён новое: {namespaces}.",
                "спросите банк, изменился ли формат; об этом сообщается один раз",
            ),
            "en": (
                "The message was read, but its namespace is new: {namespaces}.",
                "ask the bank whether its format changed; this is reported once",
            ),
        },
        "unsent-file": {
            "lv": (
                "{bank} atbild uz failu {file}, kas nav nosūtīts: datubāze ir veca.",
                "`einvoice restore` pārņem to, ko pierāda atbildes; līdz tam bankai neko nesūta",
            ),
            "ru": (
                "{bank} отвечает на неотправленный файл {file}: база данных устарела.",
                "`einvoice restore` примет доказанное ответами; до этого банку ничего не шлётся",
            ),
            "en": (
                "{bank} answers file {file}, which was not sent: the database is old.",
                "`einvoice restore` takes over what the answers prove; until then nothing is sent",
            ),
        },
    }
)
