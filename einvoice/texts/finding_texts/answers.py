"""Findings of messages that change nothing: what they say of ours, why they cannot be read."""

from types import MappingProxyType

_ASK = MappingProxyType(
    {
        "lv": "nekas nav mainīts; atbilde ir arhīvā, jautājiet bankai, ko tā nozīmē",
        "ru": "ничего не изменено; ответ в архиве, спросите банк, что он означает",
        "en": "nothing was changed; the answer is in the archive, ask the bank what it means",
    }
)

_SAID = {
    "already-received": {
        "lv": "Banka raksta, ka fails {file} tai jau bija; gaidīta atbilde uz nosūtītu failu.",
        "ru": "Банк пишет, что файл {file} у него уже был; ожидался ответ на отправленный файл.",
        "en": (
            "It says it had file {file} before, expected an answer to a file that is not "
            "answered yet."
        ),
    },
    "contradicting-codes": {
        "lv": "Atbildē uz {file} vienam rēķinam ir divi dažādi kļūdas kodi, jābūt vienam.",
        "ru": "В ответе на {file} у одного счёта два разных кода ошибки, должен быть один.",
        "en": "The answer to {file} lists an invoice with two different codes.",
    },
    "other-file": {
        "lv": "Atbildē uz {file} ir cita faila rēķini, jābūt tikai šī faila rēķiniem.",
        "ru": "В ответе на {file} есть счета другого файла, должны быть только этого файла.",
        "en": "It quotes {file} and lists invoices of another file, expected those of that file.",
    },
    "second-answer": {
        "lv": "Par failu {file} banka jau bija atbildējusi; gaidīta atbilde uz failu bez atbildes.",
        "ru": "На файл {file} банк уже ответил раньше; ожидался ответ на файл без ответа.",
        "en": (
            "File {file} was answered before, expected an answer to a file that is not answered "
            "yet."
        ),
    },
    "unknown-file": {
        "lv": "Atbildē ir faila numurs, kādu šai bankai neesam sūtījuši.",
        "ru": "В ответе указан файл, который мы этому банку не отправляли.",
        "en": "It quotes a file id that this bank never got from us, expected a file of ours.",
    },
    "withdrawn-file": {
        "lv": (
            "Fails {file} šeit tika atsaukts, bet bankai {bank} tas ir: tā dzīvokļiem ir vai būs "
            "divi rēķini, lūdziet vienu atsaukt."
        ),
        "ru": (
            "Файл {file} здесь отозван, но у банка {bank} он есть: у его квартир есть или будет по "
            "два счёта, попросите один отозвать."
        ),
        "en": (
            "File {file} was taken back here, and {bank} has it: its flats have two invoices, or "
            "will have; have one recalled."
        ),
    },
    "unknown-invoice": {
        "lv": "Atbildē uz {file} ir rēķini, kuru failā nav: {count}.",
        "ru": "В ответе на {file} есть счета, которых в файле нет: {count}.",
        "en": "The answer to {file} lists {count} invoices not in the file, expected none.",
    },
}

_PROVE = MappingProxyType(
    {
        "lv": (
            "jautājiet bankai {bank}, kāds SHA-256 ir failam, kas tai ir: "
            "{mark_sent:command file hash}; ja tā saka, ka tai ir tieši mūsu rēķini: "
            "{mark_accepted:command file}; ja tai ir cits saturs, lūdziet to atsaukt, tad "
            "{mark_refused:command file}"
        ),
        "ru": (
            "спросите у банка {bank} SHA-256 файла, который у него есть: "
            "{mark_sent:command file hash}; если он говорит, что у него именно наши счета: "
            "{mark_accepted:command file}; если у него другое содержание, попросите отозвать его, "
            "затем {mark_refused:command file}"
        ),
        "en": (
            "ask {bank} for the SHA-256 of the file that it has: {mark_sent:command file hash}; if "
            "it says that it has exactly our invoices: {mark_accepted:command file}; if it has "
            "other contents, ask it to recall them, then {mark_refused:command file}"
        ),
    }
)

_IN_DOUBT = {
    "answer-unproven": {
        "lv": "Atbildē ir tikai faila {file} numurs; tā var būt par citu saturu nekā mūsu.",
        "ru": "В ответе только номер файла {file}; он может быть о другом содержании, чем наше.",
        "en": "It names the id of file {file} alone, and may be about other contents than ours.",
    },
    "received-before": {
        "lv": (
            "Banka raksta, ka fails {file} tai jau bija, bet no šejienes tas ir nosūtīts vienreiz: "
            "bankai var būt cits saturs."
        ),
        "ru": (
            "Банк пишет, что файл {file} у него уже был, а отсюда он отправлен один раз: у банка "
            "может быть другое содержание."
        ),
        "en": (
            "It says it had file {file} before, which was sent from here only once: the bank may "
            "have other contents."
        ),
    },
}

_RECALL = MappingProxyType(
    {
        "lv": (
            "mūsu rēķini iet citā failā, tāpēc lūdziet banku {bank} šo atmest nelasītu vai atsaukt "
            "visus tā rēķinus; tikai tad, kad banka neko no tā nav iegrāmatojusi vai nekas no tā "
            "vairs nav palicis: {settle_answer:command id}"
        ),
        "ru": (
            "наши счета идут в другом файле, поэтому попросите банк {bank} отбросить этот "
            "непрочитанным или отозвать все его счета; только когда банк ничего из него не провёл "
            "или ничего из него не осталось: {settle_answer:command id}"
        ),
        "en": (
            "our invoices go in another file, so ask {bank} to discard this file unread or to "
            "recall all its invoices; only once it has booked nothing of it, or nothing of it is "
            "left there: {settle_answer:command id}"
        ),
    }
)

