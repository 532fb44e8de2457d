"""Errors of a database that is older than what was done."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "behind-witness": {
            "lv": (
                (
                    "datubāze atpaliek no liecinieka faila: pēc tā ziņām nosūtīto vai sūtāmo "
                    "failu ir par {files} vairāk, tālāk tikušo numuru sēriju: "
                    "{sequences}{journal:word}"
                ),
                (
                    "{restore:command} pārņem to, kas ir pierādīts, un rāda, kas vēl jāizdara; "
                    "nekas nav nosūtīts"
                ),
            ),
            "ru": (
                (
                    "база данных отстала от файла-свидетеля: по его данным, отправленных или "
                    "отправляемых файлов больше на {files}, ушедших дальше серий номеров: "
                    "{sequences}{journal:word}"
                ),
                (
                    "{restore:command} переносит то, что доказано, и показывает, что осталось "
                    "сделать; ничего не отправлено"
                ),
            ),
            "en": (
                (
                    "database: is behind its witness: {files} {files:file is|files are} sent or "
                    "being sent there, {sequences} {sequences:sequence is|sequences are} "
                    "further{journal:word}"
                ),
                (
                    "{restore:command} takes over what is proven and shows what is left; nothing "
                    "was sent"
                ),
            ),
        },
        "file-still-at-bank": {
            "lv": (
                (
                    "--pass-over: {file} joprojām ir bankas {bank} mapē; gaidīts, ka banka to ir "
                    "atmetusi nelasītu"
                ),
                (
                    "lūdziet banku to atmest nelasītu; tikai ja tā neko no tā nav iegrāmatojusi: "
                    "{declare_missing:command file}; nekas nav mainīts"
                ),
            ),
            "ru": (
                (
                    "--pass-over: {file} всё ещё лежит в папке банка {bank}; ожидалось, что банк "
                    "отбросил его непрочитанным"
                ),
                (
                    "попросите банк отбросить его непрочитанным; только если банк ничего из него "
                    "не провёл: {declare_missing:command file}; ничего не изменено"
                ),
            ),
            "en": (
                (
                    "--pass-over: {file} is still in the inbox of {bank}, expected that the bank "
                    "has discarded it unread"
                ),
                (
                    "ask the bank to discard it unread; only if it has booked nothing of it: "
                    "{declare_missing:command file}; nothing was changed"
                ),
            ),
        },
        "imports-awaited": {
            "lv": (
                (
                    "{period}: trūkst visa, kas importēts pēc atjaunotās kopijas izveides; "
                    "gaidīts, ka tas ir importēts vēlreiz"
                ),
                (
                    "{import:command}, tad {imports_done:command}; ja nekas nebija importēts: "
                    "{nothing_imported:command}; nekas nav izrakstīts"
                ),
            ),
            "ru": (
                (
                    "{period}: нет того, что импортировали после создания возвращённой копии; "
                    "ожидалось, что это импортировано ещё раз"
                ),
                (
                    "{import:command}, затем {imports_done:command}; если ничего не импортировали: "
                    "{nothing_imported:command}; ничего не выписано"
                ),
            ),
            "en": (
                (
                    "{period}: what was imported after the copy that was put back is lost here, "
                    "expected it imported again"
                ),
                (
                    "{import:command}, then {imports_done:command}; if nothing was imported: "
                    "{nothing_imported:command}; nothing was issued"
                ),
            ),
        },
        "imports-not-repeated": {
            "lv": (
                (
                    "--imports-done: kopš pēdējā {restore:command} nekas nav importēts; gaidīts "
                    "imports"
                ),
                (
                    "{import:command}, tad vēlreiz {imports_done:command}; ja nav ko importēt vai "
                    "viss importēts vēlreiz jau pirms tā: {nothing_imported:command}"
                ),
            ),
            "ru": (
                (
                    "--imports-done: с последнего {restore:command} ничего не импортировали; "
                    "ожидался импорт"
                ),
                (
                    "{import:command}, затем ещё раз {imports_done:command}; если импортировать "
                    "нечего или всё импортировали снова ещё до него: {nothing_imported:command}"
                ),
            ),
            "en": (
                (
                    "--imports-done: nothing was imported since the last {restore:command}, "
                    "expected an import"
                ),
                (
                    "{import:command}, then {imports_done:command} once more; if there is nothing "
                    "to import, or all of it was imported again before that: "
                    "{nothing_imported:command}"
                ),
            ),
        },
        "imports-unsaid": {
            "lv": (
                (
                    "{period}: nav teikts, vai viss, kas importēts pēc atjaunotās kopijas "
                    "izveides, ir importēts vēlreiz; gaidīts, ka tas ir teikts"
                ),
                "kad viss ir importēts: {imports_done:command}; nekas nav izrakstīts",
            ),
            "ru": (
                (
                    "{period}: не сказано, что импортировано ещё раз всё, что импортировали после "
                    "создания возвращённой копии; ожидалось, что это сказано"
                ),
                "когда импортировано всё: {imports_done:command}; ничего не выписано",
            ),
            "en": (
                (
                    "{period}: nobody has said that everything imported after the copy that was "
                    "put back is imported again, expected that word"
                ),
                "when everything is imported: {imports_done:command}; nothing was issued",
            ),
        },
        "journal-older": {
            "lv": (
                "datubāzē nav tās žurnāla pēdējā ieraksta {entry}, ko zina arhīvs",
                (
                    "tā ir atjaunota no vecākas kopijas: {restore:command} to panāks; nekas nav "
                    "izdarīts"
                ),
            ),
            "ru": (
                "в базе данных нет последней записи её журнала {entry}, которую знает архив",
                (
                    "она восстановлена из более старой копии: {restore:command} её догонит; ничего "
                    "не сделано"
                ),
            ),
            "en": (
                "database: lacks entry {entry} of its journal, which the archive knows",
                (
                    "it was put back from an older copy: {restore:command} lets it catch up; "
                    "nothing was done"
                ),
            ),
        },
        "passed-over-answered": {
            "lv": (
                (
                    "banka {bank} atbild uz failu {file}, par kuru cilvēks teica, ka bankai no tā "
                    "nekā nav; gaidīts bankas vārds, ka no tā nekas nav palicis"
                ),
                (
                    "mūsu rēķini iet citā failā: lūdziet banku {file} atmest nelasītu vai atsaukt "
                    "visus tā rēķinus; tikai tad, kad tā neko no tā nav iegrāmatojusi vai nekas no "
                    "tā vairs nav palicis: {settle_answer:command id}, tad {run:command}; bankai "
                    "{bank} nekas nav nosūtīts"
                ),
            ),
            "ru": (
                (
                    "банк {bank} отвечает на файл {file}, о котором человек сказал, что у банка от "
                    "него ничего нет; ожидалось слово банка, что ничего из него не осталось"
                ),
                (
                    "наши счета идут в другом файле: попросите банк отбросить {file} непрочитанным "
                    "или отозвать все его счета; только когда банк ничего из него не провёл или "
                    "ничего из него не осталось: {settle_answer:command id}, затем {run:command}; "
                    "банку {bank} ничего не отправлено"
                ),
            ),
            "en": (
                (
                    "{bank}: answers {file}, which was passed over because it had nothing of it, "
                    "expected its word that nothing of it is left there"
                ),
                (
                    "our invoices go in another file: ask it to discard {file} unread or to recall "
                    "all its invoices; only once it has booked nothing of it, or nothing of it is "
                    "left: {settle_answer:command id}, then {run:command}; nothing was sent to "
                    "{bank}"
                ),
            ),
        },
        "witness-missing": {
            "lv": (
                "liecinieka fails bija, bet tā vairs nav vietā, kas norādīta sadaļā [database]",
                (
                    "pievienojiet tā disku vai atjaunojiet failu; ja tas ir zudis pavisam, "
                    "{begin_witness:command} sāk jaunu; nekas nav nosūtīts"
                ),
            ),
            "ru": (
                "файл-свидетель был, но его нет там, где указано в разделе [database]",
                (
                    "подключите его диск или верните файл; если он потерян навсегда, "
                    "{begin_witness:command} начнёт новый; ничего не отправлено"
                ),
            ),
            "en": (
                "witness: the file that [database] names is missing",
                (
                    "mount its disk or put the file back; if it is lost for good, "
                    "{begin_witness:command} begins another; nothing was sent"
                ),
            ),
        },
    }
)
