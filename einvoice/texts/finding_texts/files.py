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
                "{invoices} invoices for {where} sum to {total} EUR; up to {most} in a file.",
                (
                    "look at the largest and correct them; if the sum is right, raise "
                    "file_total_eur in [limits]"
                ),
            ),
        },
        "answer-fault": {
            "lv": (
                "Ziņojumu nevarēja nolasīt ({place}); nekas no tā nav izmantots.",
                "nosūtiet šo rindu programmas uzturētājiem; ziņojumu rāda {list_answers:command}",
            ),
            "ru": (
                "Сообщение не удалось прочитать ({place}); ничего из него не применено.",
                "отправьте эту строку тем, кто ведёт программу; см. {list_answers:command}",
            ),
            "en": (
                "The message could not be read ({place}); none of it was applied.",
                "send this line to whoever maintains the program; see {list_answers:command}",
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
        "answer-read-again": {
            "lv": (
                "{bank} ziņojums agrāk nebija saprotams; tagad tas ir nolasīts un piemērots.",
                "nekas nav jādara",
            ),
            "ru": (
                "Сообщение {bank} раньше нельзя было применить; оно прочитано снова и применено.",
                "ничего делать не нужно",
            ),
            "en": (
                "This message of {bank} could not be applied before; now it is.",
                "nothing is to be done",
            ),
        },
        "unsent-file": {
            "lv": (
                "{bank} atbild uz failu {file}, ko neviena palaišana nav nosūtījusi.",
                (
                    "{restore:command} pārņem to, kas ir pierādīts, ja vien to nenogādāja "
                    "cilvēks; līdz tam bankai {bank} neko nesūta"
                ),
            ),
            "ru": (
                "{bank} отвечает на файл {file}, который не отправлял ни один запуск.",
                (
                    "{restore:command} примет доказанное, если только его не доставил человек; "
                    "до этого банку {bank} ничего не шлётся"
                ),
            ),
            "en": (
                "{bank} answers file {file}, which no run has sent.",
                (
                    "{restore:command} takes over what is proven, unless a person brought it "
                    "there; until then nothing goes to {bank}"
                ),
            ),
        },
        "unsent-received-before": {
            "lv": (
                "{bank} raksta, ka fails {file} tai jau bija; no šejienes tas nav nosūtīts.",
                "{restore:command} to pieraksta un nosauc, kas jājautā; bankai neko nesūta",
            ),
            "ru": (
                "{bank} пишет, что файл {file} у него уже был; отсюда он не отправлен.",
                "{restore:command} запишет это и скажет, что спросить; банку ничего не шлётся",
            ),
            "en": (
                "{bank} received file {file} before; it was not sent from this database.",
                "{restore:command} keeps that and names what to ask; nothing is sent to the bank",
            ),
        },
        "character-illegal": {
            "lv": (
                "Kādā tekstā ir rakstzīme, ko XML nevar pārnest (vadības zīme, U+FFFE, U+FFFF).",
                (
                    "{void:command}, tad labojiet nosaukumu, vārdu vai "
                    "tekstu, importējiet to un palaidiet {run:command}"
                ),
            ),
            "ru": (
                "В одном из текстов есть знак, недопустимый в XML (управляющий, U+FFFE, U+FFFF).",
                (
                    "{void:command}, затем исправьте имя или текст, "
                    "импортируйте его и запустите {run:command}"
                ),
            ),
            "en": (
                "A text holds a character that XML cannot carry (control, U+FFFE, U+FFFF).",
                ("{void:command}, then correct the name or text, import it and run {run:command}"),
            ),
        },
        "invoice-too-large": {
            "lv": (
                "Rēķins viens pats ir lielāks par failu, ko banka pieņem ({most} baiti).",
                ("{void:command}, tad saīsiniet tā tekstus un palaidiet {run:command}"),
            ),
            "ru": (
                "Один этот счёт больше файла, который принимает банк ({most} байт).",
                ("{void:command}, затем сократите его тексты и запустите {run:command}"),
            ),
            "en": (
                "The invoice alone is larger than a file that the bank takes ({most} bytes).",
                ("{void:command}, then shorten its texts and run {run:command}"),
            ),
        },
        "schema-refused": {
            "lv": (
                "Rēķins neatbilst bankas shēmai: {fault}.",
                (
                    "{void:command}, tad labojiet nosauktā elementa "
                    "vērtību, importējiet to un palaidiet {run:command}"
                ),
            ),
            "ru": (
                "Счёт не соответствует схеме банка: {fault}.",
                (
                    "{void:command}, затем исправьте значение "
                    "названного элемента, импортируйте его и запустите {run:command}"
                ),
            ),
            "en": (
                "The invoice does not fit the bank's schema: {fault}.",
                (
                    "{void:command}, then correct the value of the "
                    "element, import it and run {run:command}"
                ),
            ),
        },
        "service-unknown": {
            "lv": (
                "Pakalpojumam {service} nav nosaukuma.",
                "importējiet `services` rindu un palaidiet {run:command}",
            ),
            "ru": (
                "У услуги {service} нет названия.",
                "импортируйте строку `services` и запустите {run:command}",
            ),
            "en": (
                "The service {service} has no name.",
                "import a `services` row and run {run:command}",
            ),
        },
        "xml-malformed": {
            "lv": (
                "No rēķina neiznāk derīgs XML: {fault}.",
                "tā ir programmas vai tās veidņu kļūda: ziņojiet par to",
            ),
            "ru": (
                "Из счёта не получается правильный XML: {fault}.",
                "это ошибка программы или её шаблонов: сообщите о ней",
            ),
            "en": (
                "The invoice does not make well-formed XML: {fault}.",
                "this is a fault of the program or its templates: report it",
            ),
        },
    }
)