_CONTRADICTED = {
    "passed-over-file": {
        "lv": (
            "Atbilde uz failu {file}, par kuru cilvēks teica, ka bankai no tā nekā nav: bankai "
            "tomēr ir vai bija fails ar šo numuru."
        ),
        "ru": (
            "Это ответ на файл {file}, о котором человек сказал, что у банка от него ничего нет: "
            "файл с этим номером у банка всё же есть или был."
        ),
        "en": (
            "It answers file {file}, which was passed over because the bank had nothing of it: the "
            "bank has or had a file of this id after all."
        ),
    },
}

_RECALLED_TOO = MappingProxyType(
    {
        "lv": (
            "jautājiet bankai {bank} katra numuru un summu; tos, kas tai ir ar citu summu vai ko "
            "tā ir atsaukusi, pēc atsaukšanas atzīmējiet ar {mark_refused:command}"
        ),
        "ru": (
            "спросите у банка {bank} номер и сумму каждого; те, что у него с другой суммой или "
            "отозваны, после отзыва отметьте командой {mark_refused:command}"
        ),
        "en": (
            "ask {bank} for the number and sum of each; those that it has with another sum, or has "
            "recalled, are marked once recalled: {mark_refused:command}"
        ),
    }
)

_BY_WORD = {
    "accepted-by-word": {
        "lv": (
            "Pieņemti tikai pēc cilvēka vārda: {numbers}. Bankai tie var būt no faila {file} ar "
            "citām summām."
        ),
        "ru": (
            "Приняты только по слову человека: {numbers}. У банка они могут быть из файла {file} "
            "с другими суммами."
        ),
        "en": (
            "Accepted by a person's word alone: {numbers}. The bank may have them from file {file} "
            "with other sums."
        ),
    },
}

_WHICH_HOLDS = MappingProxyType(
    {
        "lv": "{list_answers:command} rāda, ko jautāt bankai un kas to izšķir; nekas nav mainīts",
        "ru": "{list_answers:command} показывает, что спросить у банка и чем это решается; "
        "ничего не изменено",
        "en": "{list_answers:command} shows what to ask the bank and what settles it; nothing was "
        "changed",
    }
)

_AGAINST_WORD = {
    "answer-against-word": {
        "lv": (
            "Atbilde uz failu {file} ir pretrunā ar to, ko banka teica cilvēkam: {numbers} (kopā "
            "{count})."
        ),
        "ru": (
            "Ответ на файл {file} противоречит тому, что банк сказал человеку: {numbers} (всего "
            "{count})."
        ),
        "en": (
            "The answer to file {file} contradicts what the bank told a person: {numbers} "
            "({count} in all)."
        ),
    },
}

_ASK_AGAIN = MappingProxyType(
    {
        "lv": "palūdziet bankai ziņojumu vēlreiz vai jautājiet, ko tas nozīmē",
        "ru": "попросите банк прислать сообщение ещё раз или спросите, что оно означает",
        "en": "ask the bank for the message again, or what it means",
    }
)

_UNREADABLE = {
    "answer-broken": {
        "lv": "Ziņojums nav derīgs XML; iespējams, tas nav uzrakstīts līdz galam.",
        "ru": "Сообщение не является правильным XML; возможно, оно не дописано.",
        "en": "The message is not well-formed XML; it may be half-written.",
    },
    "answer-count": {
        "lv": "Ziņojuma beigās ir skaits {total}, bet tajā nosaukti {listed}.",
        "ru": "В конце сообщения число {total}, а перечислено {listed}.",
        "en": "The footer counts {total}, but {listed} are listed.",
    },
    "answer-empty": {
        "lv": "Ziņojumā nav neviena baita.",
        "ru": "В сообщении нет ни одного байта.",
        "en": "The message has no bytes.",
    },
    "answer-invalid": {
        "lv": "Ziņojumam nav gaidītās uzbūves: {fault:word}.",
        "ru": "Строение сообщения не то, что ожидалось: {fault:word}.",
        "en": "The message is not built as expected: {fault:word}.",
    },
    "answer-unknown": {
        "lv": "Ziņojuma veids nav zināms; gaidīts kāds no bankas ziņojumiem.",
        "ru": "Вид сообщения неизвестен; ожидалось одно из сообщений банка.",
        "en": "The message is of no known kind.",
    },
    "answer-unreadable": {
        "lv": "Ziņojums ir pārāk liels vai satur DOCTYPE vai entītijas, ko nekad nepieņem.",
        "ru": "Сообщение слишком велико либо содержит DOCTYPE или сущности, что не принимается.",
        "en": "The message is too large, or has a DOCTYPE or an entity, which is never accepted.",
    },
}

TEXTS = MappingProxyType(
    {
        code: {language: (said, hints[language]) for language, said in texts.items()}
        for hints, table in (
            (_ASK, _SAID),
            (_PROVE, _IN_DOUBT),
            (_RECALL, _CONTRADICTED),
            (_RECALLED_TOO, _BY_WORD),
            (_WHICH_HOLDS, _AGAINST_WORD),
            (_ASK_AGAIN, _UNREADABLE),
        )
        for code, texts in table.items()
    }
)
