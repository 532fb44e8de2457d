"""Texts of an audit: deviations of rows, files and answers from what was frozen or archived."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "answer-changed": {
            "lv": ("nav tāda, kāda tā tika nolasīta", ""),
            "ru": ("не такой, каким был прочитан", ""),
            "en": ("differs from the answer that was read", ""),
        },
        "answer-missing": {
            "lv": ("trūkst", ""),
            "ru": ("отсутствует", ""),
            "en": ("is missing", ""),
        },
        "archived-answer-missing": {
            "lv": ("trūkst vai ir mainīts", "palūdziet bankai to atsūtīt vēlreiz"),
            "ru": ("отсутствует или изменён", "попросите банк прислать его ещё раз"),
            "en": ("is missing or changed", "ask the bank to send it again"),
        },
        "archived-answer-unknown": {
            "lv": ("nav neviena nolasīta atbilde", ""),
            "ru": ("не является прочитанным ответом", ""),
            "en": ("is not an answer that was read", ""),
        },
        "archived-changed": {
            "lv": ("baiti ir mainīti; gaidīti nosūtītie", ""),
            "ru": ("байты изменены; ожидались отправленные", ""),
            "en": ("its bytes changed, expected those that were sent", ""),
        },
        "archived-missing": {
            "lv": ("trūkst", "{mend_archive:command} to izveido no jauna"),
            "ru": ("отсутствует", "{mend_archive:command} создаст его заново"),
            "en": ("is missing", "{mend_archive:command} makes it again"),
        },
        "archived-unknown": {
            "lv": ("nav mūsu fails", ""),
            "ru": ("не наш файл", ""),
            "en": ("is not a file of ours", ""),
        },
        "digests-later": {
            "lv": (
                (
                    "izrakstīts, pirms tika glabātas kontrolsummas: rindas ir pierādītas kopš "
                    "{day:day}; agrākās pierāda arhivētie baiti, bet rēķiniem bez bankas "
                    "tikai summas"
                ),
                "",
            ),
            "ru": (
                (
                    "выписано до того, как хранились контрольные суммы: строки доказаны с "
                    "{day:day}; более ранние доказывают архивные байты, а для счетов без "
                    "банка только суммы"
                ),
                "",
            ),
            "en": (
                (
                    "was issued before digests were kept: its rows are proven since "
                    "{day:day}; before that by the archived bytes, and for invoices without a "
                    "bank only by the sums"
                ),
                "",
            ),
        },
        "document-differs": {
            "lv": ("{field:word} atšķiras no {file}; gaidīts failā rakstītais", ""),
            "ru": ("{field:word} отличается от {file}; ожидалось записанное в файле", ""),
            "en": (("its {field:word} is not that of {file}, expected what was written there"), ""),
        },
        "entries-missing": {
            "lv": ("trūkst ierakstu no {first} līdz {last}", ""),
            "ru": ("нет записей с {first} по {last}", ""),
            "en": ("entries {first} to {last} are missing", ""),
        },
        "entry-changed": {
            "lv": ("ir mainīts: tā kontrolsumma ir cita", ""),
            "ru": ("изменена: её контрольная сумма другая", ""),
            "en": ("was changed: its hash is another", ""),
        },
        "entry-not-archived": {
            "lv": ("trūkst vai ir cits, nekā saglabāts arhīvā", ""),
            "ru": ("отсутствует или отличается от сохранённой в архиве", ""),
            "en": ("is missing or is not the entry that the archive saw", ""),
        },
        "entry-out-of-order": {
            "lv": ("neseko ierakstam pirms tā", ""),
            "ru": ("не следует за записью перед ней", ""),
            "en": ("does not follow the entry before it", ""),
        },
        "fail-code-differs": {
            "lv": ("kļūdas kods atšķiras no arhivētās atbildes", ""),
            "ru": ("код ошибки отличается от архивного ответа", ""),
            "en": ("its fail code is not that of the archived answer", ""),
        },
        "file-hash-differs": {
            "lv": ("datubāzē ir cita kontrolsumma nekā žurnālā", ""),
            "ru": ("в базе данных другая контрольная сумма, чем в журнале", ""),
            "en": ("the ledger has another hash than the journal", ""),
        },
        "invoice-missing": {
            "lv": ("trūkst", ""),
            "ru": ("отсутствует", ""),
            "en": ("is missing", ""),
        },
        "rows-changed": {
            "lv": ("ir mainīts pēc iesaldēšanas", ""),
            "ru": ("изменён после заморозки", ""),
            "en": ("was changed after it was frozen", ""),
        },
        "rows-counted": {
            "lv": ("ir {rows} {rows:rinda|rindas|rindu}, gaidīts {expected}", ""),
            "ru": ("{rows} {rows:строка|строки|строк}, ожидалось {expected}", ""),
            "en": ("has {rows} {rows:row|rows}, expected {expected}", ""),
        },
        "rows-in-no-digest": {
            "lv": ("nav nevienā žurnāla kontrolsummā", ""),
            "ru": ("нет ни в одной контрольной сумме журнала", ""),
            "en": ("is in no digest of the journal", ""),
        },
        "rows-of-other-version": {
            "lv": ("iesaldējusi cita programmas versija, kas to var pierādīt", ""),
            "ru": ("заморожено другой версией программы, которая может это доказать", ""),
            "en": ("was frozen by another version, which can prove it", ""),
        },
        "sidecar-damaged": {
            "lv": ("ir bojāts", "{mend_archive:command} to uzraksta no jauna pēc datubāzes"),
            "ru": ("повреждён", "{mend_archive:command} запишет его заново по базе данных"),
            "en": ("is damaged", "{mend_archive:command} writes it again from the database"),
        },
        "state-contradicted": {
            "lv": (("stāvoklis ir „{state:state}”, bet bankas atbildē ir kods {fail_code}"), ""),
            "ru": ("состояние «{state:state}», но в ответе банка код {fail_code}", ""),
            "en": (
                ("is {state:state}, which its bank's answer contradicts (code {fail_code})"),
                "",
            ),
        },
        "state-without-code": {
            "lv": ("stāvoklis ir „{state:state}”, bet bankas atbildē nav koda", ""),
            "ru": ("состояние «{state:state}», но в ответе банка нет кода", ""),
            "en": ("is {state:state}, which its bank's answer contradicts (no code)", ""),
        },
        "sums-differ": {
            "lv": ("summas atšķiras no arhīvā saglabātajām", ""),
            "ru": ("суммы отличаются от сохранённых в архиве", ""),
            "en": ("has other sums than the archive kept", ""),
        },
        "trigger-missing": {
            "lv": ("trūkst", "{migrate:command} to izveido no jauna"),
            "ru": ("отсутствует", "{migrate:command} создаст его заново"),
            "en": ("is missing", "{migrate:command} makes it again"),
        },
    }
)
