"""Findings of answers that change nothing: what a bank says of a file or an invoice of ours."""

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
        "en": "It says it had file {file} before, expected an answer to a file that waits for one.",
    },
    "contradicting-codes": {
        "lv": "Atbildē uz {file} vienam rēķinam ir divi dažādi kļūdas kodi, jābūt vienam.",
        "ru": "В ответе на {file} у одного счёта два разных кода ошибки, должен быть один.",
        "en": "The answer to {file} lists an invoice with two different codes, expected one.",
    },
    "other-file": {
        "lv": "Atbildē uz {file} ir cita faila rēķini, jābūt tikai šī faila rēķiniem.",
        "ru": "В ответе на {file} есть счета другого файла, должны быть только этого файла.",
        "en": "It quotes {file} and lists invoices of another file, expected those of that file.",
    },
    "second-answer": {
        "lv": "Par failu {file} banka jau bija atbildējusi; gaidīta atbilde uz failu bez atbildes.",
        "ru": "На файл {file} банк уже ответил раньше; ожидался ответ на файл без ответа.",
        "en": "File {file} was answered before, expected an answer to a file that waits for one.",
    },
    "unknown-file": {
        "lv": "Atbildē ir faila numurs, kādu šai bankai neesam sūtījuši.",
        "ru": "В ответе указан файл, который мы этому банку не отправляли.",
        "en": "It quotes a file id that this bank never got from us, expected a file of ours.",
    },
    "unknown-invoice": {
        "lv": "Atbildē uz {file} ir rēķini, kuru failā nav: {count}.",
        "ru": "В ответе на {file} есть счета, которых в файле нет: {count}.",
        "en": "The answer to {file} lists {count} invoices not in the file, expected none.",
    },
    "withdrawn-file": {
        "lv": "Fails {file} pirms tam ir atsaukts; gaidīta atbilde uz failu bez atbildes.",
        "ru": "Файл {file} до этого отозван; ожидался ответ на файл без ответа.",
        "en": "File {file} was taken back before, expected an answer to a file that waits for one.",
    },
}

TEXTS = MappingProxyType(
    {
        code: {language: (said, _ASK[language]) for language, said in texts.items()}
        for code, texts in _SAID.items()
    }
)
